"""Which printed organizations and venues are one. A node is a spelling, folded; what is printed of it is a print."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from directory.importing.clusters import Answer, Clustering, Doubt, Link, cluster_alike

ORGANIZATION, VENUE, TOPIC = "organization", "venue", "topic"
LONGEST_PART = 120


@dataclass(frozen=True, slots=True, order=True)
class Print:
    """How often a node is printed in one way. `alias` is the node that its acronym would be, "" without one.

    For a topic, `acronym` is the weight of the document instead.
    """

    node: str
    name: str
    acronym: str
    alias: str = ""
    count: int = 1


def node_key(kind: str, folded: str) -> str:
    """The key of a whole: “organization#sun yat sen university”. Folded text holds neither # nor |."""
    return f"{kind}#{_short(folded)}"


def part_key(whole: str, folded: str) -> str:
    """The key of a part of what has the key `whole`."""
    return f"{whole}|{_short(folded)}"


def alias_key(node: str, acronym: str) -> str:
    """The node that an acronym of `node` would be, as a sibling of it."""
    parent, bar, _ = node.rpartition("|")
    return part_key(parent, acronym) if bar else node_key(node.partition("#")[0], acronym)


def root_of(node: str) -> str:
    """The whole that a node is a part of, or itself."""
    return node.partition("|")[0]


def parent_of(node: str) -> str:
    """What a node is a part of, "" for a whole."""
    return node.rpartition("|")[0]


def is_node(key: str) -> bool:
    """Whether a key is a node's, not that of a document's record."""
    return key.partition("#")[0] in {ORGANIZATION, VENUE, TOPIC}


def cluster_nodes(prints: Iterable[Print], links: Iterable[Link] = ()) -> Clustering:
    """Clusters of nodes: an acronym is one with the only name that is printed with it, parts of one whole are one.

    `links` are what admins decided.
    """
    levels: defaultdict[int, list[Print]] = defaultdict(list)
    for one in sorted(prints):
        levels[one.node.count("|")].append(one)
    links = tuple(links)
    home: dict[str, str] = {}
    clusters: list[tuple[str, ...]] = []
    doubts: list[Doubt] = []
    for _, level in sorted(levels.items()):
        said = {node: _said(node, home) for one in level for node in (one.node, one.alias) if node}
        identities = {one.node: said[one.node] for one in level}
        found = cluster_alike(identities, (*_acronyms(level, said), *links))
        clusters += found.clusters
        doubts += found.doubts
        home |= {key: members[0] for members in found.clusters for key in members}
    return Clustering(tuple(sorted(clusters)), tuple(sorted(doubts)))


def _said(node: str, home: Mapping[str, str]) -> str:
    parent, bar, part = node.rpartition("|")
    return f"{home.get(parent, parent)}|{part}" if bar else node


def _acronyms(prints: Iterable[Print], said: Mapping[str, str]) -> Iterator[Link]:
    first: dict[str, str] = {}
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    for one in prints:
        first.setdefault(said[one.node], one.node)
        if one.alias and said[one.alias] != said[one.node]:
            spelled[said[one.alias]].add(said[one.node])
    for acronym, names in spelled.items():
        if acronym in first:
            answer = Answer.SAME if len(names) == 1 else Answer.ASK
            for name in names:
                left, right = sorted((first[acronym], first[name]))
                yield Link(left, right, answer, f"{_tail(acronym)} may stand for {_tail(name)}")


def _tail(said: str) -> str:
    return said.rpartition("|")[2].rpartition("#")[2]


def _short(folded: str) -> str:
    if len(folded) <= LONGEST_PART:
        return folded
    return f"{folded[: LONGEST_PART - 11]}~{hashlib.sha256(folded.encode()).hexdigest()[:10]}"
