"""Every page of the admin answers, and lists ask a fixed number of questions."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from directory.models import (
    Decision,
    Document,
    Evidence,
    Forgotten,
    Imported,
    Membership,
    Mention,
    Question,
    Sign,
    Upload,
)
from people.models import (
    Activity,
    ActivityLink,
    Affiliation,
    Contact,
    FormerSlug,
    Interest,
    Link,
    Mentorship,
    Organization,
    OrganizationName,
    Person,
    PersonName,
    Topic,
)
from publications.models import Authorship, Publication, PublicationLink, PublicationTitle, Venue, VenueName
from tests import factories

pytestmark = pytest.mark.django_db

INTERNAL = {Upload, Membership, Mention, Sign}  # what waits is its uploader's alone; the others are an index
OURS = [
    model
    for app in ("people", "publications", "directory")
    for model in apps.get_app_config(app).get_models()
    if model not in INTERNAL and not hasattr(model, "history_type")
]
ONLY_SHOWN = [Document, Evidence, Imported, Question, Decision, FormerSlug]
SEARCHED = [model for model in OURS if model not in (*ONLY_SHOWN, Forgotten)]


def fill(number: int) -> None:
    """One row of every model, all told apart by `number`."""
    person = Person.objects.create(name=f"Ada Lovelace {number}")
    PersonName.objects.create(person=person, name=f"Countess {number}")
    Contact.objects.create(person=person, kind=Contact.Kind.EMAIL, value=f"ada{number}@example.org")
    Link.objects.create(person=person, label=f"Homepage {number}", url="https://example.org/")
    Interest.objects.create(person=person, topic=Topic.objects.create(name=f"Engines {number}"))
    university = Organization.objects.create(name=f"University {number}")
    OrganizationName.objects.create(organization=university, name=f"Uni {number}")
    department = Organization.objects.create(name=f"Department {number}", parent=university)
    stay = Affiliation.objects.create(
        person=person,
        organization=university,
        unit=department,
        kind=Affiliation.Kind.EMPLOYMENT,
        role=f"Fellow {number}",
    )
    Mentorship.objects.create(affiliation=stay, name=f"Charles Babbage {number}")
    activity = Activity.objects.create(
        person=person, affiliation=stay, kind=Activity.Kind.AWARD, title=f"Prize {number}"
    )
    ActivityLink.objects.create(activity=activity, label=f"Announcement {number}")
    venue = Venue.objects.create(name=f"Scientific Memoirs {number}")
    VenueName.objects.create(venue=venue, name=f"Memoirs {number}")
    work = Publication.objects.create(title=f"Notes {number}", kind=Publication.Kind.JOURNAL, venue=venue)
    PublicationTitle.objects.create(publication=work, title=f"Translator's notes {number}")
    PublicationLink.objects.create(publication=work, label=f"PDF {number}")
    Authorship.objects.create(publication=work, order=1, name=f"A. Lovelace {number}", person=person)
    document = Document.objects.create(
        name=f"ada-{number}.txt",
        sha256=str(number),
        original=b"",
        text="Ada\r\nLovelace\rCountess <b>",
        records={"unread": [{"lines": [[3, 3]], "text": "Countess <b>", "reason": "no section"}]},
        reader_version=1,
        owner=person,
    )
    Evidence.objects.create(
        document=document, lines=[[1, 2]], record_key=f"key {number}", model="people.person", row_id=person.pk
    )
    Imported.objects.create(model="people.person", row_id=person.pk, record_key=f"key {number}", values={"name": "Ada"})
    Question.objects.create(kind="person", left_key=f"key {number}", right_key="other", left_row=number, right_row=0)
    Forgotten.objects.create(marks=[f"file:{number}"])
    FormerSlug.objects.create(model="people.person", slug=f"ada-{number}", former_row=0, row_id=person.pk)
    Decision.objects.create(answer=Decision.Answer.SAME, left_key=f"key {number}", right_key="other")


def address(model: type[Model], page: str, *arguments: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_model_has_an_admin(model: type[Model]) -> None:
    assert admin.site.is_registered(model)


def test_the_index_names_the_site(admin_client: Client) -> None:
    assert b"Researcher Directory" in admin_client.get(reverse("admin:index")).content


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_every_list_answers(model: type[Model], admin_client: Client) -> None:
    fill(1)
    assert admin_client.get(address(model, "changelist")).status_code == 200
    assert admin_client.get(address(model, "changelist"), {"q": "1"}).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_form_answers(model: type[Model], admin_client: Client) -> None:
    fill(1)
    row = model._default_manager.first()
    assert row is not None
    assert admin_client.get(address(model, "change", row.pk)).status_code == 200
    assert admin_client.get(address(model, "history", row.pk), follow=True).status_code == 200


@pytest.mark.parametrize("model", SEARCHED, ids=lambda model: model.__name__)
def test_rows_can_be_added_and_deleted(model: type[Model], admin_client: Client) -> None:
    fill(1)
    row = model._default_manager.first()
    assert row is not None
    assert admin_client.get(address(model, "add")).status_code == 200
    assert admin_client.get(address(model, "delete", row.pk)).status_code == 200


@pytest.mark.parametrize("model", ONLY_SHOWN, ids=lambda model: model.__name__)
def test_what_the_program_writes_is_only_shown(model: type[Model], admin_client: Client) -> None:
    fill(1)
    row = model._default_manager.first()
    assert row is not None
    assert admin_client.get(address(model, "add")).status_code == 403
    assert admin_client.get(address(model, "delete", row.pk)).status_code == 403
    assert admin_client.post(address(model, "change", row.pk), {}).status_code == 403


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_a_list_asks_as_much_for_four_rows_as_for_one(
    model: type[Model],
    admin_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(0)
    with django_assert_max_num_queries(15) as one:
        admin_client.get(address(model, "changelist"))
    for number in range(1, 4):
        fill(number)
    with django_assert_num_queries(len(one.captured_queries)):
        response = admin_client.get(address(model, "changelist"))
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("source", "field"),
    [(model, name) for model in OURS for name in getattr(admin.site._registry.get(model), "autocomplete_fields", ())],
    ids=str,
)
def test_every_autocomplete_finds_its_rows(
    source: type[Model], field: str, admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(4):
        fill(number)
    asked = {
        "app_label": source._meta.app_label,
        "model_name": str(source._meta.model_name),
        "field_name": field,
        "term": "3",
    }
    with django_assert_num_queries(5 if field == "topic" else 4):  # the session, the user, all topics, how many, which
        response = admin_client.get(reverse("admin:autocomplete"), asked)
    assert response.json()["results"]


def test_the_search_forgives_accents_case_and_order(admin_client: Client) -> None:
    Person.objects.create(name="Łukasz Kaiser")
    assert b"ukasz Kaiser</a>" in admin_client.get(address(Person, "changelist"), {"q": "KAISER lukasz"}).content


def test_topics_are_searched_as_the_site_searches(admin_client: Client) -> None:
    factories.person("Ada Lovelace", topics=("Engines", "山田の定理", "Théorie des jeux"))
    asked = {"theorie": 1, "JEUX theo": 1, '"theorie jeux"': 0, "定理": 1, "orie": 0, "": 3}
    for query, count in asked.items():
        response = admin_client.get(address(Topic, "changelist"), {"q": query})
        assert response.context["cl"].result_count == count, query
    assert b"Ada Lovelace" in admin_client.get(address(Interest, "changelist"), {"q": "theorie"}).content


def test_what_belongs_to_somebody_is_found_by_their_name(admin_client: Client) -> None:
    fill(1)
    Person.objects.create(name="Łukasz Kaiser").affiliations.create(kind="employment", role="Łowca")
    for model, query, count in ((Affiliation, "KAISER lukasz", 1), (Affiliation, "ada", 1), (Authorship, "notes", 1)):
        response = admin_client.get(address(model, "changelist"), {"q": query})
        assert response.context["cl"].result_count == count, (model, query)


@pytest.mark.parametrize(
    ("kind", "said", "is_public"),
    [
        ("email", "unknown", True),
        ("email", "false", False),
        ("phone", "unknown", False),
        ("phone", "true", True),
        ("address", "unknown", False),
    ],
)
def test_a_contact_is_for_those_whom_its_kind_is_for(
    kind: str, said: str, is_public: bool, admin_client: Client
) -> None:
    person = Person.objects.create(name="Grace Hopper")
    sent = {"person": person.pk, "kind": kind, "value": "x@example.org", "order": "0", "is_public": said}
    assert admin_client.post(address(Contact, "add"), sent).status_code == 302
    assert Contact.objects.get().is_public is is_public


def test_a_box_offers_names_first(admin_client: Client) -> None:
    factories.affiliation(factories.person("Aaron"), "Lovelace Institute")
    Person.objects.create(name="Zoe Lovelace")
    asked = {"app_label": "publications", "model_name": "authorship", "field_name": "person", "term": "lovelace"}
    offered = admin_client.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert [one["text"] for one in offered] == ["Zoe Lovelace", "Aaron"]


def test_a_document_shows_its_lines_by_number(admin_client: Client) -> None:
    fill(1)
    content = admin_client.get(address(Document, "change", Document.objects.get().pk)).content.decode()
    assert '<li id="L1" class="">Ada</li>\n<li id="L2" class="">Lovelace</li>\n' in content
    assert '<li id="L3" class="unread">Countess &lt;b&gt;</li>' in content
    assert "3: Countess &lt;b&gt; <em>no section</em>" in content


def test_evidence_leads_to_the_row_it_supports(admin_client: Client) -> None:
    fill(1)
    link = address(Person, "change", Person.objects.get().pk)
    assert link in admin_client.get(address(Evidence, "changelist")).content.decode()


def test_evidence_of_a_model_that_is_gone_is_still_shown(admin_client: Client) -> None:
    Imported.objects.create(model="people.pet", row_id=3, record_key="key", values={})
    assert b"people.pet 3" in admin_client.get(address(Imported, "changelist")).content


def test_a_person_added_by_name_alone_has_an_address(admin_client: Client) -> None:
    inlines = ("names", "contacts", "links", "interests", "affiliations", "activities")
    counts = {f"{name}-{count}": "0" for name in inlines for count in ("TOTAL_FORMS", "INITIAL_FORMS")}
    response = admin_client.post(address(Person, "add"), {"name": "Grace Hopper", "is_listed": "on", **counts})
    assert response.status_code == 302
    person = Person.objects.get()
    assert (person.slug, person.sort_name) == ("grace-hopper", "Hopper, Grace")


def test_a_web_address_typed_without_https_gets_it(admin_client: Client) -> None:
    person = Person.objects.create(name="Grace Hopper")
    admin_client.post(address(Link, "add"), {"person": person.pk, "url": "example.org/", "order": "0"})
    assert Link.objects.get().url == "https://example.org/"


def test_ten_wrong_passwords_close_the_account_for_a_while(client: Client, admin_user: User) -> None:
    login = reverse("admin:login")
    for _ in range(10):
        client.post(login, {"username": admin_user.username, "password": "wrong"})
    response = client.post(login, {"username": admin_user.username, "password": "password"})
    assert response.status_code == 429
