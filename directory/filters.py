"""The kinds of parameters of a list: which rows each leaves, and what its values are called; it knows no model."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django_filters import Filter

from directory.fields import NOT_SET, ChoicesField, RowsField, SearchField

MOST_NAMED = 1_000
# Number, slug and label of each.
Rows = Sequence[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Count:
    """A facet's value as it stands in the address, its label, and how many rows have it."""

    value: str
    label: str
    count: int


class SearchFilter(Filter):
    """The rows that a text finds."""

    field_class = SearchField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=300, **kwargs)

    def filter(self, qs: Any, value: str) -> Any:
        return qs.search(value) if value else qs


class ColumnFilter(Filter):
    """The rows with any of the values in a column."""

    field_class = ChoicesField

    def filter(self, qs: Any, value: Collection[str]) -> Any:
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs

    def named(self, found: Mapping[str, int], chosen: Collection[str], _rows: Rows) -> Iterator[Count]:
        """What was counted, by its label, in the order of counting; what is chosen at any rate."""
        labels = dict(self.extra["choices"])
        for value in dict.fromkeys([*found, *chosen]):
            yield Count(value, str(labels[value]), found.get(value, 0))


class RowsFilter(Filter):
    """The rows that a method, or a foreign key, joins to any of the rows that the slugs name."""

    field_class = RowsField

    def __init__(self, called: Any = "name", **kwargs: Any) -> None:
        """`called` is the column, or an expression, that a row is called by."""
        super().__init__(**kwargs)
        self.called = called

    def filter(self, qs: Any, value: Collection[Any]) -> Any:
        if not value:
            return qs
        named = Q(**{f"{self.field_name}__in": [row for row in value if row is not None]})
        return qs.filter(named | Q(**{f"{self.field_name}": None}) if None in value else named)

    def wanted(self, found: Mapping[int | None, int], chosen: Collection[Any]) -> QuerySet[Any]:
        """The rows that may be shown: the most frequent, and those chosen at any rate."""
        often = sorted((pk for pk in found if pk is not None), key=lambda pk: (-found[pk], pk))[:MOST_NAMED]
        numbers = {*often, *(row.pk for row in chosen if row is not None)}
        rows: QuerySet[Any] = self.extra["queryset"]
        return rows.filter(pk__in=numbers).order_by()

    def named(self, found: Mapping[int | None, int], chosen: Collection[Any], rows: Rows) -> Iterator[Count]:
        """What was counted by the numbers of rows, the most frequent first, then by name; "not set" comes last."""
        counts = (Count(slug, label, found.get(pk, 0)) for pk, slug, label in rows)
        yield from sorted(counts, key=lambda count: (-count.count, count.label))
        if None in found or None in chosen:
            yield Count(NOT_SET, "Not set", found.get(None, 0))


class SortFilter(Filter):
    """One of the orders, each a name in the address with its label and its columns; the first is the list's own."""

    field_class = forms.ChoiceField

    def __init__(self, orders: Mapping[str, tuple[str, tuple[str, ...]]]) -> None:
        super().__init__(label="Sort", choices=[(name, label) for name, (label, _) in orders.items()])
        self.orders = orders

    def filter(self, qs: Any, value: str) -> Any:
        return qs.order_by(*self.orders[value][1]) if value else qs
