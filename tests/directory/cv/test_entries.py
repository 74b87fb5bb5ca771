"""Where one entry ends and the next begins: one opener for a whole list."""

from __future__ import annotations

import pytest

from directory.cv.document import Line, Passage
from directory.cv.entries import Entry, group_lines, is_group, split_entries
from directory.cv.kinds import Kind
from directory.cv.sections import Section
from tests.directory.cv.texts import line_of, lines_of, section_of


def entries(kind: Kind, text: str) -> list[list[str]]:
    return [[line.text for line in entry.lines] for entry in split_entries(section_of(kind, text))]


def test_a_section_without_lines_has_no_entries() -> None:
    assert split_entries(section_of(Kind.AWARDS, "")) == ()


PAPERS = ["Bees dance in the dark, Apidology 3, 2010.", "Bees sleep in the light, Apidology 4, 2011."]


@pytest.mark.parametrize(
    "text",
    [
        "- {}\n- {}",
        "1. {}\n2. {}",
        "[1] {}\n[2] {}",
        "* {}\n\n* {}",
        "{}\n\n{}",
        "{}\n{}",
        "### {}\n### {}",
        "- 1. {}\n- 2. {}",
    ],
)
def test_a_list_of_papers_is_cut_however_it_is_set(text: str) -> None:
    assert entries(Kind.PUBLICATIONS, text.format(*PAPERS)) == [[paper] for paper in PAPERS]


def test_numbers_open_entries_though_bullets_stand_below() -> None:
    text = "1. Bees dance in the dark of the hive\n   - Apidology, 2010\n2. Bees sleep in light\n   - Apidology, 2011"

    assert [len(entry) for entry in entries(Kind.PUBLICATIONS, text)] == [2, 2]


def test_a_hanging_indent_continues_a_reference() -> None:
    text = "Roe, J. 2010. Bees dance.\n    Apidology 3: 1-9.\nRoe, J. 2011. Bees sleep.\n    Apidology 4: 2-8."

    assert [len(entry) for entry in entries(Kind.PUBLICATIONS, text)] == [2, 2]


def test_lines_that_end_in_pages_are_references_of_their_own() -> None:
    text = (
        "Roe, J. Bees dance in the dark. Apidology 3, pp. 1-9.\nRoe, J. Bees sleep in the day. Apidology 4, pp. 2-8.\n"
        "\nRoe, J. Bees wake at the dawn of day. Apidology 5, pp. 3-7."
    )

    assert [len(entry) for entry in entries(Kind.PUBLICATIONS, text)] == [1, 1, 1]


def test_a_bold_author_at_the_start_of_some_papers_glues_no_others_to_them() -> None:
    text = (
        "**Roe J**, Doe J. Bees dance in the dark. *Apidology*. 2010;3:1-9.\n\n"
        "Doe J, **Roe J**. Bees sleep in the light of day. *Apidology*. 2011;4:2-8."
    )

    assert [len(entry) for entry in entries(Kind.PUBLICATIONS, text)] == [1, 1]


def test_a_page_break_makes_no_papers_of_a_venue_a_track_and_a_link() -> None:
    papers = "".join(
        f"- **Bees number {n} dance in the dark of their hive**\n\n  Jane Roe, John Doe\n\n  Apidology 2010\n\n"
        for n in range(4)
    )
    text = papers + "- **Bees sleep in the light of the day, too**\n\n  Jane Roe\n\n- Track: Research\n- [LINK](#)\n"

    assert [len(entry) for entry in entries(Kind.PUBLICATIONS, text)] == [3, 3, 3, 3, 4]


@pytest.mark.parametrize("group", ["2019", "**2019**", "(2019)", "2018 - 2019", "Journals:"])
def test_a_group_line_speaks_for_all_below_it(group: str) -> None:
    section = section_of(Kind.TALKS, f"{group}\n- Bees dance\n- Bees sleep\n2017\n- Bees wake")

    assert [len(entry.group) for entry in split_entries(section)] == [1, 1, 1]
    assert [entry.lines[0].text for entry in split_entries(section)] == ["Bees dance", "Bees sleep", "Bees wake"]


@pytest.mark.parametrize(
    ("text", "kind", "group"),
    [
        ("2019", Kind.PUBLICATIONS, True),
        ("Spring 2019:", Kind.TEACHING, True),
        ("Committees:", Kind.SERVICE, True),
        ("- Committees:", Kind.SERVICE, False),
        ("Paris, 2019", Kind.TALKS, False),
        ("Bees dance", Kind.TALKS, False),
        ("2019", Kind.EDUCATION, False),  # where entries have details, a year dates its own entry
        ("2010, 2011, 2012, 2013, 2014", Kind.TALKS, False),
    ],
)
def test_a_group_line_is_a_date_or_a_label_alone(text: str, kind: Kind, group: bool) -> None:
    assert is_group([line_of(text)], kind) is group


def test_two_lines_are_no_group() -> None:
    assert not is_group(lines_of("2019\n2020"), Kind.TALKS)


def test_positions_are_cut_where_each_has_one_range_of_dates() -> None:
    text = (
        "**Leeds**, Lecturer\n2010 - 2012\n- taught\n- examined\n\n**York**, Reader\n2012 - 2014\n- read\n\n"
        "**Hull**, Professor\n2014 - 2016\n- professed"
    )

    assert [entry[0] for entry in entries(Kind.POSITIONS, text)] == [
        "Leeds, Lecturer",
        "York, Reader",
        "Hull, Professor",
    ]


def test_employers_hold_the_roles_under_them() -> None:
    text = (
        "University of Leeds\n  - Reader, 2012-2014\n  - Lecturer, 2010-2012\nUniversity of York\n  - Fellow, 2008-2010"
    )

    assert [len(entry) for entry in entries(Kind.POSITIONS, text)] == [3, 2]


def test_a_bold_line_after_details_opens_another_entry() -> None:
    text = (
        "### Leeds\nLecturer, 2010 - 2012\n- taught\n\n### York\nReader, 2012 - 2014\n- read\n\n"
        "**A game about bees**\n\n- played\n"
    )

    assert [entry[0] for entry in entries(Kind.PROJECTS, text)] == ["Leeds", "York", "A game about bees"]


def test_a_bold_label_after_details_does_not() -> None:
    text = "### Leeds\nLecturer, 2010 - 2012\n- taught\n\n**Contributions:**\n\n- many\n\n### York\nReader, 2012 - 2014"

    assert [entry[0] for entry in entries(Kind.POSITIONS, text)] == ["Leeds", "York"]


def test_societies_stand_on_lines_of_their_own() -> None:
    assert len(entries(Kind.MEMBERSHIPS, "Society of Bees\nGuild of Drones, since 2011\nunder the queen")) == 2


def test_a_role_opens_another_service() -> None:
    assert len(entries(Kind.SERVICE, "Editor, Apidology, 2010-2012\nReviewer for Bee World\nReferee for Drones")) == 3


def test_entries_of_a_left_column_open_with_their_dates() -> None:
    text = "2010 - 2012   Lecturer, Leeds\n              on bees\n2012 - 2014   Reader, York\n              on drones"

    assert [len(entry) for entry in entries(Kind.POSITIONS, text)] == [2, 2]


def test_an_entry_knows_its_text() -> None:
    assert Entry(lines_of("Leeds\nLecturer")).text == "Leeds Lecturer"


def test_a_very_long_entry_is_most_likely_several() -> None:
    sentence = "Bees dance in the dark of the hive and sleep in the light. "
    text = "\n\n".join(f"{n} {sentence * 9}" for n in "abc")

    assert len(entries(Kind.PUBLICATIONS, text)) == 3


def test_lists_that_begin_in_small_letters_are_read_still() -> None:
    assert len(entries(Kind.AWARDS, "- prize of bees, 2010\n- prize of drones, 2011")) == 2
    assert entries(Kind.TALKS, "2010\n2011") == []


def test_lines_that_share_a_number_are_told_apart() -> None:
    year, paper = (Line(1, Passage(text)) for text in ("2019", "Bees dance in the dark"))

    [entry] = split_entries(Section(Kind.TALKS, "Talks", (year, paper)))

    assert (entry.lines, entry.group) == ((paper,), (year,))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("### In press\n\nBees", ["In press"]),
        ("2011\n\nBees\n\n2010\n\nTrees\n\nIn press\n\nHives", ["2011", "2010", "In press"]),
        ("Bees\n\nIn press", []),  # the status of the work above
        ("Bees\n\n**In press**", ["In press"]),
        ("Bees\n**In press**", []),
        ("- In press", []),
        ("### arXiv preprint", []),
        ("### In press, 2 papers", []),
    ],
)
def test_a_status_speaks_for_what_follows_where_it_is_set_as_a_heading(text: str, found: list[str]) -> None:
    assert [line.text for line in group_lines(section_of(Kind.PUBLICATIONS, text))] == found


def test_a_status_is_no_group_outside_of_publications() -> None:
    assert group_lines(section_of(Kind.AWARDS, "### In press\n\nBees")) == ()


def test_a_line_set_apart_above_bullets_stays_with_them() -> None:
    section = section_of(Kind.SERVICE, "Council of Bees\n\n- Chair, 2019\n\nBoard of Drones\n\n- Member, 2018")

    assert [entry.lines[0].text for entry in split_entries(section)] == [
        "Council of Bees", "Chair, 2019", "Board of Drones", "Member, 2018",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("2019\nBees dance\nLeeds\n\n2019\nDrones\nHull\n\n2018\nQueens\nYork", [3, 3, 3]),
        ("2019\n- Bees dance\n- Leeds\n\n2019\n- Drones\n- Hull", [1, 1, 1, 1]),
    ],
)
def test_dates_that_recur_date_one_entry_each(text: str, lengths: list[int]) -> None:
    assert [len(entry.lines) for entry in split_entries(section_of(Kind.TALKS, text))] == lengths


@pytest.mark.parametrize("text", ["current", "expected 2026", "Completed", "en cours"])
def test_what_goes_on_or_is_over_is_a_group(text: str) -> None:
    assert is_group(lines_of(text), Kind.SERVICE)
    assert not is_group(lines_of("currently bees"), Kind.SERVICE)
    assert not is_group(lines_of("current"), Kind.PUBLICATIONS)
