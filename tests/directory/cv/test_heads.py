from __future__ import annotations

import pytest

from directory.cv.heads import edge_dates, header, only_dates, opens_role
from tests.directory.cv.texts import line_of, lines_of


@pytest.mark.parametrize(
    ("text", "only"),
    [("2019", True), ("[2019-20]", True), ("Jan 2019 - now", True), ("2019 Paris", False), ("", False)],
)
def test_a_line_may_print_dates_and_nothing_else(text: str, only: bool) -> None:
    assert only_dates(text) is only


def test_a_header_ends_at_the_first_bullet_or_label() -> None:
    def top(text: str) -> list[str]:
        return [line.text for line in header(lines_of(text))]

    assert top("**Leeds**\nLecturer\n- teaches\nmore") == ["Leeds", "Lecturer"]
    assert top("- Leeds\n- Lecturer\n  - teaches") == ["Leeds", "Lecturer"]
    assert top("### Leeds\n- teaches") == ["Leeds"]
    assert top("Leeds\nDuties:\nto teach") == ["Leeds"]
    assert top("Leeds\n: Lecturer") == ["Leeds", "Lecturer"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2010 - 2012 Leeds", 1),
        ("Leeds (2010)", 1),
        ("Leeds, 2010.", 1),
        ("2010, Leeds, 2012", 2),
        ("In 2010 we moved on", 0),
        ("Leeds", 0),
    ],
)
def test_dates_at_the_edge_of_a_line_date_an_entry(text: str, count: int) -> None:
    assert len(edge_dates(line_of(text))) == count


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("**Lecturer**, 2010 - 2012", True),
        ("- Research Assistant (2010-2012)", True),
        ("Lecturer, 2010", False),
        ("Leeds, 2010 - 2012", False),
        ("Mentor: Prof. Roe, 2010 - 2012", False),
        (
            "Lecturer who taught everything there is to know about bees and their many dances in Leeds 2010 - 2012",
            False,
        ),
    ],
)
def test_a_dated_role_opens_a_position(text: str, role: bool) -> None:
    assert opens_role(line_of(text)) is role
