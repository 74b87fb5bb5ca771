"""Stage 4. Sentences about the owner become records: "I am a postdoc at X", "She received her PhD from Y in 2010"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from directory.cv.affiliations import position_kind
from directory.cv.cues import degree_score, organization_score, role_score
from directory.cv.dates import DateRange, find_dates
from directory.cv.degrees import read_degree
from directory.cv.document import Line, ranges
from directory.cv.fields import printed, split_commas, trim
from directory.cv.names import split_people
from directory.cv.organizations import read_organization
from directory.cv.records import Confidence, EducationRecord, Found, Mentor, PositionRecord

SENTENCE = re.compile(
    r"(?<=[a-z0-9)\]][.!?])(?<!\bProf\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bvs\.)\s+(?=[A-Z“\"])"
)
IS_AT = re.compile(
    r"""\b(?P<verb>am|is|was|'m|’m|has\s+been|have\s+been|(?:work|serv)(?:s|ed|ing)?\s+as|become|became|joined\s+as)\s+
        (?:(?:also|currently|now|previously|presently)\s+)?(?:an?|the|currently\s+an?)\s+
        (?P<role>(?:Ph\.?\s?D\.?|[MB]\.[A-Z][a-z]*\.|[^,.;]){1,90}?)\s+(?:at|in|with|of)\s+(?:the\s+)?(?P<where>[A-Z][^;]{2,200}?)
        (?=\s*(?:[,;(]?\s*\b(?:supervised|advised|mentored|under\s+the|working|where|from\s+\d|since|and\s+(?:I|he|she)|
            until|between|in\s+\d{4}|before|after|with\s+a|contributing|leading|who|I\s)|[.;]?$|\.\s|\(\d))""",
    re.VERBOSE,
)
INTERNED = re.compile(
    r"\bintern(?:ed|ing|ships?)?\s+(?:at|with)\s+(?P<where>[A-Z].{2,240}?)(?=,\s+(?:contributing|where|working|focusing|in\s+\d|and\s+(?:I|he|she)\b)|\.\s|[.;]?$|\s+in\s+\d{4})"
)
RECEIVED = re.compile(
    r"\b(?:received|obtained|earned|completed|hold|holds|got|gained)\s+(?:(?:my|his|her|their|an?|the|both)\s+)?(?P<degree>.{2,120}?)\s+"
    r"(?:degrees?\s+)?(?:from|at)\s+(?:the\s+)?(?P<where>[A-Z].{2,160}?)(?=,?\s+(?:in|supervised|advised|under|where|and\s+(?:I|he|she|my|his|her))\b|\s*\(|\.\s|[.;]?$)"
)
ADVISED = re.compile(
    r"(?:(?:supervised|advised|mentored)\s+by|under\s+the\s+(?:supervision|guidance|direction)\s+of|"
    r"working\s+with(?=\s+(?:Prof|Dr)\b))\s+"
    r"(?P<who>(?:Prof\.|Dr\.|\b[A-Z]\.|[^.;])+?)(?=,\s+(?:where|and\s+(?:I|he|she))\b|[;.]|$)"
)
INTERESTS = (
    re.compile(
        r"\bresearch\s+(?:interests?\s+)?(?:spans?|focus(?:es)?\s+on|includes?|is\s+(?:in|on)|are\s+(?:in\s+|on\s+)?|lies?\s+in|"
        r"covers?|centers?\s+on|concerns?)\s+(?P<list>[^.;:]{4,200}?)(?=,\s+(?:from|with|to|in\s+particular|especially)\b|[.;]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:emphasis|interested)\s+(?:on|in)\s+(?P<list>[^.;:]{4,200}?)(?=\s+(?:across|within|at)\b|[.;]|$)",
        re.IGNORECASE,
    ),
)
AND = re.compile(r",?\s+and\s+")


def read_sentences(lines: Sequence[Line]) -> Iterator[Found]:
    """The positions and degrees that running text states of its subject."""
    for line in lines:
        for sentence in SENTENCE.split(line.text):
            yield from _sentence(sentence, line)


def _sentence(sentence: str, line: Line) -> Iterator[Found]:
    dates = find_dates(sentence)
    if match := RECEIVED.search(sentence):
        if degree_score(match["degree"]):
            yield Found("education", _degree(match["degree"], match["where"], sentence, dates, line))
    elif match := IS_AT.search(sentence):
        role = match["role"].strip()
        if degree_score(role) >= 1 and not role_score(role):
            yield Found("education", _degree(role, match["where"], sentence, dates, line))
        elif role_score(role) and (organization_score(match["where"]) or match["where"][:1].isupper()):
            is_now = match["verb"].casefold() in ("am", "is", "'m", "’m")
            yield Found("positions", _position(role, match["where"], sentence, dates, is_now, line))
    if match := INTERNED.search(sentence):
        for where in _several(match["where"]):
            yield Found("positions", _position("Intern", where, "", (), False, line))


def _several(text: str) -> list[str]:
    return [
        name
        for piece in split_commas(text)
        for part in AND.split(f" {piece}")
        if (name := trim(part.removeprefix(" and ")))
    ]


def _position(
    role: str, where: str, sentence: str, dates: Sequence[DateRange], is_now: bool, line: Line
) -> PositionRecord:
    organization, unit, location = read_organization(trim(where))
    date = dates[0] if dates else None
    start, end, current = printed(date)
    return PositionRecord(
        organization=organization,
        unit=unit,
        title=trim(role),
        kind=position_kind(role, ""),
        location=location,
        start=start,
        end=end if end != start else None,
        current=current if date else is_now,
        mentors=_mentors(sentence),
        lines=ranges([line.number]),
        confidence=Confidence.MEDIUM,
    )


def _degree(degree: str, where: str, sentence: str, dates: Sequence[DateRange], line: Line) -> EducationRecord:
    organization, unit, location = read_organization(trim(where))
    name, field = read_degree(re.sub(r"\s+degrees?$", "", degree.strip()))
    start, end, _ = printed(dates[-1] if dates else None)
    return EducationRecord(
        institution=organization,
        unit=unit,
        degree=name,
        field=field,
        location=location,
        start=start if start != end else None,
        end=end,
        advisors=_mentors(sentence),
        lines=ranges([line.number]),
        confidence=Confidence.MEDIUM,
    )


def _mentors(sentence: str) -> tuple[Mentor, ...]:
    match = ADVISED.search(sentence.rstrip())
    return split_people(match["who"]) if match else ()


def read_interests(text: str) -> tuple[str, ...]:
    """Research interests that running text names: "My research spans A, B and C"."""
    return tuple(name for pattern in INTERESTS for match in pattern.finditer(text) for name in _topics(match["list"]))


def _topics(text: str) -> Iterator[str]:
    """Topics at commas; an "and" parts two only where either has two words or more."""
    for piece in split_commas(text):
        parts = AND.split(piece.removeprefix("and "))
        if all(len(part.split()) >= 2 for part in parts):
            yield from (part.strip() for part in parts)
        else:
            yield piece.removeprefix("and ").strip()
