"""A decision is taken, and taken back: then the directory is as it was before.

The directory is a function of the documents and the decisions, so most of this is the import's: with a decision more,
or less, it is brought up to date. What admins did to rows by hand is no function of anything. Where two rows become
one, it goes over to the row that stays (`hand_over`); and a decision keeps what every row was that it changed, so that
rows that went come back with their numbers and addresses, and fields that nobody has changed since with their values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Model

from directory.history import CREATED, DELETED, because, history_of, last_changes, witnessing
from directory.importing.desired import desire_rows
from directory.importing.identity import resolve
from directory.importing.load import Shelf, alone, bring_up_to_date
from directory.importing.merge import Past, match_rows, touched_fields
from directory.importing.rows import TABLES, Plain
from directory.importing.stale import OWNERS
from directory.importing.standing import fit, model_of, read_decisions, read_past, read_standing
from directory.models import Decision, Imported
from directory.search import SearchQuerySet
from people.models import FormerSlug

Values = dict[str, Any]


def decide(
    answer: Decision.Answer, pairs: Iterable[tuple[str, str]], about: str, user: Any, reason: str = ""
) -> Decision:
    """Say of pairs of record keys what they are to one another, and bring the directory up to date with it."""
    with deciding(answer, pairs, about, user, reason) as decision:
        pass
    return decision


@contextmanager
def deciding(
    answer: Decision.Answer, pairs: Iterable[tuple[str, str]], about: str, user: Any, reason: str = ""
) -> Iterator[Decision]:
    """A decision under way: rows that change inside are a part of it, and come back with it.

    An earlier decision about the same pair gives way to this one.
    """
    ordered = sorted({(min(pair), max(pair)) if pair[1] else pair for pair in pairs})
    with alone():
        for left, right in ordered:
            Decision.objects.filter(left_key=left, right_key=right).delete()
        said: Values = {"answer": answer, "about": about, "reason": reason, "decided_by_id": getattr(user, "pk", None)}
        (left, right), *others = ordered
        decision = Decision.objects.create(left_key=left, right_key=right, **said)
        Decision.objects.bulk_create(
            Decision(left_key=left, right_key=right, part_of=decision, **said) for left, right in others
        )
        seen = last_changes()
        with because(f"decision: {about}"), witnessing() as memories:
            yield decision
            settle()
        rows = _changed_since(seen)
        _refresh_words(rows)
        decision.before = {"rows": rows, "memories": _first_of_each(memories)}
        decision.save(update_fields=["before"])


def note(answer: Decision.Answer, left: str, right: str, about: str, user: Any) -> Decision:
    """Remember what was said of one thing, where it changes nothing in the directory."""
    Decision.objects.filter(left_key=left, right_key=right).delete()
    return Decision.objects.create(answer=answer, left_key=left, right_key=right, about=about, decided_by=user)


def take_back(decision: Decision) -> None:
    """The directory as if it had never been decided, but for what changed since."""
    with alone(), because(f"taken back: {decision}"):
        before = decision.before
        is_noted_only = not before and decision.answer == Decision.Answer.DISMISSED
        decision.delete()
        if is_noted_only:
            return
        _restore(before.get("rows", []), before.get("memories", []))
        settle()
        _refresh_words(before.get("rows", []))


def settle() -> None:
    """Bring the directory up to date; what was done by hand to a row that goes into another goes over to that one."""
    shelf = Shelf()
    hand_over(shelf)
    bring_up_to_date(shelf)


def hand_over(shelf: Shelf) -> None:
    """Edits of rows that are about to go into others go to these, and so do rows that were tied to them by hand."""
    sources = shelf.read()
    rows = [fit(row) for row in desire_rows(sources, resolve(sources, read_decisions()))]
    past = tuple(read_past())
    matches = match_rows(rows, past)
    standing = read_standing()
    by_key = {(row.model, key): row for row in rows for key in row.keys}
    matched = {one.id for one in matches.values()}
    heirs: dict[tuple[str, int], Past] = {}
    for one in past:
        row = next((found for key in one.keys if (found := by_key.get((one.model, key)))), None)
        heir = matches.get(row.ref) if row is not None and one.id not in matched and one.id in standing else None
        if heir is not None and heir.id in standing:
            heirs[one.id] = heir
    for one in past:
        if one.id in heirs:
            _pass_on(one, heirs[one.id], standing)
    _tie_to_heirs({gone: heir.row_id for gone, heir in heirs.items()}, {one.id: one for one in past}, standing)


def _pass_on(gone: Past, heir: Past, standing: Mapping[tuple[str, int], Mapping[str, Plain]]) -> None:
    """The edits of a row become the heir's, where it has none of its own; then the row is as the documents say."""
    edits = touched_fields(gone, standing[gone.id])
    if not edits:
        return
    own = touched_fields(heir, standing[heir.id])
    model = model_of(gone.model)
    change(model, heir.row_id, {name: standing[gone.id][name] for name in edits - own})
    change(model, gone.row_id, {name: gone.values[name] for name in edits if name in gone.values})
    Imported.objects.filter(model=gone.model, row_id=gone.row_id).update(suggestions={})


def _tie_to_heirs(
    heirs: Mapping[tuple[str, int], int],
    past: Mapping[tuple[str, int], Past],
    standing: Mapping[tuple[str, int], Mapping[str, Plain]],
) -> None:
    """Whatever an admin tied to a row that goes is tied to its heir; what the documents tie, the import ties anew."""
    for table in TABLES:
        for name, target in table.refs:
            for id_, row in standing.items():
                tied = row.get(name) if id_[0] == table.model else None
                heir = heirs.get((target, tied)) if isinstance(tied, int) else None
                by_hand = id_ not in past or name in touched_fields(past[id_], row)
                if heir is not None and by_hand and id_ not in heirs:
                    change_or_drop(model_of(table.model), id_[1], {name: heir})


def change_or_drop(model: type[Model], number: int, values: Mapping[str, Any]) -> None:
    """Change a row; where another row says the same already, it goes."""
    try:
        with transaction.atomic():
            change(model, number, values)
    except IntegrityError:
        model._base_manager.get(pk=number).delete()


def change(model: type[Model], number: int, values: Mapping[str, Any]) -> None:
    """Change some fields of a row, references by their numbers, so that its history and its words know it."""
    row = model._base_manager.filter(pk=number).first()
    if row is None or not values:
        return
    for name, value in values.items():
        setattr(row, model._meta.get_field(name).attname, value)  # type: ignore[union-attr]
    row.save()


def _changed_since(seen: Mapping[type[Model], int]) -> list[list[Any]]:
    """Each row that has changed, as [model, number, what it was, what it is]; None where it was or is not."""
    found = []
    for table in TABLES:
        model = model_of(table.model)
        past = history_of(model).objects
        steps = past.filter(history_id__gt=seen[model]).order_by("-history_id").values_list("id", "history_type")
        first = dict(steps)  # what happened to each row first
        numbers = sorted(first)
        for start in range(0, len(numbers), 500):
            some = numbers[start : start + 500]
            was: dict[int, Values | None] = {number: None for number in some if first[number] == CREATED}
            earlier = past.filter(history_id__lte=seen[model], id__in=some).order_by("history_id")
            for one in earlier:
                was[one.id] = None if one.history_type == DELETED else _values(one)
            now = {row.pk: _values(row) for row in model._base_manager.filter(pk__in=some)}
            found += [
                [table.model, one, was[one], now.get(one)] for one in some if one in was and was[one] != now.get(one)
            ]
    return found


def _values(row: Any) -> Values:
    """The values of a row, or of what it was, as JSON holds them; references as numbers."""
    fields = history_of(getattr(row, "instance_type", type(row))).tracked_fields
    found = {field.attname: getattr(row, field.attname) for field in fields}
    return {
        name: str(value) if isinstance(value, models.fields.files.FieldFile) else value for name, value in found.items()
    }


def _refresh_words(rows: Iterable[list[Any]]) -> None:
    """What rows are found by, of those that changed and of those that they were or are a part of."""
    ids: defaultdict[type[Model], set[int]] = defaultdict(set)
    for label, number, was, became in rows:
        ids[model_of(label)].add(number)
        if label in OWNERS:
            owner: Any = model_of(label)._meta.get_field(OWNERS[label])
            ids[owner.related_model].update(row[owner.attname] for row in (was, became) if row)
    for model, numbers in ids.items():
        if issubclass(model._default_manager.get_queryset().__class__, SearchQuerySet):
            model._default_manager.all().refresh_words(numbers)  # type: ignore[attr-defined]


def _first_of_each(memories: Iterable[Values]) -> list[Values]:
    found: dict[tuple[str, int], Values] = {}
    for one in memories:
        found.setdefault((one["model"], one["row_id"]), one)
    return list(found.values())


def _restore(rows: Iterable[list[Any]], memories: Iterable[Values]) -> None:
    """Give fields back what they were, where nobody has changed them since, and bring back rows that went."""
    restored: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    gone = []
    for label, number, was, became in rows:
        if was is None:
            _undo_by_hand(model_of(label), number, became)
        elif became is None:
            gone.append((label, number, was))
        else:
            restored[label, number] = _give_back(model_of(label), number, was, became)
    for label, number, was in gone:
        if _bring_back(model_of(label), number, was):
            restored[label, number] = set(was)
    for one in memories:
        names = restored.get((one["model"], one["row_id"]))
        if names:
            _remember_again(one, names)


def _undo_by_hand(model: type[Model], number: int, became: Values) -> None:
    """A row that the decision made goes, unless it was changed since; those of documents are the import's matter."""
    row = model._base_manager.filter(pk=number).first()
    by_hand = not Imported.objects.filter(model=model._meta.label_lower, row_id=number).exists()
    if row is not None and by_hand and _values(row) == became:
        row.delete()


def _give_back(model: type[Model], number: int, was: Values, became: Values) -> set[str]:
    row = model._base_manager.filter(pk=number).first()
    if row is None:
        return set()
    stands = _values(row)
    names = {name for name in was if was[name] != became[name] and stands[name] == became[name]}
    for name in names:
        setattr(row, name, was[name])
    return names if names and _saved(row) else set()


def _bring_back(model: type[Model], number: int, was: Values) -> bool:
    if model._base_manager.filter(pk=number).exists():
        return False
    FormerSlug.objects.filter(model=model._meta.label_lower, former_row=number, slug=was.get("slug", "")).delete()
    return _saved(model(**was), force_insert=True)


def _saved(row: Model, **how: Any) -> bool:
    """Save a row, unless another has taken what only one may have."""
    try:
        with transaction.atomic():
            row.save(**how)
    except IntegrityError:
        return False
    return True


def _remember_again(memory: Values, names: set[str]) -> None:
    """What the import knew of a row, for the fields that were given back."""
    plain = {name.removesuffix("_id") if name.removesuffix("_id") in memory["values"] else name for name in names}
    now = Imported.objects.filter(model=memory["model"], row_id=memory["row_id"]).first()
    if now is None:
        taken = Imported.objects.filter(model=memory["model"], record_key=memory["record_key"])
        taken.delete()
        Imported.objects.create(**memory)
        return
    for name in plain & memory["values"].keys():
        now.values[name] = memory["values"][name]
        now.suggestions.pop(name, None)
        if name in memory["suggestions"]:
            now.suggestions[name] = memory["suggestions"][name]
    now.save()
