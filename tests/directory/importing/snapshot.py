"""The whole directory as plain values that two imports can be compared by: no numbers, no slugs, no times."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import ForeignKey

from directory.importing.rows import TABLES
from directory.importing.standing import fields_of, model_of

Snapshot = dict[str, Counter[Any]]


def snapshot() -> Snapshot:
    """For each model, its rows as tuples; a reference is what the row says that it means."""
    said: dict[tuple[str, int | None], Any] = {}
    found: Snapshot = {}
    for table in TABLES:
        model = model_of(table.model)
        rows = []
        waiting = list(model._base_manager.order_by("pk"))
        while waiting:
            row = waiting.pop(0)
            values = []
            for field in fields_of(model):
                value = getattr(row, field.attname)
                if isinstance(field, ForeignKey) and value is not None:
                    target = (field.related_model._meta.label_lower, value)  # type: ignore[union-attr]
                    if target[0] == table.model and target not in said:
                        waiting.append(row)
                        break
                    value = said[target]
                values.append((field.name, str(value) if field.name == "photo" else value))
            else:
                said[table.model, row.pk] = tuple(values)
                rows.append(tuple(values))
        found[table.model] = Counter(rows)
    return found
