"""Text files: their bytes, their lines, and what on them is decoration."""

from __future__ import annotations

import pytest

from directory.cv.document import MAX_LINE, Style, UnreadableDocumentError
from directory.cv.readers.text import decode, read_text
from tests.directory.cv.texts import document_of, line_of, lines_of

TEXT = "Zoë Brontë\nProfessor – Zürich\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16-le bare", "utf-16-be bare", "utf-16-be", "cp1252"],
)
def test_text_in_any_usual_encoding_reads_alike(data: bytes) -> None:
    assert decode(data) == TEXT


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("\ufeff \n".encode(), "white space"),
        (b"Jane Roe\x00 and a binary tail", "binary"),
        (bytes(range(1, 32)) * 4 + b"PNG", "binary"),
        (b"\x00\x01" * 40, "binary"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=words):
        read_text(data, "cv.txt")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_numbered_alike_whatever_ends_them(end: str) -> None:
    document = read_text(end.join(["# Jane Roe", "", "Paris", "", "## Education"]).encode(), "cv.md")

    assert [(line.number, line.text) for line in document.lines] == [(1, "Jane Roe"), (3, "Paris"), (5, "Education")]


def test_the_last_line_needs_no_newline() -> None:
    assert [line.text for line in lines_of("Jane Roe\nlast")] == ["Jane Roe", "last"]


def test_a_very_long_line_is_cut_with_a_word_about_it() -> None:
    document = read_text(b"a " * MAX_LINE, "cv.txt")

    assert len(document.lines[0].text) < MAX_LINE
    assert document.notes == ("line 1 is 40,000 characters long; only the first 20,000 were read",)


@pytest.mark.parametrize(
    ("raw", "level", "text"),
    [
        ("# Jane Roe", 1, "Jane Roe"),
        ("### Education ###", 3, "Education"),
        ("#hashtag", 0, "#hashtag"),
        ("C# and F#", 0, "C# and F#"),
    ],
)
def test_headings_have_levels(raw: str, level: int, text: str) -> None:
    line = line_of(raw)

    assert (line.level, line.text) == (level, text)


@pytest.mark.parametrize(("underline", "level"), [("=======", 1), ("-------", 2)])
def test_a_line_underlined_is_a_heading(underline: str, level: int) -> None:
    document = document_of(f"Education\n{underline}\nPhD, 2010")

    assert [line.level for line in document.lines] == [level, 0]
    assert document.rules == (2,)


@pytest.mark.parametrize("above", ["- a point", "# Education", "text before\nand its end", "x" * 90, "Education\n"])
def test_a_rule_under_anything_else_is_a_rule(above: str) -> None:
    levels = [line.level for line in lines_of(f"{above}\n-----\n")]

    assert levels == [line.level for line in lines_of(above)]


@pytest.mark.parametrize(
    ("raw", "bullet", "text"),
    [
        ("- Paris", "-", "Paris"),
        ("* Paris", "*", "Paris"),
        ("• Paris", "•", "Paris"),
        ("\\* **Paris**", "*", "Paris"),
        ("1. Paris", "1.", "Paris"),
        ("[12] Paris", "[12]", "Paris"),
        ("\\[12\\] Paris", "[12]", "Paris"),
        ("(3) Paris", "(3)", "Paris"),
        ("J12. Paris", "J12.", "Paris"),
        ("- [3] Paris", "[3]", "Paris"),
        ("- 3. Paris", "3.", "Paris"),
        ("**4.** Paris", "4.", "Paris"),
        (": Paris", ":", "Paris"),
        ("- : Paris", "-", ": Paris"),
        ("**Paris**", None, "Paris"),
        ("*Paris*", None, "Paris"),
        ("-Paris", None, "-Paris"),
        ("2019 Paris", None, "2019 Paris"),
        ("3.5 years", None, "3.5 years"),
        ("Paris - 1900", None, "Paris - 1900"),
    ],
)
def test_bullets_and_numbers_stand_before_the_text(raw: str, bullet: str | None, text: str) -> None:
    line = line_of(raw)

    assert (line.bullet, line.text) == (bullet, text)


@pytest.mark.parametrize("raw", ["---", "* * *", "=====", "-", "•", "||", "\\", "| --- | :-: |", "**"])
def test_decoration_is_a_rule_and_no_line(raw: str) -> None:
    document = document_of(f"above\n{raw}\nbelow")

    assert [line.text for line in document.lines] == ["above", "below"]
    assert document.rules == (2,)
    assert document.lines[1].after_blank


def test_indents_count_columns_and_tabs_stand_for_four() -> None:
    lines = lines_of("a\n  - b\n\t- c\nd\te")

    assert [line.indent for line in lines] == [0, 2, 4, 0]
    assert lines[3].text == "d\te"


def test_damage_from_other_programs_is_mended() -> None:
    document = read_text("eﬃcient\u00adly \x0cﬁ\u200bnd\u2028x".encode(), "cv.txt")

    assert document.lines[0].text == "efficiently find x"


def test_comments_are_no_text_but_keep_their_line_numbers() -> None:
    document = document_of("Jane <!-- not\nthis\n--> Roe\n<!-- nor this -->\nParis <!-- open")

    assert [(line.number, line.text) for line in document.lines] == [(1, "Jane"), (3, "Roe"), (5, "Paris <!-- open")]
    assert document.rules == (2, 4)


def test_front_matter_says_who_and_is_decoration_else() -> None:
    document = document_of('---\ntitle: "Curriculum Vitae"\nauthor: Jane Roe\nlayout: page\n---\nParis\n---\nRome')

    assert [line.text for line in document.lines] == ["Curriculum Vitae", "Jane Roe", "Paris", "Rome"]
    assert document.rules == (1, 4, 5, 7)


def test_a_rule_between_front_matter_and_text_opens_no_other() -> None:
    assert [line.text for line in lines_of("---\n\n---\nauthor: Jane Roe")] == ["author: Jane Roe"]


@pytest.mark.parametrize("fence", ["```", "~~~", ":::"])
def test_fences_are_decoration(fence: str) -> None:
    assert [line.text for line in lines_of(f"{fence}\nParis\n{fence}")] == ["Paris"]


def test_a_date_in_a_fence_dates_what_it_holds() -> None:
    lines = lines_of('::: {.entry date="2019 - 2021"}\nPostdoc, Paris\n:::')

    assert [line.text for line in lines] == ["2019 - 2021", "Postdoc, Paris"]
    assert lines[0].after_blank


def test_a_tables_cells_are_columns() -> None:
    document = document_of("| Year | Title |\n|------|-------|\n| 2019 | A prize |\n| 2021 | | \n")

    assert [line.text for line in document.lines] == ["2019\tA prize", "2021"]
    assert document.rules == (1, 2)


@pytest.mark.parametrize(
    "table",
    [
        "| 2018 | First prize |\n|---|---|\n| 2019 | A prize |",  # the first row is a record
        "| Jane Roe | Paris |\n|---|---|\n| 2019 | A prize |",
        "| Place |\n|---|\n| Paris |",  # one column names nothing
        "| | |\n|---|---|\n| 2019 | A prize |\n|---|---|",  # a second row of dashes
        "Title\n---|---\nA prize",
    ],
)
def test_a_tables_first_row_stays_where_it_names_no_columns(table: str) -> None:
    rows = [row for row in table.split("\n") if any(char.isalnum() for char in row)]

    assert len(lines_of(table)) == len(rows)


ORG = """
    #+TITLE: Curriculum Vitae
    #+AUTHOR: Jane Roe
    #+OPTIONS: toc:nil
    # a comment
    * Education
    ** PhD in /Physics/
       - [[https://x.org][Paris]]
    """


def test_org_is_read_by_its_name_or_its_keywords() -> None:
    for source in ("cv.org", "cv.txt"):
        document = document_of(ORG, source)

        assert [(line.level, line.text) for line in document.lines] == [
            (1, "Curriculum Vitae"),
            (1, "Jane Roe"),
            (1, "Education"),
            (2, "PhD in Physics"),
            (0, "Paris"),
        ]
        assert document.rules == (3, 4)
        assert [span.url for span in document.lines[4].passage.styled(Style.LINK)] == ["https://x.org"]


def test_a_number_sign_in_markdown_is_no_comment() -> None:
    assert line_of("# Education").level == 1


def test_markup_around_nothing_is_decoration() -> None:
    assert document_of("Jane\n<br>\n**Roe**").rules == (2,)
