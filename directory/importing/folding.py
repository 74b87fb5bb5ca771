"""Text as it is compared: one spelling of what people write in many."""

from __future__ import annotations

import re
from functools import lru_cache

from directory.search import words

APOSTROPHE = re.compile(r"['’‘`´]")


@lru_cache(maxsize=200_000)  # every import compares what all documents print
def fold(text: str) -> str:
    """Words of lower-case letters and digits: "Text-to-Image" and "text to image" are one, "Let’s" and "Lets" too."""
    return words(APOSTROPHE.sub("", text))
