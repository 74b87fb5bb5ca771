"""Stage 1. A file becomes a Document, whatever its format."""

from __future__ import annotations

from pathlib import Path

from directory.cv.document import Document, UnreadableDocumentError
from directory.cv.readers.docx import is_word, read_docx
from directory.cv.readers.html import is_html, read_html
from directory.cv.readers.latex import is_latex, read_latex
from directory.cv.readers.pdf import read_pdf
from directory.cv.readers.text import decode, read_text
from directory.cv.readers.wrapped import is_page_text, read_page_text

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
    except OSError as error:
        raise UnreadableDocumentError(f"the file could not be read: {error.strerror}") from None
    return read_bytes(data, source or str(path))


def read_bytes(data: bytes, source: str) -> Document:
    """The document in the bytes of a file named `source`: its content says what it is, else its suffix."""
    if b"%PDF-" in data[:1024]:
        return read_pdf(data, source)
    if data.startswith(ZIP) and is_word(data):
        return read_docx(data, source)
    for signature, what in FOREIGN:
        if data.startswith(signature):
            raise UnreadableDocumentError(_refusal(data, what))
    if is_latex(data, source):
        return read_latex(data, source)
    if is_html(data, source):
        return read_html(data, source)
    text = decode(data)
    return read_page_text(text, source) if is_page_text(text) else read_text(data, source)


def _refusal(data: bytes, what: str) -> str:
    """Why a file of a foreign format is not read, and what to do."""
    if what == "an old Word file" and "EncryptedPackage".encode("utf-16-le") in data:
        return "this Word file is locked with a password; save it again without one"
    if what == "a ZIP file":
        kinds = ((b"opendocument.text", "an OpenDocument file"), (b"ppt/", "a presentation"), (b"xl/", "a spreadsheet"),
                 (b"Index/Document.iwa", "a Pages file"))  # fmt: skip
        what = next((name for sign, name in kinds if sign in data[:4096] or sign in data[-20_000:]), what)
    if what == "a ZIP file":
        return "this is a ZIP file; unpack it and give the CV that is in it"
    return f"this is {what}, which is not read; save the CV as .docx or PDF"


ZIP = b"PK\x03\x04"
FOREIGN = (
    (b"PK\x03\x04", "a ZIP file"),
    (b"PK\x05\x06", "a ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
)
