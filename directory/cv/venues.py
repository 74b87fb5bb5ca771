"""What follows a reference's title: venue, acronym, volume, pages, publisher, editors, status, kind."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from directory.cv.document import Passage
from directory.cv.lexicon.venues import STATUSES


@dataclass(frozen=True, slots=True)
class VenuePart:
    """Where and as what a work appeared; None and () where nothing is printed."""

    venue: str | None = None
    venue_acronym: str | None = None
    venue_year: int | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    editors: tuple[str, ...] = ()
    track: str | None = None
    status: str | None = None
    kind: str | None = None
    note: str | None = None


STATUS = tuple((status, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for status, pattern in STATUSES)


def find_status(text: str) -> str:
    """The status that the text prints, "published" where it prints none."""
    return next((status for status, pattern in STATUS if pattern.search(text)), "published")


def read_venue(tail: Passage | str, hint: str | None = None, known: Collection[str] = ()) -> VenuePart:
    return VenuePart(status=find_status(tail if isinstance(tail, str) else tail.text))
