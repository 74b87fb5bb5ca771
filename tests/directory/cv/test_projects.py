"""Projects: inside a position, and in sections of their own."""

from __future__ import annotations

import pytest

from directory.cv.kinds import Kind
from directory.cv.projects import link_line, parse_projects, read_projects
from directory.cv.records import ActivityRecord, Link
from tests.directory.cv.texts import lines_of, passage_of, section_of


def test_bold_bullets_open_projects_with_what_is_told_of_them() -> None:
    projects, details = read_projects(
        lines_of(
            """
            - Danced a lot
            - **Bee Counter**
              - Motivation: nobody had counted them
              - Counted bees
                and drones
              - [Code](https://x.org/code)
            - **Drone Counter**
              - Advisor: Prof. Roe
              - Contributions:
              - Counted drones
            """
        )
    )

    assert [(one.title, one.motivation, one.details) for one in projects] == [
        ("Bee Counter", "nobody had counted them", ("Counted bees and drones",)),
        ("Drone Counter", None, ("Counted drones",)),
    ]
    assert projects[0].links == (Link("Code", "https://x.org/code"),)
    assert details == ("Danced a lot",)


def test_links_and_motivations_without_a_project_are_no_loss() -> None:
    projects, details = read_projects(lines_of("- [Code](https://x.org)\n- Motivation: bees"))

    assert projects == ()
    assert details == ("Motivation: bees",)


def test_a_title_above_titles_names_a_group() -> None:
    text = "• **Insects**\n  - **Bees**\n    - danced\n• **Birds**\n  - **Owls**\n    - slept\n"
    projects, _ = read_projects(lines_of(text))

    assert [one.title for one in projects] == ["Bees", "Owls"]


def test_a_bold_sentence_among_projects_is_a_point_of_its_own() -> None:
    projects, details = read_projects(lines_of("- **Bees**\n  - danced\n- **I was proud.**\n- **Owls**\n  - slept"))

    assert [one.title for one in projects] == ["Bees", "Owls"]
    assert details == ("I was proud",)


@pytest.mark.parametrize(
    ("raw", "labels"),
    [
        ("[PDF](https://x.org) [Code](#)", ["PDF", "Code"]),
        ("URL: [https://x.org/](https://x.org)", [None]),
        ("([slides](https://x.org))", ["slides"]),
        ("[PAPER LINK](#)", ["PAPER LINK"]),
        ("[Tianjin University Press](#)", []),
        ("See [PDF](https://x.org)", []),
        ("PDF", []),
    ],
)
def test_a_line_of_links_holds_nothing_else(raw: str, labels: list[str | None]) -> None:
    assert [link.label for link in link_line(passage_of(raw))] == labels


def projects(text: str) -> list[ActivityRecord]:
    found = parse_projects(section_of(Kind.PROJECTS, text))
    return [one.record for one in found if isinstance(one.record, ActivityRecord)]


def test_projects_of_a_section_have_dates_details_and_links() -> None:
    [bees, owls] = projects(
        """
        ### Bees
        Jan 2019 - Mar 2020
        *Advisor: Prof. Roe*
        - danced
        - [Code](https://x.org)

        ### Owls (2018 - now)
        slept
        all day
        """
    )

    assert (bees.title, bees.start, bees.end) == ("Bees", "2019-01", "2020-03")
    assert bees.details == ("Advisor: Prof. Roe", "danced")
    assert [link.url for link in bees.links] == ["https://x.org"]
    assert (owls.title, owls.start, owls.current) == ("Owls", "2018", True)
    assert owls.details == ("slept all day",)


def test_a_project_that_is_only_a_year_keeps_it_as_its_title() -> None:
    assert [one.title for one in projects("- 2019\n- 2020 Bees\n")] == ["2019", "Bees"]


@pytest.mark.parametrize(
    ("text", "title", "details"),
    [
        ("Leader of the *Bee Dance Project*, Hive Fund", "Leader of the Bee Dance Project", ("Hive Fund",)),
        ("- Bee counts using *drones* and *hives*.", "Bee counts using drones and hives", ()),
        ("Roe, J., Poe, A. *Why bees dance*. Hive Fund.", "Why bees dance", ("Roe, J., Poe, A", "Hive Fund")),
        ("Roe, J. et al. (Co-PI). *Why bees dance*, Hives.", "Why bees dance", ("Roe, J. et al. (Co-PI)", "Hives")),
        ("“Why bees dance.” Principal Investigator, 2019", "Why bees dance", ("Principal Investigator",)),
        ("“Why bees dance”", "Why bees dance", ()),
        ("Bee Count *PI Roe*, Hive Fund", "Bee Count", ("PI Roe", "Hive Fund")),
    ],
)  # fmt: skip
def test_a_project_is_called_by_its_title(text: str, title: str, details: tuple[str, ...]) -> None:
    [found] = parse_projects(section_of(Kind.PROJECTS, text))

    assert isinstance(found.record, ActivityRecord)
    assert (found.record.title, tuple(text.rstrip(",. ") for text in found.record.details)) == (title, details)
