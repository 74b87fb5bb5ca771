from __future__ import annotations

import pytest
from hypothesis import given, settings

from directory.cv.document import Document, Style, UnreadableDocumentError
from directory.cv.readers import read_bytes
from directory.cv.readers.wrapped import is_page_text, read_page_text
from tests.directory.cv.readers.damage import damaged

FULL = "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor"  # 76 characters


def read(*rows: str) -> Document:
    return read_page_text("\n".join([*rows, "", f"{FULL} end.", "", "\fx"]), "cv.txt")


def texts(*rows: str) -> list[str]:
    return [line.text for line in read(*rows).lines][:-2]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("One\fTwo", True),
        ("One\n\f", False),
        ("elec-\ntron\npro-\nton\nneu-\ntron", True),
        ("elec-\ntron\nSaint-\nMartin", False),
        ("plain\ntext", False),
    ],
)
def test_page_text_is_told_by_breaks_of_pages_or_words(text: str, answer: bool) -> None:
    assert is_page_text(text) is answer


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (f"{FULL} and", "more text.", True),
        (f"{FULL} elec-", "tron.", True),
        (f"{FULL}, Some", "Words follow", True),
        (f"{FULL[:40]} elec-", "tron.", True),
        (f"{FULL[:60]} of the", "matter.", True),
        (f"{FULL[:60]},", "then more", True),
        ("Short row", "then more", False),
        (FULL[:40], "then more", False),
        (f"{FULL} ends.", "Another begins", True),
        (f"{FULL} 2010", "Another", True),
        (f"{FULL[:60]} 2010", "Another", False),
        (f"{FULL}", "Advisor: somebody", False),
        (f"{FULL}", "In: A journal", True),
        (f"{FULL}", "PhD in Physics", False),
        (f"{FULL}", "- A bullet", False),
        (f"    {FULL[:72]}", "less deep", False),
        (f"2010 {FULL[:70]}, x.", "2011 and so on", False),
        (f"Jane Doe and {FULL[:60]}.", "John Roe and others", False),
        (f"Doe, J., {FULL[:60]} May 2010.", "J. Roe, K. Poe, Title", False),
        (f"Research Assistant, {FULL[:53]}.", "Research Fellow, here", False),
    ],
)
def test_what_goes_on_and_what_does_not(above: str, below: str, joined: bool) -> None:
    assert len(texts(above, below)) == (1 if joined else 2)


def test_rows_of_a_line_are_decoration() -> None:
    document = read(f"{FULL} and", "more text.", "", "Next")
    assert [line.number for line in document.lines][:2] == [1, 4]
    assert 2 in document.rules


def test_styles_move_with_their_text() -> None:
    line = read(f"{FULL} **bold elec-**", "**tron**, more").lines[0]
    assert line.text.endswith("bold electron, more")
    found = [line.text[span.start : span.end] for span in line.passage.styled(Style.BOLD)]
    assert "".join(found) == "bold electron"


def test_running_headers_and_page_numbers_are_decoration() -> None:
    rows = []
    for number in range(2, 6):
        rows += [f"{number}th {FULL} and", f"Page {number} of 9", "\fJane Doe's CV", "", f"goes on {number}."]
    found = texts("Jane Doe", *rows)
    assert found[0] == "Jane Doe"
    assert not any("Page" in text or "CV" in text for text in found)
    assert sum("and goes on" in text for text in found) == 4


def test_running_headers_without_page_breaks_are_told_by_their_numbers() -> None:
    rows = []
    for number in range(2, 6):
        rows += [f"{FULL} elec-", "tron.", f"Curriculum Vitae {number}", "Text."]
    document = read_page_text("\n".join(["Jane", "Curriculum Vitae", *rows]), "cv.txt")
    assert [line.text for line in document.lines if "Curriculum" in line.text] == ["Curriculum Vitae"]


def test_numbers_that_lost_their_entries_are_decoration() -> None:
    assert texts("Publications", "1.", "2.", "3.", "Doe J. Title.") == ["Publications", "Doe J. Title."]


def test_a_sign_that_begins_many_rows_is_a_bullet() -> None:
    document = read(*(f"{{ Row {letter}" for letter in "abcde"), "= one")
    assert [line.bullet for line in document.lines][:6] == ["•"] * 5 + [None]


MARGIN = ["Education PhD in Physics", "University of X, 2010.", "Honors and", "Awards", "First Prize, 2009", "Journal",
          "Articles",
          f"Jane Doe. {FULL}", "and so on, 2010.", "Languages English, French"]  # fmt: skip


def test_titles_of_a_margin_get_lines_of_their_own() -> None:
    lines = read(*MARGIN).lines
    assert [line.text for line in lines if line.level] == [
        "Education",
        "Honors and Awards",
        "Journal Articles",
        "Languages",
    ]
    assert [line.text for line in lines][:3] == ["Education", "PhD in Physics", "University of X, 2010."]


@pytest.mark.parametrize(
    "row",
    [
        "Teaching Assistant, 2010",
        "Education department",
        "Publications",
        "- Awards Prize",
        "# Awards Prize",
        "Research Institute of X",
    ],
)
def test_titles_that_are_none_are_left_alone(row: str) -> None:
    lines = read(*MARGIN, "Short.", row).lines
    assert any(line.text.endswith(row.removeprefix("- ").removeprefix("# ")) for line in lines)


def test_a_title_that_comes_twice_in_a_row_is_none() -> None:
    lines = read(*MARGIN, "Skills Letter one.", "Skills Letter two.").lines
    assert sum(line.text.startswith("Skills L") for line in lines) == 2


def test_a_title_inside_a_paragraph_is_none() -> None:
    assert "Talks Given" in read(*MARGIN, f"{FULL} the", "Talks Given there.").text


def test_short_rows_about_papers_are_a_title() -> None:
    lines = read(*MARGIN, "Refereed", "Symposia X", f"Jane Doe. {FULL}", "end.").lines
    assert any(line.level and line.text == "Refereed Symposia X" for line in lines)


def test_titles_on_rows_of_their_own_are_left_to_the_sections() -> None:
    document = read("Education", "", "PhD", "", "      Awards", "", "Prize", "", "Skills", "", "Latin")
    assert not any(line.level for line in document.lines)
    assert all(line.indent == 0 for line in document.lines)


def test_entries_that_begin_alike_stand_apart() -> None:
    rows = [
        f"Jane Doe and {FULL[:60]},",
        "title, May 2010.",
        "John Roe and others.",
        "PhD in Physics",
        "A place",
        "Latin: x",
    ]
    found = {line.text[:8]: line.after_blank for line in read(*rows).lines}
    assert found["John Roe"]
    assert found["PhD in P"]
    assert not found["Latin: x"]


SAMPLE = ("\n".join([*MARGIN, "1.", "2.", "3.", f"{FULL} elec-", "tron", "\fPage 2", "Jane", "{ a", "2010 x"])).encode()


@settings(max_examples=200, deadline=None)
@given(damaged(SAMPLE))
def test_damage_loses_no_line(data: bytes) -> None:
    try:
        document = read_bytes(data, "cv.txt")
    except UnreadableDocumentError:
        return
    rows = document.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    known = {line.number for line in document.lines} | set(document.rules)
    assert all(number in known for number, row in enumerate(rows, 1) if row.strip())


def test_pages_of_numbers_alone_have_no_lines() -> None:
    assert read_page_text("1\n\f2\n\f3", "cv.txt").lines == ()


def test_a_title_before_a_role_or_an_organization_is_none() -> None:
    lines = read(*MARGIN, "Short.", "Editorial Assistant at the Journal", "Short.", "Talks Institute of X").lines
    assert not any(line.text in ("Editorial", "Talks") for line in lines)


EXACT = [
    "- Roe, J. and Doe, K. and Poe, L. Why bees dance in the dark of the winter, what they",
    "  dance of, and who looks on. Bee World 12, 2010.",
    "- Doe, K. and Roe, J. On the way home from the field where the last of the flowers grow,",
    "  and on the way back. Bee World 13, 2011.",
    "- Roe, J. The queen and her court, seen by a camera that the workers had no mind to clean",
    "  with wax. Bee World 14, 2012.",
    "- Roe, J. and Poe, L. Bees in towns, bees in the country, bees in the mountains: what we",
    "  know of each. Bee World 15, 2013.",
] * 3


def exact(*rows: str) -> list[str]:
    """The lines of a text whose letters are of one width: 89 of them in a row."""
    return [line.text for line in read_page_text("\n".join([*EXACT, "", *rows, "\fx"]), "cv.txt").lines][12:-1]


def test_where_all_letters_are_of_one_width_a_row_goes_on_only_where_it_was_full() -> None:
    row = "The way of the bees, told by many who went with them to the fields of the south and west"

    assert len(row) == 88
    assert exact(row, "and back") == [f"{row} and back"]
    assert exact(row[:-9], "and back") == [row[:-9], "and back"]
    assert exact(f"{row[:-9]} in the", "South") == [f"{row[:-9]} in the South"]


def test_a_label_in_small_letters_goes_on_with_a_full_row() -> None:
    row = "The role of the dance in the choice of a hive, and what may be seen of it in hives of old"

    assert exact(row, "glass: evidence from forty years") == [f"{row} glass: evidence from forty years"]


def test_a_dash_that_did_not_fit_is_no_bullet() -> None:
    row = "The role of the dance in the choice of a hive, and what may be seen of it in hives of old"

    assert exact(row, "– Bee World, 74: 728") == [f"{row} – Bee World, 74: 728"]
    assert exact("Bees", "– Bee World, 74: 728") == ["Bees", "Bee World, 74: 728"]


def test_the_name_of_the_cv_at_a_page_s_head_is_decoration() -> None:
    document = read_page_text("Jane Roe\n\nBees and trees\n\fJane Roe - Curriculum Vitae - 2\nHives\n", "cv.txt")

    assert [line.text for line in document.lines] == ["Jane Roe", "Bees and trees", "Hives"]
    assert document.rules == (4,)


def test_titles_that_stand_alone_are_no_margin() -> None:
    rows = ["Education", "", "PhD, Hive University", "", "Employment", "", "Beekeeper", "", "Awards", "", "Prize", ""]
    rows += ["Service", "", "Reviewer", "", "Lecture Notes in Logic, Springer", "", "\fx"]

    found = read_page_text("\n".join(rows), "cv.txt").lines

    assert "Lecture Notes in Logic, Springer" in [line.text for line in found]
