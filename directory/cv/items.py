"""The things that a section lists, each with the line above that speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from directory.cv.cues import organization_score, place_score, role_score
from directory.cv.dates import DateRange, find_dates, parse_date
from directory.cv.document import Line, Passage, Style, join, ranges
from directory.cv.entries import Entry, split_entries
from directory.cv.fields import BRACKETS, printed, trim
from directory.cv.heads import LABEL, fills_cell
from directory.cv.names import is_name
from directory.cv.records import ActivityRecord, Confidence
from directory.cv.sections import Section


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a list, and the line above that speaks for it and its neighbours."""

    lines: tuple[Line, ...]
    head: Line | None = None
    group: tuple[Line, ...] = ()

    @property
    def numbers(self) -> tuple[tuple[int, int], ...]:
        return ranges(line.number for line in (*self.group, *((self.head,) if self.head else ()), *self.lines))

    @property
    def year(self) -> int | None:
        """The year that stands above its group."""
        dates = [date for line in self.group for date in find_dates(line.text)]
        first = dates[-1].start if dates else None
        return first.year if first and first == dates[-1].end else None


def split_items(section: Section) -> Iterator[Item]:
    """The entries of a section; where one line heads several bullets, each of the bullets."""
    above: Line | None = None
    entries = split_entries(section)
    for entry, after in zip_longest(entries, entries[1:]):
        if after and _speaks_for(entry, after):
            above = entry.lines[0]
            continue
        if not entry.lines[0].bullet:
            above = None
        label = above or next((line for line in entry.group if LABEL.match(line.text)), None)
        head, items = _below(entry)
        if head is None:
            yield Item(entry.lines, label, entry.group)
            continue
        above = None
        if (tab := head.text.find("\t")) > 0:  # a label in a column of its own, with the first item beside it
            items = [(replace(head, passage=head.passage.slice(tab)),), *items]
            head = replace(head, passage=head.passage.slice(0, tab))
        for lines in items:
            yield Item(lines, head, entry.group)


def _speaks_for(entry: Entry, after: Entry) -> bool:
    """A role or a body on a line of its own, "Reviewer", "Council of Bees", above bullets."""
    first, *below = entry.lines
    if below or first.bullet or find_dates(first.text) or not after.lines[0].bullet:
        return False
    return role_score(first.text) > 0 or organization_score(first.text) > 0


def _below(entry: Entry) -> tuple[Line | None, list[tuple[Line, ...]]]:
    first, *below = entry.lines
    bullets = [line for line in below if line.bullet]
    if not bullets or below[0] is not bullets[0] or find_dates(first.text):
        return None, []
    deeper = all(line.indent > first.indent for line in bullets) or not first.bullet
    if not deeper or (len(bullets) == 1 and not LABEL.match(first.text) and not role_score(first.text)):
        return None, []
    least = min(line.indent for line in bullets) if first.bullet else 99
    items: list[tuple[Line, ...]] = []
    for line in below:
        if (line.bullet and line.indent <= least) or not items:
            items.append((line,))
        else:
            items[-1] = (*items[-1], line)
    return first, items


def dates_in(text: str, year: int | None) -> tuple[DateRange, ...]:
    """The dates of a text; a day at its end without a year is one of the year it begins with, or that stands above."""
    found = find_dates(text)
    if found:
        alone = len(found) == 1 and not found[0].span[0] and found[0].start == found[0].end
        year = found[0].start.year if alone and found[0].start and not found[0].start.month else None
    if year is None:
        return found
    days = [date for date in find_dates(f"{text.rstrip(' .)')} {year}") if date.start and date.start.day]
    return (*found, *(replace(date, span=(date.span[0], min(date.span[1], len(text)))) for date in days))


@dataclass(frozen=True, slots=True)
class Years:
    """What a list's bare years are where names hold years, too: those that its items begin or end with date them."""

    first: bool = False
    last: bool = False


def find_years(items: Sequence[Item]) -> Years:
    """A vote over the list: most of its items begin with a year; or they end with one, and some with a range."""
    edges = [_edges(item.lines[0].text) for item in items]
    least = len(edges) / 2
    ends = [last for _, last in edges if last]
    return Years(
        first=sum(_is_bare(first) for first, _ in edges if first) > least,
        last=len(ends) > least and not all(_is_bare(last) for last in ends),
    )


def _edges(text: str) -> tuple[DateRange | None, DateRange | None]:
    """The date that a text begins with, and that it ends with."""
    dates = find_dates(text)
    if not dates:
        return None, None
    first = dates[0] if not text[: dates[0].span[0]].strip(" ([") else None
    return first, dates[-1] if not text[dates[-1].span[1] :].strip(" ).;]") else None


def _is_bare(date: DateRange) -> bool:
    """Whether a date is a year and nothing else."""
    return date.start is not None and date.start == date.end and not date.start.month


def undated(
    lines: Sequence[Line], year: int | None = None, *, years: Years | None = None
) -> tuple[list[Passage], tuple[DateRange, ...]]:
    """The lines' passages without their dates, and the dates. `years` says which years are no part of a name."""
    passages: list[Passage] = []
    dates: list[DateRange] = []
    for line in lines:
        found = dates_in(line.text, year) or _still(line.text)
        dates += found
        apart = found if years is None else [date for date in found if _is_apart(line.text, date, years)]
        passages.append(_blanked(line.passage, apart))
    return [passage for passage in passages if trim(passage.text)], tuple(dates)


def _whole_date(text: str) -> tuple[DateRange, ...]:
    """ "current", which is a date without a year."""
    date = parse_date(text)
    return (date,) if date else ()


def _still(text: str) -> tuple[DateRange, ...]:
    """ "in progress" in a first column of dates."""
    cell, _, behind = text.partition("\t")
    date = parse_date(cell) if behind else None
    return (replace(date, span=(0, len(cell))),) if date else ()


def _is_apart(text: str, date: DateRange, years: Years) -> bool:
    """Whether a date is no part of a name: in a column of its own, or where the list has its dates."""
    first, last = _edges(text)
    if parse_date(text) or ("\t" in text and fills_cell(text, date)):
        return True
    if date == first:
        return years.first or not _is_bare(date)
    return years.last and date == last


def _blanked(passage: Passage, dates: Sequence[DateRange]) -> Passage:
    text = passage.text
    for date in dates:
        text = text[: date.span[0]] + " " * (date.span[1] - date.span[0]) + text[date.span[1] :]
    return Passage(BRACKETS.sub(lambda match: " " * len(match.group()), text), passage.spans)


def title_and_rest(passages: Sequence[Passage]) -> tuple[str, list[str]]:
    """The title is what is bold or in italics at the start, else the first line."""
    if not passages:
        return "", []
    first, *below = passages
    lead = next((s for s in first.spans if s.start == 0 and s.style in (Style.BOLD, Style.ITALIC)), None)
    rest = [passage.text for passage in below]
    if lead and lead.end < len(first.text) and trim(first.text[lead.end :]) and len(first.text[: lead.end].split()) > 1:
        return trim(first.text[: lead.end]), [first.text[lead.end :], *rest]
    return trim(first.text), rest


QUOTED_FIRST = re.compile(
    r"\s*[“\"«„](?P<title>[^”\"»“]{4,300}?)[,.]?\s?[”\"»“](?!:|\s*(?:,|and|&|et|und|y|e)?\s*[“\"«„])"
)
DASHES = re.compile(r"\s+[–—|-]\s+")


def split_quoted(text: str) -> tuple[str, str] | None:
    """(title, the rest) of a text that begins with one quoted title; of several none is the title."""
    match = QUOTED_FIRST.match(text)
    return (match["title"].strip(), text[match.end() :]) if match else None


def split_person(text: str) -> tuple[str, list[str]] | None:
    """ "A. Roe – University of Leeds – Bees": (a person, what is said of them)."""
    name, *rest = DASHES.split(text)
    return (name, rest) if rest and is_name(name) else None


def item_record(item: Item, title: str, dates: Sequence[DateRange]) -> ActivityRecord:
    """A record with its lines; the dates printed above a group are those of each thing in it that prints none."""
    if not dates:
        dates = [date for line in item.group for date in (find_dates(line.text) or _whole_date(line.text))]
    start, end, current = printed(dates[-1] if dates else None)
    text = join(line.passage for line in item.lines).text
    return ActivityRecord(
        title=title or trim(text) or text,
        start=start,
        end=end,
        current=current,
        lines=item.numbers,
        confidence=Confidence.MEDIUM if place_score(title) else Confidence.HIGH,
    )
