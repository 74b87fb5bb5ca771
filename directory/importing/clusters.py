"""Links between records become clusters: what is the same, and what no sign may join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What two records are to one another. `ask` is for people: good signs, no proof."""

    SAME = "same"
    ASK = "ask"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """An answer about two records, and why, in words for people."""

    left: str
    right: str
    answer: Answer
    reason: str
    decided: bool = False


def cluster(keys: Iterable[str], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """The components of *same*, each sorted, smallest key first.

    Where a component holds a pair that is *different*, none of its automatic links count, only what an admin decided.
    """
    keys, links = sorted(keys), sorted(links)
    known = set(keys)
    links = [link for link in links if link.left in known and link.right in known]
    same = [link for link in links if link.answer is Answer.SAME]
    different = [link for link in links if link.answer is Answer.DIFFERENT]
    first = _components(keys, same)
    torn = {first[link.left] for link in different if first[link.left] == first[link.right]}
    home = _components(keys, [link for link in same if link.decided or first[link.left] not in torn])
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        found[home[key]].append(key)
    return tuple(tuple(members) for members in found.values())


def cluster_alike(identities: Mapping[str, str], links: Iterable[Link] = ()) -> tuple[tuple[str, ...], ...]:
    """Clusters of the keys that have one identity, and of what `links` say besides."""
    first: dict[str, str] = {}
    alike = [
        Link(first[identity], key, Answer.SAME, identity)
        for key, identity in sorted(identities.items())
        if first.setdefault(identity, key) != key
    ]
    return cluster(identities, (*alike, *links))


def _components(keys: Iterable[str], links: Iterable[Link]) -> dict[str, str]:
    """Each key with the smallest key of its component."""
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for link in links:
        small, large = sorted((root(link.left), root(link.right)))
        parent[large] = small
    return {key: root(key) for key in parent}


def pairs(blocks: Iterable[Iterable[str]], window: int = 12) -> list[tuple[str, str]]:
    """Pairs of keys worth comparing: those that share a block, in a large one its neighbours only.

    Blocks are given in the order in which alike records are neighbours; so the number of pairs stays near-linear.
    """
    found: set[tuple[str, str]] = set()
    for block in blocks:
        members = list(block)
        for place, left in enumerate(members):
            for right in members[place + 1 : place + 1 + window]:
                found.add((left, right) if left < right else (right, left))
    return sorted(found)
