"""Texts of tests become what the stages work on."""

from __future__ import annotations

from textwrap import dedent

from directory.cv import parse
from directory.cv.document import Document, Line, Passage
from directory.cv.kinds import Kind
from directory.cv.readers.markup import read_inline
from directory.cv.readers.text import read_text
from directory.cv.records import CV
from directory.cv.sections import Section


def document_of(text: str, source: str = "cv.md") -> Document:
    """The document in a text, its common indent taken away."""
    text = dedent(text).lstrip("\n")
    return read_text(text.encode(), source) if text else Document(source, "", ())


def lines_of(text: str, source: str = "cv.md") -> tuple[Line, ...]:
    return document_of(text, source).lines


def line_of(text: str) -> Line:
    [line] = lines_of(text)
    return line


def section_of(kind: Kind, text: str, title: str = "") -> Section:
    """The text as a section of a kind, whatever a heading would have said."""
    return Section(kind, title or kind.value.title(), lines_of(text))


def cv_of(text: str, source: str = "cv.md") -> CV:
    return parse(document_of(text, source))


def passage_of(raw: str) -> Passage:
    return read_inline(raw)
