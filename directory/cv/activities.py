"""Stage 4. What else a CV lists: teaching, service, memberships, conferences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from directory.cv.awards import read_awards
from directory.cv.cues import is_role_word, organization_score, role_score, words
from directory.cv.dates import find_dates
from directory.cv.entries import Entry
from directory.cv.fields import LABELLED, split_commas, trim
from directory.cv.items import (
    Item,
    Years,
    find_years,
    item_record,
    split_items,
    split_person,
    split_quoted,
    title_and_rest,
    undated,
)
from directory.cv.kinds import fold_title
from directory.cv.parts import SENTENCE_END
from directory.cv.records import ActivityRecord, Found
from directory.cv.sections import Section

COURSE_CODE = re.compile(
    r"^(?P<code>[A-Z]{2,6}[ -]?\d{2,5}[A-Z]{0,2}(?:\s?/\s?[A-Z]{0,5}\s?\d{2,5}[A-Z]?)*)\s*[:.,–—-]?\s+(?P<title>\S.*)$"
)
# What a course is, printed before what it is called.
GENERIC = re.compile(
    r"(?:course|class|seminar|lecture|guest\s+lecture|workshop|module|cours|séminaire|vorlesung|kurs|seminar|übung|curso"
    r"|seminario|taller|corso|aula)s?",
    re.IGNORECASE,
)
GENERIC_FIRST = re.compile(rf"(?P<label>{GENERIC.pattern})[.:]\s+(?=\S)", re.IGNORECASE)
MEMBER = re.compile(
    r"\b(?:member(?:ship)?(?:\s+(?:id|no|number|since|of))?|fellow of|miembro|mitglied|membre)\b", re.IGNORECASE
)
BODY = re.compile(  # whose members serve, where those of a society only belong
    r"\b(?:committees?|commissions?|boards?|panels?|councils?|jury|task\s+force|working\s+groups?|colleges?|senate|comit[ée]s?|"
    r"consejo|conseil|comiss[ãa]o|comisi[óo]n|commissione|consiglio|kommission|ausschuss|beirat|gremium|senat|commissie|raad)\b",
    re.IGNORECASE,
)
MEMBER_ID = re.compile(r"[,;]?\s*\bmember(?:ship)?\s*(?:id|no\.?|number|#)\s*:?\s*(?P<id>[\w-]+)", re.IGNORECASE)
AWARD_WORDS = re.compile(
    r"""\b(?:award|prize|scholarship|fellowship|medal|honou?r|grant|competition|winner|finalist|place|dean's\ list|
        stipend)s?\b""",
    re.VERBOSE | re.IGNORECASE,
)
SERVICE_LABEL = re.compile(
    r"\b(?:review\w*|service\w*|referee\w*|chair\w*|committee|organi[sz]\w+|editor\w*|volunteer\w*|panel\w*)\b",
    re.IGNORECASE,
)
YEAR_THEN_ROLE = re.compile(r"^(?P<venue>.*\b(?:19|20)\d\d)\s+(?P<role>[A-Z][\w ]+)$")
REVIEWER_FOR = re.compile(
    r"^(?P<role>(?:[\w-]+\s)?(?:reviewer|referee|reviewing|refereeing))\s+(?:for|of)\s+(?P<what>.+)$", re.IGNORECASE
)
ROLE_FOR = re.compile(
    r"""^(?P<role>.*?)\s+(?:
        (?:de\s+l|d|dell)['’]\s?
      | (?:for|of|at|für|der|des|im|del?|della|dello|do|da|du|van|voor)\s+(?:la\s+|de\s+)?
    )(?P<what>.+)$""",
    re.VERBOSE | re.IGNORECASE,
)
BOARD = re.compile(r"(?:\w+\s+)?(?:board|committee|panel)|comit[ée]\s+\w+|comité de \w+", re.IGNORECASE)
BODY_AT_END = re.compile(r"\b(?:committee|board|panel|council|jury|group|work)s?$", re.IGNORECASE)
NO_LABEL = re.compile(
    r"\b(?:journals?|proceedings|transactions)\b|\([^)]*$", re.IGNORECASE
)  # "Journal of Bees: General"
MOST_ROLE_WORDS = 5
PLURAL_VENUES = re.compile(
    r"^(?:the\s+)?(?:conferences?|journals?|workshops?|books?|following|grants?|funding agencies|others?)\b",
    re.IGNORECASE,
)


def parse_teaching(section: Section) -> Iterator[Found]:
    """Courses: "COMP3520 Operating Systems Internals", as what, where and when."""
    for item in split_items(section):
        yield Found("teaching", _course(item))


def _course(item: Item) -> ActivityRecord:
    passages, dates = undated(item.lines, item.year)
    title, rest = title_and_rest(passages)
    title, rest = _named(title, rest)
    if match := COURSE_CODE.match(title):
        title = f"{match['code']} {match['title']}"
    title, behind = _course_and_rest(title)
    pieces = [*behind, *(piece for text in rest for piece in _pieces(text))]
    if item.head:
        pieces += _pieces(item.head.text)
    role = next((piece for piece in pieces if is_role(piece)), None)
    where = next((piece for piece in pieces if organization_score(piece) and piece != role), None)
    details = tuple(piece for piece in pieces if piece not in (role, where))
    return replace(item_record(item, title, dates), role=role, organization=where, details=details)


def _named(title: str, rest: list[str]) -> tuple[str, list[str]]:
    """What a course is called, and the rest: behind what it is or where it is held, or in quotes."""
    if rest and GENERIC.fullmatch(title):
        title, rest = trim(rest[0]), [title, *rest[1:]]
    elif label := GENERIC_FIRST.match(title):
        title, rest = title[label.end() :], [label["label"], *rest]
    where, _, what = title.partition(": ")
    if what and organization_score(where) == 1:
        title, rest = what, [where, *rest]
    if quoted := split_quoted(title):
        return quoted[0], [*map(trim, SENTENCE_END.split(quoted[1])), *rest]
    others = [text for text in rest if not organization_score(text)]
    if others and "," not in title and organization_score(title) == 1:
        return others[0], [title, *(text for text in rest if text is not others[0])]
    return title, rest


def _course_and_rest(text: str) -> tuple[str, list[str]]:
    """ "Genetics, lecturer, University of Leeds": a course does not end in a role or an institution."""
    course = split_commas(text)
    behind: list[str] = []
    while len(course) > 1 and (role_score(course[-1]) >= 0.8 or organization_score(course[-1]) == 1):
        behind.insert(0, course.pop())
    return ", ".join(course), behind


def parse_service(section: Section) -> Iterator[Found]:
    """Service: the venue served, and as what. What says "member" is a membership; a mixed list holds awards, too."""
    mixed = bool(AWARD_WORDS.search(section.title))
    items = list(split_items(section))
    years = find_years(items)
    above = trim(section.title) if ends_in_role(section.title) and len(section.title.split()) <= 3 else None
    for item in items:
        text = " ".join(line.text for line in item.lines)
        if MEMBER_ID.search(text) or (not item.head and MEMBER.match(text) and not BODY.search(text)):
            yield Found("memberships", _membership(item))
        elif mixed and _is_award(item):
            yield from read_awards(Entry(item.lines, item.group))
        else:
            record = read_service(item, years)
            headings = [line.text for line in item.group if line.level]
            group = headings[-1] if headings and ends_in_role(headings[-1]) else None if headings else above
            yield Found("service", replace(record, role=record.role or group))


def _is_award(item: Item) -> bool:
    text = item.lines[0].text
    label = LABELLED.match(text)
    if label and SERVICE_LABEL.search(label["label"]):
        return False
    return bool(AWARD_WORDS.search(text))


def read_service(item: Item, years: Years) -> ActivityRecord:
    """A service: its venue is the title."""
    passages, dates = undated(item.lines, years=years)
    title, rest = title_and_rest(passages)
    title = _without_last_date(title)
    role: str | None = None
    if person := split_person(title):
        title, rest = person[0], [*person[1], *rest]
    if item.head:
        match = ROLE_FOR.match(item.head.text)
        role = match["role"] if match and PLURAL_VENUES.match(match["what"]) else trim(item.head.text).rstrip(":")
        if is_role(title) and not is_role(role):
            role, title = title, role
    elif (label := LABELLED.match(title)) and not NO_LABEL.search(label["label"]):
        role, title = label["label"], label["value"]
        if fold_title(role) in ("services", "service"):
            role = None
    if role is None and rest and (is_role(title) or BOARD.fullmatch(title)):
        role, title, rest = title, trim(rest[0]), rest[1:]
    elif role is None and rest and is_role(trim(rest[0])):
        role, rest = trim(rest[0]), rest[1:]
    elif role is None and (match := YEAR_THEN_ROLE.match(title)) and role_score(match["role"]):
        title, role = match["venue"], match["role"]
    elif role is None:
        role, title = split_role(title)
    return replace(item_record(item, trim(title), dates), role=role, details=tuple(filter(None, map(trim, rest))))


def is_role(text: str) -> bool:
    """Whether a text names a role and nothing else: "Council member", "Representative to the faculty"."""
    if not 0 < len(text.split()) <= MOST_ROLE_WORDS or BODY_AT_END.search(text):
        return False
    return ends_in_role(text) or (role_score(text) >= 0.8 and organization_score(text) < 0.8)


def ends_in_role(text: str) -> bool:
    """Whether the last word of a text names a role."""
    named = words(text)
    return bool(named) and is_role_word(named[-1]) and not BODY_AT_END.search(text)


def split_role(text: str) -> tuple[str | None, str]:
    """(role, venue) of "Reviewer for Bee World"; the whole text is the venue where it holds no role."""
    if match := REVIEWER_FOR.match(text):
        return match["role"], match["what"]
    role, *where = SENTENCE_END.split(text, maxsplit=1)
    if where and is_role(role):
        return role, where[0]
    pieces = split_commas(text)
    first = pieces[0] if len(pieces) > 1 else ""
    if is_role(first) or BOARD.fullmatch(first) or (role_score(first) and not organization_score(first)):
        return first, ", ".join(pieces[1:])
    if len(pieces) > 1 and role_score(pieces[-1]) and not organization_score(pieces[-1]):
        return pieces[-1], ", ".join(pieces[:-1])
    match = ROLE_FOR.match(text)
    if match and (role_score(match["role"]) or SERVICE_LABEL.search(match["role"])) and len(match["role"].split()) <= 5:
        return match["role"], match["what"]
    return None, text


def parse_memberships(section: Section) -> Iterator[Found]:
    """Societies that the owner belongs to."""
    for item in split_items(section):
        yield Found("memberships", _membership(item))


def _membership(item: Item) -> ActivityRecord:
    passages, dates = undated(item.lines)
    title, rest = title_and_rest(passages)
    number = MEMBER_ID.search(title)
    title = trim(MEMBER_ID.sub("", title))
    role, name = split_role(title) if not number else (None, title)
    details = [f"Member ID {number['id']}"] if number else []
    return replace(item_record(item, name, dates), role=role, details=(*details, *filter(None, map(trim, rest))))


def parse_conferences(section: Section) -> Iterator[Found]:
    """Conferences attended: the event's name keeps its own year."""
    items = list(split_items(section))
    years = find_years(items)
    for item in items:
        passages, dates = undated(item.lines, years=years)
        title, rest = title_and_rest(passages)
        ranged = [date for line in item.lines[1:] for date in find_dates(line.text)] or dates
        details = [_cut_dates(text) for text in rest]
        pieces = tuple(trim(piece) for text in details for piece in text.split(";") if trim(piece))
        yield Found("conferences", replace(item_record(item, trim(title), ranged), details=pieces))


def _without_last_date(text: str) -> str:
    """ "Survey Quarterly, 2019 - present" without when; the year of "HPCA 2026" is part of its name."""
    dates = find_dates(text)
    if len(dates) != 1:
        return text
    start, end = dates[0].span
    before = text[:start].rstrip(" (")
    apart = before.endswith(",") or dates[0].start != dates[0].end
    return before.rstrip(" ,") if before and apart and not text[end:].strip(" ).;") else text


def _cut_dates(text: str) -> str:
    for date in reversed(find_dates(text)):
        text = text[: date.span[0]] + text[date.span[1] :]
    return text


def _pieces(text: str) -> list[str]:
    return [piece for part in re.split(r"\s+[–—|-]\s+|\t", text) for raw in split_commas(part) if (piece := trim(raw))]
