"""Arguments that print nothing: lengths, columns, and what else a command takes beside its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.cv.readers.latex.source import Source
from directory.cv.readers.latex.tokens import Token, plain

DIMENSION = re.compile(
    r"\s*[-+]?[\d.,]*\s*(?:pt|em|ex|cm|mm|in|pc|bp|fill?l?|\\?(?:text|line|column|page|paper)(?:width|height)|\\baselineskip"
    r"|\\parindent|\\fill)\s*(?:(?:plus|minus)\s*[\d.]+\s*\w+\s*)*"
)
LENGTH = re.compile(
    r"\s*=?\s*[-+]?[\d.]+\s*(?:true)?(?:pt|em|ex|cm|mm|in|pc|bp|sp|mu|fil+)"
    r"(?:\s*(?:plus|minus)\s*[\d.]+\s*(?:pt|em|ex|cm|mm|in|fil+))*"
)
COLUMNS = re.compile(
    r"(?=.*[lcrpmXL|@])[\slcrpmbXLCRY|@{}!<>*\d.()=\\-]*|.*(?:\\textwidth|\\linewidth|\\raggedright).*"
)
MEASURE = re.compile(r"\s*([\d.]+)\s*(pt|em|cm|mm|in|ex)")
POINTS = {"pt": 1, "em": 10, "cm": 28, "mm": 2.8, "in": 72, "ex": 4}
WIDE = 20  # points; a space so wide parts columns


def drop(source: Source, what: str) -> None:
    """Leaves out what a pattern of arguments says: o for an optional one, m for one in braces, d for a length."""
    source.star()
    for kind in what:
        if kind == "o":
            source.optional()
        elif kind == "m":
            source.argument()
        else:
            _drop_length(source)


def _drop_length(source: Source) -> None:
    """Leaves out a length that stands without braces: "\\kern-1.5pt", "\\vskip 1em plus 2pt"."""
    if source.next_is("command"):
        source.todo.pop()
        return
    text, line = "", 0
    while source.todo and source.todo[-1].kind in ("text", "space") and len(text) < 40:
        token = source.todo.pop()
        text, line = text + token.text, token.line
    match = LENGTH.match(text)
    if rest := text[match.end() if match else 0 :]:
        source.put(Token("text", rest, line))


def is_length(argument: Sequence[Token]) -> bool:
    return bool(DIMENSION.fullmatch(plain(argument, commands=True) or "-"))


def is_columns(argument: Sequence[Token]) -> bool:
    """Whether an argument says how many columns there are, and how wide."""
    return bool(COLUMNS.fullmatch(plain(argument, commands=True)))


def is_wide(length: Sequence[Token]) -> bool:
    text = plain(length, commands=True)
    match = MEASURE.match(text)
    if match is None:
        return "fill" in text or "width" in text
    try:
        return float(match[1]) * POINTS[match[2]] >= WIDE
    except ValueError:
        return False
