"""Each value leads to the lines that say it, in the admin beside the value."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from directory.importing.files import Reading
from directory.importing.load import Shelf, import_reading
from directory.models import Document
from directory.provenance import Provenance, document_address, lines_text
from people.models import Affiliation, Contact, Person
from publications.models import Publication
from tests.directory.importing import cvs

pytestmark = pytest.mark.django_db

TEXT = "Ada Lovelace\nada@x.org\n\nFellow, Royal Society\n1840 - 1850\nCountess of <computing>\n"


@pytest.fixture(autouse=True)
def imported() -> Document:
    who = cvs.person("Ada Lovelace", emails=("ada@x.org",), field_lines=(("name", ((1, 1),)), ("emails", ((2, 2),))))
    stay = cvs.position("Royal Society", "Fellow", start="1840", end="1850", lines=((4, 6),))
    work = cvs.work("Notes", "A. Lovelace", lines=((6, 6),))
    made = cvs.reading("ada.txt", cvs.cv(who, positions=[stay], publications=[work]))
    import_reading(Reading(made.name, made.sha256, made.original, TEXT, made.cv), Shelf())
    return Document.objects.get()


def change_form(row: Person | Affiliation | Publication, client: Client) -> str:
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    return client.get(reverse(name, args=[row.pk])).content.decode()


def said(row: Person | Affiliation | Publication) -> dict[str, str]:
    return {name: re.sub("<.*?>", "", value.text) for name, value in Provenance(row).values().items()}


def test_a_value_comes_from_the_line_that_prints_it() -> None:
    found = said(Affiliation.objects.get())
    assert found["role"] == "From ada.txt, line 4"
    assert found["start_year"] == "From ada.txt, line 5"
    assert found["kind"] == "From ada.txt, lines 4–6"  # no line prints what it is
    assert "degree" not in found


def test_a_persons_value_comes_from_the_lines_of_its_field() -> None:
    found = said(Person.objects.get())
    assert (found["name"], found["sort_name"]) == ("From ada.txt, line 1", "From ada.txt, line 1")


def test_the_form_shows_it_beside_the_value_and_in_the_tables(admin_client: Client, imported: Document) -> None:
    page = change_form(Affiliation.objects.get(), admin_client)
    address = document_address(imported.pk, [[4, 4]])
    assert f'<span class="source">From <a href="{address}">ada.txt, line 4</a></span>' in page
    page = change_form(Person.objects.get(), admin_client)
    assert f'<a href="{document_address(imported.pk, [[2, 2]])}">ada.txt, line 2</a>' in page  # the e-mail address


def test_who_may_only_look_sees_it_too(client: Client) -> None:
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_publication"))
    client.force_login(user)
    assert "ada.txt, line 6</a>" in change_form(Publication.objects.get(), client)


def test_a_value_changed_by_hand_says_what_is_printed() -> None:
    stay = Affiliation.objects.get()
    stay.role = "Patron"
    stay.save()
    assert said(stay)["role"] == "Changed by hand; the documents say “Fellow” (ada.txt, line 4)"
    stay.organization = None
    stay.save()
    assert said(stay)["organization"].startswith("Changed by hand; the documents say “Royal Society” (ada.txt, ")


def test_what_an_admin_filled_in_says_that_nothing_is_printed() -> None:
    stay = Affiliation.objects.get()
    stay.location = "London"
    stay.save()
    assert said(stay)["location"] == "Changed by hand; the documents say nothing (ada.txt, lines 4–6)"


def test_a_row_made_by_hand_has_no_source(admin_client: Client) -> None:
    person = Person.objects.create(name="Grace Hopper")
    Contact.objects.create(person=person, kind="email", value="grace@x.org")
    assert said(person) == {}
    assert 'class="source"' not in change_form(person, admin_client)


def test_a_document_shows_its_lines_with_those_that_are_asked_for_marked(
    admin_client: Client, imported: Document
) -> None:
    page = admin_client.get(document_address(imported.pk, [[2, 2], [4, 5]])).content.decode()
    assert re.findall(r'<li id="L(\d+)" class="marked">', page) == ["2", "4", "5"]
    assert '<li id="L6" class="">Countess of &lt;computing&gt;</li>' in page


@pytest.mark.parametrize("asked", ["", "x", "-", "3-", "-3", "9999999-99999999999999", "٣", "1-2-3", "4,,"])
def test_lines_that_are_none_mark_nothing_and_break_nothing(
    asked: str, admin_client: Client, imported: Document
) -> None:
    address = reverse("admin:directory_document_change", args=[imported.pk])
    assert admin_client.get(address, {"lines": asked}).status_code == 200


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([[73, 73]], "line 73"),
        ([[73, 75]], "lines 73–75"),
        ([[1, 1], [8, 9]], "lines 1, 8–9"),
        ([[1, 1], [8, 9], [12, 12]], "lines 1, 8–9, …"),
    ],
)
def test_ranges_are_printed(lines: list[list[int]], text: str) -> None:
    assert lines_text(lines, most=2) == text
