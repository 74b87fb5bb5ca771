"""How a list of authors is printed: in full, or shortened to those who matter on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from people.models import Person
from people.slugs import address_of

MOST_NAMES = 6


class Author(NamedTuple):
    """One author of a work; `person_name` and `slug` are empty unless the site shows the person."""

    name: str
    equal_contribution: bool
    implied: bool
    person_id: int | None
    person_name: str
    slug: str

    @property
    def address(self) -> str | None:
        return address_of(Person.page, self.slug) if self.slug else None


@dataclass(frozen=True, slots=True)
class Name:
    """One author as printed; `address` is that of a person whom the directory shows."""

    text: str
    address: str | None = None
    profiled: bool = False
    equal: bool = False
    implied: bool = False

    @property
    def stays(self) -> bool:
        """Whether a shortened list keeps the name."""
        return self.profiled or self.address is not None


@dataclass(frozen=True, slots=True)
class Gap:
    """Authors left out."""


def shortened(names: Sequence[Name]) -> list[Name | Gap]:
    """The first two, everybody with a page here, and the last, with a gap wherever somebody is left out.

    Six names or fewer stay as they are.
    """
    last = len(names) - 1
    kept = [place for place, name in enumerate(names) if place < 2 or place == last or name.stays]
    if len(names) <= MOST_NAMES or len(kept) == len(names):
        return list(names)
    short: list[Name | Gap] = [names[0]]
    for before, place in pairwise(kept):
        if place - before > 1:
            short.append(Gap())
        short.append(names[place])
    return short
