"""The paragraphs and tables of a Word document become lines, and those of its headers and footers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from directory.cv.document import Line, Passage
from directory.cv.readers.docx.lists import Lists
from directory.cv.readers.docx.names import WRAPPERS, W, children
from directory.cv.readers.docx.package import Package
from directory.cv.readers.docx.paragraphs import Paragraph
from directory.cv.readers.docx.rows import side_by_side
from directory.cv.readers.docx.styles import COLUMN, Settings, read_styles
from directory.cv.readers.text import BULLET

MAX_DEPTH = 40  # tables and boxes inside each other
BLANK = 120  # twentieths of a point; space this tall stands as a blank line


class Body:
    """The lines of a package's document."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.targets = package.targets(package.main)
        self.styles = read_styles(package.xml(self._part("styles", "word/styles.xml")))
        self.lists = Lists(package.xml(self._part("numbering", "word/numbering.xml")))
        self.blank = True
        self.space_after = 0
        self.tall = BLANK

    def _part(self, kind: str, usual: str) -> str:
        return next((path for found, path in self.targets.values() if found == kind), usual)

    def read(self) -> tuple[list[Line], list[str]]:
        root = self.package.xml(self.package.main)
        if root is None:
            raise KeyError(self.package.main)
        self.tall = self._tall(root)
        body = root.find(f"{W}body")
        lines = list(self._blocks(body if body is not None else root, 0))
        header, furniture = self._edges()
        return [*header, *lines], furniture

    def _tall(self, root: ET.Element) -> int:
        """The space that stands as a blank line: clearly more than between most paragraphs."""
        spaces: Counter[int] = Counter()
        after = 0
        for paragraph in root.iter(f"{W}p"):
            settings = self.styles.of(paragraph.find(f"{W}pPr"))
            spaces[max(settings.before or 0, after)] += 1
            after = settings.after or 0
        usual = spaces.most_common(1)[0][0] if spaces else 0
        return max(BLANK, usual + BLANK // 2)

    def _edges(self) -> tuple[list[Line], list[str]]:
        """Headers and footers: decoration, save a header that says how to reach someone."""
        header: list[Line] = []
        furniture: list[str] = []
        for kind in ("header", "footer"):
            for path in dict.fromkeys(path for found, path in self.targets.values() if found == kind):
                root = self.package.xml(path)
                found = list(self._blocks(root, 0)) if root is not None else []
                if kind == "header" and not header and any("@" in line.text for line in found):
                    header = found
                else:
                    furniture += [line.text for line in found]
        return header, furniture

    # ---------------------------------------------------------------------------------------------------------- blocks

    def _blocks(self, parent: ET.Element, depth: int) -> Iterator[Line]:
        if depth > MAX_DEPTH:
            return
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element, depth)
            elif element.tag == f"{W}tbl":
                self.blank = True
                yield from self._table(element, depth)
                self.blank = True
            elif element.tag in WRAPPERS:
                yield from self._blocks(element, depth + 1)

    def _table(self, table: ET.Element, depth: int) -> Iterator[Line]:
        for row in children(table, f"{W}tr"):
            cells: list[list[Line]] = []
            for cell in children(row, f"{W}tc"):
                self.blank = not cells
                cells.append(list(self._blocks(cell, depth + 1)))
            yield from side_by_side([cell for cell in cells if cell])

    def _paragraph(self, paragraph: ET.Element, depth: int) -> Iterator[Line]:
        settings = self.styles.of(paragraph.find(f"{W}pPr"))
        if max(settings.before or 0, self.space_after) >= self.tall:
            self.blank = True
        self.space_after = settings.after or 0
        walk = Paragraph(settings, self.styles, self.targets)
        walk.read(paragraph, 0)
        walk.flush()
        bullet = self.lists.bullet(settings.number) if walk.found else None
        yield from self._set(walk.found, settings, bullet)
        for box in walk.boxes:
            yield from self._blocks(box, depth + 1)
        if not walk.found:
            self.blank = True

    def _set(
        self, found: Sequence[tuple[Passage, float, int]], settings: Settings, bullet: str | None
    ) -> Iterator[Line]:
        for index, (passage, size, tabs) in enumerate(found):
            mark = bullet if not index else None
            if mark in (None, "-") and not settings.level and (match := BULLET.match(passage.text)):
                number, sign = match["number"], match["sign"]
                if number or (sign and mark is None and sign not in "*>+"):
                    mark, passage = number or sign, passage.slice(match.end())
            indent = 0 if settings.level else max(0, self._left(settings)) // COLUMN + 4 * tabs
            if passage.text:
                yield Line(0, passage, indent, mark, settings.level, self.blank, size)
                self.blank = False

    def _left(self, settings: Settings) -> int:
        """Where the paragraph begins: as it says itself, else as its list does."""
        if settings.indent is None and settings.number:
            return self.lists.left(settings.number)
        return settings.indent or 0
