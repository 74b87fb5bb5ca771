from __future__ import annotations

import pytest
from django.test import Client

from people.models import Person
from publications.models import Publication, PublicationLink, PublicationTitle
from tests import factories
from tests.pages import filter_at, populate, queries_of, text_of

pytestmark = pytest.mark.django_db


def test_everything_about_a_publication_stands_on_its_page(client: Client) -> None:
    ada = factories.person("Ada Lovelace")
    work = factories.publication(
        "Sketch of the Engine: Notes", "Luigi Menabrea*", ada, "Third Author", year=1843, status="accepted",
        venue=factories.venue("Scientific Memoirs", acronym="SM"), venue_as_printed="Taylor's Memoirs", volume="3",
        issue="29", pages="666–731", publisher="Taylor", editors="R. Taylor; A. Taylor", track="Notes",
        note="Translated", doi="10.1000/a<b>", arxiv_id="1843.00001", isbn="978-3", openreview_id="x&y",
        patent_number="GB 1", authors_truncated=True, venue_year=1844,
    )  # fmt: skip
    PublicationTitle.objects.create(publication=work, title="Notice sur la machine")
    PublicationLink.objects.create(publication=work, label="PDF", url="https://example.org/a.pdf")
    PublicationLink.objects.create(publication=work, label="LOST")

    page = text_of(client, work.get_absolute_url())

    for said in [
        "<h1>Sketch of the Engine: Notes</h1>", '<li aria-current="page">Sketch of the Engine</li>',
        'Luigi Menabrea<sup title="contributed equally">*</sup>, <a class="member" href="/people/ada-lovelace/">',
        "Third Author, et al.", "Scientific Memoirs (SM)", "/venues/sm/", "1843", "Accepted",
        "Conference", "666–731", "R. Taylor; A. Taylor", "Translated", "https://doi.org/10.1000/a%3Cb%3E",
        "https://arxiv.org/abs/1843.00001", "978-3", "forum?id=x%26y", "GB 1", "Notice sur la machine",
        "https://example.org/a.pdf", "LOST", "* contributed equally", "1844", "Taylor&#x27;s Memoirs",
        "“Sketch of the Engine: Notes.” Scientific Memoirs, vol. 3, no. 29, pp. 666–731, Taylor, 1843, Accepted.",
    ]:  # fmt: skip
        assert said in page, said


def test_a_title_in_another_script_says_so(client: Client) -> None:
    work = factories.publication("深度学习中的张量并行", "赵宇")

    page = text_of(client, work.get_absolute_url())

    assert '<h1 lang="zh">深度学习中的张量并行</h1>' in page
    assert "No year" not in page
    assert "Not set" in page
    assert '<h2 class="year-name">No year</h2>' in text_of(client, "/publications/")


def test_what_is_printed_is_escaped(client: Client) -> None:
    ada = factories.person("<b>Ada</b>")
    work = factories.publication("<script>x</script>", ada, "<i>B</i>*", "a", "b", "c", "d", "e", "f", note="<u>n</u>")

    for address in (work.get_absolute_url(), "/publications/", ada.get_absolute_url(), "/search/?q=script", "/"):
        page = text_of(client, address)
        for mark in ("<script>", "<b>", "<i>", "<u>"):
            assert mark not in page, (address, mark)


def test_a_citation_stands_in_every_format_with_its_file(client: Client) -> None:
    work = factories.publication("Sketch & Notes", "Luigi Menabrea", year=1843, venue=factories.venue("Memoirs"))

    page = text_of(client, work.get_absolute_url())
    box = page[page.index('class="cite-box"') : page.index("</fieldset>")]

    assert '<p class="citation">Luigi Menabrea. “Sketch &amp; Notes.” <cite>Memoirs</cite>, 1843.</p>' in box
    assert box.count("<pre") == 3
    for said in ("@inproceedings{", "TY  - ", "&quot;family&quot;: &quot;Menabrea&quot;"):
        assert said in box, said
    for suffix in ("bib", "ris", "json"):
        assert f'href="/publications/sketch-notes.{suffix}"' in box
        assert client.get(f"/publications/sketch-notes.{suffix}").status_code == 200


def test_a_work_of_which_little_is_known_can_be_cited(client: Client) -> None:
    page = text_of(client, factories.publication("Untitled").get_absolute_url())

    assert '<p class="citation">“Untitled.” </p>' in page


def test_a_link_that_an_identifier_gives_stands_once(client: Client) -> None:
    work = factories.publication(arxiv_id="1843.00001")
    for label, url in (
        ("PAPER", "http://www.arxiv.org/abs/1843.00001/"), ("", "https://example.org/a/b.pdf"),
        ("", "https://www.example.org/code"), ("CODE", "http://example.org/code"), ("LOST", ""),
    ):  # fmt: skip
        PublicationLink.objects.create(publication=work, label=label, url=url)

    assert work.links_elsewhere == [("PDF", "https://example.org/a/b.pdf"), ("CODE", "http://example.org/code")]
    assert "LOST" in text_of(client, work.get_absolute_url())


def test_an_implied_author_stands_in_brackets(client: Client) -> None:
    ada = factories.person("Ada Lovelace")
    work = factories.publication("Alone", ada)
    work.authorships.update(implied=True)

    page = text_of(client, work.get_absolute_url())

    assert '[<a class="member" href="/people/ada-lovelace/">Ada Lovelace</a>]' in page
    assert "without naming its owner" in page


def test_a_work_of_very_many_leads_to_its_page_instead_of_naming_all(client: Client) -> None:
    work = factories.publication("Collisions", *[f"Author {n}" for n in range(200)])

    listed = text_of(client, "/publications/")

    assert f'<a class="all" href="{work.get_absolute_url()}">all 200</a>' in listed
    assert "Author 100" not in listed
    assert "Author 100" in text_of(client, work.get_absolute_url())


def test_a_venue_shows_its_publications(client: Client) -> None:
    venue = factories.venue("Memoirs", acronym="ME")
    for n in range(60):
        factories.publication(f"Title {n}", venue=venue, year=1840)

    page = text_of(client, venue.get_absolute_url())

    assert "Title 59" in page
    assert '<a href="/publications/?venue=me">All 60 publications</a>' in page


def test_a_venue_names_who_published_there(client: Client) -> None:
    ada, charles = factories.person("Ada Lovelace"), factories.person("Charles Babbage")
    hidden = factories.person("Hidden One", is_listed=False)
    venue = factories.venue("Memoirs")
    factories.publication("One", ada, charles, hidden, venue=venue)
    factories.publication("Two", charles, venue=venue)
    factories.publication("Elsewhere", ada)

    people = client.get(venue.get_absolute_url()).context["people"]

    assert [(person, person.publication_count) for person in people] == [(charles, 2), (ada, 1)]


@pytest.mark.parametrize("address", ["/venues/venue-0/", "/topics/logic/", "/publications/", "/people/"])
def test_a_page_takes_the_same_queries_whatever_its_size(client: Client, address: str) -> None:
    populate(12)
    few = queries_of(client, address)
    populate(50, seed=6)

    assert queries_of(client, address) == few
    assert few <= 9


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("kind=journal", {"B"}),
        ("kind=journal&kind=book", {"B", "C"}),
        ("status=submitted", {"C"}),
        ("year_min=2011", {"B"}),
        ("year_max=2010", {"A"}),
        ("year=not-set", {"C"}),
        ("venue=memoirs", {"A"}),
        ("venue=not-set", {"B", "C"}),
        ("author=ada", {"A", "B"}),
        ("author=ada&author=bob", {"A", "B", "C"}),
        ("author=ada&kind=book", set()),
        ("organization=society", {"B"}),
        ("q=memoirs", {"A"}),
        ("q=bob", {"C"}),
    ],
)
def test_a_list_is_narrowed(query: str, titles: set[str]) -> None:
    ada, bob = factories.person("Ada"), factories.person("Bob")
    factories.affiliation(ada, "Society", start_year=2011, end_year=2013)
    factories.publication("A", ada, year=2010, kind="conference", venue=factories.venue("Memoirs"))
    factories.publication("B", ada, year=2012, kind="journal")
    factories.publication("C", bob, kind="book", status="submitted")

    assert {one.title for one in filter_at(f"/publications/?{query}").qs} == titles


def test_a_publication_takes_the_same_queries_whatever_its_authors(client: Client) -> None:
    populate(5)
    few = queries_of(client, "/publications/publication-0/")
    Person.objects.all().delete()
    Publication.objects.all().delete()
    populate(50, seed=4)

    assert queries_of(client, "/publications/publication-0/") == few
    assert few <= 9
