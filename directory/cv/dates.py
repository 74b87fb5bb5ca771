"""Dates and ranges of dates as people print them, in seven languages. Never reads the clock."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from directory.cv.lexicon import months as words


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, with month and day where they are printed."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)


@dataclass(frozen=True, slots=True)
class DateRange:
    """A date or a range of dates at text[span[0]:span[1]].

    A single date has `start == end`. `start` is None where only the end is printed ("until 2020"), `end` where the
    range is open; only an open range is `current`.
    """

    start: PartialDate | None
    end: PartialDate | None
    current: bool
    span: tuple[int, int]


def find_dates(text: str) -> tuple[DateRange, ...]:
    """All dates and ranges in order, the longest reading first, none overlapping."""
    if not HAS_YEAR.search(text):
        return ()
    return tuple(_read(_tokens(text)))


def parse_date(text: str) -> DateRange | None:
    """The date or range that is all of the text, brackets and punctuation aside."""
    for date in find_dates(text):
        rest = text[: date.span[0]] + text[date.span[1] :]
        return date if not any(char.isalnum() for char in rest) else None
    open_end = bool(ONLY_STILL.fullmatch("".join(token.kind for token in _tokens(text))))
    return DateRange(None, None, True, (0, len(text))) if open_end else None


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # one letter, see TOKEN_KINDS
    value: int
    start: int
    end: int


# Each token is one letter, so that the forms below are patterns over a short string:
# Y year, y '19, N one or two digits, M month, S season, O still there, W onwards, F since, f from, U until, T to,
# = a dash glued on both sides, < glued to what stands before, - any other; / and · a slash and a full stop
# glued on both sides; . , 年 月 日 themselves; x anything else.
TOKEN = re.compile(
    r"""
    (?P<skip>
        (?:https?://|www\.)\S+ | \S+@\S+ | \b10\.\d{4,9}/\S+ | \b(?:arxiv:\s?)?\d{4}\.\d{4,5}(?:v\d+)?
      | \b(?:pp?|pages?|seiten?)\.?\s?\d+\s?[-–—]{0,3}\s?\d*
      | \b97[89][- ]?\d[\d -]{8,} | \+\d[\d ().-]{6,} | \(?\b\d{3}\)?[ -]*\d{3}[-–]+\d{4}\b
      | \b(?!(?:19|20)\d\d\b)\d{3,}[-–—:]+\d+ | \b\d+(?:\(\d+\))?\s?[:,]\s?(?:\d{4}[-–—]+\d{4}|\d{3,}[-–—]+\d+)
      | [$€£¥]\s?\d[\d.,]* | \d{1,3}(?:,\d{3})+ | \d+(?:\.\d+)?%
    )
  | (?P<year>(?:19|20)\d\d(?![\d%])) | (?P<short>['’]\d\d\b)
  | (?P<number>(?<!\d)\d{1,2}(?:st|nd|rd|th|er|º|°)?(?![\d%]))
  | (?P<cjk>至今|现在|現在|迄今|目前|[年月日至到今自从春夏秋冬])
  | (?P<word>[^\W\d_]+) | (?P<dash>\s?[-–—−~〜～]+) | (?P<sign>[./,])
  | (?P<gap>[ \u00a0\u3000]+) | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
HAS_YEAR = re.compile(r"(?:19|20)\d\d|['’]\d\d|\d/\d\d")
SIGNS = {"/": "/", ".": "·", ",": ","}
LAST_YEAR = 2049  # 2048 is as often a size as a year, and no CV reaches so far


def _tokens(text: str) -> list[_Token]:
    return [_token(text, match) for match in TOKEN.finditer(text) if match.lastgroup != "gap"]


def _token(text: str, match: re.Match[str]) -> _Token:
    group, found, start, end = match.lastgroup, match.group(), match.start(), match.end()
    kind, value = "x", 0
    if group in ("word", "cjk"):
        kind, value = _word(found)
    elif group == "year" and not _glued_to_word(text, start, end):
        kind, value = ("Y", int(found)) if int(found) <= LAST_YEAR else ("x", 0)
    elif group == "short":
        kind, value = "y", _century(int(found[1:]))
    elif group == "number":
        kind, value = "N", int(found.rstrip("stndrdthero°º").rstrip("STNDRDTHER"))
    elif group in ("dash", "sign"):
        kind = _sign(text, found, start, end)
    elif found == "'" or found == "’":
        kind = "'"
    return _Token(kind, value, start, end)


def _sign(text: str, found: str, start: int, end: int) -> str:
    before = start > 0 and not found[0].isspace() and text[start - 1].isalnum()
    after = end < len(text) and text[end].isalnum()
    if found[-1] in "./,":
        return SIGNS[found] if before and after or found == "," else ("." if found == "." else "x")
    return "=" if before and after else "<" if before or (start and text[start - 1] in ".)") and not after else "-"


def _glued_to_word(text: str, start: int, end: int) -> bool:
    """Whether letters touch the number, month names aside: COMP2015, 2019a, but not Sep2019."""
    if end < len(text) and text[end].isalpha() and text[end] not in "年至到" or text[end : end + 1] == "_":
        return True
    head = LETTERS_BEFORE.search(text, 0, start)
    if head is None:
        return start > 1 and text[start - 1] in "-–" and text[start - 2].isalpha() and not _is_date_word(text, start - 1)
    word = _fold(head.group(1))
    glued = head.end(1) == start
    return word in words.NUMBERED or (glued and _word(word)[0] not in "MSFfUT")


LETTERS_BEFORE = re.compile(r"([^\W\d_]+)[ .#]{0,2}$")


def _is_date_word(text: str, end: int) -> bool:
    head = LETTERS_BEFORE.search(text, 0, end)
    return head is not None and _word(_fold(head.group(1)))[0] in "MS"


@lru_cache(maxsize=4096)
def _word(found: str) -> tuple[str, int]:
    word = _fold(found)
    if month := words.MONTHS.get(word):
        return "M", month
    for kind, lexicon in WORD_KINDS:
        if word in lexicon:
            return kind, 0
    return (word, 0) if word in "年月日" else ("x", 0)


WORD_KINDS = (
    ("S", words.SEASONS),
    ("O", words.STILL),
    ("W", words.ONWARD),
    ("F", words.SINCE),
    ("f", words.FROM),
    ("U", words.UNTIL),
    ("T", words.TO),
)


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
