"""Which records are one publication."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from directory.cv.records import PublicationRecord
from directory.importing.clusters import Answer, Link, pairs
from directory.importing.folding import fold
from directory.importing.names import compatible, signature
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
WORDS_OF_AN_END = 2  # titles that may be one, one inside the other or with a slip, begin or end with the same words
LEAST_WORDS = 3  # of a title that is compared with others than its equals
NEARLY_EQUAL = 90  # of 100
ROMAN = re.compile(r"[ivx]+")


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """What a publication record says, folded for comparison. `venue` is the node of its venue, or its cluster."""

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
    names: tuple[str, ...]


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
        names=tuple(author.name for author in record.authors),
    )


def link_works(works: Mapping[str, Work]) -> Iterator[Link]:
    """Answers about all pairs of works that share an identifier, a title or a lead."""
    return _compare(works, pairs(_blocks(works, signs_of)))


def doubtful_works(works: Mapping[str, Work]) -> Iterator[Link]:
    """Questions about works whose titles are alike."""
    compared = pairs(_blocks(works, faint_signs_of), window=None)
    return (link for link in _compare(works, compared) if link.answer is Answer.ASK)


def _compare(works: Mapping[str, Work], compared: Iterable[tuple[str, str]]) -> Iterator[Link]:
    for left, right in compared:
        link = compare_works(works[left], works[right])
        if link:
            yield link


def compare_works(left: Work, right: Work) -> Link | None:
    """The answer about two works with its reason, None where nothing speaks for them."""

    def link(answer: Answer, reason: str, *, apart: bool = False) -> Link:
        return Link(left.key, right.key, answer, reason, apart=apart)

    if left.doi and left.doi == right.doi:
        return link(Answer.SAME, f"the DOI {left.doi}")
    if left.arxiv and left.arxiv == right.arxiv:
        return link(Answer.SAME, f"the arXiv number {left.arxiv}")
    has_title = left.title == right.title and left.title not in GENERIC_TITLES
    has_authors, has_years = _share_authors(left, right), _near(left, right)
    differ = _dois_differ(left, right)
    signs = [
        *(["equal title"] if has_title else []),
        *(["authors in common"] if has_authors else []),
        *(["years that agree"] if has_years and not differ else []),
    ]
    if len(signs) == 3 and _half_are_others(left, right):
        return link(Answer.ASK, "equal title, half of the authors, years that agree")
    if len(signs) == 3:
        return link(Answer.SAME, ", ".join(signs))
    if _same_lead(left, right):
        return link(Answer.SAME, "equal lead before the colon, authors in order, venue and year")
    if has_title and len(signs) == 2:
        against = ", but DOIs of their own" if differ else "" if has_years else ", but years apart"
        return link(Answer.ASK, ", ".join(signs) + against, apart=bool(against))
    if not has_authors or differ:
        return None
    if left.lead and left.lead == right.lead:
        return link(Answer.ASK, "equal lead before the colon, authors in common")
    if has_years and not _generic(left, right) and _numbers(left) == _numbers(right):
        if _inside(left.title, right.title):
            return link(Answer.ASK, "one title inside the other, authors in common, years that agree")
        if fuzz.ratio(left.title, right.title) >= NEARLY_EQUAL:
            return link(Answer.ASK, "nearly equal titles, authors in common, years that agree")
    return None


def _generic(left: Work, right: Work) -> bool:
    return left.title in GENERIC_TITLES or right.title in GENERIC_TITLES


def _inside(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return len(short.split()) >= LEAST_WORDS and short != long and f" {short} " in f" {long} "


def _numbers(work: Work) -> list[str]:
    """What tells parts of a series apart: “Part 2”, “III”."""
    return [word for word in work.title.split() if word[0].isdigit() or ROMAN.fullmatch(word)]


def _blocks(works: Mapping[str, Work], signs: Callable[[Work], Iterator[str]]) -> Iterator[list[str]]:
    blocks: defaultdict[str, list[Work]] = defaultdict(list)
    for work in works.values():
        for sign in signs(work):
            blocks[sign].append(work)
    for block in blocks.values():
        if len(block) > 1:
            yield [work.key for work in sorted(block, key=lambda work: (work.authors, sorted(work.years), work.key))]


def signs_of(work: Work) -> Iterator[str]:
    """What two records of one work have in common, one of these at least: only such pairs are compared."""
    first = _first_author(work)
    lead = " ".join((work.lead, *first)) if work.lead and first else ""
    named = (("doi", work.doi), ("arxiv", work.arxiv), ("title", work.title), ("lead", lead))
    yield from (f"{kind}:{value}" for kind, value in named if value and value not in GENERIC_TITLES)


def faint_signs_of(work: Work) -> Iterator[str]:
    """What records of titles that are only alike have in common: their first author, and how they begin or end."""
    words, first = work.title.split(), _first_author(work)
    if first and len(words) >= LEAST_WORDS:
        yield " ".join(("head:", *words[:WORDS_OF_AN_END], *first))
        yield " ".join(("tail:", *words[-WORDS_OF_AN_END:], *first))


def _first_author(work: Work) -> tuple[str, str] | None:
    return next(iter(work.authors), work.owner)


def _half_are_others(left: Work, right: Work) -> bool:
    """Whether whole lists of one length share a half: a namesake beside different people is no proof."""
    both = set(left.authors) & set(right.authors)
    whole = left.authors and len(left.authors) == len(right.authors) and not (left.truncated or right.truncated)
    return bool(whole and 2 * len(both) <= len(left.authors))


def _share_authors(left: Work, right: Work) -> bool:
    """Half the authors in common; or one side prints none, and its owner is one."""
    if not left.authors or not right.authors:
        return _speaks_for(left, right) or _speaks_for(right, left)
    common = sum(1 for author in set(left.authors) & set(right.authors) if _may_be_one(author, left, right))
    sizes = sorted((len(set(left.authors)), len(set(right.authors))))
    return common > 0 and 2 * common >= (sizes[0] if left.truncated or right.truncated else sizes[1])


def _may_be_one(author: tuple[str, str], left: Work, right: Work) -> bool:
    """Whether two authors with one family name and initial may be one person: Yan Yang is not Ying Yang."""
    mine, its = (
        [name for name, short in zip(work.names, work.authors, strict=True) if short == author]
        for work in (left, right)
    )
    return any(compatible(one, other) for one in mine for other in its)


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
