"""Who sees what (DESIGN 9), asked at every address that can be reached, in every format, by everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client

from directory.models import Document, Evidence
from people.models import Contact, Link, Mentorship, PersonName
from publications.models import PublicationTitle
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/people/ada-lovelace/"
OWN = {PAGE, "/people/ada-lovelace.vcf", "/people/ada-lovelace.json"}
PUBLIC_MAIL, HIDDEN_MAIL = "ada.public@example.org", "ada.withdrawn@example.org"
PUBLIC_PHONE, PHONE, ADDRESS = "+44 20 1111 1111", "+44 20 7946 0123", "12 Wisteria Lane"
CV_TEXT, CV_NAME = "Unprintable sentence of the source", "wardrobe-of-ada.txt"
OF_HIDDEN = (
    "Hidden Alias", "hidden@example.org", "Hidden headline", "Hidden biography", "Hidden role", "/people/hester-hidden",
    "https://hidden.example.org/", "Hidden prize", "hidden-document.txt", "Hidden quote", "Hidden topic",
)  # fmt: skip
STARTS = [
    "/", "/about/", "/people/", "/publications/", "/organizations/", "/search/?q=ada", "/search/?q=hidden",
    "/sitemap.xml", "/robots.txt", "/api/people/", "/api/publications/", "/api/organizations/", "/api/openapi.json",
    "/people/hester-hidden/", "/people/hester-hidden.vcf", "/people/hester-hidden.json",
    "/people/hester-hidden/publications.bib", "/api/people/hester-hidden/", "/api/people/ada-lovelace/",
    "/topics/hidden-topic/", "/publications/?author=hester-hidden", "/orcid/0000-0002-1825-0097", "/doi/10.1000/x",
    "/people.csv", "/people.atom", "/people/?sort=-publications", "/people/?q=hidden", "/search/?q=wisteria",
    "/api/people/?q=hidden",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _directory() -> None:
    ada = factories.person("Ada Lovelace", topics=("Engines",), headline="Programmer")
    for kind, value, is_public in (
        ("email", PUBLIC_MAIL, True),
        ("email", HIDDEN_MAIL, False),
        ("phone", PUBLIC_PHONE, True),
        ("phone", PHONE, False),
        ("address", ADDRESS, False),
    ):
        Contact.objects.create(person=ada, kind=kind, value=value, is_public=is_public)
    stay = factories.affiliation(ada, "Society", role="Programmer", start_year=1840, is_current=True)
    hester = factories.person(
        "Hester Hidden", is_listed=False, headline="Hidden headline", bio="Hidden biography", quote="Hidden quote",
        topics=("Hidden topic",),
    )  # fmt: skip
    PersonName.objects.create(person=hester, name="Hidden Alias")
    Contact.objects.create(person=hester, kind="email", value="hidden@example.org", is_public=True)
    Link.objects.create(person=hester, kind="homepage", url="https://hidden.example.org/")
    Link.objects.create(person=hester, kind="orcid", url="https://orcid.org/0000-0002-1825-0097")
    factories.affiliation(hester, "Society", role="Hidden role", start_year=1840, is_current=True)
    factories.activity(hester, "award", "Hidden prize")
    Mentorship.objects.create(affiliation=stay, name="Hester Hidden", person=hester)
    work = factories.publication(
        "Notes on the Engine", ada, hester, year=1843, doi="10.1000/x", venue=factories.venue("Memoirs")
    )
    PublicationTitle.objects.create(publication=work, title="Other notes")
    for name, owner in ((CV_NAME, ada), ("hidden-document.txt", hester)):
        document = Document.objects.create(
            name=name, sha256=name, original=CV_TEXT.encode(), text=CV_TEXT, records={"unread": []}, reader_version=1,
            owner=owner,
        )  # fmt: skip
        Evidence.objects.create(
            document=document, lines=[[1, 2]], record_key=name, model="people.person", row_id=owner.pk
        )
        Evidence.objects.create(
            document=document,
            lines=[[3, 3]],
            record_key=f"{name}/work",
            model="publications.publication",
            row_id=work.pk,
        )


def visitor(role: str) -> Client:
    client = Client()
    if role != "anonymous":
        client.force_login(
            User.objects.create_user(role, is_staff=role in ("staff", "superuser"), is_superuser=role == "superuser")
        )
    return client


def walk(client: Client) -> Iterator[tuple[str, str]]:
    """Every address that leads on from the first ones, outside the administration, with what it answers."""
    waiting = list(STARTS)
    seen = set(waiting)
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        text = (b"".join(response) if response.streaming else response.content).decode()
        yield address.partition("?")[0], unescape(text) + response.get("Location", "")
        links = re.findall(r'(?:href|src|action)="(/[^"#]*)"', text)
        links += re.findall(r"(?:http://testserver)(/[^\"<>\s#\\]*)", text)
        for link in map(unescape, links):
            goes_on = "?" not in link or "?" not in address  # every choice once, not all that can be made of them
            if goes_on and link not in seen and not link.startswith(("/admin", "/static", "/media")):
                seen.add(link)
                waiting.append(link)


def places(role: str) -> tuple[dict[str, set[str]], set[str]]:
    """Where each value that not everybody may see stands for somebody, and all addresses."""
    values = (PUBLIC_MAIL, HIDDEN_MAIL, PUBLIC_PHONE, PHONE, ADDRESS, CV_TEXT, CV_NAME, *OF_HIDDEN)
    found: dict[str, set[str]] = {value: set() for value in values}
    addresses = set()
    for address, text in walk(visitor(role)):
        addresses.add(address)
        for value in values:
            shown = text.replace(address, "") if address.startswith("/people/hester") else text
            if value in shown:
                found[value].add(address)
    return found, addresses


@pytest.mark.parametrize("role", ["anonymous", "visitor", "staff", "superuser"])
def test_nobody_sees_what_is_not_for_them(role: str) -> None:
    found, addresses = places(role)

    is_staff = role in ("staff", "superuser")
    for value in (PHONE, ADDRESS, HIDDEN_MAIL):
        assert found[value] == ({PAGE} if is_staff else set()), value
    assert found[PUBLIC_MAIL] == found[PUBLIC_PHONE] == OWN
    assert found[CV_TEXT] == set()
    assert not found[CV_NAME] or is_staff
    for value in {*OF_HIDDEN} - {"hidden-document.txt"}:
        assert found[value] == set(), value
    assert not found["hidden-document.txt"] or is_staff
    for kind in ("/people.csv", "/people.atom", "/publications.bib", "/publications/notes-on-the-engine.ris", *OWN,
                 "/api/people/", "/sitemap-people.xml", "/organizations/society/publications.atom",
                 "/venues/memoirs/", "/topics/engines/", "/people/ada-lovelace/publications.csv"):  # fmt: skip
        assert kind in addresses, kind


@pytest.mark.parametrize("role", ["anonymous", "superuser"])
@pytest.mark.parametrize(
    "asked", ["7946 0123", "wisteria", "withdrawn", '"ada public"', "unprintable", "alias", "biography", "hester"]
)
def test_what_one_may_not_see_finds_nothing(role: str, asked: str) -> None:
    client = visitor(role)
    assert not client.get("/search/", {"q": asked}).context["groups"] or asked == "hester"
    for path in ("/people/", "/organizations/"):
        assert client.get(path, {"q": asked}).context["filter"].total == 0, path
    assert client.get("/api/people/", {"q": asked}).json()["total"] == 0


@pytest.mark.parametrize("path", ["/admin/", "/admin/directory/document/", "/admin/people/contact/", "/admin/desk/"])
@pytest.mark.parametrize("role", ["anonymous", "visitor"])
def test_the_administration_is_closed(role: str, path: str) -> None:
    assert visitor(role).get(path).status_code in (302, 403)
