"""How a reference begins, and whether a line holds all of one."""

from __future__ import annotations

import pytest

from directory.cv.references import is_reference, name_form

TITLE = "Why bees dance in the dark, and what drones do. Bee World"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Roe, J., Doe, K. Bees", "comma"),
        ("2010. Roe, J. and Doe, K. Bees", "comma"),
        ("Roe, Jane; Doe, Kim: Bees", "full"),
        ("why bees dance", None),
        ("", None),
    ],
)
def test_the_form_of_the_first_name(text: str, form: str | None) -> None:
    assert name_form(text) == form


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"Roe, J., Doe, K. {TITLE}, 2010.", True),
        (f"Roe, J., Doe, K. {TITLE}, in press.", True),
        (f"“{TITLE}”, Jane Roe, 2010", True),
        (f"Roe, J., Doe, K. {TITLE}", False),
        ("Roe, J. Bees. 2010.", False),
        (f"and in other hives: {TITLE}, 2010", False),
    ],
)
def test_a_whole_reference_begins_with_a_name_or_a_quote_and_is_dated(text: str, answer: bool) -> None:
    assert is_reference(text) is answer
