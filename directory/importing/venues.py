"""Which printed venues are one: names folded, acronyms learned from the documents and the lexicon."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from directory.cv.records import PublicationRecord
from directory.importing.clusters import Answer, Link, nearly_equal
from directory.importing.folding import fold
from directory.importing.lexicon import VENUES
from directory.importing.sources import Statement

WITHOUT_VENUE = frozenset({"book", "thesis", "patent"})
"""Kinds whose place of publication is a publisher, a university or an office."""

ORDINAL = (
    r"\d+(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)?[\s-]*"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|\w+teenth|\w+tieth"
)
PRELUDE = re.compile(
    rf"^(?:(?:in|the|annual|international|{ORDINAL}|(?:19|20)\d\d|proceedings of|proc of|advances in(?= neural))\s+)+",
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BRACKETED = re.compile(r"\s*\((?P<inside>[^()]*)\)")
WORKSHOP = re.compile(r"\bworkshop\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class VenueMention:
    """How one record names its venue. `name` is None where it prints the acronym alone."""

    key: str
    name: str | None
    acronym: str | None

    @property
    def printed(self) -> str:
        return self.name or self.acronym or ""


def mention_venue(statement: Statement[PublicationRecord]) -> VenueMention | None:
    """The venue that a record names, None where it names none that is a venue.

    A workshop is its own venue: the acronym beside it is that of the conference it is held at.
    """
    record = statement.record
    if record.kind in WITHOUT_VENUE or not (record.venue or record.venue_acronym):
        return None
    key = f"{statement.key}/venue"
    name, acronym = _tidy(record.venue or ""), record.venue_acronym
    if record.kind == "workshop" or WORKSHOP.search(name):
        return VenueMention(key, name or acronym, None)
    if name and (name == acronym or _is_acronym(name)):
        return VenueMention(key, None, name)
    return VenueMention(key, name or None, acronym)


def venue_identities(mentions: Iterable[VenueMention]) -> dict[str, str]:
    """What all mentions of one venue have in common, by the keys of the mentions."""
    mentions = tuple(mentions)
    spelled = _full_names(mentions)
    return {mention.key: venue_identity(mention, spelled) for mention in mentions}


def venue_identity(mention: VenueMention, spelled: dict[str, set[str]]) -> str:
    """What all mentions of a venue have in common: the folded full name, or the acronym where nobody spells it out."""
    if mention.name is not None:
        folded = fold_venue(mention.name)
        return VENUES.canonical(folded) or folded
    acronym = fold(mention.acronym or "")
    known = VENUES.canonical(acronym)
    if known:
        return known
    names = spelled.get(acronym, set())
    return next(iter(names)) if len(names) == 1 else acronym


def doubtful_venues(mentions: Iterable[VenueMention]) -> Iterator[Link]:
    """Questions about venues: an acronym that several names have, and names spelled nearly alike."""
    mentions = sorted(mentions, key=lambda mention: mention.key)
    spelled = _full_names(mentions)
    first: dict[str, VenueMention] = {}
    for mention in mentions:
        first.setdefault(venue_identity(mention, spelled), mention)
    for acronym, names in sorted(spelled.items()):
        if len(names) > 1 and acronym in first and acronym not in names:
            for name in sorted(names & first.keys()):
                reason = f"{first[acronym].printed} may stand for {first[name].printed}"
                yield Link(first[acronym].key, first[name].key, Answer.ASK, reason)
    for left, right in nearly_equal(first):
        reason = f"{first[left].printed} and {first[right].printed} are spelled nearly alike"
        yield Link(first[left].key, first[right].key, Answer.ASK, reason)


def fold_venue(name: str) -> str:
    """“The Fourteenth International Conference on X” and “Conference on X” are one."""
    return PRELUDE.sub("", fold(name))


def _full_names(mentions: Iterable[VenueMention]) -> dict[str, set[str]]:
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.name is not None and mention.acronym:
            folded = fold_venue(mention.name)
            spelled[fold(mention.acronym)].add(VENUES.canonical(folded) or folded)
    return spelled


def _tidy(name: str) -> str:
    """Without a year at either end, and without an acronym in brackets."""
    name = BRACKETED.sub(lambda match: "" if _is_acronym(match["inside"]) else match[0], name)
    if not WORKSHOP.search(name):
        name = YEAR.sub("", name)
    return " ".join(name.split()).strip(" ,.;-–")


def _is_acronym(text: str) -> bool:
    bare = re.sub(r"[\s'’&/-]|\d", "", text)
    return 2 <= len(bare) <= 10 and " " not in text.strip() and sum(char.isupper() for char in bare) * 2 > len(bare)
