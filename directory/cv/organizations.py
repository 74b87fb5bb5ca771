"""The name of an organization taken apart: the institution, its part, the place."""

from __future__ import annotations

from collections.abc import Sequence

from directory.cv.cues import institution_score, is_unit, organization_score, words
from directory.cv.fields import split_commas, split_place, with_campus


def read_organization(text: str) -> tuple[str | None, str | None, str | None]:
    """(institution, its part, place) of "Turbo Team, Together AI", "University of X, Physics, Paris"."""
    body, place = split_place(text)
    if _is_joint(body):
        return body, None, place
    pieces = with_campus(split_commas(body))
    if not pieces:
        return None, None, place
    scores = [_whole_score(piece, index, pieces) for index, piece in enumerate(pieces)]
    best = scores.index(max(scores))
    rest = [piece for index, piece in enumerate(pieces) if index != best]
    return pieces[best], ", ".join(rest) or None, place


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
