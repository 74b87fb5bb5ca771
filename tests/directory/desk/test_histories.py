"""Whatever admins and documents do, in whatever order: no admin's word is lost, and nothing else is left over."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.cv.records import CV
from directory.importing.load import Shelf, import_reading
from directory.importing.standing import model_of
from directory.models import Imported
from tests.directory.desk.histories import TEXTS, History, Step, small, steps
from tests.directory.importing import cvs
from tests.directory.importing.snapshot import Snapshot, snapshot
from tests.directory.importing.test_load import CHECKS, undone

pytestmark = pytest.mark.django_db

EXPLORE = "EXPLORE" in os.environ
FEW = settings(max_examples=200 if EXPLORE else 12, deadline=None, suppress_health_check=CHECKS)


@FEW
@given(history=st.lists(steps(), min_size=5, max_size=20 if EXPLORE else 10))
def test_any_history_leaves_what_admins_did_and_nothing_else(history: list[Step]) -> None:
    with undone():
        directory = History()
        for step in history:
            directory.happen(step)
        directory.end()


Edit = tuple[str, str, str]  # a model, the key of a record that its row rests on, a field


@FEW
@given(made=st.lists(small(), min_size=2, max_size=3), data=st.data())
def test_documents_and_edits_give_one_directory_in_any_order(made: list[CV], data: st.DataObject) -> None:
    named = [(f"{number}.txt", one) for number, one in enumerate(made)]
    with undone():
        first, edits = edited_last(named, data)
    with undone():
        assert edited_between(data.draw(st.permutations(named)), edits) == first


def edited_last(named: list[tuple[str, CV]], data: st.DataObject) -> tuple[Snapshot, dict[Edit, str]]:
    """All documents first, and then some edits: the directory, and the edits."""
    for name, one in named:
        import_reading(cvs.reading(name, one), Shelf())
    rows = list(Imported.objects.filter(model__in=TEXTS).order_by("model", "record_key"))
    edits: dict[Edit, str] = {}
    for number, row in enumerate(data.draw(st.lists(st.sampled_from(rows), max_size=4, unique_by=lambda row: row.pk))):
        edit = (row.model, data.draw(st.sampled_from(row.record_keys)), data.draw(st.sampled_from(TEXTS[row.model])))
        edits[edit] = f"Word{number}"
        write(edit, edits[edit])
    return snapshot(), edits


def edited_between(named: list[tuple[str, CV]], edits: dict[Edit, str]) -> Snapshot:
    """Each edit as soon as there is a row to be edited."""
    waiting = dict(edits)
    for name, one in named:
        import_reading(cvs.reading(name, one), Shelf())
        for edit, word in list(waiting.items()):
            if write(edit, word):
                del waiting[edit]
    return snapshot()


def write(edit: Edit, word: str) -> bool:
    """Let an admin write a word into the field of the row that rests on a record; whether there is one."""
    model, key, field = edit
    row = next((one for one in Imported.objects.filter(model=model) if key in one.record_keys), None)
    if row is None:
        return False
    found = model_of(model)._base_manager.get(pk=row.row_id)
    setattr(found, field, word)
    found.save()
    return True
