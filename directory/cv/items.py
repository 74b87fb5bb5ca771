"""The things that a section lists, each with the line above that speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from directory.cv.cues import place_score, role_score
from directory.cv.dates import DateRange, find_dates
from directory.cv.document import Line, Passage, Style, join, ranges
from directory.cv.entries import Entry, split_entries
from directory.cv.fields import BRACKETS, printed, trim
from directory.cv.heads import LABEL
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
        for lines in items:
            yield Item(lines, head, entry.group)


def _speaks_for(entry: Entry, after: Entry) -> bool:
    """A role on a line of its own, "Reviewer", above bullets."""
    first, *below = entry.lines
    bare = not (below or first.bullet or find_dates(first.text))
    return bare and role_score(first.text) > 0 and bool(after.lines[0].bullet)


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


def undated(
    lines: Sequence[Line], year: int | None = None, *, keep_years: bool = False
) -> tuple[list[Passage], tuple[DateRange, ...]]:
    """The lines' passages without their dates, and the dates. `keep_years` leaves a year that is part of a name."""
    passages: list[Passage] = []
    dates: list[DateRange] = []
    for line in lines:
        found = dates_in(line.text, year)
        dates += found
        passages.append(line.passage if keep_years else _blanked(line.passage, found))
    return [passage for passage in passages if trim(passage.text)], tuple(dates)


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


def item_record(item: Item, title: str, dates: Sequence[DateRange]) -> ActivityRecord:
    """A record with its lines; the dates printed above a group are those of each thing in it that prints none."""
    if not dates:
        dates = [date for line in item.group for date in find_dates(line.text)]
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
