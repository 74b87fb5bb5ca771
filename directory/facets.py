"""A list's filters, with how many rows each value would leave; it knows no model."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import quote

from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models import Count as CountOf
from django.db.models import QuerySet
from django.db.models import Value as Constant
from django.http import QueryDict
from django_filters import FilterSet

from directory.fields import NOT_SET, ListForm
from directory.filters import Count, Rows, RowsFilter

SHOWN = 7
MOST_VALUES = 30
T = TypeVar("T")
Rowset = TypeVar("Rowset", bound=QuerySet[Any])
Ranked = tuple[list[Count], list[Count], int]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet; `address` adds it to the list's address, or takes it away where it is chosen."""

    label: str
    count: int
    address: str
    chosen: bool
    share: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one parameter, the most frequent first; `more` are folded away, and `rest` are too many to name."""

    name: str
    label: str
    values: tuple[Value, ...]
    more: tuple[Value, ...]
    rest: int


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen value and the address without it."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """A parameter that says nothing here."""

    name: str
    value: str


class ListFilter(FilterSet):
    """A list that its address describes. A bad parameter is left out and stands in `ignored`.

    `facets` names the parameters that are offered with counts; `count_<name>()` says of each of its values how many
    rows it would leave, beside what all other parameters leave: as a dict, or as a queryset of pairs. A value is a
    choice, or the number of a row.
    """

    facets: tuple[str, ...] = ()

    class Meta:
        form = ListForm

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        self.given = QueryDict() if data is None else data
        super().__init__(self.given, *args, **kwargs)
        self.form.full_clean()
        self.chosen: dict[str, Any] = {
            name: value for name, value in self.form.cleaned_data.items() if value not in (None, "", [])
        }

    def filter_queryset(self, queryset: Any, leave_out: Collection[str] = ()) -> Any:
        for name, value in self.chosen.items():
            if name in self.filters and name not in leave_out:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def rows_without(self, *names: str) -> Any:
        """The rows that all parameters but these leave."""
        assert self.queryset is not None
        return self.filter_queryset(self.queryset.all(), leave_out=names)

    @cached_property
    def ignored(self) -> list[Ignored]:
        bad = [(name, value) for name in self.form.errors for value in self.given.getlist(name)]
        bad += [(name, value) for name, field in self.form.fields.items() for value in getattr(field, "ignored", ())]
        if self.page.number != self.chosen.get("page", self.page.number):
            bad.append(("page", str(self.chosen["page"])))
        return [Ignored(name, value.replace("\0", "\ufffd")[:60]) for name, value in bad]

    # The address

    @cached_property
    def path(self) -> str:
        """Where the list's page stands."""
        return self.request.path if self.request else ""

    @cached_property
    def parameters(self) -> QueryDict:
        """The parameters that were understood, spelled one way."""
        query = QueryDict(mutable=True)
        for name in self.form.fields:
            if name in self.chosen:
                query.setlist(name, spelled(self.chosen[name]))
        return query

    def address(self, **changes: list[str]) -> str:
        """The list's address with other values for some parameters, from its first page."""
        query = self.parameters.copy()
        for name, values in {"page": [], **changes}.items():
            query.setlist(name, values) if values else query.pop(name, None)
        return f"{self.path}?{query.urlencode()}" if query else self.path

    def toggled(self, name: str, value: str) -> str:
        """The address with a value added, or taken away where it is chosen."""
        values = self.parameters.getlist(name)
        return self.address(**{name: [one for one in values if one != value] if value in values else [*values, value]})

    @property
    def has_moved(self) -> bool:
        """Whether the address names a row by a slug that it had once."""
        return any(getattr(field, "has_moved", False) for field in self.form.fields.values())

    @cached_property
    def canonical(self) -> str:
        """The one spelling of this address."""
        query = self.parameters.urlencode()
        return f"{self.path}?{query}" if query else self.path

    def named(self, heading: str) -> str:
        """What the list is called, with what narrows it: "Publications: Journal, 2020"."""
        chips = ", ".join(chip.label for chip in self.chips)
        return f"{heading}: {chips}" if chips else heading

    def hidden_beside(self, *names: str) -> list[tuple[str, str]]:
        """Names and values that a form with fields of these names sends along."""
        left = [name for name in self.parameters if name not in names and name != "page"]
        return [(name, value) for name in left for value in self.parameters.getlist(name)]

    @property
    def hidden_beside_search(self) -> list[tuple[str, str]]:
        return self.hidden_beside("q")

    # What the page shows

    @cached_property
    def chips(self) -> list[Chip]:
        return [chip for name in self.filters if name in self.chosen for chip in self.chips_of(name)]

    def chips_of(self, name: str) -> Iterator[Chip]:
        if name == "sort":
            return
        if name == "q":
            yield Chip(f"“{self.chosen['q']}”", self.address(q=[]))
            return
        for value in self.chosen[name]:
            yield Chip(self.label_of(name, value), self.toggled(name, spelled([value])[0]))

    def label_of(self, name: str, value: Any) -> str:
        """What a chosen value is called on the page."""
        if value is None:
            return f"{self.filters[name].label}: not set"
        choices = getattr(self.form.fields[name], "choices", ()) if isinstance(value, str) else ()
        return str(dict(choices).get(value, value))

    # What is counted is kept as long as the directory stands as it does

    def remembered(self, what: str, find: Callable[[], T], *without: str) -> T:
        """What `find` finds, kept under the directory's revision; the parameters `without` play no part in it."""
        revision = getattr(self.request, "revision", None)
        if revision is None:
            return find()
        query = self.parameters.copy()
        for name in ("page", "size", "sort", *without):
            query.pop(name, None)
        said = f"{type(self).__module__}.{type(self).__name__} {what} {query.urlencode()}"
        key = f"{revision}-{hashlib.sha256(said.encode()).hexdigest()}"
        found: T | None = cache.get(key)
        if found is None:
            found = find()
            cache.set(key, found)
        return found

    @cached_property
    def offered(self) -> list[Facet]:
        """The facets, each value with its count."""
        ranked = self.remembered("facets", self.rank)
        facets = (self.facet(name, *ranked[name]) for name in self.facets)
        return [facet for facet in facets if facet.values]

    def facet(self, name: str, first: list[Count], more: list[Count], rest: int) -> Facet:
        chosen = self.parameters.getlist(name)
        others = QueryDict(mutable=True)
        for one in self.parameters:
            if one not in (name, "page"):
                others.setlist(one, self.parameters.getlist(one))
        stem = f"{self.path}?{others.urlencode()}{'&' if others else ''}"
        return Facet(
            name,
            str(self.filters[name].label),
            tuple(self.value(name, count, chosen, stem) for count in first),
            tuple(self.value(name, count, chosen, stem) for count in more),
            rest,
        )

    def counted(self) -> dict[str, dict[Any, int]]:
        """How many rows each value of each facet would leave; what the database counts, it counts by one query."""
        found = {name: getattr(self, f"count_{name}")() for name in self.facets}
        asked = {name: rows for name, rows in found.items() if isinstance(rows, QuerySet)}
        found.update({name: {} for name in asked})
        counts = [rows.annotate(facet=Constant(name)) for name, rows in asked.items()]
        for value, count, name in all_of(counts):
            found[name][value] = count
        return found

    def rank(self) -> dict[str, Ranked]:
        """The values of each facet: those to show at once, the chosen among them, those to fold away, and how many
        more there are. One query reads the names of all.
        """
        found = self.counted()
        rows: dict[str, list[tuple[int, str, str]]] = {name: [] for name in self.facets}
        wanted = [
            one.wanted(found[name], self.chosen.get(name, ())).values_list(Constant(name), "pk", "slug", one.called)
            for name in self.facets
            if isinstance(one := self.filters[name], RowsFilter)
        ]
        for name, *row in all_of(wanted):
            rows[name].append(tuple(row))
        return {name: self.ranked(name, found[name], rows[name]) for name in self.facets}

    def ranked(self, name: str, found: Mapping[Any, int], rows: Rows) -> Ranked:
        chosen = self.parameters.getlist(name)
        one: Any = self.filters[name]
        counts = list(one.named(found, self.chosen.get(name, ()), rows))
        first = [count for place, count in enumerate(counts) if place < SHOWN or count.value in chosen]
        more = [count for count in counts[SHOWN:MOST_VALUES] if count.value not in chosen]
        return first, more, len(found) - sum(1 for count in (*first, *more) if count.count)

    def value(self, name: str, count: Count, chosen: Collection[str], stem: str) -> Value:
        """`stem` is the list's address with all parameters but this one, made once for all values."""
        share = min(100, round(100 * count.count / self.total)) if self.total else 0
        values = [one for one in chosen if one != count.value]
        if count.value not in chosen:
            values.append(count.value)
        address = (stem + "&".join(f"{name}={quote(value)}" for value in values)).rstrip("?&")
        return Value(count.label, count.count, address, count.value in chosen, f"{share}%")

    @cached_property
    def total(self) -> int:
        return self.count()

    def count(self) -> int:
        """How many rows there are, as the database counts them."""
        return self.remembered("total", lambda: int(self.qs.order_by().count()))

    @property
    def in_order(self) -> Any:
        """All rows in the list's order, which a count beside them would make the database forget."""
        assert self.queryset is not None
        return self.qs.order_by(*(self.qs.query.order_by or self.queryset.model._meta.ordering))

    @cached_property
    def page(self) -> Any:
        """The page that is asked for, else the last; its rows come from `rows_of` of the queryset."""
        pages = Paginator(self.qs, self.chosen.get("size") or ListForm.SIZES[0])
        pages.__dict__["count"] = self.total
        return pages.get_page(self.chosen.get("page") or 1)

    @cached_property
    def page_links(self) -> list[str | int]:
        """The numbers of pages to link to, with "…" where some are left out."""
        return list(self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1))

    @cached_property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """Label, address and whether chosen, for each order of the list."""
        choices = list(self.form.fields["sort"].choices)  # type: ignore[attr-defined]
        usual = choices[0][0]
        chosen = self.chosen.get("sort", usual)
        return [
            (label, self.address(sort=[] if value == usual else [value]), value == chosen) for value, label in choices
        ]

    @property
    def sort_label(self) -> str:
        return next(label for label, _, chosen in self.sorts if chosen)

    @cached_property
    def sizes(self) -> list[tuple[int, str, bool]]:
        """Number of rows, address and whether chosen, for each size of a page."""
        chosen = self.chosen.get("size") or ListForm.SIZES[0]
        return [(n, self.address(size=[] if n == ListForm.SIZES[0] else [str(n)]), n == chosen) for n in ListForm.SIZES]

    @cached_property
    def ways_out(self) -> list[tuple[Chip, int]]:
        """For an empty list: each single restriction that can be dropped so that something is left, and how much."""
        names = [name for name in self.filters if name in self.chosen and name != "sort"]
        left = counts_of({name: self.rows_without(name, "sort") for name in names})
        return [
            (Chip(", ".join(chip.label for chip in self.chips_of(name)), self.address(**{name: []})), left[name])
            for name in names
            if left[name]
        ][:3]


def all_of(querysets: Sequence[QuerySet[Any]]) -> Iterable[Any]:
    """The rows of all, by one query."""
    return querysets[0].union(*querysets[1:], all=True) if querysets else ()


def counts_of(rows: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each has, by one query."""
    counts = [one.order_by().values_list(Constant(name)).annotate(n=CountOf("pk")) for name, one in rows.items()]
    return {**dict.fromkeys(rows, 0), **dict(all_of(counts))}


def spelled(value: Any) -> list[str]:
    """A clean value as it stands in an address."""
    values = value if isinstance(value, list) else [value]
    return [NOT_SET if one is None else getattr(one, "slug", str(one)) for one in values]


def rows_of(page: Any, rows: Rowset) -> Rowset:
    """The rows of a page in its order: the whole list is looked through for ids alone, the rest comes for the few."""
    order = page.object_list.query.order_by or rows.model._meta.ordering
    return rows.filter(pk__in=page.object_list.values("pk")).order_by(*order)
