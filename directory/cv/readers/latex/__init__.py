"""LaTeX files: own macros are expanded, the usual CV classes known; each line keeps the number it has in the source.

source -tokens-> Token.. -setting-> Line..; what a token does stands in `commands`, `environments` and `entries`.
"""

from __future__ import annotations

from directory.cv.document import Document, UnreadableDocumentError
from directory.cv.readers.latex.setting import set_lines
from directory.cv.readers.latex.tokens import tokenize
from directory.cv.readers.text import LINE_END, decode

MAX_CHARACTERS = 1_000_000


def is_latex(data: bytes, source: str) -> bool:
    """Whether the bytes look like a LaTeX file."""
    head = data[:20_000]
    if b"\\documentclass" in head or b"\\begin{document}" in head:
        return True
    return source.lower().endswith((".tex", ".ltx", ".latex"))


def read_latex(data: bytes, source: str) -> Document:
    """The document in a LaTeX file. Raises UnreadableDocumentError where the bytes are no text or hold no words."""
    text = decode(data)
    notes = []
    body = text
    if len(body) > MAX_CHARACTERS:
        notes.append(f"the file is {len(text):,} characters long; only the first {MAX_CHARACTERS:,} were read")
        body = body[:MAX_CHARACTERS]
    lines, more = set_lines(tokenize(LINE_END.sub("\n", body)))
    if not lines:
        raise UnreadableDocumentError("this LaTeX file prints no text of its own; save the CV as PDF and try that")
    taken = {line.number for line in lines}
    raw = enumerate(LINE_END.split(text), 1)
    rules = tuple(number for number, line in raw if line.strip() and number not in taken)
    return Document(source, text, tuple(lines), rules, (*notes, *more))
