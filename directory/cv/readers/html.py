"""HTML files, of today or of the 1990s: elements become lines, tables of layout their cells, tables of data rows."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from directory.cv.document import MAX_LINE, Document, Line, Style, UnreadableDocumentError
from directory.cv.readers.runs import Runs
from directory.cv.readers.text import BULLET, CONTROLS, LIGATURES, decode

MAX_CHARACTERS = 3_000_000
MAX_DEPTH = 2_000  # elements inside each other

BEGINNING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)

LEFT_OUT = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "head", "title", "button", "select", "option", "iframe",
     "object", "embed", "input", "textarea", "canvas", "audio", "video", "map", "datalist", "img", "link", "meta"]
)  # fmt: skip
FURNITURE = frozenset(["nav", "footer", "menu", "dialog"])  # printed on the page, but no part of the CV
FURNITURE_NAME = re.compile(
    r"(?:^|\s)(?:nav|navbar|navigation|site-?nav\w*|main-?nav|menu|breadcrumbs?|footer|site-?footer|page-?footer|skip-?link"
    r"|cookies?|share|pagination|toc|masthead__menu|greedy-nav|author__urls-wrapper)(?:$|\s)",
    re.IGNORECASE,
)
BLOCKS = frozenset(
    ["p", "div", "li", "tr", "table", "ul", "ol", "dl", "dt", "dd", "section", "article", "header", "main",
     "blockquote",
     "pre", "hr", "center", "address", "form", "fieldset", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5",
     "h6", "tbody",
     "thead", "tfoot", "caption", "aside", "details", "summary", "body", "html", "hgroup", "legend", "dir"]
)  # fmt: skip
PARTED = frozenset(
    ["p", "table", "hr", "blockquote", "section", "article", "pre", "header", "address", "figure", "details"]
)
BOLD = frozenset(["b", "strong", "th"])
ITALIC = frozenset(["i", "em", "cite", "var", "dfn"])
HEADING = re.compile(r"h([1-6])")
FONT_SIZES = {1: 8.0, 2: 10.0, 3: 0.0, 4: 14.0, 5: 18.0, 6: 24.0, 7: 36.0}  # points; 3 is the page's own
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})")
UNENDED = frozenset(
    ["p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "hr", "img", "input", "meta", "link", "area", "base",
     "col", "wbr", "tbody", "thead", "tfoot", "source", "param", "embed", "track", "colgroup", "frame"]
)  # fmt: skip
CSS_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
CSS_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
CSS_SIZE = re.compile(r"font-size\s*:\s*([\d.]{1,6})\s*(pt|px)", re.IGNORECASE)
CSS_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HARD_GAP = re.compile(r"[\u00a0\u2003]{3,}")
PRE_GAP = re.compile(r"[ \u00a0]{3,}|\t+")
SPACES = re.compile(r"[ \t\r\n\f]+")
SIGNS = re.compile(r"[*∗⋆†‡§¶#\d,a-c]{1,6}")
RAISED = str.maketrans({**dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)), ",": None})
SHORT = 60  # characters; a first cell so short is a date or a label of the next


def is_html(data: bytes, source: str) -> bool:
    """Whether the bytes look like a web page."""
    if BEGINNING.match(data[:5000]):
        return True
    return source.lower().endswith((".html", ".htm", ".xhtml")) and b"<" in data[:5000]


def read_html(data: bytes, source: str) -> Document:
    """The document in a web page. Raises UnreadableDocumentError where the page holds no text."""
    text = _decoded(data)
    notes: tuple[str, ...] = ()
    if len(text) > MAX_CHARACTERS:
        notes = (f"the page is {len(text):,} characters long; only the first {MAX_CHARACTERS:,} were read",)
        text = text[:MAX_CHARACTERS]
    if _depth(text) > MAX_DEPTH:
        raise UnreadableDocumentError("this web page is broken; open it in a browser and save it as PDF")
    events = list(_events(text))
    setter = _Setter()
    setter.set(events)
    if not any(line for line, rule in setter.found if not rule):
        raise UnreadableDocumentError("this web page holds no text; open it in a browser and save it as PDF")
    lines = tuple(replace(line, number=n) for n, (line, rule) in enumerate(setter.found, 1) if not rule)
    rules = tuple(n for n, (_, rule) in enumerate(setter.found, 1) if rule)
    return Document(source, "\n".join(line.text for line, _ in setter.found), lines, rules, (*notes, *setter.notes))


def _decoded(data: bytes) -> str:
    """The page's text: by its mark, by what its head declares, else as any text."""
    declared = CHARSET.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = declared[1].decode("ascii").lower()
        name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def _depth(text: str) -> int:
    """How deep elements nest, those aside that end without a word. A parser takes the square of it."""
    deepest = depth = 0
    for match in TAG.finditer(text):
        if match["name"].lower() not in UNENDED:
            depth = max(0, depth - 1) if match["end"] else depth + 1
            deepest = max(deepest, depth)
    return deepest


@dataclass(slots=True)
class _Event:
    """The beginning or the end of an element, or a text (whose tag is empty)."""

    tag: str
    opens: bool = True
    text: str = ""
    attributes: dict[str, str | None] = field(default_factory=dict)
    furniture: bool = False
    cells: int = 0  # of a row: how many of its cells hold blocks
    block: bool = False  # of a cell: whether it holds blocks
    length: int = 0  # of a cell: its text's


def _events(text: str) -> Iterator[_Event]:
    """The page's elements and texts in order, from a walk without recursion."""
    try:
        root = LexborHTMLParser(text).body
    except (ValueError, RuntimeError, MemoryError):
        raise UnreadableDocumentError("this web page is broken; open it in a browser and save it as PDF") from None
    stack: list[tuple[LexborNode | None, _Event | None]] = [(root, None)]
    rows: list[_Event] = []
    cells: list[_Event] = []
    while stack:
        node, closing = stack.pop()
        if closing is not None:
            _close(closing, rows, cells)
            yield _Event(closing.tag, opens=False)
            continue
        if node is None:
            continue
        if node is not root:
            stack.append((node.next, None))
        if node.is_text_node:
            raw = node.text_content or ""
            if cells:
                cells[-1].length += len(raw.strip())
            yield _Event("", text=raw)
            continue
        tag = (node.tag or "").lower()
        if not node.is_element_node or tag in LEFT_OUT:
            continue
        event = _Event(tag, attributes=node.attributes)
        if CSS_HIDDEN.search(event.attributes.get("style") or "") or "hidden" in event.attributes:
            continue
        event.furniture = _is_furniture(event)
        if cells and (tag in BLOCKS or tag == "br"):
            cells[-1].block = True
        if tag == "tr":
            rows.append(event)
        elif tag in ("td", "th"):
            cells.append(event)
        stack.append((None, event))
        stack.append((node.child, None))
        yield event


def _close(event: _Event, rows: list[_Event], cells: list[_Event]) -> None:
    if event.tag == "tr":
        rows.pop()
    elif event.tag in ("td", "th"):
        cell = cells.pop()
        if cells:
            cells[-1].block = True
        if rows and cell.block and cell.length > 0:
            rows[-1].cells += 1


def _is_furniture(event: _Event) -> bool:
    attributes = event.attributes
    if event.tag in FURNITURE or attributes.get("role") in ("navigation", "contentinfo", "search"):
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return event.tag != "body" and bool(FURNITURE_NAME.search(names[:500]))


@dataclass(frozen=True, slots=True)
class _Look:
    """How text is set inside an element."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    link: bool = False
    url: str | None = None
    size: float = 0.0
    pre: bool = False
    furniture: bool = False


class _Setter:
    """Takes the page's events and sets lines."""

    def __init__(self) -> None:
        self.found: list[tuple[Line, bool]] = []  # a line, and whether it is decoration
        self.notes: list[str] = []
        self.runs = Runs()
        self.looks = [_Look()]
        self.level = 0
        self.bullet: str | None = None
        self.lists: list[list[int | str]] = []  # [tag, number]
        self.blank = True
        self.breaks = 0
        self.cells: list[tuple[_Event, int]] = []  # open cells, and where in `found` they began
        self.rows: list[_Event] = []
        self.label = False  # a short cell or term waits for the text beside it
        self.indent = 0

    def set(self, events: list[_Event]) -> None:
        for event in events:
            if not event.tag:
                self._text(event.text)
            elif event.opens:
                self._open(event)
            else:
                self._shut(event)
        self._flush()

    # -------------------------------------------------------------------------------------------------------- elements

    def _open(self, event: _Event) -> None:
        look, tag = self.looks[-1], event.tag
        if event.furniture and not look.furniture:
            self._flush()
        self.looks.append(self._look(event, look))
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

    def _look(self, event: _Event, look: _Look) -> _Look:
        tag, css = event.tag, event.attributes.get("style") or ""
        look = replace(
            look,
            bold=look.bold or tag in BOLD or bool(CSS_BOLD.search(css)),
            italic=look.italic or tag in ITALIC or bool(CSS_ITALIC.search(css)),
            raised=look.raised or tag == "sup",
            pre=look.pre or tag == "pre",
            furniture=look.furniture or event.furniture,
        )
        if tag == "a" and (address := (event.attributes.get("href") or "").strip()):
            look = replace(look, link=True, url=address if address.lower().startswith(ABSOLUTE) else None)
        if tag == "font":
            look = replace(look, size=_font_size(event.attributes.get("size") or "", look.size))
        elif match := CSS_SIZE.search(css):
            look = replace(look, size=_points(match))
        return look

    def _open_block(self, event: _Event) -> None:
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

    def _open_cell(self, event: _Event) -> None:
        row = self.rows[-1] if self.rows else event
        if event.block and not (self.label and row.cells < 2):
            self._flush()
            self.blank = self.blank or row.cells > 1
        elif not self.runs.is_blank():
            self.runs.add("\t")
        self.cells.append((event, len(self.found)))

    def _shut(self, event: _Event) -> None:
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
        event, start = self.cells.pop() if self.cells else (_Event("td"), 0)
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

    def _add(self, text: str, look: _Look) -> None:
        if text.strip():
            self.breaks = 0
        mark = look.raised and bool(SIGNS.fullmatch(text.strip()))
        if mark:
            text = text.strip().translate(RAISED)
        styles = [style for style, on in ((Style.BOLD, look.bold), (Style.ITALIC, look.italic)) if on]
        self.runs.add(text, tuple(styles), look.url, link=look.link, size=look.size, mark=mark)

    def _line_break(self) -> None:
        if self.level:
            self.runs.add(" ")
            return
        self.breaks += 1
        self._flush()
        self.blank = self.blank or self.breaks > 1

    def _flush(self, look: _Look | None = None) -> None:
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


ABSOLUTE = ("http://", "https://", "mailto:", "tel:", "ftp://", "//")


def _font_size(size: str, current: float) -> float:
    if not re.fullmatch(r"\s*[+-]?\d\s*", size):
        return current
    number = int(size)
    if size.strip()[0] in "+-":
        number += 3
    return FONT_SIZES[min(7, max(1, number))]


def _points(match: re.Match[str]) -> float:
    try:
        size = float(match[1]) * (0.75 if match[2].lower() == "px" else 1)
    except ValueError:
        return 0.0
    return round(min(size, 100.0), 1)


def _deciphered(cipher: str) -> str:
    """An address that a server hid from robots: each byte is masked with the first."""
    try:
        key, *rest = bytes.fromhex(cipher[:400])
    except ValueError:
        return ""
    return bytes(byte ^ key for byte in rest).decode("utf-8", errors="replace")
