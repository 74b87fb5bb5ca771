"""What a section holds, by the words of its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from directory.cv.cues import fold
from directory.cv.lexicon.headings import FILLERS, KEYWORDS, PHRASES
from directory.cv.lexicon.stems import SIGNS, SIGNS_FIRST, STEMS, TOGETHER, Stems, find_stem


class Kind(StrEnum):
    """What a section holds. HEAD is what stands before the first heading; UNKNOWN has a heading we cannot place."""

    HEAD = "head"
    CONTACT = "contact"
    BIO = "bio"
    INTERESTS = "interests"
    EDUCATION = "education"
    POSITIONS = "positions"
    PUBLICATIONS = "publications"
    AWARDS = "awards"
    GRANTS = "grants"
    TEACHING = "teaching"
    TALKS = "talks"
    SERVICE = "service"
    MEMBERSHIPS = "memberships"
    CONFERENCES = "conferences"
    CERTIFICATIONS = "certifications"
    PROJECTS = "projects"
    SOFTWARE = "software"
    SKILLS = "skills"
    ACTIVITIES = "activities"
    MEDIA = "media"
    MENTORING = "mentoring"
    CONTRIBUTIONS = "contributions"
    REFERENCES = "references"
    UNKNOWN = "unknown"


ASIDE = re.compile(r"\s*[(\[（【][^()\[\]（）【】]*[)\]）】]\s*$")  # "Talks (o = oral, p = poster)"
NUMBERING = re.compile(r"^\s*(?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.):]\s+")
HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LABELLED = re.compile(r"[:：]\s*\S|[，。、]")  # "研究方向：图数据库" is a line of a section, not its title
MAX_WORDS = 9
MAX_LENGTH = 90


@lru_cache(maxsize=4096)
def fold_title(text: str) -> str:
    """Lower case, without accents, punctuation and numbering: how headings are compared."""
    return fold(NUMBERING.sub("", text))


@lru_cache(maxsize=4096)
def title_kind(text: str) -> Kind | None:
    """What a section with this title holds, or None where the title is not one that we know."""
    text = ASIDE.sub("", text)
    if (kind := _title_kind(text)) is not None:
        return kind
    kinds = [_title_kind(part) for part in PARTS.split(text)] if len(text) <= MAX_LENGTH else []
    if len(kinds) < 2 or None in kinds or len(text.split()) > MAX_WORDS:
        return None
    return min(filter(None, kinds), key=_WEIGHTS.index)


# "Education and Qualifications" is of the kind of its parts
PARTS = re.compile(r"\s*(?:[&/,;+]|\b(?:and|et|und|y|e|en|och|og|i|и)\b)+\s*", re.IGNORECASE)


def _title_kind(text: str) -> Kind | None:
    folded = fold_title(text)
    if folded in PHRASES:
        return Kind(PHRASES[folded])
    words = folded.split()
    if not words or len(words) > MAX_WORDS:
        return None
    if folded.replace(" ", "") in _LETTER_SPACED:
        return _LETTER_SPACED[folded.replace(" ", "")]
    weights = [_KEYWORD_WEIGHTS[word] for word in words if word in _KEYWORD_WEIGHTS]
    if not weights or any(not (word in FILLERS or word.isdigit() or word in _KEYWORD_WEIGHTS) for word in words):
        return None
    return _held(words, TOGETHER) or _WEIGHTS[min(weights)]


@lru_cache(maxsize=4096)
def likely_kind(text: str) -> Kind | None:
    """What a section most likely holds whose title is known to be one, but not known: by how its words begin."""
    text = ASIDE.sub("", text)
    folded = fold_title(text)
    if LABELLED.search(text):
        return None
    if HAN.search(text):
        return next((Kind(kind) for kind, signs in (*SIGNS_FIRST, *SIGNS) if any(sign in text for sign in signs)), None)
    words = folded.split()
    return _held(words, STEMS) if len(words) <= MAX_WORDS else None


def _held(words: Sequence[str], stems: Stems) -> Kind | None:
    """The kind of the first stem that the words hold."""
    kind = find_stem(f"_{'_'.join(words)}_", stems)
    return Kind(kind) if kind else None


_WEIGHTS = [*(Kind(kind) for kind in KEYWORDS), Kind.CONTACT, Kind.CONTRIBUTIONS]
# Where a word's weightiest kind stands among them.
_KEYWORD_WEIGHTS = {word: weight for weight, words in reversed([*enumerate(KEYWORDS.values())]) for word in words}
# "E D U C A T I O N"
_LETTER_SPACED = {word: Kind(kind) for kind, keywords in KEYWORDS.items() for word in keywords if len(word) > 5}
