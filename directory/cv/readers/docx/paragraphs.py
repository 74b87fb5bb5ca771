"""The runs of a paragraph become passages, a line each; fields, links and text boxes are found among them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from directory.cv.document import Passage, Style
from directory.cv.readers.docx.names import MC, WRAPPERS, R, W
from directory.cv.readers.docx.styles import Look, Settings, Styles
from directory.cv.readers.runs import Runs, as_mark
from directory.cv.readers.text import CONTROLS, LIGATURES

MAX_DEPTH = 40  # links and wrappers inside each other
GAP = re.compile(r"[ \u00a0\u2003]{3,}|\t+")
FIELD_LINK = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"')


class Paragraph:
    """`found` are its lines, each with its font's size and the tabs before it; `boxes` the text boxes that hang on it.

    `targets` are what the document's links point at, by identifier.
    """

    def __init__(self, settings: Settings, styles: Styles, targets: Mapping[str, tuple[str, str]]) -> None:
        self.settings, self.styles, self.targets = settings, styles, targets
        self.runs = Runs()
        self.tabs = 0
        self.found: list[tuple[Passage, float, int]] = []
        self.boxes: list[ET.Element] = []
        self.fields: list[list[str]] = []  # [code, "" while the code is read, else "text"]

    def read(self, parent: ET.Element, depth: int, url: str | None = None) -> None:
        if depth > MAX_DEPTH:
            return
        for element in parent:
            tag = element.tag
            if tag == f"{W}r":
                self._run(element, url or self._field_url())
            elif tag == f"{W}hyperlink":
                target = self.targets.get(element.get(f"{R}id") or "", ("", ""))[1]
                self.read(element, depth + 1, target or url)
            elif tag == f"{W}fldSimple":
                match = FIELD_LINK.search(element.get(f"{W}instr") or "")
                self.read(element, depth + 1, match[1] if match else url)
            elif tag in WRAPPERS or tag in (f"{W}smartTag", f"{W}dir", f"{W}bdo"):
                self.read(element, depth + 1, url)

    def flush(self) -> None:
        passage, _, size = self.runs.take()
        if any(char.isalnum() for char in passage.text):
            self.found.append((passage, size, self.tabs))
        self.tabs = 0

    def _field_url(self) -> str | None:
        for code, part in self.fields:
            if part == "text" and (match := FIELD_LINK.search(code)):
                return match[1]
        return None

    def _run(self, run: ET.Element, url: str | None) -> None:
        look = self.styles.look(run.find(f"{W}rPr"), self.settings)
        if look.hidden:
            return
        for element in run:
            name = element.tag.removeprefix(W)
            if name == "fldChar":
                self._field(element.get(f"{W}fldCharType"))
            elif name == "instrText" and self.fields:
                self.fields[-1][0] += element.text or ""
            elif name == "cr" or (name == "br" and element.get(f"{W}type") in (None, "textWrapping")):
                self.flush()
            elif name in ("drawing", "pict", "object") or element.tag == f"{MC}AlternateContent":
                self._drawing(element)
            elif (text := _text(element, name)) is not None:
                self._add(text, look, url)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(["", ""])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = "text"
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _drawing(self, element: ET.Element) -> None:
        """The text of text boxes comes after the paragraph that they hang on; of two versions the first."""
        choice = element.find(f"{MC}Choice") if element.tag == f"{MC}AlternateContent" else element
        for box in (choice if choice is not None else element).iter(f"{W}txbxContent"):
            self.boxes.append(box)

    def _add(self, text: str, look: Look, url: str | None) -> None:
        if self.fields and not self.fields[-1][1]:
            return  # the code of a field is not printed
        if text == "\t" and self.runs.is_blank():
            self.tabs += 1
            return
        text = GAP.sub("\t", CONTROLS.sub("", text.translate(LIGATURES)))
        if (mark := as_mark(text) if look.raised else None) is not None:
            text = mark
        styles = [style for style, on in ((Style.BOLD, look.bold), (Style.ITALIC, look.italic)) if on]
        self.runs.add(text, tuple(styles), url, size=look.size or 0.0, mark=mark is not None)


def _text(element: ET.Element, name: str) -> str | None:
    """What an element of a run prints; None where that is nothing."""
    if name == "t":
        return element.text or ""
    return {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": "", "sym": " "}.get(name)
