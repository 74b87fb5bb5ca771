from __future__ import annotations

from directory.cv.document import Span, Style
from directory.cv.readers.runs import Runs


def test_white_space_is_single_and_a_tab_wins() -> None:
    runs = Runs()
    for text in ("  a \t b ", "\tc", "  ", "d "):
        runs.add(text)
    assert runs.take()[0].text == "a\tb\tc d"


def test_neighbours_of_one_style_are_one_span() -> None:
    runs = Runs()
    runs.add("bold ", (Style.BOLD,), number=7, size=12.0)
    runs.add("too", (Style.BOLD, Style.ITALIC), "https://a.b")
    runs.add(", plain", link=True)
    passage, number, size = runs.take()
    assert (number, size) == (7, 0.0)
    assert passage.spans == (
        Span(0, 8, Style.BOLD),
        Span(5, 8, Style.ITALIC),
        Span(5, 8, Style.LINK, "https://a.b"),
        Span(8, 15, Style.LINK),
    )


def test_it_begins_anew_after_each_line() -> None:
    runs = Runs()
    runs.add("one", mark=True)
    assert not runs.is_blank()
    runs.take()
    assert runs.is_blank()
    assert runs.take()[0].text == ""
