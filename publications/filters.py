"""What the list of publications can be narrowed by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Count as CountOf
from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf
from django_filters import Filter

from directory.charts import Chart, chart
from directory.facets import Chip, ListFilter
from directory.fields import NOT_SET
from directory.filters import ColumnFilter, RowsFilter, SearchFilter, SortFilter
from people.models import Organization, Person, with_parts
from publications.models import Authorship, Publication, Venue

YEARS = ("year_min", "year_max", "year")


class AuthorFilter(RowsFilter):
    def filter(self, qs: Any, value: Collection[Person | None]) -> Any:
        people = [person for person in value if person]
        return qs.by_any_of(people) if people else qs


class OrganizationFilter(RowsFilter):
    """Works that somebody wrote while at an organization or one of its parts."""

    def filter(self, qs: Any, value: Collection[Organization | None]) -> Any:
        return qs.written_at(self.parent.places) if any(value) else qs  # type: ignore[attr-defined]


class YearFilter(Filter):
    """The first or the last year of a range."""

    field_class = forms.IntegerField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=9999, **kwargs)


class UndatedFilter(ColumnFilter):
    """Works without a year: the one value that a range can't name."""

    def filter(self, qs: Any, value: Collection[str]) -> Any:
        return qs.filter(year=None) if value else qs


class PublicationFilter(ListFilter):
    q = SearchFilter(label="Title, author or venue")
    kind = ColumnFilter(label="Kind", choices=Publication.Kind.choices)
    author = AuthorFilter(label="Person", queryset=Person.objects.listed().only("slug", "name"))
    venue = RowsFilter(
        label="Venue",
        called=Coalesce(NullIf("acronym", Value("")), "name"),
        queryset=Venue.objects.only("slug", "name", "acronym"),
    )
    organization = OrganizationFilter(label="Organization", queryset=Organization.objects.only("slug", "name"))
    year_min = YearFilter(label="From", field_name="year", lookup_expr="gte")
    year_max = YearFilter(label="To", field_name="year", lookup_expr="lte")
    year = UndatedFilter(label="Year", choices=[(NOT_SET, "No year")])
    status = ColumnFilter(label="Status", choices=Publication.Status.choices)
    sort = SortFilter(
        {
            "-year": ("newest first", ("-sort_year", "-id")),
            "year": ("oldest first", ("sort_year", "id")),
            "title": ("by title", ("title", "id")),
        }
    )
    facets = ("kind", "author", "venue", "status")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.chosen.get("year_min", 0) > self.chosen.get("year_max", 9999):
            self.chosen["year_min"], self.chosen["year_max"] = self.chosen["year_max"], self.chosen["year_min"]

    @cached_property
    def places(self) -> set[int]:
        """The chosen organizations and all their parts."""
        parents = self.remembered("parents", Organization.objects.parents, *self.filters)
        return with_parts([place.pk for place in self.chosen["organization"] if place], parents)

    @cached_property
    def census(self) -> dict[tuple[int | None, str, str], int]:
        """How many works of each year, kind and status the other parameters leave: one query for three facets."""
        return self.remembered("census", self.take_census, "kind", "status", *YEARS)

    def take_census(self) -> dict[tuple[int | None, str, str], int]:
        rows = self.rows_without("kind", "status", "sort", *YEARS).order_by()
        return {
            (year, kind, status): count
            for year, kind, status, count in rows.values_list("year", "kind", "status").annotate(n=CountOf("pk"))
        }

    def fits(self, name: str, value: Any) -> bool:
        return name not in self.chosen or value in self.chosen[name]

    def in_years(self, year: int | None) -> bool:
        if "year" in self.chosen and year is not None:
            return False
        if year is None:
            return "year_min" not in self.chosen and "year_max" not in self.chosen
        return bool(self.chosen.get("year_min", 0) <= year <= self.chosen.get("year_max", 9999))

    @cached_property
    def total(self) -> int:
        return sum(
            count
            for (year, kind, status), count in self.census.items()
            if self.in_years(year) and self.fits("kind", kind) and self.fits("status", status)
        )

    def count_kind(self) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for (year, kind, status), count in self.census.items():
            if self.in_years(year) and self.fits("status", status):
                counts[kind] += count
        return dict(counts.most_common())

    def count_status(self) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for (year, kind, status), count in self.census.items():
            if self.in_years(year) and self.fits("kind", kind):
                counts[status] += count
        return dict(counts.most_common())

    def count_author(self) -> Any:
        names = Authorship.objects.of_listed().order_by()
        if self.chosen.keys() - {"author", "sort", "page", "size"}:
            works = self.rows_without("author", "sort").order_by()
            names = names.filter(publication__in=works.values("pk"))
        return names.values_list("person").annotate(n=CountOf("publication", distinct=True))

    def count_venue(self) -> Any:
        return self.rows_without("venue", "sort").order_by().values_list("venue").annotate(n=CountOf("pk"))

    @cached_property
    def years(self) -> Chart | None:
        """The years of what the other parameters leave; a bar leads to its year alone."""
        counts: Counter[int | None] = Counter()
        for (year, kind, status), count in self.census.items():
            if self.fits("kind", kind) and self.fits("status", status):
                counts[year] += count
        return chart(counts, self.address_of_year, width=240, height=96)

    @property
    def hidden_beside_years(self) -> list[tuple[str, str]]:
        return self.hidden_beside(*YEARS)

    def address_of_year(self, year: int | None) -> str:
        if year is None:
            return self.address(year_min=[], year_max=[], year=[NOT_SET])
        return self.address(year_min=[str(year)], year_max=[str(year)], year=[])

    def chips_of(self, name: str) -> Iterator[Chip]:
        if name == "year_max" and "year_min" in self.chosen:
            return
        if name in ("year_min", "year_max"):
            first, last = self.chosen.get("year_min", ""), self.chosen.get("year_max", "")
            label = str(first) if first == last else f"{first} – {last}".strip()
            yield Chip(label, self.address(year_min=[], year_max=[]))
            return
        yield from super().chips_of(name)
