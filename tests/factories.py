"""Rows for tests: each function makes one, with what the test says and the least of the rest."""

from __future__ import annotations

from typing import Any

from people.models import Activity, Affiliation, Interest, Organization, Person, Topic
from publications.models import Authorship, Publication, Venue


def person(name: str = "Ada Lovelace", *, topics: tuple[str, ...] = (), **fields: Any) -> Person:
    row = Person.objects.create(name=name, **fields)
    for order, topic in enumerate(topics):
        Interest.objects.create(person=row, topic=Topic.objects.get_or_create(name=topic)[0], order=order)
    return row


def organization(name: str = "University of Sydney", **fields: Any) -> Organization:
    return Organization.objects.get_or_create(name=name, parent=fields.pop("parent", None), defaults=fields)[0]


def affiliation(whose: Person, where: Organization | str | None = None, **fields: Any) -> Affiliation:
    fields.setdefault("kind", Affiliation.Kind.EMPLOYMENT)
    return Affiliation.objects.create(
        person=whose, organization=organization(where) if isinstance(where, str) else where, **fields
    )


def activity(whose: Person, kind: str, title: str, **fields: Any) -> Activity:
    return Activity.objects.create(person=whose, kind=kind, title=title, **fields)


def venue(name: str = "International Conference on Machine Learning", **fields: Any) -> Venue:
    return Venue.objects.get_or_create(name=name, defaults=fields)[0]


def publication(title: str = "Notes on the Engine", *authors: Person | str, **fields: Any) -> Publication:
    """A work by these authors, in order; a name that ends with a star contributed equally."""
    fields.setdefault("kind", Publication.Kind.CONFERENCE)
    row = Publication.objects.create(title=title, **fields)
    for order, author in enumerate(authors):
        whose = author if isinstance(author, Person) else None
        Authorship.objects.create(
            publication=row,
            order=order,
            name=str(author).rstrip("*"),
            person=whose,
            equal_contribution=str(author).endswith("*"),
        )
    return row
