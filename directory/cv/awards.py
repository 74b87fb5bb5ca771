"""Awards, prizes, scholarships and grants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from directory.cv.cues import organization_score, place_score
from directory.cv.dates import DateRange, find_dates, parse_date
from directory.cv.document import Line, ranges
from directory.cv.entries import Entry, split_entries
from directory.cv.fields import BRACKETS, split_commas, trim
from directory.cv.records import ActivityRecord, Found
from directory.cv.sections import Section

RANKED = re.compile(
    r"^(?:the\s+)?(?:first|second|third|grand|gold|silver|bronze|meritorious|honou?rable|finalist|runner|winner|best|top|1st|2nd|3rd|\d+th)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(r"\b(?:scholarship|fellowship|award|medal|stipend)s?\b", re.IGNORECASE)  # a rank's title is whole
TIMES = re.compile(r"\s+[x×]\s?\d+\b", re.IGNORECASE)
NOTE = re.compile(r"\s*\((?P<note>(?:ranked|top|rank|\d|\$|€|£|US\$|CA?\$)[^()]*)\)", re.IGNORECASE)
LABEL = re.compile(
    r"^(?:scholarships?|grants?|awards?|prizes?|hono(?:u)?rs?|fellowships?|competitions?)\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)
DATED_PART = re.compile(r"\([^()]*\b(?:19|20)\d\d[^()]*\)$")


def parse_awards(section: Section) -> Iterator[Found]:
    """The awards of a section."""
    for entry in split_entries(section):
        yield from read_awards(entry)


def read_awards(entry: Entry) -> Iterator[Found]:
    """The awards of an entry: mostly one; several where each piece of a line has its own year in brackets."""
    first, details = _first_and_rest(entry.lines)
    text = LABEL.sub("", first)
    pieces = split_commas(text)
    lines = (*entry.group, *entry.lines)
    if len(pieces) > 1 and all(DATED_PART.search(piece) for piece in pieces):
        for piece in pieces:
            yield Found("awards", read_award(piece, lines))
    else:
        award = read_award(text, lines)
        yield Found("awards", replace(award, details=(*award.details, *details)))


def _first_and_rest(lines: Sequence[Line]) -> tuple[str, tuple[str, ...]]:
    """The award's own line, after one that is only its date and with one that goes on in small letters; the rest."""
    dated = [line.text for line in lines if parse_date(line.text)]
    texts = [line.text for line in lines if not parse_date(line.text)]
    if not texts:
        return " ".join(dated), ()
    first, rest = texts[0], texts[1:]
    while rest and (rest[0][:1].islower() or first.endswith((",", "-"))):
        first, rest = f"{first} {rest[0]}", rest[1:]
    return first, tuple(rest)


def read_award(text: str, lines: Sequence[Line]) -> ActivityRecord:
    """One award: its title, who gave it, its years. The last fields of a comma list are issuer and years."""
    dates = find_dates(text) or tuple(date for line in lines for date in find_dates(line.text))[:1]
    body = text
    for date in reversed(find_dates(text)):
        body = body[: date.span[0]] + " " + body[date.span[1] :]
    cells = [cell for piece in body.split("\t") if (cell := trim(piece))]
    if len(cells) > 2:  # a table's row
        return _from_cells(cells, dates, lines)
    body = " ".join(BRACKETS.sub(" ", body).split())  # where dates stood are blanks, perhaps thousands
    notes = [match["note"].strip(" ,;") for match in NOTE.finditer(body)]
    notes += [match.group().strip() for match in TIMES.finditer(body)]
    body = TIMES.sub("", NOTE.sub("", body))
    title, issuer = _issuer([trim(piece) for piece in split_commas(body) if trim(piece)])
    return ActivityRecord(
        title=title or trim(text),
        organization=issuer,
        start=_first(dates),
        end=_last(dates),
        details=tuple(note for note in notes if note),
        lines=ranges(line.number for line in lines),
    )


def _from_cells(cells: Sequence[str], dates: Sequence[DateRange], lines: Sequence[Line]) -> ActivityRecord:
    """An award, who gave it, and what else a table says of it."""
    title, issuer, *details = cells
    numbers = ranges(line.number for line in lines)
    return ActivityRecord(
        title=title,
        organization=issuer,
        start=_first(dates),
        end=_last(dates),
        details=tuple(details),
        lines=numbers,
    )


def _issuer(pieces: Sequence[str]) -> tuple[str, str | None]:
    """(title, issuer): a prize's rank and its competition are one title."""
    ranked = pieces and RANKED.match(pieces[0]) and not WHOLE.search(pieces[0])
    least = 2 if ranked else 1
    if len(pieces) <= least:
        return ", ".join(pieces), None
    last = pieces[-1]
    short = len(last.split()) <= 3  # a long one is part of what people call the award
    if least == 2 or last.isupper() or place_score(last) >= 0.9 or (short and organization_score(last)):
        return ", ".join(pieces[:-1]), last
    return ", ".join(pieces), None


def _first(dates: Sequence[DateRange]) -> str | None:
    starts = [date.start or date.end for date in dates]
    return min((str(start) for start in starts if start), default=None)


def _last(dates: Sequence[DateRange]) -> str | None:
    return max((str(date.end) for date in dates if date.end), default=None)
