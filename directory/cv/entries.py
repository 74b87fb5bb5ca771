"""Stage 3. A section becomes entries: one opener is chosen by vote over the whole list."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from directory.cv.dates import find_dates
from directory.cv.document import Line, Style
from directory.cv.heads import LABEL, is_marked, line_class, only_dates
from directory.cv.kinds import Kind
from directory.cv.openers import openers
from directory.cv.qualities import QUALITIES, Quality, plain_quality
from directory.cv.sections import Section
from directory.cv.venues import find_status


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed entry. `group` are the lines above it that speak for several: a year, a label."""

    lines: tuple[Line, ...]
    group: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


LINK_LABEL = re.compile(r"(?:[A-Z0-9 ]{3,}|\[?(?:pdf|doi|link|code|paper|slides|video|url)\]?)[\s,|/]*$", re.IGNORECASE)
RECORDS_WITH_DETAILS = {Kind.EDUCATION, Kind.POSITIONS, Kind.PROJECTS}


def split_entries(section: Section, quality: Quality | None = None) -> tuple[Entry, ...]:
    """The section's entries in order. What stands before the first opener is an entry of its own.

    `quality` says how well lines read as one entry; without it, what the section's kind expects does.
    """
    lines = section.lines
    if not lines:
        return ()
    quality = quality or QUALITIES.get(section.kind, plain_quality)
    heads = {id(line) for line in group_lines(section)}  # in LaTeX several lines may share a number
    groups = _groups(lines, heads)
    opening = _best_opening(lines, groups, section.kind, quality)
    entries = [lines[a:b] for a, b in _cut(lines, groups, opening)]
    if section.kind in RECORDS_WITH_DETAILS:
        entries = [part for entry in entries for part in _reopened(entry)]
    return tuple(_regroup(entries, heads, section.kind))


def _groups(lines: Sequence[Line], heads: Collection[int]) -> set[int]:
    """Where the lines stand that speak for what follows; dates close under other lines date what stands above them."""
    groups = {i for i, line in enumerate(lines) if id(line) in heads}
    if 0 in groups:
        return groups
    return {i for i in groups if lines[i].after_blank or lines[i].level or not only_dates(lines[i].text)}


def _best_opening(lines: Sequence[Line], groups: Collection[int], kind: Kind, quality: Quality) -> tuple[int, ...]:
    """Where entries begin, by the opener that makes the best ones. Of two that open the same lines the surer counts."""
    trusted: dict[tuple[int, ...], float] = {}
    for trust, opens in openers(lines, kind):
        opening = tuple(i for i in range(len(lines)) if i not in groups and opens(i))
        trusted[opening] = max(trust, trusted.get(opening, 0.0))
    classes = [line_class(line) for line in lines]
    valued = cache(lambda a, b: quality(lines[a:b]))  # openers share most of their entries
    values = {opening: trust * _value(lines, classes, groups, opening, valued) for opening, trust in trusted.items()}
    if kind is not Kind.PUBLICATIONS:  # there such a line is what a page broke off
        values = {opening: value * (1 - 0.5 * _headless(lines, groups, opening)) for opening, value in values.items()}
    return max(values, key=lambda opening: values[opening])


def _cut(lines: Sequence[Line], groups: Collection[int], opening: Collection[int]) -> list[tuple[int, int]]:
    """Where entries begin and end: what speaks for others is an entry of its own."""
    starts = sorted({0, *groups, *opening, *(i + 1 for i in groups if i + 1 < len(lines))})
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _reopened(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """After the details of one entry, a line set bold on its own is the head of another."""
    starts = [0]
    for index in range(1, len(lines)):
        line, before = lines[index], lines[index - 1]
        apart = line.after_blank and not line.bullet and before.bullet and not lines[starts[-1]].bullet
        if apart and (line.level or line.passage.is_all(Style.BOLD)) and not LABEL.match(line.text):
            starts.append(index)
    return [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _value(
    lines: Sequence[Line], classes: Sequence[object], groups: Collection[int], opening: Sequence[int],
    quality: Callable[[int, int], float],
) -> float:  # fmt: skip
    """The mean quality of the entries that begin so, less what speaks against the lines that they begin with."""
    if not opening:
        return 0.0
    entries = [(a, b) for a, b in _cut(lines, groups, opening) if a not in groups]
    stray = (opening[0] - sum(i < opening[0] for i in groups)) / len(lines)  # lines before the first opener
    alike = {classes[i] for i in opening if is_marked(lines[i])}
    left = sum(one in alike for one in classes) - len(opening)  # set like openers, but inside entries
    if left and all(_is_bold(lines[i]) for i in opening):  # bold throughout is more than a bold word at the start
        left = sum(one in alike and _is_bold(line) for one, line in zip(classes, lines, strict=True)) - len(opening)
    apart = 1 - 0.4 * max(0, left) / len(lines) - 0.3 * (left > 0 and bool(alike))
    mean = sum(quality(a, b) for a, b in entries) / len(entries)
    return mean * (1 - stray / 2) * apart * (1 - _torn(lines, opening))


def _is_bold(line: Line) -> bool:
    return line.passage.is_all(Style.BOLD)


def _torn(lines: Sequence[Line], opening: Sequence[int]) -> float:
    """How much an opener tears off what belongs above: deeper bullets, and lines without one among bullets."""
    bulleted = [line for line in lines if line.bullet and not line.level]
    if len(bulleted) < 0.3 * len(lines):
        return 0.0
    least = min(line.indent for line in bulleted)
    deep = sum(bool(lines[i].bullet) and lines[i].indent >= least + 2 for i in opening)
    loose = sum(
        not (lines[i].bullet or lines[i].level or lines[i].after_blank) and lines[i].indent >= least for i in opening
    )
    return 0.25 * deep / len(opening) + 0.5 * loose / len(opening)


def _headless(lines: Sequence[Line], groups: Collection[int], opening: Sequence[int]) -> float:
    """The share of entries that open at a bullet below a line set apart, and leave it to the entry above."""
    apart = {i for i, line in enumerate(lines) if line.after_blank and not (line.bullet or line.level)}
    apart -= {*groups, *opening}
    return sum(bool(lines[i].bullet) and i - 1 in apart for i in opening) / max(1, len(opening))


# What says of several things that they go on, are over, or when they are to end.
EXPECTED = re.compile(
    r"current|ongoing|active|pending|past|completed|(?:expected|anticipated)\s+(?:\w+\s+)?20\d\d"
    r"|en\s+cours|terminée?s?|laufend\w*|abgeschlossen\w*|en\s+curso|vigentes?|concluid[oa]s?|finalizad[oa]s?|in\s+corso",
    re.IGNORECASE,
)


def is_group(lines: Sequence[Line], kind: Kind) -> bool:
    """A line on its own that speaks for what follows: a year, a status of works, or a label with a colon."""
    if len(lines) != 1:
        return False
    text = lines[0].text
    if kind in RECORDS_WITH_DETAILS:
        return False
    if kind is not Kind.PUBLICATIONS and EXPECTED.fullmatch(text):
        return True
    return only_dates(text) or (bool(LABEL.fullmatch(text)) and not lines[0].bullet)


def group_lines(section: Section) -> tuple[Line, ...]:
    """The lines of a section that speak for what follows; in a list of works by year, "Forthcoming" is one, too."""
    found = [line for line in section.lines if is_group([line], section.kind)]
    if section.kind is not Kind.PUBLICATIONS and _date_one_each(found, section.lines):
        found = []
    if section.kind not in RECORDS_WITH_DETAILS:
        found += _headings_above_dates(section.lines)
    years = sum(only_dates(line.text) for line in found)
    if section.kind is Kind.PUBLICATIONS:
        found += [line for line in section.lines if _is_status(line, by_year=years > 1)]
    return tuple(found)


def _date_one_each(groups: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether lines of dates each date what stands below, and no group: nothing is listed there, and dates recur."""
    texts = {line.text for line in groups}
    listed = any(line.bullet or LABEL.match(line.text) for line in lines)
    return len(texts) < len(groups) and not listed and all(only_dates(line.text) for line in groups)


def _headings_above_dates(lines: Sequence[Line]) -> list[Line]:
    """Headings inside a section below which, as a rule, several lines hold only dates: each heads a group of items."""
    headings = [line for line in lines if line.level and not find_dates(line.text)]
    dates = sum(only_dates(line.text) or bool(EXPECTED.fullmatch(line.text)) for line in lines)
    return headings if headings and dates >= 2 * len(headings) else []


def _is_status(line: Line, *, by_year: bool) -> bool:
    """ "Forthcoming" above works to come, set as a heading; in a list by years it need only stand apart."""
    if line.bullet or len(line.text.split()) > 4 or any(char.isdigit() for char in line.text):
        return False
    apart = line.level or (line.after_blank and (by_year or line.passage.is_all(Style.BOLD)))
    return bool(apart) and find_status(line.text) not in ("published", "preprint")


def _regroup(entries: Sequence[tuple[Line, ...]], heads: Collection[int], kind: Kind) -> Iterator[Entry]:
    """Group lines go to the entries below them; an odd entry continues the one before it. `heads` are their ids."""
    usual = median(len(entry) for entry in entries)
    group: tuple[Line, ...] = ()
    heading: tuple[Line, ...] = ()  # above groups
    pending: Entry | None = None
    for lines in entries:
        if len(lines) == 1 and id(lines[0]) in heads:
            if kind is not Kind.PUBLICATIONS and lines[0].level and not only_dates(lines[0].text):
                heading = lines
            group = lines if lines == heading else (*heading, *lines)
            continue
        if pending and kind is Kind.PUBLICATIONS and usual >= 3 and _is_odd(lines):
            pending = Entry((*pending.lines, *lines), pending.group)
            continue
        if pending:
            yield pending
        pending = Entry(lines, group)
    if pending:
        yield pending


def _is_odd(lines: Sequence[Line]) -> bool:
    """Too little for an entry of its own among long ones: a lone link, a track, a venue."""
    line = lines[0]
    return (
        len(lines) == 1
        and len(line.text.split()) <= 5
        and (line.passage.is_all(Style.LINK) or bool(LINK_LABEL.match(line.text)) or ":" in line.text)
    )
