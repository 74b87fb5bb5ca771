"""Lists of publications, on several lines each or in one string each."""

from __future__ import annotations

import pytest

from directory.cv.kinds import Kind
from directory.cv.publications import parse_publications, section_kind, trim_title
from directory.cv.records import Confidence, Link, PublicationRecord
from directory.cv.sections import Section
from tests.directory.cv.texts import cv_of, section_of


def works(text: str, title: str = "Publications", owner: str = "Jane Roe") -> list[PublicationRecord]:
    found = parse_publications([section_of(Kind.PUBLICATIONS, text, title)], (owner,))
    return [one.record for one in found if isinstance(one.record, PublicationRecord)]


IN_LINES = """
    ### Why bees dance in the dark
    Jane Roe\\*, **John Doe**\\* (2010)
    Conference on Bees (COB) 2011
    Track: Research
    [PDF](https://x.org/1.pdf) | [Code](#)

    ### Why drones do not dance at all
    John Doe, Jane Roe
    Advances in Bees (AIB) 2012, https://x.org/2

    ### What the queen knows about all that
    **RELEASE SOON ...**

    ### A book on the life of the bees
    Jane Roe
    [Hive University Press](#)
    """


def test_titles_authors_and_venues_may_stand_on_lines_of_their_own() -> None:
    dance, drones, queen, book = works(IN_LINES)

    assert dance.title == "Why bees dance in the dark"
    assert [(author.name, author.equal_contribution) for author in dance.authors] == [
        ("Jane Roe", True),
        ("John Doe", True),
    ]
    assert (dance.year, dance.venue_year, dance.track) == (2010, 2011, "Research")
    assert dance.links == (Link("PDF", "https://x.org/1.pdf"), Link("Code", None))
    assert [author.name for author in drones.authors] == ["John Doe", "Jane Roe"]
    assert drones.links == (Link(None, "https://x.org/2"),)
    assert (queen.authors, queen.owner_implied, queen.status, queen.kind) == ((), True, "in_preparation", "manuscript")
    assert book.venue == "Hive University Press"


@pytest.mark.parametrize("authors", ["Jane Roe, John Albert Dowling Hive", "Jane Roe, John Doe Hive Letters, 2011"])
def test_a_line_in_which_a_venue_may_be_makes_a_work_less_sure(authors: str) -> None:
    dance, drones, *_ = works(IN_LINES.replace("John Doe, Jane Roe", authors))
    assert (dance.confidence, drones.confidence) == (Confidence.HIGH, Confidence.MEDIUM)


def test_a_status_printed_under_a_work_is_its_own() -> None:
    [work] = works("### Why bees dance in the dark\nJane Roe, John Doe\nIn submission\n")

    assert (work.status, work.kind) == ("submitted", "manuscript")


def test_references_in_one_string_are_read_by_the_vote_of_their_list() -> None:
    first, second = works(
        """
        1. Jane Roe, John Doe. Why bees dance in the dark. Bee World 12, 1-9, 2010. [PDF](https://x.org/1) [BIB](#) <https://x.org/2>
        2. John Doe, Jane Roe. Why drones do not dance. Bee World 13, 2-8, 2011. doi:10.5555/bw.13
        """
    )

    assert (first.title, first.year, first.venue) == ("Why bees dance in the dark", 2010, "Bee World")
    assert [link.url for link in first.links] == ["https://x.org/1", "https://x.org/2"]
    assert second.identifiers.doi == "10.5555/bw.13"


def test_a_year_on_a_line_above_a_reference_is_its_year() -> None:
    text = """
        - 2010
          Jane Roe, John Doe. Why bees dance in the dark. Bee World 12, 1-9.
        - 2011
          Jane Roe. Why drones do not. Bee World 13, 2-8.
        """

    assert [(one.title, one.year) for one in works(text)] == [
        ("Why bees dance in the dark", 2010),
        ("Why drones do not", 2011),
    ]


@pytest.mark.parametrize(
    "remark",
    ["\\* denotes equal contribution by these authors", "(= equal contribution of both)", "Authors are listed by name"],
)
def test_a_remark_on_the_list_is_no_work(remark: str) -> None:
    papers = "1. Jane Roe. Why bees dance. Bee World 12, 2010.\n2. Jane Roe. Why drones do not. Bee World, 2011.\n"

    assert len(works(f"{papers}3. {remark}\n")) == 2


def test_a_line_too_short_for_a_work_is_unread() -> None:
    cv = cv_of(
        "# Jane Roe\n\n## Publications\n- Jane Roe. Why bees dance in the dark. Bee World 12, 2010.\n- And many more\n"
    )

    assert [one.text for one in cv.unread] == ["And many more"]


def test_what_the_owner_tells_of_the_list_is_unread() -> None:
    told = "I have published two papers on bees, with an h-index of 1 (Google Scholar)."
    cv = cv_of(f"# Jane Roe\n\n## Publications\n{told}\n- Jane Roe. Why bees dance in the dark. Bee World 12, 2010.\n")

    assert [one.title for one in cv.publications] == ["Why bees dance in the dark"]
    assert [one.text for one in cv.unread] == [told]


def test_authors_and_years_without_a_title_are_unread() -> None:
    assert works("- Roe, J., Doe, J., Bee, A., 2010, 2011.") == []


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Journal Articles", "journal"),
        ("Conference Papers", "conference"),
        ("Book Chapters", "chapter"),
        ("Chapitres d'ouvrages", "chapter"),
        ("Books and Chapters", None),
        ("Conference and Journal Papers", None),
        ("Workshop Papers and Preprints", "workshop"),
        ("Patents", "patent"),
        ("Publications", None),
        ("In Press", None),
        ("Press", "media"),
    ],
)
def test_a_lists_heading_says_what_its_works_are(title: str, kind: str | None) -> None:
    assert section_kind(Section(Kind.PUBLICATIONS, title, ())) == kind


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Why bees dance in the dark. arXiv:2001.00001, 2020.", "preprint", "preprint"),
        ("Why bees dance in the dark. Patent CN111475469A, 2020.", "patent", "published"),
        ("Why bees dance in the dark. To appear in Bee World, 2020.", "journal", "accepted"),
        ("Why bees dance in the dark. Bee World, submitted, 2020.", "journal", "submitted"),
        ("Why bees dance in the dark. In preparation, 2020.", "manuscript", "in_preparation"),
    ],
)
def test_kind_and_status_are_told_by_what_follows_the_title(text: str, kind: str, status: str) -> None:
    [work] = works(f"1. Jane Roe, John Doe. {text}")

    assert (work.kind, work.status) == (kind, status)


def test_in_submission_with_a_workshop_version_is_no_paper_of_the_conference() -> None:
    [work] = works(
        "[1] **Jane Roe**, John Doe. Why bees dance in the dark. In submission. "
        "Preliminary version on NeurIPS 2023 Workshop on Bees."
    )

    assert (work.status, work.kind) == ("submitted", "workshop")


def test_the_year_above_a_group_is_that_of_its_works() -> None:
    assert [one.year for one in works("2010\n\n- Jane Roe. Why bees dance in the dark. Bee World 12, 1-9.")] == [2010]
    assert [one.year for one in works("- Jane Roe. Why bees dance in the dark. Bee World 12, 1-9.", title="2011")] == [
        2011
    ]


@pytest.mark.parametrize(
    ("title", "trimmed"),
    [
        ("“Why bees dance.”", "Why bees dance"),
        ("Why bees dance.", "Why bees dance"),
        ("Why bees dance...", "Why bees dance..."),
        ("  Why   bees,  ", "Why bees"),
        ("Why “bees” dance?", "Why “bees” dance?"),
        ("“Why bees”: a dance", "“Why bees”: a dance"),
        ("“Why bees dance", "Why bees dance"),
        ('"Bees" or "drones"', '"Bees" or "drones"'),
    ],
)
def test_titles_lose_the_punctuation_around_them(title: str, trimmed: str) -> None:
    assert trim_title(title) == trimmed


def test_empty_sections_and_other_kinds_hold_no_works() -> None:
    sections = [section_of(Kind.PUBLICATIONS, ""), section_of(Kind.AWARDS, "Bee Prize, 2010")]

    assert list(parse_publications(sections, ())) == []


def test_what_stands_under_a_heading_of_the_press_is_of_the_press() -> None:
    [work] = works("- BBC (May 22, 2023). Why people keep bees. BBC Blog.", "Media Mentions")

    assert work.kind == "media"


def test_a_line_with_a_title_behind_its_year_is_no_line_of_authors() -> None:
    text = """\
        1. Roe, J. and Doe, A. (2009). Bees dance where the
           apples bloom and fall. Apidology 8: 2790-2796.
        2. Roe, J. and Doe, A. (2011). Bees sleep while the
           apples bloom and rot. Apidology 9: 90-96.
        """

    assert [work.title for work in works(text)] == [
        "Bees dance where the apples bloom and fall", "Bees sleep while the apples bloom and rot",
    ]  # fmt: skip


FIVE = [
    "Jane Roe, John Doe. Why bees dance in the dark of winter. Bee World 12, 1-9, 2010.",
    "John Doe, Jane Roe. Why drones do not dance at all. Bee World 13, 2-8, 2011.",
    "Kim Poe et al. What queens know of the weather. Bee World 14, 3-7, 2012.",
    "Jane Roe. Where wax comes from, and where it goes. Bee World 15, 4-6, 2013.",
    "Jane Roe, Kim Poe. How a hive decides to move. Bee World 16, 5-9, 2014.",
]
TITLES = [
    "Why bees dance in the dark of winter",
    "Why drones do not dance at all",
    "What queens know of the weather",
    "Where wax comes from, and where it goes",
    "How a hive decides to move",
]


def test_lines_that_nothing_parts_are_a_work_each() -> None:
    assert [one.title for one in works("\n".join(FIVE))] == TITLES


def test_the_owner_in_bold_at_the_start_of_some_works_parts_no_list() -> None:
    assert [one.title for one in works("\n".join(FIVE).replace("\nJane Roe", "\n**Jane Roe**"))] == TITLES


def test_lines_are_works_where_no_owner_is_known() -> None:
    found = parse_publications([section_of(Kind.PUBLICATIONS, "\n".join(FIVE))], ())

    assert len(list(found)) == 5


def test_the_first_column_of_a_table_dates_its_works() -> None:
    rows = [f"| {2010 + i} | {text[: text.rindex(',')]}. |" for i, text in enumerate(FIVE)]
    rows.append("| n.d. | Jane Roe. When smoke calms the guards of a hive. Bee World. In press. |")

    found = works("\n".join(rows))

    assert [(one.title, one.year) for one in found] == [
        *zip(TITLES, range(2010, 2015), strict=True),
        ("When smoke calms the guards of a hive", None),
    ]


@pytest.mark.parametrize("bullets", [("1.", "2.", "3.", "4.", "5."), ("[1]", "[2]", "[3]", "[4]", "[5]"), ("-",) * 5])
def test_a_lost_end_of_line_glues_no_two_works(bullets: tuple[str, ...]) -> None:
    lines = [f"{bullet} {text}" for bullet, text in zip(bullets, FIVE, strict=True)]
    lines[1:3] = [f"{lines[1]} {lines[2]}"]

    assert [one.title for one in works("\n".join(lines))] == TITLES


def test_a_line_of_many_works_is_parted_at_each_of_their_numbers() -> None:
    text = "Roe, J. and Doe, A. Bees dance in the wind of Leeds. Annals of Bees, 2019."

    assert len(works(" ".join(f"{number}. {text}" for number in range(1, 201)))) == 200


def test_a_number_or_a_dash_inside_a_work_parts_nothing() -> None:
    lines = [f"{number}. {text}" for number, text in enumerate(FIVE, 1)]
    lines[1] = lines[1].replace("drones do", "drones - Apis, workers - and 3. hornets do")

    assert len(works("\n".join(lines))) == 5
    assert len(works("\n".join(line[3:] and f"- {line[3:]}" for line in lines))) == 5


def test_the_status_above_a_group_is_that_of_its_works() -> None:
    found = works(
        """
        ### Forthcoming

        Jane Roe, John Doe. Why bees dance in the dark of winter. Bee World.

        ### 2011

        John Doe, Jane Roe. Why drones do not dance at all. Bee World 13, 2-8, 2011.

        ### 2010

        Jane Roe. What queens know of the weather. Bee World 12, 3-7, 2010.
        """
    )

    assert [(one.title, one.year, one.status) for one in found] == [
        (TITLES[0], None, "accepted"),
        (TITLES[1], 2011, "published"),
        (TITLES[2], 2010, "published"),
    ]


@pytest.mark.parametrize(
    ("authors", "venue", "confidence"),
    [
        ("Jane Roe, John Doe", "Bee World, 2010", "high"),
        ("Jane Roe, John Doe et al.", "Bee World, 2010", "high"),
        ("Jane Roe*, John Doe* *Project leads", "Bee World, 2010", "high"),
        ("Jane Roe, John Doe", "Hive University Press", "high"),  # no year is printed
        ("Jane Roe, 9 others, and the bees", "Bee World, 2010", "medium"),
        ("John Doe, Kim Poe", "Bee World, 2010", "medium"),  # the owner is missing
    ],
)
def test_authors_on_a_line_are_sure_where_all_of_the_line_is_names(authors: str, venue: str, confidence: str) -> None:
    text = "".join(
        f"- *{title}*\n  {names}\n  {place}\n"
        for title, names, place in (
            ("Why drones do not dance at all", "Jane Roe, Kim Poe", "Bee World, 2011"),
            ("What queens know of the weather", "Kim Poe, Jane Roe", "Bee World, 2012"),
            ("Where wax comes from and goes", authors, venue),
        )
    )

    assert works(text)[-1].confidence == confidence


def test_an_entry_of_two_lines_that_could_be_works_is_not_sure() -> None:
    text = "\n".join(f"{number}. {text}" for number, text in enumerate(FIVE, 1))
    glued = text.replace("4. Jane", "   Jane")

    assert [one.confidence for one in works(text)] == ["high"] * 5
    assert works(glued)[2].confidence != "high"


def test_links_behind_a_title_are_none_of_it() -> None:
    found = works("""
        **Bees dance in the rain** [pdf](https://x.org/1.pdf) [code](https://x.org/1)
        Jane Roe, John Doe
        COB 2019

        **Bees sleep in the sun** [PDF] [Slides]
        John Doe, Jane Roe
        COB 2020
        """)
    assert [work.title for work in found] == ["Bees dance in the rain", "Bees sleep in the sun"]
    assert [link.label for link in found[0].links] == ["pdf", "code"]


def test_a_title_that_is_a_link_is_kept() -> None:
    found = works("""
        [Bees dance in the rain](https://x.org/1)
        Jane Roe, John Doe
        COB 2019

        [Bees sleep in the sun](https://x.org/2)
        John Doe, Jane Roe
        COB 2020
        """)
    assert [work.title for work in found] == ["Bees dance in the rain", "Bees sleep in the sun"]


def test_works_without_authors_are_lines_of_their_own_where_each_prints_a_year() -> None:
    found = works("""
        'A Print by Pontius in Leeds', Print Quarterly, XXIX, 2012, pp. 45-52.
        'The Copyists of the Hive', The Apiary Magazine, CLX (March 2018), pp. 201-9.
        'Between plate and page', in Petra Doe (ed.), Media in Transition, Berlin: De Gruyter, 2016, pp. 133-150.
        """)
    assert [work.year for work in found] == [2012, 2018, 2016]


def test_wrapped_references_are_no_titles_above_authors() -> None:
    found = works("""
        Roe, J., D.C. Doe, P. Poe, and S.E. Moe. 2020. Legacies of
             grazing in ponderosa pine understories. Forest Ecology and
             Management 460:117889.
        Doe, D.C. and J. Roe. 2020. Seed rain after thinning. Restoration
             Ecology 28:411-420.
        """)
    assert [work.title for work in found] == [
        "Legacies of grazing in ponderosa pine understories",
        "Seed rain after thinning",
    ]
