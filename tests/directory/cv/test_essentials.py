"""CVs of many countries and layouts say what people who read them would say they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory.cv import read_cv
from tests.directory.cv.essentials import essentials

HERE = Path(__file__).parent
EXPECTED = sorted((HERE / "expected").glob("*.txt"))


@pytest.mark.parametrize("expected", EXPECTED, ids=[path.stem for path in EXPECTED])
def test_a_cv_says_what_its_reader_would_say(expected: Path) -> None:
    cv = read_cv(HERE / "documents" / expected.stem)

    assert list(essentials(cv)) == expected.read_text(encoding="utf-8").splitlines()
