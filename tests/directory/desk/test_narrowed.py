"""A decision looks at what it touches only: with the same result as a look at the whole directory."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from directory.cv.records import CV
from directory.desk import decisions
from directory.desk.decisions import decide, take_back
from directory.desk.merging import keys_of, merge_rows, split_row
from directory.importing.desired import desire_rows
from directory.importing.heirs import hand_over
from directory.importing.identity import resolve
from directory.importing.load import Shelf, bring_up_to_date, import_reading
from directory.importing.standing import fit, model_of, read_decisions, read_past_of
from directory.models import Decision, Imported
from people.models import PersonName
from tests.directory.importing import cvs
from tests.directory.importing.snapshot import snapshot
from tests.directory.importing.test_load import CHECKS, documents, undone
from tests.directory.importing.test_near import edit

pytestmark = pytest.mark.django_db

MERGED = ("people.person", "people.organization", "publications.publication", "publications.venue")
Act = tuple[str, int, int, int]


def settle_wholly() -> None:
    """What settling is, said of the whole directory."""
    sources = Shelf().read()
    rows = [fit(row) for row in desire_rows(sources, resolve(sources, read_decisions()))]
    hand_over(rows, tuple(read_past_of(set(Imported.objects.values_list("owner", flat=True)))), decided=True)
    bring_up_to_date(Shelf())


def state() -> Any:
    """The directory, and what the import remembers of it, without the numbers of rows."""
    memories = Imported.objects.values_list("model", "record_key", "record_keys", "owner", "suggestions")
    return snapshot(), Counter(map(repr, memories))


acts = st.tuples(st.sampled_from(["same", "different", "merge", "split", "back"]), *[st.integers(0, 99)] * 3)


def act(what: Act) -> None:
    """Do something that the desk has a button for."""
    kind, which, left, right = what
    model = model_of(MERGED[which % len(MERGED)])
    rows = list(model._base_manager.order_by("pk"))
    if kind == "back":
        if taken := list(Decision.objects.filter(part_of=None).order_by("pk")):
            take_back(taken[left % len(taken)])
    elif len(rows) > 1 and (one := rows[left % len(rows)]) != (other := rows[right % len(rows)]):
        keys, others = keys_of(one), keys_of(other)
        if kind == "merge":
            merge_rows([one, other], None)
        elif kind == "split" and len(keys) > 1:
            split_row(one, keys[:1], None)
        elif keys and others and kind != "split":
            decide(Decision.Answer(kind), [(keys[0], others[-1])], "so it is", None)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=CHECKS,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # an example takes half a second
)
@given(
    made=st.lists(documents(), min_size=2, max_size=4), numbers=st.lists(st.integers(0, 99), max_size=4), data=st.data()
)
def test_a_decision_gives_what_a_look_at_the_whole_directory_gives(
    made: list[CV], numbers: list[int], data: st.DataObject
) -> None:
    with undone():
        for number, one in enumerate(made):
            import_reading(cvs.reading(f"{number}.txt", one), Shelf())
        for number in numbers:
            edit(number)
        for person in model_of("people.person")._base_manager.all()[: len(numbers)]:
            PersonName.objects.get_or_create(person=person, name="The Enchantress")
        for what in data.draw(st.lists(acts, min_size=1, max_size=4)):
            with undone(), pytest.MonkeyPatch.context() as patch:
                patch.setattr(decisions, "settle", settle_wholly)
                act(what)
                wholly = state()
            act(what)
            assert state() == wholly
