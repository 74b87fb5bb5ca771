"""Stage 5. A plan is written: few statements, whatever its size, within the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

from django.db.models import CharField, Model, QuerySet
from django.db.models import Value as Text
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from directory.history import CHANGED, CREATED, DELETED, remember, remember_numbers, witness
from directory.importing.addresses import new_slugs
from directory.importing.merge import Create, Id, Plan, Update
from directory.importing.rows import TABLES, Plain, Ref, Value
from directory.importing.standing import by_model, model_of
from directory.models import Document, Evidence, Imported
from people.slugs import Slugged

BATCH = 500
T = TypeVar("T")
OF_PLACES = frozenset(
    ["people.topic", "people.organization", "people.organizationname", "publications.venue", "publications.venuename"]
)
OF_WORKS = frozenset(
    [f"publications.{name}" for name in ("publication", "publicationtitle", "authorship", "publicationlink")]
)


def write(plan: Plan, documents: Collection[int], touched: Collection[int]) -> Mapping[Ref, int]:
    """Write a plan; the numbers of the rows that it made.

    The plan has all rows of the persons in `documents` and of their works, and all places that the `touched` mention.

    Rows go first, without Django's cascades: whatever refers to them is changed below, and the database checks at the
    end of the transaction that nothing was forgotten.
    """
    remove(plan.deletes)
    _make_room(plan.updates)
    lifted = _lift(plan.updates)
    made: dict[Ref, int] = {}
    for table in TABLES:
        _create(table.model, [one for one in plan.creates if one.row.model == table.model], made)
    _update(plan.updates, made, lifted)
    _remember(plan, made)
    _write_evidence(plan, made, documents, touched)
    return made


def remove(ids: Iterable[Id]) -> None:
    """Rows go, with their evidence and what was remembered of them, and without what refers to them."""
    for model, numbers in by_model(ids).items():
        for batch in _batches(numbers):
            rows = model_of(model)._base_manager.filter(pk__in=batch)
            remember(rows, DELETED)
            rows._raw_delete(using=rows.db)
            Evidence.objects.filter(model=model, row_id__in=batch).delete()
            forget(model, batch)


def _make_room(updates: Iterable[Update]) -> None:
    """What a row gives up, another may take in the same plan: until then nobody has it."""
    for table in TABLES:
        own = [update for update in updates if update.model == table.model]
        rows = model_of(table.model)._base_manager
        for name in table.single:
            for batch in _batches([update.row_id for update in own if name in update.values]):
                rows.filter(pk__in=batch).update(**{name: ""})
        text = next((name for name in reversed(table.unique) if name not in REFERENCES), "")
        for batch in _batches([update.row_id for update in own if text in update.values]):
            rows.filter(pk__in=batch).update(**{text: Concat(Text("~"), Cast("pk", CharField()))})


def _lift(updates: Iterable[Update]) -> dict[tuple[str, int], Model]:
    """Take out rows that are one of a kind by references alone: these have no text to make room with.

    They are put back, with their numbers, when all others stand. Nothing refers to them.
    """
    lifted: dict[tuple[str, int], Model] = {}
    for table in TABLES:
        if not table.unique or not REFERENCES.issuperset(table.unique):
            continue
        rows = model_of(table.model)._base_manager
        own = [
            one.row_id for one in updates if one.model == table.model and not one.values.keys().isdisjoint(table.unique)
        ]
        for batch in _batches(own):
            found = rows.filter(pk__in=batch)
            lifted |= {(table.model, row.pk): row for row in found}
            found._raw_delete(using=found.db)
    return lifted


def _create(label: str, creates: list[Create], made: dict[Ref, int]) -> None:
    """Make rows, in as many turns as they refer to one another."""
    model = model_of(label)
    while creates:
        waiting = {create.row.ref for create in creates}
        ready = [one for one in creates if not any(value in waiting for value in one.values.values())]
        rows = [model(**_columns(one.values, made)) for one in ready]
        if issubclass(model, Slugged):
            for row, slug in zip(rows, new_slugs(model, map(str, rows)), strict=True):
                row.slug = slug  # type: ignore[attr-defined]
        for row, one in zip(model._base_manager.bulk_create(rows, batch_size=BATCH), ready, strict=True):
            made[one.row.ref] = row.pk
        remember(rows, CREATED)
        creates = [one for one in creates if one.row.ref not in made]


def _update(updates: Sequence[Update], made: Mapping[Ref, int], lifted: Mapping[tuple[str, int], Model]) -> None:
    """Change rows, those with the same fields to change together."""
    alike: defaultdict[tuple[str, tuple[str, ...]], list[Model]] = defaultdict(list)
    for update in updates:
        if row := lifted.get((update.model, update.row_id)):
            for name, value in _columns(update.values, made).items():
                setattr(row, name, value)
            continue
        model = model_of(update.model)
        row = model(pk=update.row_id, **_columns(update.values, made))
        fields = sorted(update.values)
        if any(one.name == "updated_at" for one in model._meta.concrete_fields):
            fields.append("updated_at")
            row.updated_at = timezone.now()  # type: ignore[attr-defined]
        alike[update.model, tuple(fields)].append(row)
    for (label, fields_), rows in alike.items():
        model_of(label)._base_manager.bulk_update(rows, fields_, batch_size=BATCH)
    for label, own in groupby(lifted.items(), key=lambda one: one[0][0]):
        model_of(label)._base_manager.bulk_create([row for _, row in own], batch_size=BATCH)
    for label, ids in by_model((update.model, update.row_id) for update in updates).items():
        remember_numbers(model_of(label), ids, CHANGED)


def _columns(values: Mapping[str, Value], made: Mapping[Ref, int]) -> dict[str, Plain]:
    """Values by the names of columns, references as numbers."""
    return {
        f"{name}_id" if _is_reference(value, name) else name: made[value] if isinstance(value, Ref) else value
        for name, value in values.items()
    }


REFERENCES = frozenset(name for table in TABLES for name, _ in table.refs)


def _is_reference(value: Value, name: str) -> bool:
    return name in REFERENCES and not isinstance(value, str)


def _remember(plan: Plan, made: Mapping[Ref, int]) -> None:
    memories = [(made[one.target] if isinstance(one.target, Ref) else one.target, one) for one in plan.memories]
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for row_id, one in memories:
        ids[one.model].append(row_id)
    for model, rows in ids.items():
        for batch in _batches(rows):
            forget(model, batch)
    Imported.objects.bulk_create(
        (
            Imported(
                model=one.model,
                row_id=row_id,
                record_key=one.keys[0],
                record_keys=list(one.keys),
                values=_plain(one.values, made),
                suggestions=_plain(one.suggestions, made),
                owner=one.owner,
            )
            for row_id, one in memories
        ),
        batch_size=BATCH,
    )


def forget(model: str, batch: list[int]) -> None:
    """What was remembered of these rows goes."""
    memories = Imported.objects.filter(model=model, row_id__in=batch)
    witness(memories)
    memories.delete()


def _plain(values: Mapping[str, Value], made: Mapping[Ref, int]) -> dict[str, Plain]:
    return {name: made[value] if isinstance(value, Ref) else value for name, value in values.items()}


def _write_evidence(plan: Plan, made: Mapping[Ref, int], documents: Collection[int], touched: Collection[int]) -> None:
    """Make the evidence what the rows rest on now, changing only what differs."""
    numbers = {proof.source for row, _ in plan.rests for proof in row.proofs}
    by_name: dict[str, int] = {}
    for names in _batches(sorted(numbers)):
        by_name |= dict(Document.objects.filter(name__in=names).values_list("name", "pk"))
    wanted = {
        (
            by_name[proof.source],
            row.model,
            made[target] if isinstance(target, Ref) else target,
            proof.key,
            proof.field,
        ): [list(line) for line in proof.lines]
        for row, target in plan.rests
        for proof in row.proofs
    }
    places = {(document, model, key) for document, model, _, key, _ in wanted if model in OF_PLACES}
    works: defaultdict[str, set[int]] = defaultdict(set)
    for _, model, number, _, _ in wanted:
        if model in OF_WORKS:
            works[model].add(number)
    surplus: set[int] = set()
    kept: set[int] = set()
    columns = ("document_id", "model", "row_id", "record_key", "field")
    for stored in _evidence(documents, works):
        for number, lines, *key in stored.values_list("pk", "lines", *columns):
            found: Any = tuple(key)
            if found[1] in OF_PLACES and found[0] not in touched and (found[0], found[1], found[3]) not in places:
                continue
            if wanted.get(found) == lines:
                del wanted[found]
                kept.add(number)
            elif number not in kept:
                surplus.add(number)
    for batch in _batches(sorted(surplus)):
        Evidence.objects.filter(pk__in=batch).delete()
    Evidence.objects.bulk_create(
        (Evidence(lines=lines, **dict(zip(columns, key, strict=True))) for key, lines in wanted.items()),
        batch_size=BATCH,
    )


def _evidence(documents: Collection[int], works: Mapping[str, Collection[int]]) -> Iterator[QuerySet[Evidence]]:
    """The stored evidence from these documents, and of these works from others."""
    for batch in _batches(sorted(documents)):
        yield Evidence.objects.filter(document__in=batch)
    for model, numbers in works.items():
        for batch in _batches(sorted(numbers)):
            yield Evidence.objects.filter(model=model, row_id__in=batch)


def _batches(ids: list[T]) -> Iterator[list[T]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
