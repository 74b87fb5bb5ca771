"""A person is forgotten: nothing of them is left in any table, and no import brings them back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from directory.desk.decisions import decide, take_back
from directory.desk.forgetting import forget_person, losses_of
from directory.desk.merging import merge_rows
from directory.importing.files import Problem
from directory.importing.run import Step, import_files
from directory.models import Decision, Document, Forgotten
from people.models import Affiliation, Contact, FormerSlug, Mentorship, Person, PersonName
from publications.models import Authorship, Publication
from tests import factories
from tests.directory.desk.staff import staff

pytestmark = pytest.mark.django_db

ADA = """# Ada Lovelace

ada@secret.example
Phone: +44 20 7946 0999

## Education

- Ph.D., University of Ockham, 1838 - 1852

## Publications

1. A. Lovelace, C. Babbage. Notes on the Analytical Engine. Scientific Memoirs, 1843.
2. A. Lovelace. Letters about nothing in particular. Scientific Memoirs, 1844.
"""
CHARLES = """# Charles Babbage

charles@example.org

## Publications

1. A. Lovelace, C. Babbage. Notes on the Analytical Engine. Scientific Memoirs, 1843.
2. C. Babbage. On the Economy of Machinery. Scientific Memoirs, 1832.
"""
SECRETS = (
    "Ada Lovelace",
    "ada@secret.example",
    "7946 0999",
    "Ockham",
    "Letters about nothing",
    "ada.md",
    "ada-lovelace",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ada.md").write_text(ADA)
    (tmp_path / "charles.md").write_text(CHARLES)
    return tmp_path


def bring_in(folder: Path) -> list[Step | Problem]:
    found: list[Step | Problem] = []
    import_files([folder], folder, found.append)
    return found


def ada() -> Person:
    return Person.objects.get(name="Ada Lovelace")


def everything_that_is_stored() -> Iterator[tuple[str, str]]:
    """Every value of every table, but the accounts'."""
    for model in apps.get_models():
        if model._meta.app_label in {"auth", "contenttypes", "sessions", "axes"}:
            continue
        for row in model._base_manager.values():
            yield model._meta.label, json.dumps(row, default=str, ensure_ascii=False)


def traces() -> list[tuple[str, str]]:
    return [(label, row) for label, row in everything_that_is_stored() for secret in SECRETS if secret in row]


def test_nothing_of_them_is_left_in_any_table(folder: Path, admin_client: Client, admin_user: User) -> None:
    bring_in(folder)
    person = ada()
    person.slug = "countess"  # a former address
    person.save()
    admin_client.post(
        reverse("admin:people_contact_add"),
        {"person": person.pk, "kind": "email", "value": "ada@secret.example.org", "order": 0},
    )
    stay = Affiliation.objects.get()
    stay.delete()  # by an admin: it is remembered as deleted
    (folder / "ada.md").write_text(ADA.replace("Letters about nothing", "More Letters about nothing"))
    bring_in(folder)  # and a work that went with the old version
    assert traces()
    forget_person(person, admin_user)
    assert traces() == []
    assert Forgotten.objects.get().forgotten_by == admin_user


def test_papers_of_others_stay_with_the_plain_name(folder: Path) -> None:
    bring_in(folder)
    Mentorship.objects.create(
        affiliation=factories.affiliation(Person.objects.get(name="Charles Babbage")), name="A. Lovelace", person=ada()
    )
    losses = losses_of(ada())
    assert (losses.works, losses.staying) == (["Letters about nothing in particular"], 1)
    forget_person(ada(), None)
    assert set(Publication.objects.values_list("title", flat=True)) == {
        "Notes on the Analytical Engine",
        "On the Economy of Machinery",
    }
    assert list(Authorship.objects.filter(name="A. Lovelace").values_list("person", flat=True)) == [None]
    assert Mentorship.objects.get().person is None
    assert Document.objects.get().name == "charles.md"


def test_the_same_files_do_not_bring_them_back_nor_do_newer_ones(folder: Path) -> None:
    bring_in(folder)
    forget_person(ada(), None)
    (folder / "copy.md").write_text(ADA)  # the same bytes
    (folder / "new.md").write_text(ADA.replace("1852", "1853"))  # the same address
    (folder / "sub").mkdir()
    found = bring_in(folder)
    left_out = {Path(one.path).name for one in found if isinstance(one, Problem)}
    assert left_out == {"ada.md", "copy.md", "new.md"}
    assert not any(one.is_failure for one in found if isinstance(one, Problem))
    (folder / "ada.md").write_text("# Ada Lovelace\n\n## Publications\n\n1. A. Lovelace. A new work. Memoirs, 1850.\n")
    assert "ada.md" in {Path(one.path).name for one in bring_in(folder) if isinstance(one, Problem)}
    assert Person.objects.get().name == "Charles Babbage"
    assert traces() == []


def test_namesakes_and_those_of_one_mailbox_may_come(folder: Path) -> None:
    bring_in(folder)
    forget_person(ada(), None)
    (folder / "ada.md").unlink()
    (folder / "namesake.md").write_text("# Ada Lovelace\n\nother@example.org\n")
    (folder / "colleague.md").write_text("# Mary Somerville\n\nada@secret.example\n")
    bring_in(folder)
    names = set(Person.objects.values_list("name", flat=True))
    assert names == {"Ada Lovelace", "Charles Babbage", "Mary Somerville"}


def test_their_upload_is_refused_in_the_plan(folder: Path, admin_client: Client) -> None:
    bring_in(folder)
    forget_person(ada(), None)
    sent = {"uploads": [SimpleUploadedFile("cv.md", ADA.encode())]}
    page = admin_client.post(reverse("desk:upload"), sent, follow=True).content.decode()
    assert "somebody who was forgotten" in page


def test_forgiven_their_files_come_in_again(folder: Path, admin_client: Client) -> None:
    bring_in(folder)
    forget_person(ada(), None)
    forgotten = Forgotten.objects.get()
    admin_client.post(reverse("admin:directory_forgotten_delete", args=[forgotten.pk]), {"post": "yes"})
    bring_in(folder)
    assert ada().name


def test_edited_or_merged_they_are_forgotten_all_the_same(folder: Path) -> None:
    (folder / "king.md").write_text("# Augusta King\n\nking@secret.example\n")
    bring_in(folder)
    kept = merge_rows([ada(), Person.objects.get(name="Augusta King")], None)
    assert isinstance(kept, Person)
    kept.headline = "Edited"
    kept.save()
    PersonName.objects.create(person=kept, name="The Enchantress of Ockham")
    work = Publication.objects.get(title__startswith="Letters")
    work.year = 1850
    work.save()
    forget_person(kept, None)
    assert traces() == []
    assert [row for row in everything_that_is_stored() if "Augusta" in row[1] or "king@" in row[1]] == []
    assert (Person.objects.count(), FormerSlug.objects.count()) == (1, 0)
    bring_in(folder)
    assert Person.objects.count() == 1


def test_somebody_whom_they_were_one_with_for_a_while_stays(folder: Path) -> None:
    bring_in(folder)
    charles = Person.objects.get(name="Charles Babbage")
    decision = decide(Decision.Answer.SAME, [("ada.md#person", "charles.md#person")], "One", None)
    take_back(decision)
    assert not FormerSlug.objects.exists()
    forget_person(ada(), None)
    assert Person.objects.get() == charles
    assert charles.documents.count() == 1


def test_a_decision_about_others_too_keeps_that_part(folder: Path) -> None:
    for name in ("one", "two"):
        (folder / f"{name}.md").write_text(f"# Person {name.title()}\n\n{name}@example.org\n")
    bring_in(folder)
    pairs = [("ada.md#person", "charles.md#person"), ("one.md#person", "two.md#person")]
    decide(Decision.Answer.DIFFERENT, pairs, "Ada Lovelace is not Charles Babbage", None)
    forget_person(ada(), None)
    decision = Decision.objects.get()
    assert (decision.left_key, decision.right_key) == ("one.md#person", "two.md#person")
    assert traces() == []
    take_back(decision)


def test_somebody_entered_by_hand_is_forgotten(admin_client: Client) -> None:
    person = factories.person("Ada Lovelace")
    Contact.objects.create(person=person, kind="email", value="ada@secret.example")
    factories.publication("Notes", person)
    page = reverse("desk:forget", args=[person.pk])
    assert "entered by hand" in admin_client.get(page).content.decode()
    admin_client.post(page)
    assert not Person.objects.exists()
    assert Authorship.objects.get().name == "Ada Lovelace"


def test_the_page_says_what_goes_and_what_stays(folder: Path, admin_client: Client) -> None:
    bring_in(folder)
    page = admin_client.get(reverse("desk:forget", args=[ada().pk])).content.decode()
    assert "The document ada.md" in page
    assert "2 contacts" in page
    assert "Letters about nothing in particular" in page
    assert Person.objects.count() == 2
    assert (
        reverse("desk:forget", args=[ada().pk])
        in admin_client.get(reverse("admin:people_person_change", args=[ada().pk])).content.decode()
    )


def test_it_takes_the_right_to_delete_people_and_documents() -> None:
    address = reverse("desk:forget", args=[factories.person().pk])
    for client in (staff(), staff("delete_person", name="b"), staff("delete_document", name="c")):
        assert client.get(address).status_code == 403
        assert client.post(address).status_code == 403
    assert staff("delete_person", "delete_document").get(address).status_code == 200
