"""Stage 3, narrowed: who is who around the documents that an import touches, the same as over all documents.

The index of signs gives every record that may be one with a touched one, and these their own, until nothing is added:
so whole components are looked at. What has come together or apart touches its documents in turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from directory.importing.clusters import Answer, Clustering, Doubt, Link, cluster
from directory.importing.desired import AUTHOR
from directory.importing.folded import Folded, fold_source
from directory.importing.identity import (
    Identities,
    cluster_activities,
    cluster_people,
    cluster_stays,
    cluster_works,
    gather_prints,
    home_of,
)
from directory.importing.nodes import ORGANIZATION, TOPIC, VENUE, Print, cluster_nodes, parent_of, root_of
from directory.importing.people import Owner, placed
from directory.importing.people import signs_of as signs_of_owner
from directory.importing.places import company_node, doubtful_places
from directory.importing.places import faint_signs_of as faint_signs_of_place
from directory.importing.signs import (
    Member,
    documents_with,
    homes_of,
    keys_with,
    members,
    owners_among,
    parted,
    prints_of,
    put,
    roots_around,
    short,
    signs_in,
    take_away,
    together,
    works_among,
    write_homes,
)
from directory.importing.sources import Source
from directory.importing.standing import batches, rows_of
from directory.importing.venues import doubtful_venues
from directory.importing.venues import faint_signs_of as faint_signs_of_venue
from directory.importing.works import Work, doubtful_works, faint_signs_of
from directory.importing.works import signs_of as signs_of_work
from directory.models import Mention

T = TypeVar("T")
Homes = dict[str, str]
Read = Callable[[Collection[int]], Mapping[int, Source]]
WORK_SIGNS, OWNER_SIGNS = ("doi:", "arxiv:", "title:", "lead:"), ("orcid:", "email:", "homepage:", "name:")
MODELS = {ORGANIZATION: "people.organization", VENUE: "publications.venue", TOPIC: "people.topic"}


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """Who is who around some documents. `people` are those whose rows are made anew, by their smallest keys.

    `documents` are all that these persons own, `touched` those that came, changed or went.
    `owners` are the keys of all clusters whose rows are made anew, or were at the last import; `looked` all keys whose
    clusters were looked at. `doubts` are what has good signs and no proof, by the model it is asked of.
    """

    sources: tuple[Source, ...]
    identities: Identities
    people: frozenset[str]
    documents: frozenset[int]
    touched: frozenset[int]
    owners: frozenset[str]
    looked: frozenset[str]
    doubts: Mapping[str, tuple[Doubt, ...]]


def index(documents: Collection[int], decisions: Sequence[Link], read: Read) -> set[int]:
    """Put what documents say into the index of signs, and their places together, so that portions of them may be looked
    around one after another, each of which meets the others. Returns these and what else is touched.
    """
    look = _Look(tuple(decisions), frozenset(documents), set(documents), set())
    look.store(read)
    look.at_nodes()
    return look.touched


def look_around(touched: Collection[int], nodes: Iterable[str], decisions: Sequence[Link], read: Read) -> Near:
    """Who is who around documents that came, changed or went; the index of signs becomes what they say now.

    `nodes` are touched besides, by decisions. `read` gives the sources of documents by their numbers.
    """
    look = _Look(tuple(decisions), frozenset(touched), set(touched), set(nodes))
    look.store(read)
    look.at_nodes()
    look.at_works()
    look.at_people()
    return look.gather(read)


@dataclass(slots=True, eq=False)
class _Look:
    """A look around under way: the clusters of all keys that were looked at, before and now."""

    decisions: tuple[Link, ...]
    changed: frozenset[int]
    touched: set[int]
    nodes: set[str]
    gone: Homes = field(default_factory=dict)  # of the touched documents' records, before
    fresh: set[str] = field(default_factory=set)  # records that the touched documents did not have before
    signs: set[str] = field(default_factory=set)
    before: Homes = field(default_factory=dict)
    now: Homes = field(default_factory=dict)
    owner_keys: set[str] = field(default_factory=set)
    work_keys: set[str] = field(default_factory=set)
    prints: list[Print] = field(default_factory=list)
    doubts: tuple[Doubt, ...] = ()
    partners: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for link in self.decisions:
            self.partners[link.left].add(link.right)
            self.partners[link.right].add(link.left)

    def store(self, read: Read) -> None:
        """Put what the touched documents say in the place of what they said."""
        self.gone = {one.key: one.home for one in members(document=self.touched)}
        self.signs = signs_in(self.touched)
        self.nodes |= _nodes_in(self.touched)
        take_away(self.touched)
        for batch in batches(sorted(self.touched)):
            for document, source in read(batch).items():
                put(document, fold_source(source), self.gone)
        here = members(document=self.touched)
        self.fresh = {one.key for one in here} - self.gone.keys()
        self.owner_keys = {one.key for one in here if one.is_owner}
        self.signs |= signs_in(self.touched)
        self.nodes |= _nodes_in(self.touched)

    def settle(self, keys: Iterable[str], found: Clustering, *, are_nodes: bool = False) -> set[str]:
        """Make what was found the clusters of these keys; those of them that were with others before."""
        stored = homes_of(keys)
        now = home_of(found.clusters)
        write_homes(stored, now, are_nodes=are_nodes)
        before = {key: home for key, home in stored.items() if key not in self.fresh}
        self.before |= before
        self.now |= now
        return parted(before, now)

    def at_nodes(self) -> None:
        """What the touched documents mention; documents that mention what came together or apart are touched too."""
        decided: defaultdict[str, set[str]] = defaultdict(set)
        for key, others in self.partners.items():
            decided[root_of(key)] |= {root_of(other) for other in others}
        roots = roots_around(map(root_of, self.nodes), decided)
        prints = prints_of(roots)
        found = cluster_nodes((one for one in prints if not one.node.startswith(TOPIC)), self.decisions)
        looked = {one.node for one in prints} | self.nodes
        moved = self.settle(looked, found, are_nodes=True)
        self.now |= {one.node: one.node for one in prints if one.node.startswith(TOPIC)}
        more = documents_with(moved)
        self.touched |= more
        self.nodes |= moved | {node for node in looked if parent_of(node) in moved}
        self.nodes |= (owned := _nodes_of_companies(more, moved))
        prints += self._prints_beside({root_of(node) for node in owned} - roots)
        self.nodes = together(self.nodes, self.before) | together(self.nodes, self.now)
        self.prints = [one for one in prints if one.node in self.nodes]
        self.doubts = (*found.doubts, *self._alike_nodes())

    def _prints_beside(self, roots: Collection[str]) -> list[Print]:
        """What is printed of places where nothing has moved."""
        found = prints_of(roots)
        home = homes_of(one.node for one in found)
        self.before |= home
        self.now |= home
        return found

    def at_works(self) -> None:
        """Records of works; the owners of those that came together or apart have more or less in common."""
        works = self._component(WORK_SIGNS, signs_of_work, works_among)
        home = homes_of(work.venue for work in works.values() if work.venue)
        found = cluster_works(works, home, self.decisions)
        moved = self.settle(works, found)
        self.work_keys = set(works)
        self.doubts = (*self.doubts, *found.doubts, *self._alike_works(works))
        self.signs |= signs_in({one.document for one in members(key=moved) if one.document is not None})

    def at_people(self) -> None:
        """The owners of documents."""
        owners = self._component(OWNER_SIGNS, signs_of_owner, owners_among)
        found = cluster_people(_placed(owners) if len(owners) > 1 else owners, self.decisions)
        self.settle(owners, found)
        self.owner_keys |= set(owners)
        self.doubts = (*self.doubts, *found.doubts)

    def _component(
        self,
        kinds: tuple[str, ...],
        signs_of: Callable[[T], Iterable[str]],
        among: Callable[..., Iterable[tuple[Member, T]]],
    ) -> dict[str, T]:
        """All records that share signs of these kinds with what is touched, and theirs, and so on."""
        found: dict[str, T] = {}
        waiting = {sign for sign in self.signs | signs_in(self.touched) if sign.startswith(kinds)}
        seen: set[str] = set()
        keys = {one.key for one in members(document=self.touched)}
        keys |= {other for key in (*keys, *self.gone) for other in self.partners.get(key, ())}
        while waiting or keys:
            seen |= waiting
            keys |= keys_with(waiting)
            new = {one.key: value for one, value in among(key=keys - found.keys())}
            found |= new
            waiting = {short(sign) for value in new.values() for sign in signs_of(value)} - seen
            keys = {other for key in new for other in self.partners.get(key, ())} - found.keys()
        return found

    def _alike_works(self, works: Mapping[str, Work]) -> Iterator[Doubt]:
        """Questions about titles that are only alike."""
        signs = {short(sign) for work in works.values() for sign in faint_signs_of(work)}
        others = {one.key: work for one, work in works_among(key=keys_with(signs) - works.keys())}
        yield from self._asked(doubtful_works({**works, **others}), works.keys())

    def _alike_nodes(self) -> Iterator[Doubt]:
        """Questions about names that are only alike."""
        roots = {node for node in self.nodes if not parent_of(node) and not node.startswith(TOPIC)}
        for kind, faint_signs, doubtful in (
            (ORGANIZATION, faint_signs_of_place, doubtful_places),
            (VENUE, faint_signs_of_venue, doubtful_venues),
        ):
            own = [one for one in self.prints if one.node in roots and one.node.startswith(kind)]
            keys = keys_with({short(sign) for one in own for sign in faint_signs(one)})
            near = prints_of({key for key in keys if key.startswith(f"{kind}#")} | {one.node for one in own})
            yield from self._asked(doubtful(one for one in near if not parent_of(one.node)), roots)

    def _asked(self, links: Iterable[Link], keys: Collection[str]) -> Iterator[Doubt]:
        """What is asked of clusters, where these keys have a part in it."""
        links = [link for link in links if link.left in keys or link.right in keys]
        said = {key for link in links for key in (link.left, link.right)}
        home = homes_of({*said, *(key for link in self.decisions for key in (link.left, link.right))})
        between = [
            replace(link, left=home[link.left], right=home[link.right])
            for link in (*links, *self.decisions)
            if link.left in home and link.right in home and home[link.left] != home[link.right]
        ]
        return iter(cluster((home[key] for key in said if key in home), _unjoined(between)).doubts)

    def gather(self, read: Read) -> Near:
        """Everything that the rows of the clusters are made from that were looked at and may have changed."""
        old = {**self.before, **self.gone}
        moved = parted(self.before, self.now) | (together(self.gone, old) & self.now.keys())
        people = {one.home for one in members(document=self.touched) if one.is_owner}
        people |= {self.now[key] for key in moved & self.owner_keys}
        own = members(home=people)
        documents = {one.document for one in own if one.document is not None}
        works = {one.home for one in members(document=documents) if not one.is_owner}
        works |= {self.now[key] for key in moved & self.work_keys}
        works |= set(homes_of(self._works_tied_to({one.key for one in own} | self.gone.keys())).values())
        records = members(home=works)
        beside = members(document=documents | {one.document for one in records if one.document is not None})
        everybody = members(home={one.home for one in beside if one.is_owner})
        sources = {
            source.name: source
            for source in read({one.document for one in everybody if one.document is not None}).values()
        }
        folded = {name: fold_source(source) for name, source in sources.items()}
        home = {one.key: one.home for one in (*everybody, *records)}
        home |= homes_of(key for link in self.decisions for key in (link.left, link.right))
        home |= homes_of(one.node for each in folded.values() for _, one in each.prints)
        home |= {one.node: one.node for each in folded.values() for one in each.topics.values()}
        home |= {key: one for key, one in self.now.items() if _is_node(key)}
        prints = [*self.prints, *self._unknown(folded.values(), home)]
        home = homes_of(company_node(one.name) for one in prints) | home
        owners = {one.key for one in own}
        mine = sorted((one for one in sources.values() if one.owner.key in owners), key=lambda source: source.name)
        groups = _groups(everybody)
        stays = cluster_stays(
            mine, folded, tuple(group for group in groups if group[0] in people), home, self.decisions
        )
        keys = {*owners, *(one.key for one in records), *(one.node for one in prints), *self.nodes, *self.gone}
        return Near(
            sources=tuple(sources.values()),
            identities=Identities(
                people=groups,
                works=_groups(records),
                stays=stays.clusters,
                activities=cluster_activities(mine, home, self.decisions),
                organizations=gather_prints((one for one in prints if one.node.startswith(ORGANIZATION)), home),
                venues=gather_prints((one for one in prints if one.node.startswith(VENUE)), home),
                topics=gather_prints((one for one in prints if one.node.startswith(TOPIC)), home),
                home=home,
                folded=folded,
                decisions=self.decisions,
            ),
            doubts={**_by_kind(self.doubts), "people.affiliation": stays.doubts},
            people=frozenset(people),
            documents=frozenset(documents),
            touched=self.changed,
            owners=frozenset(keys | {old[key] for key in keys if key in old}),
            looked=frozenset(self.work_keys | self.owner_keys | self.nodes | self.gone.keys()),
        )

    def _works_tied_to(self, owners: Collection[str]) -> set[str]:
        """The works of which somebody has said that an author is, or is not, one of these owners of documents."""
        return {
            key.partition(AUTHOR)[0]
            for owner, others in self.partners.items()
            if owner in owners
            for key in others
            if AUTHOR in key
        }

    def _unknown(self, folded: Iterable[Folded], home: Homes) -> list[Print]:
        """What is printed of places that no import has made: a row made by hand was taken for them."""
        nodes = {one.node for each in folded for _, one in each.prints} - self.nodes
        missing: set[str] = set()
        for kind, model in MODELS.items():
            homes = {home[node] for node in nodes if node.startswith(f"{kind}#") and node in home}
            missing |= homes - rows_of(model, homes).keys()
        roots = {root_of(node) for node in nodes if home.get(node) in missing}
        return [one for one in prints_of(roots) if home.get(one.node) in missing] if missing else []


def _by_kind(doubts: Iterable[Doubt]) -> dict[str, tuple[Doubt, ...]]:
    found: defaultdict[str, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        kind = doubt.left.partition("#")[0]
        model = MODELS.get(kind) if _is_node(doubt.left) else "people.person" if _is_owner_key(doubt.left) else None
        found[model or "publications.publication"].append(doubt)
    return {model: tuple(some) for model, some in found.items()}


def _unjoined(links: Iterable[Link]) -> Iterator[Link]:
    """Links between clusters: what would join them has been weighed already."""
    return (replace(link, answer=Answer.LATER) if link.answer is Answer.SAME else link for link in links)


def _groups(found: Iterable[Member]) -> tuple[tuple[str, ...], ...]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        groups[one.home].add(one.key)
    return tuple(tuple(sorted(keys)) for _, keys in sorted(groups.items()))


def _placed(owners: Mapping[str, Owner]) -> dict[str, Owner]:
    """Owners with what they have in common with others."""
    documents = {one.document: one.key for one in members(key=owners.keys())}
    lists: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for one, work in sorted(works_among(document=documents.keys()), key=lambda found: found[0].key):
        lists[documents[one.document]][one.home] = work.names
    home = homes_of(place for owner in owners.values() for place, _, _ in owner.stays)
    return {key: placed(owner, lists[key], home) for key, owner in owners.items()}


def _nodes_of_companies(documents: Collection[int], moved: Collection[str]) -> set[str]:
    """What these documents mention that is a part, by its name, of what has moved."""
    found: set[str] = set()
    for batch in batches(sorted(documents)):
        rows = Mention.objects.filter(document__in=batch, node__startswith=f"{ORGANIZATION}#")
        found |= {node for node, name in rows.values_list("node", "name") if company_node(name) in moved}
    return found


def _nodes_in(documents: Collection[int]) -> set[str]:
    """What these documents mention, and what the acronyms in them stand for: with a document goes what ties the two."""
    found: set[str] = set()
    for batch in batches(sorted(documents)):
        for pair in Mention.objects.filter(document__in=batch).values_list("node", "alias").distinct():
            found.update(filter(None, pair))
    return found


def _is_owner_key(key: str) -> bool:
    return key.endswith("#person")


def _is_node(key: str) -> bool:
    return key.partition("#")[0] in MODELS
