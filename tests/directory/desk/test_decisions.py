"""A decision joins or parts, keeps what admins did, and is taken back without a trace."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from directory.cv.records import CV
from directory.desk.decisions import decide, take_back
from directory.importing.load import Shelf, bring_up_to_date, import_reading
from directory.importing.rows import TABLES
from directory.importing.standing import fields_of, model_of
from directory.models import Decision, Document, Evidence, Imported
from people.models import Affiliation, Contact, Organization, Person, PersonName
from publications.models import Authorship, Publication, Venue
from tests.directory.importing import cvs

pytestmark = pytest.mark.django_db

SAME, DIFFERENT = Decision.Answer.SAME, Decision.Answer.DIFFERENT


def load(name: str, made: CV) -> None:
    import_reading(cvs.reading(name, made), Shelf())


def everything() -> dict[str, Any]:
    """All rows with their numbers and addresses, and all that the import remembers of them."""
    found: dict[str, Any] = {}
    for table in TABLES:
        model = model_of(table.model)
        names = [field.attname for field in fields_of(model)]
        names += [name for name in ("id", "slug", "words") if hasattr(model, name)]
        found[table.model] = sorted(model._base_manager.values_list(*names), key=str)
    columns = ("model", "row_id", "record_key", "record_keys", "values", "suggestions")
    found["imported"] = sorted(Imported.objects.values_list(*columns), key=str)
    stand = {table.model: set(model_of(table.model)._base_manager.values_list("pk", flat=True)) for table in TABLES}
    evidence = Evidence.objects.values_list("model", "row_id", "record_key", "lines", "field")
    # What a row rested on that an admin deleted goes whenever the import next looks at its document.
    found["evidence"] = sorted((one for one in evidence if one[1] in stand[one[0]]), key=str)
    return found


@pytest.fixture
def two() -> tuple[Person, Person]:
    """Two people whom nothing but an admin knows to be one."""
    ada = cvs.person("Ada Lovelace", emails=("ada@x.org",), headline="Countess")
    augusta = cvs.person("Augusta King", emails=("king@y.org",), headline="Analyst")
    notes = cvs.work("Notes", "A. Lovelace", "C. Babbage", year=1843, venue="ICML")
    load("1.txt", cvs.cv(ada, publications=[notes], positions=[cvs.position("SYSU", "Fellow", start="1840")]))
    load("2.txt", cvs.cv(augusta, publications=[cvs.work("Letters", "A. King")], positions=[cvs.position("UCLA")]))
    return Person.objects.get(name="Ada Lovelace"), Person.objects.get(name="Augusta King")


def join() -> Decision:
    return decide(SAME, [("1.txt#person", "2.txt#person")], "Ada is Augusta", None)


def test_two_become_one_with_all_that_is_theirs(two: tuple[Person, Person]) -> None:
    ada, _ = two
    join()
    assert list(Person.objects.all()) == [ada]
    assert set(Contact.objects.values_list("person", "value")) == {(ada.pk, "ada@x.org"), (ada.pk, "king@y.org")}
    assert set(Affiliation.objects.values_list("person", flat=True)) == {ada.pk}
    assert Authorship.objects.filter(person=ada).count() == 2
    assert PersonName.objects.get().name == "Augusta King"


def test_and_two_again(two: tuple[Person, Person]) -> None:
    before = everything()
    take_back(join())
    assert everything() == before
    assert not Decision.objects.exists()


def test_the_next_import_keeps_it(two: tuple[Person, Person]) -> None:
    join()
    after = everything()
    bring_up_to_date(Shelf())
    load("3.txt", cvs.cv("Somebody Else"))
    assert Person.objects.filter(name="Augusta King").count() == 0
    assert everything()["people.contact"] == after["people.contact"]


def test_edits_of_the_one_that_goes_pass_to_the_one_that_stays(two: tuple[Person, Person]) -> None:
    ada, augusta = two
    augusta.pronunciation, augusta.headline = "AW-GUS-ta", "First programmer"
    augusta.save()
    ada.headline = "Mathematician"
    ada.save()
    before = everything()
    decision = join()
    ada.refresh_from_db()
    assert (ada.pronunciation, ada.headline) == ("AW-GUS-ta", "Mathematician")
    bring_up_to_date(Shelf())
    assert list(Person.objects.values_list("pronunciation", flat=True)) == ["AW-GUS-ta"]
    take_back(decision)
    assert everything() == before


def test_what_was_tied_by_hand_to_the_one_that_goes_is_tied_to_the_one_that_stays(two: tuple[Person, Person]) -> None:
    ada, augusta = two
    PersonName.objects.create(person=augusta, name="Augusta Ada Byron")
    Affiliation.objects.create(person=augusta, kind="employment", role="Lady")
    babbage = Authorship.objects.get(name="C. Babbage")
    babbage.person = augusta
    babbage.save()
    before = everything()
    decision = join()
    assert list(Person.objects.all()) == [ada]
    assert Affiliation.objects.get(role="Lady").person == ada
    assert Authorship.objects.get(name="C. Babbage").person == ada
    take_back(decision)
    assert everything() == before


def test_a_contact_in_both_that_was_edited_in_one_is_one_and_edited() -> None:
    for number, name in (("1", "Ada Lovelace"), ("2", "Augusta King")):
        load(f"{number}.txt", cvs.cv(cvs.person(name, phones=("+44 20 1",))))
    second = Contact.objects.get(person__name="Augusta King")
    second.is_public = True
    second.save()
    before = everything()
    decision = join()
    contact = Contact.objects.get()
    assert contact.is_public
    assert contact.person == Person.objects.get()
    take_back(decision)
    assert everything() == before


def test_the_same_name_given_by_hand_to_both_is_there_once(two: tuple[Person, Person]) -> None:
    for person in two:
        PersonName.objects.create(person=person, name="The Enchantress")
    before = everything()
    decision = join()
    assert PersonName.objects.filter(name="The Enchantress").count() == 1
    take_back(decision)
    assert everything() == before


def test_what_changed_since_stays_when_it_is_taken_back(two: tuple[Person, Person]) -> None:
    ada, _ = two
    decision = join()
    ada.refresh_from_db()
    ada.quote = "That brain of mine"
    ada.save()
    load("3.txt", cvs.cv("Somebody Else"))
    take_back(decision)
    ada.refresh_from_db()
    assert ada.quote == "That brain of mine"
    assert set(Person.objects.values_list("name", "slug")) == {
        ("Ada Lovelace", "ada-lovelace"),
        ("Augusta King", "augusta-king"),
        ("Somebody Else", "somebody-else"),
    }


def test_decisions_are_taken_back_in_any_order(two: tuple[Person, Person]) -> None:
    load("3.txt", cvs.cv(cvs.person("Countess of Lovelace", emails=("c@z.org",))))
    before = everything()
    first = join()
    second = decide(SAME, [("2.txt#person", "3.txt#person")], "Augusta is the Countess", None)
    assert Person.objects.count() == 1
    take_back(first)
    assert Person.objects.count() == 2
    take_back(second)
    assert everything() == before


def test_works_places_and_venues_are_joined_too() -> None:
    works = [
        cvs.work("On engines", "A. Lovelace", venue="Memoirs of Science", doi="10.1/1"),
        cvs.work("About engines", "A. Lovelace", venue="Science Memoirs"),
    ]
    places = [cvs.position("Royal Society", "Fellow"), cvs.position("The Society of London", "Reader")]
    load("1.txt", cvs.cv("Ada Lovelace", publications=works, positions=places))
    before = everything()
    made = []
    for model in (Publication, Venue, Organization):
        keys = [
            one.record_key
            for row in model._base_manager.all()
            for one in Imported.objects.filter(model=model._meta.label_lower, row_id=row.pk)
        ]
        made.append(decide(SAME, [(keys[0], keys[1])], "one", None))
    assert (Publication.objects.count(), Venue.objects.count(), Organization.objects.count()) == (1, 1, 1)
    for decision in made:
        take_back(decision)
    assert everything() == before


def test_one_becomes_two_and_one_again() -> None:
    for number in ("1", "2", "3"):
        load(f"{number}.txt", cvs.cv(cvs.person("Ada Lovelace", emails=("ada@x.org",), headline=f"No. {number}")))
    person = Person.objects.get()
    person.bio = "A life."
    person.save()
    before = everything()
    pairs = [("1.txt#person", "2.txt#person")]
    decision = decide(DIFFERENT, [("2.txt#person", "3.txt#person")], "two", None)
    assert Person.objects.count() == 3  # nothing of it counts but what an admin says
    other = decide(SAME, pairs, "one", None)
    assert Person.objects.count() == 2
    take_back(other)
    take_back(decision)
    assert everything() == before


def test_what_a_row_was_given_while_apart_goes_over_when_it_is_joined_again() -> None:
    for number in ("1", "2"):
        load(f"{number}.txt", cvs.cv(cvs.person("Ada Lovelace", emails=("ada@x.org",))))
    decision = decide(DIFFERENT, [("1.txt#person", "2.txt#person")], "two", None)
    second = Person.objects.latest("pk")
    second.quote = "Imagination"
    second.save()
    take_back(decision)
    assert list(Person.objects.values_list("quote", flat=True)) == ["Imagination"]


def test_a_later_decision_takes_the_place_of_an_earlier_one(two: tuple[Person, Person]) -> None:
    join()
    decide(DIFFERENT, [("2.txt#person", "1.txt#person")], "no", None)
    assert Decision.objects.get().answer == DIFFERENT
    assert Person.objects.count() == 2


EDITS = ("edit", "name", "delete", "tie")


@settings(max_examples=15, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # an example takes half a second
@given(data=st.data())
def test_whatever_was_done_by_hand_a_decision_is_taken_back_without_a_trace(data: st.DataObject) -> None:
    """Over invented people, edits and decisions: the last first, each leaves what was there before it."""
    with transaction.atomic():
        names = data.draw(st.lists(st.sampled_from(["Ada Lovelace", "Augusta King"]), min_size=2, max_size=3))
        for number, name in enumerate(names):
            emails = tuple(data.draw(st.sets(st.sampled_from(["a@x.org", "b@x.org"]), max_size=2)))
            work = cvs.work(data.draw(st.sampled_from(["Notes", "Letters"])), "A. Lovelace", "A. King", year=1843)
            who = cvs.person(name, emails=emails, headline=f"No. {number}")
            load(f"{number}.txt", cvs.cv(who, publications=[work], positions=[cvs.position("SYSU", f"Role {number}")]))
        for edit in data.draw(st.lists(st.sampled_from(EDITS), max_size=4)):
            edit_something(edit, data)
        pairs = st.sets(st.integers(0, len(names) - 1), min_size=2, max_size=2)
        answers = st.lists(st.tuples(pairs, st.sampled_from([SAME, DIFFERENT])), min_size=1, max_size=3)
        states, decisions = [], []
        for pair, answer in data.draw(answers):
            left, right = (f"{number}.txt#person" for number in sorted(pair))
            if not Decision.objects.filter(left_key=left, right_key=right).exists():
                states.append(everything())
                decisions.append(decide(answer, [(left, right)], "it is so", None))
                now = everything()
                bring_up_to_date(Shelf())
                assert everything() == now
        for state, decision in zip(reversed(states), reversed(decisions), strict=True):
            take_back(decision)
            assert everything() == state
        transaction.set_rollback(True)


def edit_something(edit: str, data: st.DataObject) -> None:
    person = data.draw(st.sampled_from(list(Person.objects.order_by("pk"))), label="whose")
    if edit == "edit":
        person.headline = "Edited"
        person.save()
    elif edit == "name":
        PersonName.objects.get_or_create(person=person, name="The Enchantress")
    elif edit == "delete":
        Contact.objects.filter(person=person).delete()
    else:
        for author in Authorship.objects.filter(person=None)[:1]:
            author.person = person
            author.save()


def test_a_decision_about_what_is_in_no_document_any_more_is_marked(
    two: tuple[Person, Person], admin_client: Client
) -> None:
    join()
    words = "in no document any more"
    assert words not in admin_client.get(reverse("desk:decisions")).content.decode()
    Document.objects.get(name="2.txt").delete()
    bring_up_to_date(Shelf())
    assert words in admin_client.get(reverse("desk:decisions")).content.decode()
