"""The history of a record says what changed and why, and goes back to any state."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from directory.desk.past import go_back, moments_of
from directory.importing.load import Shelf, bring_up_to_date
from people.models import Affiliation, Contact, Person, PersonName, Topic
from publications.models import Authorship
from tests import factories
from tests.directory.desk.staff import staff
from tests.directory.desk.test_decisions import everything, load
from tests.directory.importing import cvs

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    who = cvs.person("Ada Lovelace", emails=("ada@x.org",), headline="Countess")
    load("1.txt", cvs.cv(who, positions=[cvs.position("Royal Society", "Fellow")]))
    return Person.objects.get()


def page_of(row: Model) -> str:
    return reverse("desk:history", args=[row._meta.label_lower, row.pk])


def text_of(client: Client, row: Model) -> str:
    page = client.get(page_of(row)).content.decode()
    return unescape(re.sub(r"\s+", " ", re.sub("<.*?>", " ", page[page.index("content-main") :])))


def test_it_says_which_document_and_who_changed_what(ada: Person, admin_client: Client, admin_user: User) -> None:
    ada._history_user = admin_user  # type: ignore[attr-defined]
    ada.headline = "Mathematician"
    ada.save()
    stay = cvs.position("Royal Society", "Reader")
    load("1.txt", cvs.cv(cvs.person("Ada Lovelace", emails=("ada@x.org",), headline="Countess"), positions=[stay]))
    shown = text_of(admin_client, ada)
    assert "Import of 1.txt" in shown
    assert "~ person Ada Lovelace headline Countess Mathematician" in shown
    assert "admin" in shown
    assert "+ contact ada@x.org" in shown
    moments = moments_of(Person, ada.pk)
    assert [moment.reason for moment in moments] == ["import of 1.txt", "", "import of 1.txt"]
    assert {(change.sign, change.name) for change in moments[0].changes} == {("-", "Fellow"), ("+", "Reader")}


def test_references_and_choices_are_told_in_words(admin_client: Client) -> None:
    stay = factories.affiliation(factories.person(), "Royal Society", is_current=True)
    stay.organization, stay.kind, stay.is_current = None, "internship", False
    stay.save()
    shown = text_of(admin_client, stay)
    assert "organization Royal Society –" in shown
    assert "kind Employment Internship" in shown
    assert "current yes no" in shown


def test_back_to_an_earlier_state_with_all_that_belongs_to_it(ada: Person, admin_client: Client) -> None:
    before = everything()
    PersonName.objects.create(person=ada, name="The Enchantress")
    ada.headline = "Edited"
    ada.save()
    Contact.objects.get().delete()
    stay = Affiliation.objects.get()
    stay.role = "Edited"
    stay.save()
    first = moments_of(Person, ada.pk)[-1]
    response = admin_client.post(page_of(ada), {"at": first.stamp}, follow=True)
    assert "It is as it was on" in response.content.decode()
    assert everything() == before
    assert "Back to how it was on" in text_of(admin_client, ada)
    bring_up_to_date(Shelf())
    assert everything() == before


def test_what_one_came_back_from_can_be_come_back_to(ada: Person) -> None:
    ada.headline = "Edited"
    ada.save()
    first, edited = reversed(moments_of(Person, ada.pk))
    go_back(Person, ada.pk, first.at)
    go_back(Person, ada.pk, edited.at)
    assert Person.objects.get().headline == "Edited"
    bring_up_to_date(Shelf())
    assert Person.objects.get().headline == "Edited"


def test_a_deleted_record_comes_back_and_the_import_knows_it_again(ada: Person, admin_client: Client) -> None:
    before = everything()
    ada.delete()
    bring_up_to_date(Shelf())
    assert not Person.objects.exists()
    page = admin_client.get(reverse("desk:deleted")).content.decode()
    assert page_of_gone("people.person", before) in page
    first = moments_of(Person, _number(before))[-1]
    admin_client.post(page_of_gone("people.person", before), {"at": first.stamp})
    bring_up_to_date(Shelf())
    assert Person.objects.get().slug == "ada-lovelace"
    assert {name: rows for name, rows in everything().items() if name.startswith("people.")} == {
        name: rows for name, rows in before.items() if name.startswith("people.")
    }


def _number(before: dict[str, list[tuple[object, ...]]]) -> int:
    return next(int(str(row[1])) for row in before["imported"] if row[0] == "people.person")


def page_of_gone(label: str, before: dict[str, list[tuple[object, ...]]]) -> str:
    return reverse("desk:history", args=[label, _number(before)])


def test_what_refers_to_something_gone_comes_back_without_it_or_is_named(admin_client: Client) -> None:
    person, society = factories.person(), factories.organization("Royal Society")
    stay = factories.affiliation(person, society)
    work = factories.publication("Notes", person)
    moments = (moments_of(Affiliation, stay.pk)[0], moments_of(Authorship, Authorship.objects.get().pk)[0])
    stay.organization = None
    stay.save()
    society.delete()
    assert go_back(Affiliation, stay.pk, moments[0].at) == []
    assert Affiliation.objects.get().organization is None
    number = Authorship.objects.get().pk
    work.delete()
    assert go_back(Authorship, number, moments[1].at) == ["Ada Lovelace"]


def test_a_name_that_another_has_taken_meanwhile_is_not_taken_back() -> None:
    topic = Topic.objects.create(name="Engines")
    first = moments_of(Topic, topic.pk)[0]
    topic.name = "Looms"
    topic.save()
    Topic.objects.create(name="Engines", slug="engines-2")
    assert go_back(Topic, topic.pk, first.at) == ["Engines"]
    assert set(Topic.objects.values_list("name", flat=True)) == {"Engines", "Looms"}


def test_the_admins_button_leads_there(ada: Person, admin_client: Client) -> None:
    response = admin_client.get(reverse("admin:people_person_history", args=[ada.pk]))
    assert response["Location"] == page_of(ada)
    assert admin_client.get(reverse("admin:people_person_history", args=["x"])).status_code == 404


@pytest.mark.parametrize("at", ["", "yesterday", "1843-01-01T00:00:00+00:00"])
def test_a_time_that_is_none_is_refused(at: str, ada: Person, admin_client: Client) -> None:
    assert admin_client.post(page_of(ada), {"at": at}).status_code == 404


def test_what_has_no_history_is_not_found(admin_client: Client) -> None:
    for label, number in (("people.person", 99), ("directory.document", 1), ("nothing", 1)):
        assert admin_client.get(reverse("desk:history", args=[label, number])).status_code == 404


def test_looking_and_going_back_take_the_rights_of_the_record(ada: Person, client: Client) -> None:
    stamp = moments_of(Person, ada.pk)[0].stamp
    assert staff().get(page_of(ada)).status_code == 403
    reader = staff("view_person")
    assert reader.get(page_of(ada)).status_code == 200
    assert "Back to this" not in reader.get(page_of(ada)).content.decode()
    assert reader.post(page_of(ada), {"at": stamp}).status_code == 403
    assert client.get(page_of(ada)).status_code == 302
