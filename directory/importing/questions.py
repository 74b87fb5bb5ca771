"""What people are asked: records with good signs and no proof, and the rows that these stand for now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from directory.importing.clusters import Doubt, Link
from directory.importing.folding import fold
from directory.importing.identity import Clusters, Identities, home
from directory.importing.merge import Plan
from directory.importing.names import is_spelled_out
from directory.importing.rows import Ref, Row
from directory.models import Question

KINDS = {
    "people.person": Question.Kind.PERSON,
    "publications.publication": Question.Kind.PUBLICATION,
    "people.organization": Question.Kind.ORGANIZATION,
    "publications.venue": Question.Kind.VENUE,
    "people.affiliation": Question.Kind.AFFILIATION,
}


def doubtful_authors(rows: Sequence[Row], people: Clusters, decisions: Iterable[Link]) -> Iterator[Doubt]:
    """Authors whom no CV claims, each with every person of the same name who is not on the list already."""
    named: defaultdict[str, set[Ref]] = defaultdict(set)
    there: defaultdict[Ref, set[Ref]] = defaultdict(set)
    for row in rows:
        person = row.ref if row.model == "people.person" else row.values.get("person")
        if row.model in {"people.person", "people.personname"} and isinstance(person, Ref):
            named[_letters(str(row.values["name"]))].add(person)
        elif row.model == "publications.authorship" and isinstance(person, Ref):
            there[_work(row)].add(person)
    first = home(people)
    closed = {(link.left, first.get(link.right)) for link in decisions}
    closed |= {(link.right, first.get(link.left)) for link in decisions}
    for row in rows:
        name = str(row.values.get("name"))
        if row.model != "publications.authorship" or row.values["person"] or not is_spelled_out(name):
            continue
        for person in sorted(named.get(_letters(name), set()) - there[_work(row)], key=lambda ref: ref.key):
            if not any((key, person.key) in closed for key in row.keys):
                yield Doubt(row.keys[0], person.key, f"equal name, {name}, on a work that no CV of theirs lists")


def write_questions(
    identities: Identities, rows: Sequence[Row], plan: Plan, made: Mapping[Ref, int], *, batch: int = 500
) -> None:
    """Make the questions what is asked now, changing only what differs."""
    became = {
        (row.model, key): made[target] if isinstance(target, Ref) else target
        for row, target in plan.rests
        for key in row.keys
    }
    wanted: dict[tuple[str, str], Question] = {}
    for model, kind in KINDS.items():
        for doubt in identities.doubts[model]:
            left, right = became.get((model, doubt.left)), became.get((model, doubt.right))
            if left is not None and right is not None and left != right:
                wanted[doubt.left, doubt.right] = _question(kind, doubt, left, right)
    for doubt in doubtful_authors(rows, identities.people, identities.decisions):
        left = became.get(("publications.authorship", doubt.left))
        right = became.get(("people.person", doubt.right))
        if left is not None and right is not None:
            wanted[doubt.left, doubt.right] = _question(Question.Kind.AUTHOR, doubt, left, right)
    gone = []
    for question in Question.objects.all():
        fresh = wanted.get((question.left_key, question.right_key))
        if fresh is not None and fresh.facts == question.facts:
            del wanted[question.left_key, question.right_key]
        else:
            gone.append(question.pk)
    for start in range(0, len(gone), batch):
        Question.objects.filter(pk__in=gone[start : start + batch]).delete()
    Question.objects.bulk_create(wanted.values(), batch_size=batch)


def _question(kind: Question.Kind, doubt: Doubt, left: int, right: int) -> Question:
    return Question(
        kind=kind,
        left_key=doubt.left,
        right_key=doubt.right,
        left_row=left,
        right_row=right,
        evidence=doubt.reason,
        component=doubt.component,
    )


def _work(row: Row) -> Ref:
    work = row.values["publication"]
    assert isinstance(work, Ref)
    return work


def _letters(name: str) -> str:
    return " ".join(sorted(fold(name).split()))
