"""What has changed since the last import: documents that came, changed or went, and decisions taken or taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from directory.importing.clusters import Link
from directory.importing.nodes import is_node
from directory.importing.signs import members
from directory.importing.standing import batches, read_disputed, read_rows
from directory.models import Document, Membership

DECISION = "decision"


class Touched(NamedTuple):
    """The numbers of documents that are touched, and nodes besides; the documents of which nothing is known yet."""

    documents: set[int]
    nodes: set[str]
    unknown: set[int]


def find_touched(names: Collection[str], decisions: Sequence[Link]) -> Touched:
    """What has changed since the last import, the documents of these names in any case.

    Without names also where an admin has edited something against the documents, and the edit is gone by now.
    """
    keys = _decided_since(decisions)
    touched = set(Document.objects.filter(name__in={*names, *_documents_in(keys)}).values_list("pk", flat=True))
    looked_at = Membership.objects.filter(document__isnull=False).order_by().distinct()
    known = {number for number in looked_at.values_list("document", flat=True) if number is not None}
    stored = set(Document.objects.values_list("pk", flat=True))
    touched |= known ^ stored
    settled = _settled_by_hand() if not names else set()
    touched |= {one.document for one in members(home=settled) if one.document is not None}
    return Touched(touched, {key for key in (*keys, *settled) if is_node(key)}, stored - known)


def _settled_by_hand() -> set[str]:
    """What rows are of in which an admin has taken what the documents say, after having said something else."""
    disputed = {one.id: one for one in read_disputed()}
    return {
        disputed[id_].owner
        for id_, row in read_rows(disputed).items()
        if any(row[name] == said for name, said in disputed[id_].suggestions.items())
    }


def _decided_since(decisions: Iterable[Link]) -> set[str]:
    """The keys of decisions that the last import did not know, or that are gone; from now on they are known."""
    now = {_mark(link): link for link in decisions}
    known = {one.key: one for one in Membership.objects.filter(home=DECISION)}
    keys = {key for mark, link in now.items() if mark not in known for key in (link.left, link.right)}
    keys |= {key for mark, one in known.items() if mark not in now for key in one.folded}
    for batch in batches(sorted(known.keys() - now.keys())):
        Membership.objects.filter(key__in=batch).delete()
    Membership.objects.bulk_create(
        Membership(key=mark, home=DECISION, folded=[link.left, link.right])
        for mark, link in now.items()
        if mark not in known
    )
    return keys


def _mark(link: Link) -> str:
    said = "\n".join((link.answer, link.left, link.right))
    return f"{DECISION}#{hashlib.sha256(said.encode()).hexdigest()}"


def _documents_in(keys: Iterable[str]) -> set[str]:
    """The names that keys may begin with; a name may have a # of its own."""
    return {key[:place] for key in keys for place, char in enumerate(key) if char == "#"}
