"""Editors, volume, issue, pages, year and publisher in what follows a title."""

from __future__ import annotations

import pytest

from directory.cv.document import Passage
from directory.cv.imprint import Rest, take_editors, take_numbers, take_publisher, take_year, trim
from directory.cv.venues import read_venue


@pytest.mark.parametrize(
    ("text", "volume", "issue", "pages", "year"),
    [
        ("Journal of Ice, 44(3), 211–229. https://doi.org/10.1234/ji", "44", "3", "211–229", None),
        ("J Ice 2019;44(3):211–29.", "44", "3", "211–29", 2019),
        ("J. Ice 95.5, pp. 1014–1026.", "95", "5", "1014–1026", None),
        ("J. Ice, vol. 8, no. 1, pp. 1-15, 2021.", "8", "1", "1–15", 2021),
        ("J. Ice 86:2 (June 1995) 222-244.", "86", "2", "222–244", 1995),
        ("J. Ice 12, 45, 88-104", "12", "45", "88–104", None),
        ("J. Ice 529, 204–207 (2016)", "529", None, "204–207", 2016),
        ("J. Ice, Jg. 33/2, S. 145–160.", "33", "2", "145–160", None),
        ("J. Ice, no. 7, e0151852", None, "7", "e0151852", None),
        ("J. Ice, 16, 27947.", "16", None, "27947", None),
        ("J. Ice 12, 2018.", "12", None, None, 2018),
        ("J. Ice 14 (2008), S. 201", "14", None, "201", 2008),
        ("J. Ice 14 (2008), 201-210", "14", None, "201–210", 2008),
        ("J. Ice, 173 p.", None, None, None, None),
        ("101 Polar L. Rev. 877 (2015)", "101", None, "877", 2015),
        ("21 North Ice J. on Snow 20, 24 (2001)", "21", None, "20", 2001),
        ("3 Journal of Snow and Ice 20-44 (2001)", "3", None, "20–44", 2001),
        ("12 Ice Stations 200", "200", None, None, None),
        ("Physics of Ice, doi:10.1063/PT. February 2, 2017.", None, None, None, 2017),
    ],
)
def test_numbers_stand_apart(
    text: str, volume: str | None, issue: str | None, pages: str | None, year: int | None
) -> None:
    part = read_venue(text)
    assert (part.volume, part.issue, part.pages, part.year) == (volume, issue, pages, year)


@pytest.mark.parametrize(
    ("text", "venue", "editors", "publisher"),
    [
        (
            "In P. Aaltonen & G. Fischer (Eds.), Handbook of Arctic Construction (pp. 210–245). Tromsø: North Press.",
            "Handbook of Arctic Construction",
            ("P. Aaltonen", "G. Fischer"),
            "North Press",
        ),
        (
            "In Diane J. Cook, editor, Proceedings of the Symposium, pages 357--361. AAAI Press.",
            "Proceedings of the Symposium",
            ("Diane J. Cook",),
            "AAAI Press",
        ),
        (
            "Dans C. Martin (dir.), Le Compagnon (p. 33–61). Presses du Nord.",
            "Le Compagnon",
            ("C. Martin",),
            None,
        ),
        (
            "in: The Companion, herausgegeben von Paola Marchetti, Cambridge 2008, S. 33–61.",
            "The Companion",
            ("Paola Marchetti",),
            None,
        ),
        (
            "In The Companion, ed. Paola Marchetti. Cambridge: Harbour University Press.",
            "The Companion",
            ("Paola Marchetti",),
            "Harbour University Press",
        ),
        ("In Handbook of Research. Edward Elgar Publishing", "Handbook of Research", (), "Edward Elgar Publishing"),
        ("Buenos Aires: CLACSO.", "CLACSO", (), "CLACSO"),
        (". In: Journal of Ice 123, pp. 331–337.", "Journal of Ice", (), None),
        (". In : High. Struct. 5.1 (2021), p. 310-383", "High. Struct.", (), None),
        ("Tianjin University Press", "Tianjin University Press", (), "Tianjin University Press"),
        ("In Handbook, (Oslo: Polar House)", "Handbook", (), "Polar House"),
        ("Quality Council Research Publications, 2015", "Quality Council Research Publications", (), None),
        ("history of North Press, 2015", "history of North Press", (), None),
    ],
)
def test_books_have_editors_and_publishers(
    text: str, venue: str, editors: tuple[str, ...], publisher: str | None
) -> None:
    part = read_venue(text)
    assert (part.venue, part.editors) == (venue, editors)
    assert part.publisher in (publisher, part.venue if publisher is None else publisher)


def test_what_is_taken_leaves_a_gap_of_its_length() -> None:
    rest = Rest(Passage("Journal of Ice 44(3), 211–229, 2019."))
    assert take_numbers(rest) == ("44", "3", "211–229")
    assert take_year(rest) == 2019
    assert len(rest.text) == len(rest.passage.text)
    assert trim(rest.text) == "Journal of Ice"


def test_nothing_is_taken_from_prose() -> None:
    rest = Rest(Passage("we looked at ice in the press of the day"))
    assert (take_numbers(rest), take_year(rest), take_editors(rest), take_publisher(rest)) == (
        (None, None, None),
        None,
        (),
        None,
    )
