"""Stage 4, before the merge. What admins did to a row that is about to go into another goes over to that one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from directory.importing.merge import Id, Past, Standing, match_rows, touched_fields
from directory.importing.rows import TABLES, Plain, Row
from directory.importing.standing import (
    by_model,
    model_of,
    read_past_of_rows,
    read_rows,
    read_rows_with,
    without_missing,
)
from directory.importing.write import forget, remove
from people.slugs import Slugged, keep_former_slug

REFS = {table.model: table.refs for table in TABLES}


def hand_over(desired: Sequence[Row], past: Sequence[Past], *, decided: bool = False) -> bool:
    """Edits of rows that are about to go go to their heirs, and so does what was tied to them by hand.

    Of `past`, what no row of `desired` continues, but has its records in one, goes into that one's row. Where an admin
    has edited both in one field, the heir's word counts if somebody `decided` that the two are one; else the other row
    stays, as if made by hand, and no word is lost. Returns whether anything has changed, so that the past must be read
    again.
    """
    pairs = _heirs(desired, past)
    standing = read_rows(one.id for pair in pairs for one in pair)
    known = {one.id: one for one in without_missing([one for pair in pairs for one in pair], standing)}
    own = {heir.id: _edits(known[heir.id], standing) for _, heir in pairs if heir.id in standing}
    heirs: dict[Id, int] = {}
    passed: list[tuple[Id, Past, dict[str, Plain]]] = []
    for gone, heir in pairs:
        if gone.id not in standing or heir.id not in standing:
            continue
        edits = _edits(known[gone.id], standing)
        if not decided and any(standing[gone.id][name] != standing[heir.id][name] for name in edits & own[heir.id]):
            forget(gone.model, [gone.row_id])
            continue
        heirs[gone.id] = heir.row_id
        if edits:
            passed.append((gone.id, heir, {name: standing[gone.id][name] for name in edits - own[heir.id]}))
            own[heir.id] |= edits
    _tie_to_heirs(heirs, {one.id for one in match_rows(desired, past).values()})
    for id_, heir, edits_ in passed:
        _keep_address(id_, heir)
        remove([id_])
        change(
            model_of(heir.model), heir.row_id, {name: _heir_of(heirs, heir, name, is_) for name, is_ in edits_.items()}
        )
    return bool(pairs)


def change(model: type[Model], number: int, values: Mapping[str, Any]) -> None:
    """Change some fields of a row, references by their numbers, so that its history and its words know it."""
    row = model._base_manager.filter(pk=number).first()
    if row is None or not values:
        return
    for name, value in values.items():
        setattr(row, model._meta.get_field(name).attname, value)  # type: ignore[union-attr]
    row.save()


def change_or_drop(model: type[Model], number: int, values: Mapping[str, Any]) -> None:
    """Change a row; where another row says the same already, it goes."""
    try:
        with transaction.atomic():
            change(model, number, values)
    except IntegrityError:
        model._base_manager.get(pk=number).delete()


def _heirs(desired: Sequence[Row], past: Sequence[Past]) -> list[tuple[Past, Past]]:
    matches = match_rows(desired, past)
    matched = {one.id for one in matches.values()}
    by_key = {(row.model, key): row for row in desired for key in row.keys}
    found = []
    for one in sorted(past, key=lambda one: (one.model, one.keys)):
        row = next((row for key in one.keys if (row := by_key.get((one.model, key)))), None)
        heir = matches.get(row.ref) if row is not None and one.id not in matched else None
        if heir is not None:
            found.append((one, heir))
    return found


def _edits(past: Past, standing: Standing) -> set[str]:
    """The fields that an admin has changed, and those that make sense only with these."""
    touched = touched_fields(past, standing[past.id])
    groups = next(table.together for table in TABLES if table.model == past.model)
    return touched.union(*(group for group in groups if touched.intersection(group)))


def _heir_of(heirs: Mapping[Id, int], heir: Past, name: str, value: Plain) -> Plain:
    """An edit as the heir has it: what it refers to may be going, too."""
    model = next((model for field, model in REFS[heir.model] if field == name), None)
    found = heirs.get((model, value), value) if model is not None and isinstance(value, int) else value
    return None if model == heir.model and found == heir.row_id else found


def _keep_address(gone: Id, heir: Past) -> None:
    model = model_of(gone[0])
    if issubclass(model, Slugged):
        keep_former_slug(model._base_manager.get(pk=gone[1]), heir.row_id)


def _tie_to_heirs(heirs: Mapping[Id, int], asked_for: Collection[Id]) -> None:
    """Whatever an admin tied to a row that goes, or keeps though no document asks for it, is tied to its heir.

    What the documents tie, the import ties anew.
    """
    going = by_model(heirs)
    for table in TABLES:
        for name, target in table.refs:
            tied = read_rows_with(table.model, name, going.get(target, ()))
            past = {one.id: one for one in read_past_of_rows(tied)}
            for id_, row in tied.items():
                heir = heirs[target, row[name]]  # type: ignore[index]
                edits = touched_fields(past[id_], row) if id_ in past else {name}
                by_hand = name in edits or (edits and id_ not in asked_for)
                if by_hand and id_ not in heirs:
                    itself = id_ == (target, heir)
                    change_or_drop(model_of(table.model), id_[1], {name: None if itself else heir})
