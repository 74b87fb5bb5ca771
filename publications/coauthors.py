"""With whom somebody has written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directory.search import words

if TYPE_CHECKING:
    from people.models import Person
    from publications.bylines import Author
    from publications.models import Publication


@dataclass(frozen=True, slots=True)
class CoAuthor:
    """Somebody on the same author lists; `address` is the page of one whom the directory shows."""

    name: str
    address: str | None
    works: frozenset[int]

    @property
    def count(self) -> int:
        return len(self.works)


def co_authors_of(person: Person, publications: Iterable[Publication]) -> list[CoAuthor]:
    """Who else wrote these works of a person, the most frequent first.

    A member of the directory counts as one whatever the name printed; others count by their name.
    """
    names: dict[int | str, set[str]] = {}
    works: dict[int | str, set[int]] = {}
    members: dict[int | str, Author] = {}
    for publication in publications:
        for author in publication.authors:
            if author.person_id == person.pk:
                continue
            key = author.person_id or words(author.name) or author.name
            names.setdefault(key, set()).add(author.name)
            works.setdefault(key, set()).add(publication.pk)
            if author.slug:
                members[key] = author
    found = [
        CoAuthor(
            members[key].person_name if key in members else max(sorted(names[key]), key=len),
            members[key].address if key in members else None,
            frozenset(works[key]),
        )
        for key in names
    ]
    return sorted(found, key=lambda one: (-one.count, words(one.name), one.name))
