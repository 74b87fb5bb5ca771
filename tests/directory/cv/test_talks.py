"""Talks: quoted, in columns, or as references that name their speakers."""

from __future__ import annotations

import pytest

from directory.cv.kinds import Kind
from directory.cv.records import ActivityRecord
from directory.cv.talks import parse_talks, with_talks
from tests.directory.cv.texts import section_of


def talks(text: str, owner: str | None = "Jane Roe") -> list[ActivityRecord]:
    found = parse_talks([section_of(Kind.TALKS, text)], (owner,) if owner else ())
    return [one.record for one in found if isinstance(one.record, ActivityRecord)]


def talk(text: str, owner: str | None = "Jane Roe") -> ActivityRecord:
    [one] = talks(text, owner)
    return one


@pytest.mark.parametrize(
    ("text", "title", "event", "place"),
    [
        ('"Bees dance", Bee Days, Leeds, UK, May 2019', "Bees dance", "Bee Days", "Leeds, UK"),
        ("‘Bees and Drones', Bee Days, May 2019", "Bees and Drones", "Bee Days", None),
        ("“Bees dance by day” (Bee Days, Leeds, June 2019)", "Bees dance by day", "Bee Days", "Leeds"),
        ("**Bees dance**, Bee Days, 2019", "Bees dance", "Bee Days", None),
        ("May 2019\tBees dance in the dark\tLeeds, UK", "Bees dance in the dark", None, "Leeds, UK"),
        ("2019\t“Bees dance,” Hull University", "Bees dance", "Hull University", None),
        ("Bees dance [slides]\nBee Days, 2019", "Bees dance", "Bee Days", None),
        ("Bees dance, Hull University, 2019", "Bees dance", "Hull University", None),
        ("Bees, drones, and wax seminar, Hull University", "Bees, drones, and wax seminar", "Hull University", None),
        ("The “bee dance” in the dark", "The “bee dance” in the dark", None, None),
        ("Bees dance", "Bees dance", None, None),
    ],
)  # fmt: skip
def test_a_talk_has_a_title_an_event_and_a_place(text: str, title: str, event: str | None, place: str | None) -> None:
    one = talk(text)

    assert (one.title, one.organization, one.location) == (title, event, place)


@pytest.mark.parametrize("owner", ["Jane Roe", None])
def test_a_talk_keeps_its_links(owner: str | None) -> None:
    one = talk("| Bees dance ([Recording](https://x.org)) | Bee Days |\n", owner)

    assert one.title == "Bees dance"
    assert [(link.label, link.url) for link in one.links] == [("Recording", "https://x.org")]


@pytest.mark.parametrize(
    ("text", "sort", "title"),
    [
        ("Plenary talk: Bees dance, Bee Workshop, 2019", "Plenary talk", "Bees dance"),
        ("“Bees dance.” Talk. Bee Days. Leeds, UK", "Talk", "Bees dance"),
        ("“Bees dance.” Bee Days (virtual). Poster.", "Poster", "Bees dance"),
        ("“Bees dance”, invited talk given at the Bee Days", "invited talk", "Bees dance"),
        ("Bees dance, Panelist, Bee Workshop, 2019", "Panelist", "Bees dance"),
        ("Bee Workshop, Invited Speaker, 2019", "Invited Speaker", "Bee Workshop"),
        ("“Bees dance”, Session Chair, Bee Days", "Session Chair", "Bees dance"),
        ("“Talk to bees”, Bee Days", None, "Talk to bees"),
    ],
)
def test_the_sort_of_a_talk_is_its_role(text: str, sort: str | None, title: str) -> None:
    one = talk(text)

    assert (one.role, one.title) == (sort, title)


def test_those_who_spoke_along_are_a_point() -> None:
    one = talk("“Bees dance” (with Ann Poe), Bee Days, 2019")

    assert (one.organization, one.details) == ("Bee Days", ("With Ann Poe",))


def test_a_line_of_speakers_below_the_title_is_a_point() -> None:
    one = talk("- Bees dance in the dark\n  Jane Roe, Ann Poe and Tom Moe\n  Bee Days, Leeds, UK, 2019")

    assert (one.title, one.organization, one.location) == ("Bees dance in the dark", "Bee Days", "Leeds, UK")
    assert one.details == ("With Ann Poe, Tom Moe",)


def test_a_list_whose_titles_end_with_a_full_stop() -> None:
    first, second = talks(
        "- Bees dance, and drones sing. 9th Conference on Bees, Leeds, UK, 2019\n"
        "- Queens rule in summer. Workshop on Hives, 2018"
    )

    assert (first.title, first.organization) == ("Bees dance, and drones sing", "9th Conference on Bees")
    assert (second.title, second.organization) == ("Queens rule in summer", "Workshop on Hives")


def test_a_day_without_a_year_is_one_of_the_year_above() -> None:
    text = (
        "2019\n- “Bees dance.” Bee Days, Leeds, June 4th.\n- “Bees sleep.” Bee Days, Leeds, May 3-4\n2018\n- “Drones.”"
    )

    assert [(one.organization, one.location, one.start) for one in talks(text)] == [
        ("Bee Days", "Leeds", "2019-06"),
        ("Bee Days", "Leeds", "2019-05"),
        (None, None, "2018"),
    ]


def test_a_day_without_a_year_is_one_of_the_year_at_the_beginning() -> None:
    one = talk("2019\t“Bees dance in the dark.” Bee Days, Leeds, June 4th.")

    assert (one.organization, one.location, one.start) == ("Bee Days", "Leeds", "2019-06")


# ------------------------------------------------------------------------------------------------------ references

INVERTED = """
    Roe, J., & Poe, A. (2019, May). Bees dance in the dark. Talk presented at the Bee Days (Leeds, UK).

    Poe, A., Moe, T., & Roe, J. (2018). How drones find a way home. Poster presented at the Hive Meeting in York, UK.

    Roe, J. (2017, March). Queens: Their rule and its end. Bee Days 2017. York, UK.
"""


def test_references_are_read_as_such() -> None:
    first, second, third = talks(INVERTED)

    assert (first.title, first.role, first.organization) == ("Bees dance in the dark", "Talk", "Bee Days")
    assert (first.location, first.start, first.details) == ("Leeds, UK", "2019-05", ("With Poe, A.",))
    assert (second.title, second.role, second.organization) == (
        "How drones find a way home", "Poster", "Hive Meeting",
    )  # fmt: skip
    assert (second.location, second.start, second.details) == ("York, UK", "2018", ("With Poe, A.; Moe, T.",))
    assert (third.title, third.organization, third.details) == ("Queens: Their rule and its end", "Bee Days 2017", ())


def test_names_may_come_as_people_say_them() -> None:
    first, second = talks(
        "- Jane Roe and Ann Poe. How bees dance in the dark. Hive Conference, Leeds, UK, May 2019.\n"
        "- Jane Roe, Tom Moe. Where drones find their way. Hive Workshop, York, UK, 2018."
    )

    assert (first.title, first.organization, first.location) == (
        "How bees dance in the dark", "Hive Conference", "Leeds, UK",
    )  # fmt: skip
    assert (first.start, first.details) == ("2019-05", ("With Ann Poe",))
    assert (second.title, second.details) == ("Where drones find their way", ("With Tom Moe",))


def test_tags_before_a_reference_are_the_sort_and_days_in_brackets_its_date() -> None:
    text = """
    ### 2019
    - [invited, keynote] Roe, J. (Oct 23). How bees dance in the dark. Bee Days. Leeds, UK.
    - [oral] Roe, J., Poe, A. (May 2). Where drones find their way. Hive Conference. Online.
    """
    first, second = talks(text)

    assert (first.role, first.start, first.organization, first.location) == (
        "invited, keynote", "2019-10", "Bee Days", "Leeds, UK",
    )  # fmt: skip
    assert (second.role, second.start, second.details) == ("oral", "2019-05", ("With Poe, A.",))


def test_a_day_behind_the_title_is_more_precise_than_the_year_before_it() -> None:
    first, second = talks(
        "Roe, J. & Poe, A. (2019). How bees dance in the dark. Hive Conference, Leeds 4-5 May. (o)\n\n"
        "Roe, J. & Moe, T. (2018). Where drones find their way. Hive Conference, Leeds. (p)"
    )

    assert (first.organization, first.start) == ("Hive Conference", "2019-05")
    assert (second.organization, second.location, second.start) == ("Hive Conference", "Leeds", "2018")


def test_what_stands_below_a_reference_is_a_point() -> None:
    text = """
    Roe, J., & Poe, A. (2019, May). How bees dance in the dark of a hive. Talk presented at the Bee Days.
        * Best talk of the day

    Roe, J. (2018, May). How the drones of a hive find their way home.
    Talk presented at the Bee Days.
    *Organizer of the session

    Roe, J. (2017, May). Why queens rule in summer, and in winter. Talk presented at the Bee Days.
    """
    first, second, third = talks(text)

    assert first.details == ("With Poe, A.", "Best talk of the day")
    assert (second.organization, second.details) == ("Bee Days", ("*Organizer of the session",))
    assert third.details == ()


def test_a_reference_without_a_title_is_called_by_its_event() -> None:
    text = f"{INVERTED}\n    Roe, J. (2016, May). Invited talk presented at a seminar for keepers in Leeds, UK."

    assert talks(text)[3].title == "a seminar for keepers"


def test_among_references_other_talks_are_read_as_they_are() -> None:
    text = (
        "- Roe, J. (2019, May). How bees dance in the dark. Talk presented at the Bee Days.\n"
        "- “Keeping bees by night”, panel discussion with the owner Jane Roe, Bee Days, 2016\n"
        "- Roe, J. (2018, May). How drones find a way home. Talk presented at the Bee Days."
    )

    assert {one.title for one in talks(text)} == {
        "How bees dance in the dark", "Keeping bees by night", "How drones find a way home",
    }  # fmt: skip


def test_links_in_a_reference() -> None:
    text = (
        "- Roe, J. [How bees dance in the dark](https://a.org). Hive Conference. Leeds, UK, 2019. | [PPTX](https://b.org)\n"
        "- Roe, J., Poe, A. Where drones find a way. [Hive](https://c.org) Workshop. Leeds, UK, 2018. "
        "doi: 10.1234/x.1 https://d.org"
    )
    first, second = talks(text)

    assert (first.title, first.organization, first.location) == (
        "How bees dance in the dark", "Hive Conference", "Leeds, UK",
    )  # fmt: skip
    assert [(link.label, link.url) for link in first.links] == [(None, "https://a.org"), ("PPTX", "https://b.org")]
    assert (second.organization, second.location) == ("Hive Workshop", "Leeds, UK")


def test_sections_of_other_kinds_hold_no_talks() -> None:
    sections = [section_of(Kind.TEACHING, "Bees dance"), section_of(Kind.TALKS, "")]

    assert list(parse_talks(sections, ("Jane Roe",))) == []


def test_two_references_in_one_entry_are_two_talks() -> None:
    text = """
    - Roe, J. (2019, May). How bees dance in the dark of a hive. Talk presented at the Bee Days.
    Roe, J., & Poe, A. (2018, May). How drones find their way home. Talk presented at the Bee Days.
    - Roe, J. (2017, May). Why queens rule in summer, and in winter. Talk presented at the Bee Days.
    """

    assert [one.start for one in talks(text)] == ["2019-05", "2018-05", "2017-05"]


def test_conferences_that_name_speakers_are_talks() -> None:
    listed = section_of(Kind.CONFERENCES, "- How bees dance in the dark\n  Jane Roe, Ann Poe\n  Hive Days, Leeds, 2019")
    attended = section_of(Kind.CONFERENCES, "2019\nHive Days, Leeds")

    assert [section.kind for section in with_talks([listed, attended], ("Jane Roe",))] == [
        Kind.TALKS, Kind.CONFERENCES,
    ]  # fmt: skip
    assert with_talks([listed], ()) == (listed,)
    [found] = parse_talks(with_talks([listed], ("Jane Roe",)), ("Jane Roe",))
    assert isinstance(found.record, ActivityRecord)
    assert (found.record.title, found.record.details) == ("How bees dance in the dark", ("With Ann Poe",))
