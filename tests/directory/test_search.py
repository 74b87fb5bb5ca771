import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.search import read_query, words, words_refreshed_later
from people.models import Organization, OrganizationName, Person, PersonName, Topic
from publications.models import Publication, Venue, VenueName
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ærø", "aero"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("GPT-4", "gpt 4"),
        ("山田太郎", "山 田 太 郎"),
        ("ＫＩＴＴＹ：2-bit", "kitty 2 bit"),
        ("Zhao Yu (赵宇)", "zhao yu 赵 宇"),
        ("  O'Brien,  J. ", "o brien j"),
        ("", ""),
        ("–—!?", ""),
        ("アラン・チューリング", "ア ラ ン チ ュ ー リ ン グ"),
        ("x" * 100, "x" * 64),
    ],
)
def test_words_are_lower_case_letters_and_digits(text: str, expected: str) -> None:
    assert words(text) == expected


def test_a_query_has_each_word_once_and_a_dozen_at_most() -> None:
    assert read_query("to be or not to be").prefixes == ("to", "be", "or", "not")
    assert len(read_query(" ".join(str(n) for n in range(1000))).prefixes) == 12


@pytest.mark.parametrize(
    ("text", "prefixes", "phrases"),
    [
        ('"deep learning" zhu', "zhu", ["deep learning"]),
        ("“GPT-4”", "", ["gpt 4"]),
        ('"one', "one", []),
        ('"" "—" x', "x", []),
        ("山田 2024", "2024", ["山 田"]),
        ("山 田", "山 田", []),
        ("x'y \" : * ( -", "x y", []),
    ],
)
def test_what_stands_in_quotes_is_a_phrase(text: str, prefixes: str, phrases: list[str]) -> None:
    query = read_query(text)
    assert " ".join(query.prefixes) == prefixes
    assert list(query.phrases) == phrases


@pytest.mark.parametrize("query", ["łodz", "LODZ anna", "anna łó", "nowak lodz", "kowal", "山田"])
def test_a_person_is_found_by_any_name_topic_or_place(query: str) -> None:
    anna = factories.person("Anna Nowak")
    PersonName.objects.create(person=anna, name="A. Kowalska 山田")
    factories.affiliation(anna, "Uniwersytet Łódzki")
    factories.affiliation(anna, "Lodz Institute")
    factories.person("Somebody Else")

    assert list(Person.objects.search(query)) == [anna]


@pytest.mark.parametrize("query", ["odz", "anna else", "%", "_nna", "anna\\"])
def test_what_stands_nowhere_is_not_found(query: str) -> None:
    factories.person("Anna Nowak", headline="Łódź")

    found = Person.objects.search(query)

    assert found.count() == (0 if words(query) not in {"", "anna"} else 1)


def test_a_work_is_found_by_title_author_venue_and_year() -> None:
    icml = factories.venue(acronym="ICML")
    work = factories.publication("Ladder Residual", "Muru Zhang", venue=icml, year=2025)
    factories.publication("Something else", year=2024)

    for query in ("ladder", "zhang 2025", "icml residual", "machine learning muru"):
        assert list(Publication.objects.search(query)) == [work], query


def test_the_best_come_first() -> None:
    scattered = factories.publication("Products", "Tensor, A.")
    phrase = factories.publication("A note on tensor products")
    begins = factories.publication("Tensor products of algebras")
    exact = factories.publication("Tensor products")

    found = Publication.objects.search("tensor products").best_first("tensor products")

    assert list(found) == [exact, begins, phrase, scattered]


def test_a_renamed_topic_parent_or_venue_is_found_by_its_new_name() -> None:
    anna = factories.person("Anna", topics=("Old topic",))
    parent = factories.organization("Old parent")
    part = factories.organization("Laboratory", parent=parent)
    venue = factories.venue("Old venue")
    work = factories.publication("Title", venue=venue)

    for row in (Topic.objects.get(), parent, venue):
        row.name = row.name.replace("Old", "New")
        row.save()

    assert list(Person.objects.search("new topic")) == [anna]
    assert set(Organization.objects.search("new parent")) == {parent, part}
    assert list(Venue.objects.search("new")) == [venue]
    assert list(Publication.objects.search("new venue")) == [work]
    assert not Person.objects.search("old").exists()


def test_other_names_are_found_as_long_as_they_stand() -> None:
    place, venue = factories.organization("Sun Yat-sen University"), factories.venue("Machine Learning")
    names = [
        OrganizationName.objects.create(organization=place, name="SYSU"),
        VenueName.objects.create(venue=venue, name="SYSU proceedings"),
    ]
    assert list(Organization.objects.search("sysu")) == [place]
    assert list(Venue.objects.search("sysu")) == [venue]

    for name in names:
        name.delete()

    assert not Organization.objects.search("sysu").exists()
    assert not Venue.objects.search("sysu").exists()


def test_deleting_a_work_does_not_refresh_it_for_each_author() -> None:
    counts = []
    for authors in (2, 40):
        work = factories.publication("Title", *[f"Author {n}" for n in range(authors)])
        with CaptureQueriesContext(connection) as queries:
            work.delete()
        counts.append(len([query for query in queries if "_historical" not in query["sql"]]))

    assert counts[0] == counts[1]


def test_a_bulk_writer_refreshes_once_at_the_end() -> None:
    with words_refreshed_later():
        anna = factories.person("Anna", topics=("Tensors",))
        factories.publication("Title", anna)
    assert not Person.objects.search("anna").exists()

    assert Person.objects.refresh_words() == 1
    assert Publication.objects.refresh_words([Publication.objects.get().pk]) == 1
    assert Person.objects.refresh_words([anna.pk]) == 0
    assert list(Person.objects.search("tensors")) == [anna]
