"""What the lists of people and of organizations can be narrowed by."""

from __future__ import annotations

from collections import Counter, defaultdict
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
            chosen = [place.pk for place in self.chosen["organization"] if place]
            stays = stays.at(with_parts(chosen, self.parents))
        if "kind" in names:
            stays = stays.filter(kind__in=self.chosen["kind"])
        if "status" in names:
            stays = stays.in_status(self.chosen["status"])
        return stays

    def stays_without(self, name: str) -> Any:
        """The affiliations, of those who stay in the list, that the other two parameters leave."""
        others = [other for other in STAY if other != name and other in self.chosen]
        return self.stays(others).filter(person__in=self.rows_without("sort", *STAY).values("pk"))

    @cached_property
    def parents(self) -> dict[int, int]:
        return Organization.objects.parents()

    def count_organization(self) -> list[Count]:
        people = defaultdict(set)
        stays = self.stays_without("organization").order_by().values_list("person", "organization", "unit").distinct()
        for person, *places in stays:
            for place in places:
                for whole in with_wholes(place, self.parents) if place else ():
                    people[whole].add(person)
        names = Organization.objects.in_bulk(people)
        ranked = sorted(names.values(), key=lambda place: (-len(people[place.pk]), place.name))
        return [Count(place.slug, place.name, len(people[place.pk])) for place in ranked]

    def count_kind(self) -> Iterator[Count]:
        counts = dict(
            self.stays_without("kind").order_by().values_list("kind").annotate(n=CountOf("person", distinct=True))
        )
        return (Count(kind, label, counts[kind]) for kind, label in Affiliation.Kind.choices if kind in counts)

    def count_status(self) -> Iterator[Count]:
        stays = self.stays_without("status").order_by()
        counts = dict(stays.values_list("is_current").annotate(n=CountOf("person", distinct=True)))
        for (status, label), current in zip(STATUSES, (True, False), strict=True):
            if current in counts:
                yield Count(status, label, counts[current])

    def count_topic(self) -> Iterator[Count]:
        people = self.rows_without("topic", "sort").order_by()
        counts = people.values_list("topics__slug", "topics__name").annotate(n=CountOf("pk", distinct=True))
        unset = Counter({NOT_SET: 0})
        for slug, name, count in counts.order_by("-n", "topics__name"):
            if slug is None:
                unset[NOT_SET] = count
            else:
                yield Count(slug, name, count)
        if unset[NOT_SET]:
            yield Count(NOT_SET, "Not set", unset[NOT_SET])


class OrganizationFilter(ListFilter):
    q = SearchFilter(label="Name or acronym")
    sort = SortFilter({"name": ("by name", ("name", "pk")), "-changed": ("last changed", ("-updated_at", "pk"))})
