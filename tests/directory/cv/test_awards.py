"""Awards: title, who gave them, when."""

from __future__ import annotations

import pytest

from directory.cv.awards import parse_awards
from directory.cv.kinds import Kind
from directory.cv.records import ActivityRecord
from tests.directory.cv.texts import section_of


def awards(text: str) -> list[ActivityRecord]:
    found = parse_awards(section_of(Kind.AWARDS, text))
    return [one.record for one in found if isinstance(one.record, ActivityRecord)]


@pytest.mark.parametrize(
    ("text", "title", "issuer"),
    [
        ("Bee Prize, Apis Society, 2012", "Bee Prize", "Apis Society"),
        ("2012\tBee Prize, ABCD", "Bee Prize", "ABCD"),
        ("Bee Prize, Leeds, UK, 2012", "Bee Prize, Leeds", "UK"),
        ("Bee Prize (2012)", "Bee Prize", None),
        ("Bee Prize, for dancing, 2012", "Bee Prize, for dancing", None),
        ("Meritorious Winner, Contest in Bees, 2012", "Meritorious Winner, Contest in Bees", None),
        ("The Third Prize, ABCD-EFGH, China, 2012", "The Third Prize, ABCD-EFGH", "China"),
        ("Bee Prize of the whole wide world, the long Society of all the Bees, 2012",
         "Bee Prize of the whole wide world, the long Society of all the Bees", None),
        ("The Third Class Scholarship, ABCD, 2012", "The Third Class Scholarship", "ABCD"),
        ("Award: Bee Prize, 2012", "Bee Prize", None),
        ("2012\tBee Prize\tApis Society\t£100,000", "Bee Prize", "Apis Society"),
    ],
)  # fmt: skip
def test_an_award_has_a_title_and_may_have_an_issuer(text: str, title: str, issuer: str | None) -> None:
    [award] = awards(text)

    assert (award.title, award.organization) == (title, issuer)
    assert (award.start, award.end) == ("2012", "2012")


def test_notes_in_brackets_and_repetitions_are_details() -> None:
    [award] = awards("Bee Prize x 3 (top 1%), 2010, 2011, 2012")

    assert (award.title, award.details) == ("Bee Prize", ("top 1%", "x 3"))
    assert (award.start, award.end) == ("2010", "2012")


def test_an_award_without_a_date_has_none() -> None:
    [award] = awards("- Bee Prize")

    assert (award.start, award.end) == (None, None)


def test_two_awards_of_one_line_each_have_their_year() -> None:
    assert [(one.title, one.end) for one in awards("Scholarship: First-class (2010), Second-class (2011)")] == [
        ("First-class", "2010"),
        ("Second-class", "2011"),
    ]


def test_a_date_may_stand_on_a_line_of_its_own() -> None:
    [award] = awards("### Bee Prize\n2012\nfor dancing in the dark\nGiven in Leeds")

    assert (award.title, award.end) == ("Bee Prize for dancing in the dark", "2012")
    assert award.details == ("Given in Leeds",)


def test_nothing_but_dates_is_kept_as_it_is() -> None:
    assert [one.title for one in awards("- Bee Prize, 2010\n- May 2012\n  June 2013\n")] == [
        "Bee Prize",
        "May 2012 June 2013",
    ]
