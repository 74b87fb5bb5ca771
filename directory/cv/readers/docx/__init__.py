"""Word files: the paragraphs, lists and tables of a .docx become lines; nothing but its XML is read."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import replace
from xml.etree import ElementTree as ET

from directory.cv.document import MAX_LINE, Document, UnreadableDocumentError
from directory.cv.readers.docx.body import Body
from directory.cv.readers.docx.package import Package


def read_docx(data: bytes, source: str) -> Document:
    """The document in a .docx file. Raises UnreadableDocumentError where it is none, is broken, or holds no text."""
    try:
        package = Package(data)
        lines, furniture = Body(package).read()
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
