"""Which owners of documents are one person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from directory.cv.records import PersonRecord
from directory.importing.clusters import Answer, Link, pairs
from directory.importing.folding import fold
from directory.importing.names import compatible, is_spelled_out, which_author
from directory.importing.sources import Statement

ORCID = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b", re.IGNORECASE)
SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
ENOUGH_FACTS = 2


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
    works: Mapping[str, tuple[str, ...]]
    stays: frozenset[str]


def fold_owner(
    statement: Statement[PersonRecord], works: Mapping[str, tuple[str, ...]], stays: frozenset[str]
) -> Owner:
    """An owner ready to be compared; `works` and `stays` are the clusters of the publications and places they list."""
    person = statement.record
    urls = [(link.kind or "", link.url) for link in person.links if link.url]
    return Owner(
        key=statement.key,
        names=tuple(name for name in (person.name, *person.aliases) if name),
        orcids=frozenset(found[0].upper() for _, url in urls if "orcid" in url for found in ORCID.finditer(url)),
        emails=frozenset(email.casefold() for email in person.emails),
        homepages=frozenset(fold_url(url) for kind, url in urls if kind in {"homepage", "website"}),
        works=works,
        stays=stays,
    )


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
    if any(None not in places and places[0] != places[1] for places in shared.values()):
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
        facts = sum(None not in places for places in shared.values()) + len(left.stays & right.stays)
        enough = facts >= ENOUGH_FACTS
        return link(Answer.SAME if enough else Answer.ASK, f"equal name, {_counted(facts)} in common")
    return None


def _places(work: str, left: Owner, right: Owner) -> tuple[int | None, int | None]:
    """Where both owners stand on one list of a work that both print; None for one who is not found, or found twice.

    An owner whom no list names stands nowhere, and both together there: a work without its authors is a fact, too.
    """
    lists = [authors for authors in (left.works[work], right.works[work]) if authors]
    if not lists:
        return 0, 0
    found = [(which_author(left.names, authors), which_author(right.names, authors)) for authors in lists]
    return next((places for places in found if None not in places), found[0])


def _counted(facts: int) -> str:
    return f"{facts or 'no'} fact{'s' if facts != 1 else ''}"


def _equal_names(left: Owner, right: Owner) -> bool:
    return not _folded(left).isdisjoint(_folded(right))


def _folded(owner: Owner) -> frozenset[str]:
    """The names that say enough to be compared: spelled out, in any order of their words."""
    return frozenset(" ".join(sorted(fold(name).split())) for name in owner.names if is_spelled_out(name))


def _blocks(owners: Mapping[str, Owner]) -> Iterator[list[str]]:
    blocks: defaultdict[tuple[str, str], list[Owner]] = defaultdict(list)
    for owner in owners.values():
        values = (("orcid", owner.orcids), ("email", owner.emails), ("homepage", owner.homepages))
        for kind, found in (*values, ("name", _folded(owner))):
            for value in found:
                blocks[kind, value].append(owner)
    for block in blocks.values():
        if len(block) > 1:
            yield [owner.key for owner in sorted(block, key=lambda owner: (sorted(owner.works), owner.key))]
