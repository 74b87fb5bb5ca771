"""HTML files, of today or of the 1990s: elements become lines, tables of layout their cells, tables of data rows."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from directory.cv.document import Document, UnreadableDocumentError
from directory.cv.readers.html.elements import read_elements
from directory.cv.readers.html.setting import Setter
from directory.cv.readers.text import decode

MAX_CHARACTERS = 3_000_000

BEGINNING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)


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
    setter = Setter()
    setter.set(list(read_elements(text)))
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
