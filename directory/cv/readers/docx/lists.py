"""Lists: which number or sign each of their depths has."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from directory.cv.readers.docx.names import W, value
from directory.cv.readers.docx.styles import read_indent


@dataclass(frozen=True, slots=True)
class Level:
    """One depth of a list: its kind of number, that number's text, where it starts, where its text begins."""

    kind: str = "bullet"
    text: str = ""
    start: int = 1
    left: int = 0


UNKNOWN = Level()


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: ET.Element | None) -> None:
        self.levels = _read_levels(root) if root is not None else {}
        self.counts: dict[tuple[str, int], int] = {}

    def left(self, number: tuple[str, int]) -> int:
        """Where a paragraph of a list begins."""
        return self.levels.get(number, UNKNOWN).left

    def bullet(self, number: tuple[str, int] | None) -> str | None:
        """The next number or sign of a list at a depth; None where there is none."""
        if number is None or number[0] == "0":
            return None
        level = self.levels.get(number, UNKNOWN)
        if level.kind in ("bullet", "none"):
            return "-" if level.kind == "bullet" else None
        count = self.counts[number] = self.counts.get(number, level.start - 1) + 1
        for deeper in range(number[1] + 1, 9):
            self.counts.pop((number[0], deeper), None)
        return f"[{count}]" if level.text.startswith("[") else f"{count}."


def _read_levels(root: ET.Element) -> dict[tuple[str, int], Level]:
    """The levels by (list, depth)."""
    abstract = {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
    found: dict[tuple[str, int], Level] = {}
    for number in root.iter(f"{W}num"):
        source = abstract.get(value(number, "abstractNumId"))
        for level in source.iter(f"{W}lvl") if source is not None else ():
            depth = level.get(f"{W}ilvl") or "0"
            if depth.isdecimal() and len(depth) < 3:
                found[number.get(f"{W}numId") or "", int(depth)] = _level(level)
    return found


def _level(level: ET.Element) -> Level:
    start = value(level, "start") or "1"
    indent = level.find(f"{W}pPr/{W}ind")
    return Level(
        value(level, "numFmt") or "bullet",
        value(level, "lvlText") or "",
        int(start) if start.isdecimal() and len(start) < 6 else 1,
        read_indent(indent) if indent is not None else 0,
    )
