"""What the lists of people and of organizations can be narrowed by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any

from django.db.models import Count as CountOf

from directory.facets import ListFilter
from directory.filters import ColumnFilter, RowsFilter, SearchFilter, SortFilter
from people.models import WHERE, Affiliation, Organization, Topic, with_parts, with_wholes

SAID = ("kind", "status")
STAY = ("organization", *SAID)
STATUSES = (("current", "Current"), ("former", "Former"))
# People at each place, None for those who are nowhere, by kind and status of their affiliations.
Presence = dict[tuple[str, str], dict[int | None, set[int]]]


class TopicFilter(RowsFilter):
    def filter(self, qs: Any, value: Collection[Topic | None]) -> Any:
        return qs.interested_in(value) if value else qs


class PersonFilter(ListFilter):
    """Organization, kind and status speak of one and the same affiliation: who is at X now, who was an intern there."""

    q = SearchFilter(label="Name, organization or topic")
    organization = RowsFilter(label="Organization", queryset=Organization.objects.only("slug", "name"))
    kind = ColumnFilter(label="Role", choices=Affiliation.Kind.choices)
    status = ColumnFilter(label="Affiliation", choices=STATUSES)
    topic = TopicFilter(label="Topic", queryset=Topic.objects.shown().only("slug", "name"))
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
    def presence(self) -> Presence:
        """Where they are and were, of those whom the other parameters leave."""
        return self.remembered("presence", self.find_presence, *STAY)

    def find_presence(self) -> Presence:
        people = self.rows_without("sort", *STAY).values("pk")
        stays = Affiliation.objects.filter(person__in=people).order_by()
        found: Presence = {}
        for person, kind, is_current, *places in stays.values_list("person", "kind", "is_current", *WHERE).distinct():
            at = found.setdefault((kind, "current" if is_current else "former"), {})
            for place in [place for place in places if place] or [None]:
                at.setdefault(place, set()).add(person)
        return found

    @cached_property
    def chosen_places(self) -> set[int]:
        chosen = [place.pk for place in self.chosen.get("organization", ()) if place]
        return with_parts(chosen, self.parents) if chosen else set()

    @cached_property
    def parents(self) -> dict[int, int]:
        return self.remembered("parents", Organization.objects.parents, *self.filters)

    @cached_property
    def total(self) -> int:
        asked = self.chosen.keys() & {*STAY}
        return len(set().union(*(people for _, _, people in self.at(asked)))) if asked else self.count()

    def at(self, names: Collection[str]) -> Iterator[tuple[tuple[str, str], int | None, set[int]]]:
        """Kind and status, place and people of the affiliations that fit these of the three parameters."""
        for said, at in self.presence.items():
            if all(value in self.chosen[name] for name, value in zip(SAID, said, strict=True) if name in names):
                for place, people in at.items():
                    if "organization" not in names or place in self.chosen_places:
                        yield said, place, people

    def but(self, name: str) -> set[str]:
        return self.chosen.keys() & {*STAY} - {name}

    def count_organization(self) -> dict[int, int]:
        people: dict[int, set[int]] = defaultdict(set)
        for _, place, there in self.at(self.but("organization")):
            if place:
                people[place] |= there
        wholes: dict[int, set[int]] = defaultdict(set)
        for place, there in people.items():
            for whole in with_wholes(place, self.parents):
                wholes[whole] |= there
        return {place: len(there) for place, there in wholes.items()}

    def count_kind(self) -> dict[str, int]:
        people: dict[str, set[int]] = defaultdict(set)
        for (kind, _), _, there in self.at(self.but("kind")):
            people[kind] |= there
        return {kind: len(people[kind]) for kind in Affiliation.Kind.values if people[kind]}

    def count_status(self) -> dict[str, int]:
        people: dict[str, set[int]] = defaultdict(set)
        for (_, status), _, there in self.at(self.but("status")):
            people[status] |= there
        return {status: len(people[status]) for status, _ in STATUSES if people[status]}

    def count_topic(self) -> Any:
        return self.rows_without("topic", "sort").order_by().values_list("topics").annotate(n=CountOf("pk"))


class OrganizationFilter(ListFilter):
    """Kind and status speak of one and the same affiliation of somebody, there or at one of the parts."""

    q = SearchFilter(label="Name or acronym")
    status = ColumnFilter(label="People", choices=(("current", "There now"), ("former", "There before")))
    kind = ColumnFilter(label="Role", choices=Affiliation.Kind.choices)
    sort = SortFilter({"name": ("by name", ("name", "pk")), "-changed": ("last changed", ("-updated_at", "pk"))})
    facets = ("status", "kind")

    def filter_queryset(self, queryset: Any, leave_out: Collection[str] = ()) -> Any:
        asked = [name for name in SAID if name in self.chosen and name not in leave_out]
        queryset = super().filter_queryset(queryset, leave_out={*leave_out, *SAID})
        if not asked:
            return queryset
        fitting = (
            places
            for said, places in self.presence.items()
            if all(value in self.chosen[name] for name, value in zip(SAID, said, strict=True) if name in asked)
        )
        return queryset.filter(pk__in=set().union(*fitting))

    @cached_property
    def presence(self) -> dict[tuple[str, str], set[int]]:
        """Where people are and were, by kind and status: each place with all that it is part of."""
        return self.remembered("presence", self.find_presence, *self.filters)

    def find_presence(self) -> dict[tuple[str, str], set[int]]:
        parents = Organization.objects.parents()
        stays = Affiliation.objects.listed().order_by()
        first, *others = (stays.values_list("kind", "is_current", where) for where in WHERE)
        found: dict[tuple[str, str], set[int]] = defaultdict(set)
        for kind, is_current, place in first.union(*others):
            if place:
                found[kind, "current" if is_current else "former"].update(with_wholes(place, parents))
        return dict(found)

    @cached_property
    def found(self) -> set[int]:
        return set(self.rows_without("sort", *SAID).order_by().values_list("pk", flat=True))

    def count_kind(self) -> dict[str, int]:
        return self.count_said("kind", "status", 0)

    def count_status(self) -> dict[str, int]:
        return self.count_said("status", "kind", 1)

    def count_said(self, name: str, other: str, place_of_name: int) -> dict[str, int]:
        found: dict[str, set[int]] = defaultdict(set)
        for said, places in self.presence.items():
            if other not in self.chosen or said[1 - place_of_name] in self.chosen[other]:
                found[said[place_of_name]] |= places & self.found
        choices = self.filters[name].extra["choices"]
        return {value: len(found[value]) for value, _ in choices if found[value]}
