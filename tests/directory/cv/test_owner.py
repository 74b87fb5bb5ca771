"""Whose CV it is."""

from __future__ import annotations

import pytest

from directory.cv.owner import find_owner, is_document_title, printed_name
from directory.cv.sections import split_sections
from tests.directory.cv.texts import document_of


def owner(text: str, source: str = "cv.md") -> tuple[tuple[str, ...], tuple[int, ...]]:
    document = document_of(text, source)
    return find_owner(document, split_sections(document))


PAPERS = """

## Publications
1. **Jane Roe**, John Doe. Bees dance. Apidology, 2010.
2. John Doe, **Jane Roe**. Bees sleep. Apidology, 2011.
3. **Jane Roe**. **Bees wake in the morning.** Apidology, 2012.
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Jane Roe\nLeeds", "Jane Roe"),
        ("# Dr Jane Roe (she/her)\nLeeds", "Jane Roe"),
        ('JANE "JAY" ROE\nLeeds', "JANE ROE"),
        ("ROE Jane Ann\nLeeds", "Jane Ann ROE"),
        ("Prof. Jane A. Roe — curriculum vitæ\nLeeds", "Jane A. Roe"),
        ("BIOGRAPHICAL SKETCH\nNAME: Roe, Jane\n", "Jane Roe"),
        ("Curriculum Vitae\n\nPersonal details\n\nJane Roe, born in Leeds\n", "Jane Roe"),
        ("---\ntitle: Publications\n---\n\n# Jane Roe\n", "Jane Roe"),
        ("Name\tAssoc. Prof. Dr. Aminah binti Roe\nFaculty\tFood\n", "Aminah binti Roe"),
        ("氏名　　森山 花子\n", "森山 花子"),
        ("Surname: Roe\nFirst name: Jane\nCity: Leeds\n", "Jane Roe"),
        ("Cognome: Roe\nNome: Gianna\n", "Gianna Roe"),
        ("# Curriculum Vitae of Dr. Jane Roe\n", "Jane Roe"),
        ("JANE ROE\nLeeds, UK", "JANE ROE"),
        ("Curriculum Vitae\n\nJane Roe, PhD\nLeeds", "Jane Roe"),
        ("Jane Roe\tjane@x.org\n", "Jane Roe"),
        ("Jane Roe - Lecturer\n", "Jane Roe"),
        ("Resume\nName: Jane Roe\nLeeds", "Jane Roe"),
        ("氏名：小野寺 遥\n", "小野寺 遥"),
        ("Full Name\tJane Roe\tLeeds", "Jane Roe"),
        ("Name and Surname: Jane Roe\n", "Jane Roe"),
        ("Name:    ROE, Jane Ann (Mrs)\n", "Jane Ann ROE"),
        ("NAME: Roe, Jane A.\n", "Jane A. Roe"),
        ("DR JANE ROE\nLeeds", "JANE ROE"),
        ("# Curriculum vitae – dr. ir. Jan de Vries\n", "Jan de Vries"),
        ("ROE-DOE, JUNE\nLeeds", "JUNE ROE-DOE"),
        ("University of Leeds\nSenior Lecturer\nJane Roe\n", "Jane Roe"),
    ],
)
def test_the_name_stands_on_the_first_lines(text: str, name: str) -> None:
    assert owner(text)[0] == (name,)


def test_two_names_are_one_person() -> None:
    assert owner("# Jane Roe / Jenny Roe\n") == (("Jane Roe", "Jenny Roe"), (1,))


def test_a_cv_may_print_its_owners_name_in_author_lists_only() -> None:
    assert owner(f"Lecturer, Leeds{PAPERS}") == (("Jane Roe",), ())


def test_one_emphasised_author_is_enough_where_there_is_no_other() -> None:
    assert owner("Lecturer\njane.roe@x.org\n\n## Publications\n1. **Jane Roe**, J. Doe. Bees dance. 2010.")[0] == (
        "Jane Roe",
    )


def test_the_e_mail_and_the_files_name_speak_for_a_name() -> None:
    text = "Anna Bee\nJane Roe\n"

    assert owner(f"{text}janeroe@x.org")[0] == ("Jane Roe",)
    assert owner(text, "cvs/roe_2024.md")[0] == ("Jane Roe",)
    assert owner(f"{text}me@x.org")[0] == ("Anna Bee",)


def test_the_full_name_on_top_wins_over_the_short_one_in_author_lists() -> None:
    papers = PAPERS.replace("**Jane Roe**", "**J. Roe**")

    assert owner(f"# Jane Maria Roe\n{papers}") == (("Jane Maria Roe",), (1,))


def test_a_name_far_from_the_top_is_too_little() -> None:
    assert owner("bees\n" * 11 + "Jane Roe\n") == ((), ())


@pytest.mark.parametrize("text", ["bees dance in the dark", "2010\n2011", "## Education\nJane Roe was here."])
def test_a_document_may_say_nothing(text: str) -> None:
    assert owner(text) == ((), ())


def test_a_bold_word_in_one_paper_is_too_little() -> None:
    assert owner("bees\n\n## Publications\n1. **Jane Roe**, **Ann Bee**. Bees dance. 2010.") == ((), ())


@pytest.mark.parametrize(
    ("text", "is_title"),
    [("Curriculum Vitæ", True), ("C.V.", True), ("Résumé", True), ("Vita of Jane", False), ("Jane Roe", False)],
)
def test_a_documents_title_says_what_it_is(text: str, is_title: bool) -> None:
    assert is_document_title(text) is is_title


def test_a_name_beside_a_name_is_its_owners_too() -> None:
    assert owner("氏名：小野寺 遥（Haruka Onodera）\n")[0] == ("小野寺 遥", "Haruka Onodera")
    assert owner("Name: 12 (Jane Roe)\n")[0] == ()


def test_the_name_that_lists_of_works_print_comes_first() -> None:
    sections = split_sections(
        document_of("# CV\n\n## Publications\n- Onodera, H. Bees. 2010.\n- Onodera, H. Bees. 2011.\n")
    )

    assert printed_name(("小野寺 遥", "Haruka Onodera"), sections) == ("Haruka Onodera", "小野寺 遥")
