"""Which posts of a CV without dates are held now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from directory.cv.kinds import Kind
from directory.cv.records import Found, PositionRecord
from directory.cv.sections import Section

PAST = re.compile(
    r"\b(?:past|previous|former|prior|earlier|anciens?|ant[ée]rieur\w*|frühere?|anteriores)\b", re.IGNORECASE
)
ENDING = frozenset({"internship", "volunteer"})


def held_now(found: Sequence[Found], sections: Sequence[Section]) -> list[Found]:
    """The records, those of posts that are held now as such: a list of posts of which none has a date lists no others.

    Not under a heading that says otherwise, and no internships: these end. `found` are the records of `sections`.
    """
    posts = [one.record for one in found if isinstance(one.record, PositionRecord)]
    past = any(section.kind is Kind.POSITIONS and PAST.search(section.title) for section in sections)
    if past or any(post.start or post.end or post.current for post in posts):
        return list(found)
    return [replace(one, record=_now(one.record)) if isinstance(one.record, PositionRecord) else one for one in found]


def _now(post: PositionRecord) -> PositionRecord:
    return post if post.kind in ENDING else replace(post, current=True)
