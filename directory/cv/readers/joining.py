"""How two lines that were one become one again: hyphens, addresses, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable

SOFT_HYPHEN = "\x02"  # a hyphen that the typesetter put at a line's end

HYPHENATED = re.compile(r"\b[^\W\d_]+(?:-[^\W\d_]+)+\b")
ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org|doi:|10\.\d{4})\S*$", re.IGNORECASE)
BROKEN = re.compile(r"(?P<left>[^\W\d_]+)[-\x02‐]$")
# A line that ends so goes on.
OPEN_END = re.compile(
    r"\s(?:of|and|the|in|for|to|with|on|at|by|a|an|&|de|du|des|la|le|les|et|à|der|die|und|von|für|del|el|en|y|e|da|do)$"
)
LABEL = re.compile(r"(?!In\b)[^\W\d_][\w'’/.-]*(?:\s[\w'’/&-]+){0,2}\s?:")
BEGINNING = re.compile(r"[^\W\d_]+")


def hyphenated_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that a document writes with a hyphen inside a line, in lower case."""
    return frozenset(match.group().casefold() for text in texts for match in HYPHENATED.finditer(text))


def joint(ending: str, beginning: str, words: frozenset[str]) -> tuple[str, str]:
    """(the end of the upper line as it is to be, what comes between it and the lower line)."""
    if match := BROKEN.search(ending):
        if ADDRESS.search(ending):
            return ending, ""
        return (ending if _keeps_hyphen(match["left"], beginning, words) else ending[:-1]), ""
    if ending.endswith((SOFT_HYPHEN, "-", "–", "‐", "/")) and (ending[-2:-1].isdigit() or ADDRESS.search(ending)):
        return ending, ""
    if ADDRESS.search(ending) and ending.endswith(("/", ".", "_", "=", "?", "&")) and not beginning[:1].isupper():
        return ending, ""
    return ending, " "


def _keeps_hyphen(left: str, beginning: str, words: frozenset[str]) -> bool:
    """A hyphen is the word's own before a capital, and where the document writes the word so elsewhere."""
    match = BEGINNING.match(beginning)
    if match is None or match.group()[0].isupper():
        return True
    return f"{left}-{match.group()}".casefold() in words
