"""Stage 5. A reading is stored and a plan written in one transaction: the directory is as before, or as after."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from django.db import connection, transaction
from django.db.models import CharField, Model
from django.db.models import Value as Text
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from directory.cv import READER_VERSION, UnreadableDocumentError, from_json, to_json
from directory.importing.addresses import new_slugs
from directory.importing.desired import desire_rows
from directory.importing.files import Problem, Reading, read_file
from directory.importing.identity import Identities, resolve
from directory.importing.merge import Create, Id, Plan, Update, merge
from directory.importing.rows import TABLES, Plain, Ref, Value
from directory.importing.sources import Source, read_source
from directory.importing.stale import stale_words
from directory.importing.standing import clean, fit, model_of, read_decisions, read_past, read_standing
from directory.models import Document, Evidence, Imported
from people.slugs import Slugged

LOCK = 7_367_331_552  # any number that nothing else on the server locks
BATCH = 500


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did to the rows of the directory. `left` rows stand as they were, `unread` counts lines."""

    created: int = 0
    updated: int = 0
    deleted: int = 0
    left: int = 0
    unread: int = 0
    suggestions: int = 0
    asked: tuple[str, ...] = ()


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
    with alone():
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
    plan = merge(rows, read_past(), standing := read_standing())
    written = write(plan)
    _write_owners(sources, identities, plan, written)
    stale_words(plan, written, standing)
    return _report(plan, name, unread, identities)


def write(plan: Plan) -> Mapping[Ref, int]:
    """Write a plan; the numbers of the rows that it made.

    Rows go first, without Django's cascades: whatever refers to them is changed below, and the database checks at the
    end of the transaction that nothing was forgotten.
    """
    for model, ids in _by_model(plan.deletes):
        for batch in _batches(ids):
            rows = model_of(model)._base_manager.filter(pk__in=batch)
            rows._raw_delete(using=rows.db)
            Evidence.objects.filter(model=model, row_id__in=batch).delete()
            Imported.objects.filter(model=model, row_id__in=batch).delete()
    _make_room(plan.updates)
    made: dict[Ref, int] = {}
    for table in TABLES:
        _create(table.model, [one for one in plan.creates if one.row.model == table.model], made)
    _update(plan.updates, made)
    _remember(plan, made)
    _write_evidence(plan, made)
    return made


def _make_room(updates: Iterable[Update]) -> None:
    """What a row gives up, another may take in the same plan: until then nobody has it."""
    for table in TABLES:
        own = [update for update in updates if update.model == table.model]
        rows = model_of(table.model)._base_manager
        for name in table.single:
            for batch in _batches([update.row_id for update in own if name in update.values]):
                rows.filter(pk__in=batch).update(**{name: ""})
        text = next((name for name in reversed(table.unique) if name not in REFERENCES), "")
        for batch in _batches([update.row_id for update in own if text in update.values]):
            rows.filter(pk__in=batch).update(**{text: Concat(Text("~"), Cast("pk", CharField()))})


def _create(label: str, creates: list[Create], made: dict[Ref, int]) -> None:
    """Make rows, in as many turns as they refer to one another."""
    model = model_of(label)
    while creates:
        waiting = {create.row.ref for create in creates}
        ready = [one for one in creates if not any(value in waiting for value in one.values.values())]
        rows = [model(**_columns(one.values, made)) for one in ready]
        if issubclass(model, Slugged):
            for row, slug in zip(rows, new_slugs(model, map(str, rows)), strict=True):
                row.slug = slug  # type: ignore[attr-defined]
        for row, one in zip(model._base_manager.bulk_create(rows, batch_size=BATCH), ready, strict=True):
            made[one.row.ref] = row.pk
        creates = [one for one in creates if one.row.ref not in made]


def _update(updates: Iterable[Update], made: Mapping[Ref, int]) -> None:
    """Change rows, those with the same fields to change together."""
    alike: defaultdict[tuple[str, tuple[str, ...]], list[Model]] = defaultdict(list)
    for update in updates:
        model = model_of(update.model)
        row = model(pk=update.row_id, **_columns(update.values, made))
        fields = sorted(update.values)
        if any(one.name == "updated_at" for one in model._meta.concrete_fields):
            fields.append("updated_at")
            row.updated_at = timezone.now()  # type: ignore[attr-defined]
        alike[update.model, tuple(fields)].append(row)
    for (label, fields_), rows in alike.items():
        model_of(label)._base_manager.bulk_update(rows, fields_, batch_size=BATCH)


def _columns(values: Mapping[str, Value], made: Mapping[Ref, int]) -> dict[str, Plain]:
    """Values by the names of columns, references as numbers."""
    return {
        f"{name}_id" if _is_reference(value, name) else name: made[value] if isinstance(value, Ref) else value
        for name, value in values.items()
    }


REFERENCES = frozenset(name for table in TABLES for name, _ in table.refs)


def _is_reference(value: Value, name: str) -> bool:
    return name in REFERENCES and not isinstance(value, str)


def _remember(plan: Plan, made: Mapping[Ref, int]) -> None:
    memories = [(made[one.target] if isinstance(one.target, Ref) else one.target, one) for one in plan.memories]
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for row_id, one in memories:
        ids[one.model].append(row_id)
    for model, rows in ids.items():
        for batch in _batches(rows):
            Imported.objects.filter(model=model, row_id__in=batch).delete()
    Imported.objects.bulk_create(
        (
            Imported(
                model=one.model,
                row_id=row_id,
                record_key=one.keys[0],
                record_keys=list(one.keys),
                values=_plain(one.values, made),
                suggestions=_plain(one.suggestions, made),
            )
            for row_id, one in memories
        ),
        batch_size=BATCH,
    )


def _plain(values: Mapping[str, Value], made: Mapping[Ref, int]) -> dict[str, Plain]:
    return {name: made[value] if isinstance(value, Ref) else value for name, value in values.items()}


def _write_evidence(plan: Plan, made: Mapping[Ref, int]) -> None:
    """Make the evidence what the rows rest on now, changing only what differs."""
    documents = dict(Document.objects.values_list("name", "pk"))
    wanted = {
        (
            documents[proof.source],
            row.model,
            made[target] if isinstance(target, Ref) else target,
            proof.key,
            proof.field,
        ): [list(line) for line in proof.lines]
        for row, target in plan.rests
        for proof in row.proofs
    }
    surplus = []
    columns = ("document_id", "model", "row_id", "record_key", "field")
    stored = Evidence.objects.values_list("pk", "lines", "document_id", "model", "row_id", "record_key", "field")
    for number, lines, *key in stored.iterator():
        found: Any = tuple(key)
        if wanted.get(found) == lines:
            del wanted[found]
        else:
            surplus.append(number)
    for batch in _batches(surplus):
        Evidence.objects.filter(pk__in=batch).delete()
    Evidence.objects.bulk_create(
        (Evidence(lines=lines, **dict(zip(columns, key, strict=True))) for key, lines in wanted.items()),
        batch_size=BATCH,
    )


def _write_owners(sources: Iterable[Source], identities: Identities, plan: Plan, made: Mapping[Ref, int]) -> None:
    person = {key: members[0] for members in identities.people for key in members}
    became = {row.ref: target for row, target in plan.rests if row.model == "people.person"}
    owners = dict(Document.objects.values_list("name", "owner_id"))
    for source in sources:
        target = became.get(Ref("people.person", person[source.owner.key]))
        owner = made[target] if isinstance(target, Ref) else target
        if owners[source.name] != owner:
            Document.objects.filter(name=source.name).update(owner_id=owner)


def _report(plan: Plan, name: str, unread: int, identities: Identities) -> Report:
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
        asked=tuple(f"{link.left} and {link.right}: {link.reason}" for link in identities.asked),
    )


def _by_model(ids: Iterable[Id]) -> Iterator[tuple[str, list[int]]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for model, row_id in ids:
        found[model].append(row_id)
    yield from found.items()


def _batches(ids: list[int]) -> Iterator[list[int]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
