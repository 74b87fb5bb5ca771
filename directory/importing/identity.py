"""Stage 2. The records of all documents become clusters: which are one person, work, place, venue, stay or activity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from directory.cv.records import ActivityRecord, EducationRecord
from directory.importing.clusters import Doubt, Link, cluster, cluster_alike
from directory.importing.folding import fold
from directory.importing.people import fold_owner, link_people
from directory.importing.places import Mention, Place, doubtful_places, identities, locate
from directory.importing.sources import Said, Source, Statement, Stay
from directory.importing.stays import fold_stay, level_of, link_stays
from directory.importing.venues import VenueMention, doubtful_venues, mention_venue, venue_identities
from directory.importing.works import fold_work, link_works

Clusters = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Identities:
    """Clusters of keys, each sorted. `doubts` are what has good signs and no proof, by what it is asked of."""

    people: Clusters
    organizations: Clusters
    venues: Clusters
    works: Clusters
    stays: Clusters
    activities: Clusters
    places: tuple[Place, ...]
    mentions: tuple[Mention, ...]
    venue_mentions: tuple[VenueMention, ...]
    doubts: Mapping[str, tuple[Doubt, ...]]
    decisions: tuple[Link, ...] = ()


def resolve(sources: Iterable[Source], decisions: Iterable[Link] = ()) -> Identities:
    """Who is who in `sources`, whatever their order; `decisions` are what admins said, and beat every sign."""
    sources = sorted(sources, key=lambda source: source.name)
    decisions = tuple(decisions)
    places, mentions = locate(stay for source in sources for stay in source.stays)
    organizations = cluster_alike(identities(mentions), (*doubtful_places(mentions), *decisions))
    venue_mentions = tuple(
        found for source in sources for work in source.works if (found := mention_venue(work)) is not None
    )
    venues = cluster_alike(venue_identities(venue_mentions), (*doubtful_venues(venue_mentions), *decisions))
    work_links = _work_links(sources, home(venues.clusters))
    works = cluster((work.key for source in sources for work in source.works), (*work_links, *decisions))
    whereabouts = _whereabouts(places, mentions, home(organizations.clusters))
    people_links = _people_links(sources, home(works.clusters), whereabouts)
    people = cluster((source.owner.key for source in sources), (*people_links, *decisions))
    stay_links = chain.from_iterable(_stay_links(sources, people.clusters, whereabouts))
    stays = cluster((stay.key for source in sources for stay in source.stays), (*stay_links, *decisions))
    return Identities(
        people=people.clusters,
        organizations=organizations.clusters,
        venues=venues.clusters,
        works=works.clusters,
        stays=stays.clusters,
        activities=_activities(sources, home(people.clusters), decisions),
        places=places,
        mentions=mentions,
        venue_mentions=venue_mentions,
        doubts={
            "people.person": people.doubts,
            "publications.publication": works.doubts,
            "people.organization": organizations.doubts,
            "publications.venue": venues.doubts,
            "people.affiliation": stays.doubts,
        },
        decisions=decisions,
    )


def home(clusters: Clusters) -> dict[str, str]:
    """Every key with the smallest key of its cluster."""
    return {key: members[0] for members in clusters for key in members}


@dataclass(frozen=True, slots=True)
class _Whereabouts:
    """Where one stay was: clusters of its organization and unit, and of all that these are parts of."""

    organization: str | None
    unit: str | None
    places: frozenset[str]


def _whereabouts(
    places: Iterable[Place], mentions: Iterable[Mention], organizations: Mapping[str, str]
) -> dict[str, _Whereabouts]:
    parent = {mention.key: mention.parent for mention in mentions}

    def upwards(key: str | None) -> Iterator[str]:
        while key is not None:
            yield organizations[key]
            key = parent[key]

    return {
        place.stay: _Whereabouts(
            organizations[place.organization] if place.organization else None,
            organizations[place.unit] if place.unit else None,
            frozenset(chain.from_iterable(upwards(key) for key in (place.organization, place.partner))),
        )
        for place in places
    }


def _work_links(sources: Iterable[Source], venues: Mapping[str, str]) -> Iterator[Link]:
    works = {
        work.key: fold_work(work, source.owner.record.name, venues.get(f"{work.key}/venue"))
        for source in sources
        for work in source.works
    }
    return link_works(works)


def _people_links(
    sources: Iterable[Source], works: Mapping[str, str], whereabouts: Mapping[str, _Whereabouts]
) -> Iterator[Link]:
    owners = [
        fold_owner(
            source.owner,
            {works[work.key]: tuple(author.name for author in work.record.authors) for work in source.works},
            frozenset(fact for stay in source.stays if (fact := _fact(stay.record, whereabouts[stay.key])) is not None),
        )
        for source in sources
    ]
    return link_people({owner.key: owner for owner in owners})


def _fact(stay: Stay, where: _Whereabouts) -> str | None:
    """What two CVs must agree in to have a stay in common: the place, the degree or role, the year it began."""
    what = stay.degree and level_of(stay.degree) if isinstance(stay, EducationRecord) else None
    what = what or fold((stay.degree if isinstance(stay, EducationRecord) else stay.title) or "")
    if where.organization is None or not what or not stay.start:
        return None
    return f"{where.organization}|{what}|{stay.start[:4]}"


def _stay_links(
    sources: Sequence[Source], people: Clusters, whereabouts: Mapping[str, _Whereabouts]
) -> Iterator[Iterator[Link]]:
    by_owner = {source.owner.key: source for source in sources}
    for owners in people:
        stays = [stay for owner in owners for stay in by_owner[owner].stays]
        yield link_stays(
            fold_stay(stay, where.organization, where.places, where.unit)
            for stay in stays
            for where in [whereabouts[stay.key]]
        )


def _activities(sources: Iterable[Source], people: Mapping[str, str], decisions: Iterable[Link]) -> Clusters:
    """Activities of one person, kind, title and year are one, where different documents print them."""
    found: dict[str, str] = {}
    for source in sources:
        printed: defaultdict[str, int] = defaultdict(int)
        for activity in source.activities:
            identity = f"{people[source.owner.key]}|{_activity_identity(activity)}"
            printed[identity] += 1
            found[activity.key] = f"{identity}|{printed[identity]}"
    return cluster_alike(found, decisions).clusters


def _activity_identity(statement: Statement[Said]) -> str:
    activity = statement.record.activity
    year = ""
    if isinstance(activity, ActivityRecord):
        year = (activity.start or activity.end or "")[:4]
    return f"{statement.record.kind}|{fold(activity.title)}|{fold(getattr(activity, 'role', None) or '')}|{year}"
