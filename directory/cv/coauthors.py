"""Co-authors that a reference names apart from its owner: "(with A. Roe) Slow drift", "Slow drift (mit A. Roe)"."""

from __future__ import annotations

import re

from directory.cv.authors import FORMATS, SPACES, author_lists, is_author_list, read_authors
from directory.cv.document import Passage, join
from directory.cv.names import parse_name
from directory.cv.records import Author

WITH = (
    r"(?:(?:co-?)?(?:ed(?:s|ited)?|hg|hrsg|hgg|dir|coord|org)\b\.?,?\s+)?"
    r"(?:(?:(?:co-?)?(?:author(?:ed)?|written)|joint(?:ly)?|joint\s+work|together|in\s+collaboration|gemeinsam|zusammen"
    r"|en\s+collaboration|en\s+coautoría|em\s+coautoria|em\s+co-autoria)\s+)?"
    r"(?:with|w/|mit|avec|con|com|met|med|coauthors?:?)\s+"
)
BRACKETED = re.compile(rf"\s*[(\[]\s*{WITH}(?P<names>[^()\[\]]{{4,300}})[)\]]", re.IGNORECASE)
LEADING = re.compile(rf"[\s\"“]*{WITH}(?=[A-ZÀ-Þ])", re.IGNORECASE)
AFTER = re.compile(r"\s?(?:\([Ee]ds?\.\)|[Ee]ds?\.|\([Hh]r?sg?g?\.\))?\s?[.,:;]\s+(?=[“\"«„‘'A-ZÀ-Þ])")
SURE = 0.7  # a single name scores 0.75


def part_coauthors(passage: Passage, owner: str | None) -> tuple[Passage, tuple[Author, ...]]:
    """(the reference without them, the co-authors that it names apart); none where the owner is printed before them."""
    text = passage.text.translate(SPACES)
    family = parse_name(owner).family.casefold() if owner else ""
    for match in BRACKETED.finditer(text):
        printed = family and family in text[: match.start()].casefold()
        if not printed and is_author_list(match["names"]) >= SURE:
            rest = join(filter(_says, (passage.slice(0, match.start()), passage.slice(match.end()))))
            return rest, read_authors(match["names"])[0]
    if lead := LEADING.match(text):
        lists = [one for name_format in FORMATS for one in author_lists(text, lead.end(), name_format)]
        fit = [(one, after.end()) for one in lists if (after := AFTER.match(text, one.end))]
        if fit:
            best, end = max(fit, key=lambda found: found[0].end - 10 * found[0].cost)
            return passage.slice(end), best.authors()
    return passage, ()


def _says(passage: Passage) -> bool:
    return any(char.isalnum() for char in passage.text)
