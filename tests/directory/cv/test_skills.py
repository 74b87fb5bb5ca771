"""Skills, certificates, test scores, activities."""

from __future__ import annotations

import pytest

from directory.cv.records import ActivityRecord, Found, PositionRecord
from directory.cv.sections import Kind
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
