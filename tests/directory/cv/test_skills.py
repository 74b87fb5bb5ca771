"""Skills, certificates, test scores, activities."""

from __future__ import annotations

import pytest

from directory.cv.kinds import Kind
from directory.cv.records import ActivityRecord, Found, PositionRecord
from directory.cv.skills import parse_activities, parse_certifications, parse_skills
from tests.directory.cv.texts import section_of


def skills(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = parse_skills(section_of(Kind.SKILLS, text, "Skills"))
    return [(one.kind, one.record.title, one.record.items) for one in found if isinstance(one.record, ActivityRecord)]


@pytest.mark.parametrize(
    ("text", "title", "items"),
    [
        ("- **Languages:** Python, C++, Rust", "Languages", ("Python", "C++", "Rust")),
        ("Python, Rust", "Skills", ("Python", "Rust")),
        ("Programming\tC++, Python", "Programming", ("C++", "Python")),
        ("- Models: GPT-2,3,4, Zero 1,2,3", "Models", ("GPT-2,3,4", "Zero 1,2,3")),
        ("- Storage: files (e.g., Lustre, HDFS), discs", "Storage", ("files (e.g., Lustre, HDFS)", "discs")),
        ("- Stores: files - e.g., Lustre, HDFS (5 yrs), CD", "Stores", ("files - e.g., Lustre, HDFS (5 yrs)", "CD")),
        ("- Mobile: Android Studio (6 yrs, Java, Kotlin)", "Mobile", ("Android Studio (6 yrs, Java, Kotlin)",)),
        ("- Glued: one,two,three", "Glued", ("one", "two", "three")),
        ("- Prose: I have worked with bees, drones and queens for as long as I can remember.", "Prose",
         ("I have worked with bees, drones and queens for as long as I can remember.",)),
    ],
)  # fmt: skip
def test_a_group_of_skills_has_a_label_and_items(text: str, title: str, items: tuple[str, ...]) -> None:
    assert skills(text) == [("skills", title, items)]


def test_skills_may_stand_below_their_label() -> None:
    assert skills("Programming:\n- Python\n- Rust, C\n\nLanguages:\n- German") == [
        ("skills", "Programming", ("Python", "Rust", "C")),
        ("skills", "Languages", ("German",)),
    ]


def test_sports_among_skills_are_activities() -> None:
    assert skills("- Sports: chess, fencing(6 yrs)") == [("activities", "Sports", ("chess", "fencing(6 yrs)"))]


def test_test_scores_among_skills_are_certificates_too() -> None:
    found = list(parse_skills(section_of(Kind.SKILLS, "- English: TOEFL 105 (2019), CET-6: 600")))

    assert [one.kind for one in found] == ["skills", "certifications", "certifications"]
    assert [(one.record.title, one.record.details) for one in found[1:] if isinstance(one.record, ActivityRecord)] == [
        ("TOEFL", ("105", "2019")),
        ("CET-6", ("600",)),
    ]


def certificates(text: str) -> list[ActivityRecord]:
    found = parse_certifications(section_of(Kind.CERTIFICATIONS, text))
    return [one.record for one in found if isinstance(one.record, ActivityRecord)]


def test_certificates_have_dates_and_scores() -> None:
    [bee, test] = certificates("- Bee Keeper, Guild of Bees, 2018\n- PTE: Overall: 80, Reading: 82\n  (valid)")

    assert (bee.title, bee.start) == ("Bee Keeper, Guild of Bees", "2018")
    assert (test.title, test.details) == ("PTE", ("Overall: 80, Reading: 82", "valid"))


def test_volunteer_posts_are_positions_too() -> None:
    found: list[Found] = list(
        parse_activities(
            section_of(
                Kind.ACTIVITIES,
                """
                - Volunteering:
                  - without a date
                  - Bee Rescue, Leeds, Swarm Leader, 2018 - 2019
                  - saved a swarm
                  - Owl Rescue volunteer, 2017
                  - Mole Rescue, 2016 - now
                - Sports: chess
                """,
            )
        )
    )

    assert [one.kind for one in found] == ["activities", "positions", "positions", "positions", "activities"]
    posts = [one.record for one in found if isinstance(one.record, PositionRecord)]
    assert [(one.organization, one.unit, one.title, one.kind) for one in posts] == [
        ("Bee Rescue", "Leeds", "Swarm Leader", "volunteer"),
        ("Owl Rescue", None, "volunteer", "volunteer"),
        ("Mole Rescue", None, "Volunteer", "volunteer"),
    ]
    assert posts[0].details == ("saved a swarm",)
    assert posts[2].current


def test_a_group_of_activities_may_be_a_line_with_lines_below() -> None:
    found = list(parse_activities(section_of(Kind.ACTIVITIES, "### Bee Club\ndanced\nslept\n\n### Owl Club\nwatched")))

    assert [(one.record.title, one.record.items) for one in found if isinstance(one.record, ActivityRecord)] == [
        ("Bee Club", ("danced", "slept")),
        ("Owl Club", ("watched",)),
    ]


def activities(text: str, kind: Kind = Kind.ACTIVITIES, title: str = "") -> list[ActivityRecord]:
    found = parse_activities(section_of(kind, text, title))
    return [one.record for one in found if isinstance(one.record, ActivityRecord)]


@pytest.mark.parametrize(
    ("text", "title", "role", "organization", "location"),
    [
        ("Associate Editor, Bee World (2021 - present)", "Bee World", "Associate Editor", None, None),
        ("Bee Camp, Summer School on Hives, Hull University, Leeds, UK\tSummer 2016",
         "Bee Camp, Summer School on Hives", None, "Hull University", "Leeds, UK"),
        ("Bee Days, Hive Colloquium, Washington, DC\t2014", "Bee Days, Hive Colloquium", None, None, "Washington, DC"),
        ("Fall 2021 – ongoing\tInstructor. Keeping bees\n    Hull University, Leeds, UK",
         "Keeping bees", "Instructor", "Hull University", "Leeds, UK"),
    ],
)  # fmt: skip
def test_an_activity_with_a_date_is_one_thing(
    text: str, title: str, role: str | None, organization: str | None, location: str | None
) -> None:
    [one] = activities(text)

    assert (one.title, one.role, one.organization, one.location) == (title, role, organization, location)
    assert one.start is not None
    assert not one.items


def test_words_without_dates_are_a_list() -> None:
    [one] = activities("Chess, hiking, bee keeping", title="Hobbies")

    assert (one.title, one.items) == ("Hobbies", ("Chess", "hiking", "bee keeping"))


@pytest.mark.parametrize(
    ("text", "title", "role", "organization", "details"),
    [
        ("- Ann Poe, MSc (2021)", "Ann Poe", "Students", None, ("MSc",)),
        ("- Ann Poe (part-time)", "Ann Poe", "Students", None, ("part-time",)),
        ("- Ann Poe, thesis on bees, Hull University", "Ann Poe", "Students", "Hull University", ("thesis on bees",)),
        ("- Ann Poe – Hull University – Bees", "Ann Poe", "Students", "Hull University", ("Bees",)),
        ("2020\tThesis on the dance of bees", "Thesis on the dance of bees", "Students", None, ()),
        ("2020\tTeaching Assistant. Bees\n    Taught many a hive with patience", "Bees", "Teaching Assistant", None,
         ("Taught many a hive with patience",)),
    ],
)  # fmt: skip
def test_those_mentored_are_the_titles(
    text: str, title: str, role: str, organization: str | None, details: tuple[str, ...]
) -> None:
    [one] = activities(text, Kind.MENTORING, "Students")

    assert (one.title, one.role, one.organization, one.details) == (title, role, organization, details)


def test_a_long_heading_is_the_role_of_people_only() -> None:
    [person, other] = activities(
        "- Ann Poe, 2019\n- Twelve projects on bees in all, 2020", Kind.MENTORING, "Interns of all the summers"
    )

    assert (person.role, other.role) == ("Interns of all the summers", None)


def test_a_heading_among_people_is_the_role_of_those_below() -> None:
    text = """
    ### Visiting scholars

    2019
    Ann Poe, Hull University

    2020
    Tom Moe, Leeds University
    """

    assert [(one.title, one.role, one.organization) for one in activities(text, Kind.MENTORING)] == [
        ("Ann Poe", "Visiting scholars", "Hull University"),
        ("Tom Moe", "Visiting scholars", "Leeds University"),
    ]


def test_people_below_a_label_are_an_item_each() -> None:
    text = "- PhD\tAnn Poe, bees, 2019. Hull University.\n    - Tom Moe, drones, 2018. Hull University."

    [one] = activities(text, Kind.MENTORING)

    assert (one.title, one.items) == (
        "PhD", ("Ann Poe, bees, 2019. Hull University", "Tom Moe, drones, 2018. Hull University"),
    )  # fmt: skip


def test_what_the_press_says_is_called_by_its_title() -> None:
    one, other = activities(
        "**Bee News**. What do bees say, *2019*\n\nInterview on bees and us all, 2018", Kind.MEDIA, "Press"
    )

    assert (one.title, one.organization, one.role, one.start) == ("What do bees say", "Bee News", "Press", "2019")
    assert (other.title, other.role, other.start) == ("Interview on bees and us all", "Press", "2018")
