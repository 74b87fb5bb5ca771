"""Remarks on a list that are none of its items."""

from __future__ import annotations

import pytest

from directory.cv.legends import is_legend
from tests.directory.cv.texts import cv_of, line_of


@pytest.mark.parametrize(
    "text",
    [
        "\\* equal contribution",
        "* equal contribution",
        "† corresponding author",
        "(* denotes equal contribution)",
        "*: co-first authors",
        "Underlined names are students",
        "Equal contribution is marked by an asterisk",
        "Authors are listed by name",
        "Authors in alphabetical order",
        "(= equal contribution of both)",
        "* contribution égale",
        "† The first two authors contributed equally",
        "+ students",
        "Note: students in italics",
    ],
)
def test_what_only_explains_signs_is_a_legend(text: str) -> None:
    assert is_legend(line_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "* Student engagement in large classes",
        "* Equal pay in beekeeping. Bee World, 2010.",
        "* The author as beekeeper",
        "* Joint modelling of bees and trees",
        "Roe J. Shared hives. Bee World 12.",
        "# Equal contribution",
        "* equal contribution " + "of all the authors who are named above " * 5,
        "Jane Roe, John Doe",
    ],
)
def test_a_work_is_no_legend(text: str) -> None:
    assert not is_legend(line_of(text))


def test_a_legend_under_a_heading_is_a_label() -> None:
    cv = cv_of(
        """
        # Jane Roe

        ## Publications

        * equal contribution

        1. Jane Roe*, John Doe*. Why bees dance in the dark. Bee World 12, 1-9, 2010.
        2. Jane Roe, Kim Poe. Why drones do not dance. Bee World 13, 2-8, 2011.
        """
    )

    assert [one.title for one in cv.publications] == ["Why bees dance in the dark", "Why drones do not dance"]
    assert (5, 5) in cv.labels
    assert cv.unread == ()
