"""A list of references becomes authors, titles, years and what is left: one CV writes all its references alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log

from directory.cv.authors import FORMATS, SPACES, AuthorList, author_lists, is_author_list, is_owner, read_authors
from directory.cv.document import Passage, Style
from directory.cv.names import fold_name, parse_name
from directory.cv.records import Author, Confidence
from directory.cv.titles import QUOTES, TitleSpan, tail_score, title_score, title_spans
from directory.cv.venues import VenuePart, find_status, read_venue
from directory.cv.years import YEAR, find_year

__all__ = ["Citation", "VenuePart", "is_author_list", "read_authors", "read_citations", "read_venue"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference taken apart. `tail` is what follows authors and title: venue, numbers, year, identifiers.

    `title` is None where no reading was found. `owner_implied`: the owner of the CV is not among the authors printed.
    `title_span` is where the title stands in the passage; `margin` is how far the best reading is ahead of the second.
    """

    authors: tuple[Author, ...]
    authors_truncated: bool
    owner_implied: bool
    title: str | None
    title_span: tuple[int, int]
    tail: Passage
    year: int | None
    status: str
    confidence: Confidence
    margin: float


def read_citations(passages: Sequence[Passage], owner: str | None) -> tuple[Citation, ...]:
    """The references of one list, one passage each, in order.

    Every item is read in every way; the way that reads the whole list best counts more, so that an odd item follows
    the others unless it reads much better by itself.
    """
    items = [_Item(Passage(passage.text.translate(SPACES), passage.spans)) for passage in passages]
    for item in items:
        item.lists = _author_options(item)
    owner = owner or _most_frequent(items)
    _keep_likely_lists(items, owner)
    for item in items:
        item.readings = _readings(item, owner)
    _vote(items)
    citations: list[Citation] = []
    for item in items:
        citations.append(_citation(item, owner, citations[-1] if citations else None))
    return tuple(citations)


# ----------------------------------------------------------------------------------------------------- candidates


@dataclass(slots=True)
class _Item:
    passage: Passage
    start: int = 0
    lists: list[AuthorList] = field(default_factory=list)
    weights: dict[AuthorList, float] = field(default_factory=dict)
    readings: list[_Reading] = field(default_factory=list)

    def __post_init__(self) -> None:
        text = self.passage.text
        for pattern in (JUNK, TAGS, JUNK, LABEL, FIRST_YEAR):
            match = pattern.match(text, self.start)
            if match and (pattern is not LABEL or _is_label(text, match)):
                self.start = match.end()


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether the name that begins a citation key begins the authors behind it, too."""
    return (
        "=" in (match["sign"], match["equals"])
        or match["family"].casefold() in text[match.end() : match.end() + 60].casefold()
    )


@dataclass(slots=True)
class _Reading:
    """One way to read an item. `style` is what it shares with its list, one class a dimension."""

    authors: AuthorList | None
    title: TitleSpan
    style: tuple[str, ...]
    own: float  # how well it reads by itself
    score: float = 0.0  # with the votes of the list
    repeated: bool = False  # a dash stands for the authors of the item before


JUNK = re.compile(r"[\s.,;:)\]•·▪_–-]+(?=[^\s–—-])")
TAGS = re.compile(r"\s*(?:(?:\[[^\[\]]{1,60}\]|\{[^{}]{1,60}\})\s*){1,4}(?=\S)")
# "Halvorsen et al. 2019 = ": a key by which the rest of a text cites the item.
LABEL = re.compile(
    rf"(?P<family>[^\W\d_][\w’'-]+)(?:[^.:=“”\"«]|\bal\.){{0,80}}?(?:\b{YEAR}[a-z]?\s?(?P<sign>[:=,])"
    rf"|\s(?P<equals>=))\s?(?=[A-Z])"
)
FIRST_YEAR = re.compile(rf"\s*[(\[]?{YEAR}[)\]]?(?:[.,:;|\t–—-]+\s*|\s+(?=[A-Z“\"]))")
DASHES = re.compile(r"\s*(?:[–—―_]{1,6}|-{2,6}|(?:—\s?){2,4})[.,:;]?\s*(?=\S)")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
BETWEEN = re.compile(
    rf"""
    (?P<role>\s*,?\s*(?:[(\[]\s?(?:eds?|editors?|hrsg|hg|coords?|dirs?|orgs?)\.?\s?[)\]]|eds?\.|editors?\b))?
    (?P<stop>\s?[.,:;]?)
    (?P<year>\s*(?:
        [(\[](?:{MONTH}\s(?:\d\d?,\s)?)?(?:ca?\.\s?)?{YEAR}[a-z]?(?:[-–/]\d\d(?:\d\d)?)?(?:,?\s{MONTH}(?:\s\d\d?)?(?:[-–]\d\d?)?)?[)\]]
      | (?<=[^\d_.,(–-]){YEAR}[a-z]?(?![-–/.]?\d|\s?:\s?\d)(?:\s{MONTH}(?:\s\d\d?)?)?
      | [(\[](?:in\ press|forthcoming|submitted|accepted|under\ review|in\ revision|in\ prep[^)\]]{{0,9}}
            |n\.d\.|to\ appear)[)\]]
      | \((?=[a-z])[^()]{{3,40}}\)(?=\s?[.:,])
    ))?
    (?P<delim>\s*(?:[.,:;]{{1,2}})?\s?(?:[–—-](?=\s))?\s*)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _author_options(item: _Item) -> list[AuthorList]:
    """The lists of authors that can begin an item; where its beginning is set in a style, those within it, too."""
    text = item.passage.text
    styled = [span.end for span in item.passage.spans if span.start <= item.start < span.end < len(text) - 10]
    limits = [None, *styled[:1]]
    return [one for limit in limits for kind in FORMATS for one in author_lists(text, item.start, kind, limit)]


def _most_frequent(items: Sequence[_Item]) -> str | None:
    """Who is an author of nearly all the items: the owner of a list that says nothing else of its owner."""
    counts: Counter[tuple[str, str]] = Counter()
    printed: dict[tuple[str, str], str] = {}
    for item in items:
        keys = set()
        for one in item.lists:
            for name in one.names:
                parsed = parse_name(name)
                if parsed.given:
                    key = (fold_name(parsed.family), fold_name(parsed.given[0])[:1])
                    keys.add(key)
                    printed.setdefault(key, name)
        counts.update(keys)
    for key, count in counts.most_common(1):
        if count >= 3 and count >= 0.6 * len(items):
            return printed[key]
    return None


def _keep_likely_lists(items: Sequence[_Item], owner: str | None) -> None:
    """Choose the name format on the authors alone: of each item keep what the list prefers and what itself does."""
    totals = dict.fromkeys(FORMATS, 0.0)
    for item in items:
        item.weights = {one: _list_score(item, one, owner) for one in item.lists}
        for kind in FORMATS:
            totals[kind] += max((s for one, s in item.weights.items() if one.format == kind), default=-3.0)
    mean = {kind: total / max(1, len(items)) for kind, total in totals.items()}
    for item in items:
        item.lists.sort(key=lambda one: -item.weights[one] - mean[one.format])
        best = max(item.weights.values(), default=0.0)
        ends = {one.end: one for one in reversed(item.lists)}  # of two that end at one place, the likelier
        item.lists = [one for one in item.lists if ends[one.end] is one and item.weights[one] > best - 3.5][:4]


def _list_score(item: _Item, one: AuthorList, owner: str | None) -> float:
    text = item.passage.text
    score = (
        0.15 * min(len(one.names), 8) + 0.6 * one.closed - one.cost - 0.7 * (one.run - len(one.names)) * (one.run < 40)
    )
    score += _owner_score(text, one, owner)
    between = _between(text, one.end)
    after = between.end()
    if between["year"]:
        score += 1.0
    elif any(abs(span.end - one.end) <= 1 and span.start <= one.start for span in item.passage.spans):
        score += 0.5
    elif not (one.names[-1].endswith(".") or (between["delim"] + between["stop"]).strip()):
        score -= 0.3 if text[after : after + 1] in "“\"«„‘'" or _styled_at(item.passage, after) else 1.8
    if not between["year"] and between["stop"].strip() == one.separator != "" and text[after : after + 1] not in QUOTES:
        score -= 0.8
    if CONTINUES.match(text, after):
        score -= 3.0
    if text[after : after + 1].islower():
        score -= 1.0
    if any(
        span.style is Style.BOLD and one.start <= span.start < one.end and span.end <= one.end + 2
        for span in item.passage.spans
    ):
        score += 0.4
    return score


CONTINUES = re.compile(
    r"(?:and|&|und|et|y)\s|[,;]|[A-Z]\.,?\s(?:[A-Z]\.|[A-Z][a-z]+,)|(?:[A-Z]\.\s?){2}|[A-Z][\w'’-]+,\s(?:[A-Z]\.)"
)


def _owner_score(text: str, one: AuthorList, owner: str | None) -> float:
    if owner is None:
        return 0.0
    times = sum(is_owner(name, owner) for name in one.names)
    if times:
        return 2.0 if times == 1 else 1.0
    family = parse_name(owner).family
    if text.casefold().find(family.casefold(), one.end, one.end + 400) >= 0:
        return -2.5
    return 0.0 if one.truncated else -0.8


def _styled_at(passage: Passage, at: int) -> bool:
    return any(abs(span.start - at) <= 1 and span.style is not Style.MARK for span in passage.spans)


def _readings(item: _Item, owner: str | None) -> list[_Reading]:
    titles = _Titles(item.passage)
    readings = [reading for one in item.lists for reading in _after_authors(item, one, titles)]
    if max(item.weights.values(), default=0.0) < SURE:
        readings += _without_authors(item, owner, titles)
    readings.sort(key=lambda reading: -reading.own)
    return [reading for reading in readings[:16] if reading.own > readings[0].own - 6.0]


SURE = 2.6  # the weight of a list of authors that makes all looking for titles before it idle


class _Titles:
    """The titles of an item that begin at one place, with their scores and what follows them; each found once."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.found: dict[int, list[tuple[TitleSpan, float, str]]] = {}
        self.tails: dict[int, float] = {}

    def at(self, start: int) -> list[tuple[TitleSpan, float, str]]:
        if start not in self.found:
            self.found[start] = [self._scored(title) for title in title_spans(self.passage, start)]
        return self.found[start]

    def _scored(self, title: TitleSpan) -> tuple[TitleSpan, float, str]:
        text = self.passage.text
        if title.rest not in self.tails:
            self.tails[title.rest] = tail_score(self.passage, title.rest, frozenset())
        score = title_score(text[title.start : title.end]) + self.tails[title.rest] + MARK_SCORES[title.mark]
        return title, score, _after_title(text, title)


MARK_SCORES = {
    "quote": 2.5, "style": 1.5, "italic": 0.8, "sentence": 0.6, "in": 0.3, "comma": 0.0, "colon": -0.6, "bracket": 0.2,
    "slashes": 2.0, "year": 0.0,
    "part": -0.5, "dash": -0.3, "end": -0.8,
}  # fmt: skip


def _after_authors(item: _Item, one: AuthorList, titles: _Titles) -> Iterable[_Reading]:
    between = _between(item.passage.text, one.end)
    style = _between_style(item.passage.text, one, between)
    for title, score, after in titles.at(between.end()):
        yield _Reading(one, title, (one.format, style, title.mark, after), item.weights[one] + score)


def _between(text: str, end: int) -> re.Match[str]:
    """What stands between the authors and the title: a role, a year, punctuation, or nothing."""
    match = BETWEEN.match(text, end)
    assert match is not None  # each part of it may be empty
    return match


def _between_style(text: str, one: AuthorList, between: re.Match[str]) -> str:
    stop = between["stop"].strip() or ("." if text[one.end - 1] == "." else "")
    year = (between["year"] or "").strip()
    return f"{stop}{'(Y)' if year[:1] in ('(', '[') else 'Y' if year else ''}{between['delim'].strip()}"


def _after_title(text: str, title: TitleSpan) -> str:
    """What parts the title from its tail: punctuation, and whether a year comes first."""
    between = text[title.end : title.rest].strip(" ”\"’'»")[:2]
    rest = text[title.rest : title.rest + 8].lstrip()
    return between + ("Y" if re.match(rf"[,.\s(]*{YEAR}", rest) else rest[:1] if rest[:1] in "([,.:;" else "")


def _without_authors(item: _Item, owner: str | None, titles: _Titles) -> Iterable[_Reading]:
    """Titles that come first: with authors after them, with none, or with a dash that repeats the item before."""
    text = item.passage.text
    dashes = DASHES.match(text, item.start)
    start = dashes.end() if dashes else item.start
    family = parse_name(owner).family.casefold() if owner else ""
    stands = bool(family) and family in text.casefold()
    for title, score, after in titles.at(start):
        own = score + (2.0 if dashes else -0.7)
        behind = None if dashes else _authors_behind(text, title, owner, family)
        if behind is None:
            style = ("dash" if dashes else "none", "", title.mark, after)
            yield _Reading(None, title, style, own - 2.0 * (stands and not dashes), repeated=dashes is not None)
            continue
        one, lead, rest = behind
        own += 0.8 + 0.1 * min(4, len(one.names)) - one.cost + (1.5 if lead else _owner_score(text, one, owner))
        moved = TitleSpan(title.start, title.end, rest, title.mark)
        yield _Reading(one, moved, ("behind", "with" if lead else one.format, title.mark, ""), own)


BEHIND = re.compile(
    r"[\s”\"’,.(\[–—]*(?P<lead>(?:(?:joint(?:ly)?(?:\swork)?\s)?with|by|avec|mit|con|com|de|von|joint with)\s+)?",
    re.IGNORECASE,
)
AFTER_BEHIND = re.compile(r"\s*[)\]]?[\s,.;:]*")


def _authors_behind(text: str, title: TitleSpan, owner: str | None, family: str) -> tuple[AuthorList, bool, int] | None:
    """The authors that follow a title: after "with" or "by", or a plain list that the owner is in."""
    match = BEHIND.match(text, title.rest if title.mark != "bracket" else title.end)
    if match is None or not (match["lead"] or (family and family in text[match.end() : match.end() + 300].casefold())):
        return None
    lists = [one for kind in FORMATS for one in author_lists(text, match.end(), kind)[-1:]]
    best = max(lists, key=lambda one: one.end - 10 * one.cost, default=None)
    if best is None or not (match["lead"] or (owner and any(is_owner(name, owner) for name in best.names))):
        return None
    after = AFTER_BEHIND.match(text, best.end)
    return best, bool(match["lead"]), after.end() if after else best.end


# ----------------------------------------------------------------------------------------------------------- votes

WEIGHTS = (
    1.0,
    0.7,
    0.7,
    0.5,
)  # of the dimensions of a style: format, what parts authors and title, its end, what follows
ROUNDS = 3


def _vote(items: Sequence[_Item]) -> None:
    """Score each reading by how many of the list's items can be read in its style; the best comes first."""
    for item in items:
        for reading in item.readings:
            reading.score = reading.own
    for _ in range(ROUNDS if len(items) > 1 else 0):
        first, second, third, fourth = _shares(items)
        for item in items:
            for reading in item.readings:
                a, b, c, d = reading.style
                reading.score = reading.own + first[a] + second[b] + third[c] + fourth[d]
    for item in items:
        item.readings.sort(key=lambda reading: -reading.score)


def _shares(items: Sequence[_Item]) -> list[dict[str, float]]:
    """For each dimension, what a class counts: the share of the list that it has, by all readings of each item."""
    shares: list[dict[str, float]] = [{} for _ in WEIGHTS]
    for item in items:
        if not item.readings:
            continue
        best = max(reading.score for reading in item.readings)
        odds = [exp(reading.score - best) for reading in item.readings]
        total = sum(odds) * len(items)
        for reading, odd in zip(item.readings, odds, strict=True):
            for share, value in zip(shares, reading.style, strict=True):
                share[value] = share.get(value, 0.0) + odd / total
    return [
        {value: weight * log(part + 0.02) for value, part in share.items()}
        for weight, share in zip(WEIGHTS, shares, strict=True)
    ]


# ---------------------------------------------------------------------------------------------------------- results

HIGH, MEDIUM = 3.0, 1.0


def _citation(item: _Item, owner: str | None, before: Citation | None) -> Citation:
    passage = item.passage
    if not item.readings:
        return _unread(passage)
    best = item.readings[0]
    title = passage.text[best.title.start : best.title.end].strip()
    authors = best.authors.authors() if best.authors else before.authors if best.repeated and before else ()
    margin = _margin(item.readings)
    head = (
        passage.text[: best.title.start] + " | "
        if best.authors is None or best.authors.start < best.title.start
        else ""
    )
    tail = passage.slice(best.title.rest)
    return Citation(
        authors=authors,
        authors_truncated=bool(best.authors and best.authors.truncated),
        owner_implied=owner is not None
        and not any(is_owner(author.name, owner) for author in authors)
        and not (best.authors and best.authors.truncated),
        title=" ".join(title.split()),
        title_span=(best.title.start, best.title.end),
        tail=tail,
        year=find_year(_head(passage.text, best), passage.text[best.title.end :]),
        status=find_status(head + passage.text[best.title.end :]),
        confidence=_confidence(margin, best.own, _is_sound(passage.text, best, owner)),
        margin=margin,
    )


def _confidence(margin: float, own: float, sound: bool) -> Confidence:
    if margin >= HIGH and sound:
        return Confidence.HIGH
    return Confidence.MEDIUM if margin >= MEDIUM and own > 0.0 else Confidence.LOW


def _is_sound(text: str, reading: _Reading, owner: str | None) -> bool:
    """Whether nothing speaks against the reading, though no other be near: a list may be consistently misread.

    The owner is an author or in no part of the item, each name fits its format, and the title holds nothing of names.
    """
    title = text[reading.title.start : reading.title.end]
    if title_score(title) < 1.0 or ODD_TITLE.search(title):
        return False
    family = parse_name(owner).family.casefold() if owner else ""
    if reading.authors is None:
        return reading.repeated or not (family and family in text.casefold())
    names = reading.authors
    owned = not family or names.truncated or any(is_owner(name, owner or "") for name in names.names)
    return (
        (owned or family not in text.casefold())
        and names.cost <= 0.4 * len(names.names)
        and names.run == len(names.names)
    )


ODD_TITLE = re.compile(r"^\W*(?:and|et|und|in|ed|eds|&)\b|[=|{}]|(?:[A-Z]\.\s?){2}|\s/\s|(?:19|20)\d\d\W{0,2}$")


def _head(text: str, reading: _Reading) -> str:
    """What stands before the title, its authors aside."""
    if reading.authors is None or reading.authors.start > reading.title.start:
        return text[: reading.title.start]
    return text[: reading.authors.start] + " " + text[reading.authors.end : reading.title.start]


def _margin(readings: Sequence[_Reading]) -> float:
    """How far the best reading is ahead of the best that says something else."""
    best = readings[0]
    for other in readings[1:]:
        if (other.title.start, other.title.end) != (best.title.start, best.title.end) or _names(other) != _names(best):
            return best.score - other.score
    return 9.0


def _names(reading: _Reading) -> tuple[str, ...]:
    return reading.authors.names if reading.authors else ()


def _unread(passage: Passage) -> Citation:
    return Citation((), False, False, None, (0, 0), passage, None, "published", Confidence.LOW, 0.0)
