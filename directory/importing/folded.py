"""Stage 2. What one document says, folded for comparison: all that identity knows of it, and by what it is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from directory.cv.records import EducationRecord
from directory.importing.folding import fold
from directory.importing.nodes import TOPIC, Print, node_key
from directory.importing.people import Owner, fold_owner
from directory.importing.places import Mention, Place, locate, nodes_of
from directory.importing.sources import Source, Stay
from directory.importing.stays import level_of
from directory.importing.venues import mention_venue, venue_print
from directory.importing.works import Work, fold_work


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """One document. Organizations, venues and topics are prints by the keys of what mentions them."""

    name: str
    owner: Owner
    works: tuple[Work, ...]
    places: tuple[Place, ...]
    mentions: tuple[Mention, ...]
    organizations: Mapping[str, Print]
    venues: Mapping[str, Print]
    topics: Mapping[str, Print]

    @property
    def prints(self) -> Iterator[tuple[str, Print]]:
        for found in (self.organizations, self.venues, self.topics):
            yield from found.items()


@lru_cache(maxsize=256)
def fold_source(source: Source) -> Folded:
    """A document ready to be compared with others; what another document says changes nothing in it."""
    places, mentions = locate(source.stays)
    organizations = nodes_of(mentions)
    venues = {
        mention.key: venue_print(mention) for work in source.works if (mention := mention_venue(work)) is not None
    }
    venue_of = {work.key: venues[key].node for work in source.works if (key := f"{work.key}/venue") in venues}
    at = {place.stay: place.organization for place in places}
    facts = tuple(
        fact
        for stay in source.stays
        if (place := at[stay.key]) is not None
        if (fact := _fact(stay.record, organizations[place].node)) is not None
    )
    return Folded(
        name=source.name,
        owner=fold_owner(source.owner, facts),
        works=tuple(fold_work(work, source.owner.record.name, venue_of.get(work.key)) for work in source.works),
        places=places,
        mentions=mentions,
        organizations=organizations,
        venues=venues,
        topics=_topics(source),
    )


def _topics(source: Source) -> dict[str, Print]:
    weight = " ".join(source.weight)
    nodes: dict[str, Print] = {}
    for interest in source.owner.record.interests:
        node = node_key(TOPIC, fold(interest))
        nodes.setdefault(f"{source.owner.key}/{node}", Print(node, interest, weight))
    return nodes


def _fact(stay: Stay, organization: str) -> tuple[str, str, str] | None:
    """What two CVs must agree in to have a stay in common: the place, the degree or role, the year it began."""
    what = stay.degree and level_of(stay.degree) if isinstance(stay, EducationRecord) else None
    what = what or fold((stay.degree if isinstance(stay, EducationRecord) else stay.title) or "")
    return (organization, what, stay.start[:4]) if what and stay.start else None
