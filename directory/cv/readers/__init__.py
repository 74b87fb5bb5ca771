"""Stage 1. A file becomes a Document, whatever its format."""

from __future__ import annotations

from pathlib import Path

from directory.cv.document import Document, UnreadableDocumentError
from directory.cv.readers.html import is_html, read_html
from directory.cv.readers.latex import is_latex, read_latex
from directory.cv.readers.pdf import read_pdf
from directory.cv.readers.text import read_text

MAX_BYTES = 20_000_000


def read_document(path: Path, source: str | None = None) -> Document:
    """The document in a file. Raises UnreadableDocumentError, in words for people, where it cannot be read."""
    try:
        if path.is_dir():
            raise UnreadableDocumentError("this is a folder, not a file")
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableDocumentError(f"the file is larger than {MAX_BYTES // 1_000_000} MB; no CV is")
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableDocumentError("there is no such file") from None
    except PermissionError:
        raise UnreadableDocumentError("the file may not be read; check its permissions") from None
    except OSError as error:
        raise UnreadableDocumentError(f"the file could not be read: {error.strerror}") from None
    return read_bytes(data, source or str(path))


def read_bytes(data: bytes, source: str) -> Document:
    """The document in the bytes of a file named `source`: its content says what it is, else its suffix."""
    head = data[:1024].lstrip()
    if b"%PDF-" in data[:1024]:
        return read_pdf(data, source)
    if is_latex(data, source):
        return read_latex(data, source)
    if is_html(data, source):
        return read_html(data, source)
    for signature, name in FOREIGN:
        if head.startswith(signature):
            raise UnreadableDocumentError(f"this is {name}, which is not read yet; save the CV as text or Markdown")
    return read_text(data, source)


FOREIGN = ((b"PK\x03\x04", "a Word or ZIP file"), (b"\xd0\xcf\x11\xe0", "an old Word file"))
