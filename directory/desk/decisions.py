"""A decision is taken, and taken back: then the directory is as it was before.

The directory is a function of the documents and the decisions, so most of this is the import's: with a decision more,
or less, it is brought up to date. What admins did to rows by hand is no function of anything. Where two rows become
one, it goes over to the row that stays (`importing.heirs`); and a decision keeps what every row was that it changed,
so that rows that went come back with their numbers and addresses, and fields that nobody has changed since with their
values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Model

from directory.history import CREATED, DELETED, because, history_of, last_changes, witnessing
from directory.importing.load import Shelf, alone, bring_up_to_date
from directory.importing.rows import TABLES
from directory.importing.stale import OWNERS
from directory.importing.standing import batches, model_of
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
    bring_up_to_date(Shelf(), decided=True)


def _changed_since(seen: Mapping[type[Model], int]) -> list[list[Any]]:
    """Each row that has changed, as [model, number, what it was, what it is]; None where it was or is not."""
    found = []
    for table in TABLES:
        model = model_of(table.model)
        past = history_of(model).objects
        steps = past.filter(history_id__gt=seen[model]).order_by("-history_id").values_list("id", "history_type")
        first = dict(steps)  # what happened to each row first
        for some in batches(sorted(first)):
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
