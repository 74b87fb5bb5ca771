"""What people are asked: records with good signs and no proof, and the rows that these stand for now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Q

from directory.importing.by_hand import by_hand_key, twins_by_hand
from directory.importing.clusters import Doubt
from directory.importing.merge import Past, Plan
from directory.importing.names import is_spelled_out
from directory.importing.names import letters as letters_of
from directory.importing.near import Near
from directory.importing.rows import Ref, Row
from directory.importing.signs import author_sign, homes_of, keys_with, short
from directory.importing.standing import batches, model_of, rows_of
from directory.models import Imported, Question, Sign

KINDS = {
    "people.person": Question.Kind.PERSON,
    "publications.publication": Question.Kind.PUBLICATION,
    "people.organization": Question.Kind.ORGANIZATION,
    "publications.venue": Question.Kind.VENUE,
    "people.affiliation": Question.Kind.AFFILIATION,
}
AUTHORSHIP, PERSON = "publications.authorship", "people.person"
BATCH = 500


def write_questions(near: Near, rows: Sequence[Row], plan: Plan, made: Mapping[Ref, int], past: Sequence[Past]) -> None:
    """Make the questions around some documents what is asked now, changing only what differs."""
    became = {
        (row.model, key): made[target] if isinstance(target, Ref) else target
        for row, target in plan.rests
        for key in row.keys
    }
    wanted: dict[tuple[str, int, int], Question] = {}
    for model, doubts in near.doubts.items():
        found = _rows(model, {key for doubt in doubts for key in (doubt.left, doubt.right)}, became, near)
        _want(wanted, KINDS[model], doubts, found, found)
    unclaimed = sorted({*_doubtful_authors(near, rows), *_doubtful_elsewhere(near, rows)})
    authors = _rows(AUTHORSHIP, {doubt.left for doubt in unclaimed}, became, near)
    people = _rows(PERSON, {doubt.right for doubt in unclaimed}, became, near)
    _want(wanted, Question.Kind.AUTHOR, unclaimed, authors, people)
    for twin in twins_by_hand(plan, made, near.identities.decisions):
        doubt = Doubt(twin.key, by_hand_key(twin.model, twin.by_hand), twin.reason)
        _want(wanted, KINDS[twin.model], [doubt], {doubt.left: twin.row}, {doubt.right: twin.by_hand})
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for id_ in (*(one.id for one in past), *((model, number) for (model, _), number in became.items())):
        numbers[id_[0]].add(id_[1])
    gone = []
    for question in _asked_before(near, numbers, {left for _, left, _ in wanted}):
        fresh = wanted.get(question.rows)
        if fresh is not None and fresh.facts == question.facts:
            del wanted[question.rows]
        elif fresh is not None or not (_is_beside(question, near, numbers) or _is_by_hand(question, near)):
            gone.append(question.pk)
    for batch in batches(gone):
        Question.objects.filter(pk__in=batch).delete()
    Question.objects.bulk_create(wanted.values(), batch_size=BATCH)


def drop_questions_of_missing_rows() -> None:
    """Nobody is asked about a row that an admin deleted."""
    for kind, models in Question.MODELS.items():
        for field, model in zip(("left_row", "right_row"), models, strict=True):
            rows = model_of(model)._base_manager.values("pk")
            Question.objects.filter(kind=kind).exclude(**{f"{field}__in": rows}).delete()


def _want(
    wanted: dict[tuple[str, int, int], Question],
    kind: Question.Kind,
    doubts: Iterable[Doubt],
    left_rows: Mapping[str, int],
    right_rows: Mapping[str, int],
) -> None:
    """Add a question for each pair of rows."""
    for doubt in doubts:
        sides = [(left_rows.get(doubt.left), doubt.left), (right_rows.get(doubt.right), doubt.right)]
        if kind != Question.Kind.AUTHOR:
            sides.sort(key=lambda side: (side[0] or 0, side[1]))
        (left, left_key), (right, right_key) = sides
        if left is None or right is None or (left == right and kind != Question.Kind.AUTHOR):
            continue
        question = Question(
            kind=kind,
            left_key=left_key,
            right_key=right_key,
            left_row=left,
            right_row=right,
            evidence=doubt.reason,
            component=doubt.component,
        )
        wanted.setdefault(question.rows, question)


def _rows(model: str, keys: set[str], became: Mapping[tuple[str, str], int], near: Near) -> dict[str, int]:
    """The rows that records stand for."""
    found = {key: became[model, key] for key in keys if (model, key) in became}
    others = {key: near.identities.home.get(key) for key in keys - found.keys()}
    others |= homes_of(key for key, home in others.items() if home is None)
    numbers = rows_of(model, {home or key for key, home in others.items()})
    found |= {key: number for key, home in others.items() if (number := numbers.get(home or key)) is not None}
    return found


def _is_by_hand(question: Question, near: Near) -> bool:
    """Whether it is about a row made by hand: asked when the other was made, until one goes or somebody decides."""
    keys = {question.left_key, question.right_key}
    rows = ((question.left_model, question.left_row), (question.right_model, question.right_row))
    return (
        question.is_by_hand
        and not any({link.left, link.right} == keys for link in near.identities.decisions)
        and all(model_of(model)._base_manager.filter(pk=number).exists() for model, number in rows)
    )


def _is_beside(question: Question, near: Near, numbers: Mapping[str, set[int]]) -> bool:
    """Whether it is about what was not looked at: it was found by a row that has another question, too."""
    if question.kind == Question.Kind.AUTHOR:
        return question.left_row not in numbers[AUTHORSHIP] and question.right_row not in numbers[PERSON]
    if question.kind == Question.Kind.AFFILIATION:
        return numbers["people.affiliation"].isdisjoint((question.left_row, question.right_row))
    return near.looked.isdisjoint((question.left_key, question.right_key))


def _asked_before(near: Near, numbers: Mapping[str, set[int]], wanted: set[int]) -> Iterator[Question]:
    """The questions about what was looked at, and about these rows, each once."""
    seen: set[int] = set()
    kinds = [kind for kind in KINDS.values() if kind != Question.Kind.AFFILIATION]
    stays, authors, people = (sorted(numbers[model]) for model in ("people.affiliation", AUTHORSHIP, PERSON))
    conditions = [
        *(Q(kind__in=kinds) & (Q(left_key__in=some) | Q(right_key__in=some)) for some in batches(sorted(near.looked))),
        *(Q(kind="affiliation") & (Q(left_row__in=some) | Q(right_row__in=some)) for some in batches(stays)),
        *(Q(kind="author", left_row__in=some) for some in batches(authors)),
        *(Q(kind="author", right_row__in=some) for some in batches(people)),
        *(Q(left_row__in=some) for some in batches(sorted(wanted))),
    ]
    for condition in conditions:
        for question in Question.objects.filter(condition):
            if question.pk not in seen:
                seen.add(question.pk)
                yield question


def _doubtful_authors(near: Near, rows: Sequence[Row]) -> Iterator[Doubt]:
    """Authors of these works whom no CV claims, each with every person of the same name who is not on the list."""
    there: defaultdict[Ref, set[str]] = defaultdict(set)
    unknown: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.model == AUTHORSHIP:
            person, name = row.values["person"], str(row.values["name"])
            if isinstance(person, Ref):
                there[_work(row)].add(person.key)
            elif is_spelled_out(name):
                unknown[letters_of(name)].append(row)
    signs = {short(f"name:{letters}") for letters in unknown}
    named: defaultdict[str, set[str]] = defaultdict(set)
    for key, home, letters in _people_called(signs):
        named[letters].add(near.identities.home.get(key, home))
    closed = _closed(near)
    for letters, authors in unknown.items():
        for row in authors:
            for person in sorted(named[letters] - there[_work(row)]):
                if not any((key, person) in closed for key in row.keys):
                    yield _doubt(row.keys[0], person, str(row.values["name"]))


def _doubtful_elsewhere(near: Near, rows: Sequence[Row]) -> Iterator[Doubt]:
    """Authors of other works who have the name of one of these persons."""
    here = {row.ref for row in rows if row.model == "publications.publication"}
    named: defaultdict[str, set[str]] = defaultdict(set)
    for source in near.sources:
        home = near.identities.home[source.owner.key]
        if home in near.people:
            for name in (source.owner.record.name, *source.owner.record.aliases):
                if name and is_spelled_out(name):
                    named[letters_of(name)].add(home)
    works = set(homes_of(keys_with({author_sign(letters) for letters in named})).values()) - {ref.key for ref in here}
    closed = _closed(near)
    persons = rows_of(PERSON, {person for people in named.values() for person in people})
    for batch in batches(sorted(works)):
        memories = Imported.objects.filter(model=AUTHORSHIP, owner__in=batch)
        found = list(memories.values_list("owner", "record_key", "record_keys", "values"))
        there: defaultdict[str, set[object]] = defaultdict(set)
        for owner, _, _, values in found:
            there[owner].add(values.get("person"))
        for owner, first, keys, values in found:
            if values.get("person") is None and is_spelled_out(values["name"]):
                for person in sorted(named.get(letters_of(values["name"]), ())):
                    if persons.get(person) not in there[owner] and not any((key, person) in closed for key in keys):
                        yield _doubt(first, person, values["name"])


def _doubt(author: str, person: str, name: str) -> Doubt:
    return Doubt(author, person, f"equal name, {name}, on a work that no CV of theirs lists")


def _people_called(signs: set[str]) -> Iterator[tuple[str, str, str]]:
    """Owners of documents with one of these names: the key, the cluster, the letters of the name."""
    pairs = [
        (key, sign.removeprefix("name:"))
        for batch in batches(sorted(signs))
        for key, sign in Sign.objects.filter(sign__in=batch).values_list("key", "sign")
    ]
    home = homes_of(key for key, _ in pairs)
    yield from ((key, home[key], letters) for key, letters in pairs)


def _closed(near: Near) -> set[tuple[str, str]]:
    """Authors and persons that somebody has decided about."""
    home = near.identities.home
    sides = [side for link in near.identities.decisions for side in ((link.left, link.right), (link.right, link.left))]
    return {(author, home[person]) for author, person in sides if person in home}


def _work(row: Row) -> Ref:
    work = row.values["publication"]
    assert isinstance(work, Ref)
    return work
