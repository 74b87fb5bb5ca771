"""All stages for one document, in one transaction: the directory is as before, or as after."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field
from operator import add
from pathlib import Path, PurePath
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from directory.cv import READER_VERSION, UnreadableDocumentError, from_json, to_json
from directory.history import because
from directory.importing.addresses import keep_addresses
from directory.importing.desired import desire_rows
from directory.importing.files import Problem, Reading, read_file
from directory.importing.heirs import hand_over
from directory.importing.merge import Plan, merge
from directory.importing.near import Near, index, look_around
from directory.importing.questions import drop_questions_of_missing_rows, write_questions
from directory.importing.rekey import read_anew, read_new_version, rename_document
from directory.importing.rows import Ref
from directory.importing.sources import Source, read_source
from directory.importing.stale import stale_words
from directory.importing.standing import (
    batches,
    clean,
    fit,
    read_decisions,
    read_past_of,
    read_standing_around,
    rows_elsewhere,
    without_missing,
)
from directory.importing.touched import Touched, find_touched
from directory.importing.write import write
from directory.models import Document, Evidence

AT_A_TIME = 1000
"""How many documents of which nothing is known yet are looked at in one go: only the first import after an upgrade
meets so many at once."""

Tell = Callable[[int, int, "Report"], None]
"""Hears which portion is done, of how many, and what that did."""

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

    def __add__(self, other: Report) -> Report:
        return Report(*map(add, astuple(self), astuple(other)))


MOST_SOURCES = 256


@dataclass(slots=True, eq=False)
class Shelf:
    """The stored documents' statements, the last used of them kept while a command runs."""

    sources: dict[tuple[str, str, int], Source] = field(default_factory=dict)

    def read(self) -> list[Source]:
        """The sources of all documents that are stored now."""
        return list(self.read_some(Document.objects.values_list("pk", flat=True)).values())

    def read_some(self, numbers: Iterable[int]) -> dict[int, Source]:
        """The sources of these documents, by their numbers; of those that are gone none."""
        found: dict[int, Source] = {}
        for batch in batches(sorted(numbers)):
            stored = Document.objects.filter(pk__in=batch).values_list("pk", "name", "sha256", "reader_version")
            marks = {number: (name, sha256, version) for number, name, sha256, version in stored}
            missing = [number for number, mark in marks.items() if mark not in self.sources]
            for number, records in Document.objects.filter(pk__in=missing).values_list("pk", "records"):
                name, sha256, _ = marks[number]
                self.sources[marks[number]] = read_source(name, sha256, from_json(records))
            for number, mark in marks.items():
                found[number] = self.sources[mark] = self.sources.pop(mark)  # the last used come last
        while len(self.sources) > MOST_SOURCES:
            del self.sources[next(iter(self.sources))]
        return found


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
    if known is not None and known != name and (known > name or Document.objects.filter(name=name).exists()):
        return None  # the document takes this name, or that of this name has become a copy of it
    return known


def report_of(name: str) -> Report:
    """The report of a stored document that is imported again: nothing but what stands, and what was not understood."""
    document = Document.objects.only("unread").get(name=name)
    rows = Evidence.objects.filter(document=document).values_list("model", "row_id").distinct()
    return Report(left=rows.count(), unread=document.unread)


def import_reading(reading: Reading, shelf: Shelf, root: str = "") -> Report:
    """Store a document, and write what the directory has become with it; all of it or nothing.

    `root` is the folder that the document's name is a path in, and where it is missed when its file is gone.
    """
    with alone(), because(f"import of {reading.name}"):
        if not _is_copy(reading):
            _store(reading, root)
        return _bring_up_to_date(shelf, [reading.name], unread_lines(reading.cv.unread))


def withdraw(document: Document, shelf: Shelf) -> Report:
    """Take a document out of the directory; what no admin touched goes with it."""
    with alone(), because(f"withdrawn: {document.name}"):
        document.delete()
        return _bring_up_to_date(shelf)


def move(document: Document, name: str, shelf: Shelf) -> Report:
    """Let a document whose file has another name now be known by that; nothing else changes."""
    with alone(), because(f"{document.name} is now {name}"):
        rename_document(document, name)
        return _bring_up_to_date(shelf, [name], document.unread)


def bring_up_to_date(shelf: Shelf, *, decided: bool = False, tell: Tell | None = None) -> Report:
    """Write what the directory has become without the documents and with the decisions that admins took meanwhile.

    Where somebody has just `decided`, a row that goes into another goes, even if both were edited.
    """
    with alone():
        return _bring_up_to_date(shelf, decided=decided, tell=tell)


def outdated() -> QuerySet[Document]:
    """The documents that an older reader read, in no order: so an index alone tells."""
    return Document.objects.filter(reader_version__lt=READER_VERSION).order_by()


def read_outdated() -> Iterator[Reading | Problem]:
    """What this reader makes of documents that an older one read."""
    for name, number in sorted(outdated().values_list("name", "pk")):
        original = Document.objects.values_list("original", flat=True).get(pk=number)
        with tempfile.NamedTemporaryFile(suffix=PurePath(name).suffix) as file:
            file.write(original)
            file.flush()
            try:
                yield read_file(Path(file.name), name)
            except UnreadableDocumentError as error:
                yield Problem(name, f"read by an older version and kept as it was: {error}", is_failure=False)


def import_again(readings: Sequence[Reading], shelf: Shelf) -> Report:
    """Store what a better reader makes of stored documents, and write what the directory has become with all of it."""
    with alone(), because("read again by a newer reader"):
        for reading in readings:
            _store(reading, "")
        unread = sum(unread_lines(reading.cv.unread) for reading in readings)
        return _bring_up_to_date(shelf, [reading.name for reading in readings], unread)


def unread_lines(unread: Iterable[object]) -> int:
    return sum(last - first + 1 for one in unread for first, last in getattr(one, "lines", ()))


def _is_copy(reading: Reading) -> bool:
    """Equal bytes are one document, by the smallest of their names; the name that had others before is given up."""
    document = Document.objects.filter(sha256=reading.sha256).exclude(name=reading.name).first()
    if document is None:
        return False
    Document.objects.filter(name=reading.name).delete()
    if reading.name < document.name:
        rename_document(document, reading.name)
    return True


def _store(reading: Reading, root: str) -> None:
    records = clean(to_json(reading.cv))
    stored = Document.objects.filter(name=reading.name).first()
    if stored is not None and stored.records != records:
        _keep_keys(stored, reading, records)
    root = root or (stored.report.get("root", "") if stored else "")
    Document.objects.update_or_create(
        name=reading.name,
        defaults={
            "sha256": reading.sha256,
            "date": (reading.cv.date or "")[:10],
            "original": reading.original,
            "text": clean(reading.text),
            "records": records,
            "reader_version": READER_VERSION,
            "report": {"notes": list(reading.notes), "root": root},
            "unread": unread_lines(reading.cv.unread),
        },
    )


def _keep_keys(stored: Document, reading: Reading, records: Any) -> None:
    """Where a better reader reads the same bytes, or these are a new version, what says the same is the same record."""
    try:
        before = read_source(stored.name, stored.sha256, from_json(stored.records))
    except (KeyError, TypeError, ValueError):
        return  # records of a form that is no more
    after = read_source(reading.name, reading.sha256, from_json(records))
    if stored.sha256 == reading.sha256:
        read_anew(stored, before, after)
    else:
        read_new_version(stored, before, after, reading.text)


def _bring_up_to_date(
    shelf: Shelf, names: Collection[str] = (), unread: int = 0, *, decided: bool = False, tell: Tell | None = None
) -> Report:
    decisions = tuple(read_decisions())
    touched = find_touched(names, decisions)
    if not touched.documents and not touched.nodes:
        drop_questions_of_missing_rows()
        return Report(unread=unread)
    total = Report(unread=unread)
    if len(touched.unknown) > AT_A_TIME:
        touched = touched._replace(documents=touched.documents | index(touched.unknown, decisions, shelf.read_some))
    portions = list(_portions(touched))
    for done, portion in enumerate(portions, start=1):
        near = look_around(portion, touched.nodes if done == 1 else (), decisions, shelf.read_some)
        report = _write_near(near, names, decided=decided)
        total += report
        if tell:
            tell(done, len(portions), report)
    return total


def _portions(touched: Touched) -> Iterator[set[int]]:
    """As many documents at a time as memory has room for; those that are known already with the first."""
    unknown = sorted(touched.unknown)
    yield touched.documents - set(unknown[AT_A_TIME:])
    for start in range(AT_A_TIME, len(unknown), AT_A_TIME):
        yield set(unknown[start : start + AT_A_TIME])


def _write_near(near: Near, names: Collection[str], *, decided: bool) -> Report:
    rows = [fit(row) for row in desire_rows(near.sources, near.identities, near.people)]
    past = tuple(read_past_of(near.owners))
    if hand_over(rows, past, decided=decided):
        past = tuple(read_past_of(near.owners))
    standing = read_standing_around(rows, past)
    past = tuple(without_missing(past, standing))
    plan = merge(rows, past, standing, elsewhere=rows_elsewhere(rows))
    written = write(plan, near.documents, near.touched)
    keep_addresses(plan, past, written)
    _write_owners(near, plan, written)
    stale_words(plan, written, standing)
    write_questions(near, rows, plan, written, past)
    return _report(plan, names)


def _write_owners(near: Near, plan: Plan, made: Mapping[Ref, int]) -> None:
    became = {row.ref: target for row, target in plan.rests if row.model == "people.person"}
    owners = dict(Document.objects.filter(pk__in=near.documents).values_list("name", "owner_id"))
    for source in near.sources:
        if source.name in owners:
            target = became.get(Ref("people.person", near.identities.home[source.owner.key]))
            owner = made[target] if isinstance(target, Ref) else target
            if owners[source.name] != owner:
                Document.objects.filter(name=source.name).update(owner_id=owner)


def _report(plan: Plan, names: Collection[str]) -> Report:
    changed: set[int | Ref] = {one.row.ref for one in plan.creates}
    updated = {(one.model, one.row_id) for one in plan.updates}
    left = sum(
        1
        for row, target in plan.rests
        if target not in changed
        and (row.model, target) not in updated
        and any(proof.source in names for proof in row.proofs)
    )
    return Report(
        created=len(plan.creates),
        updated=len(plan.updates),
        deleted=len(plan.deletes),
        left=left,
        suggestions=sum(len(one.suggestions) for one in plan.memories),
    )
