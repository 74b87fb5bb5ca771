"""Both databases find what plain Python finds, in its order."""

from __future__ import annotations

import random

import pytest
from django.apps import apps
from django.db import connection

from directory.index import keep_indexes, searched_models
from people.models import Organization, Person, PersonName
from publications.models import Publication, Venue
from tests import factories
from tests.directory import reference_search

pytestmark = pytest.mark.django_db
SAID = [
    "Ærø", "Łódź", "Straße", "山田太郎", "山田", "太郎", "GPT-4", "GPT-4o", "gpt", "4", "Müller", "Muller", "deep",
    "deeper", "learning", "learn", "d'Alembert", "O’Neill", "Nguyễn", "Ελένη", "Жуков", "한국어", "ラベル・付け", "x²",
    "non-linear", "2-bit", "C++", "ﬁne", "The", "of", "a", "A.", "𝒪(n)", "İstanbul", "e\u0301clair", "数据", "数",
]  # fmt: skip


def invent(chance: random.Random, most: int = 5) -> str:
    return " ".join(chance.choice(SAID) for _ in range(chance.randint(1, most)))


def ask(chance: random.Random, texts: list[str]) -> str:
    """A query: invented, a piece of what is there, words of it in another order, the beginning of one, a phrase."""
    text = chance.choice(texts)
    pieces = text.split() or [text]
    start = chance.randrange(len(pieces))
    piece = pieces[start : start + chance.randint(1, 3)]
    match chance.randrange(6):
        case 0:
            return invent(chance, 2)
        case 1:
            return text
        case 2:
            return " ".join(chance.sample(pieces, min(2, len(pieces)))).upper()
        case 3:
            return piece[0][: chance.randint(1, 4)]
        case 4:
            return f'"{" ".join(piece)}" {chance.choice(SAID)[:2] if chance.random() < 0.3 else ""}'
        case _:
            return " ".join(piece)


def test_a_thousand_queries_find_what_plain_python_finds() -> None:
    chance = random.Random(5)  # noqa: S311  (the same each time)
    rows: dict[int, tuple[list[str], list[str]]] = {}
    for n in range(300):
        names = list(dict.fromkeys(f"{invent(chance)} {n}" for _ in range(chance.randint(1, 3))))
        acronym = chance.choice(["", invent(chance, 1)])
        venue = Venue.objects.create(name=names[0], acronym=acronym, slug=f"v{n}")
        for name in names[1:]:
            venue.names.create(name=name)
        rows[venue.pk] = ([name for name in [*names, acronym] if name], [])
    texts = [name for names, _ in rows.values() for name in names]

    found = 0
    for _ in range(700):
        query = ask(chance, texts)
        ids = list(Venue.objects.order_by("pk").search(query).best_first(query).values_list("pk", flat=True))
        assert ids == reference_search.search(rows, query), query
        found += bool(ids)
    assert found > 500


def test_names_come_before_the_rest() -> None:
    chance = random.Random(6)  # noqa: S311
    rows: dict[int, tuple[list[str], list[str]]] = {}
    for n in range(150):
        title, authors = f"{invent(chance)} {n}", [invent(chance, 2) for _ in range(3)]
        work = factories.publication(title, *authors, slug=f"w{n}")
        rows[work.pk] = ([title], [author.rstrip("*") for author in authors])
    texts = [text for names, rest in rows.values() for text in (*names, *rest)]

    for _ in range(300):
        query = ask(chance, texts)
        ids = list(Publication.objects.order_by("pk").search(query).best_first(query).values_list("pk", flat=True))
        assert ids == reference_search.search(rows, query), query


def test_no_phrase_goes_over_from_one_text_to_the_next() -> None:
    factories.publication("Notes on the Engine", "Ada King", "Lovelace Babbage")

    for query, count in (('"king lovelace"', 0), ('"engine ada"', 0), ('"ada king"', 1), ('"lovelace babbage"', 1)):
        assert Publication.objects.search(query).count() == count, query


def test_the_index_follows_every_change() -> None:
    ada = factories.person("Ada Lovelace")
    PersonName.objects.create(person=ada, name="Ada King")
    assert Person.objects.search("king").exists()
    Person.objects.filter(pk=ada.pk).update(words="babbage |")
    assert not Person.objects.search("king").exists()
    assert Person.objects.search("babb").get() == ada
    ada.delete()
    assert not Person.objects.search("babb").exists()


def test_every_searched_model_has_an_index() -> None:
    assert {model.__name__ for model in searched_models()} >= {"Person", "Organization", "Publication", "Venue"}
    for model in searched_models():
        assert model._default_manager.search('"nothing at all" x').count() == 0  # type: ignore[attr-defined]


def test_an_index_that_was_lost_is_made_again() -> None:
    factories.organization("Łódź Society")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER people_organization_words_insert")
            cursor.execute("INSERT INTO people_organization (name, slug, acronym, ror, homepage, words, updated_at)"
                           " VALUES ('Academy', 'academy', '', '', '', 'academy |', '2026-01-01')")  # fmt: skip
        else:
            connection.check_constraints()  # those put off would hinder a new index
            cursor.execute("DROP INDEX people_organization_words")
            Organization.objects.bulk_create([Organization(name="Academy", slug="academy", words="old")])
            connection.check_constraints()

    keep_indexes()

    assert Organization.objects.search("acad").get().name == "Academy"
    assert Organization.objects.search("lodz").exists()
    keep_indexes()


def test_no_other_model_is_called_searched() -> None:
    unsearched = [model for model in apps.get_models() if model not in searched_models()]
    assert not [model for model in unsearched if any(field.name == "words" for field in model._meta.fields)]
