"""What people are asked after an import, and what becomes of it once they have decided."""

from __future__ import annotations

from typing import Any

import pytest

from directory.cv.records import CV
from directory.importing.load import Shelf, bring_up_to_date, import_reading
from directory.models import Decision, Question
from people.models import Person
from publications.models import Authorship, Publication
from tests.directory.importing import cvs

pytestmark = pytest.mark.django_db


def load(*made: CV) -> None:
    shelf = Shelf()
    for number, one in enumerate(made):
        import_reading(cvs.reading(f"{number}.txt", one), shelf)


def asked() -> list[tuple[str, str, str]]:
    return list(Question.objects.order_by("kind", "left_key").values_list("kind", "left_key", "right_key"))


def decide(answer: str, question: Question) -> None:
    Decision.objects.create(answer=answer, left_key=question.left_key, right_key=question.right_key)
    bring_up_to_date(Shelf())


def namesakes() -> tuple[CV, CV]:
    return cvs.cv("Wei Zhang", publications=[cvs.work("Maps", "Wei Zhang")]), cvs.cv("Wei Zhang", date="2024")


def test_namesakes_are_asked_about_with_the_rows_that_they_stand_for() -> None:
    load(*namesakes())
    question = Question.objects.get()
    assert (question.kind, question.left_key, question.right_key) == ("person", "0.txt#person", "1.txt#person")
    assert {question.left_row, question.right_row} == set(Person.objects.values_list("pk", flat=True))
    assert question.evidence == "equal name, no facts in common"
    bring_up_to_date(Shelf())
    assert Question.objects.get().pk == question.pk


@pytest.mark.parametrize(("answer", "people"), [("same", 1), ("different", 2), ("dismissed", 2)])
def test_a_decision_answers_a_question(answer: str, people: int) -> None:
    load(*namesakes())
    decide(answer, Question.objects.get())
    assert (Question.objects.count(), Person.objects.count()) == (0, people)
    Decision.objects.all().delete()
    bring_up_to_date(Shelf())
    assert (Question.objects.count(), Person.objects.count()) == (1, 2)


def test_nothing_is_asked_about_a_document_that_is_gone_or_a_row_that_an_admin_deleted() -> None:
    load(*namesakes())
    Person.objects.order_by("pk")[0].delete()
    bring_up_to_date(Shelf())
    assert not Question.objects.exists()


def test_two_places_on_one_author_list_are_two_persons() -> None:
    authors = ("Wei Zhang", "Jun Li", "W. Zhang")
    load(
        cvs.cv(cvs.person("Wei Zhang", emails=("zhang@lab.org",)), publications=[cvs.work("Folding Maps", *authors)]),
        cvs.cv(cvs.person("W. Zhang", emails=("zhang@lab.org",)), publications=[cvs.work("Folding Maps", *authors)]),
    )
    assert (Person.objects.count(), Question.objects.count()) == (2, 0)


def test_an_equal_name_on_a_work_that_no_cv_of_theirs_lists_is_asked() -> None:
    load(cvs.cv("Wei Zhang"), cvs.cv("Jun Li", publications=[cvs.work("Folding Maps", "Wei Zhang", "Jun Li")]))
    question = Question.objects.get()
    assert (question.kind, question.right_key) == ("author", "0.txt#person")
    assert Authorship.objects.get(pk=question.left_row).name == "Wei Zhang"
    decide("same", question)
    assert Authorship.objects.get(name="Wei Zhang").person == Person.objects.get(name="Wei Zhang")
    assert not Question.objects.exists()


def test_an_admin_may_say_that_an_author_is_not_the_owner_of_the_cv() -> None:
    load(cvs.cv("Wei Zhang", publications=[cvs.work("Folding Maps", "Wei Zhang")]))
    key = "0.txt#work/folding-maps/author/wei-zhang"
    Decision.objects.create(answer="different", left_key="0.txt#person", right_key=key)
    bring_up_to_date(Shelf())
    assert Authorship.objects.get().person is None
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("one", "other", "evidence"),
    [
        ("On the Folding of Maps", "On the Folding of Maps: A Survey", "one title inside the other"),
        ("On the Folding of Maps", "On the Foldings of Maps", "nearly equal titles"),
        ("Maps: One", "Maps: Two", "equal lead before the colon"),
        ("On the Folding of Maps Part 1", "On the Folding of Maps Part 2", None),
        ("On the Folding of Maps", "On the Colouring of Graphs", None),
        ("Introduction", "Introduction", None),
    ],
)
def test_titles_that_may_be_one_are_asked(one: str, other: str, evidence: str | None) -> None:
    load(cvs.cv("Ada Lovelace", publications=[cvs.work(one, "A. Lovelace"), cvs.work(other, "A. Lovelace")]))
    assert Publication.objects.count() == 2
    found = Question.objects.values_list("kind", "evidence")
    assert [(kind, text.split(",")[0]) for kind, text in found] == ([("publication", evidence)] if evidence else [])


def test_the_whole_of_works_that_hang_together_and_contradict_one_another_is_asked() -> None:
    printed = [{"doi": "10.1/x"}, {"doi": "10.1/y"}, {}]
    load(*(cvs.cv("Ada Lovelace", publications=[cvs.work("On Maps", "A. Lovelace", **one)]) for one in printed))
    assert Publication.objects.count() == 3
    questions = Question.objects.filter(kind="publication")
    assert {question.component for question in questions} == {"0.txt#work/on-maps"}
    assert questions.count() == 3


def places(*names: str, **fields: Any) -> list[CV]:
    return [cvs.cv(f"Person {name}", positions=[cvs.position(name, **fields)]) for name in names]


def test_organizations_that_may_be_one_are_asked() -> None:
    load(*places("Sun Yat-sen Universtiy", "Sun Yat-sen University", "QXYZ", "Queen Xara Yard Zoo"))
    assert [kind for kind, *_ in asked()] == ["organization", "organization"]


def test_campuses_are_not_asked_about() -> None:
    load(*places("University of California, San Diego", "University of California, Berkeley"))
    assert not asked()


def test_venues_that_may_be_one_are_asked() -> None:
    venues = {"On Engines": "Journal of Folded Maps", "Diamond Weaving": "Journal of Folded Mapps"}
    works = [cvs.work(title, "A. Lovelace", venue=venue) for title, venue in venues.items()]
    load(cvs.cv("Ada Lovelace", publications=works))
    assert [kind for kind, *_ in asked()] == ["venue"]


def test_what_stands_already_by_hand_is_asked_about_until_somebody_has_decided() -> None:
    by_hand = Person.objects.create(name="Ada Lovelace"), Publication.objects.create(title="Notes", kind="journal")
    Person.objects.create(name="Charles Babbage")
    keys = [f"by hand:{row._meta.label_lower}/{row.pk}" for row in by_hand]
    made = cvs.cv("Ada Lovelace", publications=[cvs.work("Notes", "A. Lovelace"), cvs.work("Other notes")])
    for _ in range(2):
        load(made)
        assert asked() == [("person", keys[0], "0.txt#person"), ("publication", keys[1], "0.txt#work/notes")]
    assert Person.objects.filter(name="Ada Lovelace").count() == 2
    decide("different", Question.objects.get(kind="person"))
    load(made, cvs.cv("Charles Babbage"))
    assert {kind for kind, _, _ in asked()} == {"person", "publication"}
    assert keys[0] not in {left for _, left, _ in asked()}
    by_hand[1].delete()
    load(made)
    assert "publication" not in {kind for kind, _, _ in asked()}


@pytest.mark.parametrize(
    ("name", "is_asked"), [("A. Lovelace", True), ("Ada King Lovelace", True), ("Charles Babbage", False)]
)
def test_an_address_in_common_asks_where_the_names_may_be_one(name: str, is_asked: bool) -> None:
    row = Person.objects.create(name=name)
    row.contacts.create(kind="email", value="ada@x.org")
    load(cvs.cv(cvs.person("Ada Lovelace", emails=("ada@x.org",))))
    assert bool(asked()) == is_asked


def test_a_number_in_common_asks() -> None:
    Publication.objects.create(title="Something", kind="journal", doi="10.1/x")
    load(cvs.cv(publications=[cvs.work("Notes", doi="10.1/x")]))
    assert Question.objects.get().evidence.startswith("the DOI 10.1/x, and one of them was made by hand")


def test_all_of_many_that_are_alike_are_asked_about_whatever_the_order() -> None:
    titles = [f"Mapping the coast{letter} of our great rivers" for letter in "abcdefghjklmnop"]
    load(*(cvs.cv(f"Author {title}", publications=[cvs.work(title, "Wei Zhang", year=2020)]) for title in titles))
    assert Question.objects.filter(kind="publication").count() == len(titles) * (len(titles) - 1) / 2
