"""The year of publication among pages, volumes, identifiers and dates of access."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.cv.years import find_year, printed_years


@pytest.mark.parametrize(
    ("head", "tail", "year"),
    [
        ("Roe, J. (2019). ", ". Journal, 44(3), 211–229.", 2019),
        ("Roe J 2019a ", ". Journal 12", 2019),
        ("", ". Journal, 44(3), 2018.", 2018),
        ("", ". Journal 12 (2018), 1-20.", 2018),
        ("", ". Proceedings of the 2017 Conference, 2018", 2018),
        ("", ". ICML 2024.", 2024),
        ("", ". J Coast 2019;44(3):211–29", 2019),
        ("", ". Journal, 2018 Jun 12;33(2):145", 2018),
        ("", " (June 2018)", 2018),
        ("", ", 12.06.2018, S. 145", 2018),
        ("", ". Tromsø2016, S. 1", 2016),
        ("", ". 2019年;44(3)", 2019),
        ("", ". Journal 79/1 (6/1997), pp. 1-9", 1997),
        ("", ". Journal 12/2007, pp. 1-9", 2007),
        ("", ". Journal A4/2007", None),
        ("", ". Journal 2018-2019", 2018),
        ("(in press) ", ". Journal", None),
        ("", ". Journal 78, 1999-2011.", None),
        ("", ". Journal 78, 1990–99.", None),
        ("", ". pp. 1999–2011", None),
        ("", ". Journal 12: 1999", None),
        ("", ". Journal 12(3):2010", None),
        ("", ". doi:10.1000/2019.05", None),
        ("", ". https://example.org/2019", None),
        ("", ". arXiv:2019.01234", None),
        ("", ". Accessed 3 May 2019", None),
        ("", ". e2019045", None),
        ("", ". 2019.5 m", None),
        ("", "", None),
    ],
)
def test_the_year_is_that_of_publication(head: str, tail: str, year: int | None) -> None:
    assert find_year(head, tail) == year


def test_all_years_are_listed_in_order() -> None:
    assert printed_years(". Journal 12 (2018), 1-20. Roe, J. (2017). 10.1000/2019.") == (2018, 2017)
    assert printed_years("") == ()


@given(st.text(), st.text())
def test_any_text_gives_a_year_or_none(head: str, tail: str) -> None:
    year = find_year(head, tail)
    assert year is None or 1800 <= year < 2100


def test_the_year_of_a_later_edition_is_not_the_works() -> None:
    assert find_year("", "Lund: Studentlitteratur 2011 (2 uppl. 2017)") == 2011
    assert find_year("", "London: Longman, 1988; 2nd edn 1996") == 1988
