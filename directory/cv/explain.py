"""Why a CV was read as it was: each line of its document, with what the line was taken for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from directory.cv import parse
from directory.cv.cues import fold
from directory.cv.document import Document
from directory.cv.kinds import Kind, likely_kind, title_kind
from directory.cv.ledger import numbers
from directory.cv.records import (
    ACTIVITY_LISTS,
    CV,
    Confidence,
    EducationRecord,
    PositionRecord,
    Ranges,
    Record,
)
from directory.cv.sections import Section, split_sections

LINE_END = re.compile(r"\r\n|\r|\n")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # a document does not steer the reader's terminal
CLASSES = {"kind", "status", "current", "lines", "confidence"}  # fields that hold no printed words
RUN = 4  # words of a value in a row that show it on a line; its last two do at the start of one
LONGEST_TITLE = 60
UNREAD = {  # why lines of a section stay unread, where no parser says
    Kind.UNKNOWN: "no section that we know has this title, and the lines look like none; does a usual title help?",
    Kind.REFERENCES: "what is said of referees is theirs, and not kept",
    Kind.HEAD: "neither a name, a role, an address, a link nor a sentence",
    Kind.CONTACT: "neither a name, an address, a number nor a link",
}


class Use(StrEnum):
    """What a line was taken for. LABEL is decoration, too: a rule, a page's number, a label of others' lines."""

    BLANK = "blank"
    HEADING = "heading"
    LABEL = "label"
    RECORD = "record"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Claim:
    """A record that a line belongs to. `fields` are those whose words the line shows; some can't be told."""

    kind: str
    title: str
    fields: tuple[str, ...]
    confidence: Confidence

    def __str__(self) -> str:
        title = f" “{self.title}”" if self.title else ""
        said = f": {', '.join(self.fields)}" if self.fields else ""
        return f"{self.kind}{title}{said} ({self.confidence})"


@dataclass(frozen=True, slots=True)
class Explained:
    """A line of a document. `section` is the one that it stands in or heads; `claims` are a record's line's only.

    `reason` is why an unread line was not understood, None where nobody said.
    """

    number: int
    text: str
    use: Use
    section: Section
    claims: tuple[Claim, ...] = ()
    reason: str | None = None

    @property
    def meaning(self) -> str:
        """What the line was taken for, in one line for people; nothing for a blank one."""
        kind = self.section.kind
        if self.use is Use.HEADING:
            above = "".join(f" < {title}" for title in reversed(self.section.path))
            return f"heading of {kind}{above}{self._known_by()}"
        if self.use is Use.LABEL:
            return "label or decoration"
        if self.use is Use.UNREAD:
            reason = self.reason or UNREAD.get(kind)
            return f"UNREAD in {kind}" + (f": {reason}" if reason else "")
        return "; ".join(map(str, self.claims))

    def _known_by(self) -> str:
        """What told a heading's kind, where it was not a title that we know."""
        if self.number in {line.number for line in self.section.heading[1:]}:
            return ", the names of its columns"
        if self.section.kind is Kind.UNKNOWN:
            return ": set like the headings, but its words say nothing to us"
        if title_kind(self.section.title) or self.section.path:
            return ""
        return ", by its words" if likely_kind(self.section.title) else ", by what stands under it"


@dataclass(frozen=True, slots=True)
class _Words:
    """What shows a record's fields on a line: runs of folded words, the last words of a value, words without blanks."""

    names: tuple[str, ...]
    runs: Mapping[str, Collection[str]]
    ends: Mapping[str, Collection[str]]
    unspaced: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A record and the list it is in. A person's fields have lines; of another record's the words are known."""

    kind: str
    title: str
    confidence: Confidence
    words: _Words | None = None
    field_lines: tuple[tuple[str, Ranges], ...] = ()


def explain(document: Document) -> Iterator[Explained]:
    """All lines of a document in their order, as their reader numbers them, each with what it was taken for."""
    cv = parse(document)
    sections = split_sections(document)
    heads = {line.number: section for section in sections for line in section.heading}
    places = {line.number: section for section in sections for line in (*section.heading, *section.lines)}
    records = _by_line(_records(cv))
    labels = frozenset(numbers(cv.labels))
    reasons = {number: one.reason for one in cv.unread for number in numbers(one.lines)}
    section = sections[0]
    for number, raw in enumerate(LINE_END.split(document.text.removesuffix("\n")), 1):
        section = places.get(number, section)
        text = UNPRINTABLE.sub(" ", raw)
        if number in records:
            claims = tuple(_claim(one, number, text) for one in records[number])
            yield Explained(number, text, Use.RECORD, section, claims)
        elif number in heads:
            yield Explained(number, text, Use.HEADING, section)
        elif number in labels:
            yield Explained(number, text, Use.LABEL, section)
        elif text.strip():
            yield Explained(number, text, Use.UNREAD, section, reason=reasons.get(number))
        else:
            yield Explained(number, text, Use.BLANK, section)


def _records(cv: CV) -> Iterator[tuple[_Read, Ranges]]:
    """All that was read, with its lines; a project within a position stands before the position."""
    everywhere = tuple(one for _, lines in cv.person.field_lines for one in lines)
    yield _Read("person", _short(cv.person.name), cv.person.confidence, None, cv.person.field_lines), everywhere
    for kind in ("education", "positions", "publications", *ACTIVITY_LISTS):
        for record in getattr(cv, kind):
            for project in getattr(record, "projects", ()):
                yield _Read("project", _short(project.title), record.confidence, _words(project)), project.lines
            yield _Read(kind, _title(record), record.confidence, _words(record)), record.lines


def _by_line(records: Iterable[tuple[_Read, Ranges]]) -> dict[int, list[_Read]]:
    found: defaultdict[int, list[_Read]] = defaultdict(list)
    for read, lines in records:
        for number in sorted(set(numbers(lines))):
            found[number].append(read)
    return dict(found)


def _title(record: Record) -> str:
    """What a record is called in one line: a degree or a position by its place, too."""
    if isinstance(record, EducationRecord):
        return _short(record.degree, record.institution)
    if isinstance(record, PositionRecord):
        return _short(record.title, record.organization)
    return _short(record.title)


def _short(*parts: str | None) -> str:
    text = ", ".join(filter(None, parts))
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1].rstrip()}…"


def _claim(read: _Read, number: int, text: str) -> Claim:
    if read.words is None:
        shown = [name for name, lines in read.field_lines if any(first <= number <= last for first, last in lines)]
    else:
        shown = list(_shown(read.words, fold(text)))
    return Claim(read.kind, read.title, tuple(shown), read.confidence)


def _words(record: Any) -> _Words:
    names = tuple(spec.name for spec in fields(record) if spec.name not in CLASSES)
    runs: defaultdict[str, set[str]] = defaultdict(set)
    ends: defaultdict[str, set[str]] = defaultdict(set)
    unspaced: list[tuple[str, str]] = []
    for name in names:
        for words in (fold(value).split() for value in _values(getattr(record, name))):
            for run in _runs(words, min(RUN, len(words))):
                runs[run].add(name)
            for length in range(2, min(RUN, len(words))):
                ends[" ".join(words[-length:])].add(name)
            if not (joined := "".join(words)).isascii():
                unspaced.append((joined, name))
    return _Words(names, runs, ends, tuple(unspaced))


def _shown(known: _Words, line: str) -> Iterator[str]:
    """The fields of which a folded line prints a value, or a part of one that goes over several lines."""
    words = line.split()
    joined = line.replace(" ", "")
    found = {name for length in range(1, RUN + 1) for run in _runs(words, length) for name in known.runs.get(run, ())}
    found |= {name for length in range(2, RUN) for name in known.ends.get(" ".join(words[:length]), ())}
    found |= {name for value, name in known.unspaced if value in joined}
    return (name for name in known.names if name in found)


def _runs(words: Sequence[str], length: int) -> Iterator[str]:
    """All runs of so many words, of one or more."""
    return (" ".join(words[i : i + length]) for i in range(len(words) - length + 1 if length else 0))


def _values(value: Any) -> Iterator[str]:
    """The printed words in a field's value; of a date its year, which is what all ways to print it share."""
    if isinstance(value, str):
        yield value[:4] if re.fullmatch(r"\d{4}-\d\d", value) else value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from _values(one)
    elif is_dataclass(value):
        for spec in fields(value):
            yield from _values(getattr(value, spec.name))
