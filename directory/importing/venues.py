"""Which printed venues are one: names folded, acronyms learned from the documents and the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from directory.cv.records import PublicationRecord
from directory.importing.clusters import Answer, Link, nearly_equal, slip_of
from directory.importing.folding import fold
from directory.importing.lexicon import VENUES
from directory.importing.nodes import VENUE, Print, node_key
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


def venue_print(mention: VenueMention) -> Print:
    """The node that a mention prints: the folded full name, or the acronym where it stands alone."""
    acronym = fold(mention.acronym or "")
    known = VENUES.canonical(acronym) or acronym
    if mention.name is None:
        return Print(node_key(VENUE, known), "", mention.acronym or "")
    folded = fold_venue(mention.name)
    alias = node_key(VENUE, known) if mention.acronym else ""
    return Print(node_key(VENUE, VENUES.canonical(folded) or folded), mention.name, mention.acronym or "", alias)


def doubtful_venues(prints: Iterable[Print]) -> Iterator[Link]:
    """Questions about venues: names spelled nearly alike."""
    names = {one.node: one.name for one in sorted(prints, reverse=True) if one.name}
    for left, right in nearly_equal(names):
        yield Link(left, right, Answer.ASK, f"{names[left]} and {names[right]} are spelled nearly alike")


def faint_signs_of(one: Print) -> Iterator[str]:
    """What venues have in common that may be one."""
    yield f"slip:{slip_of(one.node)}"


def fold_venue(name: str) -> str:
    """“The Fourteenth International Conference on X” and “Conference on X” are one."""
    return PRELUDE.sub("", fold(name))


def _tidy(name: str) -> str:
    """Without a year at either end, and without an acronym in brackets."""
    name = BRACKETED.sub(lambda match: "" if _is_acronym(match["inside"]) else match[0], name)
    if not WORKSHOP.search(name):
        name = YEAR.sub("", name)
    return " ".join(name.split()).strip(" ,;-–")


def _is_acronym(text: str) -> bool:
    bare = re.sub(r"[\s'’&/-]|\d", "", text)
    return 2 <= len(bare) <= 10 and " " not in text.strip() and sum(char.isupper() for char in bare) * 2 > len(bare)
