"""What every export is made of: works, people and places as plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from directory.cv.names import parse_name

UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """The text in one line, without what no file can hold: control characters, halves of characters."""
    return " ".join(UNPRINTABLE.sub("", text).split())


def doi_address(doi: str) -> str:
    return f"https://doi.org/{quote(doi, safe='/:;()')}"


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody on an author list. `family` alone is a name that has no parts; `address` is that of a page here."""

    name: str
    family: str
    given: str = ""
    suffix: str = ""
    address: str = ""

    @property
    def inverted(self) -> str:
        """The family name first: "King, Martin Luther, Jr."."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)


def author(name: str, sort_name: str = "", address: str = "") -> Author:
    """An author by the name as printed; `sort_name` ("Zhu, Banghua") settles which part is the family's."""
    name, sort_name = clean(name), clean(sort_name)
    family, comma, given = (part.strip() for part in sort_name.partition(","))
    if comma and f"{given} {family}" == name:
        return Author(name, family, given, "", address)
    if "(" in name or not name:
        return Author(name, name, "", "", address)
    parts = parse_name(name)
    return Author(name, parts.family, " ".join(parts.given), parts.suffix, address)


@dataclass(frozen=True, slots=True)
class Work:
    """A publication. `key` names it within any file; an empty text or None is what nobody has said."""

    key: str
    address: str
    title: str
    kind: str
    status: str = "published"
    authors: tuple[Author, ...] = ()
    authors_truncated: bool = False
    year: int | None = None
    venue: str = ""
    venue_acronym: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    editors: tuple[Author, ...] = ()
    track: str = ""
    note: str = ""
    doi: str = ""
    arxiv_id: str = ""
    isbn: str = ""
    openreview_id: str = ""
    patent_number: str = ""
    other_titles: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    changed: datetime | None = None

    @property
    def page_range(self) -> tuple[str, str]:
        """First and last page: "101–9" are 101 and 9; both empty where none is printed."""
        first, _, last = re.sub(r"\s*(?:--+|[-–—‒−])\s*", "–", self.pages, count=1).partition("–")
        return first, last

    @property
    def stage(self) -> str:
        """How far an unpublished work is, in words: "submitted"."""
        return "" if self.status in ("published", "preprint") else self.status.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when, as "2024" or "2024-05"; `end` is empty for what goes on, and where nobody says."""

    start: str = ""
    end: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """An organization; `address` is that of its page here."""

    name: str
    address: str = ""
    homepage: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """A degree, a job, a visit."""

    kind: str
    span: Span
    place: Place | None = None
    unit: str = ""
    role: str = ""
    degree: str = ""
    field: str = ""
    location: str = ""
    grade: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """An award, a talk, a project, a group of skills."""

    kind: str
    title: str
    span: Span
    role: str = ""
    organization: str = ""
    summary: str = ""
    points: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """An address elsewhere; `kind` is the word for whose it is: "github"."""

    kind: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A person. Contacts are those that everybody may see."""

    key: str
    address: str
    name: Author
    other_names: tuple[str, ...] = ()
    headline: str = ""
    summary: str = ""
    photo: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    postal_addresses: tuple[str, ...] = ()
    sites: tuple[Site, ...] = ()
    topics: tuple[str, ...] = ()
    stays: tuple[Stay, ...] = ()
    deeds: tuple[Deed, ...] = ()
    works: tuple[Work, ...] = ()
    publication_count: int | None = None
    changed: datetime | None = None

    @property
    def present(self) -> Stay | None:
        """What stands for the person: a current position, else current study."""
        current = [stay for stay in self.stays if stay.span.is_current and stay.place]
        return next((stay for stay in current if stay.kind != "education"), current[0] if current else None)
