"""What is printed twice is one record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from directory.cv import repeats
from directory.cv.records import (
    ActivityRecord,
    Author,
    EducationRecord,
    Found,
    PositionRecord,
    PublicationRecord,
    Record,
)
from directory.cv.repeats import join_repeats

LEEDS = PositionRecord("University of Leeds", None, "Lecturer", start="2010", end="2012", lines=((1, 1),))
PHD = EducationRecord("University of Leeds", degree="PhD", start="2006", end="2010", lines=((1, 1),))
PAPER = PublicationRecord("Bees dance in the dark", (Author("J. Roe"),), year=2010, lines=((1, 1),))


def test_a_position_printed_twice_has_the_lines_and_the_words_of_both() -> None:
    again = replace(LEEDS, unit="Bee Team", details=("danced",), lines=((9, 10),))

    [found] = join_repeats([Found("positions", LEEDS), Found("positions", again)])

    assert found.record == replace(again, lines=((1, 1), (9, 10)))


def test_the_poorer_record_fills_the_richer_one() -> None:
    poor = replace(LEEDS, location="UK", lines=((9, 9),))
    rich = replace(LEEDS, details=("danced all night long",))

    [found] = join_repeats([Found("positions", rich), Found("positions", poor)])

    assert found.record == replace(rich, location="UK", lines=((1, 1), (9, 9)))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (LEEDS, replace(LEEDS, organization="Leeds University (UoL)"), True),
        (LEEDS, replace(LEEDS, organization="University of Hull"), False),
        (LEEDS, replace(LEEDS, start="2011"), False),
        (LEEDS, replace(LEEDS, title="Dean"), False),
        (LEEDS, replace(LEEDS, start=None, end=None, lines=((2, 2),)), True),
        (LEEDS, replace(LEEDS, start=None, end=None), False),  # one line states two things
        (LEEDS, replace(LEEDS, start=None, end=None, title=None, lines=((2, 2),)), False),
        (PHD, replace(PHD, start=None, end=None, degree="Ph.D. candidate"), True),
        (PHD, replace(PHD, start=None, end=None, degree="MSc"), False),
        (PHD, PHD, False),  # two dated degrees are two
        (PHD, replace(PHD, institution="University of Hull", start=None, end=None), False),
        (PAPER, PAPER, True),
        (PAPER, replace(PAPER, year=2011), False),
        (PAPER, replace(PAPER, authors=()), False),
        (replace(PAPER, title="Editorial"), replace(PAPER, title="Editorial"), False),
        (PAPER, LEEDS, False),
        (ActivityRecord("Bee Prize"), ActivityRecord("Bee Prize"), False),
    ],
)
def test_only_the_same_thing_is_joined(a: PositionRecord, b: PositionRecord, same: bool) -> None:
    assert (len(join_repeats([Found("x", a), Found("x", b)])) == 1) is same


def test_other_lists_are_never_joined() -> None:
    assert len(join_repeats([Found("positions", LEEDS), Found("education", LEEDS)])) == 2


@pytest.mark.parametrize(
    "records",
    [
        [replace(LEEDS, organization=f"Acme{number}") for number in range(99)],
        [replace(PHD, institution=f"Acme{number}") for number in range(99)],
        [replace(LEEDS, start=f"{year}") for year in range(1900, 1999)],
        [PHD] * 99,
        [replace(PAPER, title=f"Bees dance in the dark of Acme{number}") for number in range(99)],
        [ActivityRecord("Bee Prize")] * 99,
    ],
)
def test_only_what_may_be_the_same_is_compared(records: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    """So a list ten times as long takes ten times as long."""
    monkeypatch.setattr(repeats, "_same", lambda a, b: pytest.fail(f"{a} is compared with {b}"))
    assert len(join_repeats([Found("x", record) for record in records])) == 99


def test_however_many_records_share_a_trait_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Record] = []

    def _is_another(a: Record, _: Record) -> bool:
        compared.append(a)
        return False

    monkeypatch.setattr(repeats, "_same", _is_another)
    join_repeats([Found("positions", LEEDS)] * 1000)

    assert len(compared) <= repeats.MOST * 1000
