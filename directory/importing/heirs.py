"""Stage 4, for decisions. What admins did by hand to a row that is about to go into another goes over to that one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from directory.importing.merge import Id, Past, Standing, match_rows, touched_fields
from directory.importing.rows import TABLES, Row
from directory.importing.standing import model_of, read_past_of_rows, read_rows, read_rows_with
from directory.models import Imported


def hand_over(desired: Sequence[Row], past: Sequence[Past]) -> bool:
    """Edits of rows that are about to go go to their heirs, and so do rows that were tied to them by hand.

    Of `past`, what no row of `desired` continues, but has its records in one, goes into that one's row. Returns whether
    anything has changed, so that what stands must be read again.
    """
    standing = read_rows(one.id for one in past)
    heirs = _heirs(desired, past, standing)
    for gone, heir in heirs:
        _pass_on(gone, heir, standing)
    _tie_to_heirs({gone.id: heir.row_id for gone, heir in heirs})
    return bool(heirs)


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


def _heirs(desired: Sequence[Row], past: Sequence[Past], standing: Standing) -> list[tuple[Past, Past]]:
    matches = match_rows(desired, past)
    matched = {one.id for one in matches.values()}
    by_key = {(row.model, key): row for row in desired for key in row.keys}
    found = []
    for one in sorted(past, key=lambda one: (one.model, one.keys)):
        row = next((row for key in one.keys if (row := by_key.get((one.model, key)))), None)
        heir = matches.get(row.ref) if row is not None and one.id not in matched and one.id in standing else None
        if heir is not None and heir.id in standing:
            found.append((one, heir))
    return found


def _pass_on(gone: Past, heir: Past, standing: Standing) -> None:
    """The edits of a row become the heir's, where it has none of its own; then the row is as the documents say."""
    edits = touched_fields(gone, standing[gone.id])
    if not edits:
        return
    own = touched_fields(heir, standing[heir.id])
    model = model_of(gone.model)
    change(model, heir.row_id, {name: standing[gone.id][name] for name in edits - own})
    change(model, gone.row_id, {name: gone.values[name] for name in edits if name in gone.values})
    Imported.objects.filter(model=gone.model, row_id=gone.row_id).update(suggestions={})


def _tie_to_heirs(heirs: Mapping[Id, int]) -> None:
    """Whatever an admin tied to a row that goes is tied to its heir; what the documents tie, the import ties anew."""
    going: defaultdict[str, list[int]] = defaultdict(list)
    for model, number in heirs:
        going[model].append(number)
    for table in TABLES:
        for name, target in table.refs:
            tied = read_rows_with(table.model, name, going[target])
            past = {one.id: one for one in read_past_of_rows(tied)}
            for id_, row in tied.items():
                by_hand = id_ not in past or name in touched_fields(past[id_], row)
                heir = heirs.get((target, row[name]))  # type: ignore[arg-type]
                if heir is not None and by_hand and id_ not in heirs:
                    change_or_drop(model_of(table.model), id_[1], {name: heir})
