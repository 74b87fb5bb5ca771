"""What a CV says of its owner."""

from __future__ import annotations

import pytest

from directory.cv.person import split_interests
from directory.cv.records import Link, PersonRecord
from tests.directory.cv.texts import cv_of


def person(text: str) -> PersonRecord:
    return cv_of(text).person


def test_contact_data_stand_anywhere_on_the_first_lines() -> None:
    one = person(
        """
        # Jane Roe
        📧 jane [at] leeds.example, roe@x.example.org | Leeds, UK
        (+61) 0414390906 &amp; (206) 245-7454
        Room 12, 3 Bee Street, Leeds
        Address: 4 Drone Road, Hull
        Department of Bees, University of Leeds
        """
    )

    assert one.emails == ("jane@leeds.example", "roe@x.example.org")
    assert one.phones == ("(+61) 0414390906", "(206) 245-7454")
    assert one.addresses == (
        "Leeds, UK",
        "Room 12, 3 Bee Street, Leeds",
        "4 Drone Road, Hull",
        "Department of Bees, University of Leeds",
    )


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        ("ORCID: 0000-0002-1825-0097", ["0000-0002-1825-0097"]),
        ("jane@roe.org | ORCID 0000-0002-1825-0097", ["0000-0002-1825-0097"]),
        ("https://orcid.org/0000-0002-1825-0097", [None]),
        ("[ORCID](https://orcid.org/0000-0002-1825-0097) 0000-0002-1825-0097", ["ORCID"]),
    ],
)
def test_an_orcid_is_a_link_however_it_is_printed(printed: str, labels: list[str | None]) -> None:
    links = cv_of(f"# Jane Roe\n\n{printed}\n").person.links

    assert [link.label for link in links] == labels
    assert {(link.url, link.kind) for link in links} == {("https://orcid.org/0000-0002-1825-0097", "orcid")}


def test_a_number_with_a_wrong_check_digit_is_no_orcid() -> None:
    assert cv_of("# Jane Roe\n\nORCID: 0000-0002-1825-0098\n").person.links == ()


def test_links_have_addresses_labels_or_only_labels() -> None:
    one = person(
        """
        # Jane Roe
        [Homepage](#) | [GitHub](https://github.com/roe) | LinkedIn | [bees](https://bees.example.org/roe)
        https://scholar.google.com/citations?user=roe
        [roe@x.org](mailto:roe@x.org) [nothing](#) [GitHub](https://github.com/roe)
        """
    )

    assert one.links == (
        Link("Homepage", None, "homepage"),
        Link("GitHub", "https://github.com/roe", "github"),
        Link("bees", "https://bees.example.org/roe", "homepage"),
        Link("LinkedIn", None, "linkedin"),
        Link(None, "https://scholar.google.com/citations?user=roe", "scholar"),
    )


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("> “Bees dance in the dark.” – Karl Frisch", "Bees dance in the dark. — Karl Frisch"),
        ("> “Bees dance in the dark.”\n> - Karl Frisch", "Bees dance in the dark. — Karl Frisch"),
        ("> “Bees dance in the dark.”\n\nLecturer", "Bees dance in the dark."),
    ],
)
def test_a_quote_names_its_author(text: str, quote: str) -> None:
    assert person(f"# Jane Roe\n{text}\n\n## Education\nPhD, University of Leeds, 2010").quote == quote


def test_a_pronunciation_looks_like_a_path() -> None:
    assert person("# Jane Roe\n/JAYN ROH/\n").pronunciation == "/JAYN ROH/"
    assert person("# Jane Roe\n(pronounced jayn roh)\n").pronunciation == "jayn roh"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Senior Lecturer", "Senior Lecturer"),
        ("Senior Lecturer\nBee Team, Leeds Institute", "Senior Lecturer, Bee Team, Leeds Institute"),
        ("Senior Lecturer\n12 Bee Street, Leeds", "Senior Lecturer"),
        ("I am a lecturer.", None),
        ("Senior Lecturer\n\nI have danced a lot with all of my bees and all of my drones", "Senior Lecturer"),
    ],
)  # fmt: skip
def test_a_headline_is_a_role_and_perhaps_where(text: str, headline: str | None) -> None:
    assert person(f"# Jane Roe\n{text}\n").headline == headline


def test_titles_of_documents_are_labels() -> None:
    for title in ("Curriculum Vitae", "Lebenslauf", "Currículum vítae", "简历"):
        cv = cv_of(f"{title}\n\nJane Roe\n\n## Education\n- PhD, University of Leeds, 2010\n")

        assert (cv.person.name, cv.labels[0], cv.unread) == ("Jane Roe", (1, 1), ())


def test_a_degree_on_the_first_lines_is_education() -> None:
    [degree] = cv_of("# Jane Roe\nPh.D., Physics, School of Bees, University of Leeds, 2010\n").education

    assert (degree.degree, degree.field, degree.institution, degree.end) == (
        "Ph.D.",
        "Physics",
        "University of Leeds",
        "2010",
    )


def test_paragraphs_are_the_biography_and_give_interests_and_records() -> None:
    cv = cv_of(
        """
        # Jane Roe

        I am a lecturer at the University of Leeds. My research spans bees and drones, and old queens.

        ## About me
        I received my PhD from the University of Hull in 2010.
        Mail: jane@roe.example.org
        """
    )

    assert len(cv.person.bio) == 2
    assert cv.person.interests[0] == "bees and drones"
    assert [one.organization for one in cv.positions] == ["University of Leeds"]
    assert [one.institution for one in cv.education] == ["University of Hull"]
    assert cv.person.emails == ("jane@roe.example.org",)


def test_projects_listed_in_a_biography_are_records_under_their_labels() -> None:
    cv = cv_of(
        """
        # Jane Roe

        ## About me
        These are my current projects:
        Insects
        - 🔥 Bee Counter (counting)
        - Drone Counter
        (🔥 leading)
        - Queen Counter
        """
    )

    assert [(one.title, one.details, one.current) for one in cv.projects] == [
        ("Bee Counter", ("counting", "Insects"), True),
        ("Drone Counter", ("Insects",), True),
        ("Queen Counter", (), True),
    ]
    assert cv.unread == ()


def test_a_section_of_contact_data_is_read_by_labels() -> None:
    one = person(
        """
        # Jane Roe

        ## Contact
        Address: Bee House
        Research interests: bees, drones
        E-mail: jane@roe.example.org
        Citizenship: none of your business

        ## Office Address
        Dance Floor
        """
    )

    assert one.addresses == ("Bee House", "Dance Floor")
    assert one.interests == ("bees", "drones")
    assert one.emails == ("jane@roe.example.org",)


def test_interests_stand_under_a_heading_or_behind_a_label() -> None:
    assert person("# Jane Roe\n\n## Research Interests\nbees; drones\nqueens").interests == ("bees", "drones", "queens")
    assert person(
        "# Jane Roe\n\n## Education\nPhD, University of Leeds, 2010\nResearch Area: bees,\ndrones\nqueens\n"
    ).interests == ("bees", "drones")


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("bees, drones; queens | hives.", ["bees", "drones", "queens", "hives"]),
        ("bees (drones, queens), hives", ["bees (drones, queens)", "hives"]),
        ("(very) old bees", ["(very) old bees"]),
        (" ; ", []),
    ],
)
def test_interests_part_at_signs(text: str, topics: list[str]) -> None:
    assert split_interests(text) == topics


@pytest.mark.parametrize(
    "text",
    [
        "I dance for bees, and my students count them.",
        "Honey from the heather of the high moors north of the river Tweed, queens",
    ],
)
def test_a_paragraph_under_the_heading_of_interests_is_the_biography(text: str) -> None:
    one = person(f"# Jane Roe\n\n## Research Interests\n{text}")

    assert one.interests == ()
    assert one.bio == (text,)


def test_what_a_label_says_below_a_role_is_no_headline() -> None:
    one = person("# Jane Roe\nProfessor\nNationality: Dutch\n\n## Education\nPhD, University of Leeds, 2010\n")

    assert one.headline == "Professor"


def test_referees_addresses_are_not_the_owners() -> None:
    one = person(
        """
        # Jane Roe
        jane@roe.example.org

        ## Education
        PhD, University of Leeds, 2010

        ## References
        Prof. John Doe, doe@hull.example.org, +44 113 496 0000
        """
    )

    assert one.emails == ("jane@roe.example.org",)
    assert one.phones == ()


def test_an_address_behind_anothers_name_is_not_the_owners() -> None:
    found = person("# Jane Roe\nLeeds\tAnn Doe, doe@x.org\nJane Roe, jane@x.org\nMail: me@x.org\n")

    assert found.emails == ("jane@x.org", "me@x.org")
