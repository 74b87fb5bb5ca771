"""Slugs are made of names, once, and no two rows share one."""

import pytest

from people.models import Organization, Person, Topic
from people.slugs import unique_slug

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Banghua Zhu", "banghua-zhu"),
        ("Łukasz Ærø-Straße", "lukasz-aero-strasse"),
        ("山田太郎", "shantiantailang"),
        ("C++ & C#", "c-c"),
        ("…", "topic"),
        ("", "topic"),
    ],
)
def test_a_slug_is_plain_letters_and_digits(text: str, slug: str) -> None:
    assert unique_slug(Topic, text) == slug


def test_a_long_name_is_cut_between_words() -> None:
    assert unique_slug(Topic, "learning " * 20) == "-".join(["learning"] * 9)


def test_a_long_word_is_cut_where_it_must() -> None:
    assert unique_slug(Topic, "a" * 100) == "a" * 80


def test_namesakes_have_addresses_of_their_own() -> None:
    slugs = [Person.objects.create(name="Wei Zhang").slug for _ in range(3)]
    assert slugs == ["wei-zhang", "wei-zhang-2", "wei-zhang-3"]


def test_long_namesakes_have_addresses_of_their_own() -> None:
    slugs = [Person.objects.create(name="a" * 100).slug for _ in range(2)]
    assert slugs == ["a" * 80, "a" * 73 + "-2"]


def test_a_name_that_begins_like_another_is_not_numbered() -> None:
    Organization.objects.create(name="University of Sydney, Law")
    assert Organization.objects.create(name="University of Sydney").slug == "university-of-sydney"


def test_a_slug_once_given_stays() -> None:
    person = Person.objects.create(name="Wei Zhang")
    person.name = "Wei Chang"
    person.save()
    assert person.slug == "wei-zhang"
