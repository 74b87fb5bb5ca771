"""What follows a talk's title: the sort of talk, the event, its place, its date, who spoke along."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from directory.cv.cues import organization_score, place_score, role_score
from directory.cv.dates import DateRange
from directory.cv.fields import split_commas, split_place, trim
from directory.cv.identifiers import find_urls
from directory.cv.items import dates_in
from directory.cv.lexicon import talks as words

SORTS = (
    rf"(?:(?:{'|'.join(words.SORT_WORDS)})(?:\s*[,/&-]\s*(?:and\s+)?|\s+(?:and\s+)?)){{0,4}}(?:{'|'.join(words.SORTS)})"
)
TAGGED = re.compile(rf"\s*\[(?P<sort>{SORTS})\]\s*", re.IGNORECASE)
SORT = re.compile(
    rf"(?P<sort>{SORTS})(?:\s*[.:,]\s+|\s+(?:(?:presented|given|delivered|held|read)\s+)?(?:at|to|as\s+part\s+of)\s+"
    r"(?:the\s+)?)(?=\S)",
    re.IGNORECASE,
)
LABEL = re.compile(rf"(?P<sort>{SORTS})\s*:\s+(?=\S)", re.IGNORECASE)
LAST_SORT = re.compile(rf"[.,;(\[]\s*(?P<sort>{SORTS})[.)\]\s]*$", re.IGNORECASE)
WITH = re.compile(
    r"^\(?(?:joint(?:ly)?\s+|together\s+)?(?P<speakers>with\s+[^(),.]{3,80}?)(?:\)[,.]?\s*|[,.]\s+|$)", re.IGNORECASE
)
SORT_ALONE = re.compile(SORTS, re.IGNORECASE)
EVENT = re.compile(rf"\b(?:{'|'.join(words.EVENTS)})\b", re.IGNORECASE)
MARKS = re.compile(r"(?:\s*\([a-z]\))+[.\s]*$")  # "(o)": what a legend explains
DOI = re.compile(r"[\s,;.|]*\bdoi:?\s?10\.\d{4,9}/\S+", re.IGNORECASE)
LINK_BRACKET = re.compile(
    r"\s*[\[(](?:recording|slides|video|link|pdf|paper|code|poster|abstract|website)[\])]", re.IGNORECASE
)
# Where a place may stand: a last sentence, brackets, behind "in".
LAST_PLACES = (
    re.compile(r"(?:(?:(?<=\w{3})|(?<=\d)|(?<=[)”\"»+]))\.|(?<=[?!]))\s+(?P<place>[^.?!]{2,50}(?:\.\s?[A-Z])?)[.\s]*$"),
    re.compile(r"\s*\((?P<place>[^()]{3,60})\)[.\s]*$"),
    re.compile(r"\s+in\s+(?P<place>[A-Z][^.]{2,60})[.\s]*$"),
)
LAST_STOP = re.compile(r"(?<!\.[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Event:
    """Where a talk was held, as which sort of talk, and with whom."""

    name: str | None
    place: str | None
    sort: str | None = None
    speakers: tuple[str, ...] = ()


def read_event(text: str) -> Event:
    """The event in what is left of a talk without its title, speakers and date."""
    text = trim(MARKS.sub("", without_links(text)).replace(" .", "."))
    speakers: tuple[str, ...] = ()
    sort = None
    if match := WITH.match(text):
        text, speakers = text[match.end() :], (match["speakers"][:1].upper() + match["speakers"][1:],)
    if match := SORT.match(text):
        text, sort = text[match.end() :], match["sort"]
    elif match := LAST_SORT.search(text):
        text, sort = text[: match.start()], match["sort"]
    name, place = _split_place(trim(text))
    pieces = split_commas(name)
    roles = (piece for piece in pieces if SORT_ALONE.fullmatch(piece) or (role_score(piece) == 1 and piece != name))
    if sort is None and (role := next(roles, None)):
        sort, name = role, ", ".join(piece for piece in pieces if piece != role)
    return Event(LAST_STOP.sub("", trim(name)) or None, place, sort, speakers)


def _split_place(text: str) -> tuple[str, str | None]:
    """The event and its place: a last sentence of its own, in brackets, or behind a comma."""
    for pattern in LAST_PLACES:
        if (match := pattern.search(text)) and place_score(match["place"]) >= 0.9:
            return trim(text[: match.start()]), LAST_STOP.sub("", trim(match["place"]))
    name, place = split_place(text)
    return name, LAST_STOP.sub("", place) if place else None


def without_links(text: str) -> str:
    """The text without addresses, and without words in brackets that were links."""
    for url in find_urls(text):
        text = text.replace(url, "")
    return LINK_BRACKET.sub("", DOI.sub("", text))


def without_date(text: str, year: int | None) -> tuple[str, tuple[DateRange, ...]]:
    """(the text without the date that stands apart in it, the date): a year behind words is part of their name."""
    found = dates_in(text, year)
    for date in reversed(found):
        start, end = date.span
        before, after = text[:start].rstrip(" ("), text[end:].lstrip(" )")
        if not before or before.endswith((".", ",", ";", ":", "\t")) or (date.start and date.start.month):
            return f"{before.rstrip(' ,;:')}{'' if after[:1] in '.,;' else ' '}{after}", (date,)
    return text, found[-1:]


def split_title(text: str) -> tuple[str, list[str]]:
    """(title, the rest) of "Bees dance, Bee Days, Leeds": a title ends where an event, an institution or a place is."""
    pieces = split_commas(text)
    cut = next((i for i, piece in enumerate(pieces) if i and names_event(piece) and not _goes_on(piece)), len(pieces))
    return ", ".join(pieces[:cut]), pieces[cut:]


def _goes_on(piece: str) -> bool:
    """ "Atmosphere, Ocean, and Climate Seminar" goes on at its commas."""
    return piece[:1].islower()


def names_event(text: str) -> bool:
    """Whether a text names an event, an institution, a place, or a sort of talk."""
    return (
        bool(EVENT.search(text) or SORT_ALONE.fullmatch(text))
        or organization_score(text) >= 0.8
        or place_score(text) >= 0.9
    )


def are_sentences(texts: Sequence[str]) -> bool:
    """Whether most titles of a list end with a full stop, and what follows names an event."""
    ended = [SENTENCE.match(text) for text in texts]
    return len(texts) > 1 and sum(bool(one and names_event(one["rest"])) for one in ended) > len(texts) / 2


# Three words and a stop that closes no abbreviation.
SENTENCE = re.compile(r"(?P<title>(?:\S+\s+){2,}?\S*[^\W\d_A-Z]{3}[”\"»)]?[.?!]+)\s+(?P<rest>[^\W_a-z].*)$")
