from __future__ import annotations

import pytest

from tests import factories
from tests.pages import filter_at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _three_people() -> None:
    university = factories.organization("University")
    laboratory = factories.organization("Laboratory", parent=university)
    bench = factories.organization("Bench", parent=laboratory)
    ada, bob, cyd = (factories.person(name) for name in ("Ada", "Bob", "Cyd"))
    factories.person("Dan", is_listed=False, topics=("Optics",))
    factories.affiliation(ada, university, kind="education", end_year=2001)
    factories.affiliation(ada, "Company", kind="employment", is_current=True)
    factories.affiliation(bob, university, unit=bench, kind="employment", is_current=True)
    factories.affiliation(bob, "Company", kind="internship", end_year=2010)
    cyd.interests.create(topic=factories.person("Eve", topics=("Optics",)).interests.get().topic)
    factories.publication("One", bob)
    factories.publication("Two", bob, cyd)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", "Ada Bob Cyd Eve"),
        ("organization=university", "Ada Bob"),
        ("organization=laboratory", "Bob"),
        ("organization=bench&organization=company", "Ada Bob"),
        ("kind=education", "Ada"),
        ("kind=education&kind=internship", "Ada Bob"),
        ("status=current", "Ada Bob"),
        ("status=former", "Ada Bob"),
        ("status=current&status=former", "Ada Bob"),
        ("organization=university&status=current", "Bob"),
        ("organization=company&status=former", "Bob"),
        ("organization=company&kind=education", ""),
        ("topic=optics", "Cyd Eve"),
        ("topic=not-set", "Ada Bob"),
        ("topic=not-set&topic=optics", "Ada Bob Cyd Eve"),
        ("q=laboratory", ""),
        ("q=bench", "Bob"),
        ("q=optics", "Cyd Eve"),
        ("sort=-publications", "Bob Cyd Ada Eve"),
    ],
)
def test_a_list_is_narrowed(query: str, names: str) -> None:
    assert " ".join(person.name for person in filter_at(f"/people/?{query}").qs) == names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", "Bench Company Laboratory University"),
        ("q=univ", "Laboratory University"),
        ("status=current", "Bench Company Laboratory University"),
        ("status=former", "Company University"),
        ("status=former&kind=internship", "Company"),
        ("status=current&kind=education", ""),
    ],
)
def test_organizations_are_narrowed(query: str, names: str) -> None:
    assert " ".join(place.name for place in filter_at(f"/organizations/?{query}").qs) == names
