"""What a reader makes of a file: lines of plain text with their marks, each with its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

MAX_LINE = 20_000  # characters; what is longer is cut, with a word about it


class UnreadableDocumentError(Exception):
    """A file that cannot be read; its text is one line for people: what is wrong, and what to do."""


class Style(StrEnum):
    """How a stretch of text is set."""

    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"
    MARK = "mark"  # a raised sign at a name: an asterisk, a dagger


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch [start, end) of a text. `url` is the address of a link, None where it has none."""

    start: int
    end: int
    style: Style
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Text without its markup, and the spans that carried it. A tab parts two columns."""

    text: str
    spans: tuple[Span, ...] = ()

    def styled(self, style: Style) -> Iterator[Span]:
        return (span for span in self.spans if span.style is style)

    def slice(self, start: int, end: int | None = None) -> Passage:
        """The passage between two offsets, stripped of white space at both ends."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        end = start + len(part.strip())
        spans = tuple(
            Span(max(span.start, start) - start, min(span.end, end) - start, span.style, span.url)
            for span in self.spans
            if span.start < end and span.end > start
        )
        return Passage(self.text[start:end], spans)

    def is_all(self, style: Style) -> bool:
        """Whether every letter and digit is set so."""
        spans = [span for span in self.spans if span.style is style]
        if not spans:
            return False
        covered = [False] * len(self.text)
        for span in spans:
            covered[span.start : span.end] = [True] * (min(span.end, len(self.text)) - span.start)
        letters = [on for on, char in zip(covered, self.text, strict=True) if char.isalnum()]
        return bool(letters) and all(letters)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document.

    `number` counts from 1; `indent` counts columns; `bullet` is the sign or number before the text ("-", "[1]", "2.");
    `level` is a heading's level, 0 for none; `after_blank` says whether a blank line or a rule stands before it;
    `size` is a font's size in points, 0 where the format has none.
    """

    number: int
    passage: Passage
    indent: int = 0
    bullet: str | None = None
    level: int = 0
    after_blank: bool = False
    size: float = 0.0

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Document:
    """A file's non-blank lines. `rules` are the numbers of lines that are decoration only.

    `text` is the whole of it, line for line as numbered, for people to look things up in.
    """

    source: str
    text: str
    lines: tuple[Line, ...]
    rules: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def join(passages: Iterable[Passage], glue: str = " ") -> Passage:
    """Passages one after the other, with `glue` between them."""
    text, spans = "", []
    for passage in passages:
        if text:
            text += glue
        shift = len(text)
        spans += [Span(s.start + shift, s.end + shift, s.style, s.url) for s in passage.spans]
        text += passage.text
    return Passage(text, tuple(spans))


def ranges(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Line numbers in any order as ranges [first, last], ascending."""
    return merge((number, number) for number in set(numbers))


def merge(several: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges in any order as the fewest that hold the same lines, ascending."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(several):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)
