"""What the lists of people and of organizations can be narrowed by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any

from django.db.models import Count as CountOf

from directory.facets import ColumnFilter, Count, ListFilter, RowsFilter, SearchFilter, SortFilter
from directory.fields import NOT_SET
from people.models import Affiliation, Organization, Topic, with_parts, with_wholes

STAY = ("organization", "kind", "status")
STATUSES = (("current", "Current"), ("former", "Former"))


class TopicFilter(RowsFilter):
    def filter(self, qs: Any, value: Collection[Topic | None]) -> Any:
        return qs.interested_in(value) if value else qs


class PersonFilter(ListFilter):
    """Organization, kind and status speak of one and the same affiliation: who is at X now, who was an intern there."""

    q = SearchFilter(label="Name, organization or topic")
    organization = RowsFilter(label="Organization", queryset=Organization.objects.all())
    kind = ColumnFilter(label="Role", choices=Affiliation.Kind.choices)
    status = ColumnFilter(label="Affiliation", choices=STATUSES)
    topic = TopicFilter(label="Topic", queryset=Topic.objects.all())
    sort = SortFilter(
        {
            "name": ("by name", ("sort_name", "pk")),
            "-publications": ("most publications", ("-publication_count", "sort_name", "pk")),
            "-changed": ("last changed", ("-updated_at", "pk")),
        }
    )
    facets = ("organization", "status", "kind", "topic")

    def filter_queryset(self, queryset: Any, leave_out: Collection[str] = ()) -> Any:
        if "sort" not in leave_out and self.chosen.get("sort") == "-publications":
            queryset = queryset.with_publication_count()
        queryset = super().filter_queryset(queryset, leave_out={*leave_out, *STAY})
        asked = [name for name in STAY if name in self.chosen and name not in leave_out]
        return queryset.with_stay(self.stays(asked)) if asked else queryset

    def stays(self, names: Collection[str]) -> Any:
        """The affiliations that these of the three parameters leave."""
        stays = Affiliation.objects.all()
        if "organization" in names:
            stays = stays.at(self.chosen_places)
        if "kind" in names:
            stays = stays.filter(kind__in=self.chosen["kind"])
        if "status" in names:
            stays = stays.in_status(self.chosen["status"])
        return stays

    @cached_property
    def presence(self) -> list[tuple[int, list[int], str, str]]:
        """Person, places, kind and status of each affiliation, of those whom the other parameters leave."""
        people = self.rows_without("sort", *STAY).values("pk")
        stays = Affiliation.objects.filter(person__in=people).order_by()
        return [
            (person, [place for place in places if place], kind, "current" if is_current else "former")
            for person, kind, is_current, *places in stays.values_list(
                "person", "kind", "is_current", "organization", "unit"
            ).distinct()
        ]

    @cached_property
    def parents(self) -> dict[int, int]:
        return Organization.objects.parents()

    @cached_property
    def chosen_places(self) -> set[int]:
        return with_parts([place.pk for place in self.chosen.get("organization", ()) if place], self.parents)

    def fits(self, but: str, places: Collection[int], kind: str, status: str) -> bool:
        """Whether an affiliation fits the three parameters but one."""
        return (
            (but == "organization" or "organization" not in self.chosen or not self.chosen_places.isdisjoint(places))
            and (but == "kind" or "kind" not in self.chosen or kind in self.chosen["kind"])
            and (but == "status" or "status" not in self.chosen or status in self.chosen["status"])
        )

    def count_organization(self) -> list[Count]:
        people = defaultdict(set)
        for person, places, kind, status in self.presence:
            if self.fits("organization", places, kind, status):
                for place in places:
                    for whole in with_wholes(place, self.parents):
                        people[whole].add(person)
        names = Organization.objects.in_bulk(people)
        ranked = sorted(names.values(), key=lambda place: (-len(people[place.pk]), place.name))
        return [Count(place.slug, place.name, len(people[place.pk])) for place in ranked]

    def count_kind(self) -> Iterator[Count]:
        people = defaultdict(set)
        for person, places, kind, status in self.presence:
            if self.fits("kind", places, kind, status):
                people[kind].add(person)
        return (Count(kind, str(label), len(people[kind])) for kind, label in Affiliation.Kind.choices if people[kind])

    def count_status(self) -> Iterator[Count]:
        people = defaultdict(set)
        for person, places, kind, status in self.presence:
            if self.fits("status", places, kind, status):
                people[status].add(person)
        return (Count(status, label, len(people[status])) for status, label in STATUSES if people[status])

    def count_topic(self) -> Iterator[Count]:
        people = self.rows_without("topic", "sort").order_by()
        counts = people.values_list("topics__slug", "topics__name").annotate(n=CountOf("pk", distinct=True))
        found = {slug: Count(slug, name, count) for slug, name, count in counts.order_by("-n", "topics__name")}
        unset = found.pop(None, None)
        yield from found.values()
        if unset:
            yield Count(NOT_SET, "Not set", unset.count)


class OrganizationFilter(ListFilter):
    q = SearchFilter(label="Name or acronym")
    sort = SortFilter({"name": ("by name", ("name", "pk")), "-changed": ("last changed", ("-updated_at", "pk"))})
