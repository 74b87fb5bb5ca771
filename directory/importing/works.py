"""Which records are one publication."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from directory.cv.records import PublicationRecord
from directory.importing.clusters import Answer, Link, pairs
from directory.importing.folding import fold
from directory.importing.names import signature
from directory.importing.sources import Statement

GENERIC_TITLES = frozenset(
    [
        "abstract",
        "commentary",
        "correspondence",
        "discussion",
        "editorial",
        "erratum",
        "foreword",
        "in memoriam",
        "introduction",
        "obituary",
        "preface",
        "reply",
        "response",
        "review",
        "book review",
        "book reviews",
        "guest editorial",
        "letter to the editor",
        "corrigendum",
    ]
)
PREPRINT_DOIS = re.compile(r"10\.(48550|1101|2139|31219|31234|21203|20944|26434|36227|22541|5281)/")
MOST_YEARS_APART = 3
LEAST_AUTHORS_IN_ORDER = 4


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """What a publication record says, folded for comparison. `venue` is the key of its venue's cluster."""

    key: str
    title: str
    lead: str
    authors: tuple[tuple[str, str], ...]
    truncated: bool
    owner: tuple[str, str] | None
    years: frozenset[int]
    venue: str | None
    venue_year: int | None
    doi: str
    arxiv: str


def fold_work(statement: Statement[PublicationRecord], owner: str | None, venue: str | None) -> Work:
    """A record ready to be compared; `owner` is whose CV it stands in."""
    record = statement.record
    lead, colon, _ = record.title.partition(":")
    return Work(
        key=statement.key,
        title=fold(record.title),
        lead=fold(lead) if colon else "",
        authors=tuple(signature(author.name).short for author in record.authors),
        truncated=record.authors_truncated,
        owner=signature(owner).short if owner else None,
        years=frozenset(year for year in (record.year, record.venue_year) if year),
        venue=venue,
        venue_year=record.venue_year or record.year,
        doi=(record.identifiers.doi or "").casefold(),
        arxiv=re.sub(r"v\d+$", "", record.identifiers.arxiv or ""),
    )


def link_works(works: Mapping[str, Work]) -> Iterator[Link]:
    """Answers about all pairs of works that share an identifier, a title or a lead."""
    for left, right in pairs(_blocks(works)):
        link = compare_works(works[left], works[right])
        if link:
            yield link


def compare_works(left: Work, right: Work) -> Link | None:
    """The answer about two works with its reason, None where nothing speaks for them."""

    def link(answer: Answer, reason: str) -> Link:
        return Link(left.key, right.key, answer, reason)

    if left.doi and left.doi == right.doi:
        return link(Answer.SAME, f"the DOI {left.doi}")
    if left.arxiv and left.arxiv == right.arxiv:
        return link(Answer.SAME, f"the arXiv number {left.arxiv}")
    signs = [
        *(["equal title"] if left.title == right.title and left.title not in GENERIC_TITLES else []),
        *(["authors in common"] if _share_authors(left, right) else []),
        *(["years that agree"] if _near(left, right) and not _dois_differ(left, right) else []),
    ]
    if len(signs) == 3:
        return link(Answer.SAME, ", ".join(signs))
    if _same_lead(left, right):
        return link(Answer.SAME, "equal lead before the colon, authors in order, venue and year")
    if "equal title" in signs and len(signs) == 2:
        return link(Answer.ASK, ", ".join(signs))
    if left.lead and left.lead == right.lead and _share_authors(left, right):
        return link(Answer.ASK, "equal lead before the colon, authors in common")
    return None


def _blocks(works: Mapping[str, Work]) -> Iterator[list[str]]:
    blocks: defaultdict[tuple[str, str], list[Work]] = defaultdict(list)
    for work in works.values():
        for kind, value in (("doi", work.doi), ("arxiv", work.arxiv), ("title", work.title), ("lead", work.lead)):
            if value:
                blocks[kind, value].append(work)
    for block in blocks.values():
        if len(block) > 1:
            yield [work.key for work in sorted(block, key=lambda work: (work.authors, sorted(work.years), work.key))]


def _share_authors(left: Work, right: Work) -> bool:
    """Half the authors in common; or one side prints none, and its owner is one."""
    if not left.authors or not right.authors:
        return _speaks_for(left, right) or _speaks_for(right, left)
    common = len(set(left.authors) & set(right.authors))
    sizes = sorted((len(set(left.authors)), len(set(right.authors))))
    return common > 0 and 2 * common >= (sizes[0] if left.truncated or right.truncated else sizes[1])


def _speaks_for(silent: Work, other: Work) -> bool:
    if silent.authors or silent.owner is None:
        return False
    return silent.owner in other.authors if other.authors else silent.owner == other.owner


def _near(left: Work, right: Work) -> bool:
    if not left.years or not right.years:
        return True
    return min(abs(one - other) for one in left.years for other in right.years) <= MOST_YEARS_APART


def _dois_differ(left: Work, right: Work) -> bool:
    """Two articles' DOIs, or two preprints', that are not equal; a preprint's beside an article's says nothing."""
    if not left.doi or not right.doi or left.doi == right.doi:
        return False
    return bool(PREPRINT_DOIS.match(left.doi)) == bool(PREPRINT_DOIS.match(right.doi))


def _same_lead(left: Work, right: Work) -> bool:
    return (
        bool(left.lead)
        and left.lead == right.lead
        and len(left.authors) >= LEAST_AUTHORS_IN_ORDER
        and left.authors == right.authors
        and left.venue is not None
        and left.venue == right.venue
        and left.venue_year is not None
        and left.venue_year == right.venue_year
        and not _dois_differ(left, right)
    )
