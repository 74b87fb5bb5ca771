"""Titles of listed things."""

from __future__ import annotations

from directory.cv.items import title_and_rest


def test_nothing_has_no_title() -> None:
    assert title_and_rest(()) == ("", [])
