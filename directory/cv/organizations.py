"""The name of an organization taken apart: the institution, its part, the place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.cv.cues import institution_score, is_unit, organization_score, words
from directory.cv.fields import split_commas, split_place, with_campus


def read_organization(text: str) -> tuple[str | None, str | None, str | None]:
    """(institution, its part, place) of "Turbo Team, Together AI", "University of X, Physics, Paris"."""
    body, place = split_place(SENTENCE_END.split(text, maxsplit=1)[0])
    if _is_joint(body):
        return body, None, place
    pieces = with_campus(split_commas(body))
    if not pieces:
        return None, None, place
    scores = [_whole_score(piece, index, pieces) for index, piece in enumerate(pieces)]
    best = scores.index(max(scores))
    rest = [piece for index, piece in enumerate(pieces) if index != best]
    if place is None and best < len(pieces) - 1 and _is_town(rest[-1]):
        place = rest.pop()
    return pieces[best], ", ".join(rest) or None, place


SENTENCE_END = re.compile(r"(?<=[a-z]{4})\.\s+(?=[A-Z])")  # "Universidad de Chile. Cotutela con ..."
SUBJECT = re.compile(
    r"\b\w*(?:ics|ology|istry|graphy|sophy|onomy|ometry|iences?|studies|engineering|history|law|medicine|mathematik|"
    r"physik|chemie|informatik|arts?|letters|literatures?|languages?|music|surgery|nursing|education|business|management|"
    r"economy|english|german|french|spanish|chinese|theory|systems|technology|research|design|communications?|ogie|ogía)\b",
    re.IGNORECASE,
)


def _is_town(piece: str) -> bool:
    """Whether what stands behind an institution names neither a part of one nor a subject: a town, most likely."""
    named = piece.split()
    if not 1 <= len(named) <= 3 or organization_score(piece) or is_unit(piece) or SUBJECT.search(piece):
        return False
    return (
        piece.replace(" ", "").replace("-", "").replace(".", "").isalpha()
        and all(word[:1].isupper() or len(word) <= 3 for word in named)
        and not piece.isupper()
    )


def _whole_score(piece: str, index: int, pieces: Sequence[str]) -> float:
    """An institution's own name beats an acronym, an acronym an institute, and any of them a department."""
    if piece.isupper() and len(piece) <= 8 and index and is_unit(pieces[index - 1]):
        return 0.95
    score = institution_score(piece)
    if score == 1 and words(piece)[:1] in (("institute",), ("institut",), ("instituto",)) and len(pieces) > 1:
        score = 0.9
    return score - index / 100


def _is_joint(text: str) -> bool:
    """Two organizations in one position: "Tencent Holdings & Dep. of CS, UIUC"."""
    left, sign, right = text.partition(" & ")
    return bool(sign) and (organization_score(left) > 0 or "," in left) and ("," in right or right.isupper())
