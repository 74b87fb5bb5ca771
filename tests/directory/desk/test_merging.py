"""Rows are merged and split with a preview; old addresses lead to the new ones; undo restores everything."""

from __future__ import annotations

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from directory.desk.decisions import take_back
from directory.desk.merging import keys_of, merge_rows, pieces_of, preview_of_merge, preview_of_split, split_row
from directory.importing.load import Shelf, bring_up_to_date
from directory.models import Decision
from people.models import Affiliation, Contact, Organization, Person, PersonName
from people.slugs import row_of_former_slug
from publications.models import Authorship, Publication, PublicationTitle, Venue
from tests import factories
from tests.directory.desk.staff import staff
from tests.directory.desk.test_decisions import everything, load
from tests.directory.importing import cvs

pytestmark = pytest.mark.django_db

SAME = Decision.Answer.SAME


@pytest.fixture
def two() -> list[Person]:
    works = [cvs.work("Notes", "A. Lovelace"), cvs.work("Other notes", "A. Lovelace")]
    load("1.txt", cvs.cv(cvs.person("Ada Lovelace", emails=("ada@x.org",)), publications=works))
    load("2.txt", cvs.cv(cvs.person("Augusta King", emails=("king@y.org",))))
    return list(Person.objects.order_by("pk"))


def merge_page(rows: list[Person]) -> str:
    return reverse("desk:merge", args=["people.person"], query={"ids": ",".join(str(row.pk) for row in rows)})


def split_page(row: Model) -> str:
    return reverse("desk:split", args=[row._meta.label_lower, row.pk])


def test_the_preview_shows_what_would_be_and_changes_nothing(two: list[Person], admin_client: Client) -> None:
    before = everything()
    page = admin_client.get(merge_page(two)).content.decode()
    assert "As it would be" in page
    assert "would have no page of its own" in page
    preview = preview_of_merge(two)
    assert [one.row.pk for one in preview.after] == [two[0].pk]
    assert [one.name for one in preview.gone] == ["Augusta King"]
    assert {effect.name: effect.deleted for effect in preview.effects}["people"] == 1
    assert everything() == before


def test_merged_by_the_button_and_taken_back_by_another(two: list[Person], admin_client: Client) -> None:
    before = everything()
    response = admin_client.post(merge_page(two), {"ids": [row.pk for row in two]}, follow=True)
    assert "They are one now" in response.content.decode()
    decision = Decision.objects.get()
    assert (decision.decided_by.username if decision.decided_by else "") == "admin"
    page = admin_client.get(reverse("desk:decisions")).content.decode()
    assert "The same: person “Ada Lovelace” and “Augusta King”" in page
    admin_client.post(reverse("desk:decisions"), {"decision": decision.pk})
    assert everything() == before


def test_the_old_address_leads_to_the_new_one_for_ever(two: list[Person], client: Client) -> None:
    merge_rows(two, None)
    response = client.get("/people/augusta-king/?q=1")
    assert (response.status_code, response["Location"]) == (301, "/people/ada-lovelace/?q=1")
    bring_up_to_date(Shelf())
    load("3.txt", cvs.cv("Augusta King"))
    assert client.get("/people/augusta-king/")["Location"] == "/people/ada-lovelace/"
    assert client.get("/people/augusta-king-2/").status_code == 200
    take_back(Decision.objects.get())
    assert client.get("/people/augusta-king/").status_code == 200


def test_an_address_leads_on_through_several_merges_and_renamings(client: Client) -> None:
    rows = [Person.objects.create(name=name) for name in ("First", "Second", "Third")]
    rows[2].slug = "renamed"
    rows[2].save()
    merge_rows(rows[1:], None)
    merge_rows(rows[:2], None)
    for slug in ("third", "renamed", "second"):
        assert client.get(f"/people/{slug}/")["Location"] == "/people/first/"
    assert client.post("/people/third/").status_code in (404, 405)


def test_no_address_leads_to_somebody_hidden_or_to_nobody(client: Client) -> None:
    rows = [Person.objects.create(name="First"), Person.objects.create(name="Second")]
    merge_rows(rows, None)
    Person.objects.update(is_listed=False)
    assert client.get("/people/second/").status_code == 404
    Person.objects.all().delete()
    assert client.get("/people/second/").status_code == 404
    assert row_of_former_slug(Person, "never") is None


def test_an_import_that_finds_two_to_be_one_keeps_the_address(client: Client) -> None:
    load("1.txt", cvs.cv(cvs.person("Ada Lovelace", emails=("ada@x.org",))))
    load("2.txt", cvs.cv(cvs.person("Lovelace, Ada", emails=("ada@y.org",))))
    load("3.txt", cvs.cv(cvs.person("Ada Lovelace", emails=("ada@x.org", "ada@y.org"))))
    gone = {"ada-lovelace", "lovelace-ada", "ada-lovelace-2"} - {Person.objects.get().slug}
    found = [client.get(f"/people/{slug}/").status_code for slug in gone]
    assert 301 in found


def test_new_rows_take_no_address_that_leads_elsewhere() -> None:
    merge_rows([Person.objects.create(name="First"), Person.objects.create(name="Second")], None)
    assert Person.objects.create(name="Second").slug == "second-2"


def test_rows_made_by_hand_become_one_with_all_that_is_tied_to_them() -> None:
    first, second = (
        factories.person("Ada Lovelace", headline="Countess"),
        factories.person("Augusta King", bio="A life"),
    )
    for person in (first, second):
        Contact.objects.create(person=person, kind="email", value="ada@x.org")
    Contact.objects.create(person=second, kind="email", value="king@y.org")
    factories.affiliation(second, "Royal Society")
    factories.publication("Notes", second)
    before = everything()
    assert merge_rows([first, second], None) == first
    first.refresh_from_db()
    assert (first.headline, first.bio) == ("Countess", "A life")
    assert sorted(Contact.objects.values_list("value", flat=True)) == ["ada@x.org", "king@y.org"]
    assert Affiliation.objects.get().person == Authorship.objects.get().person == first
    assert PersonName.objects.get().name == "Augusta King"
    assert Person.objects.search("augusta").get() == first
    take_back(Decision.objects.get())
    assert everything() == before


def test_a_row_made_by_hand_goes_into_one_that_documents_made() -> None:
    load("1.txt", cvs.cv("Ada Lovelace", positions=[cvs.position("Royal Society", "Fellow")]))
    society = Organization.objects.get()
    other = factories.organization("The Society", ror="01abc", acronym="RS")
    part = factories.organization("Library", parent=other)
    society.homepage = "https://example.org/"
    society.save()
    before = everything()
    assert merge_rows([other, society], None) == society
    society.refresh_from_db()
    part.refresh_from_db()
    assert (society.ror, society.homepage, part.parent) == ("01abc", "https://example.org/", society)
    bring_up_to_date(Shelf())
    society.refresh_from_db()
    assert society.ror == "01abc"
    take_back(Decision.objects.get())
    assert everything() == before


def test_a_part_becomes_one_with_its_whole() -> None:
    whole = factories.organization("Society")
    part = factories.organization("Library", parent=whole)
    deeper = factories.organization("Shelf", parent=part)
    before = everything()
    merge_rows([deeper, part], None)
    deeper.refresh_from_db()
    assert deeper.parent == whole
    take_back(Decision.objects.get())
    assert everything() == before


def test_works_made_by_hand_keep_one_list_of_authors() -> None:
    ada = factories.person()
    first = factories.publication("Notes", "Ada Lovelace", "C. Babbage")
    second = factories.publication("Notes on the Engine", ada, "C. Babbage", year=1843)
    before = everything()
    merge_rows([first, second], None)
    assert list(Authorship.objects.values_list("name", "person")) == [("Ada Lovelace", ada.pk), ("C. Babbage", None)]
    assert (Publication.objects.get().year, PublicationTitle.objects.get().title) == (1843, "Notes on the Engine")
    take_back(Decision.objects.get())
    assert everything() == before


def test_three_are_merged_and_one_decision_is_listed() -> None:
    for number, name in enumerate(("Memoirs", "Mémoires", "Memories")):
        load(f"{number}.txt", cvs.cv(f"Person {number}", publications=[cvs.work(f"W{number}", venue=f"{name} of X")]))
    venues = [*Venue.objects.order_by("pk"), factories.venue("By hand")]
    before = everything()
    merge_rows(venues, None)
    assert Venue.objects.count() == 1
    assert Decision.objects.filter(part_of=None).count() == 1
    take_back(Decision.objects.get(part_of=None))
    assert everything() == before
    assert not Decision.objects.exists()


def test_a_person_is_split_by_documents_and_made_whole_again(admin_client: Client) -> None:
    for number in (1, 2, 3):
        who = cvs.person("Ada Lovelace", emails=("ada@x.org",))
        load(f"{number}.txt", cvs.cv(who, publications=[cvs.work(f"Work {number}", "A. Lovelace")]))
    person = Person.objects.get()
    before = everything()
    page = admin_client.get(split_page(person)).content.decode()
    assert page.count('name="keys"') == 3
    chosen = {"keys": ["2.txt#person"]}
    page = admin_client.post(split_page(person), {**chosen, "preview": "1"}).content.decode()
    assert "As it would be" in page
    assert everything() == before
    assert len(preview_of_split(person, ["2.txt#person"]).after) == 2
    admin_client.post(split_page(person), {**chosen, "split": "Split"})
    assert Person.objects.count() == 2
    assert sorted(person.documents.values_list("name", flat=True)) == ["1.txt", "3.txt"]
    bring_up_to_date(Shelf())
    assert Person.objects.count() == 2
    take_back(Decision.objects.get(part_of=None))
    assert everything() == before


def test_a_work_and_a_place_are_split_too() -> None:
    for number in (1, 2):
        work = cvs.work("Notes on everything", "A. Lovelace", "C. Babbage", year=1843)
        place = cvs.position(("Institute of Odd Engines (IOE)", "IOE")[number - 1], f"Fellow {number}")
        load(f"{number}.txt", cvs.cv(f"Person {number}", publications=[work], positions=[place]))
    before = everything()
    for row in (Publication.objects.get(), Organization.objects.get()):
        keys = [piece.key for piece in pieces_of(row)]
        split_row(row, keys[:1], None)
        assert type(row)._base_manager.count() == 2
    for decision in Decision.objects.filter(part_of=None):
        take_back(decision)
    assert everything() == before


def test_what_is_called_the_same_can_be_no_two_organizations(admin_client: Client) -> None:
    for number in (1, 2):
        load(f"{number}.txt", cvs.cv(f"Person {number}", positions=[cvs.position("Royal Society", "Fellow")]))
    before = everything()
    society = Organization.objects.get()
    sent = {"keys": pieces_of(society)[0].key}
    assert "leave some" in admin_client.post(split_page(society), {**sent, "preview": "1"}).content.decode()
    admin_client.post(split_page(society), {**sent, "split": "Split"})
    assert everything() == before
    assert not Decision.objects.exists()


def test_what_was_said_to_be_different_is_not_merged_before_that_is_taken_back(
    two: list[Person], admin_client: Client
) -> None:
    keys = [keys_of(row)[0] for row in two]
    Decision.objects.create(answer="different", left_key=min(keys), right_key=max(keys), about="No")
    response = admin_client.post(merge_page(two), {"ids": [row.pk for row in two]}, follow=True)
    assert "Take that back first" in response.content.decode()
    assert Person.objects.count() == 2


def test_a_choice_of_all_or_none_splits_nothing(two: list[Person], admin_client: Client) -> None:
    merge_rows(two, None)
    page = split_page(Person.objects.get())
    for keys in ([], ["1.txt#person", "2.txt#person"], ["nobody.txt#person"]):
        admin_client.post(page, {"keys": keys, "split": "Split"})
    assert Person.objects.count() == 1


def test_the_list_offers_to_merge_what_is_selected(two: list[Person], admin_client: Client) -> None:
    lists = reverse("admin:people_person_changelist")
    response = admin_client.post(lists, {"action": "merge", "_selected_action": [row.pk for row in two]})
    assert response["Location"] == merge_page(two).replace(",", "%2C")
    assert "Merge selected" not in staff("view_person", "change_person").get(lists).content.decode()


@pytest.mark.parametrize("ids", ["", "1", "0,999999", "x,y", "99999999999999999999,1"])
def test_what_is_no_choice_of_two_is_refused(ids: str, admin_client: Client) -> None:
    factories.person()
    address = reverse("desk:merge", args=["people.person"], query={"ids": ids})
    assert admin_client.get(address).status_code in (302, 404)
    assert admin_client.get(reverse("desk:merge", args=["people.contact"], query={"ids": "1,2"})).status_code == 404


def test_staff_without_the_right_get_403(two: list[Person]) -> None:
    for client in (staff(), staff("add_decision", name="b"), staff("change_person", "delete_person", name="c")):
        assert client.get(merge_page(two)).status_code == 403
        assert client.post(merge_page(two)).status_code == 403
        assert client.post(split_page(two[0])).status_code == 403
    assert staff("add_decision", "change_person", "delete_person").get(merge_page(two)).status_code == 200


def test_a_whole_and_its_part_are_not_merged(admin_client: Client) -> None:
    load("1.txt", cvs.cv(positions=[cvs.position("A Lab, SYSU")]))
    rows = list(Organization.objects.order_by("pk"))
    address = reverse("desk:merge", args=["people.organization"])
    response = admin_client.post(address, {"ids": [row.pk for row in rows]}, follow=True)
    assert "They can&#x27;t be one" in response.content.decode()
    assert (Organization.objects.count(), Decision.objects.exists()) == (2, False)
