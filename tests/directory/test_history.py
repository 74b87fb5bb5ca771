"""Every row's history says what changed, by whom or by which document."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from directory.history import because, history_of
from directory.importing.load import Shelf, bring_up_to_date, import_reading
from directory.importing.rows import TABLES
from directory.importing.standing import fields_of, model_of
from directory.models import Document
from people.models import Affiliation, Contact, Person, Topic
from publications.models import Publication
from tests.directory.importing import cvs

pytestmark = pytest.mark.django_db


def load(name: str, **lists: object) -> None:
    import_reading(cvs.reading(name, cvs.cv(cvs.person("Ada Lovelace", emails=("ada@x.org",)), **lists)), Shelf())


def told(model: type[Model]) -> list[tuple[str, str]]:
    """What happened to rows of a model and why, the oldest first."""
    rows = history_of(model).objects.order_by("history_date", "history_id")
    return list(rows.values_list("history_type", "history_change_reason"))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.model)
def test_every_imported_model_has_a_history_of_all_that_is_imported(table: object) -> None:
    model = model_of(table.model)  # type: ignore[attr-defined]
    kept = {field.name for field in history_of(model).tracked_fields}
    assert {field.name for field in fields_of(model)} <= kept


def test_an_import_is_in_the_history_with_the_document() -> None:
    load("ada.txt", positions=[cvs.position("SYSU", "Fellow")])
    load("ada.txt", positions=[cvs.position("SYSU", "Fellow", location="Here")])
    load("ada.txt")
    assert told(Person) == [("+", "import of ada.txt")]
    assert [change for change, _ in told(Affiliation)] == ["+", "~", "-"]
    assert history_of(Affiliation).objects.latest().location == "Here"


def test_importing_again_leaves_nothing_in_the_history() -> None:
    load("ada.txt", publications=[cvs.work("Notes", "A. Lovelace")])
    before = {model: history_of(model_of(model)).objects.count() for model in (table.model for table in TABLES)}
    load("ada.txt", publications=[cvs.work("Notes", "A. Lovelace")])
    assert before == {model: history_of(model_of(model)).objects.count() for model in before}
    assert before["publications.publication"] == 1


def test_what_a_withdrawn_document_takes_along_is_told() -> None:
    load("ada.txt", publications=[cvs.work("Notes", "A. Lovelace")])
    Document.objects.get().delete()
    with because("ada.txt was withdrawn"):
        bring_up_to_date(Shelf())
    assert told(Publication)[-1] == told(Contact)[-1] == ("-", "ada.txt was withdrawn")


def test_an_edit_is_in_the_history_with_the_admin(admin_client: Client, admin_user: User) -> None:
    topic = Topic.objects.create(name="Engines")
    admin_client.post(reverse("admin:people_topic_change", args=[topic.pk]), {"name": "Looms", "slug": "looms"})
    last = history_of(Topic).objects.latest()
    assert (last.name, last.history_type, last.history_user) == ("Looms", "~", admin_user)


def test_the_innermost_reason_counts() -> None:
    with because("outside"):
        with because("inside"):
            Topic.objects.create(name="Engines")
        Topic.objects.create(name="Looms")
    Topic.objects.create(name="Cards")
    assert [reason for _, reason in told(Topic)] == ["inside", "outside", ""]


def test_what_stood_before_histories_began_has_one() -> None:
    load("ada.txt", publications=[cvs.work("Notes", "A. Lovelace")])
    for table in TABLES:
        history_of(model_of(table.model)).objects.all().delete()
    import_module("directory.migrations.0002_history").begin(apps, None)
    assert told(Person) == told(Publication) == [("+", "as it stood when its history began")]
    assert history_of(Publication).objects.get().title == "Notes"
