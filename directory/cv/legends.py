"""Remarks on a list that are none of its items: what its signs mean, how its authors stand."""

from __future__ import annotations

import re

from directory.cv.document import Line

LONGEST = 160  # characters
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LEGEND = re.compile(
    r"""[(\[]?\s*(?:
        (?:[*∗⋆†‡§¶^\#+]{1,3}|(?:an?\s+|the\s+)?(?:asterisks?|stars?|daggers?|underlin\w+|bold(?:face)?(?:d|\s\w+)?))\s*
            (?:\([*†‡]\)\s*)?(?:[=:–—-]+\s*\w|(?:authors?\s+|names?\s+|text\s+)?(?:denotes?|indicates?|marks?|means?|are|is)\b
            |(?:these\s+|the\s+)?(?:\w+\s+){0,2}(?:co-?)?authors?\s*(?:$|[.;,)]|contribut|with\b|are\b|have\b)
            |equal(?:ly)?\s+(?:contribut|author|first)|(?:joint|shared)\s+(?:first|last|senior|author|contribut)|co-?first
            |correspond(?:ing|ence)\b|contribut(?:ed|ions?|ing)\s+equal|students?\s*[.)]?\s*$
            |contribution\s+[ée]|contribuci[oó]n\s+ig|contribuiç|gleicher?\s+beitr|korrespond|auteurs?\s+corresp
            |autore?s?\s+(?:de|para)\s+corresp|同等|共同|通讯|責任|共一)
      | (?:equal|joint|shared)(?:ly)?\s+(?:contribut|(?:first\s+)?author)
      | contribut(?:ed|ions?)\s+equal | contribution\s+[ée](?:gale|quivalente) | contribuci[oó]n\s+igual
      | gleicher?\s+beitrag | contribui[a-z]*\s+igual
      | (?:authors?|names?|co-?authors?|students?)\b.{0,60}\b(?:equal|alphabetical|underlined|in\s+bold|asterisk|italic)
      | authors?\s+(?:(?:are|is|names?)\s+){0,2}(?:listed|ordered)\b | =\s*(?:equal|joint|shared|co-)
      | co-first | note:
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def is_legend(line: Line) -> bool:
    """Whether a line only says what the signs of a list mean ("* equal contribution"): a star may be a bullet, too."""
    text = line.text
    if len(text) > LONGEST or line.level or YEAR.search(text):
        return False
    return bool(LEGEND.match(text) or (line.bullet and LEGEND.match(f"{line.bullet} {text}")))
