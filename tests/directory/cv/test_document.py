from __future__ import annotations

import pytest

from directory.cv.document import Passage, Span, Style, join, merge, ranges

BOLD = Passage("Jane Roe, Paris", (Span(0, 8, Style.BOLD),))


def test_a_slice_is_stripped_and_its_spans_move_along() -> None:
    passage = Passage("  by Jane Roe  ", (Span(5, 13, Style.BOLD),))

    assert passage.slice(2) == Passage("by Jane Roe", (Span(3, 11, Style.BOLD),))
    assert passage.slice(4, 9) == Passage("Jane", (Span(0, 4, Style.BOLD),))


def test_a_slice_leaves_spans_outside_it() -> None:
    assert BOLD.slice(9) == Passage("Paris")


@pytest.mark.parametrize(
    ("passage", "is_all"),
    [
        (Passage("Jane Roe", (Span(0, 8, Style.BOLD),)), True),
        (Passage("Jane Roe.", (Span(0, 8, Style.BOLD),)), True),
        (Passage("Jane Roe", (Span(0, 4, Style.BOLD), Span(5, 8, Style.BOLD))), True),
        (Passage("Jane Roe", (Span(0, 99, Style.BOLD),)), True),
        (BOLD, False),
        (Passage("Jane Roe", (Span(0, 8, Style.ITALIC),)), False),
        (Passage("--", (Span(0, 2, Style.BOLD),)), False),
        (Passage(""), False),
    ],
)
def test_a_passage_is_set_in_a_style_where_each_letter_is(passage: Passage, is_all: bool) -> None:
    assert passage.is_all(Style.BOLD) is is_all


def test_joined_passages_keep_their_spans() -> None:
    joined = join([BOLD, Passage("again"), BOLD], " | ")

    assert joined.text == "Jane Roe, Paris | again | Jane Roe, Paris"
    assert [joined.text[span.start : span.end] for span in joined.spans] == ["Jane Roe", "Jane Roe"]


def test_nothing_joined_is_nothing() -> None:
    assert join([]) == Passage("")


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], ()),
        ([7], ((7, 7),)),
        ([3, 1, 2], ((1, 3),)),
        ([5, 1, 2, 5, 9], ((1, 2), (5, 5), (9, 9))),
    ],
)
def test_numbers_become_ranges(numbers: list[int], expected: tuple[tuple[int, int], ...]) -> None:
    assert ranges(numbers) == expected


@pytest.mark.parametrize(
    ("several", "expected"),
    [
        ([], ()),
        ([(4, 6), (1, 2)], ((1, 2), (4, 6))),
        ([(3, 4), (1, 2)], ((1, 4),)),
        ([(1, 9), (2, 3), (9, 10)], ((1, 10),)),
    ],
)
def test_ranges_are_merged(several: list[tuple[int, int]], expected: tuple[tuple[int, int], ...]) -> None:
    assert merge(several) == expected
