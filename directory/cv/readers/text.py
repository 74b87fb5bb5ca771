"""Markdown, Org and plain text, with the damage that comes out of PDFs."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from directory.cv.document import MAX_LINE, Document, Line, Passage, UnreadableDocumentError
from directory.cv.lexicon.labels import COLUMNS
from directory.cv.readers.markup import read_inline

LINE_END = re.compile(r"\r\n|\r|\n")
RULE = re.compile(r"[\s\-*_=~—–\u2500-\u257f•·.|:+>#$%\\]*")
FENCE = re.compile(r"\s*(?::::+|```+|~~~+)\s*(?P<attributes>\{[^{}\n]{0,1000}\})?[\s\w.-]*$")
ATTRIBUTE = re.compile(r"""\b(?:date|dates|year|years|when)\s*=\s*["']([^"'\n]{1,100})["']""", re.IGNORECASE)
HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*)$")
ORG_HEADING = re.compile(r"(\*{1,6})\s+(.*)$")
ORG_COMMENT = re.compile(r"\s*#\s")
ORG_KEYWORD = re.compile(r"\s*#\+(?P<key>\w+):?\s*(?P<value>.*)$")
FRONT_MATTER = re.compile(
    r"(?P<key>title|author|name|subtitle)\s*:\s*[\"']?(?P<value>[^\"'].*?)[\"']?\s*$", re.IGNORECASE
)
UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*$")
BULLET = re.compile(
    r"""\s*(?:
        (?P<sign>[-*+•–—▪◦‣○■●►▸·∙⁃\u25aa\uf0b7>] | \\\*)(?=[\s*_]|$)
      | (?P<number>
            \\?\[\s?[A-Z]{0,3}\.?\d{1,3}[a-z]?\s?\\?\] | \(\d{1,3}\)(?!\s?\d{3}) | \((?:[a-z]|[ivx]{1,5})\)(?=\s)
          | [A-Z]{0,2}\d{1,3}\\?[.)](?=\s) | \d{1,3}(?=(?:\t|\ {2,3})[^\W\d])
        )
      | (?P<definition>:)(?=\s)
    )\s*""",
    re.VERBOSE,
)
SEPARATOR_ROW = re.compile(r"[\s:|+]*-[\s:|+-]*")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LIGATURES = str.maketrans(
    {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u2028": " "}
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")
)


def read_text(data: bytes, source: str) -> Document:
    """The document in a text file. Raises UnreadableDocumentError where the bytes are no text."""
    text = decode(data)
    raw_lines = LINE_END.split(text)
    org = source.lower().endswith(".org") or any(line.startswith("#+TITLE") for line in raw_lines[:50])
    return Document(source, text, *_read_lines(raw_lines, org))


def decode(data: bytes) -> str:
    """Bytes as text: by their mark, else UTF-8, else Windows' Latin-1."""
    if not data.strip():
        raise UnreadableDocumentError("the file is empty")
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"))
    if data.count(0) * 4 > len(data):
        return _checked(data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace"))
    if b"\0" in data:
        raise UnreadableDocumentError("this is a binary file, not a text; save the CV as text, Markdown or PDF")
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(data.decode("cp1252", errors="replace"))


def _checked(text: str) -> str:
    """Text that is mostly letters. A binary file without NUL bytes is full of control characters."""
    if not text.strip():
        raise UnreadableDocumentError("the file holds only white space")
    controls = sum(1 for char in text[:20_000] if (char < " " and char not in "\t\n\r\f") or char == "\ufffd")
    if controls > len(text[:20_000]) / 50 + 3 or "\0" in text:
        raise UnreadableDocumentError("this is a binary file, not a text; save the CV as text, Markdown or PDF")
    return text


@dataclass(slots=True)
class _State:
    """What the lines so far say about the next one."""

    blank: bool = True
    front_matter: bool = False


def _read_lines(raw_lines: list[str], org: bool) -> tuple[tuple[Line, ...], tuple[int, ...], tuple[str, ...]]:
    lines: list[Line] = []
    rules: list[int] = []
    notes: list[str] = []
    state = _State()
    for number, raw in enumerate(_without_comments(raw_lines), 1):
        if len(raw) > MAX_LINE:
            notes.append(f"line {number} is {len(raw):,} characters long; only the first {MAX_LINE:,} were read")
            raw = raw[:MAX_LINE]
        filled = bool(raw_lines[number - 1].strip())
        in_front = state.front_matter
        line = _read_line(number, raw, state, org, first=not lines) if raw.strip() else None
        if line is None:
            state.blank = True
            if filled:
                rules.append(number)
                if not in_front:
                    _underline(raw, number, lines)
            if SEPARATOR_ROW.fullmatch(raw) and lines and _heads_table(raw_lines, number):
                rules.append(lines.pop().number)
            continue
        lines.append(line)
        state.blank = False
    return tuple(lines), tuple(sorted(rules)), tuple(notes)


def _without_comments(raw_lines: list[str]) -> Iterator[str]:
    """The lines with HTML comments blanked; a comment keeps its line breaks."""
    text = "\n".join(raw_lines)
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept += (text[position:start], "\n" * text.count("\n", start, end))
        position = end + 3
    yield from "".join((*kept, text[position:])).split("\n")


def _heads_table(raw_lines: Sequence[str], number: int) -> bool:
    """Whether the row of dashes at `number` parts a table's first row, the names of its columns, from the rest."""
    before = raw_lines[number - 3] if number > 2 else ""
    cells = [cell for cell in raw_lines[number - 2].split("|") if cell.strip()] if number > 1 else []
    words = [re.findall(r"\w+", cell.casefold()) for cell in cells]
    return len(cells) > 1 and "|" not in before and all(cell and COLUMNS.issuperset(cell) for cell in words)


def _underline(raw: str, number: int, lines: list[Line]) -> None:
    """A row of = or - right under a line makes that line a heading."""
    if UNDERLINE.match(raw) and lines and lines[-1].number == number - 1 and not lines[-1].bullet:
        level = 1 if "=" in raw else 2
        last = lines[-1]
        if len(last.text) <= 80 and not last.level and last.after_blank:
            lines[-1] = Line(last.number, last.passage, last.indent, None, level, last.after_blank, last.size)


def _read_line(number: int, raw: str, state: _State, org: bool, *, first: bool) -> Line | None:
    """One line, or None for decoration."""
    raw = (
        CONTROLS.sub(" ", raw.translate(LIGATURES)).expandtabs(4)
        if raw.startswith((" ", "\t"))
        else CONTROLS.sub(" ", raw.translate(LIGATURES))
    )
    if raw.strip() in ("---", "...") and (first or state.front_matter):
        state.front_matter = not state.front_matter and number <= 2
        return None
    if state.front_matter:
        return _front_matter(number, FRONT_MATTER.match(raw))
    if fence := FENCE.match(raw):
        return _attributes(number, fence["attributes"] or "", state)
    if org and (keyword := ORG_KEYWORD.match(raw)):
        is_title = keyword["key"].upper() in ("TITLE", "AUTHOR") and keyword["value"].strip()
        return Line(number, Passage(keyword["value"].strip()), after_blank=True, level=1) if is_title else None
    if (org and ORG_COMMENT.match(raw)) or RULE.fullmatch(raw) or SEPARATOR_ROW.fullmatch(raw):
        return None
    return _text_line(number, raw, state, org)


def _front_matter(number: int, match: re.Match[str] | None) -> Line | None:
    return Line(number, Passage(match["value"]), after_blank=True) if match else None


def _attributes(number: int, attributes: str, state: _State) -> Line | None:
    """The date that a fenced block carries as an attribute stands before its text."""
    found = ATTRIBUTE.search(attributes)
    state.blank = True
    return Line(number, Passage(found[1]), after_blank=True) if found else None


def _text_line(number: int, raw: str, state: _State, org: bool) -> Line | None:
    heading = (ORG_HEADING if org else HEADING).match(raw)
    level = len(heading[1]) if heading else 0
    text = heading[2] if heading else raw
    if heading and not org:
        text = text.rstrip().rstrip("#").rstrip()  # "## Title ##"
    indent = 0 if heading else len(raw) - len(raw.lstrip())
    bullet, text = _bullets(text)
    passage = read_inline(_table_row(text), org=org)
    if not passage.text:
        return None
    if bullet is None and level == 0 and (again := BULLET.match(passage.text)) and again["number"]:
        bullet, passage = again["number"], passage.slice(again.end())  # the number was set in bold
    return Line(number, passage, indent, bullet, level, state.blank)


def _bullets(text: str) -> tuple[str | None, str]:
    """The text without its bullets ("- [1] ", "- 3. "); a number says more than a sign."""
    bullet = None
    while match := BULLET.match(text):
        if match["sign"] and _opens_emphasis(text, match):
            break
        found = (match["number"] or match["sign"] or match["definition"]).replace("\\", "")
        if bullet and not match["number"] and found not in "*-•–":
            break
        bullet = found
        text = text[match.end() :]
        if match["number"]:
            break
    return bullet, text


def _opens_emphasis(text: str, match: re.Match[str]) -> bool:
    """A star right before a letter or another star opens emphasis and is no bullet."""
    return match["sign"] in "*+>" and not text[match.end("sign") : match.end("sign") + 1].isspace()


def _table_row(text: str) -> str:
    stripped = text.strip()
    if stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") >= 2:
        cells = [cell.strip() for cell in stripped.strip("|").split("|")]
        return "\t".join(cell for cell in cells if cell)
    return text
