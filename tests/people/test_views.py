from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from people.models import ActivityLink, Contact, Link, Mentorship, Organization, Person, PersonName
from people.profile import source_of
from tests import factories
from tests.pages import populate, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    """Somebody with a little of everything."""
    ada = factories.person(
        "Ada Lovelace",
        topics=("Zeta", "Analytical engines"),
        headline="Programmer, Analytical Engine Society",
        pronunciation="AY-da",
        quote="That brain of mine",
        bio="First paragraph.\n\nSecond paragraph.",
    )
    PersonName.objects.create(person=ada, name="Augusta Ada King")
    Contact.objects.create(person=ada, kind="email", value="ada@example.org", is_public=True)
    Contact.objects.create(person=ada, kind="phone", value="+44 20 7946 0000")
    Contact.objects.create(person=ada, kind="address", value="12 St James's Square")
    Link.objects.create(person=ada, kind="github", url="https://github.com/ada")
    Link.objects.create(person=ada, kind="scholar")
    stay = factories.affiliation(
        ada,
        "Analytical Engine Society",
        role="Programmer",
        unit=factories.organization("Notes Office", parent=factories.organization("Analytical Engine Society")),
        start_year=1840,
        start_month=5,
        is_current=True,
        location="London",
        description="Wrote notes\nTranslated",
    )
    Mentorship.objects.create(affiliation=stay, name="Charles Babbage", note="Inventor")
    project = factories.activity(ada, "project", "Bernoulli numbers", affiliation=stay, motivation="To show it can")
    ActivityLink.objects.create(activity=project, label="CODE", url="https://example.org/code")
    study = factories.affiliation(ada, "Home", kind="education", degree="Tutoring", field="Mathematics", end_year=1835)
    study.thesis, study.grade, study.rank = "On imaginary quantities", "excellent", "first"
    study.save()
    for kind in ("award", "talk", "service", "membership", "conference", "teaching", "certification", "skill"):
        factories.activity(ada, kind, f"The {kind}", organization=f"Giver of {kind}", start_year=1841)
    factories.activity(ada, "activity", "Harp", items="Scales\nSongs")
    return ada


def test_everything_about_a_person_stands_on_their_page(client: Client, ada: Person) -> None:
    factories.publication("Sketch of the Engine", ada, "L. F. Menabrea", year=1843)

    page = text_of(client, "/people/ada-lovelace/")

    for said in [
        "Pronounced AY-da", "Augusta Ada King", "mailto:ada@example.org", "https://github.com/ada", "GitHub",
        "Google Scholar", "That brain of mine", "<p>First paragraph.</p>", "<p>Second paragraph.</p>", "Programmer",
        "Notes Office", "<span>May 1840 –</span> <span>now</span>", "London", "Wrote notes", "Babbage (Inventor)",
        "Bernoulli numbers", "To show it can", "https://example.org/code", "Tutoring, Mathematics", "<span>1835</span>",
        "On imaginary quantities", "excellent · first", "The award", "Giver of talk", "The service", "The membership",
        "The conference", "The teaching", "The certification", "The skill", "Scales, Songs", "Sketch of the Engine",
        "L. F. Menabrea", "Analytical engines", "Entered by hand",
    ]:  # fmt: skip
        assert said in page, said
    assert page.index(">Zeta<") < page.index(">Analytical engines<")
    assert '<a href="/organizations/analytical-engine-society/">Analytical Engine Society</a>' in page
    assert '<strong class="self">Ada Lovelace</strong>' in page


def test_telephone_and_address_are_for_staff(client: Client, admin_client: Client, ada: Person) -> None:
    open_page, staff_page = text_of(client, "/people/ada-lovelace/"), text_of(admin_client, "/people/ada-lovelace/")

    for private in ("7946", "James"):
        assert private not in open_page
        assert private in staff_page
        assert f"?q={private}" not in open_page
        assert "Ada" not in text_of(client, f"/people/?q={private}").split('id="results"')[1]
    assert "staff only" in staff_page
    assert "Edit this person" in staff_page
    assert "Edit this person" not in open_page


def test_a_visitor_who_is_logged_in_is_not_staff(client: Client, ada: Person) -> None:
    client.force_login(User.objects.create_user("visitor"))

    assert "7946" not in text_of(client, "/people/ada-lovelace/")


def test_a_published_address_is_for_everybody(client: Client, ada: Person) -> None:
    Contact.objects.filter(kind="address").update(is_public=True)

    assert "James" in text_of(client, "/people/ada-lovelace/")


def test_a_hidden_person_is_hidden_everywhere(client: Client, ada: Person) -> None:
    other = factories.person("Charles Babbage", topics=("Zeta",))
    Mentorship.objects.update(person=ada)
    stay = factories.affiliation(other, "Analytical Engine Society", is_current=True, start_year=1830)
    Mentorship.objects.create(affiliation=stay, name="Ada Lovelace", person=ada)
    work = factories.publication("Sketch", other, ada, year=1843)
    Person.objects.filter(pk=ada.pk).update(is_listed=False)

    text_of(client, "/people/ada-lovelace/", status=404)
    for address in (
        "/", "/people/", "/people/?q=ada", "/search/?q=ada+lovelace", work.get_absolute_url(), "/publications/",
        "/organizations/analytical-engine-society/", "/people/charles-babbage/", "/topics/zeta/",
        "/publications/?author=ada-lovelace", "/organizations/",
    ):  # fmt: skip
        assert "/people/ada-lovelace/" not in text_of(client, address), address
    assert "Ada Lovelace" in text_of(client, work.get_absolute_url())
    assert "1–1</strong> of 1 person" in text_of(client, "/people/")


def test_a_mentor_with_a_page_is_linked(client: Client, ada: Person) -> None:
    charles = factories.person("Charles Babbage")
    Mentorship.objects.update(person=charles)

    assert 'href="/people/charles-babbage/"' in text_of(client, "/people/ada-lovelace/")
    assert "Mentored" in text_of(client, "/people/charles-babbage/")


def test_namesakes_are_told_apart(client: Client) -> None:
    factories.person("Jane Müller", headline="Chemist")
    factories.person("Jane Muller")
    factories.person("Jane Mullerson")

    page = text_of(client, "/people/jane-muller/")

    assert "Not the one you look for?" in page
    assert "Another Jane Müller" not in page or "Another Jane Muller" not in page
    assert "Mullerson" not in page


def test_co_authors_are_counted_and_members_linked(client: Client) -> None:
    ada, charles = factories.person("Ada Lovelace"), factories.person("Charles Babbage")
    factories.publication("One", ada, charles, "Luigi Menabrea")
    factories.publication("Two", ada, "C. Babbage", "Luigi Menabrea")
    factories.publication("Three", ada, "Luigi Menabrea")

    shown = client.get("/people/ada-lovelace/").context["co_authors"]

    assert [(one.name, one.count, one.address) for one in shown] == [
        ("Luigi Menabrea", 3, None),
        ("C. Babbage", 1, None),
        ("Charles Babbage", 1, charles.get_absolute_url()),
    ]


def test_a_co_author_with_a_page_is_shown_at_once_however_seldom(client: Client) -> None:
    ada, charles = factories.person("Ada Lovelace"), factories.person("Charles Babbage")
    for n in range(2):
        factories.publication(f"Title {n}", ada, *[f"Name {letter}" for letter in "abcdefghij"])
    factories.publication("Once", ada, charles)

    first, more = client.get("/people/ada-lovelace/").context["co_authors_unfolded"]

    assert [one.name for one in first] == [*(f"Name {letter}" for letter in "abcdefg"), "Charles Babbage"]
    assert [one.name for one in more] == ["Name h", "Name i", "Name j"]


def test_the_network_stands_above_a_table_of_all_co_authors(client: Client) -> None:
    ada, charles = factories.person("Ada Lovelace"), factories.person("Charles Babbage")
    for n in range(2):
        factories.publication(f"Title {n}", ada, charles, "Luigi <Menabrea>", "Mary Somerville")

    page = text_of(client, "/people/ada-lovelace/")

    network, table = page[page.index("<figure") :].split("</figure>")
    assert network.count("<path") == 3
    assert f'<a href="{charles.get_absolute_url()}" aria-label="Charles Babbage, 2 together">' in network
    for name in ("Luigi &lt;Menabrea&gt;", "Mary Somerville", "Charles Babbage"):
        assert name in network
        assert name in table
    assert "style=" not in page


def test_without_anything_in_common_there_is_no_network(client: Client) -> None:
    factories.publication("Alone", ada := factories.person("Ada Lovelace"))
    factories.publication("Together", ada, "Luigi Menabrea", "Mary Somerville", "Charles Babbage")

    assert "<figure" not in text_of(client, "/people/ada-lovelace/")


def test_mentors_stand_once_with_all_their_places(client: Client) -> None:
    ada, charles = factories.person("Ada Lovelace"), factories.person("Charles Babbage")
    for place, year in (("Society", 1842), ("College", 1840)):
        stay = factories.affiliation(ada, place, start_year=year, end_year=year)
        Mentorship.objects.create(affiliation=stay, name="C. Babbage", person=charles)
        Mentorship.objects.create(affiliation=stay, name="Augustus De Morgan")

    mentors = client.get("/people/ada-lovelace/").context["mentors"]
    mentees = client.get("/people/charles-babbage/").context["mentees"]

    assert [(one.name, one.address, one.places) for one in mentors] == [
        ("C. Babbage", charles.get_absolute_url(), ("Society", "College")),
        ("Augustus De Morgan", None, ("Society", "College")),
    ]
    assert [(one.name, one.places) for one in mentees] == [("Ada Lovelace", ("Society", "College"))]


def test_a_long_text_about_oneself_is_folded(client: Client) -> None:
    factories.person("Ada Lovelace", bio="\n\n".join(f"Paragraph {n}." for n in range(5)))

    shown, folded = text_of(client, "/people/ada-lovelace/").split("More about Ada Lovelace")

    assert "Paragraph 1." in shown
    assert "Paragraph 2." not in shown
    assert "Paragraph 4." in folded


def with_all(person: Person) -> Person:
    """With a link for each activity, and each activity at an affiliation."""
    stay = person.affiliations.first()
    for activity in person.activities.all():
        ActivityLink.objects.create(activity=activity, label="CODE")
    person.activities.update(affiliation=stay)
    return person


def test_a_person_takes_the_same_queries_whatever_they_have_done(client: Client) -> None:
    few = queries_of(client, with_all(populate(5)).get_absolute_url())
    Person.objects.all().delete()
    person = with_all(populate(50, seed=2))

    assert queries_of(client, person.get_absolute_url()) == few
    assert few <= 9


def test_an_organization_shows_people_now_and_before_of_its_parts_too(client: Client) -> None:
    whole = factories.organization("University")
    part = factories.organization("Laboratory", parent=whole)
    now, before = factories.person("Now Here"), factories.person("Before There")
    factories.affiliation(now, whole, unit=part, role="Professor", start_year=2010, is_current=True)
    factories.affiliation(now, whole, role="Student", start_year=2000, end_year=2005)
    factories.affiliation(before, part, role="Assistant", start_year=2001, end_year=2003)
    factories.publication("Written here", before, year=2002)
    factories.publication("Written elsewhere", before, year=2020)
    factories.publication("Without a year", now)

    response = client.get("/organizations/university/")

    assert [person for person, _ in response.context["people_now"]] == [now]
    assert [person for person, _ in response.context["people_before"]] == [before]
    page = response.content.decode()
    assert "Professor, Laboratory" in page
    assert "Student <span" in page
    assert "Written here" in page
    assert "Written elsewhere" not in page
    assert "Without a year" not in page
    assert "/organizations/laboratory/" in page
    assert "2 people" in page


def test_an_organization_shows_its_acronym_where_its_name_has_none(client: Client) -> None:
    factories.organization("Sun Yat-sen University", acronym="SYSU")
    factories.organization("University College London (UCL)", acronym="UCL")

    assert '<p class="headline">SYSU</p>' in text_of(client, "/organizations/sun-yat-sen-university/")
    assert '<p class="headline">UCL</p>' not in text_of(client, "/organizations/university-college-london-ucl/")


def test_the_many_roles_of_one_person_are_folded(client: Client) -> None:
    ada = factories.person("Ada Lovelace")
    for year in range(10):
        factories.affiliation(ada, "Society", role=f"Role {year}", start_year=1830 + year, end_year=1831 + year)

    shown, folded = text_of(client, "/organizations/society/").split("6 earlier")

    assert "Role 9" in shown
    assert "Role 5" not in shown
    assert "Role 0" in folded


def test_the_many_talks_of_a_person_are_folded_newest_first(client: Client) -> None:
    ada = factories.person("Ada Lovelace")
    for year in range(15):
        factories.activity(ada, "talk", f"Talk of {1830 + year}", start_year=1830 + year)

    shown, folded = text_of(client, "/people/ada-lovelace/").split("3 more")

    assert "Talk of 1844" in shown
    assert "Talk of 1832" not in shown
    assert "Talk of 1830" in folded


def test_a_circle_of_parts_ends(client: Client) -> None:
    one = factories.organization("One")
    two = factories.organization("Two", parent=one)
    Organization.objects.filter(pk=one.pk).update(parent=two)
    factories.affiliation(factories.person(), one)

    assert "Ada Lovelace" in text_of(client, "/organizations/two/")
    assert "Ada Lovelace" in text_of(client, "/people/?organization=two")


def test_an_organization_takes_the_same_queries_whatever_its_size(client: Client) -> None:
    populate(5)
    few = queries_of(client, "/organizations/university-0/")
    populate(50, seed=3)

    assert queries_of(client, "/organizations/university-0/") == few
    assert few <= 9


def test_an_organization_of_very_many_leads_to_their_list(client: Client) -> None:
    for n in range(102):
        factories.affiliation(factories.person(f"Person {n}"), "University", is_current=True, start_year=2000)

    page = text_of(client, "/organizations/university/")

    assert page.count('class="stay current"') == 100
    assert '<a href="/people/?organization=university">All 102 people, now and before</a>' in page
    assert '<span class="n">102</span>' in page


def test_a_topic_shows_its_people(client: Client) -> None:
    factories.person("Ada Lovelace", topics=("Engines",))

    assert "/people/ada-lovelace/" in text_of(client, "/topics/engines/")
    text_of(client, "/topics/nothing/", status=404)


def test_a_topic_of_nobody_whom_the_site_shows_is_not_there(client: Client) -> None:
    hidden = factories.person("Hester Hidden", topics=("Secrets",), is_listed=False)
    factories.person("Ada Lovelace", topics=("Engines",))

    text_of(client, "/topics/secrets/", status=404)
    assert "Secrets" not in text_of(client, "/people/?topic=secrets")
    assert "/topics/engines/" in text_of(client, "/sitemap-topics.xml")
    assert "/topics/secrets/" not in text_of(client, "/sitemap-topics.xml")

    hidden.is_listed = True
    hidden.save()
    assert "Hester Hidden" in text_of(client, "/topics/secrets/")


def test_a_topic_names_what_its_people_also_work_on(client: Client) -> None:
    factories.person("Ada Lovelace", topics=("Engines", "Music", "Algebra"))
    factories.person("Charles Babbage", topics=("Engines", "Algebra"))
    factories.person("Mary Somerville", topics=("Optics",))

    near = client.get("/topics/engines/").context["near"]

    assert [topic.name for topic in near] == ["Algebra", "Music"]


def test_a_joint_position_is_at_both_of_its_places(client: Client, ada: Person) -> None:
    company = factories.organization("Engine Works")
    college = factories.organization("King's College")
    school = Organization.objects.create(name="School of Numbers", parent=college)
    factories.affiliation(ada, company, role="Joint Fellow", partner=school)

    page = text_of(client, ada.get_absolute_url())

    assert f'<a href="{company.get_absolute_url()}">Engine Works</a>, and' in page
    assert f'<a href="{school.get_absolute_url()}">School of Numbers</a>, King&#x27;s College' in page
    for place in (company, college, school):
        assert "Ada Lovelace" in text_of(client, place.get_absolute_url())
        assert "Ada Lovelace" in text_of(client, f"/people/?organization={place.slug}")


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ([], "Entered by hand."),
        ([""], "From a CV."),
        (["2026-02-01"], "From a CV of 2026."),
        (["2024", "2026-02"], "From two CVs of 2024 and 2026."),
        (["", "2026"], "From two CVs of 2026."),
    ],
)
def test_a_page_says_what_cv_it_is_from(dates: list[str], said: str) -> None:
    assert source_of(dates) == said
