"""What the lists of people and of organizations can be narrowed by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any

from django.db.models import Count as CountOf

from directory.facets import ColumnFilter, Count, ListFilter, RowsFilter, SearchFilter, SortFilter
from directory.fields import NOT_SET
from people.models import WHERE, Affiliation, Organization, Topic, with_parts, with_wholes

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
                "person", "kind", "is_current", *WHERE
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
        names = Organization.objects.filter(pk__in=people).values_list("pk", "slug", "name")
        counts = (Count(slug, name, len(people[pk])) for pk, slug, name in names)
        return sorted(counts, key=lambda count: (-count.count, count.label))

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
    """Kind and status speak of one and the same affiliation of somebody, there or at one of the parts."""

    q = SearchFilter(label="Name or acronym")
    status = ColumnFilter(label="People", choices=(("current", "There now"), ("former", "There before")))
    kind = ColumnFilter(label="Role", choices=Affiliation.Kind.choices)
    sort = SortFilter({"name": ("by name", ("name", "pk")), "-changed": ("last changed", ("-updated_at", "pk"))})
    facets = ("status", "kind")

    def filter_queryset(self, queryset: Any, leave_out: Collection[str] = ()) -> Any:
        asked = [name for name in ("status", "kind") if name in self.chosen and name not in leave_out]
        queryset = super().filter_queryset(queryset, leave_out={*leave_out, "status", "kind"})
        if not asked:
            return queryset
        fitting = (places for places, *said in self.presence if all(self.fits(name, *said) for name in asked))
        return queryset.filter(pk__in=set().union(*fitting))

    def fits(self, name: str, status: str, kind: str) -> bool:
        return name not in self.chosen or {"status": status, "kind": kind}[name] in self.chosen[name]

    @cached_property
    def presence(self) -> list[tuple[set[int], str, str]]:
        """Where people are and were: each place with all that it is part of, the status and the kind."""
        parents = Organization.objects.parents()
        stays = Affiliation.objects.listed().order_by().values_list("is_current", "kind", *WHERE)
        return [
            (
                {whole for place in places if place for whole in with_wholes(place, parents)},
                "current" if is_current else "former",
                kind,
            )
            for is_current, kind, *places in stays.distinct()
        ]

    @cached_property
    def found(self) -> set[int]:
        return set(self.rows_without("status", "kind", "sort").order_by().values_list("pk", flat=True))

    def count_status(self) -> Iterator[Count]:
        return self.count("status", "kind", 0)

    def count_kind(self) -> Iterator[Count]:
        return self.count("kind", "status", 1)

    def count(self, name: str, other: str, place_of_name: int) -> Iterator[Count]:
        found: dict[str, set[int]] = defaultdict(set)
        for places, *said in self.presence:
            if self.fits(other, *said):
                found[said[place_of_name]] |= places & self.found
        labels = dict(self.filters[name].extra["choices"])
        return (Count(value, str(label), len(found[value])) for value, label in labels.items() if found[value])
