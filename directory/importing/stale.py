"""Which rows' search words a plan has made stale, and their refreshing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from django.db.models import Q

from directory.importing.merge import Plan, Standing
from directory.importing.rows import Plain, Ref, Value
from people.models import Affiliation, Interest, Organization, Person
from publications.models import Publication, Venue

OWNERS = {
    "people.personname": "person",
    "people.interest": "person",
    "people.affiliation": "person",
    "people.organizationname": "organization",
    "publications.venuename": "venue",
    "publications.publicationtitle": "publication",
    "publications.authorship": "publication",
}
"""Models whose rows are part of what another row is found by, and the field that names it."""


def stale_words(plan: Plan, made: Mapping[Ref, int], standing: Standing) -> None:
    """Write the words of every row that the plan has touched, or that refers to one it has touched."""
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for model, row_id, values in _touched(plan, made, standing):
        ids[model].add(row_id)
        target = values.get(OWNERS.get(model, ""))
        number = made.get(target) if isinstance(target, Ref) else target
        if isinstance(number, int):
            ids[f"owner of {model}"].add(number)
    organizations = ids["people.organization"] | ids["owner of people.organizationname"]
    venues = ids["publications.venue"] | ids["owner of publications.venuename"]
    if organizations:
        organizations |= set(Organization.objects.filter(parent__in=organizations).values_list("pk", flat=True))
        Organization.objects.refresh_words(organizations)
    if venues:
        Venue.objects.refresh_words(venues)
    stays = Affiliation.objects.filter(Q(organization__in=organizations) | Q(unit__in=organizations))
    topics = Interest.objects.filter(topic__in=ids["people.topic"])
    people = ids["people.person"].union(
        ids["owner of people.personname"],
        ids["owner of people.interest"],
        ids["owner of people.affiliation"],
        stays.values_list("person", flat=True),
        topics.values_list("person", flat=True),
    )
    Person.objects.refresh_words(people)
    works = ids["publications.publication"].union(
        ids["owner of publications.publicationtitle"],
        ids["owner of publications.authorship"],
        Publication.objects.filter(venue__in=venues).values_list("pk", flat=True),
    )
    Publication.objects.refresh_words(works)


def _touched(
    plan: Plan, made: Mapping[Ref, int], standing: Standing
) -> Iterator[tuple[str, int, Mapping[str, Value | Plain]]]:
    for create in plan.creates:
        yield create.row.model, made[create.row.ref], create.values
    for update in plan.updates:
        yield update.model, update.row_id, {**standing[update.model, update.row_id], **update.values}
    for model, row_id in chain(plan.deletes, ((update.model, update.row_id) for update in plan.updates)):
        yield model, row_id, standing[model, row_id]
