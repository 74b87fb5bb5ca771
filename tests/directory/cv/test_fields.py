"""The head of an entry: dates, labels, segments, commas, places."""

from __future__ import annotations

import pytest

from directory.cv.document import Style
from directory.cv.fields import Segment, printed, read_head, read_label, split_commas, split_place, trim
from tests.directory.cv.texts import line_of, lines_of


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Thesis: On bees", "thesis", "On bees"),
        ("**Advisor**: Prof. Roe", "advisor", "Prof. Roe"),
        ("Betreuer: Prof. Roe", "advisor", "Prof. Roe"),
        ("Directrice de thèse : Prof. Roe", "advisor", "Prof. Roe"),
        ("研究方向：蜜蜂", "interests", "蜜蜂"),
    ],
)
def test_labels_that_cvs_use_are_read(text: str, field: str, value: str) -> None:
    label = read_label(line_of(text))

    assert label is not None
    assert (label.field, label.value.text) == (field, value)
    assert label.text == f"{label.label}: {value}"


@pytest.mark.parametrize("text", ["Thesis", "Thesis:", "Bees: a history", "On bees"])
def test_other_lines_have_no_label(text: str) -> None:
    assert read_label(line_of(text)) is None


def segments(text: str) -> list[str]:
    return [segment.text for segment in read_head(lines_of(text)).segments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Lecturer**, Leeds, 2010 - 2012", ["Lecturer", "Leeds"]),
        ("Lecturer | Leeds | 2010 - 2012", ["Lecturer", "Leeds"]),
        ("Lecturer — Leeds (2010-2012)", ["Lecturer", "Leeds"]),
        ("2010 - 2012\tLecturer\tLeeds", ["Lecturer", "Leeds"]),
        ("2010 - 2012 江城大学 副教授", ["江城大学", "副教授"]),
        ("We moved to Leeds (May 2010) and stayed", ["We moved to Leeds and stayed"]),
        ("Lecturer in 2010 of bees", ["Lecturer in 2010 of bees"]),
        ("2010", []),
    ],
)
def test_a_head_falls_apart_at_styles_columns_and_dates(text: str, expected: list[str]) -> None:
    assert segments(text) == expected


def test_a_segment_knows_its_style_and_slot() -> None:
    assert read_head(lines_of("**Leeds**\n*Lecturer* on bees")).segments == (
        Segment("Leeds", Style.BOLD, (0, 0)),
        Segment("Lecturer", Style.ITALIC, (1, 0)),
        Segment("on bees", None, (1, 1)),
    )


def test_a_label_behind_a_date_is_one() -> None:
    head = read_head(lines_of("**Doctorado**, 2006 - 2011. Director: Dr. Roe"))

    assert [(label.field, label.value.text) for label in head.labelled] == [("advisor", "Dr. Roe")]


def test_a_label_that_ends_in_a_comma_goes_on() -> None:
    head = read_head(lines_of("Leeds\nInterests: bees,\ndrones\nHull"))

    assert [label.value.text for label in head.labelled] == ["bees, drones"]
    assert [segment.text for segment in head.segments] == ["Leeds", "Hull"]


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        (" , Leeds; ", "Leeds"),
        ("(Leeds", "Leeds"),
        ("Leeds)", "Leeds"),
        ("(Leeds)", "Leeds"),
        ("Leeds (UK)", "Leeds (UK)"),
        ("Leeds.", "Leeds"),
        ("Acme Inc.", "Acme Inc."),
        ("Ph.D.", "Ph.D."),
        (". Leeds", "Leeds"),
        (".NET", ".NET"),
        (" - ", ""),
        ("", ""),
    ],
)
def test_loose_punctuation_is_trimmed(text: str, trimmed: str) -> None:
    assert trim(text) == trimmed


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("a, b, c", ["a", "b", "c"]),
        ("Acme Co., Ltd., Leeds", ["Acme Co., Ltd.", "Leeds"]),
        ("a (b, c), d [e, f]", ["a (b, c)", "d [e, f]"]),
        ("£120,000, Leeds", ["£120,000", "Leeds"]),
        ("2019,2020", ["2019", "2020"]),
        ("蜜蜂，雄蜂", ["蜜蜂", "雄蜂"]),
        ("a), b", ["a)", "b"]),
        (", ,", []),
    ],
)
def test_commas_part_what_is_not_in_brackets(text: str, pieces: list[str]) -> None:
    assert split_commas(text) == pieces


@pytest.mark.parametrize(
    ("text", "body", "place"),
    [
        ("Google, Mountain View, CA", "Google", "Mountain View, CA"),
        ("University of California, Berkeley", "University of California, Berkeley", None),
        ("University of California, Berkeley, CA", "University of California, Berkeley", "CA"),
        ("Acme", "Acme", None),
        ("Paris", "", "Paris"),
        ("", "", None),
    ],
)
def test_a_place_stands_at_the_end(text: str, body: str, place: str | None) -> None:
    assert split_place(text) == (body, place)


def test_no_date_is_none() -> None:
    assert printed(None) == (None, None, False)
