"""Stage 3. The records of documents become clusters: which are one person, work, place, venue, stay or activity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from directory.cv.records import ActivityRecord
from directory.importing.clusters import Clustering, Link, cluster, cluster_alike
from directory.importing.folded import Folded, fold_source
from directory.importing.folding import fold
from directory.importing.nodes import Print, cluster_nodes
from directory.importing.people import Owner, link_people, placed
from directory.importing.sources import Said, Source, Statement
from directory.importing.stays import fold_stay, link_stays
from directory.importing.works import Work, link_works

Clusters = tuple[tuple[str, ...], ...]
Prints = tuple[tuple[Print, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Identities:
    """Clusters of keys, each sorted, and of prints. `home` gives the smallest key of the cluster of any key or node."""

    people: Clusters
    works: Clusters
    stays: Clusters
    activities: Clusters
    organizations: Prints
    venues: Prints
    topics: Prints
    home: Mapping[str, str]
    folded: Mapping[str, Folded]
    decisions: tuple[Link, ...] = ()


def resolve(sources: Iterable[Source], decisions: Iterable[Link] = ()) -> Identities:
    """Who is who in `sources`, whatever their order; `decisions` are what admins said, and beat every sign."""
    sources = sorted(sources, key=lambda source: source.name)
    decisions = tuple(decisions)
    folded = {source.name: fold_source(source) for source in sources}
    organizations = [one for each in folded.values() for one in each.organizations.values()]
    venues = [one for each in folded.values() for one in each.venues.values()]
    topics = [one for each in folded.values() for one in each.topics.values()]
    places, journals = cluster_nodes(organizations, decisions), cluster_nodes(venues, decisions)
    home = {**home_of(places.clusters), **home_of(journals.clusters)}
    works = cluster_works({work.key: work for one in folded.values() for work in one.works}, home, decisions)
    home |= home_of(works.clusters)
    owners = {one.owner.key: placed(one.owner, works_of(one.works, home), home) for one in folded.values()}
    people = cluster_people(owners, decisions)
    home |= home_of(people.clusters)
    stays = cluster_stays(sources, folded, people.clusters, home, decisions)
    home |= home_of(stays.clusters)
    return Identities(
        people=people.clusters,
        works=works.clusters,
        stays=stays.clusters,
        activities=cluster_activities(sources, home, decisions),
        organizations=gather_prints(organizations, home),
        venues=gather_prints(venues, home),
        topics=gather_prints(topics, home),
        home=home,
        folded=folded,
        decisions=decisions,
    )


def home_of(clusters: Clusters) -> dict[str, str]:
    """Every key with the smallest key of its cluster."""
    return {key: members[0] for members in clusters for key in members}


def gather_prints(prints: Iterable[Print], home: Mapping[str, str]) -> Prints:
    """What is printed of each cluster of nodes, what is printed alike counted; wholes before their parts."""
    found: defaultdict[str, dict[Print, int]] = defaultdict(dict)
    for one in prints:
        alike = replace(one, count=0)
        counts = found[home.get(one.node, one.node)]
        counts[alike] = counts.get(alike, 0) + one.count
    clusters = sorted(found.items(), key=lambda item: (item[0].count("|"), item[0]))
    return tuple(tuple(replace(one, count=count) for one, count in sorted(counts.items())) for _, counts in clusters)


def cluster_works(works: Mapping[str, Work], home: Mapping[str, str], decisions: Iterable[Link]) -> Clustering:
    """Which works are one; `home` gives the cluster of a venue's node."""
    here = {key: replace(work, venue=work.venue and home.get(work.venue, work.venue)) for key, work in works.items()}
    return cluster(here, (*link_works(here), *decisions))


def works_of(works: Iterable[Work], home: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The clusters of a document's works, each with the names on the author list."""
    return {home[work.key]: work.names for work in sorted(works, key=lambda work: work.key)}


def cluster_people(owners: Mapping[str, Owner], decisions: Iterable[Link]) -> Clustering:
    return cluster(owners, (*link_people(owners), *decisions))


def cluster_stays(
    sources: Iterable[Source],
    folded: Mapping[str, Folded],
    people: Clusters,
    home: Mapping[str, str],
    decisions: Iterable[Link],
) -> Clustering:
    """Which stays of each person are one; what was decided of two persons' stays says nothing."""
    by_owner = {source.owner.key: source for source in sources}
    person_of = {
        stay.key: number for number, owners in enumerate(people) for owner in owners for stay in by_owner[owner].stays
    }
    decisions = [link for link in decisions if person_of.get(link.left) == person_of.get(link.right)]
    whereabouts = {
        where.stay: where for source in by_owner.values() for where in _whereabouts(folded[source.name], home)
    }
    links = chain.from_iterable(
        link_stays(
            fold_stay(stay, where.organization, where.places, where.unit)
            for owner in owners
            for stay in by_owner[owner].stays
            for where in [whereabouts[stay.key]]
        )
        for owners in people
    )
    return cluster(person_of, (*links, *decisions))


@dataclass(frozen=True, slots=True)
class _Whereabouts:
    """Where one stay was: clusters of its organization and unit, and of all that these are parts of."""

    stay: str
    organization: str | None
    unit: str | None
    places: frozenset[str]


def _whereabouts(folded: Folded, home: Mapping[str, str]) -> Iterator[_Whereabouts]:
    parent = {mention.key: mention.parent for mention in folded.mentions}
    cluster_of = {key: home[one.node] for key, one in folded.organizations.items()}

    def upwards(key: str | None) -> Iterator[str]:
        while key is not None:
            yield cluster_of[key]
            key = parent[key]

    for place in folded.places:
        yield _Whereabouts(
            place.stay,
            cluster_of[place.organization] if place.organization else None,
            cluster_of[place.unit] if place.unit else None,
            frozenset(chain.from_iterable(upwards(key) for key in (place.organization, place.partner))),
        )


def cluster_activities(sources: Iterable[Source], home: Mapping[str, str], decisions: Iterable[Link]) -> Clusters:
    """Activities of one person, kind, title and year are one, where different documents print them."""
    found: dict[str, str] = {}
    for source in sources:
        printed: defaultdict[str, int] = defaultdict(int)
        for activity in source.activities:
            identity = f"{home[source.owner.key]}|{_activity_identity(activity)}"
            printed[identity] += 1
            found[activity.key] = f"{identity}|{printed[identity]}"
    return cluster_alike(found, decisions).clusters


def _activity_identity(statement: Statement[Said]) -> str:
    activity = statement.record.activity
    year = ""
    if isinstance(activity, ActivityRecord):
        year = (activity.start or activity.end or "")[:4]
    return f"{statement.record.kind}|{fold(activity.title)}|{fold(getattr(activity, 'role', None) or '')}|{year}"
