"""What the stored documents say, kept by what it is found: signs, mentions, memberships."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet

from directory.importing.folded import Folded
from directory.importing.names import is_spelled_out, letters
from directory.importing.nodes import TOPIC, Print, root_of
from directory.importing.people import Owner
from directory.importing.people import signs_of as signs_of_owner
from directory.importing.places import faint_signs_of as faint_signs_of_place
from directory.importing.standing import batches, clean
from directory.importing.venues import faint_signs_of as faint_signs_of_venue
from directory.importing.works import Work, faint_signs_of
from directory.importing.works import signs_of as signs_of_work
from directory.models import Membership, Mention, Sign

LONGEST_SIGN = 200
BATCH = 500


def put(document: int, folded: Folded, before: Mapping[str, str]) -> None:
    """Keep what a document says. A record is in the cluster that it was in before, a new one alone in its own."""
    signs = [(short(sign), folded.owner.key) for sign in signs_of_owner(folded.owner)]
    for work in folded.works:
        found = (*signs_of_work(work), *faint_signs_of(work), *map(author_sign, filter(is_spelled_out, work.names)))
        signs += [(short(sign), work.key) for sign in found]
    for prints, faint_signs in ((folded.organizations, faint_signs_of_place), (folded.venues, faint_signs_of_venue)):
        signs += [(short(sign), one.node) for one in prints.values() for sign in faint_signs(one)]
    Sign.objects.bulk_create(
        (Sign(document=document, sign=sign, key=key) for sign, key in sorted(set(signs))), batch_size=BATCH
    )
    Mention.objects.bulk_create(
        (
            Mention(
                document=document,
                key=key,
                node=one.node,
                root=root_of(one.node),
                alias=one.alias,
                name=clean(one.name),
                acronym=clean(one.acronym)[:200],
            )
            for key, one in folded.prints
        ),
        batch_size=BATCH,
    )
    records: tuple[Owner | Work, ...] = (folded.owner, *folded.works)
    Membership.objects.bulk_create(
        (
            Membership(key=one.key, home=before.get(one.key, one.key), document=document, folded=clean(to_plain(one)))
            for one in records
        ),
        batch_size=BATCH,
    )


def take_away(documents: Collection[int]) -> None:
    """Forget what documents said."""
    for batch in batches(sorted(documents)):
        for model in (Sign, Mention, Membership):
            rows = model._default_manager.filter(document__in=batch)
            rows._raw_delete(using=rows.db)


def short(sign: str) -> str:
    """A sign as it is stored."""
    sign = str(clean(sign))
    if len(sign) <= LONGEST_SIGN:
        return sign
    return f"{sign[: LONGEST_SIGN - 20]}~{hashlib.sha256(sign.encode()).hexdigest()[:16]}"


def author_sign(name: str) -> str:
    """What an author and a person of one name have in common."""
    return short(f"author:{letters(name)}")


def to_plain(one: Work | Owner) -> dict[str, Any]:
    """A folded record as JSON holds it."""
    found = {field.name: getattr(one, field.name) for field in fields(one) if field.name != "key"}
    if isinstance(one, Owner):
        del found["works"]
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in found.items()}


def work_from(key: str, plain: Mapping[str, Any]) -> Work:
    authors = tuple((family, given) for family, given in plain["authors"])
    owner = tuple(plain["owner"]) if plain["owner"] else None
    said = {"authors": authors, "owner": owner, "years": frozenset(plain["years"]), "names": tuple(plain["names"])}
    return Work(key=key, **{**plain, **said})


def owner_from(key: str, plain: Mapping[str, Any]) -> Owner:
    stays = frozenset((place, what, year) for place, what, year in plain["stays"])
    sets = {name: frozenset(plain[name]) for name in ("orcids", "emails", "homepages")}
    return Owner(key, tuple(plain["names"]), sets["orcids"], sets["emails"], sets["homepages"], stays)


def prints_of(roots: Collection[str]) -> list[Print]:
    """Everything that is printed of these wholes and of their parts; of a topic what weighs most."""
    topics = sorted(root for root in roots if root.startswith(TOPIC))
    found = []
    for node in topics:
        heaviest = Mention.objects.filter(node=node).order_by("-acronym", "-name").first()
        if heaviest is not None:
            found.append(Print(node, heaviest.name, heaviest.acronym))
    for batch in batches(sorted(set(roots) - set(topics))):
        rows = Mention.objects.filter(root__in=batch).values_list("node", "name", "acronym", "alias")
        found += [Print(*row) for row in rows.annotate(count=Count("pk")).order_by()]
    return found


def roots_around(roots: Iterable[str], decided: Mapping[str, Collection[str]]) -> set[str]:
    """These wholes, and all that acronyms and decisions tie to them."""
    found: set[str] = set()
    waiting = set(roots)
    while waiting:
        found |= waiting
        near: set[str] = set()
        for batch in batches(sorted(waiting)):
            near |= set(Mention.objects.filter(root__in=batch).exclude(alias="").values_list("alias", flat=True))
            near |= set(Mention.objects.filter(alias__in=batch).values_list("root", flat=True))
        near = {root_of(alias) for alias in near if "|" not in alias}
        near |= {root for one in waiting for root in decided.get(one, ())}
        waiting = near - found
    return found


def documents_with(nodes: Iterable[str]) -> set[int]:
    """The documents that mention these."""
    found: set[int] = set()
    for batch in batches(sorted(nodes)):
        found |= set(Mention.objects.filter(node__in=batch).values_list("document", flat=True))
    return found


def signs_in(documents: Collection[int]) -> set[str]:
    """The signs of these documents' records."""
    found: set[str] = set()
    for batch in batches(sorted(documents)):
        found |= set(Sign.objects.filter(document__in=batch).values_list("sign", flat=True))
    return found


def keys_with(signs: Iterable[str]) -> set[str]:
    """The records that have one of these signs."""
    found: set[str] = set()
    for batch in batches(sorted(signs)):
        found |= set(Sign.objects.filter(sign__in=batch).values_list("key", flat=True))
    return found


class Member(NamedTuple):
    """A record, its cluster, and its document; None for a node."""

    key: str
    home: str
    document: int | None

    @property
    def is_owner(self) -> bool:
        return self.key.endswith("#person")


def members(**where: Any) -> list[Member]:
    """The records that have one of these values in one field."""
    return [Member(*row) for rows in _memberships(where) for row in rows.values_list("key", "home", "document")]


def works_among(**where: Any) -> Iterator[tuple[Member, Work]]:
    """The works that have one of these values in one field, with what they say."""
    for one, plain in _said_by(where):
        if not one.is_owner and plain:
            yield one, work_from(one.key, plain)


def owners_among(**where: Any) -> Iterator[tuple[Member, Owner]]:
    """The owners of documents that have one of these values in one field, with what they say."""
    for one, plain in _said_by(where):
        if one.is_owner:
            yield one, owner_from(one.key, plain)


def _said_by(where: Mapping[str, Any]) -> Iterator[tuple[Member, Mapping[str, Any]]]:
    for rows in _memberships(where):
        for key, home, document, plain in rows.values_list("key", "home", "document", "folded").iterator():
            yield Member(key, home, document), plain


def _memberships(where: Mapping[str, Any]) -> Iterator[QuerySet[Membership]]:
    ((name, values),) = where.items()
    for batch in batches(sorted(values)):
        yield Membership.objects.filter(**{f"{name}__in": batch})


def homes_of(keys: Iterable[str]) -> dict[str, str]:
    """The clusters of these records and nodes."""
    found: dict[str, str] = {}
    for batch in batches(sorted(set(keys))):
        found |= dict(Membership.objects.filter(key__in=batch).values_list("key", "home"))
    return found


def write_homes(before: Mapping[str, str], now: Mapping[str, str], *, are_nodes: bool) -> None:
    """Make these the clusters; nodes that are printed no more are forgotten, as are records with their document."""
    moved: defaultdict[str, list[str]] = defaultdict(list)
    for key, home in now.items():
        if key in before and before[key] != home:
            moved[home].append(key)
    for home, keys in moved.items():
        for batch in batches(keys):
            Membership.objects.filter(key__in=batch).update(home=home)
    if are_nodes:
        for batch in batches(sorted(before.keys() - now.keys())):
            Membership.objects.filter(key__in=batch).delete()
        Membership.objects.bulk_create(
            (Membership(key=key, home=home) for key, home in now.items() if key not in before), batch_size=BATCH
        )


def parted(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """The keys of both times that were or are together with others than now or then."""
    both = sorted(before.keys() & now.keys())
    old: defaultdict[str, set[str]] = defaultdict(set)
    new: defaultdict[str, set[str]] = defaultdict(set)
    for key in both:
        old[before[key]].add(key)
        new[now[key]].add(key)
    return {key for key in both if old[before[key]] != new[now[key]]}


def together(keys: Iterable[str], *homes: Mapping[str, str]) -> set[str]:
    """All keys that are in one cluster with one of these, at any of these times."""
    keys = set(keys)
    found = set(keys)
    for home in homes:
        wanted = {home[key] for key in keys if key in home}
        found |= {key for key, one in home.items() if one in wanted}
    return found
