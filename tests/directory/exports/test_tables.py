"""CSV as Python's own reader reads it, and as a spreadsheet must not."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.exports.tables import cell, people_table, places_table, works_table
from directory.exports.values import Work
from tests.directory.exports import samples


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines(keepends=True)))


@settings(max_examples=25)
@given(st.lists(samples.works, max_size=4))
def test_every_work_is_a_line(works: list[Work]) -> None:
    found = rows("".join(works_table(works)))
    assert [row["title"] for row in found] == [str(cell(work.title)) for work in works]
    assert [row["year"] for row in found] == [str(work.year or "") for work in works]
    assert not any(value.startswith(("=", "+", "-", "@")) for row in found for value in row.values())


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_a_formula_becomes_a_text(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["1+1", "Title = 1", "", 2020, None])
def test_other_values_stay(value: object) -> None:
    assert cell(value) == ("" if value is None else value)


def test_a_file_says_that_it_is_utf_8() -> None:
    assert "".join(works_table([])).startswith("\ufefftitle,")


def test_people_have_no_contacts_in_a_table() -> None:
    text = "".join(people_table([samples.person()]))
    assert rows(text)[0]["organization"] == "Łódź Society; the old, one"
    for contact in ("ada@example.org", "7946", "James"):
        assert contact not in text


def test_places_are_lines() -> None:
    assert rows("".join(places_table([{"name": "-Society", "people now": 0}])))[0]["people now"] == "0"
