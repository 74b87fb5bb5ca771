"""What tells a record from another: its facts as they are read side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from django.db.models import Model

from directory.models import Evidence
from directory.provenance import document_address, evidence_of, form_address, lines_text, printed_lines, texts_of
from people.models import Affiliation, Organization, Person
from publications.models import Authorship, Publication, Venue

MOST = 6
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Quote:
    """Lines of a document that a record rests on, as they are printed."""

    source: str
    address: str
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records. `facts` are named; a fact that is equal on both sides is not told here."""

    row: Model
    name: str
    address: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    quotes: tuple[Quote, ...]


def side(row: Model, *, key: str = "") -> Side:
    """A record with its facts and the lines it rests on; those of one record key alone where it is given."""
    facts = tuple((name, found) for name, values in facts_of(row) if (found := _some(values)))
    return Side(row, str(row), address_of(row), facts, tuple(quotes(row, key)))


def address_of(row: Model) -> str:
    return form_address(row._meta.label_lower, row.pk)


def quotes(row: Model, key: str = "") -> Iterator[Quote]:
    """What the documents print of a record, a few lines of each."""
    found: Any = evidence_of(type(row), [row.pk]).filter(field="")
    evidence: Sequence[Evidence] = list(found.filter(record_key=key)) if key else []
    evidence = evidence or list(found[:3])
    texts = texts_of(evidence)
    for one in evidence:
        printed = printed_lines(one.lines, texts[one.document_id])[:MOST_LINES]
        lines = tuple((number, line) for number, line in printed if line.strip())
        address = document_address(one.document_id, one.lines)
        yield Quote(f"{one.document.name}, {lines_text(one.lines, most=3)}", address, lines)


Facts = Iterable[tuple[str, Iterable[Any]]]


@singledispatch
def facts_of(row: Model) -> Facts:
    """The facts of a record by their names."""
    return [("Name", [row])]


@facts_of.register
def _person(row: Person) -> Facts:
    works = Publication.objects.filter(authorships__person=row)
    stays = row.affiliations.select_related("organization", "unit")
    return [
        ("Name", [row.name]),
        ("Also", row.names.all()),
        ("Headline", [row.headline]),
        ("Contact", row.contacts.all()),
        ("Links", (link.url for link in row.links.all())),
        ("Where", (_dated(stay) for stay in stays)),
        ("Publications", [f"{works.count()}", *works.values_list("title", flat=True)[:MOST]]),
    ]


@facts_of.register
def _publication(row: Publication) -> Facts:
    return [
        ("Title", [row.title]),
        ("Other titles", row.titles.all()),
        ("Authors", [", ".join(author.name for author in row.authorships.all())]),
        ("Venue", [row.venue.name if row.venue else row.venue_as_printed]),
        ("Year", [row.year]),
        ("Kind", [row.get_kind_display()]),
        ("Status", [row.get_status_display()]),
        *((name, [value]) for name, value, _ in row.identifiers),
    ]


@facts_of.register
def _organization(row: Organization) -> Facts:
    people = Person.objects.filter(affiliations__in=Affiliation.objects.at([row.pk])).distinct()
    return [
        ("Name", [row.name]),
        ("Acronym", [row.acronym]),
        ("Part of", [row.parent]),
        ("Parts", row.parts.all()),
        ("Also", row.names.all()),
        ("ROR", [row.ror]),
        ("Homepage", [row.homepage]),
        ("People", people[: MOST + 1]),
    ]


@facts_of.register
def _venue(row: Venue) -> Facts:
    works = row.publications.all()
    return [
        ("Name", [row.name]),
        ("Acronym", [row.acronym]),
        ("Also", row.names.all()),
        ("Publications", [f"{works.count()}", *works.values_list("title", flat=True)[:MOST]]),
    ]


@facts_of.register
def _affiliation(row: Affiliation) -> Facts:
    return [
        ("Whose", [row.person]),
        ("What", [row.title]),
        ("Where", [row.organization, row.unit, row.partner]),
        ("When", [" ".join(row.dates)]),
        ("Location", [row.location]),
    ]


@facts_of.register
def _authorship(row: Authorship) -> Facts:
    work = row.publication
    return [("Name as printed", [row.name]), ("Author of", [work.title]), *list(_publication(work))[2:5]]


def _dated(stay: Affiliation) -> str:
    return ", ".join(filter(None, (stay.title, str(stay.place or ""), " ".join(stay.dates))))


def _some(values: Iterable[Any]) -> tuple[str, ...]:
    found = [str(value) for value in values if value not in (None, "")]
    return (*found[:MOST], "…") if len(found) > MOST else tuple(found)
