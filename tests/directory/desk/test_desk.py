"""The desk shows what waits, each in its place; every button does what it says, and is taken back by another."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from directory.cv.records import Unread
from directory.desk.conflicts import open_conflicts
from directory.importing.files import Reading
from directory.importing.load import Shelf, bring_up_to_date, import_reading
from directory.models import Decision, Document, Question
from people.models import Affiliation, Person
from publications.models import Publication
from tests import factories
from tests.directory.desk.staff import staff
from tests.directory.desk.test_decisions import everything, load
from tests.directory.importing import cvs

pytestmark = pytest.mark.django_db

PAGES = ("index", "upload", "questions", "conflicts", "unread", "health", "decisions")


def shown(client: Client, page: str, **query: str) -> str:
    return client.get(reverse(f"desk:{page}"), query).content.decode()


def press(client: Client, page: str, **said: object) -> str:
    return client.post(reverse(f"desk:{page}"), said, follow=True).content.decode()


def take_last_back(client: Client) -> None:
    press(client, "decisions", decision=Decision.objects.filter(part_of=None)[0].pk)


@pytest.fixture
def namesakes() -> Question:
    load("1.txt", cvs.cv("Ada Lovelace", positions=[cvs.position("Royal Society", "Fellow", lines=((1, 1),))]))
    load("2.txt", cvs.cv("Ada Lovelace", positions=[cvs.position("Harvard University", "Reader")]))
    return Question.objects.get(kind="person")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_for_an_empty_directory(page: str, admin_client: Client) -> None:
    assert admin_client.get(reverse(f"desk:{page}")).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_staff_without_rights_get_403_and_others_the_login(page: str, client: Client) -> None:
    address = reverse(f"desk:{page}")
    assert staff().get(address).status_code == 403
    assert staff().post(address).status_code == 403
    assert client.get(address)["Location"].startswith("/admin/login/")


def test_the_admins_first_page_leads_to_the_desk_those_who_may(admin_client: Client) -> None:
    assert reverse("desk:index") in admin_client.get(reverse("admin:index")).content.decode()
    assert reverse("desk:index") not in staff().get(reverse("admin:index")).content.decode()


def test_the_first_page_counts_what_waits(namesakes: Question, admin_client: Client) -> None:
    page = re.sub(r"\s+", " ", re.sub("<.*?>", " ", shown(admin_client, "index")))
    assert "1 The same or not?" in page
    assert "0 Lines not understood In 0 of 2 documents" in page


# Questions


def test_both_sides_are_shown_with_their_facts_and_their_lines(namesakes: Question, admin_client: Client) -> None:
    page = shown(admin_client, "questions")
    assert namesakes.evidence in page
    assert "Fellow, Royal Society" in page
    assert "Reader, Harvard University" in page
    assert "1.txt, " in page


def test_the_same_joins_them_and_is_taken_back(namesakes: Question, admin_client: Client, admin_user: User) -> None:
    before = everything()
    assert "can be taken back" in press(admin_client, "questions", question=namesakes.pk, same="1")
    assert Person.objects.count() == 1
    decision = Decision.objects.get()
    assert (decision.decided_by, decision.answer) == (admin_user, "same")
    assert "The same: person “Ada Lovelace” and “Ada Lovelace”" in shown(admin_client, "decisions")
    take_last_back(admin_client)
    assert everything() == before
    assert Question.objects.filter(kind="person").exists()


def test_a_row_made_by_hand_is_joined_with_the_one_of_a_document_and_taken_back(admin_client: Client) -> None:
    by_hand = Person.objects.create(name="Ada Lovelace", quote="By hand")
    load("1.txt", cvs.cv("Ada Lovelace"))
    before = everything()
    press(admin_client, "questions", question=Question.objects.get().pk, same="1")
    assert list(Person.objects.exclude(pk=by_hand.pk).values_list("quote", flat=True)) == ["By hand"]
    assert Person.objects.count() == 1
    assert not Question.objects.exists()
    take_last_back(admin_client)
    assert everything() == before


@pytest.mark.parametrize("said", ["different", "later"])
def test_different_and_later_ask_no_more_until_taken_back(said: str, namesakes: Question, admin_client: Client) -> None:
    before = everything()
    press(admin_client, "questions", question=namesakes.pk, **{said: "1"})
    bring_up_to_date(Shelf())
    assert (Person.objects.count(), Question.objects.filter(kind="person").count()) == (2, 0)
    take_last_back(admin_client)
    assert everything() == before
    assert Question.objects.filter(kind="person").exists()


def test_an_author_is_joined_with_a_person(admin_client: Client) -> None:
    load("1.txt", cvs.cv("Ada Lovelace"))
    load("2.txt", cvs.cv("Charles Babbage", publications=[cvs.work("Notes", "Charles Babbage", "Ada Lovelace")]))
    before = everything()
    question = Question.objects.get(kind="author")
    assert "Author of" in shown(admin_client, "questions", kind="author")
    press(admin_client, "questions", question=question.pk, same="1")
    assert Publication.objects.get().authorships.get(order=2).person == Person.objects.get(name="Ada Lovelace")
    take_last_back(admin_client)
    assert everything() == before


def test_an_answer_to_no_question_or_without_a_word_changes_nothing(namesakes: Question, admin_client: Client) -> None:
    assert admin_client.post(reverse("desk:questions"), {"question": 0, "same": "1"}).status_code == 404
    press(admin_client, "questions", question=namesakes.pk)
    assert not Decision.objects.exists()


def test_who_may_look_may_not_answer(namesakes: Question) -> None:
    client = staff("view_question", "view_decision")
    assert 'name="same"' not in client.get(reverse("desk:questions")).content.decode()
    assert client.post(reverse("desk:questions"), {"question": namesakes.pk, "same": "1"}).status_code == 403
    assert client.post(reverse("desk:decisions"), {"decision": 1}).status_code == 403


def test_a_page_of_questions_asks_as_much_however_many_wait(
    admin_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        load(f"{number}.txt", cvs.cv("Ada Lovelace", positions=[cvs.position(f"Place {number}")]))
    assert Question.objects.count() > 5
    with django_assert_max_num_queries(120):
        shown(admin_client, "questions")


# Edits and documents


@pytest.fixture
def disputed() -> Affiliation:
    """A role that an admin changed, and that the document has come to call something else; and dates."""
    load("1.txt", cvs.cv("Ada Lovelace", positions=[cvs.position("Royal Society", "Fellow", start="1840", end="1841")]))
    stay = Affiliation.objects.get()
    stay.location, stay.end_year = "London", 1850
    stay.save()
    fresh = cvs.position("Royal Society", "Fellow", start="1840", end="1842-05", location="Oxford")
    load("1.txt", cvs.cv("Ada Lovelace", positions=[fresh]))
    return stay


def test_both_are_shown_and_dates_are_one_thing(disputed: Affiliation, admin_client: Client) -> None:
    page = shown(admin_client, "conflicts")
    assert "London" in page
    assert "Oxford" in page
    assert [[side.field for side in one.sides] for one in open_conflicts()] == [["end_year", "end_month"], ["location"]]


def settle(client: Client, field: str, how: str) -> None:
    conflict = next(one for one in open_conflicts() if one.sides[0].field == field)
    press(client, "conflicts", imported=conflict.imported.pk, key=conflict.key, **{how: "1"})


def test_taken_it_is_as_the_document_says_and_follows_it_again(disputed: Affiliation, admin_client: Client) -> None:
    before = everything()
    settle(admin_client, "end_year", "take")
    disputed.refresh_from_db()
    assert (disputed.end_year, disputed.end_month, disputed.location) == (1842, 5, "London")
    assert [one.sides[0].field for one in open_conflicts()] == ["location"]
    take_last_back(admin_client)
    assert everything() == before
    settle(admin_client, "location", "take")
    fresh = cvs.position("Royal Society", "Fellow", start="1840", location="Cambridge")
    load("1.txt", cvs.cv("Ada Lovelace", positions=[fresh]))
    disputed.refresh_from_db()
    assert disputed.location == "Cambridge"


def test_kept_it_is_not_asked_again_until_the_document_says_something_else(
    disputed: Affiliation, admin_client: Client
) -> None:
    settle(admin_client, "location", "keep")
    bring_up_to_date(Shelf())
    assert [one.sides[0].field for one in open_conflicts()] == ["end_year"]
    take_last_back(admin_client)
    assert len(list(open_conflicts())) == 2
    settle(admin_client, "location", "keep")
    fresh = cvs.position("Royal Society", "Fellow", start="1840", end="1842-05", location="Paris")
    load("1.txt", cvs.cv("Ada Lovelace", positions=[fresh]))
    assert len(list(open_conflicts())) == 2


def test_what_is_settled_twice_is_settled_once(disputed: Affiliation, admin_client: Client) -> None:
    conflict = list(open_conflicts())[1]
    said = {"imported": conflict.imported.pk, "key": conflict.key, "keep": "1"}
    press(admin_client, "conflicts", **said)
    assert "settled meanwhile" in press(admin_client, "conflicts", **said)


def test_settling_takes_the_right_to_change_the_row(disputed: Affiliation) -> None:
    conflict = next(open_conflicts())
    said = {"imported": conflict.imported.pk, "key": conflict.key, "take": "1"}
    client = staff("view_imported", "add_decision")
    assert client.post(reverse("desk:conflicts"), said).status_code == 403


# Lines not understood


@pytest.fixture
def puzzling() -> Document:
    made = cvs.reading("1.txt", cvs.cv("Ada Lovelace", unread=[Unread(((4, 5),), "Tea\nCake", "Likes", "no idea")]))
    text = "One\nTwo\nThree\nTea\nCake & <b>\nSix\nSeven\nEight"
    import_reading(Reading(made.name, made.sha256, made.original, text, made.cv), Shelf())
    return Document.objects.get()


def test_lines_not_understood_stand_among_their_neighbours(puzzling: Document, admin_client: Client) -> None:
    page = shown(admin_client, "unread")
    lines = re.findall(r'<li value="(\d)"( class="unread")?>(.*?)</li>', page)
    assert [(number, bool(unread)) for number, unread, _ in lines] == [
        ("2", False), ("3", False), ("4", True), ("5", True), ("6", False), ("7", False),
    ]  # fmt: skip
    assert "Cake &amp; &lt;b&gt;" in page
    assert "Under “Likes”. No idea" in page


def test_they_can_be_left_and_asked_about_again(puzzling: Document, admin_client: Client) -> None:
    key = re.findall(r'name="key" value="(.*?)"', shown(admin_client, "unread"))[0]
    press(admin_client, "unread", document=puzzling.pk, key=key)
    assert "Tea" not in shown(admin_client, "unread")
    assert "1 place left as it is" in shown(admin_client, "index")
    take_last_back(admin_client)
    assert "Tea" in shown(admin_client, "unread")
    press(admin_client, "unread", document=puzzling.pk, key="no such place")
    assert not Decision.objects.exists()
    assert staff("view_document").post(reverse("desk:unread"), {"document": puzzling.pk}).status_code == 403


# Data health


def test_each_finding_leads_to_where_it_is_put_right(admin_client: Client) -> None:
    ada = factories.person()
    other = factories.person("ADA LOVELACE")
    stay = factories.affiliation(ada, "Society", start_year=1850, end_year=1840)
    undated = factories.publication("No year", ada, venue=factories.venue())
    nowhere = factories.publication("No venue", ada, year=1843)
    nobody = factories.publication("No authors", year=1843, venue=factories.venue())
    Document.objects.create(
        name="old.txt", date="2010-05", sha256="0", original=b"", text="", records={}, reader_version=1, owner=ada
    )
    page = shown(admin_client, "health")
    for row in (stay, undated, nowhere, nobody, ada):
        address = reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk])
        assert f'href="{address}"' in page
        assert admin_client.get(address).status_code == 200
    assert f"{reverse('desk:merge', args=['people.person'])}?ids={ada.pk}%2C{other.pk}" in page
    counts = dict(re.findall(r"<h2>(.*?): (\d+)</h2>", page))
    assert set(counts.values()) == {"1"}
    assert len(counts) == 6


def test_a_thesis_needs_no_venue_and_what_is_submitted_no_year(admin_client: Client) -> None:
    factories.publication("Thesis", factories.person(), kind="thesis", year=1843)
    factories.publication("Draft", factories.person(), status="submitted")
    page = shown(admin_client, "health")
    counts = dict(re.findall(r"<h2>(Publications.*?): (\d+)</h2>", page))
    assert set(counts.values()) == {"0"}


def test_rows_of_one_name_are_found_in_every_model(admin_client: Client) -> None:
    for title in ("Notes on the Engine", "notes on the engine"):
        factories.publication(title, "A. Lovelace", year=1843)
    factories.venue("Memoirs")
    factories.venue("memoirs")
    whole = factories.organization("Society")
    for name, parent in (("society", None), ("Library", whole), ("Library", None)):
        factories.organization(name, parent=parent)
    page = shown(admin_client, "health")
    assert "Called the same: 3" in page


def test_a_long_list_is_cut_and_leads_to_the_whole(admin_client: Client) -> None:
    for number in range(30):
        factories.publication(f"Work {number}", "A. Lovelace")
    page = shown(admin_client, "health")
    assert f"{reverse('admin:publications_publication_changelist')}?year__isempty=1" in page
    assert (
        admin_client.get(f"{reverse('admin:publications_publication_changelist')}?year__isempty=1").status_code == 200
    )
