"""How a reference begins, and whether a line holds all of one: what parts a list's lines into works."""

from __future__ import annotations

import re
from functools import lru_cache

from directory.cv.authors import MARKS, SHAPES, UP
from directory.cv.sections import YEAR
from directory.cv.venues import find_status

LEAST, MOST = 50, 4_000  # characters of a reference
QUOTE = re.compile(r"[“\"«„‘]")
LEAD = r"(?:[(\[]?(?:19|20)\d\d[)\]]?[.,:]?\s+)?"
# What stands behind a name: more names, a year, a title in quotes.
BEHIND = rf"(?:{MARKS}){{0,4}}(?:\s?[,;.:(/&“\"«+]|\s(?:[(\[&+“\"«{UP}]|(?:and|et|und|og|och|y|e|i|en|con|with|mit)\b))"
FORMS = tuple((name, re.compile(rf"{LEAD}(?:{shape}){BEHIND}")) for name, shape in SHAPES.items())


def name_form(text: str) -> str | None:
    """How the name is set that a text begins with; None where it begins with none."""
    return next((name for name, pattern in FORMS if pattern.match(text)), None)


@lru_cache(maxsize=4096)
def is_reference(text: str) -> bool:
    """Whether a line holds all of a work: it begins with a name or a quoted title, and prints a year or a status."""
    if len(text) <= LEAST or not (QUOTE.match(text) or name_form(text)):
        return False
    return bool(YEAR.search(text, 0, MOST)) or find_status(text[:MOST]) != "published"
