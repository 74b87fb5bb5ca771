"""Dates and ranges of dates as people print them, in seven languages. Never reads the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from directory.cv.lexicon import months as words

LAST_YEAR = 2047  # 2048 is more often a size than a year


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
    """A date or a range of dates, printed at text[span[0]:span[1]].

    A single date has `start == end`. `start` is None where only the end is printed ("until 2020"), `end` where the
    range is open; only an open range is `current`.
    """

    start: PartialDate | None
    end: PartialDate | None
    current: bool
    span: tuple[int, int]


@lru_cache(maxsize=16384)
def find_dates(text: str) -> tuple[DateRange, ...]:
    """All dates and ranges in order, each in its longest reading, none overlapping.

    Numbers that only look like years are left alone: pages, ISBNs, telephone numbers, courses, arXiv ids, addresses.
    """
    return tuple(date for start, end in _near_years(text) for date in _read(_tokens(text, start, end)))


def _near_years(text: str) -> list[tuple[int, int]]:
    """The parts of a text, from blank to blank, that may hold dates: what looks like a year and what stands around."""
    parts: list[tuple[int, int]] = []
    for match in MAYBE.finditer(text):
        start, end = max(0, match.start() - REACH), min(len(text), match.end() + REACH)
        if parts and end <= parts[-1][1]:
            continue
        blank = text.find(" ", end)
        start, end = text.rfind(" ", 0, start) + 1, blank if blank >= 0 else len(text)
        if parts and start <= parts[-1][1]:
            start, _ = parts.pop()
        parts.append((start, end))
    return parts


@lru_cache(maxsize=16384)
def parse_date(text: str) -> DateRange | None:
    """The one date or range that is all of the text, brackets and punctuation aside."""
    dates = find_dates(text)
    if dates:
        start, end = dates[0].span
        return None if any(char.isalnum() for char in text[:start] + text[end:]) else dates[0]
    said = [token.kind for token in _tokens(text, 0, len(text)) if token.kind not in ".,x)" or token.value]
    if said in (["O"], ["o"]):
        return DateRange(None, None, True, (0, len(text)))
    return None


@dataclass(slots=True)
class _Token:
    """A word, number or sign. `kind` is one letter, so that the forms of dates are patterns over a short string:

    Y year, y '19, N number of one or two digits, M month, S season, O still there, o "to date", W onwards, F since,
    f from, B between, A and, U until, T to, # what is numbered, = dash glued on both sides, < dash glued to what
    stands before, - other dash, · and / glued on both sides, . and , elsewhere, ) closing bracket, | column,
    年 月 日, x other.
    """

    kind: str
    value: int
    start: int
    end: int


MAYBE = re.compile(r"(?:19|20)\d\d|['’]\d\d|\d/\d\d")
REACH = 60  # characters: no date begins as far before its first year, or goes on as far behind its last
TOKEN = re.compile(
    r"""
    (?P<skip>
        https?://\S+ | www\.\S+ | \barxiv:\s?\S+ | \b(?:pp?|pages?|seiten?)\.?\s?\d+(?:\s?[-–—]{1,3}\s?\d+)?
      | (?=[\d+($€£¥#]) (?:  # most texts are words: they pass all these at once
            \b10\.\d{4,9}/\S+ | \b\d{4}\.\d{4,5}(?:v\d+)?
          | \b97[89][- ]?\d[\d -]{8,16} | \+\d[\d ().-]{6,16} | \(?\b\d{3}\)?[ -]{0,2}\d{3}[-–]{1,2}\d{4}\b
          | \b(?!(?:19|20)\d\d\b)\d{3,9}[-–—:]{1,2}\d+ | \b(?!(?:19|20)\d\d\b)\d{2,4}\s?[:,]\s?\d{3,5}[-–—]{1,2}\d+
          | \b\d+\(\d+\)\s?[:,]\s?\d{3,5}[-–—]{1,2}\d+
          | [$€£¥#]\s?\d[\d.,]* | \d{1,3}(?:,\d{3})+ | \d+(?:\.\d+)?%
        )
    )
  | (?P<year>(?:19|20)\d\d(?!\d)) | (?P<short>['’]\d\d\b) | (?P<number>\d{1,2}(?:st|nd|rd|th|er)?(?!\d))
  | (?P<digits>\d+)
  | (?P<todate>
        (?:to|till|until|up\ to)\ (?:date|now|present)|à\ ce\ jour|a\ la\ fecha|ad?\ oggi|al\ presente|tot\ heden
      | по\ н(?:астоящее|\.\ ?в\.))\b
  | (?P<still>
        настоящее\ время|н\.\ ?в\.|auj\.?|in\ progress|en\ cours|à\ présent|aujourd['’]hui
      | la\ actualidad|la\ fecha|o\ momento|la\ date)(?!\w)
  | (?P<cjk>至今|现在|現在|迄今|目前|현재|[年月日至到今自从春夏秋冬년월일])
  | (?P<word>[^\W\d_]+) | (?P<dash>[-–—−－‐‑~〜～→⇒]+>?)
  | (?P<sign>[./,'’)\]\t\n|]) | (?P<gap>[^\S\t\n]+) | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    tokens: list[_Token] = []
    for match in TOKEN.finditer(text, start, end):
        if match.lastgroup != "gap":
            kind, value = _kind(text, match, tokens)
            tokens.append(_Token(kind, value, match.start(), match.end()))
    return tokens


def _kind(text: str, match: re.Match[str], before: list[_Token]) -> tuple[str, int]:
    found = match.group()
    match match.lastgroup:
        case "word" | "cjk":
            return _word(found)
        case "year":
            return ("x", 1) if int(found) > LAST_YEAR or _belongs_to_a_word(text, match, before) else ("Y", int(found))
        case "short":
            return "y", _century(int(found[1:]))
        case "number":
            return "N", int(found[:2]) if found[:2].isdigit() else int(found[0])
        case "dash" | "sign":
            return _sign(text, match), 0
        case "todate":
            return "o", 1
        case "still":
            return "O", 1
    return ("|", 0) if found in ":：" else ("x", int(found.isalnum()))


def _sign(text: str, match: re.Match[str]) -> str:
    start, end = match.span()
    before = start > 0 and (text[start - 1].isalnum() or text[start - 1] == ".")
    after = end < len(text) and text[end].isalnum()
    if match.lastgroup == "dash":
        return "=" if before and after else "<" if before else "-"
    if match.group() in "./":
        return {".": "·", "/": "/"}[match.group()] if before and after else "."
    return {",": ",", "'": "'", "’": "'", ")": ")", "]": ")"}.get(match.group(), "|")


def _belongs_to_a_word(text: str, match: re.Match[str], before: list[_Token]) -> bool:
    """COMP2015, CS 2015, AGS-2015, 2015a, 2015s; but not Sep2015."""
    after = text[match.end() : match.end() + 1]
    if (after.isalpha() and after not in "年至到년") or after == "_":
        return True
    near = [token for token in before[-2:] if token.kind != "."]
    if not near:
        return False
    last, glued = near[-1], near[-1].end == match.start()
    if last.kind in "=<" and glued and len(near) == 2:
        last = near[0]
    return last.kind == "#" or (glued and last.kind == "x" and last.value == 1)


HANGUL = {"년": "年", "월": "月", "일": "日", "현재": "現在"}


@lru_cache(maxsize=4096)
def _word(found: str) -> tuple[str, int]:
    word = HANGUL.get(found) or words.fold(found)
    if month := words.MONTHS.get(word):
        return "M", month
    for kind, lexicon in WORD_KINDS:
        if word in lexicon:
            return kind, 1
    return (word, 1) if word in "年月日" else ("x", 1)


WORD_KINDS = (
    ("S", words.SEASONS),
    ("O", words.STILL),
    ("W", words.ONWARD),
    ("F", words.SINCE),
    ("f", words.FROM),
    ("B", words.BETWEEN),
    ("A", words.AND),
    ("U", words.UNTIL),
    ("T", words.TO),
    ("#", words.NUMBERED),
)


def _century(short: int) -> int:
    return (1900 if short > 50 else 2000) + short


# A point in time, a separator, and the forms that they make, the longest first.
POINT = (
    r"(?:Y年N月N日|Y年N月|Y年?|N[.·]?f?M[.·,]{0,2}f?[Yy]|M[.·,]{0,2}N[.·,]?[Yy]|M[.·,=/]{0,2}f?[Yy]|S,?f?[Yy]"
    r"|[NY]·N·[NY]|[NY]/N/[NY]|[NY]=N=[NY]|N[·/=]Y)"
)
DATED = r"(?:Y,?M\.?N?(?![.,]?[Yy])|Y[·/=]N)"
ANY = rf"(?:Y年N月N日|Y年N月|[NY]·N·[NY]|[NY]/N/[NY]|[NY]=N=[NY]|{DATED}|{POINT})"
TO = "[-=<TU]"
END = r"[.·,]{0,2}f?[Yy]"
FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<a>M[.·]?,?N){TO}(?P<b>(?:M[.·]?,?)?N{END})",
        rf"(?P<a>N[.·]?(?:f?M[.·]?)?){TO}(?P<b>N[.·]?f?M{END})",
        rf"(?P<a>[MS][.·]?)(?:{TO}|/)(?P<b>[MS]{END})",
        rf"(?P<a>Y,?M\.?N){TO}(?P<b>(?:M\.?)?N)(?![.,]?[Yy])",
        rf"(?P<a>Y,?M\.?){TO}(?P<b>M\.?)(?![.,]?[YyN])",
        rf"B(?P<a>{ANY})A(?P<b>{ANY})",
        rf"[Ff]?(?P<a>{ANY}){TO}(?P<b>{ANY})",
        rf"[Ff]?(?P<a>N/N){TO}(?P<b>N/N)",
        rf"[Ff]?(?P<a>{ANY})(?P<open>{TO}O|{TO}?o|W|(?<=[年月日])O)",
        rf"[Ff]?(?P<a>N/N)(?P<open>{TO}O)",
        r"(?P<a>(?:S,?)?Y)[=/](?P<b>N)(?![=/·])",
        r"(?P<a>(?:S,?)?Y)/(?P<b>Y)",
        rf"(?P<a>{ANY})(?P<open><(?![YyMSN])|-(?=$|\)|\|))",
        rf"(?P<open>F)f?(?P<a>{ANY})",
        rf"U'?T?(?P<b>{ANY})",
        rf"(?P<a>{ANY})",
    )
)
FIRST = frozenset("YNMSFfBU")


def _read(tokens: list[_Token]) -> Iterator[DateRange]:
    shape = "".join(token.kind for token in tokens)
    at = 0
    while at < len(shape):
        step = 1
        if shape[at] in FIRST:
            for form in FORMS:
                match = form.match(shape, at)
                if match and (date := _range(match, tokens)):
                    yield date
                    step = match.end() - at
                    break
        at += step


def _range(match: re.Match[str], tokens: list[_Token]) -> DateRange | None:
    """The range that a form's tokens make, None where they make none: month 13, an end before its start."""
    parts = match.groupdict()
    a = _parts(tokens, match, "a") if parts.get("a") else NOTHING
    b = _parts(tokens, match, "b") if parts.get("b") else NOTHING
    if a[0] and not a[1] and parts.get("b") == "N":
        b = (_later(a[0], b[2] or 0, tokens[match.start("b") - 1].kind), None, None)
        if b[0] is None:
            return None
    start = _filled(a, b) if parts.get("a") else None
    end = _filled(b, a) if parts.get("b") else None
    if not _is_sound(start if parts.get("a") else end, end):
        return None
    open_end = bool(parts.get("open"))
    span = (tokens[match.start()].start, tokens[match.end() - 1].end)
    return DateRange(start, start if "b" not in parts and not open_end else end, open_end, span)


Parts = tuple[int | None, int | None, int | None]  # year, month, day
NOTHING: Parts = (None, None, None)


def _parts(tokens: list[_Token], match: re.Match[str], group: str) -> Parts:
    part = tokens[match.start(group) : match.end(group)]
    shape = match.group(group)
    numbers = [token.value for token in part if token.kind == "N"]
    year = next((token.value for token in part if token.kind in "Yy"), None)
    month = next((token.value for token in part if token.kind == "M"), None)
    first, second = [*numbers, None, None][:2]
    if month or LONE_DAY.fullmatch(shape):
        return year, month, first
    if year is None:
        return None if second is None else _century(second), first, None
    if first is None or second is None or shape[0] == "Y":
        return year, first, second
    return year, *_day_and_month(first, second, shape)


LONE_DAY = re.compile(r"N[.,]{0,2}[Yy]?|N")


def _day_and_month(first: int, second: int, shape: str) -> tuple[int | None, int | None]:
    """Month and day of 03/04/2019: unknown, unless one is beyond 12, both are equal, or full stops part them."""
    if "/" not in shape or first > 12 or first == second:
        return second, first
    return (first, second) if second > 12 else (None, None)


def _later(year: int, short: int, sign: str) -> int | None:
    """2019-21 ends in 2021, 1998/02 in 2002; 2019-05 and 1998-02 are months."""
    end = year - year % 100 + short
    if end <= year and year % 100 > 89 and short < 10 and sign == "/":
        end += 100
    return end if end > year else None


def _filled(parts: Parts, other: Parts) -> PartialDate | None:
    """A point in time, with the year and the month that only its neighbour prints."""
    year, month, day = parts
    if year is None:
        year = other[0]
    if day and not month:
        month = other[1]
    if year is None or not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 31 or month == 0:
        return None
    return PartialDate(year, month, day)


def _is_sound(start: PartialDate | None, end: PartialDate | None) -> bool:
    if start is None:
        return False
    if end is None:
        return True
    return (start.year, start.month or 0) <= (end.year, end.month or 12) and end.year - start.year <= 80
