"""Stage 4, all of it: sources and clusters become the rows of the directory that the documents ask for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from directory.importing.clusters import Answer
from directory.importing.folded import Folded
from directory.importing.identity import Identities, Prints
from directory.importing.names import which_author
from directory.importing.nodes import Print
from directory.importing.organization_rows import organization_rows, topic_rows, venue_rows
from directory.importing.people_rows import Refs, activity_rows, person_name, person_rows, stay_rows
from directory.importing.publication_rows import AuthorDecisions, OwnerOf, publication_rows
from directory.importing.rows import Proof, Ref, Row, heaviest_first, owned
from directory.importing.sources import Said, Source, Statement

AUTHOR = "/author"  # in the key of every author, and of nobody else


def desire_rows(
    sources: Iterable[Source], identities: Identities, people: Collection[str] | None = None
) -> tuple[Row, ...]:
    """All rows, those that others refer to first; of `people` only these, by the smallest keys of their clusters.

    The rows of others are left out, but their names count for the works that they have in common.
    """
    by_owner = {source.owner.key: source for source in sorted(sources, key=lambda source: source.name)}
    wanted = [owners for owners in identities.people if people is None or owners[0] in people]
    own = [by_owner[owner] for owners in wanted for owner in owners]
    own.sort(key=lambda source: source.name)
    home = identities.home
    refs = _refs(own, identities)
    person_of = {source.name: Ref("people.person", home[source.owner.key]) for source in by_owner.values()}
    topics = _proofs(own, identities, lambda one: one.topics)
    places = _proofs(own, identities, lambda one: one.organizations)
    venues = _proofs(own, identities, lambda one: one.venues)
    return (
        *_node_rows(identities.topics, home, lambda prints: topic_rows(prints, topics)),
        *_node_rows(identities.organizations, home, lambda prints: organization_rows(prints, home, places)),
        *_people([by_owner[owner] for owner in owners] for owners in wanted),
        *_stays(own, identities, person_of, refs),
        *_activities(own, identities, person_of, refs),
        *_node_rows(identities.venues, home, lambda prints: venue_rows(prints, venues)),
        *_publications(by_owner, identities),
    )


def _node_rows(
    clusters: Prints, home: Mapping[str, str], rows: Callable[[Sequence[Print]], Iterator[Row]]
) -> Iterator[Row]:
    for prints in clusters:
        yield from owned(home.get(prints[0].node, prints[0].node), rows(prints))


def _refs(sources: Iterable[Source], identities: Identities) -> Refs:
    home = identities.home
    mentions = [
        (key, one.node) for source in sources for key, one in identities.folded[source.name].organizations.items()
    ]
    return Refs(
        organizations={key: Ref("people.organization", home[node]) for key, node in mentions},
        stays={key: Ref("people.affiliation", members[0]) for members in identities.stays for key in members},
    )


def _proofs(
    sources: Iterable[Source], identities: Identities, prints: Callable[[Folded], Mapping[str, Print]]
) -> dict[str, list[tuple[str, Proof]]]:
    """By node, what each mention of it prints, and where."""
    found: defaultdict[str, list[tuple[str, Proof]]] = defaultdict(list)
    for source in sources:
        folded = identities.folded[source.name]
        lines = {mention.key: mention.stay.lines for mention in folded.mentions}
        lines |= {f"{work.key}/venue": work.lines for work in source.works}
        interests = dict(source.owner.record.field_lines).get("interests", source.owner.lines)
        for key, printed in prints(folded).items():
            proof = Proof(source.name, lines.get(key, interests), key)
            found[printed.node].append((printed.name or printed.acronym, proof))
    return found


def _people(clusters: Iterable[Sequence[Source]]) -> Iterator[Row]:
    for own in clusters:
        owner = min(source.owner.key for source in own)
        yield from owned(owner, person_rows([source.owner for source in own], _spellings(own)))


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


def _stays(
    sources: Iterable[Source], identities: Identities, person_of: Mapping[str, Ref], refs: Refs
) -> Iterator[Row]:
    stays = {stay.key: stay for source in sources for stay in source.stays}
    places = {place.stay: place for source in sources for place in identities.folded[source.name].places}
    for keys in identities.stays:
        own = [stays[key] for key in keys]
        person = person_of[own[0].source]
        yield from owned(person.key, stay_rows(own, person, places, refs))


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
            person = person_of[ranked[0].source]
            yield from owned(person.key, activity_rows(ranked, person, order, refs))


def _publications(by_owner: Mapping[str, Source], identities: Identities) -> Iterator[Row]:
    works = {work.key: work for source in by_owner.values() for work in source.works}
    venues = {
        key: Ref("publications.venue", identities.home[one.node])
        for source in by_owner.values()
        for key, one in identities.folded[source.name].venues.items()
    }
    decisions = _author_decisions(identities)
    owners = {
        work.key: owner
        for keys in identities.people
        for owner, own in [_owner_of([by_owner[key] for key in keys], identities)]
        for source in own
        for work in source.works
    }
    for keys in identities.works:
        yield from owned(keys[0], publication_rows([works[key] for key in keys], venues, owners, decisions))


def _owner_of(own: Sequence[Source], identities: Identities) -> tuple[OwnerOf, Sequence[Source]]:
    owners = heaviest_first(source.owner for source in own)
    spellings = _spellings(own)
    name = person_name(owners, spellings)
    usual = [one for one, _ in Counter(spellings).most_common(1)]  # "Roe, AS", which tells of A. J. Roe beside
    names = [
        name,
        *usual,
        *(n for source in own for n in (source.owner.record.name, *source.owner.record.aliases) if n),
    ]
    return OwnerOf(Ref("people.person", identities.home[own[0].owner.key]), name, tuple(dict.fromkeys(names))), own


def _author_decisions(identities: Identities) -> AuthorDecisions:
    """Decisions about an author and the owner of a document."""
    home = identities.home
    same: dict[str, Ref] = {}
    different: set[tuple[str, Ref]] = set()
    for link in identities.decisions:
        for author, owner in ((link.left, link.right), (link.right, link.left)):
            if AUTHOR in author and AUTHOR not in owner and owner in home:
                if link.answer is Answer.SAME:
                    same[author] = Ref("people.person", home[owner])
                elif link.answer is Answer.DIFFERENT:
                    different.add((author, Ref("people.person", home[owner])))
    return AuthorDecisions(same, frozenset(different))
