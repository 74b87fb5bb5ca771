"""Which references of an invented CV were read right: title, every author in order, and year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from directory.cv.records import CV, Confidence, PublicationRecord
from tests.benchmarks.reading.layouts import plain
from tests.benchmarks.reading.records import Work

STROKES = str.maketrans({"ø": "o", "Ø": "O", "ß": "ss", "ı": "i", "’": "", "'": ""})
IDENTIFIER = re.compile(r"\S*(?:doi|10\.1234)\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a style prints of a work: it may leave out authors and the year."""

    title: str
    authors: tuple[dict[str, str], ...]
    year: int | None


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of references. `high` are the records that are given with high confidence."""

    total: int = 0
    right: int = 0
    high: int = 0
    high_right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.total + other.total,
            self.right + other.right,
            self.high + other.high,
            self.high_right + other.high_right,
        )


def fold(text: str) -> str:
    """Words in lower case without accents and punctuation."""
    text = unicodedata.normalize("NFKD", text.translate(STROKES).casefold())
    return " ".join(re.findall(r"\w+", "".join(char for char in text if not unicodedata.combining(char))))


def wanted(item: str, work: Work) -> Wanted | None:
    """What a rendered reference says of its work; None where it is another's, or says no title or no author."""
    text, title = fold(IDENTIFIER.sub(" ", plain(item))), fold(work.title)
    before, found, after = text.partition(title)
    if not found:
        return None
    rest = f" {before} | {after} "
    authors = tuple(name for name in work.authors if f" {fold(name['family'])} " in rest)
    year = work.year if re.search(rf"(?<!\d){work.year}(?!\d)", rest) else None
    return Wanted(title, authors, year) if authors else None


def judge(cv: CV, expected: Sequence[Wanted]) -> Score:
    """How many of the references were read right."""
    by_title = {fold(one.title): one for one in cv.publications}
    right = [one for one in expected if is_right(by_title.get(one.title), one)]
    sure = [one for one in cv.publications if one.confidence is Confidence.HIGH]
    known = {one.title: one for one in expected}
    sure_right = sum(fold(one.title) in known and is_right(one, known[fold(one.title)]) for one in sure)
    return Score(len(expected), len(right), len(sure), sure_right)


def is_right(found: PublicationRecord | None, expected: Wanted) -> bool:
    return (
        found is not None
        and fold(found.title) == expected.title
        and found.year == expected.year
        and len(found.authors) == len(expected.authors)
        and all(is_name(a.name, b) for a, b in zip(found.authors, expected.authors, strict=True))
    )


def is_name(found: str, name: dict[str, str]) -> bool:
    """Whether a printed name is this one: its family name, and given names in full, as initials or left out."""
    words = fold(found).split()
    family = fold(name["family"]).split()
    given = fold(name.get("given", "")).split()
    optional = fold(f"{name.get('non-dropping-particle', '')} {name.get('suffix', '')}").split()
    for word in family:
        if word not in words:
            return False
        words.remove(word)
    rest = "".join(word for word in words if word not in optional)
    forms = (("", *form) for form in product(*((word, word[0]) for word in given)))
    return rest in {"".join(form[:length]) for form in forms for length in range(1, len(given) + 2)}
