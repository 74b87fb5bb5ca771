"""CVs for tests, without files: each function makes one value, with what the test says and the least of the rest."""

from __future__ import annotations

import hashlib
from typing import Any

from directory.cv.records import (
    CV,
    ActivityRecord,
    Author,
    EducationRecord,
    Identifiers,
    Link,
    Mentor,
    PersonRecord,
    PositionRecord,
    PublicationRecord,
)
from directory.importing.files import Reading
from directory.importing.sources import Source, read_source

LINES = ((1, 1),)


def person(name: str | None = "Ada Lovelace", **fields: Any) -> PersonRecord:
    links = tuple(Link(None, url, kind) for kind, url in fields.pop("links", ()))
    return PersonRecord(name=name, links=links, **fields)


def education(
    institution: str | None = "University of Sydney", degree: str | None = "Ph.D.", **fields: Any
) -> EducationRecord:
    advisors = tuple(Mentor(name) for name in fields.pop("advisors", ()))
    return EducationRecord(institution, degree=degree, advisors=advisors, **{"lines": LINES, **fields})


def position(
    organization: str | None = "Together AI", title: str | None = "Researcher", **fields: Any
) -> PositionRecord:
    mentors = tuple(Mentor(name) for name in fields.pop("mentors", ()))
    return PositionRecord(organization, title=title, mentors=mentors, **{"lines": LINES, **fields})


def work(title: str = "Notes on the Engine", *authors: str, **fields: Any) -> PublicationRecord:
    """A work by these authors; a name that ends with a star contributed equally."""
    identifiers = Identifiers(**{name: fields.pop(name) for name in ("doi", "arxiv", "isbn") if name in fields})
    names = tuple(Author(name.rstrip("*"), name.endswith("*")) for name in authors)
    return PublicationRecord(title, names, identifiers=identifiers, **{"lines": LINES, **fields})


def activity(title: str = "Best Paper", **fields: Any) -> ActivityRecord:
    return ActivityRecord(title, **{"lines": LINES, **fields})


def cv(owner: PersonRecord | str | None = "Ada Lovelace", **lists: Any) -> CV:
    who = owner if isinstance(owner, PersonRecord) else person(owner)
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in lists.items()}
    return CV(source="cv.txt", person=who, **plain)


def source(name: str, made: CV) -> Source:
    return read_source(name, sha256(name, made), made)


def reading(name: str, made: CV) -> Reading:
    return Reading(name, sha256(name, made), repr(made).encode(), "text", made)


def sha256(name: str, made: CV) -> str:
    return hashlib.sha256(f"{name}{made!r}".encode()).hexdigest()
