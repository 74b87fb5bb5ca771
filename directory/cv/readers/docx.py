"""Word files: the paragraphs, lists and tables of a .docx become lines; nothing but its XML is read."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as ET

from directory.cv.document import MAX_LINE, Document, Line, Passage, Style, UnreadableDocumentError
from directory.cv.document import join as join_passages
from directory.cv.readers.runs import Runs
from directory.cv.readers.text import BULLET, CONTROLS, LIGATURES

MAX_PART = 30_000_000  # bytes of one part, unpacked
MAX_DEPTH = 40  # tables and boxes inside each other

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STRICT = b"http://purl.oclc.org/ooxml/"
STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
GAP = re.compile(r"[ \u00a0\u2003]{3,}|\t+")
HEADING_NAME = re.compile(r"(?:heading|überschrift|titre|título|title)\s*(\d)?", re.IGNORECASE)
FIELD_LINK = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"')
SIGNS = re.compile(r"[*∗⋆†‡§¶#\d,a-c]{1,6}")
RAISED = str.maketrans({**dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)), ",": None})
SHORT = 60  # characters; a first cell so short is a date or a label of the next
BLANK = 120  # twentieths of a point; space this tall stands as a blank line
COLUMN = 120  # twentieths of a point; the width of a column of text


def read_docx(data: bytes, source: str) -> Document:
    """The document in a .docx file. Raises UnreadableDocumentError where it is none, is broken, or holds no text."""
    try:
        package = _Package(data)
        lines, furniture = _Reader(package).read()
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, ValueError, struct.error, NotImplementedError,
            ET.ParseError, RecursionError, MemoryError):  # fmt: skip
        raise UnreadableDocumentError("this Word file is broken; open it in Word and save it again") from None
    except RuntimeError:  # zipfile's word for an encrypted part
        raise UnreadableDocumentError("this Word file is locked with a password; save it again without one") from None
    if not lines:
        raise UnreadableDocumentError("this Word file holds no text")
    notes = []
    for index, line in enumerate(lines):
        if len(line.text) > MAX_LINE:
            notes.append(f"line {index + 1} is {len(line.text):,} characters long; only {MAX_LINE:,} were read")
            lines[index] = replace(line, passage=line.passage.slice(0, MAX_LINE))
    numbered = tuple(replace(line, number=n) for n, line in enumerate(lines, 1))
    text = "\n".join([line.text for line in lines] + furniture)
    rules = tuple(range(len(lines) + 1, len(lines) + len(furniture) + 1))
    return Document(source, text, numbered, rules, tuple(notes))


def is_word(data: bytes) -> bool:
    """Whether a ZIP file's list of contents names a Word document."""
    return b"word/" in data[:2000] or b"word/document" in data[-20_000:] or b"word/_rels" in data[-20_000:]


class _Package:
    """The parts of the ZIP file, and how they point at each other."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        targets = self.targets("")
        self.main = next((path for kind, path in targets.values() if kind == "officeDocument"), "word/document.xml")

    def xml(self, path: str) -> ET.Element | None:
        """A part as XML; None where there is no such part."""
        try:
            info = self.archive.getinfo(path)
        except KeyError:
            return None
        if info.file_size > MAX_PART:
            raise UnreadableDocumentError("this Word file unpacks to far more than a CV; it is not read")
        with self.archive.open(info) as part:
            data = part.read(MAX_PART + 1)
        if len(data) > MAX_PART or b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data[:2000]:
            raise UnreadableDocumentError("this Word file unpacks to far more than a CV; it is not read")
        if STRICT in data[:5000]:
            for strict, usual in STRICT_NAMES:
                data = data.replace(strict, usual)
        return ET.fromstring(data)  # noqa: S314 - without a DTD there are no entities to expand

    def targets(self, path: str) -> dict[str, tuple[str, str]]:
        """What a part points at: identifier -> (kind, path or address)."""
        folder, name = dirname(path), path.rpartition("/")[2]
        root = self.xml(join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for link in root if root is not None else ():
            target = link.get("Target") or ""
            if link.get("TargetMode") != "External":
                target = normpath(target.lstrip("/") if target.startswith("/") else join(folder, target))
            found[link.get("Id") or ""] = ((link.get("Type") or "").rpartition("/")[2], target)
        return found


@dataclass(frozen=True, slots=True)
class _Look:
    """How a run or a paragraph is set; None where it does not say."""

    bold: bool | None = None
    italic: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    size: float | None = None

    def over(self, below: _Look) -> _Look:
        """This look where it says something, the other's where not."""
        return _Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.raised if self.raised is None else self.raised,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
        )


@dataclass(frozen=True, slots=True)
class _Set:
    """How paragraphs of a style are set. `level` is a heading's; `number` is (list, depth)."""

    look: _Look = _Look()
    level: int = 0
    number: tuple[str, int] | None = None
    indent: int | None = None
    before: int | None = None
    after: int | None = None


@dataclass(slots=True)
class _Styles:
    default: _Set = field(default_factory=_Set)
    named: dict[str, _Set] = field(default_factory=dict)


class _Reader:
    """The lines of a package's document."""

    def __init__(self, package: _Package) -> None:
        self.package = package
        self.targets = package.targets(package.main)
        self.styles = _read_styles(package.xml(self._part("styles", "word/styles.xml")))
        self.lists = _read_lists(package.xml(self._part("numbering", "word/numbering.xml")))
        self.counts: dict[tuple[str, int], int] = {}
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
            settings = self._settings(paragraph.find(f"{W}pPr"))
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
        for row in _children(table, f"{W}tr"):
            cells: list[list[Line]] = []
            for cell in _children(row, f"{W}tc"):
                self.blank = not cells
                cells.append(list(self._blocks(cell, depth + 1)))
            yield from _row([cell for cell in cells if cell])

    def _paragraph(self, paragraph: ET.Element, depth: int) -> Iterator[Line]:
        settings = self._settings(paragraph.find(f"{W}pPr"))
        if max(settings.before or 0, self.space_after) >= self.tall:
            self.blank = True
        self.space_after = settings.after or 0
        walk = _Runs(self, settings)
        walk.read(paragraph, 0)
        walk.flush()
        bullet = self._bullet(settings.number) if walk.found else None
        yield from self._set(walk.found, settings, bullet)
        for box in walk.boxes:
            yield from self._blocks(box, depth + 1)
        if not walk.found:
            self.blank = True

    def _set(self, found: Sequence[tuple[Passage, float, int]], settings: _Set, bullet: str | None) -> Iterator[Line]:
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

    def _settings(self, properties: ET.Element | None) -> _Set:
        """A paragraph's own settings over its style's."""
        if properties is None:
            return self.styles.default
        name = _value(properties, "pStyle")
        style = self.styles.named.get(name or "", self.styles.default)
        return _settings(properties, style)

    def _left(self, settings: _Set) -> int:
        """Where the paragraph begins: as it says itself, else as its list does."""
        if settings.indent is None and settings.number:
            return self.lists.get(settings.number, _LEVEL).left
        return settings.indent or 0

    def _bullet(self, number: tuple[str, int] | None) -> str | None:
        if number is None or number[0] == "0":
            return None
        level = self.lists.get(number, _LEVEL)
        if level.kind in ("bullet", "none"):
            return "-" if level.kind == "bullet" else None
        count = self.counts[number] = self.counts.get(number, level.start - 1) + 1
        for deeper in range(number[1] + 1, 9):
            self.counts.pop((number[0], deeper), None)
        return f"[{count}]" if level.text.startswith("[") else f"{count}."


class _Runs:
    """The runs of one paragraph, line by line."""

    def __init__(self, reader: _Reader, settings: _Set) -> None:
        self.reader, self.settings = reader, settings
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
                target = self.reader.targets.get(element.get(f"{R}id") or "", ("", ""))[1]
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
        properties = run.find(f"{W}rPr")
        style = self.reader.styles.named.get(_value(properties, "rStyle") or "")
        look = _look(properties).over(style.look if style else _Look()).over(self.settings.look)
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

    def _add(self, text: str, look: _Look, url: str | None) -> None:
        if self.fields and not self.fields[-1][1]:
            return  # the code of a field is not printed
        if text == "\t" and self.runs.is_blank():
            self.tabs += 1
            return
        text = GAP.sub("\t", CONTROLS.sub("", text.translate(LIGATURES)))
        mark = bool(look.raised) and bool(SIGNS.fullmatch(text.strip()))
        if mark:
            text = text.strip().translate(RAISED)
        styles = [style for style, on in ((Style.BOLD, look.bold), (Style.ITALIC, look.italic)) if on]
        self.runs.add(text, tuple(styles), url, size=look.size or 0.0, mark=mark)


# ---------------------------------------------------------------------------------------------------- styles and lists


def _read_styles(root: ET.Element | None) -> _Styles:
    """The styles by their identifier, with what they take from those they are based on."""
    if root is None:
        return _Styles()
    run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    paragraph = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    base = _Set(look=_look(run))
    base = _settings(paragraph, base) if paragraph is not None else base
    raw = {style.get(f"{W}styleId") or "": style for style in root.iter(f"{W}style")}
    styles = _Styles(base)
    for name in raw:
        styles.named[name] = _style(name, raw, base)
    plain = next((name for name, style in raw.items() if style.get(f"{W}default") == "1" and _is_paragraph(style)), "")
    styles.default = styles.named.get(plain, base)
    return styles


def _is_paragraph(style: ET.Element) -> bool:
    return style.get(f"{W}type") == "paragraph"


def _style(name: str, raw: dict[str, ET.Element], base: _Set) -> _Set:
    chain: list[str] = []
    while name in raw and name not in chain and len(chain) < 30:
        chain.append(name)
        name = _value(raw[name], "basedOn") or ""
    settings = base if not chain or _is_paragraph(raw[chain[0]]) else _Set()
    for one in reversed(chain):
        style = raw[one]
        properties = style.find(f"{W}pPr")
        settings = _settings(properties, settings) if properties is not None else settings
        settings = replace(settings, look=_look(style.find(f"{W}rPr")).over(settings.look))
        match = HEADING_NAME.fullmatch(_value(style, "name") or "")
        if match and _is_paragraph(style):
            settings = replace(settings, level=int(match[1] or 1))
    return settings


def _settings(properties: ET.Element, below: _Set) -> _Set:
    """What the properties of a paragraph say, over what stands below them."""
    level = _value(properties, "outlineLvl")
    number = properties.find(f"{W}numPr")
    indent = properties.find(f"{W}ind")
    spacing = properties.find(f"{W}spacing")
    found = below
    if level is not None and level.isdecimal():
        found = replace(found, level=int(level) + 1 if int(level) < 9 else 0)
    if number is not None:
        found = replace(found, number=_number(number, below.number))
    if indent is not None:
        found = replace(found, indent=_indent(indent))
    if spacing is not None:
        before, after = spacing.get(f"{W}before"), spacing.get(f"{W}after")
        found = replace(
            found,
            before=found.before if before is None else _twips(before),
            after=found.after if after is None else _twips(after),
        )
    return found


def _number(number: ET.Element, below: tuple[str, int] | None) -> tuple[str, int] | None:
    name, depth = _value(number, "numId"), _value(number, "ilvl")
    if name is None and below is None:
        return None
    return name or (below or ("0", 0))[0], int(depth) if depth and depth.isdecimal() and len(depth) < 3 else 0


def _indent(indent: ET.Element) -> int:
    """Where a paragraph's first row begins; what is usual for a first row is not counted."""
    first = _twips(indent.get(f"{W}firstLine"))
    left = _twips(indent.get(f"{W}left") or indent.get(f"{W}start"))
    return left - _twips(indent.get(f"{W}hanging")) + (first if first > 2 * COLUMN else 0)


def _look(properties: ET.Element | None) -> _Look:
    if properties is None:
        return _Look()
    size = _value(properties, "sz")
    raised = _value(properties, "vertAlign")
    return _Look(
        _switch(properties, "b"),
        _switch(properties, "i"),
        None if raised is None else raised == "superscript",
        _switch(properties, "vanish"),
        int(size) / 2 if size and size.isdecimal() and len(size) < 5 else None,
    )


@dataclass(frozen=True, slots=True)
class _Level:
    """One depth of a list: its kind of number, that number's text, where it starts, where its text begins."""

    kind: str = "bullet"
    text: str = ""
    start: int = 1
    left: int = 0


_LEVEL = _Level()


def _read_lists(root: ET.Element | None) -> dict[tuple[str, int], _Level]:
    """The levels by (list, depth)."""
    if root is None:
        return {}
    abstract = {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
    found: dict[tuple[str, int], _Level] = {}
    for number in root.iter(f"{W}num"):
        source = abstract.get(_value(number, "abstractNumId"))
        for level in source.iter(f"{W}lvl") if source is not None else ():
            depth = level.get(f"{W}ilvl") or "0"
            if depth.isdecimal() and len(depth) < 3:
                found[number.get(f"{W}numId") or "", int(depth)] = _level(level)
    return found


def _level(level: ET.Element) -> _Level:
    start = _value(level, "start") or "1"
    indent = level.find(f"{W}pPr/{W}ind")
    return _Level(
        _value(level, "numFmt") or "bullet",
        _value(level, "lvlText") or "",
        int(start) if start.isdecimal() and len(start) < 6 else 1,
        _indent(indent) if indent is not None else 0,
    )


# --------------------------------------------------------------------------------------------------------------- parts


def _row(cells: list[list[Line]]) -> Iterator[Line]:
    """A row's cells as lines: side by side where each is one line, or a short one stands before longer ones."""
    if not cells:
        return
    long = [cell for cell in cells if len(cell) > 1]
    if not long:
        yield _joined([cell[0] for cell in cells])
    elif len(long) == 1 and cells.index(long[0]) > 0 and len(cells[0][0].text) <= SHORT:
        yield _joined([cell[0] for cell in cells])
        yield from (replace(line, indent=line.indent + 2) for line in long[0][1:])
    elif len(long) == len(cells) > 1 and len({len(cell) for cell in cells}) == 1 and len(cells[0][0].text) <= SHORT:
        yield from (_joined(list(lines)) for lines in zip(*cells, strict=True))
    else:
        for cell in cells:
            yield replace(cell[0], after_blank=True)
            yield from cell[1:]


def _joined(lines: list[Line]) -> Line:
    if len(lines) == 1:
        return lines[0]
    return replace(lines[0], passage=join_passages([line.passage for line in lines], "\t"), level=0)


def _children(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    """The children of a kind, also those in wrappers of content controls and revisions."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in WRAPPERS:
            yield from element.iter(tag)


def _text(element: ET.Element, name: str) -> str | None:
    """What an element of a run prints; None where that is nothing."""
    if name == "t":
        return element.text or ""
    return {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": "", "sym": " "}.get(name)


def _value(parent: ET.Element | None, name: str) -> str | None:
    child = parent.find(f"{W}{name}") if parent is not None else None
    return child.get(f"{W}val") if child is not None else None


def _switch(properties: ET.Element, name: str) -> bool | None:
    child = properties.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val") not in ("0", "false", "off", "none")


def _twips(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else 0


WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "hdr", "ftr"))
