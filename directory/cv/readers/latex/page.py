"""The lines that a LaTeX file has set so far, and the one that is being set."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from directory.cv.document import MAX_LINE, Line, Style
from directory.cv.lexicon.latex import SIZES
from directory.cv.readers.runs import Runs
from directory.cv.readers.text import BULLET


class Page:
    def __init__(self) -> None:
        self.runs = Runs()
        self.styles: list[frozenset[str]] = [frozenset()]  # a group's inside its parent's
        self.url: str | None = None
        self.math = False
        self.lists: list[list[str | int]] = []  # [name, items so far]
        self.bullet: str | None = None
        self.level = 0
        self.blank = True
        self.cells = 0
        self.bare: set[int] = set()  # rows of `found` with an empty first cell
        self.found: list[Line] = []
        self.notes: list[str] = []

    def text(self, text: str, number: int) -> None:
        """Sets a text that stands on a line of the source."""
        styles, size, mark = _look(self.styles[-1])
        self.runs.add(text, styles, self.url, number=number, size=size, mark=mark)

    def open_group(self, styles: AbstractSet[str] = frozenset()) -> None:
        self.styles.append(self.styles[-1] | styles)

    def close_group(self) -> None:
        if len(self.styles) > 1:
            self.styles.pop()

    def count(self) -> None:
        """One more item in the innermost list."""
        if self.lists:
            self.lists[-1][1] = int(self.lists[-1][1]) + 1

    def note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def part(self) -> None:
        """What was set so far becomes a line, and the next stands apart from it."""
        self.flush()
        self.blank = True

    def flush(self) -> None:
        """What was set so far becomes a line."""
        self.cells = 0
        passage, number, size = self.runs.take()
        level, self.level = self.level, 0
        if not passage.text or not any(char.isalnum() for char in passage.text):
            self.bare.discard(len(self.found))
            self.level = level if not passage.text else 0
            return
        bullet, self.bullet = self.bullet, None
        indent = 2 * max(0, len(self.lists) - (bullet is not None)) if not level else 0
        if len(passage.text) > MAX_LINE:
            self.notes.append(f"line {number} is {len(passage.text):,} characters long; only {MAX_LINE:,} were read")
            passage = passage.slice(0, MAX_LINE)
        line = Line(number, passage, indent, bullet, level, self.blank or not self.found, size)
        self.found.append(numbered(line))
        self.blank = bool(level)


@lru_cache(maxsize=256)
def _look(names: frozenset[str]) -> tuple[tuple[Style, ...], float, bool]:
    """(styles, size of the font, whether it is raised as a mark) of text in a group."""
    styles = tuple(style for style in (Style.BOLD, Style.ITALIC) if style.value in names)
    return styles, max((SIZES[name] for name in names if name in SIZES), default=0.0), "mark" in names


def numbered(line: Line) -> Line:
    """A number printed at a line's start is its bullet."""
    if line.bullet is None and not line.level and (match := BULLET.match(line.text)) and match["number"]:
        return replace(line, bullet=match["number"], passage=line.passage.slice(match.end()))
    return line
