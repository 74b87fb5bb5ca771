"""One number says whether anything has changed; a visitor who has it is sent nothing twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from pytest_django import Settings

from directory.changes import LONGEST_KEPT, is_whole, revision, shown_tables
from people.models import Person
from publications.models import Publication
from tests import factories
from tests.pages import filter_of, queries_of, text_of, values_of


def number() -> int:
    now = revision()
    assert now is not None
    return now.number


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "change",
    [
        lambda _: Person.objects.create(name="Bob"),
        lambda person: Person.objects.filter(pk=person.pk).update(headline="x"),
        lambda _: Person.objects.bulk_create([Person(name="B", slug="b")]),
        lambda person: person.delete(),
        lambda person: factories.publication("Notes", person),
        lambda _: connection.cursor().execute("DELETE FROM people_person"),
    ],
)
def test_every_change_counts(change: Callable[[Person], object]) -> None:
    person = factories.person()
    before = number()

    change(person)

    assert number() > before


@pytest.mark.django_db(transaction=True)
def test_nothing_else_counts(client: Client) -> None:
    User.objects.create_user("somebody", password="word")
    before = number()

    text_of(client, "/people/")
    client.force_login(User.objects.get())

    assert number() == before


@pytest.mark.django_db(transaction=True)
def test_a_change_counts_once_it_is_committed() -> None:
    before = number()
    with transaction.atomic():
        factories.person()
        assert revision() is None
    after = number()
    assert after == before + 1
    with transaction.atomic():
        factories.person("Bob")
        transaction.set_rollback(True)
    assert number() == after


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", ["/", "/people/", "/publications.bib", "/people/ada-lovelace/", "/search/?q=ada"])
def test_what_is_unchanged_is_not_sent_again(client: Client, address: str) -> None:
    ada = factories.person("Ada Lovelace")
    first = client.get(address)
    b"".join(first)
    known = {"If-None-Match": first["ETag"]}

    again = client.get(address, headers=known)
    dated = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})
    ada.save()
    changed = client.get(address, headers=known)

    assert (again.status_code, dated.status_code, changed.status_code) == (304, 304, 200)
    assert again["ETag"] == first["ETag"] != changed["ETag"]
    assert "Cookie" in again["Vary"]
    assert "no-cache" in first["Cache-Control"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", ["/", "/people/", "/people/ada-lovelace/", "/search/?q=ada", "/api/people/"])
def test_what_was_made_is_sent_again_until_the_directory_changes(client: Client, address: str) -> None:
    ada = factories.person("Ada Lovelace")
    first = client.get(address)

    assert queries_of(Client(), address) == 1
    again = client.get(address)
    assert (again.content, again.headers) == (first.content, first.headers)

    Person.objects.filter(pk=ada.pk).update(name="Ada King")
    ada.refresh_from_db()
    assert b"Ada King" in client.get(address).content


@pytest.mark.django_db(transaction=True)
def test_what_was_made_for_one_address_is_sent_to_no_other(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for host in settings.ALLOWED_HOSTS:
        for address in ("/people/", "/people/?status=current"):
            assert f'<link rel="canonical" href="http://{host}{address}"' in text_of(Client(SERVER_NAME=host), address)
    assert client.get("/people/", SERVER_NAME="three.example").status_code == 400


@pytest.mark.django_db(transaction=True)
def test_what_is_not_for_everybody_is_not_kept(client: Client) -> None:
    for one in (
        HttpResponse("x", headers={"Cache-Control": "private"}),
        HttpResponse("x", status=404),
        HttpResponse("x" * (LONGEST_KEPT + 1)),
        StreamingHttpResponse(["x"]),
    ):
        assert not is_whole(one)
    marked = HttpResponse("x")
    assert is_whole(marked)
    marked.set_cookie("who", "ada")
    assert not is_whole(marked)


@pytest.mark.django_db(transaction=True)
def test_staff_are_never_sent_what_was_made_for_visitors_nor_visitors_theirs(
    admin_client: Client, client: Client
) -> None:
    factories.person("Ada Lovelace")
    for _ in range(2):
        assert "Staff view" not in text_of(client, "/people/ada-lovelace/")
        assert "Staff view" in text_of(admin_client, "/people/ada-lovelace/")


@pytest.mark.django_db(transaction=True)
def test_who_is_logged_in_is_always_answered(admin_client: Client, client: Client) -> None:
    etag = client.get("/people/")["ETag"]

    response = admin_client.get("/people/", headers={"If-None-Match": etag})

    assert response.status_code == 200
    assert "ETag" not in response


@pytest.mark.django_db(transaction=True)
def test_what_is_not_there_has_no_number(client: Client) -> None:
    assert "ETag" not in client.get("/people/nobody/")
    assert "ETag" not in client.get("/admin/login/")


def test_the_tables_of_all_pages_are_watched() -> None:
    assert {"people_person", "publications_publication", "directory_document"} <= shown_tables()
    assert not {"auth_user", "django_session"} & shown_tables()
    assert Publication._meta.db_table in shown_tables()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "address", ["/publications/?kind=journal", "/people/?status=current", "/organizations/?q=univ"]
)
def test_what_was_counted_is_kept_until_the_directory_changes(client: Client, address: str) -> None:
    ada = factories.person("Ada Lovelace")
    factories.affiliation(ada, "University", is_current=True)
    work = factories.publication("Notes", ada, kind="journal", venue=factories.venue("Memoirs"))
    first, many = filter_of(client, address), queries_of(client, f"{address}&size=50")

    again, few = filter_of(client, f"{address}&x=1"), queries_of(client, f"{address}&x=2")
    work.delete()
    ada.delete()
    last = filter_of(client, address)

    assert [*values_of(again)] == [*values_of(first)]
    assert few <= many <= 10
    assert last.total == (1 if "organizations" in address else 0) == last.qs.count()
    assert [*values_of(last)] != [*values_of(first)]
