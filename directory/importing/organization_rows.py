"""Rows of organizations and venues: the name that people know, and every other that documents print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from directory.cv.records import PublicationRecord
from directory.importing.folding import fold
from directory.importing.lexicon import VENUES
from directory.importing.places import LEGAL_WORDS, Mention, well_known
from directory.importing.rows import Proof, Ref, Row
from directory.importing.sources import Statement
from directory.importing.venues import VenueMention


def organization_rows(mentions: Sequence[Mention], refs: Mapping[str, Ref]) -> Iterator[Row]:
    """The rows of one organization or unit; `refs` gives its parent's by the key of the mention."""
    spellings = [(mention.name, mention.key) for mention in mentions]
    known = None if mentions[0].is_unit else next(filter(None, (well_known(name) for name, _ in spellings)), None)
    acronyms = Counter(mention.acronym for mention in mentions if mention.acronym)
    short = Counter(name for name, _ in spellings if not mentions[0].is_unit and _is_acronym(name))
    name = known or _best_name(spellings)
    acronym = _most_common(acronyms) or next((one for one in sorted(short) if one != name), "")
    parents = sorted(mention.parent for mention in mentions if mention.parent)
    proofs = tuple(Proof(one.stay.source, one.stay.lines, one.key) for one in sorted(mentions, key=lambda one: one.key))
    organization = Row(
        "people.organization",
        tuple(proof.key for proof in proofs),
        {"name": name, "acronym": acronym, "parent": refs[parents[0]] if parents else None, "ror": "", "homepage": ""},
        proofs,
    )
    yield organization
    yield from _name_rows(
        "people.organizationname",
        [(spelling, proof) for (spelling, _), proof in _with_proofs(spellings, proofs)],
        lambda spelling: {"organization": organization.ref, "name": spelling},
        {name, acronym},
    )


def venue_rows(mentions: Sequence[VenueMention], works: Mapping[str, Statement[PublicationRecord]]) -> Iterator[Row]:
    """The rows of one venue; `works` gives the record of a mention."""
    printed = [(mention.name, mention.key) for mention in mentions if mention.name]
    known = next(filter(None, (VENUES.name(mention.printed) for mention in mentions)), None)
    acronym = _most_common(Counter(mention.acronym for mention in mentions if mention.acronym))
    name = known or (_best_name(printed) if printed else acronym)
    proofs = tuple(
        Proof(works[one.key].source, works[one.key].lines, one.key) for one in sorted(mentions, key=lambda one: one.key)
    )
    venue = Row(
        "publications.venue",
        tuple(proof.key for proof in proofs),
        {"name": name, "acronym": "" if acronym == name else acronym},
        proofs,
    )
    yield venue
    spellings = [(mention.printed, mention.key) for mention in mentions]
    yield from _name_rows(
        "publications.venuename",
        [(spelling, proof) for (spelling, _), proof in _with_proofs(spellings, proofs)],
        lambda spelling: {"venue": venue.ref, "name": spelling},
        {name, acronym},
    )


def _with_proofs(
    spellings: Sequence[tuple[str, str]], proofs: Sequence[Proof]
) -> Iterator[tuple[tuple[str, str], Proof]]:
    return zip(sorted(spellings, key=lambda one: one[1]), proofs, strict=True)


def _name_rows(
    model: str,
    spellings: Sequence[tuple[str, Proof]],
    values: Callable[[str], Mapping[str, str | Ref]],
    known: set[str],
) -> Iterator[Row]:
    """A row for each spelling that is not the name or the acronym itself."""
    for spelling in sorted({spelling for spelling, _ in spellings} - known):
        rests_on = [
            Proof(proof.source, proof.lines, f"{proof.key}/name") for one, proof in spellings if one == spelling
        ]
        yield Row(model, tuple(proof.key for proof in rests_on), values(spelling), tuple(rests_on))


def _best_name(spellings: Sequence[tuple[str, str]]) -> str:
    """The spelling that most records print, acronyms and legal forms last; of equals the longest."""
    counts = Counter(name for name, _ in spellings)
    return min(
        counts, key=lambda name: (_is_acronym(name), _is_legal(name), -counts[name], -len(name), fold(name), name)
    )


def _most_common(counts: Counter[str]) -> str:
    return min((name for name in counts if name), key=lambda name: (-counts[name], name), default="")


def _is_acronym(name: str) -> bool:
    return " " not in name and name.isupper() and len(name) <= 8


def _is_legal(name: str) -> bool:
    return not LEGAL_WORDS.isdisjoint(fold(name).split())
