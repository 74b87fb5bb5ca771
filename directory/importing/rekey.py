"""A record that says the same under another key keeps its rows, with what admins did to them, and its decisions.

The key of a record changes when its document gets another name, when a better reader reads the same bytes anew, and
when a new version of the document puts it a little differently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

from django.db.models import Q
from rapidfuzz import fuzz

from directory.importing.folding import fold
from directory.importing.signs import members
from directory.importing.sources import Source, Statement
from directory.importing.standing import batches
from directory.models import LINE_BREAK, Decision, Document, Imported

Translate = Callable[[str], str]
Match = Callable[[Iterable[Statement[object]], Iterable[Statement[object]]], Iterable[tuple[str, str]]]
NEARLY_EQUAL = 90  # of 100
LEAST_LETTERS = 20


def rename_document(document: Document, name: str) -> None:
    """Let a document be known by another name."""
    before, after = f"{document.name}#", f"{name}#"

    def translate(key: str) -> str:
        return f"{after}{key.removeprefix(before)}" if key.startswith(before) else key

    _rekey(document, translate)
    Document.objects.filter(pk=document.pk).update(name=name)


def read_anew(document: Document, before: Source, after: Source) -> None:
    """Let what a better reader reads on the same lines stand for what was read there before."""
    _follow(document, before, after, _on_the_same_lines)


def read_new_version(document: Document, before: Source, after: Source, text: str) -> None:
    """Let what a new version, of this text, prints nearly as the stored one did stand for what that printed."""
    old, new = LINE_BREAK.split(document.text), LINE_BREAK.split(text)
    _follow(document, before, after, lambda ours, theirs: _printed_alike(_printed(ours, old), _printed(theirs, new)))


def _follow(document: Document, before: Source, after: Source, match: Match) -> None:
    """`match` gives keys that are no more, each with the new key, of records of one kind."""
    new = dict(
        pair
        for ours, theirs in (
            (before.stays, after.stays),
            (before.works, after.works),
            (before.activities, after.activities),
        )
        for pair in match(ours, theirs)
    )

    def translate(key: str) -> str:
        record = next((one for one in new if key == one or key.startswith(f"{one}/")), None)
        return f"{new[record]}{key.removeprefix(record)}" if record else key

    if new:
        _rekey(document, translate)


def _on_the_same_lines(
    before: Iterable[Statement[object]], after: Iterable[Statement[object]]
) -> Iterable[tuple[str, str]]:
    """Keys that are no more, each with the new key of the record that has most of its lines."""
    before, after = tuple(before), tuple(after)
    old = [one for one in before if one.key not in {other.key for other in after}]
    fresh = [one for one in after if one.key not in {other.key for other in before}]
    shares = sorted(
        ((-share, one.key, other.key) for one, other in product(old, fresh) if (share := _shared(one, other)) > 0)
    )
    found: dict[str, str] = {}
    for _, one, other in shares:
        if one not in found and other not in found.values():
            found[one] = other
    return found.items()


def _printed(records: Iterable[Statement[object]], text: Sequence[str]) -> dict[str, str]:
    """The lines of each record, folded, as far as no other shares them."""
    records = tuple(records)
    alone = Counter(one.lines for one in records)
    return {
        one.key: fold(" ".join(line for first, last in one.lines for line in text[first - 1 : last]))
        for one in records
        if alone[one.lines] == 1
    }


def _printed_alike(before: Mapping[str, str], after: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Keys that are no more, each with the new key of what is printed nearly alike and with the same numbers."""
    old, fresh = before.keys() - after.keys(), after.keys() - before.keys()
    alike = sorted(
        (-fuzz.ratio(before[one], after[other]), one, other)
        for one, other in product(old, fresh)
        if len(before[one]) >= LEAST_LETTERS and _numbers(before[one]) == _numbers(after[other])
    )
    found: dict[str, str] = {}
    for score, one, other in alike:
        if -score >= NEARLY_EQUAL and one not in found and other not in found.values():
            found[one] = other
    return found.items()


def _numbers(said: str) -> list[str]:
    return [word for word in said.split() if any(char.isdigit() for char in word)]


def _shared(one: Statement[object], other: Statement[object]) -> int:
    """How many lines two records have in common."""
    lines = ({line for first, last in each.lines for line in range(first, last + 1)} for each in (one, other))
    return len(set.intersection(*lines))


def _rekey(document: Document, translate: Translate) -> None:
    own = members(document={document.pk})
    owners = {one.home for one in own} | {one.key for one in own}
    changed: dict[int, Imported] = {}
    for batch in batches(sorted(owners)):
        for one in Imported.objects.filter(owner__in=batch):
            keys = sorted({translate(key) for key in one.record_keys})
            if keys != one.record_keys or translate(one.owner) != one.owner:
                one.record_keys, one.record_key, one.owner = keys, keys[0], translate(one.owner)
                changed[one.pk] = one
    _save(changed)
    named = Q(left_key__contains=document.name) | Q(right_key__contains=document.name)
    for decision in Decision.objects.filter(named):
        left, right = sorted((translate(decision.left_key), translate(decision.right_key)))
        if (left, right) != (decision.left_key, decision.right_key) and decision.right_key:
            Decision.objects.filter(left_key=left, right_key=right).exclude(pk=decision.pk).delete()
            Decision.objects.filter(pk=decision.pk).update(left_key=left, right_key=right)


def _save(changed: Mapping[int, Imported]) -> None:
    """Keys may change places: until all have their new ones nobody has the old."""
    for batch in batches(sorted(changed)):
        for one in Imported.objects.filter(pk__in=batch):
            Imported.objects.filter(pk=one.pk).update(record_key=f"~{one.pk}")
    for one in changed.values():
        taken = Imported.objects.filter(model=one.model, record_key=one.record_key).exclude(pk=one.pk)
        taken.delete()
        one.save(update_fields=["record_key", "record_keys", "owner"])
