"""What a piece of text looks like: a role, a degree, an organization, a place. Scores from 0 to 1."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from directory.cv.lexicon.places import CITIES, COLLEGE_TOWNS, COUNTRIES, STATE_CODES, STATES
from directory.cv.lexicon.roles import (
    DEGREE_PHRASES,
    DEGREES,
    INSTITUTIONS,
    ORGANIZATION_ENDINGS,
    ORGANIZATION_PHRASES,
    ORGANIZATIONS,
    ROLE_ENDINGS,
    ROLE_PHRASES,
    ROLES,
    UNITS,
    UNIVERSITIES,
)

DEGREE_START = re.compile(
    r"^(?:Ph\.?\s?D|D\.?Phil|(?:[BMA]|Lic|Dipl)\.?\s?(?:Sc|Eng|Tech|Phil|A|S|E|B)\.|[BM]\.?(?:Sc|Eng|Tech|Phil)\b|M\.?D\.)"
)
FOLDED_WORD = re.compile(r"\w+")
WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?")
PLACE_PARTS = re.compile(r"\s*[,/&;]\s*|\s+(?:and|und|et|y)\s+|\s+[–-]\s+")
STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
ACRONYM = re.compile(r"[A-Z]{2,6}\s+\S")  # "CHU de Nantes", "TU Wien": no town begins so
POSTCODE = re.compile(r"^\d{4,6}(?:-\d{4})?\s*|\s+\d{4,6}$|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}$")


COLLEGE_TOWN = re.compile(rf"(?:^|(?<=,\s))(?:{'|'.join(COLLEGE_TOWNS)})(?=\s*(?:,|$))", re.IGNORECASE)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case without accents, punctuation as single blanks."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(STROKES))
        text = "".join([char for char in text if not unicodedata.combining(char)])
    return " ".join(FOLDED_WORD.findall(text))


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words, lower case, a final full stop dropped: "Ph.D." is "ph.d"."""
    return tuple(word.casefold().rstrip(".") for word in WORD.findall(text))


@lru_cache(maxsize=8192)
def role_score(text: str) -> float:
    """How much a text looks like somebody's role."""
    lowered = text.casefold()
    if any(phrase in lowered for phrase in ROLE_PHRASES):
        return 1.0
    found = [word for word in words(text) if is_role_word(word)]
    return min(1.0, 0.5 + 2 * len(found) / (1 + len(words(text)))) if found else 0.0


@lru_cache(maxsize=16384)
def is_role_word(word: str) -> bool:
    """Whether a single word names a role; of a compound word, its end."""
    plain = fold(word)
    return _is_in(word, ROLES) or _part_in(word, ROLES) or plain.endswith(ROLE_ENDINGS)


def _is_in(word: str, lexicon: frozenset[str]) -> bool:
    """Whether a word stands in a list, with its accents or without."""
    return word in lexicon or (not word.isascii() and fold(word) in lexicon)


@lru_cache(maxsize=8192)
def degree_score(text: str) -> float:
    """How much a text looks like a degree."""
    lowered = text.casefold()
    if DEGREE_START.match(text) or any(phrase in lowered for phrase in DEGREE_PHRASES):
        return 1.0
    found = [index for index, word in enumerate(words(text)) if _is_in(word, DEGREES)]
    if not found:
        return 0.0
    return 1.0 if found[0] == 0 else 0.7 if found[0] < 3 else 0.4


@lru_cache(maxsize=8192)
def organization_score(text: str) -> float:
    """How much a text looks like the name of an organization or a part of one."""
    if any(phrase in text for phrase in ORGANIZATION_PHRASES):
        return 1.0
    named = words(COLLEGE_TOWN.sub(" ", text))
    found = [word for word in named if _is_in(word, ORGANIZATIONS) or _is_made_of_one(word)]
    if not found:
        return 0.0
    return 1.0 if any(_is_in(word, INSTITUTIONS) for word in found) else 0.8


def _is_made_of_one(word: str) -> bool:
    plain = fold(word)
    return plain.endswith(ORGANIZATION_ENDINGS) or (plain.startswith(UNIVERSITIES) and plain != "universitaire")


@lru_cache(maxsize=8192)
def institution_score(text: str) -> float:
    """How much a text names a whole institution rather than a part of one."""
    named = words(text)
    if any(word in INSTITUTIONS for word in named):
        return 0.6 if any(word in UNITS and word not in INSTITUTIONS for word in named[:2]) else 1.0
    return 0.1 if is_unit(text) else 0.4


def is_unit(text: str) -> bool:
    """Whether a text names a part of an organization: a department, a laboratory, a team."""
    return any(word in UNITS for word in words(text))


@lru_cache(maxsize=8192)
def place_score(text: str) -> float:
    """How much a text looks like a place: "Seattle, WA", "Beijing, China", "Remote"."""
    text = POSTCODE.sub("", text.strip(" .;()")).strip(" ,")
    if not text or len(text) > 70 or any(char.isdigit() for char in text):
        return 0.0
    parts = [part for part in PLACE_PARTS.split(text) if part]
    if not parts or len(parts) > 6 or any(len(part.split()) > 4 for part in parts):
        return 0.0
    others = [part for part in parts if not is_region(part)]  # "Denver, CO" is no company
    if any(word in ORGANIZATIONS or word in ROLES for part in others for word in words(COLLEGE_TOWN.sub(" ", part))):
        return 0.0
    if any(ACRONYM.match(part) and not is_region(part) for part in parts) and not text.isupper():
        return 0.0
    return _known_share(parts)


def _known_share(parts: list[str]) -> float:
    """1 where every part is known, 0.9 where an unknown city stands before its state or country."""
    known = [is_place_name(part) for part in parts]
    if all(known):
        return 1.0
    unknown = [index for index, one in enumerate(known) if not one]
    before_region = all(index + 1 < len(parts) and is_region(parts[index + 1]) for index in unknown)
    return 0.9 if before_region and all(part[:1].isupper() for part in parts) else 0.0


def is_region(part: str) -> bool:
    """Whether a name is that of a country or a state, or a state's code."""
    part = part.strip(" .")
    return part.replace(".", "") in STATE_CODES or fold(part) in COUNTRIES or fold(part) in STATES


def is_place_name(part: str) -> bool:
    """Whether a single name is that of a place we know, or of a city and its state or country."""
    if is_region(part) or fold(part) in CITIES:
        return True
    split = part.strip(" .").split()
    return any(fold(" ".join(split[:n])) in CITIES and is_region(" ".join(split[n:])) for n in range(1, len(split)))


def _part_in(word: str, lexicon: frozenset[str]) -> bool:
    return any(part in lexicon for part in re.split(r"[.'’]", word) if len(part) > 3)
