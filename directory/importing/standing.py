"""What stands in the database, and what the last import wrote: read for the merge, in a query a model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Field, Model, QuerySet

from directory.importing.clusters import Answer, Link
from directory.importing.merge import Id, Past, Standing, match_rows, touched_fields
from directory.importing.rows import TABLES, Plain, Ref, Row
from directory.models import Decision, Imported

MADE_HERE = frozenset({"id", "slug", "words", "updated_at"})
"""Fields that saving makes; everything else an admin may have changed."""

ELLIPSIS = "…"


def model_of(label: str) -> type[Model]:
    return apps.get_model(label)


def fields_of(model: type[Model]) -> list[Field[Any, Any]]:
    """The fields that documents or admins fill."""
    return [field for field in model._meta.concrete_fields if not field.generated and field.name not in MADE_HERE]


Rows = dict[tuple[str, int], dict[str, Plain]]


def read_rows(ids: Iterable[Id]) -> Standing:
    """The values of these rows, as far as they stand; references as numbers."""
    found: Rows = {}
    for model, numbers in by_model(ids).items():
        _find(found, model, "pk", numbers)
    return found


def read_rows_with(model: str, field: str, values: Iterable[Plain]) -> Standing:
    """The values of the rows of a model that have one of these in a field."""
    found: Rows = {}
    _find(found, model, field, values)
    return found


def by_model(ids: Iterable[Id]) -> dict[str, list[int]]:
    """The numbers of rows of each model."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for model, row_id in ids:
        found[model].append(row_id)
    return found


def read_standing_around(desired: Sequence[Row], past: Sequence[Past]) -> Standing:
    """The values of all rows that matter for merging these: their own, what belongs to them, what has a name of which
    there may be but one, and what refers to a row that nobody asks for any more.
    """
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for one in past:
        numbers[one.model].add(one.row_id)
    marks: defaultdict[tuple[str, str], set[Plain]] = defaultdict(set)
    for row in desired:
        for name in MARKS.get(row.model, ()):
            marks[row.model, name].add(row.values[name])  # type: ignore[arg-type]
    found: Rows = {}
    for table in TABLES:
        _find(found, table.model, "pk", numbers[table.model])
        for name in MARKS.get(table.model, ()):
            _find(found, table.model, name, marks[table.model, name] - {"", None})
        for name, model in table.refs:
            if name in table.needed and model != table.model:
                _find(found, table.model, name, {number for label, number in found if label == model})
    matched = {one.id for one in match_rows(desired, past).values()}
    waiting = {
        one.id for one in past if one.id in found and one.id not in matched and not touched_fields(one, found[one.id])
    }
    for table in TABLES:
        for name, model in table.refs:
            _find(found, table.model, name, {number for label, number in waiting if label == model})
    return found


def without_missing(past: Sequence[Past], standing: Standing) -> Iterator[Past]:
    """What the last import wrote, less references to rows that were deleted: that emptied these, no admin did."""
    emptied: defaultdict[str, set[int]] = defaultdict(set)
    for model, one, name in _references(past, standing):
        emptied[model].add(one.values[name])  # type: ignore[arg-type]
    missing = {(model, number) for model, numbers in emptied.items() for number in numbers - _there(model, numbers)}
    gone: defaultdict[Id, dict[str, Plain]] = defaultdict(dict)
    for model, one, name in _references(past, standing):
        if (model, one.values[name]) in missing:
            gone[one.id][name] = None
    for one in past:
        yield replace(one, values={**one.values, **gone[one.id]}) if one.id in gone else one


def _references(past: Iterable[Past], standing: Standing) -> Iterator[tuple[str, Past, str]]:
    """References that the last import wrote and that are empty now, with the model of what they referred to."""
    refs = {table.model: table.refs for table in TABLES}
    for one in past:
        if one.id in standing:
            for name, model in refs[one.model]:
                if standing[one.id][name] is None and one.values.get(name) is not None:
                    yield model, one, name


MARKS = {
    "people.topic": ("name",),
    "people.organization": ("name",),
    "publications.venue": ("name",),
    "publications.publication": ("doi", "arxiv_id"),
}
"""Fields of which no two rows of a model may have the same value, whoever they belong to."""


def _find(found: Rows, label: str, field: str, values: Iterable[Plain]) -> None:
    """Add the rows of a model that have one of these values."""
    for batch in batches(sorted(values, key=str)):
        found |= _read(label, model_of(label)._base_manager.filter(**{f"{field}__in": batch}))


def _read(label: str, rows: QuerySet[Any]) -> Rows:
    names = [field.name for field in fields_of(model_of(label))]
    found = rows.values_list("pk", *names).iterator()
    return {(label, row_id): dict(zip(names, values, strict=True)) for row_id, *values in found}


def rows_elsewhere(desired: Sequence[Row]) -> dict[Ref, int | None]:
    """The rows that desired ones refer to without being desired; None for one that an admin deleted."""
    here = {row.ref for row in desired}
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for row in desired:
        for value in row.values.values():
            if isinstance(value, Ref) and value not in here:
                wanted[value.model].add(value.key)
    return {Ref(model, key): number for model, keys in wanted.items() for key, number in rows_of(model, keys).items()}


def rows_of(model: str, keys: Iterable[str]) -> dict[str, int | None]:
    """The rows that clusters have become, by their smallest keys; None for one that an admin deleted."""
    found: dict[str, int] = {}
    for batch in batches(sorted(keys)):
        found |= dict(Imported.objects.filter(model=model, record_key__in=batch).values_list("record_key", "row_id"))
    there = _there(model, found.values())
    return {key: number if number in there else None for key, number in found.items()}


def _there(model: str, numbers: Iterable[int]) -> set[int]:
    """Which of these rows stand."""
    found: set[int] = set()
    for batch in batches(sorted(numbers)):
        found.update(model_of(model)._base_manager.filter(pk__in=batch).values_list("pk", flat=True))
    return found


T = TypeVar("T")
BATCH = 400


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many at a time as a query takes."""
    return (values[start : start + BATCH] for start in range(0, len(values), BATCH))


def read_past_of_rows(ids: Iterable[Id]) -> Iterator[Past]:
    """What the last import wrote into these rows."""
    for model, numbers in by_model(ids).items():
        for batch in batches(sorted(numbers)):
            yield from _past(Imported.objects.filter(model=model, row_id__in=batch))


def read_past_of(owners: Collection[str]) -> Iterator[Past]:
    """What the last import wrote into the rows of these persons, works and places."""
    for batch in batches(sorted(owners)):
        yield from _past(Imported.objects.filter(owner__in=batch))


def read_disputed() -> Iterator[Past]:
    """What the last import wrote into rows of which the documents have come to say something else."""
    return _past(Imported.objects.filter(is_disputed=True))


def _past(memories: QuerySet[Imported]) -> Iterator[Past]:
    columns = ("model", "row_id", "record_keys", "values", "suggestions", "owner")
    for model, row_id, keys, values, suggestions, owner in memories.values_list(*columns).iterator():
        yield Past(model, row_id, tuple(keys), values, suggestions, owner)


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
    return replace(row, values=values)


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
