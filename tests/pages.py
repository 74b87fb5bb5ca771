"""What tests of pages share: pages as text, their queries, and a directory of any size."""

from __future__ import annotations

import random
from collections.abc import Iterator

from django.db import connection
from django.http import HttpRequest, QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from directory.facets import ListFilter, Value
from directory.search import words_refreshed_later
from people.models import Activity, Affiliation, Contact, Mentorship, Organization, Person
from publications.models import Publication, Venue
from tests import factories


def text_of(client: Client, address: str, status: int = 200) -> str:
    """The page at an address, which must have this status."""
    response = client.get(address)
    assert response.status_code == status, address
    whole = b"".join(response) if response.streaming else response.content
    return whole.decode()


def queries_of(client: Client, address: str) -> int:
    """How many queries the page at an address takes."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        text_of(client, address)
    return len(queries)


def filter_of(client: Client, address: str) -> ListFilter:
    """The filter behind the list at an address."""
    response = client.get(address)
    assert response.status_code == 200, address
    found = response.context["filter"]
    assert isinstance(found, ListFilter)
    return found


def filter_at(address: str) -> ListFilter:
    """The filter that a list's address stands for, without the page."""
    path, _, query = address.partition("?")
    view = resolve(path).func.view_class  # type: ignore[attr-defined]
    request = HttpRequest()
    request.path = path
    found: ListFilter = view.filterset_class(QueryDict(query), queryset=view.queryset.all(), request=request)
    return found


def values_of(shown: ListFilter) -> Iterator[tuple[str, Value]]:
    """Every value that a list offers, with its parameter."""
    for facet in shown.offered:
        yield from ((facet.name, value) for value in (*facet.values, *facet.more))


def populate(size: int, seed: int = 0) -> Person:
    """A directory with `size` of everything; the first person has all of it."""
    with words_refreshed_later():
        first = _populate(size, seed)
    for model in (Person, Organization, Venue, Publication):
        model.objects.refresh_words()
    return first


def _populate(size: int, seed: int) -> Person:
    chance = random.Random(seed)  # noqa: S311  (the same directory each time)
    universities = [factories.organization(f"University {n}") for n in range(4)]
    places = [*universities, *(factories.organization(f"Laboratory {n}", parent=universities[n % 2]) for n in range(4))]
    people = [
        factories.person(f"Person {n}", topics=tuple(chance.sample(["Logic", "Optics", "Ethics"], chance.randrange(4))))
        for n in range(size)
    ]
    venues = [None, *(factories.venue(f"Venue {n}") for n in range(3))]
    for person in [*people, *people[:1] * size]:
        for _ in range(chance.randrange(3) if person is not people[0] else 1):
            year = chance.randrange(1990, 2020)
            current = chance.random() < 0.4
            stay = factories.affiliation(
                person,
                chance.choice(places),
                kind=chance.choice(Affiliation.Kind.values),
                role=f"Role {chance.randrange(9)}",
                start_year=year,
                end_year=None if current else year + 3,
                is_current=current,
            )
            Mentorship.objects.create(affiliation=stay, name="A Mentor", person=chance.choice(people))
    for n in range(size):
        factories.activity(people[0], chance.choice(Activity.Kind.values), f"Activity {n}", start_year=2000 + n % 20)
        Contact.objects.create(person=people[0], kind="email", value=f"{n}@example.org", is_public=True)
        factories.publication(
            f"Publication {n}",
            people[0],
            f"Somebody {n}",
            *chance.sample(people[1:], min(3, size - 1)),
            year=chance.choice([None, 2010, 2011, 2015]),
            kind=chance.choice(Publication.Kind.values[:4]),
            status=chance.choice(Publication.Status.values),
            venue=chance.choice(venues),
        )
    return people[0]
