"""What a piece of text looks like, by its words."""

from __future__ import annotations

import pytest

from directory.cv.cues import (
    degree_score,
    fold,
    institution_score,
    is_unit,
    organization_score,
    place_score,
    role_score,
    words,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Universität  Zürich!", "universitat zurich"), ("Tromsø", "tromso"), ("Straße", "strasse"), ("", "")],
)
def test_texts_are_compared_without_case_accents_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_words_last_full_stop_is_none_of_it() -> None:
    assert words("Ph.D. in l'Art, 2010") == ("ph.d", "in", "l'art")


@pytest.mark.parametrize(
    "text",
    ["Professor", "Postdoctoral Fellow", "PhD student", "Maître de conférences", "Chargée de recherche", "Profesora",
     "Wissenschaftlicher Mitarbeiter", "副教授", "准教授", "Software Engineer", "Intern"],
)  # fmt: skip
def test_roles_are_known_in_several_languages(text: str) -> None:
    assert role_score(text) >= 0.5


@pytest.mark.parametrize("text", ["University of Leeds", "Paris, France", "Bees in the dark", "PhD in Physics", ""])
def test_other_texts_are_no_roles(text: str) -> None:
    assert role_score(text) == 0


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Ph.D. in Physics", 1), ("M.Sc.", 1), ("B.Eng. (Hons)", 1), ("Doctorat en histoire", 1), ("Diplom", 1),
        ("Licenciatura en Historia", 1), ("博士", 1), ("修士", 1), ("High School Diploma", 1), ("A PhD in bees", 0.7),
        ("Bees and how they got a PhD", 0.4), ("Lecturer", 0), ("Bees", 0), ("", 0),
    ],
)  # fmt: skip
def test_degrees_count_most_where_they_begin_a_text(text: str, score: float) -> None:
    assert degree_score(text) == score


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("University of Leeds", 1), ("ETH Zürich", 1), ("Universidad de Zaragoza", 1), ("江城大学", 1), ("Acme Ltd", 1),
        ("Department of Bees", 0.8), ("Bee Lab", 0.8), ("Northlight", 0), ("Paris", 0), ("", 0),
    ],
)  # fmt: skip
def test_organizations_are_known_by_their_words(text: str, score: float) -> None:
    assert organization_score(text) == score


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("University of Leeds", 1), ("Department of Computer Science, ETH", 0.6), ("Department of Bees", 0.1),
        ("Acme", 0.4)
    ],
)  # fmt: skip
def test_a_whole_institution_beats_a_part_of_one(text: str, score: float) -> None:
    assert institution_score(text) == score
    assert is_unit("Bee Lab")
    assert not is_unit("Acme")


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Paris", 1), ("Paris, France", 1), ("Leeds, UK", 1), ("(Remote)", 1), ("Cambridge, MA, USA", 1),
        ("Tromsø, Norway", 1), ("College Station, Texas", 1), ("State College", 1), ("Imperial College, London", 0),
        ("1010 Wien", 1), ("Springfield, IL", 0.9), ("Beijing China", 1), ("Kiruna, Sweden", 0.9),
        ("Denver, CO", 1), ("Washington, D.C.", 1), ("Acme Co", 0),
        ("springfield, IL", 0),
        ("Springfield", 0), ("Room 12, Paris", 0), ("University of Paris", 0), ("Professor, Paris", 0), ("", 0),
        (", ,", 0),
        ("Paris" * 20, 0), ("Paris, Rome, London, Berlin, Madrid, Vienna, Oslo", 0),
        ("somewhere quite far away from here, UK", 0),
    ],
)  # fmt: skip
def test_places_are_known_or_stand_before_a_country(text: str, score: float) -> None:
    assert place_score(text) == score
