"""Degrees and positions, however their lines are set."""

from __future__ import annotations

import pytest

from directory.cv.affiliations import parse_education, parse_positions, position_kind
from directory.cv.kinds import Kind
from directory.cv.records import ActivityRecord, EducationRecord, Found, PositionRecord
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
        ("2010\tUniversity of Leeds\nM.A.: Bees in the Social Sciences", "M.A.", "Bees in the Social Sciences"),
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


def test_an_advisor_may_be_the_primary_one() -> None:
    [record] = degrees("PhD in Physics, University of Leeds, 2010 - 2014\nPrimary Advisor: Jane Roe")

    assert [one.name for one in record.advisors] == ["Jane Roe"]
    assert record.field == "Physics"


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


@pytest.mark.parametrize(
    ("text", "degree", "institution", "end"),
    [
        ("1969-72\tGirton College, Cambridge. BA in History", "BA", "Girton College", "1972"),
        ("YALE LAW SCHOOL, J.D., 2005", "J.D.", "YALE LAW SCHOOL", "2005"),
        ("PhD at Acme Institute of Bees, 2010", "PhD", "Acme Institute of Bees", "2010"),
        ("B.Tech. in Bees at IIT Leeds, 2010", "B.Tech.", "IIT Leeds", "2010"),
        ("2005\tAbitur, Goethe-Gymnasium Regensburg", "Abitur", "Goethe-Gymnasium Regensburg", "2005"),
        ("2010: Habilitation à Diriger, Université de Lille", "Habilitation à Diriger", "Université de Lille", "2010"),
        ("Ph.D. in Bees, University of Leeds, 2008 (advisor: Ann Doe)", "Ph.D.", "University of Leeds", "2008"),
        ("Ph.D. in Bees, University of Leeds, 2008. Advisor: Ann Doe", "Ph.D.", "University of Leeds", "2008"),
        ("BA in Bees, First Class Honours, Leeds University, 2006", "BA", "Leeds University", "2006"),
        ("BA, Old Mill College, Amherst, MA, 2006", "BA", "Old Mill College", "2006"),
        ("PhD (Bees)\tUniversity of Leeds, UK\t2010", "PhD (Bees)", "University of Leeds", "2010"),
    ],
)  # fmt: skip
def test_degree_and_institution_stand_in_either_order(text: str, degree: str, institution: str, end: str) -> None:
    [record] = degrees(text)

    assert (record.degree, record.institution, record.end) == (degree, institution, end)


def test_what_labels_inside_a_line_say_is_read() -> None:
    [record] = degrees("PhD in Bees, University of Leeds, 2008. Thesis: Bees dance. Advisor: Ann Doe")

    assert (record.thesis, [one.name for one in record.advisors]) == ("Bees dance", ["Ann Doe"])


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("BA in Bees, summa cum laude, University of Leeds, 2006", "summa cum laude"),
        ("Laurea in Lettere, Università di Torino (110/110 e lode), 2006", "110/110 e lode"),
        ("BA in Bees, University of Leeds, 2006", None),
    ],
)
def test_honours_are_a_grade(text: str, grade: str | None) -> None:
    assert degrees(text)[0].grade == grade


def test_a_school_above_several_degrees_is_that_of_each() -> None:
    text = """\
        **University of Leeds**, UK
        - PhD, Bees, 2014
        - MSc, Bees, 2010
        """

    assert [(one.degree, one.institution) for one in degrees(text)] == [
        ("PhD", "University of Leeds"), ("MSc", "University of Leeds"),
    ]  # fmt: skip


def test_a_degree_with_a_school_of_its_own_is_not_of_the_school_above() -> None:
    text = """\
        University of Leeds

        - PhD in Bees, 2010 - 2014
        - MSc in Bees, 2008 - 2010
        - BSc in Mathematics, University of York, 2005 - 2008
        """

    assert [one.institution for one in degrees(text)] == ["University of Leeds"] * 2 + ["University of York"]


def test_an_employer_above_several_posts_is_that_of_each_until_another_comes() -> None:
    text = """\
        1. University of Leeds

        2020 - now\tProfessor
        2012 - 2020\tLecturer

        2. Acme Institute

        2004 - 2005\tTechnician

        2001 - 2003\tReader, Hive College
        """

    assert [(one.title, one.organization) for one in positions(text)] == [
        ("Professor", "University of Leeds"),
        ("Lecturer", "University of Leeds"),
        ("Technician", "Acme Institute"),
        ("Reader", "Hive College"),
    ]


def test_the_organization_may_be_the_first_bullet_below() -> None:
    text = """\
        * 2022-present: Postdoctoral Researcher
          * Acme Oceanographic Institution
          * Duties included: bees
        * Summer 2016: Research Assistant
          * Counted bees at the university.
        """

    assert [(one.title, one.organization) for one in positions(text)] == [
        ("Postdoctoral Researcher", "Acme Oceanographic Institution"), ("Research Assistant", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title", "organization"),
    [
        ("Beekeeper, Leeds Parks Service, 2004-2006", "Beekeeper", "Leeds Parks Service"),
        ("2004-2006\tRechtswart am Kammergericht Berlin", "Rechtswart", "Kammergericht Berlin"),
        ("Leeds Parks Service\nBeekeeper\n2004-2006", "Beekeeper", "Leeds Parks Service"),
        ("2011-2014\tReader, Leeds University, head of hives", "Reader, head of hives", "Leeds University"),
        ("2020-2022\tResearch Assistant, UCLA, Prof. Hopen", "Research Assistant", "UCLA"),
        ("2005-2006\tPost-doc, Ann Coomes Cambridge University", "Post-doc", "Cambridge University"),
        ("2005-2006\tPost-doc, Middle East Technical University", "Post-doc", "Middle East Technical University"),
        ("2005-2006\tLecturer, Universidad de Chile. Cotutela con Lille", "Lecturer", "Universidad de Chile"),
        ("2005-2006\tThe Hive, Leeds", None, "The Hive"),
        ("2005-2006\tOne of the most beautiful hives of all, Acme Institute", None, "Acme Institute"),
    ],
)  # fmt: skip
def test_a_role_is_told_by_where_it_stands(text: str, title: str | None, organization: str) -> None:
    [record] = positions(text)

    assert (record.title, record.organization) == (title, organization)


def test_people_beside_an_organization_are_mentors() -> None:
    lines = (
        "2020-2022\tResearch Assistant, UCLA, Prof. Ann Hopen",
        "2005-2006\tPost-doc, Ann Coomes Cambridge University",
    )

    assert [positions(line)[0].mentors[0].name for line in lines] == ["Ann Hopen", "Ann Coomes"]


def test_a_department_of_several_subjects_is_one() -> None:
    [record] = degrees("PhD, Bees, Department of Earth, Atmospheric and Planetary Sciences, MIT, 2010")

    assert record.unit == "Department of Earth, Atmospheric and Planetary Sciences"


def test_a_town_behind_an_institution_is_a_place() -> None:
    [one], [other] = (
        positions("2010-2012\tLecturer, Acme Polytechnic, Ede"),
        positions("2010-2012\tLecturer, Acme Polytechnic, Mathematics"),
    )

    assert (one.location, one.unit, other.location, other.unit) == ("Ede", None, None, "Mathematics")


def test_a_line_that_names_a_role_is_no_field() -> None:
    [record] = degrees("YALE LAW SCHOOL, J.D., 2005\nArticles Editor, Yale Law Journal")

    assert (record.field, record.details) == (None, ("Articles Editor, Yale Law Journal",))


def test_a_major_is_the_field_of_the_degree_above() -> None:
    [record] = degrees("DUKE UNIVERSITY, B.A., 2000\nMajor in Bees")

    assert (record.degree, record.field) == ("B.A.", "Bees")


def test_the_better_name_of_two_is_the_institutions() -> None:
    [record] = degrees("PhD in Bees, Bee Lab, 2010\nUniversity of Leeds (bees: many)")

    assert record.institution == "University of Leeds (bees: many)"


def test_the_school_beside_the_degree_is_its_institution_and_not_the_laboratory_below() -> None:
    [record] = degrees("PhD in Bees, University of York\nBee Laboratory of Leeds\n2005 - 2008")

    assert (record.institution, record.field) == ("University of York", "Bees")


def test_many_words_before_an_organization_are_no_role() -> None:
    [record] = positions("2005-2006\tSeven words that nobody takes for roles am Acme Institute")

    assert record.title is None


def test_degrees_stand_under_the_school_above_them() -> None:
    found = degrees("""
        **Hive College**

        PhD, Genetics (2014-2019)

        MS, Statistics (2016-2018)

        **Reed University**

        BA, Biology (2009-2013)
        """)
    assert [(one.institution, one.degree, one.start) for one in found] == [
        ("Hive College", "PhD", "2014"),
        ("Hive College", "MS", "2016"),
        ("Reed University", "BA", "2009"),
    ]


def test_the_code_of_a_state_may_be_a_degree() -> None:
    text = "1999     MD     Medicine     Duke University School of Medicine"
    [found] = degrees(text)
    assert found.degree == "MD"


def test_fields_may_stand_behind_labels_of_their_own() -> None:
    [position] = positions("""
        Entidad empleadora: Universidad de Leeds
        Categoría profesional: Catedrática de Universidad
        Fecha de inicio: 03/2018
        """)
    assert (position.organization, position.title) == ("Universidad de Leeds", "Catedrática de Universidad")
    assert (position.start, position.end, position.current) == ("2018-03", None, True)


@pytest.mark.parametrize(
    ("label", "span"),
    [
        ("Period: 2010-2014", ("2010", "2014", False)),
        ("Start date: 2010-2014", ("2010", "2014", False)),
        ("End date: 2014", (None, "2014", False)),
        ("Period: long ago", (None, None, False)),
    ],
)
def test_dates_may_stand_behind_a_label(label: str, span: tuple[str | None, str | None, bool]) -> None:
    [found] = positions(f"Lecturer, Leeds University\n{label}")
    assert (found.start, found.end, found.current) == span


def test_the_number_of_a_tables_row_is_no_field() -> None:
    [found] = positions("| 12 | Lecturer | Leeds University | 2010 - 2014 |")
    assert (found.organization, found.title) == ("Leeds University", "Lecturer")
