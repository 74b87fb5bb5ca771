"""People's names: what is one, how it sorts, which two can be one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.cv.names import (
    PersonName,
    compatible_names,
    fold_name,
    is_name,
    name_key,
    parse_name,
    sort_name,
    split_people,
    strip_titles,
)
from directory.cv.records import Mentor


@pytest.mark.parametrize(
    "text",
    [
        "Banghua Zhu",
        "ZIHANG LIU",
        "Jan van der Berg",
        "J.-P. Dupont",
        "Sean O'Neil",
        "O'Neil, Sean",
        "Martin Luther King, Jr.",
        "Larry D. Pyeatt",
        "Prof. Dr. Ana Díaz, PhD",
        "Anish Shah MD",
        "山田太郎",
        "山田 太郎",
        "王小明",
        "王学文",
        "김철수",
        "Дмитрий Иванов",
    ],
)
def test_a_name_is_told(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Education",
        "Research Interests",
        "University of Washington",
        "Los Angeles, CA",
        "Sydney, Australia",
        "Work Experience",
        "Curriculum Vitae",
        "New York",
        "Google Deepmind",
        "hello world",
        "A. B.",
        "Jane,",
        "Jane Roe,",
        "jane@example.org",
        "Jane Roe (2019)",
        "One Two Three Four Five Six",
        "Roe, Jane, Anna",
        "a very long line that nobody would take for the name of a person at all, would they",
        "教育背景",
        "工作经历",
        "学歴",
        "山田太郎電機工業",
    ],
)
def test_what_is_no_name_is_left_alone(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "sorted_"),
    [
        ("Banghua Zhu", "Zhu, Banghua"),
        ("Zhu, Banghua", "Zhu, Banghua"),
        ("Jan van der Berg", "van der Berg, Jan"),
        ("van Gogh", "van Gogh"),
        ("Martin Luther King, Jr.", "King, Martin Luther, Jr."),
        ("King, Jr., Martin", "King, Martin, Jr."),
        ("Robert Griffiths III", "Griffiths, Robert, III"),
        ("Smith JA", "Smith, JA"),
        ("Yi LI", "LI, Yi"),
        ("F. De Bello", "De Bello, F."),
        ("山田太郎", "山田太郎"),
        ("Plato", "Plato"),
    ],
)
def test_names_sort_by_family(text: str, sorted_: str) -> None:
    assert sort_name(text) == sorted_


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("Löwe, J.-P.", PersonName("Löwe", ("J.-P.",))),
        ("Löwe, ", PersonName("Löwe")),
        ("Berg, J. van der", PersonName("van der Berg", ("J.",))),
        ("Berg J. van der", PersonName("van der Berg", ("J.",))),
        ("", PersonName("")),
        ("王小明", PersonName("王", ("小明",))),
        ("山田 太郎", PersonName("山田", ("太郎",))),
        ("山田太郎", PersonName("山田太郎")),
        ("Jr", PersonName("Jr")),
    ],
)
def test_a_name_has_parts(text: str, parsed: PersonName) -> None:
    assert parse_name(text) == parsed


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("J. Smith", "Smith, John"),
        ("John A. Smith", "Smith, John"),
        ("Shah, AS", "Anish Shah"),
        ("Hill SA", "Spencer Alan Hill"),
        ("Leon Song", "Shuaiwen Leon Song"),
        ("Matt Price", "Matthew Price"),
        ("Bob Miller", "Robert Miller"),
        ("Jue WANG", "Jue Wang"),
        ("Marie-Ange Roche", "M.-A. Roche"),
        ("Marie-Ange Roche", "Roche MA"),
        ("Yu. Petrov", "Yuri Petrov"),
        ("Joséphine Simon", "Josephine Simon"),
        ("Smith", "smith"),
    ],
)
def test_names_can_be_one_persons(a: str, b: str) -> None:
    assert compatible_names(a, b)
    assert compatible_names(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Yao Lu", "Yan Lu"),
        ("John Smith", "John Smyth"),
        ("John A. Smith", "Smith JB"),
        ("J. Smith", "Mary J. Smith"),
        ("Smith", "J. Smith"),
        ("Li Wei", "Wei Li"),
        ("Jo Smith", "John Smith"),
        ("", ""),
    ],
)
def test_names_of_two_people_are_left_apart(a: str, b: str) -> None:
    assert not compatible_names(a, b)
    assert not compatible_names(b, a)


def test_folding_drops_accents_case_and_punctuation() -> None:
    assert fold_name("J.-P. Løwe-Ćirić") == "j p lowe ciric"
    assert fold_name("O’Neil") == "oneil"


def test_a_key_takes_initials_apart() -> None:
    assert name_key("Smith, JA") == name_key("J. A. Smith") == ("smith", ("j", "a"))


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Prof. Dr. Ana Díaz, PhD", "Ana Díaz"),
        ("Jane Roe, MD, MPH", "Jane Roe"),
        ("Anish Shah MD", "Anish Shah"),
        ("Jane Q. Public PhD", "Jane Q. Public"),
        ("Roe MA", "Roe MA"),
        ("Dr", "Dr"),
        ("Jane Roe", "Jane Roe"),
    ],
)
def test_titles_are_stripped(text: str, bare: str) -> None:
    assert strip_titles(text) == bare


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Prof. Ada Lee and Prof. Bo Kim", [("Ada Lee", None), ("Bo Kim", None)]),
        (
            "Tao Xie (Professor and Willett Faculty Scholar, UIUC), Yuetang Deng (Director)",
            [("Tao Xie", "Professor and Willett Faculty Scholar, UIUC"), ("Yuetang Deng", "Director")],
        ),
        ("Swabha Swayamdipta, Robin Jia", [("Swabha Swayamdipta", None), ("Robin Jia", None)]),
        ("Advised by Prof. Michael Mahoney at UC Berkeley", [("Michael Mahoney", "UC Berkeley")]),
        ("Mentors: Ben Athiwaratkun, Tri Dao", [("Ben Athiwaratkun", None), ("Tri Dao", None)]),
        ("under the supervision of Prof. Dan Huang and Yutong Lu.", [("Dan Huang", None), ("Yutong Lu", None)]),
        ("Adele E. Howe (Chair), W. J. Bryan Oldham", [("Adele E. Howe", "Chair"), ("W. J. Bryan Oldham", None)]),
        ("Advisor: *Yao Lu* (Professor, SYSU)", [("Yao Lu", "Professor, SYSU")]),
        ("Jane Roe (MIT", [("Jane Roe", "MIT")]),
        ("Jane Roe), 2019", [("Jane Roe)", None)]),
        ("", []),
    ],
)
def test_mentors_are_split(text: str, people: list[tuple[str, str | None]]) -> None:
    assert split_people(text) == tuple(Mentor(name, note) for name, note in people)


@given(st.text(max_size=80))
def test_any_text_is_sorted_and_compared_without_error(text: str) -> None:
    sort_name(text)
    is_name(text)
    split_people(text)
    assert compatible_names(text, text) or not name_key(text)[0]


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)
