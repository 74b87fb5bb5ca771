"""Stage 1. A stored document becomes a source: its records, each with a key that lasts, and its weight among others."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from directory.cv.records import (
    ACTIVITY_LISTS,
    CV,
    ActivityRecord,
    EducationRecord,
    PersonRecord,
    PositionRecord,
    ProjectRecord,
    PublicationRecord,
    Ranges,
    to_json,
)
from directory.importing.folding import fold

R = TypeVar("R", covariant=True)
Stay = EducationRecord | PositionRecord

LONGEST_SLUG = 60
KINDS = {"memberships": "membership", "conferences": "conference", "activities": "activity", "service": "service"}


@dataclass(frozen=True, slots=True, eq=False)
class Statement(Generic[R]):
    """A record of one document. `key` is the document and what the record says, never a place or a time."""

    key: str
    source: str
    weight: tuple[str, str]
    record: R
    lines: Ranges


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """An activity with its kind, and the statement about the stay that it is printed under."""

    kind: str
    activity: ActivityRecord | ProjectRecord
    stay: Statement[Stay] | None


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A document's statements. The later of two documents has the greater `weight`: its date, then its SHA-256."""

    name: str
    weight: tuple[str, str]
    owner: Statement[PersonRecord]
    stays: tuple[Statement[Stay], ...]
    works: tuple[Statement[PublicationRecord], ...]
    activities: tuple[Statement[Said], ...]


def read_source(name: str, sha256: str, cv: CV) -> Source:
    """The statements of a document called `name`."""
    weight = (latest_date(cv), sha256)
    state = _Stating(name, weight)
    stays: tuple[Statement[Stay], ...] = tuple(state.all("stay", (*cv.education, *cv.positions), _says_stay))
    return Source(
        name=name,
        weight=weight,
        owner=Statement(f"{name}#person", name, weight, cv.person, owner_lines(cv.person)),
        stays=stays,
        works=tuple(state.all("work", cv.publications, lambda work: (work.title,))),
        activities=tuple(state.all("activity", _activities(cv, stays), _says_activity)),
    )


def latest_date(cv: CV) -> str:
    """The day the document says it is of, else the latest date that its records print; "" where there is none."""
    if cv.date:
        return cv.date
    records = (*cv.education, *cv.positions, *(one for name in ACTIVITY_LISTS for one in getattr(cv, name)))
    dates = [date for record in records for date in (record.start, record.end) if date]
    years = [str(year) for work in cv.publications for year in (work.year, work.venue_year) if year]
    return max((*dates, *years), default="")


def owner_lines(person: PersonRecord) -> Ranges:
    """All lines that the person's fields were read from."""
    return tuple(sorted({line for _, lines in person.field_lines for line in lines}))


def slug(*parts: str | None) -> str:
    """What a record says as a short word for its key: readable, and different for what is different."""
    said = "|".join("-".join(fold(part or "").split()) for part in parts).strip("|")
    if said and len(said) <= LONGEST_SLUG:
        return said
    digest = hashlib.sha256("|".join(part or "" for part in parts).encode()).hexdigest()[:10]
    return f"{said[: LONGEST_SLUG - 11]}~{digest}"


def exact_slug(said: str) -> str:
    """A slug that no other text has: an address, a telephone number."""
    return slug(said) if fold(said) == said else f"{slug(said)}~{hashlib.sha256(said.encode()).hexdigest()[:10]}"


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Stating:
    name: str
    weight: tuple[str, str]

    def all(
        self, kind: str, records: Iterable[T], says: Callable[[T], tuple[str | None, ...]]
    ) -> Iterator[Statement[T]]:
        """The records in their order. Those that say the same are numbered by all else they say."""
        records = tuple(records)
        stems = [f"{self.name}#{kind}/{slug(*says(record))}" for record in records]
        alike: defaultdict[str, list[int]] = defaultdict(list)
        for place, stem in enumerate(stems):
            alike[stem].append(place)
        number = {
            place: rank
            for places in alike.values()
            for rank, place in enumerate(sorted(places, key=lambda place: _content(records[place])))
        }
        for place, (stem, record) in enumerate(zip(stems, records, strict=True)):
            key = stem if not number[place] else f"{stem}#{number[place] + 1}"
            yield Statement(key, self.name, self.weight, record, _lines(record))


def _lines(record: Any) -> Ranges:
    lines: Ranges = record.activity.lines if isinstance(record, Said) else record.lines
    return lines


def _content(record: Any) -> str:
    """Everything that a record says, without its place in the document."""
    stay = record.stay.key if isinstance(record, Said) and record.stay else ""
    plain = to_json(record.activity if isinstance(record, Said) else record)
    return re.sub(r"'lines': \[[\[\]\d, ]*\]", "", str(sorted(plain.items()))) + stay


def _says_stay(stay: Stay) -> tuple[str | None, ...]:
    if isinstance(stay, EducationRecord):
        return ("education", stay.institution, stay.degree, stay.start)
    return (stay.organization, stay.title, stay.start)


def _says_activity(said: Said) -> tuple[str | None, ...]:
    start = said.activity.start if isinstance(said.activity, ActivityRecord) else None
    return (said.kind, said.activity.title, start)


def _activities(cv: CV, stays: tuple[Statement[Stay], ...]) -> Iterator[Said]:
    for stay in stays:
        if isinstance(stay.record, PositionRecord):
            for project in stay.record.projects:
                yield Said("project", project, stay)
    for name in ACTIVITY_LISTS:
        kind = KINDS.get(name, name.removesuffix("s"))
        for record in getattr(cv, name):
            yield Said(kind, record, _stay_around(record.lines, stays))


def _stay_around(lines: Ranges, stays: tuple[Statement[Stay], ...]) -> Statement[Stay] | None:
    """The stay that a record's lines stand inside: the awards that a CV prints under a degree."""
    if not lines:
        return None
    around = [stay for stay in stays if all(_inside(line, stay.lines) for line in lines)]
    return around[0] if len(around) == 1 else None


def _inside(line: tuple[int, int], ranges: Ranges) -> bool:
    return any(first <= line[0] and line[1] <= last for first, last in ranges)
