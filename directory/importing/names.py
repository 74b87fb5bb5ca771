"""Names of people, compared: which spellings may be one person's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from directory.cv.names import compatible_names, name_key, strip_titles
from directory.importing.folding import fold


@dataclass(frozen=True, slots=True)
class Signature:
    """A name as family name and given names or initials, folded."""

    family: str
    given: tuple[str, ...]

    @property
    def short(self) -> tuple[str, str]:
        return (self.family, self.given[0][0] if self.given else "")


@lru_cache(maxsize=200_000)
def signature(name: str) -> Signature:
    """“Banghua Zhu”, “Zhu, B.” and “Zhu B” all have the family name “zhu”; “SA Hill” is S. A."""
    return Signature(*name_key(strip_titles(name)))


def compatible(left: str, right: str) -> bool:
    """Whether two spellings may be one person's: family names agree, and no given name contradicts another."""
    if letters(left) == letters(right):
        return True
    one, other = signature(left), signature(right)
    if one.family != other.family or not one.given or not other.given:
        return False
    return _agree(one.given, other.given) or "".join(one.given) == "".join(other.given)


def which_author(names: Iterable[str], authors: Iterable[str]) -> int | None:
    """The place of the one author that has one of the names of somebody who is known to be among them.

    Spelled out, else the only one that a name fits; where none does, the only one whose short or partial name may
    be theirs: “Matt Price” of Matthew Price, “Pesce, A” of Agustina Pesce López.
    """
    names, authors = tuple(dict.fromkeys(names)), tuple(authors)
    found = places_of(names, authors) or [
        place for place, author in enumerate(authors) if any(_may_be_short_for(author, name) for name in names)
    ]
    return found[0] if len(found) == 1 else None


def _may_be_short_for(author: str, name: str) -> bool:
    """Whether the names agree but for nicknames, or the author's family name is one of several."""
    if compatible_names(author, name):
        return True
    one, words = signature(author), tuple(_words(name))
    return any(
        one.family == "".join(words[start:end]) and _are_given(one.given, words[:start], words[end:])
        for start in range(1, len(words))
        for end in range(start + 1, len(words) + 1)
    )


def _are_given(given: tuple[str, ...], before: tuple[str, ...], behind: tuple[str, ...]) -> bool:
    """Whether names before a family name are given ones of somebody with these words before and behind it."""
    return _agree(given[:1], before[:1]) and all(
        any(_agree((one,), (other,)) for other in (*before[1:], *behind)) for one in given[1:]
    )


def places_of(names: Iterable[str], authors: Iterable[str]) -> list[int]:
    """The places of the authors that have one of these names: spelled out, else all that it fits."""
    names, authors = tuple(dict.fromkeys(names)), tuple(authors)
    wanted = {letters(name) for name in names}
    return [place for place, author in enumerate(authors) if letters(author) in wanted] or [
        place for place, author in enumerate(authors) if any(compatible(author, name) for name in names)
    ]


def is_spelled_out(name: str) -> bool:
    """Whether it has a family name and a given one that is no initial."""
    found = signature(name)
    return bool(found.family) and any(len(given) > 1 or not given.isascii() for given in found.given)


def best_spelling(names: Iterable[str]) -> str:
    """Of spellings of one name the one for people to read: not in capitals, no initials, the longest.

    Where every spelling is in capitals, its words get a capital each; first given wins a tie.
    """
    best = max(names, key=lambda name: (_is_cased(name), -_initials_in(name), len(name)))
    return best if _is_cased(best) or not best.isupper() else _capitalized(best)


def _is_cased(name: str) -> bool:
    return not any(len(word) > 2 and word.isupper() for word in name.split()) and not any(
        word.islower() for word in (name.split() or [""])[-1:]
    )


def _capitalized(name: str) -> str:
    return "".join(char.lower() if place and name[place - 1].isalpha() else char for place, char in enumerate(name))


def _initials_in(name: str) -> int:
    return sum(1 for word in name.replace(".", ". ").split() if len(word.strip(".,")) == 1)


@lru_cache(maxsize=200_000)
def letters(name: str) -> str:
    """The words of a name, folded, in an order that is not its own: “Ada Lovelace” and “Lovelace, Ada” are alike."""
    return " ".join(sorted(fold(name).split()))


def _words(text: str) -> list[str]:
    return fold(text).split()


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The first given names agree, an initial with what it begins; further ones as far as both have them."""
    return all(
        left.startswith(right) if len(right) == 1 else right.startswith(left) if len(left) == 1 else left == right
        for left, right in zip(one, other, strict=False)
    )
