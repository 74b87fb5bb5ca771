"""The ways in which the entries of a list may begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from directory.cv.cues import degree_score
from directory.cv.dates import find_dates
from directory.cv.document import Line, Style
from directory.cv.heads import NUMBER, edge_dates, leads, line_class
from directory.cv.kinds import Kind
from directory.cv.sections import YEAR
from directory.cv.venues import find_status

Opener = Callable[[int], bool]

FIRST_CELL = re.compile(r"(?P<cell>[^\t]{1,16})\t(?=\S)")  # a table's column of years
LABEL_LEAD = re.compile(r"[\w ]{3,40}[:：]")


def openers(lines: Sequence[Line], kind: Kind) -> Iterator[tuple[float, Opener]]:
    """(how far to trust it, opener): each a way to see where entries begin."""
    levels = [line.level for line in lines if line.level]
    if levels:
        top = min(levels)
        yield 1.0, lambda i: lines[i].level == top
    bulleted = [line for line in lines if line.bullet and not line.level]
    if bulleted:
        least = min(line.indent for line in bulleted)
        yield 0.98, lambda i: bool(lines[i].bullet) and lines[i].indent <= least
        yield 0.96, lambda i: bool(lines[i].bullet)
        yield 0.96, lambda i: bool(lines[i].bullet) or (lines[i].after_blank and not lines[i].indent)
    numbered = [line for line in bulleted if line.bullet and NUMBER.match(line.bullet)]
    if len(numbered) > 1:
        yield 1.0, lambda i: bool(lines[i].bullet) and bool(NUMBER.match(lines[i].bullet or ""))
    if kind in (Kind.EDUCATION, Kind.POSITIONS, Kind.PROJECTS, Kind.TEACHING, Kind.ACTIVITIES, Kind.SERVICE):
        dated = _dated_classes(lines)
        yield 0.97, lambda i: line_class(lines[i]) in dated
    outer = min(line.indent for line in lines)
    if any(line.indent > outer for line in lines):
        yield 0.95, lambda i: lines[i].indent == outer and not lines[i].bullet
    if kind is Kind.PUBLICATIONS:
        yield 0.97, lambda i: bool(FIRST_CELL.match(lines[i].text))
        if sum(map(_is_dated_work, lines)) >= 0.8 * len(lines):
            yield 0.97, lambda _: True
    if kind is Kind.EDUCATION:
        yield 0.94, lambda i: degree_score(lines[i].text) == 1 and not LABEL_LEAD.match(lines[i].text)
    yield 0.95, lambda i: _opens_with_date(lines[i])
    yield 0.935, lambda i: lines[i].passage.is_all(Style.BOLD)
    yield 0.93, lambda i: leads(lines[i], Style.BOLD)
    yield 0.92, lambda i: lines[i].after_blank and (leads(lines[i], Style.BOLD) or bool(lines[i].level))
    yield 0.9, lambda i: lines[i].after_blank
    yield 0.85, lambda i: _ends_with_date(lines[i])
    yield 0.84, lambda i: not i or _ends_with_date(lines[i - 1])
    yield 0.83, lambda i: not i or lines[i - 1].text.rstrip().endswith((".", ")"))
    yield 0.82, lambda _: True


def _is_dated_work(line: Line) -> bool:
    """Long enough for a work, with a year or a status: where most lines are so, each is a work of its own."""
    return len(line.text) > 35 and (bool(YEAR.search(line.text)) or find_status(line.text) != "published")


def _dated_classes(lines: Sequence[Line]) -> set[tuple[object, ...]]:
    """The classes of lines that are followed by a range of dates, outermost first."""
    members: dict[tuple[object, ...], list[int]] = {}
    for index, line in enumerate(lines):
        members.setdefault(line_class(line), []).append(index)
    found: set[tuple[object, ...]] = set()
    indent = None
    for name, indexes in sorted(members.items(), key=lambda item: min(lines[i].indent for i in item[1])):
        if not (name[0] or name[2] or name[3] or name[4]):
            continue
        others = frozenset(indexes)
        dated = sum(_is_dated_header(lines, i, others) for i in indexes)
        if dated / len(indexes) >= 0.6 and (indent is None or lines[indexes[0]].indent <= indent + 1):
            found.add(name)
            indent = lines[indexes[0]].indent if indent is None else indent
    return found


def _is_dated_header(lines: Sequence[Line], index: int, others: Collection[int]) -> bool:
    """Whether a range of dates stands on the line or close under it, before the next such line or a bullet."""
    for at in range(index, min(index + 5, len(lines))):
        if at > index and (at in others or (lines[at].bullet and lines[at].bullet != ":")):
            return False
        if any(date.start != date.end for date in edge_dates(lines[at])):
            return True
    return False


def _opens_with_date(line: Line) -> bool:
    dates = find_dates(line.text)
    return bool(dates) and not line.text[: dates[0].span[0]].strip(" (–-")


def _ends_with_date(line: Line) -> bool:
    dates = find_dates(line.text)
    return bool(dates) and not line.text[dates[-1].span[1] :].strip(" ).,;]")
