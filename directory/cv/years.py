"""The year a reference was published: not its pages, its volume, a date of access, or a year in its title."""

from __future__ import annotations

import re
from functools import lru_cache

YEAR = r"(?:1[89]|20)\d\d"
# A year by itself: neither a part of a number, an identifier or an address, nor one end of a range of pages.
PRINTED = re.compile(
    rf"""
    (?P<skip>
        (?:https?://|www\.|\bdoi\.org/)\S+ | \bdoi:?\s?\S+ | \b10\.\d{{4,9}}/\S+
      | \barxiv[:.\s]{{1,2}}\S*\d\S* | \b\d{{4}}\.\d{{4,5}}\b
      | (?:accessed|retrieved|cited|zugriff|abgerufen|consulté|consultado|acesso|visited|viewed|available
          |last\ updated?|citato|dostęp|cit\.)[^()\[\]]{{0,18}}?{YEAR}
      | \b(?:pp?|pages?|s|seiten)\.?\s?\d+(?:\s?[–—‑-]+\s?\d+)?
      | \b(?:vol|volume|no|nr|issue|art|article|number|isbn|issn)\.?:?\s?[\d-]+
      | \b\d{{1,9}}\s?[-–—]+\s?\d{{5,}} | \b{YEAR}\s?[-–—]{{1,2}}\s?(?=\d{{4}}\b)(?!{YEAR})\d+
      | \b[A-Z]{{2,6}}-?\d+-\d[\d-]*
    )
  | (?P<open>[(\[][^()\[\]\d]{{0,24}})?(?:(?<![\w.–—/-])|(?<=[^\W\d_]{{3}})|(?<=\d\.\d\d\.)|(?<=\d\.\d\.)
        |(?<=[(\s]\d/)|(?<=[(\s]\d\d/))
    (?P<year>{YEAR})(?:[a-f](?!\w))?(?!\.?\d|,\d)(?=年|[A-Z][a-zã]{{2}}|[^\w%]|$)(?P<close>[^()\[\]]{{0,16}}[)\]])?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_year(head: str, tail: str) -> int | None:
    """The year that stands before the title, else in what follows it: in brackets first, else the last by itself."""
    for text in (head, tail):
        found = _years(text)
        if found:
            return max(found, key=lambda one: one[0])[1]
    return None


def printed_years(text: str) -> tuple[int, ...]:
    """The years that can be of publication, in order."""
    return tuple(year for _, year in _years(text))


@lru_cache(maxsize=4096)
def _years(text: str) -> tuple[tuple[float, int], ...]:
    """Each year with how likely it is the year of publication; of two alike, the later one."""
    years = []
    for order, match in enumerate(PRINTED.finditer(text)):
        if match.lastgroup != "skip" and match["year"] and not _is_page(text, match.start("year"), match.end("year")):
            bracketed = bool(match["open"] and match["close"])
            again = bool(EDITION.search(text[max(0, match.start("year") - 30) : match.start("year")]))
            event = bool(re.search(r"[A-Za-z]{3,}'?\s?$", text[: match.start("year")][-12:])) and not bracketed
            years.append((0.01 * order + 2 * bracketed - event - 3 * again, int(match["year"])))
    return tuple(years)


# "(2nd edn 2017)": not the year of the work
EDITION = re.compile(
    r"[(\[;][^()\[\]]*\b(?:edn?|editions?|éd(?:ition)?|aufl(?:age)?|uppl|uitg|edición|edição|reprint(?:ed)?|repr)\b\.?,?\s?$",
    re.IGNORECASE,
)


def _is_page(text: str, start: int, end: int) -> bool:
    """Whether the number is one end of a range, or what a volume and a colon precede."""
    before, after = text[max(0, start - 8) : start], text[end : end + 3]
    if re.match(r"\s?[-–—]\s?\d", after) or re.search(r"\d\s?[-–—]{1,2}\s?$", before):
        return not re.match(r"\s?[-–—]\s?(?:\d\d(?!\d)|(?:19|20)\d\d)", text[end : end + 8]) or bool(
            re.search(r"\d[:,)]\s?$", before)
        )
    return bool(re.search(r"\d\s?(?:\(\d+\))?:\s?$", before))
