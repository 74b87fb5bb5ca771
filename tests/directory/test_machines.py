"""What search engines and other programs ask for."""

from __future__ import annotations

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from people.models import Link
from tests import factories
from tests.pages import populate, queries_of, text_of

pytestmark = pytest.mark.django_db


def test_robots_are_told_where_the_map_is(client: Client) -> None:
    assert text_of(client, "/robots.txt").splitlines() == [
        "User-agent: *", "Disallow: /admin/", "Disallow: /search/", "", "Sitemap: http://testserver/sitemap.xml",
    ]  # fmt: skip


def test_the_icon_of_old_browsers_is_there(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"] == "/static/favicon.ico"
    assert finders.find("favicon.ico")


def test_the_map_names_every_page_with_its_last_change(client: Client) -> None:
    populate(6)
    factories.person("Hidden One", is_listed=False, topics=("Secrets",))
    maps = re.findall(r"<loc>http://testserver(/sitemap-[^<]+)</loc><lastmod>", text_of(client, "/sitemap.xml"))
    assert len(maps) == 4
    undated = re.findall(r"<loc>http://testserver(/sitemap-[^<]+)</loc></sitemap>", text_of(client, "/sitemap.xml"))
    pages = [text_of(client, address) for address in [*maps, *undated]]
    addresses = {address for page in pages for address in re.findall(r"<loc>http://testserver([^<]+)</loc>", page)}
    assert {"/", "/people/", "/people/person-0/", "/publications/publication-5/", "/venues/venue-1/", "/topics/logic/",
            "/organizations/laboratory-3/"} <= addresses  # fmt: skip
    assert not {address for address in addresses if "hidden" in address or "secrets" in address}
    assert all("<lastmod>" in page for page in pages[:4])
    for address in addresses:
        text_of(client, address)


def test_the_map_takes_as_many_queries_for_many_rows(client: Client) -> None:
    populate(3)
    few = queries_of(client, "/sitemap.xml")
    populate(30, seed=1)
    assert queries_of(client, "/sitemap.xml") == few


@pytest.mark.parametrize("asked", ["10.1000/A_b(1)", "10.1000/a_B(1)"])
def test_a_doi_leads_to_its_publication(client: Client, asked: str) -> None:
    work = factories.publication("Notes", doi="10.1000/a_b(1)")
    assert client.get(f"/doi/{asked}")["Location"] == work.get_absolute_url()


@pytest.mark.parametrize(
    ("stored", "asked"), [("2401.00001", "2401.00001v2"), ("math.GT/0309136", "math.GT/0309136"), ("1843.1", "1843.1")]
)
def test_an_arxiv_number_leads_to_its_publication(client: Client, stored: str, asked: str) -> None:
    work = factories.publication("Notes", arxiv_id=stored)
    assert client.get(f"/arxiv/{asked}")["Location"] == work.get_absolute_url()


def test_an_orcid_leads_to_its_person(client: Client) -> None:
    ada = factories.person("Ada Lovelace")
    Link.objects.create(person=ada, kind="orcid", url="https://orcid.org/0000-0002-1825-009X")
    assert client.get("/orcid/0000-0002-1825-009x")["Location"] == ada.get_absolute_url()
    ada.is_listed = False
    ada.save()
    text_of(client, "/orcid/0000-0002-1825-009X", status=404)


@pytest.mark.parametrize("address", ["/doi/10.1/none", "/doi/x", "/arxiv/1", "/orcid/1", "/orcid/%25", "/doi/%00"])
def test_what_nobody_has_leads_nowhere(client: Client, address: str) -> None:
    factories.publication("Notes")
    factories.person()
    text_of(client, address, status=404)


def test_a_page_says_what_it_is(client: Client) -> None:
    work = factories.publication("Notes <b>", factories.person("Ada Lovelace"), year=1843, doi="10.1/x")
    page = text_of(client, work.get_absolute_url())
    assert '<meta name="citation_author" content="Lovelace, Ada">' in page
    assert '<meta property="og:title" content="Notes &lt;b&gt;">' in page
    assert f'<link rel="canonical" href="http://testserver{work.get_absolute_url()}">' in page
    assert '"@type":"ScholarlyArticle"' in page
    assert "\\u003Cb\\u003E" in page
