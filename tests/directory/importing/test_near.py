"""Only what documents touch is computed anew: with the same result as all of it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from directory.cv.records import CV
from directory.importing import load
from directory.importing.load import Shelf, bring_up_to_date, import_reading
from directory.importing.standing import model_of
from directory.importing.touched import find_touched
from directory.models import Decision, Document, Membership, Mention, Question, Sign
from people.models import Organization, Person
from publications.models import Authorship
from tests.directory.importing import cvs
from tests.directory.importing.histories import Step, evidence, from_scratch, happen, steps
from tests.directory.importing.snapshot import snapshot
from tests.directory.importing.test_load import CHECKS, documents, load_named, undone

pytestmark = pytest.mark.django_db

NOTES = cvs.work("Notes", "A. Lovelace", "C. Babbage")


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


def test_what_is_part_of_a_company_by_its_name_stays_so_when_touched_by_another_name() -> None:
    shelf = Shelf()
    deep_mind = cvs.cv("Ada Lovelace", positions=[cvs.position("Google", None), cvs.position("Google DeepMind", None)])
    import_reading(cvs.reading("a.txt", deep_mind), shelf)
    left, right = "organization#google deepmind", "organization#massachusetts institute of technology"
    Decision.objects.create(left_key=left, right_key=right, answer="same")
    for name, owner in (("b.txt", "Wei Zhang"), ("c.txt", "Ana Ruiz")):
        import_reading(cvs.reading(name, cvs.cv(owner, positions=[cvs.position("MIT", None)])), shelf)

        assert snapshot() == from_scratch()


def test_an_acronym_stands_alone_again_when_the_document_is_gone_that_said_what_it_stands_for() -> None:
    shelf = Shelf()
    for name, place in (("a.txt", "IVST"), ("b.txt", "Inverse Vistas (IVST)")):
        import_reading(cvs.reading(name, cvs.cv(positions=[cvs.position(place)])), shelf)
    assert Organization.objects.get().name == "Inverse Vistas"
    Document.objects.get(name="b.txt").delete()
    bring_up_to_date(shelf)
    assert Organization.objects.get().name == "IVST"


def test_whom_an_admin_called_the_author_of_anothers_work_goes_with_the_document() -> None:
    shelf = Shelf()
    made = {"a.txt": cvs.cv("Ada Lovelace"), "b.txt": cvs.cv("Charles Babbage", publications=[NOTES])}
    for name, one in made.items():
        import_reading(cvs.reading(name, one), shelf)
    author = "b.txt#work/notes/author/a-lovelace"
    Decision.objects.create(left_key="a.txt#person", right_key=author, answer="same")
    bring_up_to_date(shelf)
    assert Authorship.objects.get(name="A. Lovelace").person == Person.objects.get(name="Ada Lovelace")
    Document.objects.get(name="a.txt").delete()
    bring_up_to_date(shelf)
    assert snapshot() == from_scratch()
    import_reading(cvs.reading("a.txt", made["a.txt"]), shelf)
    assert Authorship.objects.get(name="A. Lovelace").person == Person.objects.get(name="Ada Lovelace")


EDITED = (
    ("people.person", "headline"),
    ("people.affiliation", "location"),
    ("people.organization", "homepage"),
    ("publications.publication", "note"),
)


def edit(number: int) -> tuple[str, str, str, str] | None:
    """Change some row as an admin would: its model, the field, what was said there before and is now."""
    label, field = EDITED[number % len(EDITED)]
    rows = list(model_of(label)._base_manager.order_by("pk").values_list("pk", field))
    if not rows:
        return None
    row, before = rows[number % len(rows)]
    model_of(label)._base_manager.filter(pk=row).update(**{field: f"Edited {row}"})
    return label, field, before, f"Edited {row}"


@settings(max_examples=25, deadline=None, suppress_health_check=CHECKS)
@given(history=st.lists(st.tuples(steps(), st.integers(0, 99)), min_size=2, max_size=6))
def test_no_edit_is_lost_whatever_happens(history: list[tuple[Step, int]]) -> None:
    """It stands in its row, or in the one that an import joins that to."""
    with undone():
        shelf, edits = Shelf(), set[tuple[str, str, str]]()
        for step, number in history:
            happen(step, shelf)
            for label, field, said in edits:
                assert model_of(label)._base_manager.filter(**{field: said}).exists(), (label, field, said)
            if made := edit(number):
                label, field, before, said = made
                edits = edits - {(label, field, before)} | {(label, field, said)}


@settings(max_examples=15, deadline=None, suppress_health_check=CHECKS)
@given(made=st.lists(documents(), min_size=2, max_size=4), data=st.data())
def test_the_questions_are_the_same_whatever_the_order(made: list[CV], data: st.DataObject) -> None:
    named = [(f"{number}.txt", one) for number, one in enumerate(made)]
    found = []
    for order in (named, data.draw(st.permutations(named))):
        with undone():
            load_named(order)
            asked = Question.objects.values_list("kind", "evidence", "component")
            found.append(Counter(asked))
    assert found[0] == found[1]


def test_what_an_admin_has_said_against_a_document_is_looked_at_again_when_they_agree() -> None:
    load_named([("a.txt", cvs.cv(cvs.person(headline="Student")))])
    people = model_of("people.person")._base_manager
    people.update(headline="Reader")
    load_named([("a.txt", cvs.cv(cvs.person(headline="Lecturer")))])
    assert find_touched((), ()) == (set(), set(), set())

    people.update(headline="Lecturer")
    assert find_touched((), ()).documents == set(Document.objects.values_list("pk", flat=True))
    bring_up_to_date(Shelf())
    load_named([("a.txt", cvs.cv(cvs.person(headline="Professor")))])
    assert list(people.values_list("headline", flat=True)) == ["Professor"]


@settings(max_examples=10, deadline=None, suppress_health_check=CHECKS, phases=(Phase.explicit, Phase.generate))
@given(made=st.lists(documents(), min_size=2, max_size=5), edits=st.lists(st.integers(0, 99), max_size=3))
def test_what_is_indexed_anew_in_portions_changes_nothing(made: list[CV], edits: list[int]) -> None:
    with undone(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "AT_A_TIME", 2)
        load_named([(f"{number}.txt", one) for number, one in enumerate(made)])
        for number in edits:
            edit(number)
        before = snapshot(), evidence()
        for model in (Sign, Mention, Membership):
            model._default_manager.all().delete()
        parts: list[int] = []
        report = bring_up_to_date(Shelf(), tell=lambda _, of, __: parts.append(of))
        assert (report.created, report.updated, report.deleted) == (0, 0, 0)
        assert (snapshot(), evidence()) == before
        assert parts == [(len(made) + 1) // 2] * len(parts)


@settings(max_examples=10, deadline=None, suppress_health_check=CHECKS, phases=(Phase.explicit, Phase.generate))
@given(made=st.lists(documents(), min_size=2, max_size=5))
def test_many_new_documents_in_portions_are_the_same_as_all_at_once(made: list[CV]) -> None:
    with undone(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "AT_A_TIME", 2)
        named = [(f"{number}.txt", one) for number, one in enumerate(made)]
        for name, one in named:
            load._store(cvs.reading(name, one), "")
        bring_up_to_date(Shelf())
        assert snapshot() == from_scratch()
        assert all(not (one.created or one.updated or one.deleted) for one in load_named(named))
