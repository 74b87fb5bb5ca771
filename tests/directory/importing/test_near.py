"""Only what documents touch is computed anew: with the same result as all of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.importing.load import Shelf, bring_up_to_date
from directory.models import Document
from tests.directory.importing.histories import Step, from_scratch, happen, steps
from tests.directory.importing.snapshot import snapshot
from tests.directory.importing.test_load import CHECKS, undone

pytestmark = pytest.mark.django_db


@settings(max_examples=40, deadline=None, suppress_health_check=CHECKS)
@given(history=st.lists(steps(), min_size=2, max_size=8))
def test_step_by_step_is_the_same_as_all_at_once(history: list[Step]) -> None:
    with undone():
        shelf = Shelf()
        for step in history:
            happen(step, shelf)
            assert snapshot() == from_scratch()
        for document in Document.objects.order_by("-name"):
            document.delete()
            bring_up_to_date(shelf)
        assert not any(rows for rows in snapshot().values())
