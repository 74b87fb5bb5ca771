"""The rules of every list, on the lists that there are."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories
from tests.pages import filter_at, filter_of, populate, queries_of, text_of, values_of

pytestmark = pytest.mark.django_db
LISTS = ["/people/", "/organizations/", "/publications/"]
NARROWED = [
    "/people/",
    "/people/?status=current",
    "/people/?kind=education&kind=employment",
    "/people/?organization=university-0",
    "/people/?organization=university-1&status=former&topic=logic",
    "/people/?topic=not-set&topic=optics",
    "/people/?q=person&kind=research",
    "/organizations/",
    "/organizations/?q=laboratory",
    "/organizations/?q=university",
    "/organizations/?status=current&kind=education&kind=research",
    "/organizations/?status=former&q=laboratory",
    "/publications/",
    "/publications/?kind=journal",
    "/publications/?kind=journal&kind=conference&status=published",
    "/publications/?author=person-1&venue=venue-0",
    "/publications/?venue=not-set&venue=venue-1&year_min=2011",
    "/publications/?year=not-set",
    "/publications/?organization=university-0",
]


def test_every_value_of_every_facet_leaves_as_many_rows_as_it_says() -> None:
    populate(20)

    for address in NARROWED:
        shown = filter_at(address)
        assert shown.qs.count() == shown.total, address
        for name, value in values_of(shown):
            chosen = shown.parameters.getlist(name)
            clicked = filter_at(value.address).parameters.getlist(name)
            (spelling,) = {*clicked} ^ {*chosen}
            assert filter_at(shown.address(**{name: [spelling]})).qs.count() == value.count, (address, name, value)
            assert value.chosen == (spelling in chosen)


def test_a_chip_takes_one_value_away() -> None:
    populate(8)

    for address in NARROWED:
        shown = filter_at(address)
        for chip in shown.chips:
            assert len(filter_at(chip.address).chips) == len(shown.chips) - 1


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize(
    "query",
    [
        "page=0", "page=-1", "page=x", "page=99999999999999999999", "page=7", "size=3", "size=x", "sort=x", "sort=-",
        "sort=a&sort=b", "q=%00", "q=...", "q=" + "x" * 400, "q=a%00b",
    ],
)  # fmt: skip
def test_a_bad_parameter_is_left_out_and_named(client: Client, address: str, query: str) -> None:
    populate(3)
    whole = filter_of(client, address)

    shown = filter_of(client, f"{address}?{query}")

    assert shown.total == whole.total
    assert shown.ignored
    page = text_of(client, f"{address}?{query}")
    assert "Not understood, so left out" in page
    assert "\0" not in page


@pytest.mark.parametrize(
    "query",
    [
        "kind=x", "kind=journal%00", "status=x", "venue=nowhere", "venue=%00", "author=nobody", "organization=%00",
        "organization=nowhere", "year_min=abc", "year_max=99999999999999999999999", "year_min=-5", "year_min=0",
        "year=2020", "year_min=2010.5", "year_min=%F0%9F%98%80",
    ],
)  # fmt: skip
def test_a_bad_value_of_publications_is_left_out_and_named(client: Client, query: str) -> None:
    populate(3)

    shown = filter_of(client, f"/publications/?{query}")

    assert shown.total == 3
    assert [bad.name for bad in shown.ignored] == [query.split("=")[0]]


@pytest.mark.parametrize("query", ["kind=x", "status=x", "topic=x", "organization=x", "topic=%00"])
def test_a_bad_value_of_people_is_left_out_and_named(client: Client, query: str) -> None:
    populate(3)

    shown = filter_of(client, f"/people/?{query}")

    assert shown.total == 3
    assert [bad.name for bad in shown.ignored] == [query.split("=")[0]]


def test_good_values_beside_bad_ones_stay(client: Client) -> None:
    populate(20)

    shown = filter_of(client, "/publications/?kind=x&kind=journal&venue=venue-0&venue=nowhere&page=2&size=x")

    assert shown.parameters.getlist("kind") == ["journal"]
    assert shown.parameters.getlist("venue") == ["venue-0"]
    assert {(bad.name, bad.value) for bad in shown.ignored} >= {("kind", "x"), ("venue", "nowhere"), ("size", "x")}


def test_unknown_parameters_say_nothing(client: Client) -> None:
    populate(3)

    shown = filter_of(client, "/people/?utm_source=x")

    assert shown.ignored == []
    assert shown.canonical == "/people/"


def test_an_upside_down_range_is_turned(client: Client) -> None:
    factories.publication("Within", year=2015)
    factories.publication("Without", year=2020)

    shown = filter_of(client, "/publications/?year_min=2016&year_max=2010")

    assert [one.title for one in shown.qs] == ["Within"]
    assert [chip.label for chip in shown.chips] == ["2010 – 2016"]


def test_an_empty_list_names_what_excludes_everything(client: Client) -> None:
    factories.publication("A title", year=2015, kind="journal")

    page = text_of(client, "/publications/?year_min=2016&kind=journal&q=title")

    assert "No publication fits all of this" in page
    assert '<a href="/publications/?q=title&amp;kind=journal">2016 –</a>' in page
    assert "1 publication" in page


def test_a_list_without_rows_says_how_to_get_some(client: Client) -> None:
    assert "import_cvs" in text_of(client, "/people/")


@pytest.mark.parametrize(
    "address",
    [
        *LISTS,
        "/publications/?kind=journal&author=person-1&venue=venue-0",
        "/publications/?q=publication&author=person-0&venue=venue-0&venue=not-set&organization=university-0&year_min=1",
        "/publications/?q=publication&author=person-0&organization=university-0&venue=venue-0&year_min=9000",
        "/people/?organization=university-0&topic=logic",
        "/people/?q=person&organization=university-0&status=current&status=former&topic=logic&sort=-publications",
        "/organizations/?q=university&status=current&kind=education",
    ],
)
def test_a_list_takes_the_same_queries_whatever_its_size(client: Client, address: str) -> None:
    populate(5)
    few = queries_of(client, address)
    populate(50, seed=1)

    assert queries_of(client, address) == few
    assert few <= 9  # and one for the revision, which a transaction of tests is not asked for


def test_pages_follow_one_another(client: Client) -> None:
    for n in range(60):
        factories.publication(f"Title {n:02}", year=2000 + n % 7)

    seen = [row.pk for page in (1, 2, 3) for row in filter_of(client, f"/publications/?page={page}").page.object_list]

    assert len(seen) == len(set(seen)) == 60
    assert 'rel="next" href="?page=2"' in text_of(client, "/publications/")
    assert "<strong>51–60</strong> of 60 publications" in text_of(client, "/publications/?page=3")
    assert filter_of(client, "/publications/?size=50&page=2").page.start_index() == 51
    assert filter_of(client, "/publications/?sort=title").qs[0].title == "Title 00"


def test_an_address_that_names_a_row_by_the_slug_it_had_leads_to_the_one_that_names_it_now(client: Client) -> None:
    sydney, author = factories.organization("University of Sydney"), factories.person("Ada Lovelace")
    factories.affiliation(author, sydney)
    factories.publication("Notes", author)
    for row, slug in ((sydney, "usyd"), (author, "ada")):
        row.slug = slug
        row.save()
    response = client.get("/people/?organization=university-of-sydney&kind=employment&organization=usyd")
    assert (response.status_code, response["Location"]) == (301, "/people/?organization=usyd&kind=employment")
    assert client.get("/publications/?author=ada-lovelace")["Location"] == "/publications/?author=ada"
    assert b"Notes" in client.get("/publications.bib?author=ada-lovelace").getvalue()
    assert client.get("/people/?organization=nowhere").status_code == 200
    author.is_listed = False
    author.save()
    assert client.get("/publications/?author=ada-lovelace").status_code == 200
