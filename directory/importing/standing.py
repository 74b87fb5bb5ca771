"""What stands in the database, and what the last import wrote: read for the merge, in a query a model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from directory.importing.clusters import Answer, Link
from directory.importing.merge import Past, Standing
from directory.importing.rows import TABLES, Plain, Row
from directory.models import Decision, Imported

MADE_HERE = frozenset({"id", "slug", "words", "updated_at"})
"""Fields that saving makes; everything else an admin may have changed."""

ELLIPSIS = "…"


def model_of(label: str) -> type[Model]:
    return apps.get_model(label)


def fields_of(model: type[Model]) -> list[Field[Any, Any]]:
    """The fields that documents or admins fill."""
    return [field for field in model._meta.concrete_fields if not field.generated and field.name not in MADE_HERE]


def read_standing() -> Standing:
    """The values of all rows of the models that are imported, references as numbers."""
    found: dict[tuple[str, int], dict[str, Plain]] = {}
    for table in TABLES:
        model = model_of(table.model)
        names = [field.name for field in fields_of(model)]
        for row_id, *values in model._base_manager.values_list("pk", *names).iterator():
            found[table.model, row_id] = dict(zip(names, values, strict=True))
    return found


def read_past() -> Iterator[Past]:
    columns = ("model", "row_id", "record_keys", "values", "suggestions")
    for model, row_id, keys, values, suggestions in Imported.objects.values_list(*columns).iterator():
        yield Past(model, row_id, tuple(keys), values, suggestions)


def read_decisions() -> Iterator[Link]:
    """What admins said of two records, as links that beat every sign."""
    answers = {
        Decision.Answer.SAME: Answer.SAME,
        Decision.Answer.DIFFERENT: Answer.DIFFERENT,
        Decision.Answer.DISMISSED: Answer.LATER,
    }
    for decision in Decision.objects.filter(answer__in=answers).order_by("left_key", "right_key").defer("before"):
        answer = answers[Decision.Answer(decision.answer)]
        yield Link(decision.left_key, decision.right_key, answer, decision.reason or "an admin said so", decided=True)


def fit(row: Row) -> Row:
    """The row with no text longer than its column."""
    limits = {field.name: getattr(field, "max_length", None) for field in fields_of(model_of(row.model))}
    values = {
        name: _cut(value, limits[name]) if isinstance(value, str) else value for name, value in row.values.items()
    }
    return Row(row.model, row.keys, values, row.proofs)


def clean(plain: Any) -> Any:
    """JSON values without what a database refuses in a text: NUL, and halves of characters."""
    if isinstance(plain, str):
        return plain.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
    if isinstance(plain, dict):
        return {name: clean(value) for name, value in plain.items()}
    if isinstance(plain, list):
        return [clean(value) for value in plain]
    return plain


def _cut(text: str, limit: int | None) -> str:
    return text if limit is None or len(text) <= limit else text[: limit - len(ELLIPSIS)].rstrip() + ELLIPSIS
