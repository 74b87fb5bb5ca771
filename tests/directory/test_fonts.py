"""The site's fonts are subsets under names of their own."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from fontTools.ttLib import TTFont
from pytest_django import Settings

from directory.fonts import FACES, SUBSETS, make_fonts

LATIN = "Ada Lovelace, Æ é ß € “quoted” – → 2024"
EXTENDED = "ŁłŠžğșȚəƠơỄễṣ"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static") / "fonts"
    make_fonts(folder)
    return folder


def test_each_face_comes_in_each_subset(folder: Path) -> None:
    fonts = {path.name for path in folder.glob("*.woff2")}
    assert fonts == {f"{face.name}-{subset}.woff2" for face in FACES for subset in SUBSETS}


@pytest.mark.parametrize(("subset", "text"), [("latin", LATIN), ("latin-ext", EXTENDED)])
def test_a_subset_has_its_letters(subset: str, text: str, folder: Path) -> None:
    letters = TTFont(folder / f"rd-sans-400-{subset}.woff2").getBestCmap()
    assert [letter for letter in text if ord(letter) not in letters] == []


def test_the_subsets_share_no_letter() -> None:
    one, other = (set(part.split()) for part in SUBSETS.values())
    assert not one & other


def test_the_reserved_name_is_not_used(folder: Path) -> None:
    for path in folder.glob("*.woff2"):
        names = TTFont(path)["name"]
        assert [names.getDebugName(number).startswith(("RD ", "RDS")) for number in (1, 3, 4, 6)] == [True] * 4


def test_the_licence_stands_beside_them(folder: Path) -> None:
    for family in ("rd-sans", "rd-serif"):
        assert "SIL OPEN FONT LICENSE" in (folder / f"{family}-license.txt").read_text()


def test_a_page_in_latin_letters_fetches_little(folder: Path) -> None:
    assert sum(path.stat().st_size for path in folder.glob("*-latin.woff2")) < 80_000


def test_the_command_makes_the_same_bytes_again(folder: Path, tmp_path: Path, settings: Settings) -> None:
    settings.BASE_DIR = tmp_path
    said = StringIO()
    call_command("make_fonts", stdout=said)
    assert said.getvalue() == "10 font files in static/fonts/\n"
    made = tmp_path / "static" / "fonts"
    assert {path.name: path.read_bytes() for path in made.iterdir()} == {
        path.name: path.read_bytes() for path in folder.iterdir()
    }


@pytest.mark.parametrize("subset", SUBSETS)
def test_the_stylesheet_asks_for_each_subset_where_it_is_needed(subset: str, root: Path) -> None:
    ranges = ", ".join(f"U+{part}" for part in SUBSETS[subset].split())
    rules = re.findall(
        rf"fonts/(\S+)-{subset}\.woff2.*?unicode-range: ([^;]+);", (root / "static/directory.css").read_text()
    )
    assert rules == [(face.name, ranges) for face in FACES]
