"""Dates and ranges in the forms that CVs print."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.cv.dates import PartialDate, find_dates, parse_date

CURRENT = "now"


def plain(text: str) -> tuple[str | None, str | None] | None:
    """Start and end as DESIGN 4 prints them; the end of an open range is CURRENT."""
    date = parse_date(text)
    if date is None:
        return None
    return str(date.start) if date.start else None, CURRENT if date.current else str(date.end)


PRINTED = [
    ("2025 -", "2025", CURRENT),
    ("2023 - Now", "2023", CURRENT),
    ("2017.7 - 2017.10", "2017-07", "2017-10"),
    ("Sep.2024", "2024-09", "2024-09"),
    ("May. 2024 - Present", "2024-05", CURRENT),
    ("Nov, 20, 2025", "2025-11", "2025-11"),
    ("Jul, 2016 - Jul, 2017", "2016-07", "2017-07"),
    ("Jan 31 - Feb 4, 2026", "2026-01", "2026-02"),
    ("March 16-21, 2025", "2025-03", "2025-03"),
    ("June 24 - July 02, 2021", "2021-06", "2021-07"),
    ("May 23 - 23, 2020", "2020-05", "2020-05"),
    ("24–28 April 2025", "2025-04", "2025-04"),
    ("31 Jan – 4 Feb 2026", "2026-01", "2026-02"),
    ("Fall 2023", "2023", "2023"),
    ("Spring 2019 - Fall 2020", "2019", "2020"),
    ("Spring/Summer 2019", "2019", "2019"),
    ("Spring 2014-2015", "2014", "2015"),
    ("1/87--7/88", "1987-01", "1988-07"),
    ("1/98--present", "1998-01", CURRENT),
    ("08/2019–present", "2019-08", CURRENT),
    ("10/2016 - 09/2017", "2016-10", "2017-09"),
    ("01.2019 - 12.2020", "2019-01", "2020-12"),
    ("Depuis sept. 2018", "2018-09", CURRENT),
    ("since 2019", "2019", CURRENT),
    ("seit 2019", "2019", CURRENT),
    ("2019-21", "2019", "2021"),
    ("2019/20", "2019", "2020"),
    ("1998-02", "1998-02", "1998-02"),
    ("1998/02", "1998", "2002"),
    ("2012/2014", "2012", "2014"),
    ("WS 2019/20", "2019", "2020"),
    ("1998–", "1998", CURRENT),
    ("(2019-)", "2019", CURRENT),
    ("2015-2016", "2015", "2016"),
    ("2009-10 – 2011-05", "2009-10", "2011-05"),
    ("until 2020", None, "2020"),
    ("bis 2020", None, "2020"),
    ("jusqu'en 2020", None, "2020"),
    ("12.03.2019", "2019-03", "2019-03"),
    ("13/04/2019", "2019-04", "2019-04"),
    ("04/13/2019", "2019-04", "2019-04"),
    ("03/04/2019", "2019", "2019"),
    ("2024-05-06", "2024-05", "2024-05"),
    ("2024-05", "2024-05", "2024-05"),
    ("12. März 2019", "2019-03", "2019-03"),
    ("3 de mayo de 2019 - enero del 2020", "2019-05", "2020-01"),
    ("de 2019 à 2021", "2019", "2021"),
    ("between 2019 and 2021", "2019", "2021"),
    ("mars 2019 – aujourd'hui", "2019-03", CURRENT),
    ("août 2017 – févr. 2018", "2017-08", "2018-02"),
    ("2018, March 1", "2018-03", "2018-03"),
    ("2018, September 12–14", "2018-09", "2018-09"),
    ("2019 Jan-Feb", "2019-01", "2019-02"),
    ("Sept-Dec 2019", "2019-09", "2019-12"),
    ("15th May 2019", "2019-05", "2019-05"),
    ("Feb'19 - Mar '20", "2019-02", "2020-03"),
    ("Feb '87", "1987-02", "1987-02"),
    ("2020 onwards", "2020", CURRENT),
    ("2019 to date", "2019", CURRENT),
    ("2019年9月 - 2021年6月", "2019-09", "2021-06"),
    ("2019年9月至今", "2019-09", CURRENT),
    ("2019年9月3日", "2019-09", "2019-09"),
    ("(in progress)", None, CURRENT),
    ("to date", None, CURRENT),
    ("heute", None, CURRENT),
    ("actuel", None, CURRENT),
    ("presente", None, CURRENT),
    ("至今", None, CURRENT),
]


@pytest.mark.parametrize(("text", "start", "end"), PRINTED)
def test_a_date_is_read(text: str, start: str | None, end: str) -> None:
    assert plain(text) == (start, end)


@pytest.mark.parametrize("text", [text for text, _, _ in PRINTED])
def test_a_date_is_read_alike_in_a_column_amid_much_text(text: str) -> None:
    words = "bees and wind " * 20
    found = find_dates(f"{words}\t{text}\t{words}")
    assert [(date.start, date.end) for date in found] == [(date.start, date.end) for date in find_dates(text)]


@pytest.mark.parametrize(
    "text",
    [
        "pp. 1999-2011",
        "78, 1999-2011",
        "9(4), 1990–2002",
        "ISBN 978-987-42-2019-1",
        "GPA 3.9/4.0",
        "95.2/100",
        "1-855",
        "arXiv:2019.01234",
        "2019.01234v2",
        "https://example.org/2019/05",
        "www.example.org/2019",
        "jane2019@example.org",
        "CS 2015",
        "COMP2019",
        "404-727-2019",
        "(806) 791--2019",
        "+49 2019 201920",
        "$2000",
        "2,000",
        "2048",
        "Rank: 4/68",
        "AGS-2011",
        "AGS-2011723",
        "20/2019a",
        "Room 2012",
        "2019a",
        "2019_b",
        "doi:10.5194/acp-19-14339-2019",
        "12019",
        "CSE 447/517",
        "1st/262",
        "97.5%",
        "",
        "May",
        "to",
    ],
)
def test_a_number_is_left_alone(text: str) -> None:
    assert find_dates(text) == ()
    assert parse_date(text) is None


def test_all_dates_of_a_text_are_found_in_order() -> None:
    text = "The First Class Scholarship X 2, 2015-2016, 2017-2018, and May 2019"
    assert [text[slice(*date.span)] for date in find_dates(text)] == ["2015-2016", "2017-2018", "May 2019"]


def test_a_range_whose_end_is_before_its_start_is_two_dates() -> None:
    assert [str(date.start) for date in find_dates("2019 - 2011")] == ["2019", "2011"]


def test_a_month_that_cannot_be_is_none() -> None:
    assert [str(date.start) for date in find_dates("14.14.2019")] == ["2019"]


def test_an_unlikely_range_is_two_dates() -> None:
    assert len(find_dates("1910 - 2015")) == 2


def test_a_date_beside_words_is_not_the_whole_text() -> None:
    assert parse_date("Fall 2023, Tutor") is None
    assert parse_date("[Fall 2023]") is not None


def test_a_single_date_starts_and_ends_alike() -> None:
    (date,) = find_dates("Nov, 20, 2025")
    assert date.start == date.end == PartialDate(2025, 11, 20)
    assert not date.current


def test_a_dash_before_text_ends_nothing() -> None:
    (date,) = find_dates("2019 - Senior researcher")
    assert not date.current
    (date,) = find_dates("2019- Senior researcher")
    assert date.current


@given(st.text())
def test_any_text_gives_dates_in_order_without_overlap(text: str) -> None:
    dates = find_dates(text)
    ends = [0, *(date.span[1] for date in dates)]
    assert all(date.span[0] >= end for date, end in zip(dates, ends, strict=False))
    assert all(date.current == (date.end is None) for date in dates)


@given(st.integers(1900, 2047), st.integers(1, 12), st.integers(1, 28))
def test_an_iso_date_is_read_back(year: int, month: int, day: int) -> None:
    date = parse_date(f"{year}-{month:02}-{day:02}")
    assert date is not None
    assert date.start == PartialDate(year, month, day)


@pytest.mark.parametrize("text", ["2019-" * 4000, "(" * 20000 + "2019", "1" * 20000 + " 2019", "Jan " * 5000 + "2019",
                                  "97" * 9000 + " 2019", "1," * 9000 + "2019", "+1 " * 6000 + "2019"])  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    find_dates(text)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("2012.09–2017.06", "2012-09", "2017-06", False),
        ("2003年4月－2007年3月", "2003-04", "2007-03", False),
        ("2019年10月－現在", "2019-10", None, True),
        ("2019년 3월 – 현재", "2019-03", None, True),
        ("Dal 01/03/2019 ad oggi", "2019", None, True),
        ("June 2014 – Till date", "2014-06", None, True),
        ("2021 -- : Reader", "2021", None, True),
        ("2009 – heden", "2009", None, True),
        ("с 2015: доцент", "2015", None, True),
        ("сентябрь 2015 – август 2018", "2015-09", "2018-08", False),
        ("2010 → 2014", "2010", "2014", False),
    ],
)
def test_dates_in_more_languages(text: str, start: str, end: str | None, current: bool) -> None:
    [date] = find_dates(text)

    assert (str(date.start), str(date.end) if date.end else None, date.current) == (start, end, current)


@pytest.mark.parametrize("text", ["72015", "9th2015", "AGS-2015", "COMP2015"])
def test_a_year_glued_to_what_is_no_date_is_none(text: str) -> None:
    assert find_dates(text) == ()
