"""Teaching, service, memberships, conferences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from directory.cv.activities import parse_conferences, parse_memberships, parse_service, parse_teaching
from directory.cv.kinds import Kind
from directory.cv.records import ActivityRecord, Found
from directory.cv.sections import Section
from tests.directory.cv.texts import section_of


def records(
    parse: Callable[[Section], Iterator[Found]], kind: Kind, text: str, title: str = ""
) -> list[ActivityRecord]:
    found = parse(section_of(kind, text, title))
    return [one.record for one in found if isinstance(one.record, ActivityRecord)]


@pytest.mark.parametrize(
    ("text", "title", "role", "organization"),
    [
        ("COMP3520: Systems, Tutor, Hull University, 2019", "COMP3520 Systems", "Tutor", "Hull University"),
        ("- **CS 101 Bees**, Hull University, 2019 (assistant)", "CS 101 Bees", "assistant", "Hull University"),
        ("2019\tBees, Drones and Queens", "Bees, Drones and Queens", None, None),
        ("Genetics of bees\nLecturer, Hull University, 2019", "Genetics of bees", "Lecturer", "Hull University"),
    ],
)  # fmt: skip
def test_a_course_has_a_title_and_may_have_role_and_place(
    text: str, title: str, role: str | None, organization: str | None
) -> None:
    [course] = records(parse_teaching, Kind.TEACHING, text)

    assert (course.title, course.role, course.organization) == (title, role, organization)
    assert course.start == "2019"


def test_a_role_above_courses_is_that_of_each() -> None:
    courses = records(
        parse_teaching, Kind.TEACHING, "Teaching Assistant\n\n- Bees, 2019\n- Drones, 2020\n\nOwls by night"
    )

    assert [(one.title, one.role, one.lines) for one in courses] == [
        ("Bees", "Teaching Assistant", ((1, 1), (3, 3))),
        ("Drones", "Teaching Assistant", ((1, 1), (4, 4))),
        ("Owls by night", None, ((6, 6),)),
    ]


def test_a_label_heads_the_bullets_below_it() -> None:
    text = "- Lecturer, University of Leeds:\n  - Bees\n    in spring\n  - Drones\n- Tutor, Hull University:\n  - Owls"

    courses = records(parse_teaching, Kind.TEACHING, text)

    assert [(one.title, one.role, one.organization) for one in courses] == [
        ("Bees", "Lecturer", "University of Leeds"),
        ("Drones", "Lecturer", "University of Leeds"),
        ("Owls", "Tutor", "Hull University"),
    ]


@pytest.mark.parametrize(
    ("text", "venue", "role"),
    [
        ("Reviewer: ICML, NeurIPS", "ICML, NeurIPS", "Reviewer"),
        ("Reviewer for Bee World, Drones", "Bee World, Drones", "Reviewer"),
        ("Associate Editor, Bee World, 2019 - present", "Bee World", "Associate Editor"),
        ("Bee World, Associate Editor", "Bee World", "Associate Editor"),
        ("HPCA 2026 Web Chair", "HPCA 2026", "Web Chair"),
        ("Organizer of Bee Days", "Bee Days", "Organizer"),
        ("Services: Bee Days", "Bee Days", None),
        ("Bee Days 2019", "Bee Days 2019", None),
        ("Bee Days (2019 - 2020)", "Bee Days", None),
        ("Bee Days, 2019, 2020", "Bee Days, 2019, 2020", None),
        ("A history of bees", "A history of bees", None),
    ],
)
def test_service_is_a_venue_and_a_role(text: str, venue: str, role: str | None) -> None:
    [service] = records(parse_service, Kind.SERVICE, f"- {text}")

    assert (service.title, service.role) == (venue, role)


def test_a_heading_above_venues_is_the_role_in_each() -> None:
    text = "Reviewer for journals:\n- Bee World\n- Drones\n\nProgram Committee:\n- Bee Days 2019\n"

    assert [(one.title, one.role) for one in records(parse_service, Kind.SERVICE, text)] == [
        ("Bee World", "Reviewer"),
        ("Drones", "Reviewer"),
        ("Bee Days 2019", "Program Committee"),
    ]


def test_a_role_alone_at_the_end_is_not_lost() -> None:
    assert [one.title for one in records(parse_service, Kind.SERVICE, "- Bee Days\n\nReviewer")] == [
        "Bee Days",
        "Reviewer",
    ]


def test_members_numbers_stand_under_service() -> None:
    found = list(
        parse_service(section_of(Kind.SERVICE, "- Bee Society, Member ID 123\n- Member of the Guild\n- Reviewer: X"))
    )

    assert [one.kind for one in found] == ["memberships", "memberships", "service"]
    assert isinstance(found[0].record, ActivityRecord)
    assert (found[0].record.title, found[0].record.details) == ("Bee Society", ("Member ID 123",))


def test_awards_and_services_in_one_section_are_told_apart() -> None:
    text = "- Reviewer: Bee Prize Days\n- Bee Prize, 2012\n- Scholarship: First-class (2010), Second-class (2011)"
    found = parse_service(section_of(Kind.SERVICE, text, "Awards & Services"))

    assert [one.kind for one in found] == ["service", "awards", "awards", "awards"]


def test_memberships_have_the_society_and_the_role_in_it() -> None:
    text = "Bee Society\nFellow, Guild of Drones, since 2011"

    assert [(one.title, one.role, one.start) for one in records(parse_memberships, Kind.MEMBERSHIPS, text)] == [
        ("Bee Society", None, None),
        ("Guild of Drones", "Fellow", "2011"),
    ]


def test_a_conference_keeps_the_year_in_its_name_and_is_dated_by_the_line_below() -> None:
    [conference] = records(
        parse_conferences,
        Kind.CONFERENCES,
        "- **Bee Days 2022 (BD 2022)**\n  Leeds, UK; November 13 - 18, 2021; online",
    )

    assert conference.title == "Bee Days 2022 (BD 2022)"
    assert (conference.start, conference.end) == ("2021-11", "2021-11")
    assert conference.details == ("Leeds, UK", "online")


def test_a_conference_without_lines_below_is_dated_by_its_own() -> None:
    [conference] = records(parse_conferences, Kind.CONFERENCES, "- Bee Days 2022, Leeds")

    assert conference.start == "2022"


def test_members_of_a_body_serve_and_members_of_a_society_belong() -> None:
    found = list(
        parse_service(section_of(Kind.SERVICE, "- Member, Hive Review College, 2004-08\n- Member of the Guild"))
    )

    assert [one.kind for one in found] == ["service", "memberships"]


def test_a_courses_code_opens_another_course() -> None:
    courses = records(parse_teaching, Kind.TEACHING, "ARCH 301 Hives\nARCH 513 Honey")

    assert [one.title for one in courses] == ["ARCH 301 Hives", "ARCH 513 Honey"]


@pytest.mark.parametrize(
    ("text", "title", "start"),
    [
        ("1998 Bee World\n1999 IEEE Drones", ["Bee World", "IEEE Drones"], ["1998", "1999"]),
        ("- HPCA 2026\n- 2023 Bee Days\n- ICML", ["HPCA 2026", "2023 Bee Days", "ICML"], ["2026", "2023", None]),
        ("- Bees 2018\n- Drones 2016-2019\n- Hive 2020", ["Bees", "Drones", "Hive"], ["2018", "2016", "2020"]),
        ("- Bees 2018\n- Drones 2019\n- Hive", ["Bees 2018", "Drones 2019", "Hive"], ["2018", "2019", None]),
        ("2018-2019 Jury of bees", ["Jury of bees"], ["2018"]),
        ("Since May 2018\tHeads of bees", ["Heads of bees"], ["2018-05"]),
        ("2018\nBees\n\n2017\nDrones\n\n2018\nHive", ["Bees", "Drones", "Hive"], ["2018", "2017", "2018"]),
        ("2018\tBees of May", ["Bees of May"], ["2018"]),
    ],
)  # fmt: skip
def test_dates_at_the_edges_of_a_list_are_no_part_of_its_names(
    text: str, title: list[str], start: list[str | None]
) -> None:
    found = records(parse_service, Kind.SERVICE, text)

    assert [one.title for one in found] == title
    assert [one.start for one in found] == start


def test_what_is_in_progress_says_so_in_its_column() -> None:
    [service] = records(parse_service, Kind.SERVICE, "in progress\tReports on bees")

    assert (service.title, service.current) == ("Reports on bees", True)


@pytest.mark.parametrize(
    ("text", "venue", "role"),
    [
        ("*Board Member*. **Bee World**", "Bee World", "Board Member"),
        ("Board Member. Bee World of Leeds", "Bee World of Leeds", "Board Member"),
        ("Council member, Royal Society of Bees", "Royal Society of Bees", "Council member"),
        ("Editorial board, Social Bees", "Social Bees", "Editorial board"),
        ("Representative to the faculty, Hull University", "Hull University", "Representative to the faculty"),
        ("Directrice adjointe de l'UR Abeilles", "UR Abeilles", "Directrice adjointe"),
        ("Journal of Bees: General", "Journal of Bees: General", None),
        ("Jury of Ann Poe (advisor: Tom Moe)", "Jury of Ann Poe (advisor: Tom Moe)", None),
        ("**Editorial board**\tBee World", "Bee World", "Editorial board"),
    ],
)
def test_a_role_stands_before_the_body_served(text: str, venue: str, role: str | None) -> None:
    [service] = records(parse_service, Kind.SERVICE, f"- {text}")

    assert (service.title, service.role) == (venue, role)


def test_a_body_above_bullets_is_what_the_roles_below_it_were_in() -> None:
    text = """
    Committee on Bees

    - Member, 2019-2021
    - Chair, 2021-2022

    Council of Drones

    - Member, 2018-2019
    """

    assert [(one.title, one.role) for one in records(parse_service, Kind.SERVICE, text)] == [
        ("Committee on Bees", "Member"),
        ("Committee on Bees", "Chair"),
        ("Council of Drones", "Member"),
    ]


def test_a_role_below_a_body_is_the_role_in_it() -> None:
    [service] = records(parse_service, Kind.SERVICE, "Committee on Bees\n- Chair\t2019-2021")

    assert (service.title, service.role, service.start) == ("Committee on Bees", "Chair", "2019")


def test_a_label_in_a_column_heads_what_stands_beside_it_and_below() -> None:
    text = "- Jury\tA. Roe – Hull University – Bees\n    - B. Moe - Leeds University - Drones\n    - C. Foe - Queens"

    first, second, _ = records(parse_service, Kind.SERVICE, text)

    assert (first.title, first.role, first.details) == ("A. Roe", "Jury", ("Hull University", "Bees"))
    assert (second.title, second.role, second.details) == ("B. Moe", "Jury", ("Leeds University", "Drones"))


@pytest.mark.parametrize(("heading", "role"), [("Reviewer", "Reviewer"), ("Volunteer Work", None), ("Service", None)])
def test_a_heading_that_is_a_role_is_that_of_each(heading: str, role: str | None) -> None:
    [service] = records(parse_service, Kind.SERVICE, "- Bee World", heading)

    assert service.role == role


def test_headings_above_dates_head_groups_and_are_no_services() -> None:
    text = """
    ### COMMITTEE MEMBER

    2019
    Bees of Leeds

    2020
    Drones of Hull

    ### WORKING GROUPS

    current
    Hives of York

    2018
    Queens of York
    """
    found = records(parse_service, Kind.SERVICE, text, "Reviewer")

    assert [(one.title, one.role, one.start, one.current) for one in found] == [
        ("Bees of Leeds", "COMMITTEE MEMBER", "2019", False),
        ("Drones of Hull", "COMMITTEE MEMBER", "2020", False),
        ("Hives of York", None, None, True),
        ("Queens of York", None, "2018", False),
    ]


@pytest.mark.parametrize(
    ("text", "title", "organization", "details"),
    [
        ("“Bees, us” (2019). School of Hives, Hull University", "Bees, us", "School of Hives", ("Hull University",)),
        ("“Bees” and “Drones” (2019). Hull University", "“Bees” and “Drones” . Hull University", None, ()),
        ("Course. BEE802: Hives and Bees, 2019", "BEE802 Hives and Bees", None, ("Course",)),
        ("**Guest Lecture**. Hull University: *Open Hives*", "Open Hives", "Hull University", ("Guest Lecture",)),
        ("Hull University\n  Keeping bees\n  2019", "Keeping bees", "Hull University", ()),
    ],
)  # fmt: skip
def test_a_course_is_called_by_its_title(
    text: str, title: str, organization: str | None, details: tuple[str, ...]
) -> None:
    [course] = records(parse_teaching, Kind.TEACHING, text)

    assert (course.title, course.organization, course.details) == (title, organization, details)
