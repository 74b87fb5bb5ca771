from __future__ import annotations

import pytest

from people.models import Person
from publications.coauthors import CoAuthor
from tests import factories

pytestmark = pytest.mark.django_db


def co_authors(person: Person) -> list[CoAuthor]:
    return person.authorships.publications().for_rows().with_authors().co_authors_of(person)


def test_spellings_of_one_name_count_as_one() -> None:
    ada = factories.person("Ada Lovelace")
    factories.publication("One", ada, "José  Müller")
    factories.publication("Two", ada, "Jose Muller")

    assert [(one.name, one.count) for one in co_authors(ada)] == [("José  Müller", 2)]


def test_a_name_twice_on_one_work_counts_once() -> None:
    ada = factories.person("Ada Lovelace")
    factories.publication("One", ada, "Luigi Menabrea", "Luigi Menabrea")

    assert [one.count for one in co_authors(ada)] == [1]


def test_a_member_counts_whatever_the_name_printed_and_is_called_by_their_own() -> None:
    ada, charles = factories.person("Ada Lovelace"), factories.person("Charles Babbage")
    factories.publication("One", ada, charles)
    factories.publication("Two", ada, charles).authorships.filter(person=charles).update(name="C. B.")

    assert [(one.name, one.count, one.address) for one in co_authors(ada)] == [
        ("Charles Babbage", 2, "/people/charles-babbage/")
    ]


def test_whom_the_site_hides_stays_a_name_as_printed() -> None:
    ada, charles = factories.person("Ada Lovelace"), factories.person("Charles Babbage", is_listed=False)
    factories.publication("One", ada, charles).authorships.filter(person=charles).update(name="C. Babbage")

    assert [(one.name, one.address) for one in co_authors(ada)] == [("C. Babbage", None)]


def test_somebody_alone_has_none() -> None:
    ada = factories.person("Ada Lovelace")
    factories.publication("One", ada)

    assert co_authors(ada) == []
    assert co_authors(factories.person("Nobody")) == []
