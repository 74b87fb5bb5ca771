from __future__ import annotations

import pytest

from directory.cv.readers.joining import SOFT_HYPHEN, hyphenated_words, joint

WORDS = hyphenated_words(["a cross-sectional study"])


@pytest.mark.parametrize(
    ("ending", "beginning", "joined"),
    [
        ("elec-", "tron", "electron"),
        ("elec" + SOFT_HYPHEN, "tron,", "electron,"),
        ("cross-", "sectional", "cross-sectional"),
        ("Saint-", "Martin", "Saint-Martin"),
        ("pre-", "(post)", "pre-(post)"),
        ("1842-", "1848", "1842-1848"),
        ("https://a.b/c-", "d", "https://a.b/c-d"),
        ("https://a.b/", "c", "https://a.b/c"),
        ("https://a.b.", "c", "https://a.b.c"),
        ("https://a.b.", "See", "https://a.b. See"),
        ("word", "word", "word word"),
    ],
)
def test_two_rows_become_one(ending: str, beginning: str, joined: str) -> None:
    left, glue = joint(ending, beginning, WORDS)
    assert left + glue + beginning == joined
