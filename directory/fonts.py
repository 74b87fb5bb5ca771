"""The site's fonts: subsets for the web of Source Serif and Source Sans, made from packages of PyPI."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT, LICENSE, LICENSE_URL = 0, 1, 2, 3, 4, 6, 13, 14
KEPT_NAMES = (COPYRIGHT, LICENSE, LICENSE_URL)
FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk", "lnum", "pnum", "tnum")


@dataclass(frozen=True, slots=True)
class Face:
    """One face: the package and file it comes from, and what it is called here.

    The licence reserves the name “Source” for the originals, so a subset has a name of its own, inside the file too.
    """

    package: str
    file: str
    family: str
    style: str
    name: str


FACES = (
    Face("font_source_serif_pro", "SourceSerifPro-Regular.ttf", "RD Serif", "Regular", "rd-serif-400"),
    Face("font_source_serif_pro", "SourceSerifPro-It.ttf", "RD Serif", "Italic", "rd-serif-400-italic"),
    Face("font_source_serif_pro", "SourceSerifPro-Semibold.ttf", "RD Serif", "SemiBold", "rd-serif-600"),
    Face("font_source_sans_pro", "SourceSansPro-Regular.ttf", "RD Sans", "Regular", "rd-sans-400"),
    Face("font_source_sans_pro", "SourceSansPro-Semibold.ttf", "RD Sans", "SemiBold", "rd-sans-600"),
)

# As the stylesheet's `unicode-range` has them: a browser fetches the second file only when a page needs it.
SUBSETS = {
    "latin": "0000-00FF 0131 0152-0153 02BB-02BC 02C6 02DA 02DC 2000-206F 20AC 2122 2190-2193 2212 2215 FEFF FFFD",
    "latin-ext": "0100-0130 0132-0151 0154-024F 0259 0300-036F 1E00-1EFF 20A0-20AB 20AD-20C0 2113",
}


def make_fonts(folder: Path) -> list[Path]:
    """Write every face in every subset as WOFF2 into `folder`, with the licences beside them; the same bytes always."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [_make(face, subset, folder) for face in FACES for subset in SUBSETS]
    for family, package in sorted({(face.family, face.package) for face in FACES}):
        text = (files(package) / "files" / "LICENSE.txt").read_text()
        (folder / f"{family.replace(' ', '-').lower()}-license.txt").write_text(text)
    return made


def _make(face: Face, subset: str, folder: Path) -> Path:
    with as_file(files(face.package) / "files" / face.file) as source:
        font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=FEATURES, name_IDs=KEPT_NAMES, hinting=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_code_points(SUBSETS[subset]))
    subsetter.subset(font)
    _rename(font, face)
    font.flavor = "woff2"
    target = folder / f"{face.name}-{subset}.woff2"
    font.save(target)
    return target


def _rename(font: TTFont, face: Face) -> None:
    full = f"{face.family} {face.style}"
    postscript = f"{face.family.replace(' ', '')}-{face.style}"
    names = {FAMILY: face.family, STYLE: face.style, UNIQUE: postscript, FULL: full, POSTSCRIPT: postscript}
    for number, name in names.items():
        font["name"].setName(name, number, 3, 1, 0x409)  # for Windows, in Unicode, in English: what all systems read


def _code_points(ranges: str) -> list[int]:
    """The numbers in ranges such as "0000-00FF 0131"."""
    found: list[int] = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        found.extend(range(int(first, 16), int(last or first, 16) + 1))
    return found
