"""Degrees and positions, however their lines are set."""

from __future__ import annotations

import pytest

from directory.cv.affiliations import parse_education, parse_positions, position_kind
from directory.cv.records import ActivityRecord, EducationRecord, Found, PositionRecord
from directory.cv.sections import Kind
from tests.directory.cv.texts import section_of


def degrees(text: str) -> list[EducationRecord]:
    found = parse_education(section_of(Kind.EDUCATION, text))
    return [one.record for one in found if isinstance(one.record, EducationRecord)]


def positions(text: str, title: str = "Experience") -> list[PositionRecord]:
    found = parse_positions(section_of(Kind.POSITIONS, text, title))
    return [one.record for one in found if isinstance(one.record, PositionRecord)]


@pytest.mark.parametrize(
    "text",
    [
        "**PhD in Physics**, University of Leeds, UK, 2010 - 2014",
        "2010 - 2014\tPhD in Physics, University of Leeds, UK",
        "**University of Leeds**, UK\n*PhD in Physics*\n2010 - 2014",
        "### PhD in Physics, 2010 - 2014\nUniversity of Leeds, UK",
        "- 2010-2014: PhD in Physics, University of Leeds, UK",
        "PhD in Physics, 2010 - 2014, University of Leeds, UK",
        "University of Leeds — PhD in Physics — UK — 2010-2014",
    ],
)
def test_a_degree_is_read_from_many_layouts(text: str) -> None:
    [record] = degrees(text)

    assert (record.institution, record.degree, record.field) == ("University of Leeds", "PhD", "Physics")
    assert (record.location, record.start, record.end, record.current) == ("UK", "2010", "2014", False)


@pytest.mark.parametrize(
    ("text", "degree", "field"),
    [
        ("MSc Meteorology, University of Leeds, 2010", "MSc", "Meteorology"),
        ("BSc (Honours), University of Leeds, 2010", "BSc (Honours)", None),
        ("Ph.D., Linguistics, University of Leeds, 2010", "Ph.D.", "Linguistics"),
        ("PhD in Physics at University of Leeds, 2010", "PhD", "Physics"),
        ("B.S. in Physics; B.A. in Music, University of Leeds, 2010", "B.S.; B.A.", "Physics; Music"),
        ("Licence de lettres modernes, University of Leeds, 2010", "Licence", "lettres modernes"),
        ("Master d'histoire, University of Leeds, 2010", "Master", "histoire"),
        ("Master of Arts, University of Leeds, 2010", "Master of Arts", None),
        ("Diploma in Bees, School of Drones, 2010", "Diploma", "Bees"),
        ("Diploma of bees, University of Leeds, 2010", "Diploma of bees", None),
    ],
)  # fmt: skip
def test_a_degree_has_a_name_and_a_field(text: str, degree: str, field: str | None) -> None:
    [record] = degrees(text)

    assert (record.degree, record.field) == (degree, field)


def test_the_one_year_of_a_degree_is_that_of_its_end() -> None:
    [record] = degrees("PhD in Physics, University of Leeds, 2010")

    assert (record.start, record.end) == (None, "2010")


def test_details_of_a_degree_find_their_fields() -> None:
    [record] = degrees(
        """
        **PhD in Physics**, University of Leeds, 2010 - 2014
        Department: School of Bees
        GPA: 3.9/4.0, ranking 1st/262 in the school
        Thesis: "On the dance of bees"
        Advisors: Prof. Jane Roe (Leeds) and Dr. John Doe
        - I danced, too,
        and went on dancing.
        """
    )

    assert record.unit == "School of Bees"
    assert (record.grade, record.rank) == ("3.9/4.0", "1st/262 in the school")
    assert record.thesis == "On the dance of bees"
    assert [(one.name, one.note) for one in record.advisors] == [("Jane Roe", "Leeds"), ("John Doe", None)]
    assert record.details[-1] == "I danced, too, and went on dancing."


def test_a_grade_behind_its_label_is_one() -> None:
    assert degrees("PhD in Physics, University of Leeds, 2010\nNote: 1,0")[0].grade == "1,0"


def test_an_advisor_may_stand_in_the_degrees_own_line() -> None:
    [record] = degrees("PhD in Physics, 2010 - 2014, advised by Prof. Jane Roe at University of Leeds")

    assert [one.name for one in record.advisors] == ["Jane Roe"]
    assert record.institution == "University of Leeds"


def test_a_label_on_its_own_continues_the_degree_above() -> None:
    text = "- PhD in Physics, University of Leeds, 2010\n- Dissertation: On bees\n- MSc in Bees, Hull University, 2006"

    assert [record.thesis for record in degrees(text)] == ["On bees", None]


def test_awards_inside_a_degree_stay_with_it_and_are_records_too() -> None:
    section = section_of(
        Kind.EDUCATION,
        """
        - **PhD in Physics**, University of Leeds, 2010 - 2014
          - Awards:
            - Bee Prize, Apis Society, 2012
            - Drone Prize, 2013
          - Danced
          - Award: Queen's Medal, 2014
        """,
    )
    found = list(parse_education(section))

    assert [one.kind for one in found] == ["education", "awards", "awards", "awards"]
    assert [one.record.title for one in found if isinstance(one.record, ActivityRecord)] == [
        "Bee Prize",
        "Drone Prize",
        "Queen's Medal",
    ]
    assert isinstance(found[0].record, EducationRecord)
    assert found[0].record.details == ("Danced",)


def test_what_stands_under_education_stays_education() -> None:
    [record] = degrees("**University of Leeds**\nVisiting Scholar\nSep. 2019 - Mar. 2020")

    assert (record.institution, record.degree) == ("University of Leeds", "Visiting Scholar")


@pytest.mark.parametrize(
    "text",
    [
        "**Senior Lecturer**, University of Leeds, UK, May 2010 - Present",
        "Senior Lecturer | University of Leeds | UK | 2010.5 -",
        "**University of Leeds**, UK\n*Senior Lecturer*\nsince May 2010",
        "05/2010 - now\tSenior Lecturer, University of Leeds, UK",
        "Senior Lecturer at University of Leeds, UK (May 2010 - today)",
        "Depuis mai 2010 : Senior Lecturer, University of Leeds, UK",
    ],
)
def test_a_position_is_read_from_many_layouts(text: str) -> None:
    [record] = positions(text)

    assert (record.title, record.organization, record.location) == ("Senior Lecturer", "University of Leeds", "UK")
    assert (record.start, record.end, record.current) == ("2010-05", None, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lecturer, Department of Bees, University of Leeds, 2010 - 2012",
         ("Lecturer", "University of Leeds", "Department of Bees")),
        ("University of Leeds\nDepartment of Bees\nLecturer\n2010 - 2012",
         ("Lecturer", "University of Leeds", "Department of Bees")),
        ("Visiting Scholar, History of Bees, Leeds\n2010 - 2012", ("Visiting Scholar", "History of Bees", None)),
        ("**Northlight**\nEngineer\n2010 - 2012", ("Engineer", "Northlight", None)),
        ("University of Leeds, Lecturer, 2010 - 2012", ("Lecturer", "University of Leeds", None)),
        ("Research Assistant Leeds University, UK, 2010 - 2012", ("Research Assistant", "Leeds University", None)),
        ("Professor, Bee Team\n2010 - 2012", ("Professor", "Bee Team", None)),
        ("**Northlight**\nEngineer, Bee Team\n2010 - 2012", ("Engineer", "Northlight", "Bee Team")),
        ("Professor, Head of Bees\n2010 - 2012", ("Professor, Head of Bees", None, None)),
        ("Lecturer. Leeds Dance School\n2010 - 2012", ("Lecturer", "Leeds Dance School", None)),
        ("Lecturer with bees\nUniversity of Leeds\n2010 - 2012", ("Lecturer with bees", "University of Leeds", None)),
        ("Bee Whisperer\nUniversity of Leeds\n2010 - 2012", ("Bee Whisperer", "University of Leeds", None)),
    ],
)  # fmt: skip
def test_role_organization_and_unit_are_told_apart(text: str, expected: tuple[str | None, ...]) -> None:
    [record] = positions(text)

    assert (record.title, record.organization, record.unit) == expected


def test_what_runs_on_behind_the_dates_is_a_detail() -> None:
    [record] = positions("Lecturer, University of Leeds, 2010 - 2012. I danced with all of the bees there were.")

    assert (record.title, record.end) == ("Lecturer", "2012")
    assert "danced" in " ".join(record.details)


def test_mentors_stand_in_the_head_or_under_a_label() -> None:
    [record] = positions(
        """
        ### Bee Team, Acme Inc.
        Research Intern, 2010 - 2011
        - Mentors: Jane Roe (Professor, Leeds), John Doe
        - Danced
        """
    )
    [other] = positions("Research Intern, Acme Inc., 2010 - 2011\nadvised by Prof. Jane Roe and Prof. John Doe")

    assert [(one.name, one.note) for one in record.mentors] == [("Jane Roe", "Professor, Leeds"), ("John Doe", None)]
    assert [one.name for one in other.mentors] == ["Jane Roe", "John Doe"]


def test_several_roles_under_one_employer_are_several_positions() -> None:
    records = positions(
        """
        ### Acme Inc., Paris

        **Senior Engineer**, 2012 - 2014
        - built hives

        **Engineer**, 2010 - 2012
        - mended hives
        """
    )

    assert [(one.organization, one.title, one.start) for one in records] == [
        ("Acme Inc.", "Senior Engineer", "2012"),
        ("Acme Inc.", "Engineer", "2010"),
    ]
    assert [one.details for one in records] == [("built hives",), ("mended hives",)]
    assert [one.lines for one in records] == [((1, 1), (3, 4)), ((1, 1), (6, 7))]


def test_roles_after_the_details_of_a_first_one_belong_to_it() -> None:
    [record] = positions("### Acme Inc.\n- built hives\n- Engineer of drones, 2010 - 2012\n")

    assert record.organization == "Acme Inc."


def test_an_entrys_heading_that_is_neither_role_nor_place_is_what_was_done() -> None:
    [record] = positions(
        """
        ### Why bees dance
        **University of Leeds**
        Research Assistant
        2010 - 2012
        - They do.
        """
    )

    assert (record.title, record.organization) == ("Research Assistant", "University of Leeds")
    assert [(project.title, project.details) for project in record.projects] == [("Why bees dance", ("They do.",))]


def test_without_date_role_and_place_it_is_a_project() -> None:
    [found] = parse_positions(
        section_of(Kind.POSITIONS, "### Why bees dance\n- They do.\n- Really.", "Research Experience")
    )

    assert found.kind == "projects"
    assert isinstance(found.record, ActivityRecord)
    assert (found.record.title, found.record.details) == ("Why bees dance", ("They do.", "Really."))


def test_a_degree_among_positions_is_education() -> None:
    found: list[Found] = list(
        parse_positions(
            section_of(
                Kind.POSITIONS, "- 2010-2012: Lecturer, University of Leeds\n- 2006-2010: PhD, University of Hull"
            )
        )
    )

    assert [one.kind for one in found] == ["positions", "education"]


@pytest.mark.parametrize(
    ("title", "section", "kind"),
    [
        ("Research Intern", "", "internship"),
        ("实习生", "", "internship"),
        ("Praktikantin", "", "internship"),
        ("Volunteer", "", "volunteer"),
        ("Cook", "Volunteering", "volunteer"),
        ("Visiting Professor", "", "visiting"),
        ("Visiting student researcher", "", "research"),
        ("PhD student", "Industry Experience", "internship"),
        ("Postdoctoral Fellow", "", "research"),
        ("Research Assistant", "", "research"),
        ("Research Director", "", "employment"),
        ("Professor", "", "employment"),
        ("", "", "employment"),
    ],
)
def test_kinds_of_positions_are_told_by_their_words(title: str, section: str, kind: str) -> None:
    assert position_kind(title, section) == kind
