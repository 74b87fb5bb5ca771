"""The JSON API: what schemathesis asks of it, and that it answers with the rows of the pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as rules
from pytest_django import Settings
from schemathesis.specs.openapi.checks import negative_data_rejection

from directory.api import api
from directory.wsgi import application
from people.models import Contact, Person
from tests import factories
from tests.pages import filter_of, populate, queries_of, text_of

pytestmark = pytest.mark.django_db


def site(environ: Any, start_response: Any) -> Any:
    """Not known for Django's: of that, schemathesis would load all addresses before the settings of tests hold."""
    return application(environ, start_response)


schema = schemathesis.openapi.from_dict(
    json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/"), default=str))
)
schema.app = site


@pytest.fixture
def _directory(settings: Settings) -> Iterator[None]:
    settings.ALLOWED_HOSTS = ["*"]
    populate(6)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # as Django's own client does: the test's connection is in use
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_directory")
@schema.parametrize()
@rules(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
def test_every_answer_is_what_the_schema_says(case: Any) -> None:
    """Bad parameters aside, which are left out and named (DESIGN 8), not refused."""
    case.call_and_validate(excluded_checks=[negative_data_rejection])


def answer(client: Client, address: str) -> Any:
    return json.loads(text_of(client, address))


@pytest.mark.parametrize(
    "query", ["", "?kind=journal", "?author=person-1&sort=title", "?q=publication&page=2", "?year=not-set", "?size=50"]
)
def test_publications_are_those_of_the_page(client: Client, query: str) -> None:
    populate(40)
    shown = filter_of(client, f"/publications/{query}")
    found = answer(client, f"/api/publications/{query}")
    assert (found["total"], found["page"]) == (shown.total, shown.page.number)
    assert [one["slug"] for one in found["results"]] == [row.slug for row in shown.page.object_list]


def test_people_and_organizations_are_those_of_the_pages(client: Client) -> None:
    populate(10)
    for address in ("/people/?status=current&sort=-publications", "/organizations/?kind=education"):
        shown = filter_of(client, address)
        found = answer(client, f"/api{address}")
        assert [one["slug"] for one in found["results"]] == [row.slug for row in shown.page.object_list]


def test_pages_follow_one_another(client: Client) -> None:
    populate(60)
    address: str | None = "/api/publications/?kind=journal&kind=conference"
    slugs = []
    while address:
        found = answer(client, address)
        slugs += [one["slug"] for one in found["results"]]
        address = found["next"]
    assert len(slugs) == len(set(slugs)) == found["total"]


def test_a_bad_parameter_is_named(client: Client) -> None:
    assert answer(client, "/api/publications/?kind=x&page=9")["ignored"] == [
        {"name": "kind", "value": "x"}, {"name": "page", "value": "9"},
    ]  # fmt: skip


def test_each_thing_has_an_answer(client: Client) -> None:
    ada = factories.person("Ada Lovelace", topics=("Engines",), bio="One.")
    Contact.objects.create(person=ada, kind="email", value="ada@example.org", is_public=True)
    factories.affiliation(ada, "Society", role="Fellow", start_year=1840, start_month=5, is_current=True)
    factories.activity(ada, "award", "Prize", start_year=1841)
    factories.publication("Notes", ada, "Menabrea, L.", year=1843, venue=factories.venue("Memoirs"))

    person = answer(client, "/api/people/ada-lovelace/")
    assert person["affiliations"][0]["start"] == "1840-05"
    assert person["publication_count"] == 1
    assert person["activities"][0]["title"] == "Prize"
    assert "example.org" not in json.dumps(person)
    work = answer(client, "/api/publications/notes/")
    assert [author["family"] for author in work["authors"]] == ["Lovelace", "Menabrea"]
    assert work["venue"] == "Memoirs"
    assert answer(client, "/api/organizations/society/")["name"] == "Society"
    assert answer(client, person["publications"])["total"] == 1


@pytest.mark.parametrize("address", ["/api/people/x/", "/api/publications/%00/", "/api/organizations/a%2Fb/", "/api/x"])
def test_what_is_not_there_says_so_in_json(client: Client, address: str) -> None:
    assert json.loads(text_of(client, address, status=404)) == {"detail": "Not Found"}


def test_nothing_can_be_written(client: Client) -> None:
    person = factories.person()
    for method in (client.post, client.put, client.patch, client.delete):
        assert method("/api/people/").status_code == 405
        assert method(f"/api/people/{person.slug}/").status_code == 405
    assert Person.objects.exists()


def test_a_page_takes_the_same_queries_whatever_its_size(client: Client) -> None:
    counts: dict[str, list[int]] = {}
    for size in (5, 60):
        populate(size, seed=size)
        for address in ("/api/publications/", "/api/people/", "/api/organizations/"):
            counts.setdefault(address, []).append(queries_of(client, address))
    for few, many in counts.values():
        assert few == many <= 10
