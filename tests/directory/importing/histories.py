"""Histories of a directory: what happens to it, and what it has to be after, computed from all documents at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from directory.cv.records import CV
from directory.importing.desired import desire_rows
from directory.importing.identity import resolve
from directory.importing.load import Shelf, bring_up_to_date, import_reading
from directory.importing.merge import merge
from directory.importing.rows import TABLES
from directory.importing.standing import fit, model_of, read_decisions
from directory.importing.write import write
from directory.models import Decision, Document, Evidence, Imported, Mention
from tests.directory.importing import cvs
from tests.directory.importing.snapshot import Snapshot, snapshot
from tests.directory.importing.test_load import documents, undone

NAMES = ("a.txt", "b.txt", "c.txt", "d.txt")
Step = tuple[Any, ...]


@st.composite
def steps(draw: st.DrawFn) -> Step:
    kind = draw(st.sampled_from(["import", "import", "import", "withdraw", "decide", "take back"]))
    if kind == "import":
        return (kind, draw(st.sampled_from(NAMES)), draw(documents()))
    if kind == "withdraw":
        return (kind, draw(st.sampled_from(NAMES)))
    if kind == "decide":
        return (kind, draw(st.sampled_from(["same", "different"])), draw(st.integers(0, 99)), draw(st.integers(0, 99)))
    return (kind, draw(st.integers(0, 9)))


def happen(step: Step, shelf: Shelf) -> None:
    """Let it happen, as a command or an admin would."""
    if step[0] == "import":
        import_reading(cvs.reading(step[1], step[2]), shelf)
        return
    if step[0] == "withdraw":
        Document.objects.filter(name=step[1]).delete()
    elif step[0] == "decide":
        _decide(*step[1:])
    elif found := Decision.objects.order_by("pk")[step[1] : step[1] + 1]:
        found[0].delete()
    bring_up_to_date(shelf)


def _decide(answer: str, left: int, right: int) -> None:
    """Say something of two records of one kind."""
    sources = Shelf().read()
    kinds = [
        [source.owner.key for source in sources],
        [work.key for source in sources for work in source.works],
        [stay.key for source in sources for stay in source.stays],
        Mention.objects.filter(node__startswith="organization").values_list("node", flat=True).distinct(),
        Mention.objects.filter(node__startswith="venue").values_list("node", flat=True).distinct(),
    ]
    keys = sorted(kinds[(left + right) % len(kinds)])
    if keys and (one := keys[left % len(keys)]) != (other := keys[right % len(keys)]):
        Decision.objects.get_or_create(left_key=min(one, other), right_key=max(one, other), defaults={"answer": answer})


def from_scratch() -> Snapshot:
    """What the stored documents and decisions make of an empty directory, all at once."""
    sources = Shelf().read()
    rows = [fit(row) for row in desire_rows(sources, resolve(sources, read_decisions()))]
    with undone():
        wipe()
        write(merge(rows, (), {}), list(Document.objects.values_list("pk", flat=True)), [])
        return snapshot()


def wipe() -> None:
    """Remove all rows, and what the import remembers of them."""
    for table in reversed(TABLES):
        rows = model_of(table.model)._base_manager.all()
        rows._raw_delete(using=rows.db)
    for model in (Evidence, Imported):
        model._default_manager.all().delete()


def evidence() -> list[Any]:
    """What rests on what, without the numbers of rows."""
    return sorted(Evidence.objects.values_list("document__name", "record_key", "field", "model", "lines"), key=repr)


def as_documents(history: Sequence[Step]) -> dict[str, CV]:
    """The documents that stand at the end."""
    found: dict[str, CV] = {}
    for step in history:
        if step[0] == "import":
            found[step[1]] = step[2]
        elif step[0] == "withdraw":
            found.pop(step[1], None)
    return found
