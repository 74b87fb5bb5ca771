"""The record of a CV: what reading hands to everything else, and its JSON (DESIGN 4)."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

# A record's place in its document: ranges of 1-based line numbers, both ends included.
Ranges = tuple[tuple[int, int], ...]


class Confidence(StrEnum):
    """How far the best reading is ahead of the second; *high* is right 98 times in 100."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Link:
    """A link as printed. `url` is None where the document prints a label without an address."""

    label: str | None
    url: str | None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Mentor:
    """A mentor or advisor; `note` is the title and place printed with the name."""

    name: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Who the CV is about. `field_lines` pairs a field's name with the lines it was read from."""

    name: str | None = None
    aliases: tuple[str, ...] = ()
    pronunciation: str | None = None
    headline: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    quote: str | None = None
    bio: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    field_lines: tuple[tuple[str, Ranges], ...] = ()
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class EducationRecord:
    """One printed entry of education. Dates are "YYYY-MM" or "YYYY"; an open range is `current`."""

    institution: str | None
    unit: str | None = None
    degree: str | None = None
    field: str | None = None
    location: str | None = None
    start: str | None = None
    end: str | None = None
    current: bool = False
    advisors: tuple[Mentor, ...] = ()
    thesis: str | None = None
    grade: str | None = None
    rank: str | None = None
    details: tuple[str, ...] = ()
    lines: Ranges = ()
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """A project inside a position."""

    title: str
    motivation: str | None = None
    details: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    lines: Ranges = ()


@dataclass(frozen=True, slots=True)
class PositionRecord:
    """A position; `kind` is employment, internship, research, visiting or volunteer."""

    organization: str | None
    unit: str | None = None
    title: str | None = None
    kind: str = "employment"
    location: str | None = None
    start: str | None = None
    end: str | None = None
    current: bool = False
    mentors: tuple[Mentor, ...] = ()
    details: tuple[str, ...] = ()
    projects: tuple[ProjectRecord, ...] = ()
    lines: Ranges = ()
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Author:
    """An author as printed, without marks."""

    name: str
    equal_contribution: bool = False


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What names a work outside this directory, without prefix or address."""

    doi: str | None = None
    arxiv: str | None = None
    isbn: str | None = None
    openreview: str | None = None
    patent: str | None = None


@dataclass(frozen=True, slots=True)
class PublicationRecord:
    """A work as printed; `kind` and `status` are those of DESIGN 4.

    `owner_implied`: the CV leaves its owner out of its author lists, and so does `authors`.
    """

    title: str
    authors: tuple[Author, ...] = ()
    authors_truncated: bool = False
    owner_implied: bool = False
    year: int | None = None
    venue: str | None = None
    venue_acronym: str | None = None
    venue_year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    editors: tuple[str, ...] = ()
    track: str | None = None
    kind: str = "journal"
    status: str = "published"
    note: str | None = None
    identifiers: Identifiers = Identifiers()
    links: tuple[Link, ...] = ()
    lines: Ranges = ()
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """Everything else a CV lists: an award, a course taught, a talk, a group of skills."""

    title: str
    role: str | None = None
    organization: str | None = None
    location: str | None = None
    start: str | None = None
    end: str | None = None
    current: bool = False
    details: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    lines: Ranges = ()
    confidence: Confidence = Confidence.HIGH


Record = EducationRecord | PositionRecord | PublicationRecord | ActivityRecord


@dataclass(frozen=True, slots=True)
class Found:
    """A record and the list of the CV that it belongs to: "education", "awards" ..."""

    kind: str
    record: Record


@dataclass(frozen=True, slots=True)
class Unread:
    """Lines that were not understood, with the heading they stand under and why."""

    lines: Ranges
    text: str
    section: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class CV:
    """All that one document says. Records, `labels` and `unread` are all its non-blank lines."""

    source: str
    person: PersonRecord
    date: str | None = None
    education: tuple[EducationRecord, ...] = ()
    positions: tuple[PositionRecord, ...] = ()
    publications: tuple[PublicationRecord, ...] = ()
    awards: tuple[ActivityRecord, ...] = ()
    teaching: tuple[ActivityRecord, ...] = ()
    talks: tuple[ActivityRecord, ...] = ()
    service: tuple[ActivityRecord, ...] = ()
    memberships: tuple[ActivityRecord, ...] = ()
    conferences: tuple[ActivityRecord, ...] = ()
    certifications: tuple[ActivityRecord, ...] = ()
    projects: tuple[ActivityRecord, ...] = ()
    skills: tuple[ActivityRecord, ...] = ()
    activities: tuple[ActivityRecord, ...] = ()
    labels: Ranges = ()
    unread: tuple[Unread, ...] = ()


ACTIVITY_LISTS = (
    "awards",
    "teaching",
    "talks",
    "service",
    "memberships",
    "conferences",
    "certifications",
    "projects",
    "skills",
    "activities",
)


def to_json(value: Any) -> Any:
    """A CV or any record in it as plain JSON values, shaped as DESIGN 4 says."""
    if is_dataclass(value) and not isinstance(value, type):
        plain = {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, PersonRecord):
            plain["lines"] = {name: to_json(lines) for name, lines in value.field_lines}
            del plain["field_lines"]
        return plain
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    return value


def from_json(plain: dict[str, Any]) -> CV:
    """The CV that `to_json` wrote."""
    return CV(
        source=plain["source"],
        date=plain.get("date"),
        person=_person(plain["person"]),
        education=tuple(
            _record(EducationRecord, one, advisors=_all(Mentor, one.get("advisors"))) for one in plain["education"]
        ),
        positions=tuple(
            _record(
                PositionRecord,
                one,
                mentors=_all(Mentor, one.get("mentors")),
                projects=tuple(_linked(ProjectRecord, project) for project in one.get("projects") or ()),
            )
            for one in plain["positions"]
        ),
        publications=tuple(
            _linked(
                PublicationRecord,
                one,
                authors=_all(Author, one.get("authors")),
                identifiers=Identifiers(**(one.get("identifiers") or {})),
            )
            for one in plain["publications"]
        ),
        labels=_ranges(plain["labels"]),
        unread=tuple(_record(Unread, one) for one in plain["unread"]),
        **{name: tuple(_linked(ActivityRecord, one) for one in plain[name]) for name in ACTIVITY_LISTS},
    )


def _person(plain: dict[str, Any]) -> PersonRecord:
    lines = tuple((name, _ranges(value)) for name, value in plain.get("lines", {}).items())
    person: PersonRecord = _linked(PersonRecord, {k: v for k, v in plain.items() if k != "lines"}, field_lines=lines)
    return person


def _linked(kind: type[Any], plain: dict[str, Any], **read: Any) -> Any:
    return _record(kind, plain, links=_all(Link, plain.get("links")), **read)


def _record(kind: type[Any], plain: dict[str, Any], **read: Any) -> Any:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()}
    if "lines" in values:
        values["lines"] = _ranges(values["lines"])
    if values.get("confidence"):
        values["confidence"] = Confidence(values["confidence"])
    return kind(**values | read)


def _all(kind: type[Any], plain: list[dict[str, Any]] | None) -> tuple[Any, ...]:
    return tuple(kind(**one) for one in plain or ())


def _ranges(plain: Any) -> Ranges:
    return tuple((first, last) for first, last in plain)
