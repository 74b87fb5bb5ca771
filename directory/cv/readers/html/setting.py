"""The elements and texts of a web page become lines: tables of layout by their cells, tables of data by their rows."""

from __future__ import annotations

import re
from dataclasses import replace

from directory.cv.document import MAX_LINE, Line, Style
from directory.cv.readers.html.elements import BLOCKS, Event
from directory.cv.readers.html.looks import Look, look_inside
from directory.cv.readers.runs import Runs, as_mark
from directory.cv.readers.text import BULLET, CONTROLS, LIGATURES

PARTED = frozenset(
    ["p", "table", "hr", "blockquote", "section", "article", "pre", "header", "address", "figure", "details"]
)
HEADING = re.compile(r"h([1-6])")
HARD_GAP = re.compile(r"[\u00a0\u2003]{3,}")
PRE_GAP = re.compile(r"[ \u00a0]{3,}|\t+")
SPACES = re.compile(r"[ \t\r\n\f]+")
SHORT = 60  # characters; a first cell so short is a date or a label of the next


class Setter:
    """Takes the page's events and sets lines."""

    def __init__(self) -> None:
        self.found: list[tuple[Line, bool]] = []  # a line, and whether it is decoration
        self.notes: list[str] = []
        self.runs = Runs()
        self.looks = [Look()]
        self.level = 0
        self.bullet: str | None = None
        self.lists: list[list[int | str]] = []  # [tag, number]
        self.blank = True
        self.breaks = 0
        self.cells: list[tuple[Event, int]] = []  # open cells, and where in `found` they began
        self.rows: list[Event] = []
        self.label = False  # a short cell or term waits for the text beside it
        self.indent = 0

    def set(self, events: list[Event]) -> None:
        for event in events:
            if not event.tag:
                self._text(event.text)
            elif event.opens:
                self._open(event)
            else:
                self._shut(event)
        self._flush()

    # -------------------------------------------------------------------------------------------------------- elements

    def _open(self, event: Event) -> None:
        look, tag = self.looks[-1], event.tag
        if event.furniture and not look.furniture:
            self._flush()
        self.looks.append(look_inside(event, look))
        if tag == "br":
            self._line_break()
        elif tag in ("td", "th"):
            self._open_cell(event)
        elif tag == "dd":
            self._open_definition()
        elif tag in BLOCKS:
            self._open_block(event)
        elif tag == "q":
            self._text("“")
        if cipher := event.attributes.get("data-cfemail"):
            self._text(_deciphered(cipher))

    def _open_block(self, event: Event) -> None:
        tag = event.tag
        if tag in ("li", "dt") or not (self.label and self.runs.texts):
            self._flush()
        if tag in PARTED and not (tag == "p" and self.bullet):
            self.blank = True
        if match := HEADING.fullmatch(tag):
            self.level, self.blank = int(match[1]), True
        elif tag in ("ul", "ol", "dl", "dir"):
            if not self.lists:
                self.blank = True
            start = event.attributes.get("start") or "1"
            self.lists.append([tag, int(start) - 1 if start.isdecimal() and len(start) < 6 else 0])
        elif tag == "li":
            self._open_item()
        elif tag == "tr":
            self.rows.append(event)

    def _open_item(self) -> None:
        if self.lists:
            self.lists[-1][1] = int(self.lists[-1][1]) + 1
        ordered = bool(self.lists) and self.lists[-1][0] == "ol"
        self.bullet = f"{self.lists[-1][1]}." if ordered else "-"

    def _open_definition(self) -> None:
        """A short term and its definition are one line, as a date and what it dates."""
        if self.label:
            self.runs.add("\t")
        else:
            self._flush()
            self.indent += 2

    def _open_cell(self, event: Event) -> None:
        row = self.rows[-1] if self.rows else event
        if event.block and not (self.label and row.cells < 2):
            self._flush()
            self.blank = True
        elif not self.runs.is_blank():
            self.runs.add("\t")
        self.cells.append((event, len(self.found)))

    def _shut(self, event: Event) -> None:
        tag = event.tag
        if tag in ("td", "th"):
            self._shut_cell()
        elif tag == "dt":
            self._shut_term()
        elif tag in BLOCKS:
            self._flush()
            self._shut_block(tag)
        elif tag == "q":
            self._text("”")
        look = self.looks.pop()
        if look.furniture and not self.looks[-1].furniture:
            self._flush(look)

    def _shut_block(self, tag: str) -> None:
        if tag in ("ul", "ol", "dl", "dir") and self.lists:
            self.lists.pop()
            self.blank = self.blank or not self.lists
        elif tag == "li":
            self.bullet = None
        elif tag == "tr" and self.rows:
            self.rows.pop()
            self.label = False
        elif tag == "dd":
            self.indent = max(0, self.indent - 2)
        if HEADING.fullmatch(tag) or tag in PARTED:
            self.level, self.blank = 0, True

    def _shut_cell(self) -> None:
        event, start = self.cells.pop() if self.cells else (Event("td"), 0)
        row = self.rows[-1] if self.rows else event
        if event.block:
            self._flush()
            if row.cells > 1:
                self._join_card(start)
            self.label = False
        elif event.length:
            self.label = event.length <= SHORT

    def _join_card(self, start: int) -> None:
        """A cell beside others of many lines is one thing, whatever space stands in it."""
        card = self.found[start:]
        if len(card) <= 8 and not any(line.level or line.bullet for line, _ in card):
            self.found[start + 1 :] = [(replace(line, after_blank=False), rule) for line, rule in card[1:]]

    def _shut_term(self) -> None:
        if self.runs.length and self.runs.length <= SHORT:
            self.label = True
        else:
            self._flush()

    # ------------------------------------------------------------------------------------------------------------ text

    def _text(self, raw: str) -> None:
        look = self.looks[-1]
        text = CONTROLS.sub(" ", raw.translate(LIGATURES).replace("\r", "\n") if look.pre else raw.translate(LIGATURES))
        if look.pre:
            for index, line in enumerate(text.split("\n")):
                if index:
                    self._line_break()
                self._add(PRE_GAP.sub("\t", line), look)
        else:
            self._add(HARD_GAP.sub("\t", SPACES.sub(" ", text)), look)

    def _add(self, text: str, look: Look) -> None:
        if text.strip():
            self.breaks = 0
        if (mark := as_mark(text) if look.raised else None) is not None:
            text = mark
        styles = [style for style, on in ((Style.BOLD, look.bold), (Style.ITALIC, look.italic)) if on]
        self.runs.add(text, tuple(styles), look.url, link=look.link, size=look.size, mark=mark is not None)

    def _line_break(self) -> None:
        if self.level:
            self.runs.add(" ")
            return
        self.breaks += 1
        self._flush()
        self.blank = self.blank or self.breaks > 1

    def _flush(self, look: Look | None = None) -> None:
        """What was set so far becomes a line."""
        passage, _, size = self.runs.take()
        self.label = False
        if not any(char.isalnum() for char in passage.text):
            return
        if len(passage.text) > MAX_LINE:
            self.notes.append(f"a line is {len(passage.text):,} characters long; only {MAX_LINE:,} were read")
            passage = passage.slice(0, MAX_LINE)
        bullet, self.bullet = self.bullet, None
        depth = len(self.lists) - (bullet is not None)
        if bullet in (None, "-") and not self.level and (match := BULLET.match(passage.text)) and match["number"]:
            bullet, passage = match["number"], passage.slice(match.end())
        line = Line(0, passage, 2 * max(0, depth) + self.indent, bullet, self.level, self.blank or not self.found, size)
        self.found.append((line, (look or self.looks[-1]).furniture))
        self.blank = False


def _deciphered(cipher: str) -> str:
    """An address that a server hid from robots: each byte is masked with the first."""
    try:
        key, *rest = bytes.fromhex(cipher[:400])
    except ValueError:
        return ""
    return bytes(byte ^ key for byte in rest).decode("utf-8", errors="replace")
