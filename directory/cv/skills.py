"""Stage 4. Groups of skills and of activities, certificates, test scores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from directory.cv.affiliations import position_kind
from directory.cv.cues import organization_score, role_score
from directory.cv.dates import find_dates
from directory.cv.document import Line, ranges
from directory.cv.entries import split_entries
from directory.cv.fields import LABELLED, printed, split_commas, trim
from directory.cv.heads import LABEL
from directory.cv.items import Item, item_record, split_items, title_and_rest, undated
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
    """Groups of activities; volunteer posts with dates are positions, too."""
    for entry in split_entries(section):
        item = Item(entry.lines, None, entry.group)
        record = _group(item, section)
        yield Found("activities", record)
        if VOLUNTEER.search(record.title):
            for lines in _posts(entry.lines[1:]):
                yield Found("positions", _volunteer(lines))


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
    items = tuple(piece for value in values for piece in _split_skills(value))
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
