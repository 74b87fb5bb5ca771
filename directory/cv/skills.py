"""Stage 4. Groups of skills and of activities, certificates, test scores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from directory.cv.activities import split_role
from directory.cv.affiliations import position_kind
from directory.cv.cues import organization_score, place_score, role_score
from directory.cv.dates import find_dates, parse_date
from directory.cv.document import Line, ranges
from directory.cv.entries import split_entries
from directory.cv.events import EVENT
from directory.cv.fields import LABELLED, printed, split_commas, split_place, trim
from directory.cv.heads import LABEL, edge_dates
from directory.cv.items import Item, item_record, split_items, split_person, title_and_rest, undated
from directory.cv.kinds import Kind
from directory.cv.names import is_name
from directory.cv.parts import SENTENCE_END
from directory.cv.records import ActivityRecord, Confidence, Found, PositionRecord
from directory.cv.sections import Section

TESTS = re.compile(
    r"""^(?P<test>TOEFL(?:[ -]?i?BT)?|IELTS|GRE|GMAT|PTE|TOEIC|DELF|DALF|TestDaF|HSK|JLPT|CET-?[46]|SAT|ACT|LSAT|MCAT)\b
        [:\s]*(?P<score>[\d.]+)?""",
    re.VERBOSE | re.IGNORECASE,
)
SCORES = re.compile(r"\s*[:：]\s*(?=(?:[A-Za-z ]{2,25}:\s*\d))")
EXAMPLES = re.compile(r"\b(?:e\.g\.|i\.e\.)[^)]*$")  # what follows are examples, to the end or a bracket
IN_COLUMNS = re.compile(r"(?P<label>[^\t,;]{2,40})\t(?P<value>[^\t]+)$")  # a group's label in a column of its own
LEISURE = re.compile(
    r"\b(?:sports?|hobb(?:y|ies)|fitness|leisure|volunteer\w*|interests?|music|travel|extracurricular\w*|activit(?:y|ies))\b",
    re.IGNORECASE,
)
MOST_WORDS = 3  # of each of a list of words
NAMED = re.compile(r"(?P<name>[^,(]+?)\s*(?:,|(?=\()|$)\s*(?P<rest>.*)$")  # "Ann Poe, MSc", "Ann Poe (Leeds)"
MOST_NAMED = 9  # words of an organization
VOLUNTEER = re.compile(r"\bvolunteer|ehrenamt|bénévol", re.IGNORECASE)


def parse_certifications(section: Section) -> Iterator[Found]:
    """Certificates, licences and test scores."""
    for item in split_items(section):
        passages, dates = undated(item.lines)
        title, rest = title_and_rest(passages)
        scores = SCORES.split(title, maxsplit=1)
        details = [*scores[1:], *filter(None, map(trim, rest))]
        yield Found("certifications", replace(item_record(item, trim(scores[0]), dates), details=tuple(details)))


def parse_skills(section: Section) -> Iterator[Found]:
    """Groups of skills; a group of sports among them is an activity, and test scores are certificates, too."""
    for item in _under_one_label(section):
        record = _group(item, section)
        leisure = LEISURE.search(record.title) and len(record.title.split()) <= 3
        yield Found("activities" if leisure else "skills", record)
        for piece in record.items:
            if test := TESTS.match(piece):
                details = (test["score"], *(note.strip() for note in re.findall(r"\(([^()]*)\)", piece)))
                certificate = replace(item_record(item, test["test"], ()), details=tuple(filter(None, details)))
                yield Found("certifications", certificate)


def _under_one_label(section: Section) -> Iterator[Item]:
    """The section's items; those under one label are one group."""
    for _, items in groupby(split_items(section), key=lambda item: item.head or item):
        first, *more = items
        yield replace(first, lines=(*first.lines, *(line for item in more for line in item.lines)))


def parse_activities(section: Section) -> Iterator[Found]:
    """Activities, and groups of them; volunteer posts with dates are positions, too."""
    for entry in split_entries(section):
        item = Item(entry.lines, None, entry.group)
        record = _group(item, section) if _is_group(item, section) else _activity(item, section)
        yield Found("activities", record)
        if VOLUNTEER.search(record.title):
            for lines in _posts(entry.lines[1:]):
                yield Found("positions", _volunteer(lines))


def _is_group(item: Item, section: Section) -> bool:
    """Whether an entry is a label with what it stands for, or a list of words; what has a date is one thing."""
    first, *below = item.lines
    columns = IN_COLUMNS.match(first.text)
    if columns and below and not parse_date(columns["label"]) and not parse_date(columns["value"]):
        return True
    if edge_dates(first):
        return False
    if columns or LABEL.match(first.text) or LABELLED.match(first.text):
        return True
    if section.kind in (Kind.MENTORING, Kind.MEDIA):
        return False
    return bool(below) or len(first.text.split()) <= MOST_WORDS * len(split_commas(first.text))


def _activity(item: Item, section: Section) -> ActivityRecord:
    """One thing done: what, as what, where and when; of mentoring, whom."""
    passages, dates = undated(item.lines, item.year)
    title, rest = title_and_rest(passages)
    role: str | None = None
    mentoring = section.kind is Kind.MENTORING
    if person := split_person(title):
        title, rest = person[0], [*person[1], *rest]
    elif mentoring and (match := NAMED.match(title)) and is_name(match["name"]):
        title, rest = match["name"], [match["rest"], *rest]
    elif not mentoring or SENTENCE_END.search(title):
        role, title = split_role(title)
    outlet = None
    if section.kind is Kind.MEDIA and rest and len(rest[0].split()) > len(title.split()):  # "Bee News. What bees say"
        outlet, title, rest = title, trim(rest[0]), rest[1:]
    if section.kind in (Kind.MENTORING, Kind.MEDIA) and role is None:
        above = next((line.text for line in reversed(item.group) if line.level), section.title)
        role = above if len(above.split()) <= MOST_WORDS or is_name(title) else None
    title, behind_title, place = _without_place(title) if outlet is None else (title, [], None)
    where, details = _where([text for text in map(trim, [*behind_title, *rest]) if text])
    organization, location = split_place(where)
    return replace(
        item_record(item, trim(title), dates),
        role=role,
        organization=outlet or organization or None,
        location=place or location,
        details=details,
    )


def _without_place(title: str) -> tuple[str, list[str], str | None]:
    """(title, the organizations at its end, the place behind them); what names an event is no place."""
    text, place = split_place(title)
    pieces, places = split_commas(text), split_commas(place or "")
    while places and EVENT.search(", ".join(places)):
        pieces.append(places.pop(0))
    behind: list[str] = []
    while len(" ".join(pieces[:-1]).split()) > 1 and organization_score(pieces[-1]) >= 0.8 > bool(
        EVENT.search(pieces[-1])
    ):
        behind.insert(0, pieces.pop())
    return ", ".join(pieces), [", ".join(behind)], ", ".join(places) or None


def _where(texts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """(the first that names an organization, from where it does; the others)."""
    for index, text in enumerate(texts):
        pieces = split_commas(text)
        for at, piece in enumerate(pieces):
            named = piece[:1].isupper() and organization_score(piece) >= 0.8 > place_score(piece)
            if named and len(piece.split()) <= MOST_NAMED:
                before = [", ".join(pieces[:at])] if at else []
                return ", ".join(pieces[at:]), (*texts[:index], *before, *texts[index + 1 :])
    return "", tuple(texts)


def _posts(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The dated lines below a label, each with its details."""
    posts: list[tuple[Line, ...]] = []
    for line in lines:
        if find_dates(line.text) and line.bullet:
            posts.append((line,))
        elif posts:
            posts[-1] = (*posts[-1], line)
    return posts


def _volunteer(lines: Sequence[Line]) -> PositionRecord:
    date = find_dates(lines[0].text)[-1]
    start, end, current = printed(date)
    body = lines[0].text[: date.span[0]]
    pieces = [trim(piece) for piece in split_commas(body) if trim(piece)]
    role = next((piece for piece in reversed(pieces) if role_score(piece) and not organization_score(piece)), None)
    if role is None or len(pieces) == 1:
        name, _, tail = pieces[0].rpartition(" ")
        pieces[0], role = (name, tail) if name and role_score(tail) else (pieces[0], "Volunteer")
    others = [piece for piece in pieces if piece != role]
    kind = position_kind(role, "")
    return PositionRecord(
        organization=others[0] if others else None,
        unit=", ".join(others[1:]) or None,
        title=role,
        kind=kind if kind != "employment" else "volunteer",
        start=start,
        end=end,
        current=current,
        details=tuple(line.text for line in lines[1:]),
        lines=ranges(line.number for line in lines),
        confidence=Confidence.MEDIUM,
    )


def _group(item: Item, section: Section) -> ActivityRecord:
    """ "Label: a, b, c", or a label with its items on lines of their own."""
    first, *below = item.lines
    label = LABELLED.match(first.text) or IN_COLUMNS.match(first.text)
    if item.head:
        title, values = trim(item.head.text).rstrip(":"), [line.text for line in item.lines]
    elif label:
        title, values = label["label"], [label["value"], *(line.text for line in below)]
    elif LABEL.match(first.text):
        title, values = trim(first.text.rstrip(":：")), [line.text for line in below if line.bullet != "*"]
        details = tuple(line.text for line in below if line.bullet == "*")
        return replace(item_record(item, title, ()), items=tuple(values), details=details)
    elif below:
        title, values = trim(first.text), [line.text for line in below]
    else:
        title, values = section.title, [first.text]
    whole = section.kind is Kind.MENTORING and len(values) > 1  # a line each
    items = tuple(piece for value in values for piece in ([trim(value)] if whole else _split_skills(value)))
    return replace(item_record(item, title, ()), items=items)


def _split_skills(text: str) -> list[str]:
    """ "A (6 yrs), B - e.g., C, D (5 yrs)": cut at commas followed by a blank, outside brackets; a sentence is one."""
    if len(text.split()) > 12 and text.rstrip().endswith("."):
        return [text]
    pieces: list[str] = []
    has_examples = False  # the last piece ends in some
    for piece in split_commas(text.replace(",", ", ").replace(",  ", ", ") if ", " not in text else text):
        if has_examples:
            pieces[-1] += f", {piece}"
        elif pieces and piece[:1].isdigit() and pieces[-1][-1:].isdigit():
            pieces[-1] += f",{piece}"
        else:
            pieces.append(piece)
        has_examples = (has_examples and ")" not in piece) or EXAMPLES.search(piece) is not None
    return [trimmed for piece in pieces if (trimmed := piece.strip(" .;"))]
