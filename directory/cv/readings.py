"""The ways to read one reference: each list of authors that can begin it with each title that can follow, scored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from directory.cv.authors import FORMATS, PARTICLE, SIGN, UP, AuthorList, author_lists, is_owner
from directory.cv.document import Passage, Style
from directory.cv.names import fold_name, parse_name
from directory.cv.records import Author
from directory.cv.surnames import FORMAT as SURNAMES
from directory.cv.titles import QUOTES, TitleSpan, first_words, in_capitals, tail_score, title_score, title_spans
from directory.cv.years import YEAR


@dataclass(slots=True)
class Item:
    passage: Passage
    start: int = 0
    lists: list[AuthorList] = field(default_factory=list)
    weights: dict[AuthorList, float] = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    best: Reading | None = None  # before venues are compared
    coauthors: tuple[Author, ...] = ()  # named apart: the owner is implied

    def __post_init__(self) -> None:
        text = self.passage.text
        for pattern in (JUNK, TAGS, JUNK, LABEL, PATENT, FIRST_YEAR):
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
class Reading:
    """One way to read an item. `style` is what it shares with its list, one class a dimension."""

    authors: AuthorList | None
    title: TitleSpan
    style: tuple[str, ...]
    own: float  # how well it reads by itself
    score: float = 0.0  # with the votes of the list
    repeated: bool = False  # a dash stands for the authors of the item before
    venue: str = ""  # the first words of what follows the title


# "US 11,000,001 B2, ": a patent's number
PATENT = re.compile(
    r"\s*(?:(?:U\.?\s?S\.?|EP|WO|PCT|DE|CN|JP|KR|GB|FR|CA|AU|IN)\b\.?\s?)?(?:[Pp]atents?\s|[Aa]pplication\s|[Nn]o\.\s){0,3}"
    r"(?:\d{1,3}(?:,\d{3}){2}|[A-Z]{0,2}\d[\d/. -]{5,16}\d|(?<=[A-Z]{2}\s)\d{5,})\s?(?:[A-Z]\d?\b)?\s?[,.:;–-]\s+"
)
JUNK = re.compile(r"[\s.,;:)\]•·▪_–-]+(?=[^\s–—-])")
TAGS = re.compile(r"\s*(?:(?:\[[^\[\]]{1,60}\]|\{[^{}]{1,60}\})\s*){1,4}(?=\S)")
# "No date", in several languages.
UNDATED = r"(?:[a-zå]\.\s?[adfjryå]\.|n\.\s?d|undated|no\ date|sans\ date|sin\ fecha|sem\ data|ohne\ jahr|tarih\ yok)"
# "Halvorsen et al. 2019 = ": a key by which the rest of a text cites the item.
LABEL = re.compile(
    rf"(?:{PARTICLE}){{0,3}}(?P<family>[^\W\d_][\w’'-]+)(?:[^.:=“”\"«]|\bal\.){{0,80}}?"
    rf"(?:\b(?:{YEAR}[a-z]?|{UNDATED})\s?(?P<sign>[:=,])|\bal\.\s:|\s(?P<equals>=))\s?(?=[{UP}]|{SIGN}|{PARTICLE})"
)
FIRST_YEAR = re.compile(
    rf"\s*[(\[]?{YEAR}[)\]]?(?:[.,:;|\t–—-]+\s*|\s+(?=[{UP}“\"]|{SIGN}|(?:van|von|der|de|du|da|di|ter|ten|zu|el|al)\s))"
)
DASHES = re.compile(r"\s*(?:[–—―_]{1,6}|-{2,6}|(?:—\s?){2,4})[.,:;]?\s*(?=\S)")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
BETWEEN = re.compile(
    rf"""
    (?P<role>\s*,?\s*(?:[(\[]\s?(?:eds?|editors?|hrsg|hg|coords?|dirs?|orgs?)\.?\s?[)\]]|eds?\.|editors?\b))?
    (?P<stop>\s?[.,:;]?)
    (?P<year>\s*(?:
        [(\[](?:{MONTH}\s(?:\d\d?,\s)?)?(?:ca?\.\s?)?{YEAR}[a-z]?(?:[-–/]\d\d(?:\d\d)?)?(?:,?\s{MONTH}(?:\s\d\d?)?(?:[-–]\d\d?)?)?[)\]]
      | (?<=[^\d_.,(–-]){YEAR}[a-z]?(?![-–/.]?\d|\s?:\s?\d)(?:,?\s{MONTH}(?:\s\d\d?)?(?=\s?[.,:;)]))?
      | [(\[](?:in\ press|forthcoming|submitted|accepted|under\ review|in\ revision|in\ prep[^)\]]{{0,9}}
            |{UNDATED}|to\ appear)[)\]]
      | (?:{UNDATED}|in\ press|forthcoming|to\ appear)(?=\s?[.,:;“”"'‘«„]|\s[A-Z])
      | \((?=[a-z])[^()]{{3,40}}\)(?=\s?[.:,])
    ))?
    (?P<delim>\s*(?:[.,:;]{{1,2}})?\s?(?:[–—-](?=\s))?\s*)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def author_options(item: Item) -> list[AuthorList]:
    """The lists of authors that can begin an item; where its beginning is set in a style, those within it, too."""
    text = item.passage.text
    styled = [span.end for span in item.passage.spans if span.start <= item.start < span.end < len(text) - 10]
    lists = [one for kind in FORMATS for one in author_lists(text, item.start, kind)]
    runs = {one.format: one for one in lists if one.run == len(one.names)}
    for limit in styled[:1]:
        for kind in FORMATS:
            lists += (one for one in author_lists(text, item.start, kind, limit) if not _goes_on(one, runs.get(kind)))
    return lists


def _goes_on(one: AuthorList, whole: AuthorList | None) -> bool:
    """Whether the style ends where one name of the list does: the owner's is set in bold."""
    return whole is not None and whole.names[: len(one.names)] == one.names


def most_frequent(items: Sequence[Item]) -> str | None:
    """Who is an author of nearly all the items: the owner of a list that says nothing else of its owner."""
    counts: Counter[tuple[str, str]] = Counter()
    printed: dict[tuple[str, str], str] = {}
    for item in items:
        keys: dict[tuple[str, str], None] = {}  # in the order of print: of two as frequent the first is meant
        for one in item.lists:
            for name in one.names:
                parsed = parse_name(name)
                if parsed.given:
                    key = (fold_name(parsed.family), fold_name(parsed.given[0])[:1])
                    keys[key] = None
                    printed.setdefault(key, name)
        counts.update(list(keys))
    for key, count in counts.most_common(1):
        if count >= 3 and count >= 0.6 * len(items):
            return printed[key]
    return None


def keep_likely_lists(items: Sequence[Item], owner: str | None) -> None:
    """Choose the name format on the authors alone: of each item keep what the list prefers and what itself does."""
    formats = (*FORMATS, SURNAMES)
    totals = dict.fromkeys(formats, 0.0)
    for item in items:
        item.weights = {one: _list_score(item, one, owner) for one in item.lists}
        for kind in formats:
            totals[kind] += max((s for one, s in item.weights.items() if one.format == kind), default=-3.0)
    mean = {kind: total / max(1, len(items)) for kind, total in totals.items()}
    for item in items:
        item.lists.sort(key=lambda one: -item.weights[one] - mean[one.format])
        best = max(item.weights.values(), default=0.0)
        ends = {one.end: one for one in reversed(item.lists)}  # of two that end at one place, the likelier
        item.lists = [one for one in item.lists if ends[one.end] is one and item.weights[one] > best - 3.0][:3]


def _list_score(item: Item, one: AuthorList, owner: str | None) -> float:
    text = item.passage.text
    score = (
        0.15 * min(len(one.names), 8) + 0.6 * one.closed - one.cost - 0.7 * (one.run - len(one.names)) * (one.run < 40)
    )
    score += _owner_score(text, one, owner)
    between = _between(text, one.end)
    after = between.end()
    if between["year"]:
        score += 1.0
    elif one.run == len(one.names) and any(
        abs(span.end - one.end) <= 1 and span.start <= one.start for span in item.passage.spans
    ):
        score += 0.5
    elif not (one.names[-1].endswith(".") or (between["delim"] + between["stop"]).strip()):
        apart = text[after : after + 1] in "“\"«„‘'" or _styled_at(item.passage, after)
        score -= 0.3 if apart else _unparted(one.names[-1].rpartition(" ")[2])
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


def _unparted(last: str) -> float:
    """What it costs that nothing parts names from a title: little where initials or a particle end the last name."""
    return 0.6 if last.islower() else 1.2 if last[-1:].isupper() else 1.8


CONTINUES = re.compile(
    r"(?:and|&|und|et|y)\s|[,;]|[A-Z]\.,?\s(?:[A-Z]\.|[A-Z][a-z]+,)|(?:[A-Z]\.\s?){2}|[A-Z][\w'’-]+,\s(?:[A-Z]\.)"
    rf"|(?:[{UP}][\w'’-]+\s[{UP}]{{1,3}},\s){{1,2}}[{UP}][\w'’-]+\s[{UP}]{{1,3}}[,.]\s"
)


def _owner_score(text: str, one: AuthorList, owner: str | None) -> float:
    if owner is None:
        return 0.0
    times = 1 if one.format == SURNAMES else sum(is_owner(name, owner) for name in one.names)
    if times:
        return 2.0 if times == 1 else 1.0
    family = parse_name(owner).family
    if text.casefold().find(family.casefold(), one.end, one.end + 400) >= 0:
        return -2.5
    return 0.0 if one.truncated else -0.8


def _styled_at(passage: Passage, at: int) -> bool:
    return any(abs(span.start - at) <= 1 and span.style is not Style.MARK for span in passage.spans)


def find_readings(item: Item, owner: str | None) -> list[Reading]:
    titles = _Titles(item.passage)
    if item.coauthors:
        return sorted(_titles_alone(item, titles), key=lambda reading: -reading.own)[:16]
    readings = [reading for one in item.lists for reading in _after_authors(item, one, titles)]
    if max(item.weights.values(), default=0.0) < SURE:
        readings += _without_authors(item, owner, titles)
    readings.sort(key=lambda reading: -reading.own)
    return [reading for reading in readings[:16] if reading.own > readings[0].own - 6.0]


def _titles_alone(item: Item, titles: _Titles) -> Iterable[Reading]:
    """The titles of an item whose co-authors stand apart: it begins with one."""
    for title, score, after in titles.at(item.start):
        yield Reading(None, title, ("none", "", title.mark, after), score + 1.0)


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
            self.tails[title.rest] = tail_score(self.passage, title.rest)
        score = title_score(text[title.start : title.end]) + self.tails[title.rest] + MARK_SCORES[title.mark]
        if title.mark == "sentence" and text.startswith(("In:", "in:"), title.rest + 1):
            score += 1.0  # what stands before it is the title, whatever sentences it has
        if title.mark == "in":
            colon = text.startswith(("In:", "in:"), title.rest)
            score += (
                1.5 if colon else -1.2 * in_capitals(text[title.start : title.end]) * text.startswith("in ", title.rest)
            )
        return title, score, _after_title(text, title)


MARK_SCORES = {
    "quote": 2.5, "style": 1.5, "italic": 0.8, "sentence": 0.6, "in": 0.3, "comma": 0.0, "colon": -0.6, "bracket": 0.2,
    "slashes": 2.0, "volume": 1.5, "year": 0.0, "glued": -0.8,
    "part": -0.5, "dash": -0.3, "end": -0.8,
}  # fmt: skip


def _after_authors(item: Item, one: AuthorList, titles: _Titles) -> Iterable[Reading]:
    between = _between(item.passage.text, one.end)
    style = _between_style(item.passage.text, one, between)
    for title, score, after in titles.at(between.end()):
        venue = first_words(item.passage.text, title.rest)
        yield Reading(one, title, (one.format, style, title.mark, after), item.weights[one] + score, venue=venue)


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


def _without_authors(item: Item, owner: str | None, titles: _Titles) -> Iterable[Reading]:
    """Titles that come first: with authors after them, with none, or with a dash that repeats the item before."""
    text = item.passage.text
    dashes = DASHES.match(text, item.start)
    start = _between(text, dashes.end()).end() if dashes else item.start
    family = parse_name(owner).family.casefold() if owner else ""
    stands = bool(family) and family in text.casefold()
    for title, score, after in titles.at(start):
        own = score + (2.0 if dashes else -0.7)
        behind = None if dashes else _authors_behind(text, title, owner, family)
        if behind is None:
            style = ("dash" if dashes else "none", "", title.mark, after)
            yield Reading(None, title, style, own - 2.0 * (stands and not dashes), repeated=dashes is not None)
            continue
        one, lead, rest = behind
        own += 0.8 + 0.1 * min(4, len(one.names)) - one.cost + (1.5 if lead else _owner_score(text, one, owner))
        moved = TitleSpan(title.start, title.end, rest, title.mark)
        yield Reading(one, moved, ("behind", "with" if lead else one.format, title.mark, ""), own)


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
