"""Whole CVs: the five documents, and one for each layout that a CV may have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from directory.cv import from_json, read_cv, read_document, to_json
from directory.cv.ledger import numbers
from directory.cv.records import ACTIVITY_LISTS, CV
from tests.directory.cv.golden import FIVE, frozen, golden, sources

SOURCES = list(sources())
NAMES = [path.name for path in SOURCES]


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_each_document_reads_as_it_was_frozen(path: Path) -> None:
    assert json.loads(frozen(path)) == json.loads(golden(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_records_come_back_from_their_json(path: Path) -> None:
    cv = read_cv(path)

    assert from_json(json.loads(json.dumps(to_json(cv)))) == cv


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_every_line_is_a_records_a_label_or_unread(path: Path) -> None:
    cv = read_cv(path)
    text = read_document(path).text
    filled = {number for number, line in enumerate(text.splitlines(), 1) if line.strip()}
    unread = {number for one in cv.unread for number in numbers(one.lines)}
    labels = set(numbers(cv.labels))
    claimed = claims(cv)

    assert claimed | labels | unread == filled
    assert not claimed & (labels | unread)
    assert not labels & unread


def claims(cv: CV) -> set[int]:
    """The numbers of all lines that a record was read from."""
    lists: list[tuple[Any, ...]] = [
        getattr(cv, kind) for kind in ("education", "positions", "publications", *ACTIVITY_LISTS)
    ]
    claimed = {number for records in lists for record in records for number in numbers(record.lines)}
    return claimed | {number for _, lines in cv.person.field_lines for number in numbers(lines)}


# What the five documents hold, each for itself: education, positions ... as in the order of COUNTED.
COUNTED = ("education", "positions", "publications", *ACTIVITY_LISTS)
COUNTS = {
    "000_af2401865b4c0547.txt": (3, 5, 9, 1, 5, 0, 0, 0, 0, 0, 0, 0, 0),
    "001_924a23f64a2718d7.txt": (6, 13, 22, 18, 1, 2, 6, 3, 15, 4, 7, 10, 3),
    "002_7b5a78e42116fa02.txt": (2, 4, 2, 5, 0, 1, 2, 0, 0, 2, 2, 3, 1),
    "003_2d2a27decd988ba8.txt": (2, 5, 31, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    "004_f78042fab51dd738.txt": (2, 6, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0),
}


@pytest.mark.parametrize(("name", "counts"), COUNTS.items())
def test_the_five_documents_hold_so_many_records(name: str, counts: tuple[int, ...]) -> None:
    cv = read_cv(FIVE / name)

    assert tuple(len(getattr(cv, kind)) for kind in COUNTED) == counts


# e-mails, phones, links, interests, paragraphs of the biography
PERSONAL = {
    "000_af2401865b4c0547.txt": (1, 1, 1, 0, 0),
    "001_924a23f64a2718d7.txt": (3, 3, 5, 0, 0),
    "002_7b5a78e42116fa02.txt": (1, 1, 3, 4, 0),
    "003_2d2a27decd988ba8.txt": (1, 0, 1, 6, 0),
    "004_f78042fab51dd738.txt": (2, 0, 0, 3, 4),
}


@pytest.mark.parametrize(("name", "counts"), PERSONAL.items())
def test_the_five_documents_say_so_much_of_their_owners(name: str, counts: tuple[int, ...]) -> None:
    person = read_cv(FIVE / name).person

    assert tuple(map(len, (person.emails, person.phones, person.links, person.interests, person.bio))) == counts


def test_the_five_documents_hold_so_many_mentors_and_projects_within() -> None:
    cvs = [read_cv(FIVE / name) for name in COUNTS]
    positions = [position for cv in cvs for position in cv.positions]
    degrees = [degree for cv in cvs for degree in cv.education]

    assert sum(len(position.mentors) for position in positions) == 37
    assert sum(len(degree.advisors) for degree in degrees) == 6
    assert sum(len(position.projects) for position in positions) == 35
    assert (
        sum(sum(author.equal_contribution for author in work.authors) for cv in cvs for work in cv.publications) == 16
    )
