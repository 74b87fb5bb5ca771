"""Stage 3. A section becomes entries: one opener is chosen by vote over the whole list."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from directory.cv.cues import degree_score, organization_score, role_score
from directory.cv.dates import DateRange, find_dates
from directory.cv.document import Line, Style
from directory.cv.sections import Kind, Section


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed entry. `group` are the lines above it that speak for several: a year, a label."""

    lines: tuple[Line, ...]
    group: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


Quality = Callable[[Sequence[Line]], float]
Opener = Callable[[int], bool]

LABEL = re.compile(r"[^:：]{1,60}[:：]\s*$")
LABEL_LEAD = re.compile(r"[\w ]{3,40}[:：]")
NUMBER = re.compile(r"[\[(]?[A-Z]{0,3}\.?\d")
LINK_LABEL = re.compile(r"(?:[A-Z0-9 ]{3,}|\[?(?:pdf|doi|link|code|paper|slides|video|url)\]?)[\s,|/]*$", re.IGNORECASE)
QUOTED = re.compile(r"[“\"«„].{12,}?[”\"»“]")
PAGES_END = re.compile(r"\d\s?[-–]{1,2}\s?\d+\.?$")
REFERENCE_END = re.compile(r"(?:\d\s?[-–]{1,2}\s?\d+|\b(?:19|20)\d\d)\)?\.?$")
RECORDS_WITH_DETAILS = {Kind.EDUCATION, Kind.POSITIONS, Kind.PROJECTS}
MANY = 1_200  # characters; a longer entry is most likely several


def split_entries(section: Section) -> tuple[Entry, ...]:
    """The section's entries in order. What stands before the first opener is an entry of its own."""
    lines = section.lines
    if not lines:
        return ()
    quality = QUALITIES.get(section.kind, _plain_quality)
    groups = _groups(lines, section.kind)
    openers = _openers(lines, section.kind)
    opens = max(openers, key=lambda opener: _value(lines, groups, opener, quality))[1]
    entries = _cut(lines, groups, opens)
    if section.kind in RECORDS_WITH_DETAILS:
        entries = [part for entry in entries for part in _reopened(entry)]
    return tuple(_regroup(entries, section.kind))


def _groups(lines: Sequence[Line], kind: Kind) -> set[int]:
    """The lines that speak for what follows; dates close under other lines date what stands above them."""
    groups = {i for i, line in enumerate(lines) if is_group([line], kind)}
    if 0 in groups:
        return groups
    return {i for i in groups if lines[i].after_blank or lines[i].level or not only_dates(lines[i].text)}


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
    """
    text = line.text
    end = runs_on(text)
    return tuple(
        date
        for date in find_dates(text)
        if date.span[1] == end or not text[: date.span[0]].strip(" (,;|") or not text[date.span[1] :].strip(" ).,;|]")
    )


RUN_ON = re.compile(r"\)?[.:]\s+[A-Z]|\)\s+[A-Z]")


def runs_on(text: str) -> int:
    """Where the range of dates ends that a sentence follows ("Lecturer, 1998-2001. Taught ..."); 0 where none does."""
    ranged = (date for date in find_dates(text) if date.start != date.end)
    return next((date.span[1] for date in ranged if date.span[0] and RUN_ON.match(text, date.span[1])), 0)


def _openers(lines: Sequence[Line], kind: Kind) -> Iterator[tuple[float, Opener]]:
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
        yield 0.97, lambda i: _class(lines[i]) in dated
    outer = min(line.indent for line in lines)
    if any(line.indent > outer for line in lines):
        yield 0.95, lambda i: lines[i].indent == outer and not lines[i].bullet
    if kind is Kind.EDUCATION:
        yield 0.94, lambda i: degree_score(lines[i].text) == 1 and not LABEL_LEAD.match(lines[i].text)
    yield 0.95, lambda i: _opens_with_date(lines[i])
    yield 0.93, lambda i: _leads(lines[i], Style.BOLD)
    yield 0.92, lambda i: lines[i].after_blank and (_leads(lines[i], Style.BOLD) or bool(lines[i].level))
    yield 0.9, lambda i: lines[i].after_blank
    yield 0.85, lambda i: _ends_with_date(lines[i])
    yield 0.84, lambda i: not i or _ends_with_date(lines[i - 1])
    yield 0.83, lambda i: not i or lines[i - 1].text.rstrip().endswith((".", ")"))
    yield 0.82, lambda _: True


def _is_marked(line: Line) -> bool:
    return bool(line.bullet or line.level or _leads(line, Style.BOLD))


def _class(line: Line) -> tuple[object, ...]:
    """Lines set alike: the same bullet, indent, level and lead."""
    bullet = "0" if line.bullet and NUMBER.match(line.bullet) else line.bullet
    return bullet, min(line.indent, 12) // 2, line.level, _leads(line, Style.BOLD), _leads(line, Style.ITALIC)


def _dated_classes(lines: Sequence[Line]) -> set[tuple[object, ...]]:
    """The classes of lines that are followed by a range of dates, outermost first."""
    members: dict[tuple[object, ...], list[int]] = {}
    for index, line in enumerate(lines):
        members.setdefault(_class(line), []).append(index)
    found: set[tuple[object, ...]] = set()
    indent = None
    for name, indexes in sorted(members.items(), key=lambda item: min(lines[i].indent for i in item[1])):
        if not (name[0] or name[2] or name[3] or name[4]):
            continue
        dated = sum(_is_dated_header(lines, i, indexes) for i in indexes)
        if dated / len(indexes) >= 0.6 and (indent is None or lines[indexes[0]].indent <= indent + 1):
            found.add(name)
            indent = lines[indexes[0]].indent if indent is None else indent
    return found


def _is_dated_header(lines: Sequence[Line], index: int, others: Sequence[int]) -> bool:
    """Whether a range of dates stands on the line or close under it, before the next such line or a bullet."""
    for at in range(index, min(index + 5, len(lines))):
        if at > index and (at in others or (lines[at].bullet and lines[at].bullet != ":")):
            return False
        if any(date.start != date.end for date in edge_dates(lines[at])):
            return True
    return False


def _leads(line: Line, style: Style) -> bool:
    return any(span.start == 0 and span.end > 2 for span in line.passage.styled(style))


def _opens_with_date(line: Line) -> bool:
    dates = find_dates(line.text[:60])
    return bool(dates) and not line.text[: dates[0].span[0]].strip(" (–-")


def _ends_with_date(line: Line) -> bool:
    dates = find_dates(line.text)
    return bool(dates) and not line.text[dates[-1].span[1] :].strip(" ).,;]")


def _cut(lines: Sequence[Line], groups: Collection[int], opens: Opener) -> list[tuple[Line, ...]]:
    starts = [i for i in range(len(lines)) if i == 0 or i in groups or i - 1 in groups or opens(i)]
    return [tuple(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _reopened(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """After the details of one entry, a line set bold on its own is the head of another."""
    starts = [0]
    for index in range(1, len(lines)):
        line, before = lines[index], lines[index - 1]
        apart = line.after_blank and not line.bullet and before.bullet and not lines[starts[-1]].bullet
        if apart and (line.level or line.passage.is_all(Style.BOLD)) and not LABEL.match(line.text):
            starts.append(index)
    return [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _value(lines: Sequence[Line], groups: Collection[int], opener: tuple[float, Opener], quality: Quality) -> float:
    """The mean quality of the entries that an opener makes, weighted by how far openers of its kind are trusted."""
    trust, opens = opener
    opening = [i for i in range(len(lines)) if i not in groups and opens(i)]
    if not opening:
        return 0.0
    apart_from = {id(lines[i]) for i in groups}  # in LaTeX several lines may share a number
    entries = [entry for entry in _cut(lines, groups, opens) if id(entry[0]) not in apart_from]
    stray = (opening[0] - sum(i < opening[0] for i in groups)) / len(lines)  # lines before the first opener
    alike = {_class(lines[i]) for i in opening if _is_marked(lines[i])}
    left = sum(_class(line) in alike for line in lines) - len(opening)  # set like openers, but inside entries
    apart = 1 - 0.4 * max(0, left) / len(lines) - 0.3 * (left > 0 and bool(alike))
    mean = sum(quality(entry) for entry in entries) / len(entries)
    return trust * mean * (1 - stray / 2) * apart * (1 - _torn(lines, opening))


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


def is_group(lines: Sequence[Line], kind: Kind) -> bool:
    """A line on its own that speaks for what follows: a year, or a label with a colon."""
    if len(lines) != 1:
        return False
    text = lines[0].text
    if kind in RECORDS_WITH_DETAILS:
        return False
    return only_dates(text) or (bool(LABEL.fullmatch(text)) and not lines[0].bullet)


def only_dates(text: str) -> bool:
    """Whether a line prints dates and nothing else."""
    rest = text
    for date in reversed(find_dates(text)):
        rest = rest[: date.span[0]] + rest[date.span[1] :]
    return rest != text and len(text) <= 24 and not any(char.isalnum() for char in rest)


def _regroup(entries: Sequence[tuple[Line, ...]], kind: Kind) -> Iterator[Entry]:
    """Group lines go to the entries below them; an odd entry continues the one before it."""
    usual = median(len(entry) for entry in entries)
    group: tuple[Line, ...] = ()
    pending: Entry | None = None
    for lines in entries:
        if is_group(lines, kind):
            group = lines
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


def _affiliation_quality(lines: Sequence[Line], expects: Quality) -> float:
    top = header(lines)
    ranges = [date for line in top for date in edge_dates(line)]
    if not ranges:
        return 0.35 * expects(top)
    return (0.5 + 0.5 * expects(top)) / (1 + 0.6 * (len(ranges) - 1))


def _education_quality(lines: Sequence[Line]) -> float:
    return _affiliation_quality(lines, lambda top: _best(top, degree_score, organization_score))


def _position_quality(lines: Sequence[Line]) -> float:
    """A dated role at an organization, or an organization with dated roles under it."""
    roles = [line for line in lines[1:] if opens_role(line)]
    if roles and organization_score(lines[0].text) and not edge_dates(lines[0]):
        others = any(_names_employer(line, lines[0]) for line in lines[1:])
        return (0.5 + 0.5 * _best((lines[0], roles[0]), role_score, organization_score)) * (0.5 if others else 1)
    return _affiliation_quality(lines, lambda top: _best(top, role_score, organization_score))


def _names_employer(line: Line, first: Line) -> bool:
    """Whether a line is set like the first of its entry and names an organization, too."""
    return _class(line) == _class(first) and organization_score(line.text) >= 0.8 and not edge_dates(line)


def opens_role(line: Line) -> bool:
    """A role with its own range of dates, set apart from what is told of it."""
    dated = any(date.start != date.end for date in edge_dates(line))
    return dated and role_score(line.text) > 0 and len(line.text.split()) <= 16 and ":" not in line.text


def _service_quality(lines: Sequence[Line]) -> float:
    """A role at the start of a line opens another service."""
    roles = (role_score(" ".join(line.text.split()[:2])) for line in lines[1:] if not line.bullet)
    return _plain_quality(lines) - 0.3 * any(roles)


def _best(lines: Sequence[Line], *scores: Callable[[str], float]) -> float:
    """The mean of the best that any line scores, one score after the other. Only the first lines of an entry count."""
    return sum(max(score(line.text) for line in lines[:6]) for score in scores) / len(scores)


def _publication_quality(lines: Sequence[Line]) -> float:
    text = " ".join(line.text for line in lines)
    if len(text) < 25:
        return 0.1
    value = 0.6
    first, last = lines[0], lines[-1]
    value += 0.1 * (first.text[:1].isupper() or first.text[:1] in "“\"«'[" or not first.text[:1].isascii())
    value += 0.15 * (len(text.split()) >= 8)
    value += 0.1 * bool(find_dates(text))
    value += 0.05 * last.text.endswith((".", ")", "]")) if not last.text.endswith((",", "-")) else -0.2
    value -= 0.25 * first.text[:1].islower()
    openers = sum(1 for line in lines[1:] if line.bullet and line.indent <= first.indent and not first.level)
    value -= 0.3 * min(openers, 2)
    marked = _is_marked(first)
    value -= 0.25 * min(2, sum(_ends_reference(line, after, marked) for line, after in pairwise(lines)))
    value -= 0.2 * max(0, sum(1 for line in lines if line.after_blank) - 4) / 4
    quotes = len(QUOTED.findall(text))
    return max(0.0, value - 0.15 * max(0, quotes - 1)) * (0.5 if len(text) > MANY else 1.0)


def _ends_reference(line: Line, after: Line, marked: bool) -> bool:
    """Pages or a year at a line's end, and a capital after it: two works in one, save where lines have their roles."""
    ended = PAGES_END.search(line.text) if marked else REFERENCE_END.search(line.text)
    if not ended or (marked and not after.after_blank):
        return False
    return len(line.text) > 40 and after.text[:1].isupper() and len(after.text) > 40


def _line_quality(lines: Sequence[Line]) -> float:
    """Lists of names: a line each, but for what hangs under it or goes on in small letters."""
    return 0.4 if _loose(lines) else _plain_quality(lines)


def _loose(lines: Sequence[Line]) -> int:
    """How many lines of an entry nothing ties to its first: no bullet, no indent, no small letter, no heading above."""
    first, *below = lines
    if first.level or _leads(first, Style.BOLD):
        return 0
    return sum(not (line.bullet or line.indent > first.indent or line.text[:1].islower()) for line in below)


def _plain_quality(lines: Sequence[Line]) -> float:
    """Any other list: a dated line with what belongs to it, and not two of them."""
    dates = sum(bool(edge_dates(line)) for line in lines)
    top = sum(bool(edge_dates(line)) for line in header(lines))
    undated = 0.75 - 0.05 * min(_loose(lines), 3)
    value = 1.0 if dates == 1 else undated if not dates else 0.9 if top <= 1 or len(lines) == 2 else 0.8 / top
    if lines[0].text[:1].islower():
        value -= 0.3
    return value * (0.6 if len(lines) > 12 else 1.0)


QUALITIES: dict[Kind, Quality] = {
    Kind.EDUCATION: _education_quality,
    Kind.POSITIONS: _position_quality,
    Kind.PUBLICATIONS: _publication_quality,
    Kind.SERVICE: _service_quality,
    Kind.MEMBERSHIPS: _line_quality,
    Kind.SKILLS: _line_quality,
}
