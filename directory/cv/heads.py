"""The head of an entry: its lines, its dates, and how its lines are set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from directory.cv.cues import role_score
from directory.cv.dates import DateRange, find_dates
from directory.cv.document import Line, Style

LABEL = re.compile(r"[^:：]{1,60}[:：]\s*$")
MOST_OF_DATES = 24  # characters of a line that prints nothing but dates


def header(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of an entry before its details: before the first bullet below the opener, or a label on its own."""
    found = [lines[0]]
    for line in lines[1:]:
        if (
            line.bullet
            and line.bullet != ":"
            and (line.indent > lines[0].indent or not lines[0].bullet or lines[0].level)
        ):
            break
        if LABEL.match(line.text) and len(line.text) < 40:
            break
        found.append(line)
    return tuple(found)


def edge_dates(line: Line) -> tuple[DateRange, ...]:
    """Dates at the start or the end of a line: those that date an entry, not those inside a sentence.

    A range that closes a sentence, with another one behind it, stands at the end of the head that is run on there.
    A remark in brackets may follow a date at the end: "2009 (part-time)".
    """
    return _edge_dates(line.text)


@lru_cache(maxsize=16384)  # each way to cut a list into entries asks again
def _edge_dates(text: str) -> tuple[DateRange, ...]:
    end = runs_on(text)
    remark = REMARK.search(text) if ")" in text[-3:] else None
    closes = len(text) - len(remark.group()) if remark else len(text)
    return tuple(
        date
        for date in find_dates(text)
        if date.span[1] == end
        or not text[: date.span[0]].strip(" (,;|")
        or not text[date.span[1] : max(closes, date.span[1])].strip(" ).,;|]")
        or fills_cell(text, date)
    )


REMARK = re.compile(r"\s\([^()\d]{3,80}\)[\s.,;]*$")


def fills_cell(text: str, date: DateRange) -> bool:
    """Whether a date is all that stands in a column."""
    start, end = date.span
    return text[:start].rstrip(" (")[-1:] in ("", "\t") and text[end:].lstrip(" )")[:1] in ("", "\t")


RUN_ON = re.compile(r"\)?[.:]\s+[A-Z]|\)\s+[A-Z]")


def runs_on(text: str) -> int:
    """Where the range of dates ends that a sentence follows ("Lecturer, 1998-2001. Taught ..."); 0 where none does."""
    ranged = (date for date in find_dates(text) if date.start != date.end)
    return next((date.span[1] for date in ranged if date.span[0] and RUN_ON.match(text, date.span[1])), 0)


def only_dates(text: str) -> bool:
    """Whether a line prints dates and nothing else."""
    if len(text) > MOST_OF_DATES:
        return False
    rest = text
    for date in reversed(find_dates(text)):
        rest = rest[: date.span[0]] + rest[date.span[1] :]
    return rest != text and not any(char.isalnum() for char in rest)


def opens_role(line: Line) -> bool:
    """A role with its own range of dates, set apart from what is told of it."""
    dated = any(date.start != date.end for date in edge_dates(line))
    return dated and role_score(line.text) > 0 and len(line.text.split()) <= 16 and ":" not in line.text


NUMBER = re.compile(r"[\[(]?[A-Z]{0,3}\.?\d")


def leads(line: Line, style: Style) -> bool:
    return any(span.start == 0 and span.end > 2 and span.style is style for span in line.passage.spans)


def is_marked(line: Line) -> bool:
    return bool(line.bullet or line.level or leads(line, Style.BOLD))


def line_class(line: Line) -> tuple[object, ...]:
    """Lines set alike: the same bullet, indent, level and lead."""
    bullet = "0" if line.bullet and NUMBER.match(line.bullet) else line.bullet
    return bullet, min(line.indent, 12) // 2, line.level, leads(line, Style.BOLD), leads(line, Style.ITALIC)
