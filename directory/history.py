"""What every row has been: what changed, by whom or by which document.

By django-simple-history, not django-reversion. Both are alive, permissive (BSD) and know Django 5.2. Reversion groups
changes into revisions, but keeps a row as JSON text, so that it must be made into a row again before two states can be
compared, and it saves only what still stands when the revision closes: that a row was deleted is nowhere said. Here
most rows are written in bulk by the import, and many are deleted by it. Simple-history has a table with the same
columns for each model, written by one INSERT a batch, deletions among them; two states are compared by columns, a
moment in the past is a query, and the rows of somebody who is to be forgotten are deleted by their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Model
from django.utils import timezone
from simple_history import register
from simple_history.models import HistoricalRecords

CREATED, CHANGED, DELETED = "+", "~", "-"
MADE_BY_SAVING = ("words", "updated_at", "sort_year")
"""Fields that say nothing that the others do not."""

BATCH = 500

_reason: ContextVar[str] = ContextVar("reason_of_change", default="")


@contextmanager
def because(reason: str) -> Iterator[None]:
    """Whatever changes inside has this reason in its history: an import, a decision. The innermost wins."""
    token = _reason.set(reason)
    try:
        yield
    finally:
        _reason.reset(token)


_memories: ContextVar[list[dict[str, Any]] | None] = ContextVar("memories", default=None)


@contextmanager
def witnessing() -> Iterator[list[dict[str, Any]]]:
    """What the import remembered of rows, before it forgets or changes it inside: the first that was said of each."""
    found: list[dict[str, Any]] = []
    token = _memories.set(found)
    try:
        yield found
    finally:
        _memories.reset(token)


def witness(memories: Any) -> None:
    """To be called with rows of Imported that are about to be deleted."""
    found = _memories.get()
    if found is not None:
        found.extend(memories.values("model", "row_id", "record_key", "record_keys", "values", "suggestions", "owner"))


class Records(HistoricalRecords):  # type: ignore[misc]
    """Writes a historical row at each save and deletion, with the reason that `because` gives."""

    def get_change_reason_for_object(self, *_: Any) -> str:
        return _reason.get()


def keep_history_of(model: type[Model]) -> None:
    """Make the table of what the rows of `model` have been. To be called once, where models are made."""
    made_by_saving = [field.name for field in model._meta.concrete_fields if field.name in MADE_BY_SAVING]
    number: models.BigAutoField[int, int] = models.BigAutoField()
    register(model, app="directory", records_class=Records, excluded_fields=made_by_saving, history_id_field=number)


def history_of(model: type[Model]) -> Any:
    """The model of what the rows of `model` have been, newest first."""
    return model.history.model  # type: ignore[attr-defined]


def last_changes() -> dict[type[Model], int]:
    """How far each history has come."""
    found = {}
    for model in apps.get_models():
        if hasattr(model, "history"):
            last = history_of(model).objects.order_by("-history_id").values_list("history_id", flat=True).first()
            found[model] = last or 0
    return found


def as_row(past: Any) -> Model:
    """A row, unsaved, as it was at one point of its history."""
    model: type[Model] = past.instance_type
    return model(**{field.attname: getattr(past, field.attname) for field in past.tracked_fields})


def remember(rows: Iterable[Model], change: str) -> None:
    """Write the history of rows of one model that were written in bulk, or are about to be deleted."""
    rows = list(rows)
    if not rows:
        return
    past = history_of(type(rows[0]))
    said = {
        "history_date": timezone.now(),
        "history_type": change,
        "history_change_reason": _reason.get(),
        "history_user": past.get_default_history_user(rows[0]),
    }
    names = [field.attname for field in past.tracked_fields]
    past.objects.bulk_create(
        (past(**said, **{name: getattr(row, name) for name in names}) for row in rows), batch_size=BATCH
    )


def remember_numbers(model: type[Model], numbers: Sequence[int], change: str) -> None:
    """The same for rows that stand, by their numbers."""
    for start in range(0, len(numbers), BATCH):
        remember(model._base_manager.filter(pk__in=numbers[start : start + BATCH]), change)
