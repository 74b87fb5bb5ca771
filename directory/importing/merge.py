"""Stage 4. What documents ask for, what the last import wrote and what stands now become a plan; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from directory.importing.rows import TABLES, Plain, Ref, Row, Table, Value

Id = tuple[str, int]  # a model and the number of a row
Standing = Mapping[Id, Mapping[str, Plain]]


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """What the last import wrote into a row, and the record keys that it rested on.

    For a field that an admin has changed, `values` keeps what they changed, and `suggestions` has what the documents
    have come to say since.
    """

    model: str
    row_id: int
    keys: tuple[str, ...]
    values: Mapping[str, Plain]
    suggestions: Mapping[str, Plain] = field(default_factory=dict)
    owner: str = ""

    @property
    def id(self) -> Id:
        return (self.model, self.row_id)


@dataclass(frozen=True, slots=True, eq=False)
class Create:
    """A row to be made; references among its values may be to other rows to be made."""

    row: Row
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True, eq=False)
class Update:
    """A row to be changed, and only the fields to be changed; of a unique constraint all fields or none."""

    model: str
    row_id: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """What the next import must know of a row. `target` is its number, or the reference of one to be made."""

    model: str
    target: int | Ref
    keys: tuple[str, ...]
    values: Mapping[str, Value]
    suggestions: Mapping[str, Value]
    owner: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What to write. `memories` replace those of the same rows; `rests` says which row each desired one has become."""

    creates: tuple[Create, ...] = ()
    updates: tuple[Update, ...] = ()
    deletes: tuple[Id, ...] = ()
    memories: tuple[Memory, ...] = ()
    rests: tuple[tuple[Row, int | Ref], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.creates or self.updates or self.deletes)


def merge(
    desired: Iterable[Row],
    past: Iterable[Past],
    standing: Standing,
    tables: Sequence[Table] = TABLES,
    elsewhere: Mapping[Ref, int | None] | None = None,
) -> Plan:
    """The three-way merge, field by field.

    What no admin touched takes the documents' value, what one changed stays, and a row that one deleted stays deleted.
    A row that no document asks for any more goes, unless an admin changed it or a row that stays refers to it.
    `elsewhere` are rows that stand, or None for those that do not, which desired ones refer to without being desired.
    """
    desired, past = tuple(desired), tuple(past)
    matches = match_rows(desired, past)
    deletes = _doomed(past, matches, standing, {table.model: table for table in tables})
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in desired:
        rows[row.model].append(row)
    stays: defaultdict[str, list[int]] = defaultdict(list)
    ours = {one.id for one in matches.values()}
    for model, row_id in standing.keys() - deletes - ours:
        stays[model].append(row_id)
    work = _Work(matches, standing, dict(elsewhere or {}))
    for table in tables:
        _merge_table(table, rows[table.model], stays[table.model], work)
    return Plan(
        tuple(work.creates), tuple(work.updates), tuple(sorted(deletes)), tuple(work.memories), tuple(work.rests)
    )


def match_rows(desired: Sequence[Row], past: Sequence[Past]) -> dict[Ref, Past]:
    """Each row's past: a row is the one that its smallest record key has had; of several that whose smallest it was."""
    by_key = {(row.model, key): row for row in desired for key in row.keys}
    found: dict[Ref, Past] = {}
    taken: set[Id] = set()
    claims = ((one.model, key, key != one.keys[0], place) for place, one in enumerate(past) for key in one.keys)
    for model, key, _, place in sorted(claims):
        row, one = by_key.get((model, key)), past[place]
        if row is not None and row.ref not in found and one.id not in taken:
            found[row.ref] = one
            taken.add(one.id)
    return found


def _doomed(
    past: Sequence[Past], matches: Mapping[Ref, Past], standing: Standing, tables: Mapping[str, Table]
) -> set[Id]:
    """Rows that no document asks for any more, that no admin changed, and that nothing that stays refers to."""
    matched = {one.id for one in matches.values()}
    known = {one.id: one for one in past}
    doomed = {
        one.id
        for one in past
        if one.id in standing and one.id not in matched and not touched_fields(one, standing[one.id])
    }
    waiting = list(standing.keys() - doomed)
    while waiting:
        row = waiting.pop()
        fields = touched_fields(known[row], standing[row]) if row in matched else set(standing[row])
        for name, model in tables[row[0]].refs:
            target = standing[row][name]
            if name in fields and isinstance(target, int) and (model, target) in doomed:
                doomed.discard((model, target))
                waiting.append((model, target))
    return doomed


def touched_fields(past: Past, row: Mapping[str, Plain]) -> set[str]:
    """The fields that an admin has changed. One that has a suggestion was changed, whatever it says now."""
    return {name for name, value in row.items() if name in past.suggestions or past.values.get(name, value) != value}


@dataclass(slots=True, eq=False)
class _Work:
    """A merge under way. `became` has what each desired row has become, None for one that is not made."""

    matches: Mapping[Ref, Past]
    standing: Standing
    became: dict[Ref, int | Ref | None] = field(default_factory=dict)
    creates: list[Create] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    memories: list[Memory] = field(default_factory=list)
    rests: list[tuple[Row, int | Ref]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for ref, one in self.matches.items():
            self.became[ref] = one.row_id if one.id in self.standing else None

    def settle(self, row: Row, target: int | Ref) -> None:
        self.became[row.ref] = target
        self.rests.append((row, target))

    def resolve(self, row: Row) -> dict[str, Value]:
        """The row's values with references to rows that stand as their numbers, and None for rows not made."""
        return {
            name: self.became.get(value, value) if isinstance(value, Ref) else value
            for name, value in row.values.items()
        }


def _merge_table(table: Table, rows: Sequence[Row], others: Sequence[int], work: _Work) -> None:
    """Merge all rows of one model; `others` are those that stand without the documents asking for them."""
    taken: dict[tuple[object, ...], int | Ref] = {}
    for row_id in sorted(others):
        for mark in _marks(table, work.standing[table.model, row_id]):
            taken[mark] = row_id
    kept = [(row, work.matches[row.ref]) for row in rows if isinstance(work.became.get(row.ref), int)]
    # Those that keep their names come first: nobody may take a name that another keeps.
    merged = [(row, past, _merge_row(table, row, past, work)) for row, past in kept]
    waiting = [row for row in rows if row.ref not in work.matches]
    refused = _refused(table, merged, waiting, taken, work)
    for row, past, fields in merged:
        for name in refused.get(row.ref, ()):
            fields.values[name] = ""
            fields.changes.pop(name, None)
            if work.standing[past.id][name]:
                fields.changes[name] = ""
    merged.sort(key=lambda one: any(field in one[2].changes for field in (*table.unique, *table.single)))
    for row, past, fields in merged:
        _keep(table, row, past, fields, taken, work)
    for row in _parents_first(waiting, table):
        _add(table, row, refused.get(row.ref, ()), taken, work)


def _refused(
    table: Table,
    merged: Sequence[tuple[Row, Past, _Merged]],
    waiting: Sequence[Row],
    taken: Mapping[tuple[object, ...], object],
    work: _Work,
) -> dict[Ref, list[str]]:
    """Fields that only one row may fill, by the rows that may not: an admin's row comes first, then the smallest key.

    So it is the same whichever document came first.
    """
    refused: defaultdict[Ref, list[str]] = defaultdict(list)
    for name in table.single:
        claims = [
            (name in fields.values and fields.values[name] == value, row.keys, row.ref, value)
            for row, past, fields in merged
            for value in [{**work.standing[past.id], **fields.changes}[name]]
        ]
        claims += [(True, row.keys, row.ref, row.values[name]) for row in waiting]
        held = {value for mark, value in (mark for mark in taken if len(mark) == 2) if mark == name}
        for _, _, ref, value in sorted(claims, key=lambda claim: claim[:2]):
            if value and value in held:
                refused[ref].append(name)
            held.add(value)
    return refused


@dataclass(frozen=True, slots=True, eq=False)
class _Merged:
    changes: dict[str, Value]
    values: dict[str, Value]
    suggestions: dict[str, Value]


def _merge_row(table: Table, row: Row, past: Past, work: _Work) -> _Merged:
    stands = work.standing[past.id]
    desired = work.resolve(row)
    for name in table.needed:
        if desired[name] is None:
            desired[name] = past.values.get(name, stands[name])
    touched = touched_fields(past, stands)
    for group in table.together:
        if touched.intersection(group):
            touched.update(group)
    changes: dict[str, Value] = {}
    values: dict[str, Value] = {}
    suggestions: dict[str, Value] = {}
    for name, wanted in desired.items():
        was = past.values.get(name, stands[name])
        if name not in touched:
            values[name] = wanted
            if stands[name] != wanted:
                changes[name] = wanted
        elif stands[name] == wanted:  # an admin who took a suggestion has given the field back to the documents
            values[name] = wanted if name in past.suggestions else was
        else:
            values[name] = was
            if wanted != was:
                suggestions[name] = wanted
    return _Merged(changes, values, suggestions)


def _keep(
    table: Table, row: Row, past: Past, merged: _Merged, taken: dict[tuple[object, ...], int | Ref], work: _Work
) -> None:
    changes, values = dict(merged.changes), dict(merged.values)
    stands = work.standing[past.id]
    if table.unique and tuple({**stands, **changes}[name] for name in table.unique) in taken:
        for name in table.unique:
            if name in changes:
                del changes[name]
                values[name] = stands[name]
    if changes.get("parent") == past.row_id:
        del changes["parent"]
        values["parent"] = stands["parent"]
    for mark in _marks(table, {**stands, **changes}):
        taken[mark] = past.row_id
    if any(name in changes for name in table.unique):
        changes = {**{name: stands[name] for name in table.unique}, **changes}
    if changes:
        work.updates.append(Update(past.model, past.row_id, changes))
    remembered = (past.keys, past.values, past.suggestions, past.owner)
    if (row.keys, values, merged.suggestions, row.owner) != remembered:
        work.memories.append(Memory(past.model, past.row_id, row.keys, values, merged.suggestions, row.owner))
    work.settle(row, past.row_id)


def _add(
    table: Table, row: Row, refused: Iterable[str], taken: dict[tuple[object, ...], int | Ref], work: _Work
) -> None:
    values = work.resolve(row)
    if any(values[name] is None for name in table.needed):
        work.became[row.ref] = None
        return
    values |= dict.fromkeys(refused, "")
    if table.unique:
        there = taken.get(tuple(values[name] for name in table.unique))
        if there is not None:
            work.settle(row, there)
            return
    for mark in _marks(table, values):
        taken[mark] = row.ref
    work.creates.append(Create(row, values))
    work.memories.append(Memory(row.model, row.ref, row.keys, values, {}, row.owner))
    work.settle(row, row.ref)


def _marks(table: Table, values: Mapping[str, Value]) -> Iterator[tuple[object, ...]]:
    """What no other row of the model may have too."""
    if table.unique:
        yield tuple(values[name] for name in table.unique)
    for name in table.single:
        if values[name]:
            yield (name, values[name])


def _parents_first(rows: Sequence[Row], table: Table) -> Iterator[Row]:
    """Rows that refer to others of their own model after these."""
    by_ref = {row.ref: row for row in rows}
    done: set[Ref] = set()

    def visit(row: Row) -> Iterator[Row]:
        if row.ref in done:
            return
        done.add(row.ref)
        for name, model in table.refs:
            parent = row.values[name]
            if model == table.model and isinstance(parent, Ref) and parent in by_ref:
                yield from visit(by_ref[parent])
        yield row

    for row in rows:
        yield from visit(row)
