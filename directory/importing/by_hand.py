"""Rows made by hand rest on no record. Where a document brings what may be one of them, people are asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from directory.importing.clusters import Link
from directory.importing.folding import fold
from directory.importing.merge import Create, Plan
from directory.importing.names import compatible
from directory.importing.rows import Ref
from directory.importing.standing import batches
from directory.importing.works import GENERIC_TITLES
from directory.models import BY_HAND, Imported
from people.models import Contact, Person
from publications.models import Publication

PERSON, PUBLICATION = "people.person", "publications.publication"


def by_hand_key(model: str, number: int) -> str:
    """The key by which decisions name a row that rests on no record."""
    return f"{BY_HAND}{model}/{number}"


@dataclass(frozen=True, slots=True)
class Twin:
    """A row that documents have just made, by a key of it, and one made by hand that may be the same."""

    model: str
    key: str
    row: int
    by_hand: int
    reason: str


def twins_by_hand(plan: Plan, made: Mapping[Ref, int], decisions: Collection[Link]) -> Iterator[Twin]:
    """What a plan has made that stands already, as far as nobody has decided about the two."""
    decided = {frozenset((link.left, link.right)) for link in decisions}
    creates = [one for one in plan.creates if one.row.model in (PERSON, PUBLICATION)]
    found = [*_people(plan, [one for one in creates if one.row.model == PERSON])]
    found += _works([one for one in creates if one.row.model == PUBLICATION])
    printed = _printed(found)
    for one, number, reason in found:
        model, key = one.row.model, by_hand_key(one.row.model, number)
        is_decided = any(frozenset((key, own)) in decided for own in one.row.keys)
        if (model, number) not in printed and not is_decided:
            yield Twin(model, one.row.keys[0], made[one.row.ref], number, f"{reason}, and one of them was made by hand")


Found = tuple[Create, int, str]


def _people(plan: Plan, creates: list[Create]) -> Iterator[Found]:
    """People of the same name, or with the same e-mail address and a name that may be the same."""
    named: defaultdict[Any, list[int]] = defaultdict(list)
    for names in batches([one.values["sort_name"] for one in creates]):
        rows = Person.objects.filter(is_listed__in=[True, False], sort_name__in=names)
        for number, name in rows.values_list("pk", "sort_name"):
            named[name].append(number)
    for one in creates:
        yield from ((one, number, "equal name") for number in named[one.values["sort_name"]])
    by_ref = {one.row.ref: one for one in creates}
    emails = {
        one.values["value"]: by_ref[ref]
        for one in plan.creates
        if one.row.model == "people.contact" and one.values["kind"] == "email"
        if isinstance(ref := one.row.values["person"], Ref) and ref in by_ref
    }
    for some in batches(list(emails)):
        rows_ = Contact.objects.filter(kind="email", value__in=some).values_list("value", "person", "person__name")
        for value, number, name in rows_:
            if compatible(name, str(emails[value].values["name"])):
                yield emails[value], number, f"the address {value}"


def _works(creates: list[Create]) -> Iterator[Found]:
    """Works of the same number, or of the same title."""
    for field, said in (("doi", "the DOI"), ("arxiv_id", "the arXiv number"), ("title", "equal title")):
        own: defaultdict[Any, list[Create]] = defaultdict(list)
        for one in creates:
            value = one.row.values[field]
            if value and fold(str(value)) not in GENERIC_TITLES:
                own[value].append(one)
        for some in batches(list(own)):
            rows = Publication.objects.filter(**{f"{field}__in": some}).values_list("pk", field)
            for number, value in rows:
                for one in own[value]:
                    yield one, number, said if field == "title" else f"{said} {value}"


def _printed(found: list[Found]) -> set[tuple[str, int]]:
    """Those of the rows that documents print."""
    printed = set()
    for model in (PERSON, PUBLICATION):
        for some in batches([number for one, number, _ in found if one.row.model == model]):
            rows = Imported.objects.filter(model=model, row_id__in=some)
            printed |= {(model, number) for number in rows.values_list("row_id", flat=True)}
    return printed
