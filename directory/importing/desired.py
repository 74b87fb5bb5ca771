"""Stage 3, all of it: sources and clusters become every row of the directory that the documents ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from directory.importing.clusters import Answer
from directory.importing.identity import Clusters, Identities, home
from directory.importing.names import which_author
from directory.importing.organization_rows import organization_rows, venue_rows
from directory.importing.people_rows import Refs, activity_rows, person_rows, stay_rows, topic_rows
from directory.importing.publication_rows import AuthorDecisions, OwnerOf, publication_rows
from directory.importing.rows import Ref, Row, heaviest_first
from directory.importing.sources import Said, Source, Statement

T = TypeVar("T")
AUTHOR = "/author"  # in the key of every author, and of nobody else


def desire_rows(sources: Iterable[Source], identities: Identities) -> tuple[Row, ...]:
    """All rows, those that others refer to first."""
    sources = sorted(sources, key=lambda source: source.name)
    refs = Refs(
        people=_refs("people.person", identities.people),
        organizations=_refs("people.organization", identities.organizations),
        stays=_refs("people.affiliation", identities.stays),
    )
    person_of = {source.name: refs.people[source.owner.key] for source in sources}
    topics = list(topic_rows(source.owner for source in sources))
    people = _people(sources, identities.people)
    rows = [
        *topics,
        *_organizations(identities, refs),
        *_with_topics(_rows_of_people(people), topics),
        *_stays(sources, identities, person_of, refs),
        *_activities(sources, identities, person_of, refs),
        *_publications(sources, identities, people),
    ]
    return tuple(rows)


def _refs(model: str, clusters: Clusters) -> dict[str, Ref]:
    return {key: Ref(model, first) for key, first in home(clusters).items()}


def _people(sources: Iterable[Source], clusters: Clusters) -> list[tuple[Ref, list[Source], list[Row]]]:
    """Each person with their documents and rows."""
    by_owner = {source.owner.key: source for source in sources}
    found = []
    for owners in clusters:
        own = [by_owner[owner] for owner in owners]
        rows = list(person_rows([source.owner for source in own], _spellings(own)))
        found.append((Ref("people.person", owners[0]), own, rows))
    return found


def _rows_of_people(people: Iterable[tuple[Ref, list[Source], list[Row]]]) -> Iterator[Row]:
    for _, _, rows in people:
        yield from rows


def _spellings(own: Sequence[Source]) -> list[str]:
    """How the author lists of a person's own CVs print the name, the later document's first."""
    names = [name for source in own for name in (source.owner.record.name, *source.owner.record.aliases) if name]
    found = []
    for work in heaviest_first(work for source in own for work in source.works):
        authors = [author.name for author in work.record.authors]
        place = which_author(names, authors)
        if place is not None:
            found.append(authors[place])
    return found


def _with_topics(rows: Iterable[Row], topics: Iterable[Row]) -> Iterator[Row]:
    """Interests refer to a topic by what its spellings have in common; here by the topic's first key."""
    by_key = {key.replace("/topic/", "/interest/", 1): row.ref for row in topics for key in row.keys}
    for row in rows:
        if row.model == "people.interest":
            yield Row(row.model, row.keys, {**row.values, "topic": by_key[row.keys[0]]}, row.proofs)
        else:
            yield row


def _organizations(identities: Identities, refs: Refs) -> Iterator[Row]:
    mentions = {mention.key: mention for mention in identities.mentions}
    clusters = [[mentions[key] for key in keys] for keys in identities.organizations]
    for cluster in sorted(clusters, key=lambda cluster: cluster[0].is_unit):
        yield from organization_rows(cluster, refs.organizations)


def _stays(
    sources: Iterable[Source], identities: Identities, person_of: Mapping[str, Ref], refs: Refs
) -> Iterator[Row]:
    stays = {stay.key: stay for source in sources for stay in source.stays}
    places = {place.stay: place for place in identities.places}
    for keys in identities.stays:
        own = [stays[key] for key in keys]
        yield from stay_rows(own, person_of[own[0].source], places, refs)


def _activities(
    sources: Iterable[Source], identities: Identities, person_of: Mapping[str, Ref], refs: Refs
) -> Iterator[Row]:
    """Numbered within a person's activities of one kind: in the order of the CV, the later CV's first."""
    activities = {one.key: one for source in sources for one in source.activities}
    place = {one.key: number for source in sources for number, one in enumerate(source.activities)}
    groups: defaultdict[tuple[str, str], list[list[Statement[Said]]]] = defaultdict(list)
    for keys in identities.activities:
        ranked = heaviest_first(activities[key] for key in keys)
        groups[person_of[ranked[0].source].key, ranked[0].record.kind].append(ranked)
    for group in groups.values():
        group.sort(key=lambda ranked: place[ranked[0].key])
        group.sort(key=lambda ranked: ranked[0].weight, reverse=True)
        for order, ranked in enumerate(group):
            yield from activity_rows(ranked, person_of[ranked[0].source], order, refs)


def _publications(
    sources: Iterable[Source], identities: Identities, people: Iterable[tuple[Ref, list[Source], list[Row]]]
) -> Iterator[Row]:
    works = {work.key: work for source in sources for work in source.works}
    mentions = {mention.key: mention for mention in identities.venue_mentions}
    by_venue = {f"{key}/venue": work for key, work in works.items()}
    for keys in identities.venues:
        yield from venue_rows([mentions[key] for key in keys], by_venue)
    venues = _refs("publications.venue", identities.venues)
    decisions = _author_decisions(identities)
    owners = {work.key: owner for owner, own in _owners(people) for source in own for work in source.works}
    for keys in identities.works:
        yield from publication_rows([works[key] for key in keys], venues, owners, decisions)


def _author_decisions(identities: Identities) -> AuthorDecisions:
    """Decisions about an author and the owner of a document."""
    people = _refs("people.person", identities.people)
    same: dict[str, Ref] = {}
    different: set[tuple[str, Ref]] = set()
    for link in identities.decisions:
        for author, owner in ((link.left, link.right), (link.right, link.left)):
            if AUTHOR in author and owner in people:
                if link.answer is Answer.SAME:
                    same[author] = people[owner]
                elif link.answer is Answer.DIFFERENT:
                    different.add((author, people[owner]))
    return AuthorDecisions(same, frozenset(different))


def _owners(
    people: Iterable[tuple[Ref, list[Source], list[Row]]],
) -> Iterator[tuple[OwnerOf, list[Source]]]:
    for ref, own, rows in people:
        name = str(rows[0].values["name"])
        names = [name, *(n for source in own for n in (source.owner.record.name, *source.owner.record.aliases) if n)]
        yield OwnerOf(ref, name, tuple(dict.fromkeys(names))), own
