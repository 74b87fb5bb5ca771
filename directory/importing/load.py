"""All stages for one document, in one transaction: the directory is as before, or as after."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from django.db import connection, transaction

from directory.cv import READER_VERSION, UnreadableDocumentError, from_json, to_json
from directory.history import because
from directory.importing.addresses import keep_addresses
from directory.importing.desired import desire_rows
from directory.importing.files import Problem, Reading, read_file
from directory.importing.identity import Identities, resolve
from directory.importing.merge import Plan, merge
from directory.importing.questions import write_questions
from directory.importing.rows import Ref
from directory.importing.sources import Source, read_source
from directory.importing.stale import stale_words
from directory.importing.standing import clean, fit, read_decisions, read_past, read_standing
from directory.importing.write import write
from directory.models import Document, Evidence

LOCK = 7_367_331_552  # any number that nothing else on the server locks


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did to the rows of the directory. `left` rows stand as they were, `unread` counts lines."""

    created: int = 0
    updated: int = 0
    deleted: int = 0
    left: int = 0
    unread: int = 0
    suggestions: int = 0


@dataclass(slots=True, eq=False)
class Shelf:
    """The stored documents' statements, kept while a command runs, so that each is made once."""

    sources: dict[tuple[str, str, int], Source] = field(default_factory=dict)

    def read(self) -> list[Source]:
        """The sources of all documents that are stored now."""
        stored = list(Document.objects.values_list("name", "sha256", "reader_version"))
        missing = [one for one in stored if one not in self.sources]
        records = dict(Document.objects.filter(name__in=[name for name, *_ in missing]).values_list("name", "records"))
        for name, sha256, version in missing:
            self.sources[name, sha256, version] = read_source(name, sha256, from_json(records[name]))
        return [self.sources[name, sha256, version] for name, sha256, version in stored]


@contextmanager
def alone() -> Iterator[None]:
    """A transaction that no other import runs beside."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield


def is_stored(sha256: str, name: str) -> str | None:
    """The name under which these bytes are stored, read by this reader; None where they are to be stored."""
    known = (
        Document.objects.filter(sha256=sha256, reader_version__gte=READER_VERSION)
        .values_list("name", flat=True)
        .first()
    )
    if known is not None and known != name and Document.objects.filter(name=name).exists():
        return None  # the document of this name has become a copy of that one
    return known


def report_of(name: str) -> Report:
    """The report of a stored document that is imported again: nothing but what stands, and what was not understood."""
    document = Document.objects.only("report").get(name=name)
    rows = Evidence.objects.filter(document=document).values_list("model", "row_id").distinct()
    return Report(left=rows.count(), unread=document.report.get("unread", 0))


def import_reading(reading: Reading, shelf: Shelf) -> Report:
    """Store a document, and write what the directory has become with it; all of it or nothing."""
    with alone(), because(f"import of {reading.name}"):
        if not _is_copy(reading):
            _store(reading)
        return _bring_up_to_date(shelf, reading.name, unread_lines(reading.cv.unread))


def bring_up_to_date(shelf: Shelf) -> Report:
    """Write what the directory has become without the documents and with the decisions that admins took meanwhile."""
    with alone():
        return _bring_up_to_date(shelf)


def read_outdated() -> Iterator[Reading | Problem]:
    """What this reader makes of documents that an older one read."""
    outdated = Document.objects.filter(reader_version__lt=READER_VERSION).order_by("name")
    for name, original in outdated.values_list("name", "original"):
        with tempfile.NamedTemporaryFile(suffix=PurePath(name).suffix) as file:
            file.write(original)
            file.flush()
            try:
                yield read_file(Path(file.name), name)
            except UnreadableDocumentError as error:
                yield Problem(name, f"read by an older version and kept as it was: {error}", is_failure=False)


def unread_lines(unread: Iterable[object]) -> int:
    return sum(last - first + 1 for one in unread for first, last in getattr(one, "lines", ()))


def _is_copy(reading: Reading) -> bool:
    """Equal bytes are one document: the name that had others before is given up."""
    if not Document.objects.filter(sha256=reading.sha256).exclude(name=reading.name).exists():
        return False
    Document.objects.filter(name=reading.name).delete()
    return True


def _store(reading: Reading) -> None:
    Document.objects.update_or_create(
        name=reading.name,
        defaults={
            "sha256": reading.sha256,
            "date": (reading.cv.date or "")[:10],
            "original": reading.original,
            "text": clean(reading.text),
            "records": clean(to_json(reading.cv)),
            "reader_version": READER_VERSION,
            "report": {"unread": unread_lines(reading.cv.unread), "notes": list(reading.notes)},
        },
    )


def _bring_up_to_date(shelf: Shelf, name: str = "", unread: int = 0) -> Report:
    sources = shelf.read()
    identities = resolve(sources, read_decisions())
    rows = [fit(row) for row in desire_rows(sources, identities)]
    plan = merge(rows, past := tuple(read_past()), standing := read_standing())
    written = write(plan)
    keep_addresses(plan, past, written)
    _write_owners(sources, identities, plan, written)
    stale_words(plan, written, standing)
    write_questions(identities, rows, plan, written)
    return _report(plan, name, unread)


def _write_owners(sources: Iterable[Source], identities: Identities, plan: Plan, made: Mapping[Ref, int]) -> None:
    person = {key: members[0] for members in identities.people for key in members}
    became = {row.ref: target for row, target in plan.rests if row.model == "people.person"}
    owners = dict(Document.objects.values_list("name", "owner_id"))
    for source in sources:
        target = became.get(Ref("people.person", person[source.owner.key]))
        owner = made[target] if isinstance(target, Ref) else target
        if owners[source.name] != owner:
            Document.objects.filter(name=source.name).update(owner_id=owner)


def _report(plan: Plan, name: str, unread: int) -> Report:
    changed: set[int | Ref] = {one.row.ref for one in plan.creates}
    updated = {(one.model, one.row_id) for one in plan.updates}
    left = sum(
        1
        for row, target in plan.rests
        if target not in changed
        and (row.model, target) not in updated
        and any(proof.source == name for proof in row.proofs)
    )
    return Report(
        created=len(plan.creates),
        updated=len(plan.updates),
        deleted=len(plan.deletes),
        left=left,
        unread=unread,
        suggestions=sum(len(one.suggestions) for one in plan.memories),
    )
