"""What follows a title: venue, acronym and year, numbers, publisher, editors, status, kind."""

from __future__ import annotations

import time
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.cv.document import Passage, Span, Style
from directory.cv.venues import VenuePart, find_status, read_venue


def printed(text: str, hint: str | None = None) -> dict[str, object]:
    """What was found, without what was not."""
    part = read_venue(text, hint)
    return {field.name: value for field in fields(part) if (value := getattr(part, field.name))}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Annals of Statistics.", {"venue": "Annals of Statistics", "kind": "journal"}),
        ("Isis", {"venue": "Isis"}),
        ("ICML 2024.", {"venue": "ICML", "venue_acronym": "ICML", "venue_year": 2024, "kind": "conference"}),
        ("ASPLOS'24", {"venue": "ASPLOS", "venue_acronym": "ASPLOS", "venue_year": 2024, "kind": "conference"}),
        (
            "EMNLP 2024 Oral",
            {"venue": "EMNLP", "venue_acronym": "EMNLP", "venue_year": 2024, "track": "Oral", "kind": "conference"},
        ),
        (
            "International Conference on Machine Learning (ICML) 2025",
            {
                "venue": "International Conference on Machine Learning",
                "venue_acronym": "ICML",
                "venue_year": 2025,
                "kind": "conference",
            },
        ),
        (
            "International Conference on Machine Learning (ICML 2025)",
            {
                "venue": "International Conference on Machine Learning",
                "venue_acronym": "ICML",
                "venue_year": 2025,
                "kind": "conference",
            },
        ),
        (
            "ICSE (International Conference on Software Engineering) 2020",
            {
                "venue": "International Conference on Software Engineering",
                "venue_acronym": "ICSE",
                "venue_year": 2020,
                "kind": "conference",
            },
        ),
        (
            "ICML Forty-second International Conference on Machine Learning 2025",
            {
                "venue": "Forty-second International Conference on Machine Learning",
                "venue_acronym": "ICML",
                "venue_year": 2025,
                "kind": "conference",
            },
        ),
        (
            "Empirical Methods in Natural Language Processing (EMNLP) 2023 Findings",
            {
                "venue": "Empirical Methods in Natural Language Processing",
                "venue_acronym": "EMNLP",
                "venue_year": 2023,
                "track": "Findings",
                "kind": "conference",
            },
        ),
        (
            "IEEE Conference on Robots 2020",
            {"venue": "IEEE Conference on Robots", "venue_year": 2020, "kind": "conference"},
        ),
        (
            "TPAMI (IEEE Transactions on Pattern Analysis)",
            {"venue": "IEEE Transactions on Pattern Analysis", "venue_acronym": "TPAMI", "kind": "journal"},
        ),
        (
            "Sensors MDPI (Multidisciplinary Digital Publishing Institute)",
            {"venue": "Sensors MDPI", "publisher": "MDPI"},
        ),
        ("Sea Ice (Multidisciplinary Digital Letters)", {"venue": "Sea Ice"}),
        ("arXiv preprint", {"venue": "arXiv", "venue_acronym": "arXiv", "kind": "preprint"}),
        ("arXiv:2404.17663", {"kind": "preprint"}),
        ("", {}),
    ],
)
def test_a_venue_is_named(text: str, found: dict[str, object]) -> None:
    assert printed(text) == found


@pytest.mark.parametrize(
    ("text", "venue", "kind"),
    [
        (
            "In Proceedings of the Fifth Conference on Planning, Durham, United Kingdom, September 1999.",
            "Proceedings of the Fifth Conference on Planning",
            "conference",
        ),
        (
            "Conference on Computing, Networking, and Storage",
            "Conference on Computing, Networking, and Storage",
            "conference",
        ),
        ("NeurIPS 2023 Workshop on Systems", "NeurIPS 2023 Workshop on Systems", "workshop"),
        ("Proceedings of the Royal Academy 466, 1-20", "Proceedings of the Royal Academy", "journal"),
        ("Thesis of The University of Sydney", "The University of Sydney", "thesis"),
        (
            "PhD dissertation, Colorado State University, Department of Ice, July 1999.",
            "Colorado State University",
            "thesis",
        ),
        ("PhD thesis", "PhD thesis", "thesis"),
        ("Technical Report TR-95, Institute of Ice, Oslo, 1995", "Institute of Ice", "report"),
        ("United States Patent 5424959, property of Ice Inc., 1995.", "United States Patent 5424959", "patent"),
        ("Together AI Blog", "Together AI Blog", "blog"),
        ("Engaging Science, Technology, and Society", "Engaging Science, Technology, and Society", None),
        ("High. Struct. 5.1 (2021), p. 310-383", "High. Struct.", "journal"),
        ("Version 2. 2019. arXiv : 1911.12281. Prépubl. 50 p.", None, "preprint"),
        ("en. In : Algebr. Geom. Topol. (2020), issn : 1472-2747, 1472-2739.", "Algebr. Geom. Topol.", None),
        ("Mém. de mast. Université de Lund, 2014.", "Université de Lund", "thesis"),
        ("J. Adv. in Mod. Earth Sys., 9, 1760-1771.", "J. Adv. in Mod. Earth Sys.", "journal"),
        ("Nature News. Then some more words", "Nature News", None),
        ("In", None, None),
        ("Dans", None, None),
        ("Conference on Ice, Ultima Thule, 2011", "Conference on Ice", "conference"),
    ],
)
def test_a_venue_ends_where_place_and_date_begin(text: str, venue: str | None, kind: str | None) -> None:
    part = read_venue(text)
    assert (part.venue, part.kind) == (venue, kind)


@pytest.mark.parametrize(
    ("text", "hint", "kind"),
    [
        ("In P. Roe (ed.), Handbook (pp. 1–9). Oslo: North Press.", None, "chapter"),
        ("Oslo: North Press, 2019", None, "book"),
        ("Isis", "journal", "journal"),
        ("Conference on Ice", "journal", "conference"),
        ("Conference on Ice", "chapter", "chapter"),
        ("Tellus, arXiv:2404.17663", None, None),
        ("bioRxiv", "journal", "preprint"),
    ],
)
def test_a_kind_is_told_by_words_then_heading_then_shape(text: str, hint: str | None, kind: str | None) -> None:
    assert read_venue(text, hint).kind == kind


@pytest.mark.parametrize(
    ("text", "status", "venue", "year"),
    [
        ("Submitted to ICML 2026", "submitted", "ICML", None),
        ("In preparation.", "in_preparation", None, None),
        ("RELEASE SOON", "in_preparation", None, None),
        ("Accepted, J. Climate.", "accepted", "J. Climate", None),
        ("Journal of Ice, 1999. In Review.", "submitted", "Journal of Ice", 1999),
        ("In revision 2019", "submitted", None, 2019),
        ("Journal of Ice", None, "Journal of Ice", None),
    ],
)
def test_a_status_is_no_venue(text: str, status: str | None, venue: str | None, year: int | None) -> None:
    part = read_venue(text)
    assert (part.status, part.venue, part.year) == (status, venue, year)


def test_a_preliminary_version_names_its_venue() -> None:
    text = "In submission. Preliminary version on NeurIPS 2023 Foundation Models for Decision Making Workshop"
    assert read_venue(text + ".") == VenuePart(
        venue="NeurIPS 2023 Foundation Models for Decision Making Workshop",
        venue_acronym="NeurIPS",
        venue_year=2023,
        status="submitted",
        kind="workshop",
        note=text,
    )
    part = read_venue("In submission. Preliminary version is published in ISIT 2022.")
    assert (part.venue, part.venue_year, part.status, part.kind) == ("ISIT", 2022, "submitted", "conference")


def test_italics_are_the_venue() -> None:
    text = "in L. Daston and F. Vidal, eds., The Moral Authority of Nature (Chicago: Lake House, 2003)."
    start = text.index("The Moral")
    passage = Passage(text, (Span(0, 2, Style.ITALIC), Span(start, start + 29, Style.ITALIC)))
    part = read_venue(passage)
    assert (part.venue, part.editors, part.year) == ("The Moral Authority of Nature", ("L. Daston", "F. Vidal"), 2003)


def test_a_year_behind_italics_belongs_to_the_venue() -> None:
    part = read_venue(Passage("International Conference on Ice (ICI) 2025.", (Span(0, 32, Style.ITALIC),)))
    assert (part.venue, part.venue_acronym, part.venue_year) == ("International Conference on Ice", "ICI", 2025)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Under review", "submitted"),
        ("(in press)", "accepted"),
        ("manuscript in preparation", "in_preparation"),
        ("Prépubl. 27 p.", "preprint"),
        ("Journal of Impressions", "published"),
        ("", "published"),
    ],
)
def test_a_status_is_told(text: str, status: str) -> None:
    assert find_status(text) == status


@given(st.text(alphabet="AJabce.,:;()“ 12-–\0", max_size=150))
def test_any_text_is_read_without_error(text: str) -> None:
    read_venue(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ab " * 5000,
        "A. " * 5000,
        "1, " * 5000,
        "(ed.) " * 2000,
        "Press " * 3000,
        "in " * 5000,
        "2019 " * 3000,
        "Ab, " * 4000,
    ],
)
def test_hostile_tails_take_linear_time(text: str) -> None:
    began = time.process_time()
    read_venue(text)
    assert time.process_time() - began < 4
