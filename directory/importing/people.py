"""Which owners of documents are one person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from directory.cv.records import PersonRecord
from directory.importing.clusters import Answer, Link, pairs
from directory.importing.names import compatible, is_spelled_out, letters, places_of
from directory.importing.sources import Statement

ORCID = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b", re.IGNORECASE)
SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
ENOUGH_FACTS = 2


Fact = tuple[str, str, str]  # a place, a degree or role, a year


@dataclass(frozen=True, slots=True, eq=False)
class Owner:
    """What tells the owner of a document apart. `works` and `stays` name what they share with others.

    `works` gives the names on the author list that the owner's own CV prints.
    """

    key: str
    names: tuple[str, ...]
    orcids: frozenset[str]
    emails: frozenset[str]
    homepages: frozenset[str]
    stays: frozenset[Fact]
    works: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def fold_owner(statement: Statement[PersonRecord], stays: Iterable[Fact] = ()) -> Owner:
    """An owner ready to be compared, but for the works; the places of `stays` are nodes."""
    person = statement.record
    urls = [(link.kind or "", link.url) for link in person.links if link.url]
    return Owner(
        key=statement.key,
        names=tuple(name for name in (person.name, *person.aliases) if name),
        orcids=frozenset(found[0].upper() for _, url in urls if "orcid" in url for found in ORCID.finditer(url)),
        emails=frozenset(email.casefold() for email in person.emails),
        homepages=frozenset(fold_url(url) for kind, url in urls if kind in {"homepage", "website"}),
        stays=frozenset(stays),
    )


def placed(owner: Owner, works: Mapping[str, tuple[str, ...]], home: Mapping[str, str]) -> Owner:
    """An owner with the clusters of their works and places."""
    stays = frozenset((home.get(node, node), what, year) for node, what, year in owner.stays)
    return replace(owner, works=works, stays=stays)


def fold_url(url: str) -> str:
    return SCHEME.sub("", url).rstrip("/").casefold()


def link_people(owners: Mapping[str, Owner]) -> Iterator[Link]:
    """Answers about all pairs of owners that share an identifier, an address or a name."""
    for left, right in pairs(_blocks(owners)):
        link = compare_owners(owners[left], owners[right])
        if link:
            yield link


def compare_owners(left: Owner, right: Owner) -> Link | None:
    """The answer about two owners with its reason, None where nothing speaks for them."""

    def link(answer: Answer, reason: str, *, apart: bool = False) -> Link:
        return Link(left.key, right.key, answer, reason, apart=apart)

    if left.orcids and right.orcids:
        same = not left.orcids.isdisjoint(right.orcids)
        return link(Answer.SAME, "equal ORCID") if same else link(Answer.DIFFERENT, "different ORCIDs")
    shared = {work: _places(work, left, right) for work in sorted(left.works.keys() & right.works.keys())}
    if any(len(mine) == len(its) == 1 and mine != its for places in shared.values() for mine, its in places):
        return link(Answer.DIFFERENT, "two places on one author list")
    named_alike = (
        not left.names or not right.names or any(compatible(one, other) for one in left.names for other in right.names)
    )
    address = min((left.emails & right.emails) | (left.homepages & right.homepages), default=None)
    if address and named_alike:
        return link(Answer.SAME, f"the address {address}")
    if address:
        return link(Answer.ASK, f"the address {address}, under different names", apart=True)
    if _equal_names(left, right):
        if any(len(mine) > 1 or len(its) > 1 for places in shared.values() for mine, its in places):
            return link(Answer.ASK, "equal name, which stands twice on one author list")
        works = sum(not places or any(mine and its for mine, its in places) for places in shared.values())
        facts = works + len(left.stays & right.stays)
        return link(Answer.SAME if facts >= ENOUGH_FACTS else Answer.ASK, f"equal name, {_counted(facts)} in common")
    return None


def _places(work: str, left: Owner, right: Owner) -> list[tuple[list[int], list[int]]]:
    """Where both owners may stand, on each list of a work that both print; no list where it is printed without."""
    lists = [authors for authors in (left.works[work], right.works[work]) if authors]
    return [(places_of(left.names, authors), places_of(right.names, authors)) for authors in lists]


def _counted(facts: int) -> str:
    return f"{facts or 'no'} fact{'s' if facts != 1 else ''}"


def _equal_names(left: Owner, right: Owner) -> bool:
    return not _folded(left).isdisjoint(_folded(right))


def _folded(owner: Owner) -> frozenset[str]:
    """The names that say enough to be compared: spelled out, in any order of their words."""
    return frozenset(letters(name) for name in owner.names if is_spelled_out(name))


def _blocks(owners: Mapping[str, Owner]) -> Iterator[list[str]]:
    blocks: defaultdict[str, list[Owner]] = defaultdict(list)
    for owner in owners.values():
        for sign in signs_of(owner):
            blocks[sign].append(owner)
            if sign.startswith("name:"):  # among many namesakes, those who have something in common
                for fact in (*owner.works, *map("|".join, owner.stays)):
                    blocks[f"{sign} {fact}"].append(owner)
    for block in blocks.values():
        if len(block) > 1:
            yield [owner.key for owner in sorted(block, key=lambda owner: (sorted(owner.works), owner.key))]


def signs_of(owner: Owner) -> Iterator[str]:
    """What two documents of one person have in common, one of these at least: only such pairs are compared."""
    values = (("orcid", owner.orcids), ("email", owner.emails), ("homepage", owner.homepages))
    for kind, found in (*values, ("name", _folded(owner))):
        for value in found:
            yield f"{kind}:{value}"
