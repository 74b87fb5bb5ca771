"""Rows of the directory as the plain values that exports, feeds, structured data and the API are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

from directory.exports.atom import Entry
from directory.exports.values import (
    Author,
    Deed,
    Place,
    Profile,
    Site,
    Span,
    Stay,
    Work,
    author,
    clean,
)
from people.models import Activity, Affiliation, Contact, Organization, Person, YearMonthRange
from publications.models import Publication

AT_ONCE = 500


def works(rows: Any, root: str) -> Iterator[Work]:
    """The works of a queryset, however many; a few hundred are held at a time."""
    return (work(row, root) for row in rows.for_exports().iterator(chunk_size=AT_ONCE))


def work(row: Publication, root: str) -> Work:
    """A publication of `for_exports`; `root` is the address of the site."""
    return Work(
        key=row.slug,
        address=urljoin(root, row.get_absolute_url()),
        title=clean(row.title),
        kind=row.kind,
        status=row.status,
        authors=tuple(writer(one.name, one.person, root) for one in row.authorships.all()),
        authors_truncated=row.authors_truncated,
        year=row.year,
        venue=clean(row.venue.name if row.venue else row.venue_as_printed),
        venue_acronym=clean(row.venue.acronym if row.venue else ""),
        volume=clean(row.volume),
        issue=clean(row.issue),
        pages=clean(row.pages),
        publisher=clean(row.publisher),
        editors=tuple(author(name) for name in row.editors.split(";") if clean(name)),
        track=clean(row.track),
        note=clean(row.note),
        doi=clean(row.doi),
        arxiv_id=clean(row.arxiv_id),
        isbn=clean(row.isbn),
        openreview_id=clean(row.openreview_id),
        patent_number=clean(row.patent_number),
        other_titles=tuple(clean(other.title) for other in row.titles.all()),
        links=tuple(link.url for link in row.links.all() if link.url),
        changed=row.updated_at,
    )


def writer(name: str, person: Person | None, root: str) -> Author:
    """An author; a person whom the site shows has an address."""
    if person is None or not person.is_listed:
        return author(name)
    return author(name, person.sort_name, urljoin(root, person.get_absolute_url()))


def people(rows: Any, root: str) -> Iterator[Profile]:
    """The people of a queryset as a list shows them: without contacts and details."""
    return (brief(row, root) for row in rows.for_exports().iterator(chunk_size=AT_ONCE))


def brief(row: Person, root: str) -> Profile:
    return Profile(
        key=row.slug,
        address=urljoin(root, row.get_absolute_url()),
        name=author(row.name, row.sort_name, urljoin(root, row.get_absolute_url())),
        other_names=tuple(clean(other.name) for other in row.names.all()),
        headline=clean(row.headline),
        topics=tuple(clean(topic.name) for topic in row.interests_in_order),
        stays=tuple(stay(one, root) for one in row.affiliations.all()),
        publication_count=row.publication_count,  # type: ignore[attr-defined]
        changed=row.updated_at,
    )


def profile(row: Person, root: str, written: Iterable[Work] = (), *, with_contacts: bool = False) -> Profile:
    """All that everybody may know of a person; contacts only where they are asked for, and published."""
    contacts = [one for one in row.contacts.all() if one.is_public] if with_contacts else []

    def published(kind: str) -> tuple[str, ...]:
        return tuple(clean(one.value) for one in contacts if one.kind == kind)

    return Profile(
        key=row.slug,
        address=urljoin(root, row.get_absolute_url()),
        name=author(row.name, row.sort_name),
        other_names=tuple(clean(other.name) for other in row.names.all()),
        headline=clean(row.headline),
        summary="\n\n".join(clean(paragraph) for paragraph in row.paragraphs),
        photo=urljoin(root, row.photo.url) if row.photo else "",
        emails=published(Contact.Kind.EMAIL),
        phones=published(Contact.Kind.PHONE),
        postal_addresses=published(Contact.Kind.ADDRESS),
        sites=tuple(Site(link.kind, clean(link.text), link.url) for link in row.links.all() if link.url),
        topics=tuple(clean(topic.name) for topic in row.interests_in_order),
        stays=tuple(stay(one, root) for one in row.affiliations.all()),
        deeds=tuple(deed(one) for one in row.activities.all()),
        works=tuple(written),
        changed=row.updated_at,
    )


def stay(row: Affiliation, root: str) -> Stay:
    return Stay(
        kind=row.kind,
        span=span(row),
        place=place(row.place, root) if row.place else None,
        unit=clean(row.unit.name) if row.unit and row.organization else "",
        role=clean(row.role),
        degree=clean(row.degree),
        field=clean(row.field),
        location=clean(row.location),
        grade=clean(", ".join(part for part in (row.grade, row.rank) if part)),
        points=tuple(clean(point) for point in row.points if clean(point)),
    )


def span(row: YearMonthRange) -> Span:
    return Span(date(row.start_year, row.start_month), date(row.end_year, row.end_month), row.is_current)


def date(year: int | None, month: int | None) -> str:
    return f"{year:04}-{month:02}" if year and month else f"{year:04}" if year else ""


def place(row: Organization, root: str) -> Place:
    return Place(clean(row.name), urljoin(root, row.get_absolute_url()), row.homepage)


def deed(row: Activity) -> Deed:
    return Deed(
        kind=row.kind,
        title=clean(row.title),
        span=span(row),
        role=clean(row.role),
        organization=clean(row.organization),
        summary=clean(row.motivation),
        points=tuple(clean(point) for point in row.points if clean(point)),
        items=tuple(clean(item) for item in row.parts if clean(item)),
        address=next((link.url for link in row.links.all() if link.url), ""),
    )


def place_rows(rows: Iterable[tuple[Organization, int, int]], root: str) -> Iterator[dict[str, object]]:
    """Organizations, each with how many people are there now and were before, as lines of a table."""
    for row, now, before in rows:
        yield {
            "name": clean(row.name),
            "acronym": clean(row.acronym),
            "part of": clean(row.parent.name) if row.parent else "",
            "other names": "; ".join(clean(other.name) for other in row.names.all()),
            "people now": now,
            "people before": before,
            "homepage": row.homepage,
            "ROR": row.ror and row.ror_address,
            "address": urljoin(root, row.get_absolute_url()),
        }


# ----------------------------------------------------------------------------------------------------- of a feed


def work_entry(row: Publication, root: str) -> Entry:
    names = tuple(clean(one.name) for one in row.authorships.all())
    return Entry(urljoin(root, row.get_absolute_url()), clean(row.title), row.updated_at, clean(row.citation), names)


def person_entry(row: Person, root: str) -> Entry:
    there = "; ".join(f"{one.title}, {one.place}" if one.place else one.title for one in row.present_stays)
    return Entry(urljoin(root, row.get_absolute_url()), clean(row.name), row.updated_at, clean(row.headline or there))


def place_entry(row: Organization, root: str) -> Entry:
    part = f"Part of {row.parent}" if row.parent else ""
    return Entry(urljoin(root, row.get_absolute_url()), clean(row.name), row.updated_at, clean(part))
