"""A directory of any size: people at places, and what they have written together."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Model

from directory.search import joined_words
from people.models import Affiliation, Interest, Organization, Person, Topic
from publications.models import Authorship, Publication, Venue

AT_ONCE = 5_000
PEOPLE_PER_WORK = 4
WORKS_PER_PERSON = 20


def write(rows: Iterable[Model]) -> None:
    waiting = iter(rows)
    while chunk := list(islice(waiting, AT_ONCE)):
        type(chunk[0])._default_manager.bulk_create(chunk)


def fill(publications: int, seed: int = 0) -> None:
    """As PERFORMANCE.md measured: 20 works for each person, four authors for each work."""
    chance = random.Random(seed)
    vocabulary = [f"{a}{b}{c}" for a in ("ne", "la", "co", "mi") for b in ("tra", "ver", "lin", "sto", "gra") for c in
                  ("ning", "tion", "ment", "sis", "graph", "model", "ing", "ity", "al", "ic")]  # fmt: skip
    common = [1 / (place + 1) for place in range(len(vocabulary))]

    def said(length: int) -> str:
        return " ".join(chance.choices(vocabulary, common, k=length))

    people_count = max(publications // WORKS_PER_PERSON, 20)
    places = [Organization(pk=n, name=f"University of {n}", slug=f"university-{n}") for n in range(1, 201)]
    parts = [
        Organization(pk=200 + n, name=f"Department {n}", slug=f"department-{n}", parent_id=1 + n % 200)
        for n in range(1, 801)
    ]
    venues = [Venue(pk=n, name=f"Journal of {said(2)} {n}", slug=f"venue-{n}") for n in range(1, 401)]
    topics = [Topic(pk=n, name=f"Topic {said(1)} {n}", slug=f"topic-{n}") for n in range(1, 301)]
    called: list[Organization | Venue] = [*places, *parts, *venues]
    for row in called:
        row.words = joined_words([row.name], [])
    names = [f"{said(1).title()} {said(1).title()} {n}" for n in range(people_count)]
    write(places)
    write(parts)
    write(venues)
    write(topics)
    write(
        Person(pk=n + 1, name=name, sort_name=name, slug=f"person-{n}", words=joined_words([name], []))
        for n, name in enumerate(names)
    )
    write(_stays(chance, people_count))
    write(
        Interest(person_id=n + 1, topic_id=topic, order=0)
        for n in range(people_count)
        for topic in chance.sample(range(1, 301), 2)
    )
    kinds, statuses = Publication.Kind.values[:8], Publication.Status.values
    authors: list[list[int]] = []

    def works() -> Iterator[Publication]:
        for n in range(publications):
            title, year = f"{said(9)} {n}".capitalize(), chance.choice([None, *range(1995, 2026)])
            venue = venues[min(int(chance.expovariate(1 / 60)), 399)]
            wrote = [chance.randrange(people_count) for _ in range(PEOPLE_PER_WORK)]
            authors.append(wrote)
            yield Publication(
                pk=n + 1, title=title, slug=f"work-{n}", kind=chance.choice(kinds), year=year, venue=venue,
                status=statuses[0] if chance.random() < 0.8 else chance.choice(statuses),
                words=joined_words([title], [*(names[one] for one in wrote), venue.name, str(year or "")]),
            )  # fmt: skip

    write(works())
    write(
        Authorship(publication_id=n + 1, order=place, name=names[one], person_id=one + 1)
        for n, wrote in enumerate(authors)
        for place, one in enumerate(dict.fromkeys(wrote))
    )
    if connection.vendor == "postgresql":  # which does so by itself, later; the site never asks SQLite to
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _stays(chance: random.Random, people: int) -> Iterator[Affiliation]:
    for n in range(people):
        for _ in range(3):
            unit: Any = chance.randint(201, 1000) if chance.random() < 0.5 else None
            year = chance.randint(1995, 2022)
            current = chance.random() < 0.3
            yield Affiliation(
                person_id=n + 1, organization_id=(1 + (unit - 200) % 200) if unit else chance.randint(1, 200),
                unit_id=unit, kind=chance.choice(Affiliation.Kind.values), role="Fellow", start_year=year,
                end_year=None if current else year + 3, is_current=current,
            )  # fmt: skip
