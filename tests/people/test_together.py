from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import prefetch_related_objects
from pytest_django import DjangoAssertNumQueries

from people.models import Contact, Link, Person, PersonName
from people.together import keep, read_together
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    ada = factories.person("Ada Lovelace", topics=("Engines", "Æther"))
    for number in (2, 1):
        Link.objects.create(person=ada, label=f"“{number}”", url="https://example.org/?a=1&b=2", order=number)
    Contact.objects.create(person=ada, kind="phone", value="+44", is_public=False)
    Contact.objects.create(person=ada, kind="email", value="ada@example.org", is_public=True)
    return ada


def test_rows_are_what_each_query_alone_would_bring(
    ada: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert connection.features.supports_json_field  # asked of a database once, by a query
    related = {name: getattr(ada, name) for name in ("names", "links", "contacts", "interests")}

    with django_assert_num_queries(1):
        found = read_together(**{name: manager.all() for name, manager in related.items()})

    for name, manager in related.items():
        alone = list(manager.all())
        assert found[name] == alone
        for row, other in zip(found[name], alone, strict=True):
            assert {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields} == {
                field.attname: getattr(other, field.attname) for field in other._meta.concrete_fields
            }


def test_what_is_kept_is_asked_for_no_more(ada: Person, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    name = PersonName(person=ada, name="Augusta")
    keep(ada, "names", [name])

    with django_assert_num_queries(0):
        assert list(ada.names.all()) == [name]
        prefetch_related_objects([ada], "names")
