"""Links between records become clusters: what is the same, and what no sign may join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

NEARLY_EQUAL = 93  # of 100
LEAST_LETTERS = 8


class Answer(StrEnum):
    """What two records are to one another. `ask` is for people: good signs, no proof; `later` asks no more."""

    SAME = "same"
    ASK = "ask"
    DIFFERENT = "different"
    LATER = "later"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """An answer about two records, and why, in words for people.

    `apart` is a question that something speaks against: others may not join the two on their behalf.
    """

    left: str
    right: str
    answer: Answer
    reason: str
    decided: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """Two records that people are asked about. Those of one component are asked together, under its smallest key."""

    left: str
    right: str
    reason: str
    component: str = ""


@dataclass(frozen=True, slots=True)
class Clustering:
    """Clusters of keys, each sorted, and what is asked about them."""

    clusters: tuple[tuple[str, ...], ...]
    doubts: tuple[Doubt, ...] = ()


def cluster(keys: Iterable[str], links: Iterable[Link]) -> Clustering:
    """The components of *same*, each sorted, smallest key first.

    Where a component holds a pair that is *different*, or one that something speaks against, none of its automatic
    links count, only what an admin decided, and the whole of it is asked.
    """
    keys, links = sorted(keys), sorted(links)
    known = set(keys)
    links = [link for link in links if link.left in known and link.right in known]
    same = [link for link in links if link.answer is Answer.SAME]
    first = _components(keys, same)
    torn = {first[link.left] for link in links if _parts(link) and first[link.left] == first[link.right]}
    home = _components(keys, [link for link in same if link.decided or first[link.left] not in torn])
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        found[home[key]].append(key)
    asked = [link for link in links if link.answer is Answer.ASK or (link.answer is Answer.SAME and not link.decided)]
    component = {key: root if root in torn else "" for key, root in first.items()}
    return Clustering(tuple(tuple(members) for members in found.values()), _doubts(asked, links, home, component))


def _parts(link: Link) -> bool:
    return link.answer is Answer.DIFFERENT or (link.answer is Answer.ASK and link.apart)


def _doubts(
    asked: Iterable[Link], links: Iterable[Link], home: Mapping[str, str], component: Mapping[str, str]
) -> tuple[Doubt, ...]:
    """One question for each pair of clusters that nobody has decided about, and that is not told apart by proof."""
    closed = {
        frozenset((home[link.left], home[link.right]))
        for link in links
        if link.decided or link.answer is Answer.DIFFERENT
    }
    found: dict[frozenset[str], Doubt] = {}
    for link in asked:
        pair = frozenset((home[link.left], home[link.right]))
        if len(pair) == 2 and pair not in closed:
            whole = component[link.left] if component[link.left] == component[link.right] else ""
            left, right = sorted((link.left, link.right))
            found.setdefault(pair, Doubt(left, right, link.reason, whole))
    return tuple(sorted(found.values()))


def cluster_alike(identities: Mapping[str, str], links: Iterable[Link] = ()) -> Clustering:
    """Clusters of the keys that have one identity, and of what `links` say besides."""
    first: dict[str, str] = {}
    alike = [
        Link(first[identity], key, Answer.SAME, f"both are {identity.rpartition('|')[2]}")
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


def pairs(blocks: Iterable[Iterable[str]], window: int | None = 12) -> list[tuple[str, str]]:
    """Pairs of keys worth comparing: those that share a block, in a large one its neighbours only.

    Blocks are given in the order in which alike records are neighbours; so the number of pairs stays near-linear.
    Without a window all of a block are compared: what one pair is asked must not depend on who comes between the two.
    """
    found: set[tuple[str, str]] = set()
    for block in blocks:
        members = list(block)
        for place, left in enumerate(members):
            for right in members[place + 1 : None if window is None else place + 1 + window]:
                found.add((left, right) if left < right else (right, left))
    return sorted(found)


def nearly_equal(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of folded names that differ by a slip: as many words with the same initials and the same numbers."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if len(_said(name)) >= LEAST_LETTERS:
            alike[slip_of(name)].append(name)
    for block in alike.values():
        for place, left in enumerate(block):
            rest = {right: _said(right) for right in block[place + 1 :]}
            for _, _, right in process.extract_iter(_said(left), rest, scorer=fuzz.ratio, score_cutoff=NEARLY_EQUAL):
                yield left, right


def slip_of(name: str) -> str:
    """What a slip of the pen leaves of a folded name: the initials of its words, and its numbers."""
    words = _said(name).split()
    numbers = [word for word in words if any(char.isdigit() for char in word)]
    return " ".join(("".join(word[0] for word in words), *numbers))


def _said(name: str) -> str:
    return name.rpartition("#")[2]
