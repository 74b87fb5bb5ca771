"""Every list and every thing in its other formats: the same rows as the page, all of them."""

from __future__ import annotations

import csv
import json

import feedparser
import pytest
import rispy
import vobject
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pybtex.database import parse_string

from people.models import Contact, Link, PersonName
from publications.models import PublicationLink, PublicationTitle
from tests import factories
from tests.pages import filter_of, populate, text_of

pytestmark = pytest.mark.django_db
NARROWED = [
    "",
    "?kind=journal",
    "?author=person-1&year_min=2011",
    "?organization=university-0",
    "?venue=not-set&q=publ",
]


@pytest.mark.parametrize("query", NARROWED)
def test_every_format_of_a_list_has_all_of_its_rows(client: Client, query: str) -> None:
    populate(40)
    slugs = [row.slug for row in filter_of(client, f"/publications/{query}").qs]
    assert slugs

    assert list(parse_string(text_of(client, f"/publications.bib{query}"), "bibtex").entries) == slugs
    assert [one["id"] for one in rispy.loads(text_of(client, f"/publications.ris{query}"))] == slugs
    assert [one["id"] for one in json.loads(text_of(client, f"/publications.json{query}"))] == slugs
    rows = csv.DictReader(text_of(client, f"/publications.csv{query}").removeprefix("\ufeff").splitlines())
    assert [row["address"].rstrip("/").rpartition("/")[2] for row in rows] == slugs
    feed = feedparser.parse(text_of(client, f"/publications.atom{query}"))
    assert sorted(entry.link.rstrip("/").rpartition("/")[2] for entry in feed.entries) == sorted(slugs)


def test_a_list_of_people_and_one_of_places(client: Client) -> None:
    populate(10)
    factories.person("Hidden One", is_listed=False)

    people = list(csv.DictReader(text_of(client, "/people.csv?status=current").removeprefix("\ufeff").splitlines()))
    places = list(csv.DictReader(text_of(client, "/organizations.csv?q=lab").removeprefix("\ufeff").splitlines()))

    assert [row["name"] for row in people] == [one.name for one in filter_of(client, "/people/?status=current").qs]
    assert {row["part of"] for row in places} == {"University 0", "University 1"}
    assert len(feedparser.parse(text_of(client, "/people.atom")).entries) == 10
    assert len(feedparser.parse(text_of(client, "/organizations.atom")).entries) == 8
    assert "Hidden" not in text_of(client, "/people.csv")


def test_the_works_of_a_person_a_place_and_a_venue(client: Client) -> None:
    populate(10)

    for page, query in (
        ("/people/person-1", "author=person-1"),
        ("/organizations/university-0", "organization=university-0"),
        ("/venues/venue-0", "venue=venue-0"),
    ):
        slugs = [row.slug for row in filter_of(client, f"/publications/?{query}&kind=journal").qs]
        found = json.loads(text_of(client, f"{page}/publications.json?kind=journal&author=nobody&page=7"))
        assert [one["id"] for one in found] == slugs or "author" in query


def test_one_publication(client: Client) -> None:
    work = factories.publication("A {B} & C", factories.person("Ada Lovelace"), doi="10.1/x", year=1843)
    PublicationTitle.objects.create(publication=work, title="Other")
    PublicationLink.objects.create(publication=work, url="https://example.org/a.pdf")

    assert list(parse_string(text_of(client, "/publications/a-b-c.bib"), "bibtex").entries) == ["a-b-c"]
    assert rispy.loads(text_of(client, "/publications/a-b-c.ris"))[0]["doi"] == "10.1/x"
    assert json.loads(text_of(client, "/publications/a-b-c.json"))[0]["URL"] == "https://example.org/a.pdf"
    assert "1843" in text_of(client, "/publications/a-b-c.csv")


def test_one_person(client: Client) -> None:
    ada = factories.person("Ada Lovelace", topics=("Engines",))
    PersonName.objects.create(person=ada, name="Ada King")
    Link.objects.create(person=ada, kind="github", url="https://github.com/ada")
    Contact.objects.create(person=ada, kind="email", value="ada@example.org", is_public=True)
    Contact.objects.create(person=ada, kind="phone", value="7946")
    factories.affiliation(ada, "Society", unit=factories.organization("Office"), role="Fellow", is_current=True)
    factories.publication("Notes", ada)

    card = vobject.readOne(text_of(client, "/people/ada-lovelace.vcf"))
    found = json.loads(text_of(client, "/people/ada-lovelace.json"))

    assert (card.fn.value, card.email.value, card.org.value) == (
        "Ada Lovelace",
        "ada@example.org",
        ["Society", "Office"],
    )
    assert not hasattr(card, "tel")
    assert found["basics"]["email"] == "ada@example.org"
    assert [work["name"] for work in found["publications"]] == ["Notes"]


@pytest.mark.parametrize(
    "address",
    [
        "/people/nobody.vcf", "/people/nobody/publications.bib", "/publications/nothing.bib", "/publications.xml",
        "/people.bib", "/people/hidden-one.json", "/people/hidden-one/publications.csv", "/publications/x.atom",
        "/venues/x/publications.bib", "/organizations/x/publications.bib",
    ],
)  # fmt: skip
def test_what_is_not_there_has_no_format(client: Client, address: str) -> None:
    factories.person("Hidden One", is_listed=False)
    text_of(client, address, status=404)


def test_a_file_is_sent_under_its_name_and_its_type(client: Client) -> None:
    response = client.get("/publications.bib?kind=x")
    assert response["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="publications.bib"'
    assert response["X-Robots-Tag"] == "noindex"


def test_a_file_takes_the_same_queries_whatever_its_length(client: Client) -> None:
    counts = []
    for size in (3, 40):
        populate(size, seed=size)
        with CaptureQueriesContext(connection) as queries:
            text_of(client, "/publications.bib")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 5


def test_pages_name_their_formats(client: Client) -> None:
    populate(3)

    shown = text_of(client, "/publications/?kind=journal&page=1&size=50&sort=title")

    assert 'title="Publications as BibTeX" href="/publications.bib?kind=journal&amp;sort=title">' in shown
    assert 'href="/people/person-0.vcf"' in text_of(client, "/people/person-0/")
    assert 'href="/people.csv?topic=logic"' in text_of(client, "/topics/logic/")
    assert 'href="/organizations/university-0/publications.atom"' in text_of(client, "/organizations/university-0/")
    assert 'href="/publications/publication-0.ris"' in text_of(client, "/publications/publication-0/")
    assert 'href="/venues/venue-0/publications.ris"' in text_of(client, "/venues/venue-0/")
