"""Rows of several small tables by one query, where `prefetch_related` would ask once for each."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from django.db.models import Model, QuerySet, Value
from django.db.models.functions import JSONObject


def read_together(**querysets: QuerySet[Any]) -> dict[str, list[Any]]:
    """The rows of each queryset under its name, as their model orders them, all by one query.

    Fit for text, numbers and truth values: the values of a row come as JSON.
    """
    kinds = list(querysets)
    columns = {name: [field.attname for field in querysets[name].model._meta.concrete_fields] for name in kinds}
    selects = [
        querysets[name].order_by().values_list(Value(number), JSONObject(**{one: one for one in columns[name]}))
        for number, name in enumerate(kinds)
    ]
    found: dict[str, list[Any]] = {name: [] for name in kinds}
    for number, values in selects[0].union(*selects[1:], all=True):
        name = kinds[number]
        in_order = [values[one] for one in columns[name]]  # PostgreSQL sorts the names in its JSON
        found[name].append(querysets[name].model.from_db(querysets[name].db, columns[name], in_order))
    for name, rows in found.items():
        rows.sort(key=attrgetter(*querysets[name].model._meta.ordering))
    return found


def keep(row: Model, name: str, rows: Iterable[Model]) -> None:
    """Let `row.<name>.all()` answer with these rows, as though they were prefetched."""
    related = getattr(row, name).all()
    related._result_cache = list(rows)
    related._prefetch_done = True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = related
