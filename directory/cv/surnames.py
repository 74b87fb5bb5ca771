"""Authors printed by their family names alone: "Roe/Doe, Slow drift", "Roe, Doe and Poe (2019), Slow drift"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from directory.cv.authors import FAMILY, AuthorList, is_no_name
from directory.cv.names import fold_name, parse_name

FORMAT = "surname"
AND = r"(?:and|&|und|et|y|e|och|og|en)"
LISTS = (
    ("/", re.compile(rf"(?:{FAMILY})(?:\s?[/–]\s?(?:{FAMILY}))*")),
    (",", re.compile(rf"(?:{FAMILY})(?:,\s(?:{FAMILY}))*(?:,?\s{AND}\s(?:{FAMILY}))?")),
)
PARTS = {"/": re.compile(r"\s?[/–]\s?"), ",": re.compile(rf",?\s{AND}\s|,\s")}
FOLLOWS = re.compile(r"\s?[,.:;](?=\s)|\s[(“\"«„]")


def surname_lists(text: str, start: int, owner: str) -> Iterator[AuthorList]:
    """The lists of family names that can begin at `start`, the owner's among them; longest first."""
    family = fold_name(parse_name(owner).family)
    for separator, pattern in LISTS:
        match = pattern.match(text, start)
        if match is None:
            continue
        ends = [part.start() for part in PARTS[separator].finditer(text, start, match.end())] + [match.end()]
        for end in reversed(ends[:20]):
            names = tuple(PARTS[separator].split(text[start:end]))
            known = [fold_name(name) for name in names]
            if family in known and FOLLOWS.match(text, end) and not any(map(is_no_name, names)):
                closed = len(names) > 1 and not text[:end].endswith(f", {names[-1]}") and separator == ","
                yield AuthorList(
                    FORMAT, names, (False,) * len(names), start, end, separator if len(names) > 1 else "",
                    closed, False, len(names), 0.3 * len(names) * (separator == ","),
                )  # fmt: skip
