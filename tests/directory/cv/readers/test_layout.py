from __future__ import annotations

import pytest

from directory.cv.document import Line, Style
from directory.cv.readers.geometry import Page, Piece, Word
from directory.cv.readers.layout import lay_out

WIDE = "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor"  # 380 points at size 10


def words(x: float, y: float, text: str, *, font: str = "Roman", size: float = 10.0, space: float = 3.0) -> list[Word]:
    """Words of a row, each letter half as wide as its font's size; "~" is a hyphen that the typesetter put."""
    found = []
    style = {"bold": font == "Bold", "italic": font == "Italic", "icon": font == "Icons"}
    for word in text.replace("~", "\x02").split(" "):
        width = 0.5 * size * len(word)
        found.append(Word((Piece(word, size, font, **style),), x, x + width, y, size))
        x += width + space
    return found


def lines(*pages: list[list[Word]]) -> tuple[Line, ...]:
    made = [Page(tuple(word for row in page for word in row), 600, 800) for page in pages]
    text, found, rules = lay_out(made)
    assert len(found) + len(rules) == text.count("\n") + 1
    return found


def texts(*pages: list[list[Word]]) -> list[str]:
    return [line.text for line in lines(*pages)]


def column(
    x: float, *rows: str, y: float = 100, step: float = 12, font: str = "Roman", size: float = 10
) -> list[list[Word]]:
    return [words(x, y + step * number, row, font=font, size=size) for number, row in enumerate(rows)]


def test_a_narrow_gap_parts_cells_where_text_begins() -> None:
    page = []
    for number in range(4):
        page += [
            words(68, 100 + 24 * number, "1998 – 2000", space=3),
            words(126, 100 + 24 * number, "French Institute"),
        ]
        page += [words(126, 112 + 24 * number, "of Forestry")]
    assert texts(page)[:2] == ["1998 – 2000\tFrench Institute", "of Forestry"]


def test_icons_are_dropped_and_icons_that_begin_many_rows_are_bullets() -> None:
    page = [words(50, 100, "H", font="Icons") + words(60, 100, "555 55")]
    page += [words(50, 112 + 12 * n, "{", font="Icons") + words(60, 112 + 12 * n, f"Row {n}") for n in range(3)]
    page += [words(50, 148, "X", font="Icons")]
    found = lines(page)
    assert [(line.bullet, line.text) for line in found] == [
        (None, "555 55"),
        ("•", "Row 0"),
        ("•", "Row 1"),
        ("•", "Row 2"),
    ]


def test_dates_of_a_margin_may_be_broken() -> None:
    page = []
    for number in range(3):
        y = 100 + 24 * number
        page += [
            words(40, y, f"201{number}–"),
            words(40, y + 12, "today"),
            words(120, y, f"Post {number} at a place somewhere"),
        ]
        page += [words(120, y + 12, "at an institute of technology")]
    assert texts(page)[0] == "2010– today\tPost 0 at a place somewhere at an institute of technology"


def test_labels_of_a_margin_may_be_broken() -> None:
    page = []
    for number, label in enumerate(("Editorial", "Funding", "Journal")):
        y = 100 + 24 * number
        page += [
            words(40, y, label),
            words(40, y + 12, "board"),
            words(120, y, f"Entry {number} of them all"),
            words(120, y + 12, "More about it here."),
        ]
    page += (
        column(40, "2010", y=200) + column(120, "Entry", y=200) + column(40, "2011", y=212) + column(120, "Last", y=212)
    )
    page += [words(40, 224, "alone")]
    found = texts(page, [words(40, 60, "Editorial"), words(120, 60, "Entry on the next page")])
    assert found[0] == "Editorial board\tEntry 0 of them all"
    assert "2010\tEntry" in found


def test_a_margin_row_may_stand_alone() -> None:
    page = []
    for number in range(3):
        y = 100 + 36 * number
        page += [
            words(40, y, "Some"),
            words(120, y, f"Entry {number} of it"),
            words(40, y + 12, "Label"),
            words(120, y + 24, "more"),
        ]
    assert texts(page)[:2] == ["Some Label\tEntry 0 of it", "more"]


def test_full_columns_on_one_grid_are_read_down() -> None:
    rows = ["word " * 9 + f"l{n}" for n in range(12)]
    page = column(40, *rows) + column(290, *(row.replace("l", "r") for row in rows))
    assert "r0" not in " ".join(texts(page)).split("l11")[0]


def test_a_row_across_both_columns_parts_them() -> None:
    page = column(40, *(f"Left {n}" for n in range(9)), step=13) + column(
        320, *(f"Right {n}" for n in range(9)), y=105, step=17
    )
    page += [words(40, 300, WIDE), *column(40, *(f"Low {n}" for n in range(9)), y=320, step=13)]
    page += column(320, *(f"Deep {n}" for n in range(9)), y=325, step=17)
    found = texts(page)
    assert [found.index(text) for text in ("Left 8", "Right 0", WIDE, "Low 0", "Deep 0")] == [8, 9, 18, 19, 28]


def test_the_better_of_two_gutters_is_taken() -> None:
    page = column(40, *(f"A {n}" for n in range(9)), step=13) + column(
        240, *(f"B {n}" for n in range(9)), y=105, step=17
    )
    page += column(400, *(f"C {n}" for n in range(14)), y=103, step=19)
    assert texts(page)


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (f"{WIDE} elec~", "tron", True),
        ("elec~", "tron", True),
        (f"{WIDE[:50]} of the", "matter", True),
        (f"{WIDE[:50]},", "then more", True),
        (f"{WIDE[:50]}.", "then more", False),
        (WIDE[:30], "then more", False),
    ],
)
def test_what_goes_on(above: str, below: str, joined: bool) -> None:
    page = column(50, WIDE, "a.", above, below, "End of it.")
    assert (len(lines(page)) == 3) is joined


def test_hanging_rows_belong_to_the_row_above() -> None:
    page = []
    for number in range(5):
        page += [
            words(50, 100 + 24 * number, f"Doe {number} {WIDE}"),
            words(70, 112 + 24 * number, "And more of it."),
        ]
    page += [words(50, 220, f"Roe {WIDE}")]
    assert len(lines(page)) == 6


def test_rows_of_a_paragraph_begin_at_one_edge() -> None:
    page = [*column(50, f"x {WIDE}", f"Y {WIDE}"), words(90, 124, "Z deeper")]
    page += [words(60, 136, f"First {WIDE}"[:76]), words(50, 148, "Then less deep")]
    page += [
        words(50, 172, "-") + words(60, 172, WIDE),
        words(60, 184, "goes on"),
        words(200, 196, f"Right {WIDE[:40]}"),
    ]
    assert len(lines(page)) >= 4


def test_a_row_far_less_deep_begins_anew() -> None:
    assert len(lines([words(100, 100, f"{WIDE[:66]}"), words(50, 112, "Other words"), *column(50, WIDE, y=136)])) == 3


def test_endless_paragraphs_are_cut() -> None:
    pages = [column(50, *(f"{letter}{row} {WIDE}" for row in range(60)), y=60) for letter in "abcdef"]
    assert all(len(line.text) < 21_000 for line in lines(*pages))
    assert len(lines(*pages)) == 2


def test_a_column_of_decoration_only() -> None:
    left = column(40, *(f"Left {n}" for n in range(9)), step=13)
    pages = [
        [*left, *column(320, *(f"Right {n}" for n in range(9)), y=105, step=17), words(300, 790, str(n))]
        for n in (1, 2)
    ]
    assert not any(text.isdigit() for text in texts(*pages))


def test_rows_of_icons_alone_are_no_lines() -> None:
    assert texts([words(50, 100, "H", font="Icons"), words(50, 124, "text")]) == ["text"]


def test_marks_and_italics_become_spans() -> None:
    raised = Word((Piece("Doe", 10, "Roman"), Piece("1", 6, "Roman", raised=True)), 50, 70, 100, 10)
    line = lines([[raised, *words(73, 100, "it", font="Italic"), *words(90, 100, "*")]])[0]
    assert line.text == "Doe¹ it *"
    assert {span.style for span in line.passage.spans} == {Style.MARK, Style.ITALIC}


def test_a_page_of_decoration_alone_has_no_lines() -> None:
    assert texts([words(300, 790, "3")]) == []


def test_a_bullet_may_stand_far_from_its_text() -> None:
    assert [(line.bullet, line.text) for line in lines([words(50, 100, "-"), words(80, 100, "text")])] == [
        ("-", "text")
    ]


def test_bold_does_not_run_on_into_plain_text() -> None:
    assert len(lines([*column(50, WIDE, font="Bold"), *column(50, WIDE, y=112)])) == 2


def test_a_bullet_ends_the_label_above_it() -> None:
    page = []
    for number in range(4):
        y = 100 + 24 * number
        page += [
            words(40, y, "Some"),
            words(120, y, f"Entry {number} of them all"),
            words(40, y + 12, "- A bullet here"),
        ]
    assert texts(page)[:2] == ["Some\tEntry 0 of them all", "A bullet here"]


def test_a_row_set_to_full_width_is_not_parted_in_its_wide_gaps() -> None:
    page = []
    for number in range(4):
        page += [words(68, 100 + 24 * number, "1998 – 2000"), words(126, 100 + 24 * number, "French Institute")]
        page += [words(126, 112 + 24 * number, "of Forestry")]
    page += [words(68, 220, "nelissenxx and others of the kind", space=7)]
    assert texts(page)[-1] == "nelissenxx and others of the kind"


WORKS = [
    "Roe, J., Doe, K., Poe, L. 2010. Why bees dance in the dark of winter. Bee World 12.",
    "Doe, K., Roe, J. 2011. Why drones do not dance at all. Bee World 13, pages 1 to 9.",
    "Poe, L., Roe, J. 2012. What queens know of the weather, what not. Bee World 14, 2.",
]


def test_a_full_row_is_no_part_of_the_work_below_it() -> None:
    assert texts(column(100, *WORKS)) == WORKS


def test_names_that_go_on_in_the_next_row_begin_no_work() -> None:
    rows = [
        "Roe, J., Doe, K. 2010. Why bees dance in the dark, and who looks on: Roe, J.,",
        "Poe, L., Foe, M. and others of the hive in winter. Bee World 12.",
    ]

    assert texts(column(100, *rows)) == [" ".join(rows)]
