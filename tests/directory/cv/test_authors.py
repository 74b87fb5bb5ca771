"""Lists of authors in every format of names that references print."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.cv.authors import FORMATS, author_lists, is_author_list, is_owner, read_authors
from directory.cv.document import Passage
from directory.cv.records import Author

OWNER = "Ingrid M. Halvorsen"


def names(text: str, owner: str | None = OWNER) -> list[str]:
    return [author.name for author in read_authors(text, owner)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ingrid M. Halvorsen, Chidi Okonkwo and Lukas Brandt",
            ["Ingrid M. Halvorsen", "Chidi Okonkwo", "Lukas Brandt"],
        ),
        ("I. M. Halvorsen, C. Okonkwo, & L. Brandt", ["I. M. Halvorsen", "C. Okonkwo", "L. Brandt"]),
        ("IM Halvorsen, C Okonkwo", ["IM Halvorsen", "C Okonkwo"]),
        ("Halvorsen IM, Okonkwo C, van der Meer J", ["Halvorsen IM", "Okonkwo C", "van der Meer J"]),
        ("Halvorsen I M, Okonkwo C", ["Halvorsen I M", "Okonkwo C"]),
        ("Halvorsen, I. M., Okonkwo, C., & Brandt, L.", ["Halvorsen, I. M.", "Okonkwo, C.", "Brandt, L."]),
        ("Halvorsen, IM; Okonkwo, C; Kim, S.-J.", ["Halvorsen, IM", "Okonkwo, C", "Kim, S.-J."]),
        (
            "Halvorsen, I. M.; García, H. P. A; Meer, J. van der",
            ["Halvorsen, I. M.", "García, H. P. A", "Meer, J. van der"],
        ),
        ("Halvorsen, Ingrid M.; Okonkwo, Chidi", ["Halvorsen, Ingrid M.", "Okonkwo, Chidi"]),
        ("HALVORSEN, Ingrid M. – DE LA FUENTE, Marta", ["HALVORSEN, Ingrid M.", "DE LA FUENTE, Marta"]),
        (
            "Halvorsen, Ingrid M., Chidi Okonkwo, and Lukas Brandt",
            ["Halvorsen, Ingrid M.", "Chidi Okonkwo", "Lukas Brandt"],
        ),
        ("Halvorsen, I. M., C. Okonkwo, T. Whitfield Jr.", ["Halvorsen, I. M.", "C. Okonkwo", "T. Whitfield Jr."]),
        ("Halvorsen IM, C Okonkwo, L Brandt", ["Halvorsen IM", "C Okonkwo", "L Brandt"]),
        ("Halvorsen Ingrid M./Okonkwo Chidi", ["Halvorsen Ingrid M.", "Okonkwo Chidi"]),
        ("Halvorsen (Ingrid M.) et Okonkwo (Chidi)", ["Halvorsen (Ingrid M.)", "Okonkwo (Chidi)"]),
        ("王小明, 李娜、张伟", ["王小明", "李娜", "张伟"]),
        ("Okonkwo, C., Sanders, Halvorsen, I. M.", ["Okonkwo, C.", "Sanders", "Halvorsen, I. M."]),
        ("Halvorsen, IM, Lampert R, Goldberg, J", ["Halvorsen, IM", "Lampert R", "Goldberg, J"]),
        ("Okonkwo, C. Halvorsen, I.M. & Brandt, L.", ["Okonkwo, C.", "Halvorsen, I.M.", "Brandt, L."]),
        ("Chidi Okonkwo, Ingrid Halvorsen, EDGI", ["Chidi Okonkwo", "Ingrid Halvorsen", "EDGI"]),
        ("by Ingrid Halvorsen", ["Ingrid Halvorsen"]),
        ("Halvorsen IM, 李娜, Okonkwo C, 高橋 健", ["Halvorsen IM", "李娜", "Okonkwo C", "高橋 健"]),
        ("張偉, Halvorsen, I. M., & Okonkwo, C.", ["張偉", "Halvorsen, I. M.", "Okonkwo, C."]),
        ("Ingrid M. Halvorsen, 王小明 and Иван Петров", ["Ingrid M. Halvorsen", "王小明", "Иван Петров"]),
        ("Halvorsen I.M., Berg J. ter, Dam P.* van, Roe A.", ["Halvorsen I.M.", "Berg J. ter", "Dam P. van", "Roe A."]),
        ("HALVORSEN, Ingrid M., NG, Ada, XU, Min", ["HALVORSEN, Ingrid M.", "NG, Ada", "XU, Min"]),
        ("Halvorsen, I.M., P. LI, A. NG", ["Halvorsen, I.M.", "P. LI", "A. NG"]),
        ("Ingrid M. HALVORSEN, Min XU, Ada NG", ["Ingrid M. HALVORSEN", "Min XU", "Ada NG"]),
        ("KIM, YU-NA, Ingrid HALVORSEN", ["KIM, YU-NA", "Ingrid HALVORSEN"]),
        ("Halvorsen, Ingrid M./Roe, J. Adam/Doe, Ann", ["Halvorsen, Ingrid M.", "Roe, J. Adam", "Doe, Ann"]),
    ],
)
def test_every_format_of_names_is_read(text: str, expected: list[str]) -> None:
    assert names(text) == expected
    assert is_author_list(text, OWNER) > 0.6


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a model of sea ice",
        "International Conference on Machine Learning (ICML) 2025",
        "Designed and implemented an interpretable pipeline",
        "Wind, waves and wear: a field study",
        "2019 - 2021",
        "arXiv preprint",
        "University of Washington",
        "https://example.org/paper",
    ],
)
def test_what_is_no_list_of_authors_is_left_alone(text: str) -> None:
    assert is_author_list(text, OWNER) < 0.6


def test_marks_of_equal_contribution_are_no_part_of_a_name() -> None:
    authors, truncated = read_authors("Ingrid Halvorsen*, Chidi Okonkwo^{*}, Lukas Brandt, *Equal contribution", OWNER)
    assert authors == (
        Author("Ingrid Halvorsen", True),
        Author("Chidi Okonkwo", True),
        Author("Lukas Brandt"),
    )
    assert not truncated


def test_a_lone_mark_says_nothing_of_equal_contribution() -> None:
    assert read_authors("Ingrid Halvorsen*, Chidi Okonkwo")[0][0] == Author("Ingrid Halvorsen")


def test_marks_of_students_and_postdocs_are_none_either() -> None:
    text = "..Okonkwo, C...^, Halvorsen, I.M.^, ~~Brandt, L.~~, Silva, R. & ~~Kim, S-J.~~"
    assert names(text) == ["Okonkwo, C.", "Halvorsen, I.M.", "Brandt, L.", "Silva, R.", "Kim, S-J."]


@pytest.mark.parametrize(
    "text",
    [
        "Ingrid Halvorsen, Chidi Okonkwo, et al.",
        "Halvorsen IM, Okonkwo C, ET AL",
        "Halvorsen, I., Okonkwo, C., and others",
        "Halvorsen IM, Brandt L, …, Okonkwo C",
        "Halvorsen, Ingrid & Brandt, Lukas & … Okonkwo, Chidi",
        "Halvorsen, Ingrid/Brandt, Lukas/u. a.",
        "I. M. Halvorsen – L. Brandt – et al.",
        "Halvorsen IM, Brandt L, ve ark.",
        "Halvorsen, I. M., Brandt, L. idr.",
        "Halvorsen IM, 王小明等",
        "Halvorsen IM, Brandt L, 王小明, 等",
    ],
)
def test_a_shortened_list_says_so(text: str) -> None:
    authors, truncated = read_authors(text, OWNER)
    assert truncated
    assert all("al" not in author.name.split() for author in authors)


def test_nothing_is_read_from_nothing() -> None:
    assert read_authors("", OWNER) == ((), False)
    assert is_author_list(Passage("")) == 0.0
    assert read_authors(Passage("Ingrid Halvorsen")) == ((Author("Ingrid Halvorsen"),), False)


def test_a_lone_name_is_a_list_when_it_is_the_owners() -> None:
    assert is_author_list("Ingrid Halvorsen", OWNER) > is_author_list("Ingrid Halvorsen", None)


def test_shorter_lists_are_offered_too() -> None:
    text = "Lukas Brandt, Rising Water Levels, and more"
    assert [one.names for one in author_lists(text, 0, "given")] == [
        ("Lukas Brandt",),
        ("Lukas Brandt", "Rising Water Levels"),
    ]


def test_a_title_that_nothing_parts_from_the_names_is_given_back() -> None:
    lists = author_lists("Halvorsen IM and L Brandt Wind and waves", 0, "family+initial")
    assert [one.names[-1] for one in lists] == ["L Brandt Wind", "L Brandt"]


def test_so_are_two_words_of_it() -> None:
    lists = author_lists("Brandt, Lukas & Halvorsen, Ingrid Slow Drift of ice", 0, "full")
    assert [one.names[-1] for one in lists][-2:] == ["Halvorsen, Ingrid Slow", "Halvorsen, Ingrid"]


def test_no_particle_is_left_as_a_name() -> None:
    lists = author_lists("Brandt L, van der Berg J Wind and waves", 0, "family")
    assert [one.names[-1] for one in lists] == ["Brandt L", "van der Berg J", "van der Berg"]


def test_a_limit_ends_the_names() -> None:
    text = "Ingrid Halvorsen Wind and waves"
    assert author_lists(text, 0, "given", 16)[0].names == ("Ingrid Halvorsen",)


@pytest.mark.parametrize(
    ("name", "owns"),
    [
        ("Halvorsen, I.", True),
        ("Ingrid Halvorsen", True),
        ("Halvorsen Ingrid M.", True),
        ("Halvorsen, P.", False),
        ("Brandt", False),
    ],
)
def test_the_owner_is_known_in_either_order(name: str, owns: bool) -> None:
    assert is_owner(name, OWNER) is owns


@pytest.mark.parametrize(
    ("name", "owner", "owns"),
    [
        ("Díaz Soto, A.", "Ana Díaz Soto", True),
        ("Díaz Soto Ana", "Ana Díaz Soto", True),
        ("Díaz Soto A", "Ana Díaz Soto", True),
        ("Soto, A. D.", "Ana Díaz Soto", True),
        ("Díaz Soto, P.", "Ana Díaz Soto", False),
        ("Díaz, A.", "Ana Díaz Soto", True),
        ("Berg, J. van der", "Jan van der Berg", True),
        ("Soto, A.", "Díaz Soto, Ana", False),
    ],
)
def test_an_owner_may_have_two_family_names(name: str, owner: str, owns: bool) -> None:
    assert is_owner(name, owner) is owns


@given(st.text(alphabet="ABab.,;& -*()é王", max_size=120))
def test_any_text_is_read_without_error(text: str) -> None:
    read_authors(text, OWNER)
    assert 0 <= is_author_list(text, OWNER) <= 1


@pytest.mark.parametrize(
    "text",
    ["A. " * 5000, "Ab " * 5000, "Ab, " * 5000, "A-" * 8000, "Ab-" * 5000, "van " * 5000, "A. B, " * 4000, "*" * 9000],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    for name_format in FORMATS:
        author_lists(text, 0, name_format)
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("name", "owner", "expected"),
    [
        ("Ruiz Gil, A. M.", "Ana María Ruiz Gil", True),
        ("Ruiz, A.", "Ana Ruiz Gil", True),
        ("Ruiz-Gil, A.", "ANA RUIZ GIL", True),
        ("de la Cruz, M.", "Marta de la Cruz Pérez", True),
        ("Yining Zhou", "周怡宁", True),
        ("Zhou, Y.", "周怡宁", True),
        ("Roe J", "ROE JANE", True),
        ("Волкова Е. С.", "Волкова Елена Сергеевна", True),
        ("A. Smith", "John A. Smith", False),
        ("Gil, M.", "Ana Ruiz Gil", False),
        ("Li Ming", "周怡宁", False),
        ("J. Doe", "van Roe", False),
    ],
)
def test_the_owner_is_known_by_one_family_name_of_two_and_in_latin_letters(
    name: str, owner: str, expected: bool
) -> None:
    assert is_owner(name, owner) is expected
