"""Stage 2. The records of all documents become clusters: which are one person, work, place, venue, stay or activity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from directory.cv.records import ActivityRecord
from directory.importing.clusters import Answer, Link, cluster, cluster_alike
from directory.importing.folding import fold
from directory.importing.people import fold_owner, link_people
from directory.importing.places import Mention, Place, identities, locate
from directory.importing.sources import Said, Source, Statement
from directory.importing.stays import fold_stay, level_of, link_stays
from directory.importing.venues import VenueMention, mention_venue, venue_identities
from directory.importing.works import fold_work, link_works

Clusters = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Identities:
    """Clusters of keys, each sorted. `asked` are the pairs that have good signs and no proof: nothing joins them."""

    people: Clusters
    organizations: Clusters
    venues: Clusters
    works: Clusters
    stays: Clusters
    activities: Clusters
    places: tuple[Place, ...]
    mentions: tuple[Mention, ...]
    venue_mentions: tuple[VenueMention, ...]
    asked: tuple[Link, ...]


def resolve(sources: Iterable[Source], decisions: Iterable[Link] = ()) -> Identities:
    """Who is who in `sources`, whatever their order; `decisions` are what admins said, and beat every sign."""
    sources = sorted(sources, key=lambda source: source.name)
    decisions = tuple(decisions)
    places, mentions = locate(stay for source in sources for stay in source.stays)
    organizations = cluster_alike(identities(mentions), decisions)
    venue_mentions = tuple(
        found for source in sources for work in source.works if (found := mention_venue(work)) is not None
    )
    venues = cluster_alike(venue_identities(venue_mentions), decisions)
    work_links = [*_work_links(sources, home(venues)), *decisions]
    works = cluster((work.key for source in sources for work in source.works), work_links)
    whereabouts = _whereabouts(places, mentions, home(organizations))
    people_links = [*_people_links(sources, home(works), whereabouts), *decisions]
    people = cluster((source.owner.key for source in sources), people_links)
    stay_links = [*chain.from_iterable(_stay_links(sources, people, whereabouts)), *decisions]
    stays = cluster((stay.key for source in sources for stay in source.stays), stay_links)
    return Identities(
        people=people,
        organizations=organizations,
        venues=venues,
        works=works,
        stays=stays,
        activities=_activities(sources, home(people), decisions),
        places=places,
        mentions=mentions,
        venue_mentions=venue_mentions,
        asked=tuple(sorted({link for link in (*work_links, *people_links, *stay_links) if link.answer is Answer.ASK})),
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
            frozenset(works[work.key] for work in source.works),
            frozenset(_fact(stay.record, whereabouts[stay.key]) for stay in source.stays),
        )
        for source in sources
    ]
    return link_people({owner.key: owner for owner in owners})


def _fact(stay: object, where: _Whereabouts) -> str:
    """What two CVs must agree in to have a stay in common: the place, the degree or role, the year it began."""
    degree, title = getattr(stay, "degree", None), getattr(stay, "title", None)
    what = (degree and level_of(degree)) or fold(degree or title or "")
    return f"{where.organization}|{what}|{(getattr(stay, 'start', None) or '')[:4]}"


def _stay_links(
    sources: list[Source], people: Clusters, whereabouts: Mapping[str, _Whereabouts]
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
    return cluster_alike(found, decisions)


def _activity_identity(statement: Statement[Said]) -> str:
    activity = statement.record.activity
    year = ""
    if isinstance(activity, ActivityRecord):
        year = (activity.start or activity.end or "")[:4]
    return f"{statement.record.kind}|{fold(activity.title)}|{fold(getattr(activity, 'role', None) or '')}|{year}"
