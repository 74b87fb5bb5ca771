"""Sentences about the owner."""

from __future__ import annotations

import pytest

from directory.cv.prose import read_interests, read_sentences
from directory.cv.records import EducationRecord, PositionRecord
from tests.directory.cv.texts import lines_of


def stated(text: str) -> list[tuple[str | None, ...]]:
    found: list[tuple[str | None, ...]] = []
    for one in read_sentences(lines_of(text)):
        if isinstance(one.record, PositionRecord):
            found.append((one.record.title, one.record.organization, one.record.start, one.record.end))
        elif isinstance(one.record, EducationRecord):
            found.append((one.record.degree, one.record.institution, one.record.start, one.record.end))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I am a postdoc at the University of Leeds.", [("postdoc", "University of Leeds", None, None)]),
        ("She was a research assistant at Acme from 2010 to 2012.", [("research assistant", "Acme", "2010", "2012")]),
        ("He received his PhD in Physics from Hull University in 2010.", [("PhD", "Hull University", None, "2010")]),
        ("I am a Ph.D. at the University of Leeds.", [("Ph.D.", "University of Leeds", None, None)]),
        ("I interned at Acme, Bee Inc., and Drone Ltd., where I danced.",
         [("Intern", "Acme", None, None), ("Intern", "Bee Inc.", None, None), ("Intern", "Drone Ltd.", None, None)]),
        ("I am a friend of Jane. I received a letter from Leeds. I was a bee in Bonnet.", []),
        ("Bees dance.", []),
    ],
)  # fmt: skip
def test_sentences_state_positions_and_degrees(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert [
        tuple(value.rstrip(".") if value and value != "Ph.D." else value for value in one) for one in stated(text)
    ] == [tuple(value.rstrip(".") if value and value != "Ph.D." else value for value in one) for one in expected]


@pytest.mark.parametrize(
    "text",
    [
        "I am a postdoc at the University of Leeds, supervised by Prof. Jane Roe and John Doe.",
        "I am a postdoc at the University of Leeds under the supervision of Prof. Jane Roe and John Doe.",
        "I am a postdoc at the University of Leeds, working with Prof. Jane Roe and John Doe.",
    ],
)
def test_mentors_are_named_behind_it(text: str) -> None:
    [found] = read_sentences(lines_of(text))

    assert isinstance(found.record, PositionRecord)
    assert [one.name for one in found.record.mentors] == ["Jane Roe", "John Doe"]
    assert found.record.current


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("My research interests include bees, old queens and young drones.", ("bees", "old queens", "young drones")),
        ("I am interested in honey and wax.", ("honey and wax",)),
        ("I eat honey.", ()),
    ],
)
def test_interests_are_named_in_sentences(text: str, topics: tuple[str, ...]) -> None:
    assert read_interests(text) == topics
