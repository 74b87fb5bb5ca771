"""Text that comes in pieces, each with its styles, becomes a Passage."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from directory.cv.document import Passage, Span, Style

SPACE = re.compile(r"\s")
SIGNS = re.compile(r"[*∗⋆†‡§¶#\d,a-c]{1,6}")
RAISED = str.maketrans({**dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)), ",": None})


def as_mark(text: str) -> str | None:
    """A raised text as the mark at a name that it is; None where it is text, such as "th"."""
    return text.strip().translate(RAISED) if SIGNS.fullmatch(text.strip()) else None


@dataclass(slots=True)
class Runs:
    """Pieces of a line on their way. White space is made single; a tab stays a tab, for it parts columns."""

    texts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    length: int = 0
    last: str = ""
    number: int = 0
    sizes: dict[float, int] = field(default_factory=dict)

    def add(
        self,
        text: str,
        styles: tuple[Style, ...] = (),
        url: str | None = None,
        *,
        link: bool = False,
        number: int = 0,
        size: float = 0.0,
        mark: bool = False,
    ) -> None:
        """Adds a piece. `number` is the source's line that it stands on, `size` that of its font."""
        text = self._tidy(text)
        if not text:
            return
        if not text.isspace():
            self.number = self.number or number
            self.sizes[size] = self.sizes.get(size, 0) + len(text)
        start, self.length = self.length, self.length + len(text)
        self.texts.append(text)
        for style in (*styles, *((Style.LINK,) if url or link else ()), *((Style.MARK,) if mark else ())):
            self._style(start, self.length, style, url if style is Style.LINK else None)

    def is_blank(self) -> bool:
        return not any(text.strip() for text in self.texts)

    def take(self) -> tuple[Passage, int, float]:
        """(the passage, its first line's number, its font's size), and begins anew."""
        spans = tuple(sorted(self.spans, key=lambda span: (span.start, span.end)))
        passage = Passage("".join(self.texts), spans).slice(0)
        size = max(self.sizes, key=lambda one: self.sizes[one]) if self.sizes else 0.0
        number = self.number
        self.texts, self.spans, self.length, self.last, self.number, self.sizes = [], [], 0, "", 0, {}
        return passage, number, size

    def _tidy(self, text: str) -> str:
        """The text with single white space, seen together with what stands before it."""
        if text and not SPACE.search(text):  # as most pieces are: a word
            self.last = text[-1]
            return text
        found: list[str] = []
        for char in text:
            blank = "\t" if char == "\t" else " " if char.isspace() else ""
            if blank and self.last in (" ", "\t", ""):
                if blank == "\t" and self.last == " ":
                    self._widen(found)
                continue
            self.last = blank or char
            found.append(blank or char)
        return "".join(found)

    def _widen(self, found: list[str]) -> None:
        """The blank just written becomes a tab."""
        self.last = "\t"
        if found:
            found[-1] = "\t"
        else:
            self.texts[-1] = f"{self.texts[-1][:-1]}\t"

    def _style(self, start: int, end: int, style: Style, url: str | None) -> None:
        for index in range(len(self.spans) - 1, max(-1, len(self.spans) - 4), -1):
            span = self.spans[index]
            if span.style is style and span.url == url and span.end == start:
                self.spans[index] = Span(span.start, end, style, url)
                return
        self.spans.append(Span(start, end, style, url))
