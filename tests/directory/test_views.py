from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from django import urls
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from pytest_django import Settings

from people.models import Person
from tests import factories
from tests.pages import populate, queries_of, text_of

pytestmark = pytest.mark.django_db
PAGES = [
    "/", "/people/", "/people/person-0/", "/organizations/", "/organizations/university-0/", "/publications/",
    "/publications/publication-0/", "/venues/venue-0/", "/topics/logic/", "/search/", "/search/?q=person",
    "/people/?q=nobody+at+all", "/publications/?kind=journal&year_min=2010", "/about/",
]  # fmt: skip


def test_home_counts_what_is_there(client: Client) -> None:
    ada = factories.person("Ada Lovelace", topics=("Engines",))
    factories.person("Hidden One", is_listed=False)
    factories.affiliation(ada, "Society", is_current=True)
    factories.publication("Sketch", ada, year=1843, venue=factories.venue("Memoirs"))

    page = text_of(client, "/")

    assert "<h1>1 researcher, their papers and the places they have worked.</h1>" in page
    assert "Hidden One" not in page
    for example in ("Engines", "Society", "Memoirs+1843", "Memoirs%201843"):
        assert example in page or "%20" in example or "+" in example
    assert 'href="/publications/?year_min=1843&amp;year_max=1843"' in page


def test_the_directory_tells_of_itself_and_whom_to_write_to(client: Client, settings: Settings) -> None:
    assert "mailto:" not in text_of(client, "/about/?before")

    settings.SITE_ABOUT, settings.SITE_CONTACT = "The people of Our Lab.", "editors@example.org"
    page = text_of(client, "/about/")

    assert "The people of Our Lab." in page
    assert 'href="mailto:editors@example.org"' in page
    for address in re.findall(r'href="(/[^"#]*)', page.partition("<main")[2]):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("address", PAGES)
def test_no_visitor_gets_a_cookie(client: Client, address: str) -> None:
    populate(2)
    assert not client.get(address).cookies


def test_an_empty_directory_has_pages_too(client: Client) -> None:
    for address in ("/", "/people/", "/organizations/", "/publications/", "/search/?q=x"):
        text_of(client, address)


def test_search_finds_everything_by_any_word(client: Client) -> None:
    ada = factories.person("Ada Łovelace")
    factories.affiliation(ada, "Łódź Society")
    factories.publication("On Łódź", venue=factories.venue("Acta Lodziensia"))

    page = text_of(client, "/search/?q=LODZ")

    for said in ("/people/ada-lovelace/", "/organizations/lodz-society/", "/publications/on-lodz/", "/venues/acta-"):
        assert said in page, said


def test_search_leads_to_the_whole_list(client: Client) -> None:
    for n in range(12):
        factories.person(f"Ada {n}")

    page = text_of(client, "/search/?q=ada")

    assert '<a href="/people/?q=ada">All 12 people</a>' in page
    assert page.count('class="person-row"') == 10


@pytest.mark.parametrize("query", ["%00", "a%00", "...", "x" * 400])
def test_search_says_what_it_does_not_understand(client: Client, query: str) -> None:
    assert "Not understood" in text_of(client, f"/search/?q={query}")


def test_search_says_when_nothing_is_found(client: Client) -> None:
    assert "Nothing has all of these words" in text_of(client, "/search/?q=nowhere")


@pytest.mark.parametrize("address", ["/", "/search/?q=person", "/search/?q=publication", "/search/?q=0"])
def test_queries_do_not_grow(client: Client, address: str) -> None:
    populate(12)
    few = queries_of(client, address)
    populate(50, seed=5)

    assert queries_of(client, address) == few
    assert few <= 9


def test_every_page_is_well_formed(client: Client) -> None:
    populate(12)
    for address in PAGES:
        page = text_of(client, address)
        assert page.count("<h1") == 1, address
        assert "<main" in page
        assert '<html lang="en">' in page
        assert re.search(r'<link rel="canonical" href="http://testserver/[^"]*">', page), address
        assert re.search(r"<title>[^<]+</title>", page), address
        assert " style=" not in page, address
        ours = '<script src="/static/directory.js" defer>'
        assert set(re.findall(r"<script[^>]*>", page)) <= {ours, '<script type="application/ld+json">'}, address
        assert page.count('<script type="application/ld+json">') <= 1, address
        assert "<style" not in page, address
        assert " onclick" not in page, address
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids)), address
        levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
        assert all(after - before <= 1 for before, after in pairwise(levels)), (address, levels)
        for target in set(re.findall(r'href="#([^"]+)"', page)):
            assert f'id="{target}"' in page, (address, target)


def test_every_link_of_every_page_leads_somewhere(client: Client) -> None:
    populate(6)
    links = {
        link.replace("&amp;", "&")
        for address in PAGES[:10]
        for link in re.findall(r'href="(/[^"#]*)"', text_of(client, address))
        if not link.startswith(("/static/", "/admin/"))
    }
    assert len(links) > 40
    for link in links:
        text_of(client, link)


def test_what_is_not_there_says_so(client: Client) -> None:
    for address in (
        "/nowhere/",
        "/people/nobody/",
        "/publications/nothing/",
        "/venues/x/",
        "/topics/x/",
        "/people/a%00/",
    ):
        assert "There is no such page" in text_of(client, address, status=404)


def test_the_page_for_failures_needs_nothing_of_the_site() -> None:
    assert "Something went wrong" in render_to_string("500.html")


def test_a_failure_shows_its_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr(Person.objects, "listed", None)

    assert "Something went wrong" in text_of(client, "/", status=500)


def test_a_photo_that_an_admin_added_is_shown(client: Client, tmp_path: Path) -> None:
    picture = tmp_path / "photos" / "ada.png"
    picture.parent.mkdir()
    picture.write_bytes(b"\x89PNG")
    person = factories.person("Ada Lovelace")
    Person.objects.filter(pk=person.pk).update(photo="photos/ada.png")
    media = urls.resolve("/media/photos/ada.png")

    assert '<img class="initials" src="/media/photos/ada.png"' in text_of(client, person.get_absolute_url())
    assert media.kwargs["document_root"] == settings.MEDIA_ROOT
    answer = media.func(RequestFactory().get("/"), path="photos/ada.png", document_root=tmp_path)
    assert b"".join(answer.streaming_content) == b"\x89PNG"
    answer.close()
