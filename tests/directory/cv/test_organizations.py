"""An organization's name: the whole, its part, its place."""

from __future__ import annotations

import pytest

from directory.cv.organizations import read_organization


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("University of Leeds", ("University of Leeds", None, None)),
        ("Bee Team, Acme Inc., Paris, France", ("Acme Inc.", "Bee Team", "Paris, France")),
        ("University of Leeds, Department of Bees, UK", ("University of Leeds", "Department of Bees", "UK")),
        ("Institute of Bees, University of Leeds", ("University of Leeds", "Institute of Bees", None)),
        ("Faculty of Bees, USYD", ("USYD", "Faculty of Bees", None)),
        ("Bee Group, Acme Ltd. & Dep. of CS, ABCD", ("Bee Group, Acme Ltd. & Dep. of CS, ABCD", None, None)),
        ("Bees & Drones", ("Bees & Drones", None, None)),
        ("Paris, France", (None, None, "Paris, France")),
        ("", (None, None, None)),
    ],
)
def test_the_whole_is_told_from_the_part(text: str, expected: tuple[str | None, ...]) -> None:
    assert read_organization(text) == expected
