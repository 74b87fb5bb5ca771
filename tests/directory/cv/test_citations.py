"""Lists of references in many styles: one list, one style."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.cv.citations import Citation, read_citations
from directory.cv.document import Passage, Span, Style
from directory.cv.readings import Item, author_options, most_frequent
from directory.cv.records import Author, Confidence

OWNER = "Ingrid M. Halvorsen"

STYLES = {
    "apa": [
        "Halvorsen, I. M., Okonkwo, C., & Brandt, L. (2019). Slow drift of sediment plumes. J. Ice, 44(3), 211–229.",
        "Petrov, A. N., & Halvorsen, I. M. (2021). Wind, waves and wear: A field study. Ocean Letters, 8(1), 1–15.",
        "Halvorsen, I. M. (2015). Do glaciers remember? Annals of Ice, 12, 88–104.",
    ],
    "vancouver": [
        "Halvorsen IM, Okonkwo C, Brandt L. Slow drift of sediment plumes. J Ice. 2019;44(3):211-29.",
        "Petrov AN, Halvorsen IM. Wind, waves and wear: A field study. Ocean Lett. 2021;8(1):1-15.",
        "Halvorsen IM. Do glaciers remember? Ann Ice. 2015;12:88-104.",
    ],
    "chicago": [
        "Halvorsen, Ingrid M., Chidi Okonkwo, and Lukas Brandt. “Slow drift of sediment plumes.” J. Ice 44 (2019): 1.",
        "Petrov, Alexei N., and Ingrid M. Halvorsen. “Wind, waves and wear: A field study.” Ocean Letters 8 (2021): 1.",
        "Halvorsen, Ingrid M. “Do glaciers remember?” Annals of Ice 12 (2015): 88–104.",
    ],
    "plain": [
        "Ingrid M. Halvorsen, Chidi Okonkwo, Lukas Brandt. Slow drift of sediment plumes. Journal of Ice, 2019.",
        "Alexei N. Petrov, Ingrid M. Halvorsen. Wind, waves and wear: A field study. Ocean Letters, 2021.",
        "Ingrid M. Halvorsen. Do glaciers remember? Annals of Ice, 2015.",
    ],
    "colon": [
        "I.M. Halvorsen, C. Okonkwo and L. Brandt: Slow drift of sediment plumes, Journal of Ice 44 (2019), 211-229.",
        "A.N. Petrov and I.M. Halvorsen: Wind, waves and wear: A field study, Ocean Letters 8 (2021), 1-15.",
        "I.M. Halvorsen: Do glaciers remember?, Annals of Ice 12 (2015), 88-104.",
    ],
}
TITLES = ["Slow drift of sediment plumes", "Wind, waves and wear: A field study", "Do glaciers remember?"]
FAMILIES = [["halvorsen", "okonkwo", "brandt"], ["petrov", "halvorsen"], ["halvorsen"]]


def read(*texts: str, owner: str | None = OWNER) -> tuple[Citation, ...]:
    return read_citations([Passage(text) for text in texts], owner)


def names(citation: Citation) -> list[str]:
    return [author.name for author in citation.authors]


@pytest.mark.parametrize("style", STYLES)
def test_a_list_is_read_in_its_style(style: str) -> None:
    citations = read(*STYLES[style])
    assert [citation.title for citation in citations] == TITLES
    assert [citation.year for citation in citations] == [2019, 2021, 2015]
    for citation, families in zip(citations, FAMILIES, strict=True):
        assert all(family in name.casefold() for family, name in zip(families, names(citation), strict=True))
        assert not citation.owner_implied


@pytest.mark.parametrize("style", STYLES)
def test_the_owner_is_found_where_none_is_named(style: str) -> None:
    assert [citation.title for citation in read(*STYLES[style], owner=None)] == TITLES


def test_nobody_is_the_owner_of_two_references() -> None:
    citations = read(*STYLES["apa"][:2], owner=None)
    assert [citation.title for citation in citations] == TITLES[:2]
    assert not any(citation.owner_implied for citation in citations)


def test_of_two_that_write_everything_the_first_is_the_owner() -> None:
    """Whatever order a set would have had: Python's is another in every process."""
    names = ["Ada Lovelace", "Charles Babbage", "Mary Somerville", "Emmy Noether", "Sophie Germain", "Jane Marcet"]
    items = [Item(Passage(f"{', '.join(names)}. Why bees dance number {number}. Bee World, 2011.")) for number in "123"]
    for item in items:
        item.lists = author_options(item)
    assert most_frequent(items) == "Ada Lovelace"


def test_the_title_span_and_the_tail_point_into_the_passage() -> None:
    (text, *_) = STYLES["apa"]
    citation = read(*STYLES["apa"])[0]
    assert text[slice(*citation.title_span)] == citation.title
    assert citation.tail.text == "J. Ice, 44(3), 211–229."


def test_an_owner_left_out_is_implied() -> None:
    citations = read(
        "Euler's theorem for regular complexes (with Paul Kainen), Combinatorica 44(3), 453-465, 2024.",
        "A new view of hypercube genus (with Paul Kainen and Ada Lee), American Monthly 128, 352-359, 2021.",
        "Cancellation of digraphs over the direct product, European Journal 34, 846-858, 2013.",
        "“Roots of dissent”, Isis 86:2 (June 1995) 222-244.",
    )
    assert [citation.title for citation in citations] == [
        "Euler's theorem for regular complexes",
        "A new view of hypercube genus",
        "Cancellation of digraphs over the direct product",
        "Roots of dissent",
    ]
    assert [names(citation) for citation in citations] == [["Paul Kainen"], ["Paul Kainen", "Ada Lee"], [], []]
    assert all(citation.owner_implied for citation in citations)


def test_a_title_may_come_before_its_authors() -> None:
    citations = read(
        "Slow drift of sediment plumes. Ingrid M. Halvorsen, Chidi Okonkwo. Journal of Ice, 2019.",
        "Wind, waves and wear. Alexei N. Petrov, Ingrid M. Halvorsen. Ocean Letters, 2021.",
    )
    assert [citation.title for citation in citations] == ["Slow drift of sediment plumes", "Wind, waves and wear"]
    assert names(citations[1]) == ["Alexei N. Petrov", "Ingrid M. Halvorsen"]


def test_a_dash_repeats_the_authors_before() -> None:
    citations = read(
        "Halvorsen, Ingrid M., and Chidi Okonkwo. “Slow drift of sediment plumes.” Journal of Ice 44 (2019): 1–9.",
        "———. “Do glaciers remember at all?” Annals of Ice 12 (2015): 88–104.",
    )
    assert citations[1].title == "Do glaciers remember at all?"
    assert names(citations[1]) == names(citations[0]) == ["Halvorsen, Ingrid M.", "Chidi Okonkwo"]
    assert read("———. “Do glaciers remember at all?” Annals of Ice 12 (2015): 88–104.")[0].authors == ()


def test_a_year_may_stand_behind_the_dash() -> None:
    citations = read(
        "Halvorsen, Ingrid M. 2019. Slow drift of sediment plumes. Journal of Ice 44: 1–9.",
        "———. 2015. Do glaciers remember at all? Annals of Ice 12: 88–104.",
    )
    assert (citations[1].title, citations[1].year) == ("Do glaciers remember at all?", 2015)
    assert names(citations[1]) == ["Halvorsen, Ingrid M."]


def test_statuses_and_years_are_apart() -> None:
    citations = read(
        "Halvorsen, I. M., & Brandt, L. (in press). Slow drift of sediment plumes. Journal of Ice.",
        "Halvorsen, I. M. (2019). Wind and the waves of winter. Ocean Letters, 8(1), 1–15.",
        "Halvorsen, I. M., & Okonkwo, C. (invited revision). Do glaciers remember at all?",
        "Halvorsen, I. M., & Okonkwo, C. Ice on the move. Submitted.",
    )
    assert [(citation.year, citation.status) for citation in citations] == [
        (None, "accepted"),
        (2019, "published"),
        (None, "published"),
        (None, "submitted"),
    ]
    assert citations[2].title == "Do glaciers remember at all?"


def test_tags_keys_and_leading_years_are_skipped() -> None:
    citations = read(
        "[peer-reviewed] {id:1} Halvorsen, I. M. & Brandt, L. Slow drift of sediment plumes. Journal of Ice 4.",
        "2019. Halvorsen, I. M. & Brandt, L. Wind and the waves of winter. Ocean Letters 8.",
        "Halvorsen 2015 = Halvorsen, I. M. & Brandt, L. Do glaciers remember at all? Annals of Ice 12.",
        "Halvorsen, Brandt 2016: Halvorsen, I. M. & Brandt, L. Ice on the move again. Annals of Ice 13.",
        "• Halvorsen, I. M. & Brandt, L. The edge of the ice. Annals of Ice 13.",
    )
    assert [names(citation)[0] for citation in citations] == ["Halvorsen, I. M."] * 5
    assert citations[1].year == 2019


def test_keys_name_people_of_all_kinds() -> None:
    citations = read(
        "van der Berg, Halvorsen 2015: P. van der Berg, I. M. Halvorsen, “Slow drift of plumes”, Journal of Ice 4.",
        "李娜 et al. 2016 = 李娜, I. M. Halvorsen, “Wind and the waves of winter”, Ocean Letters 8.",
        "Halvorsen s.d.: I. M. Halvorsen, “Do glaciers remember at all?”, Annals of Ice 12. Submitted.",
        "Roe et al. : A. Roe, I. M. Halvorsen, “Ice on the move again”, Annals of Ice 13.",
    )
    assert [names(citation)[0] for citation in citations] == ["P. van der Berg", "李娜", "I. M. Halvorsen", "A. Roe"]


@pytest.mark.parametrize("undated", ["n.d.", "(s. d.)", "[no date]", "u.å.", "In press.", "(tarih yok)"])
def test_no_date_may_stand_before_a_title(undated: str) -> None:
    citations = read(
        "Halvorsen, I. M., & Okonkwo, C. 2019. Slow drift of sediment plumes. Journal of Ice 44: 211–229.",
        f"Petrov, A. N., & Halvorsen, I. M. {undated} Wind, waves and wear: A field study. Ocean Letters.",
        "Halvorsen, I. M. 2015. Do glaciers remember? Annals of Ice 12: 88–104.",
    )
    assert [citation.title for citation in citations] == TITLES
    assert [citation.year for citation in citations] == [2019, None, 2015]


def test_a_venue_that_comes_again_ends_titles() -> None:
    citations = read(
        "Halvorsen, I. M. and Roe, A., 2019, Slow drift of plumes: Ice and Water, v. 4.",
        "Halvorsen, I. M. and Roe, A., 2020, Wind and the waves of winter: Ice and Water, v. 5.",
        "Halvorsen, I. M., 2021, Plumes and waves: Ice and Water, v. 6.",
    )
    assert [citation.title for citation in citations] == [
        "Slow drift of plumes",
        "Wind and the waves of winter",
        "Plumes and waves",
    ]


def test_in_within_a_title_in_capitals_names_no_venue() -> None:
    citations = read(
        "Halvorsen, I. M., and A. Roe (2019) Slow Drift of Sediment in Stratified Fjords. TR-5. North Press.",
        "Halvorsen, I. M. (2020) Wind and Waves in: Ice Letters, 8.",
    )
    assert [citation.title for citation in citations] == [
        "Slow Drift of Sediment in Stratified Fjords",
        "Wind and Waves",
    ]


def test_a_particle_ends_a_name_by_itself() -> None:
    (citation,) = read("Halvorsen, I. M. & Berg, J. van der Slow drift of sediment plumes. J. Ice 12, 88–104 (2015).")
    assert names(citation) == ["Halvorsen, I. M.", "Berg, J. van der"]
    assert citation.title == "Slow drift of sediment plumes"


def test_a_month_may_follow_the_year() -> None:
    (citation,) = read("Halvorsen, I. M. 2003, April. Slow drift of sediment plumes. Journal of Ice, 12, 88–104.")
    assert (citation.title, citation.year) == ("Slow drift of sediment plumes", 2003)


def test_a_bold_owner_ends_no_list() -> None:
    text = "Halvorsen IM, Wang X, Petrov A. Slow drift of sediment plumes. J. Ice, 2019; 44(3): 211–229"
    (citation,) = read_citations([Passage(text, (Span(0, 12, Style.BOLD),))], OWNER)
    assert names(citation) == ["Halvorsen IM", "Wang X", "Petrov A."]


def test_styles_part_what_punctuation_does_not() -> None:
    text = "Halvorsen IM, C Okonkwo Slow drift of sediment plumes. J. Ice, 2019; 44(3): 211–229"
    other = "Petrov AN, IM Halvorsen Wind and the waves of winter. J. Ice, 2020; 45(3): 21–29"
    citations = read_citations(
        [Passage(text, (Span(0, 23, Style.BOLD),)), Passage(other, (Span(0, 23, Style.BOLD),))], OWNER
    )
    assert [citation.title for citation in citations] == [
        "Slow drift of sediment plumes",
        "Wind and the waves of winter",
    ]


def test_a_bold_owner_and_marks_are_read() -> None:
    text = "Ingrid M. Halvorsen*, Chidi Okonkwo*, Lukas Brandt. Slow drift of sediment plumes. Journal of Ice, 2019."
    (citation,) = read_citations([Passage(text, (Span(0, 19, Style.BOLD), Span(19, 20, Style.MARK)))], OWNER)
    assert citation.authors == (
        Author("Ingrid M. Halvorsen", True),
        Author("Chidi Okonkwo", True),
        Author("Lukas Brandt"),
    )


def test_a_title_begins_its_venues_italics() -> None:
    text = "Cong Ma, Ingrid M. Halvorsen. Robust estimation via gradients Information and Inference: A Journal."
    (citation,) = read_citations([Passage(text, (Span(62, len(text) - 1, Style.ITALIC),))], OWNER)
    assert citation.title == "Robust estimation via gradients"


def test_a_shortened_list_implies_nobody() -> None:
    citations = read(*STYLES["vancouver"], "Silva R, Kim SJ, et al. A coupled model of sea ice. J Ice. 2022;9:1-15.")
    assert citations[3].authors_truncated
    assert not citations[3].owner_implied


def test_high_confidence_needs_a_sound_reading() -> None:
    assert [citation.confidence for citation in read(*STYLES["chicago"])][:2] == [Confidence.HIGH, Confidence.HIGH]
    odd = read("Halvorsen / Okonkwo / Brandt Slow drift of plumes, in: J. Ice 44 (2019), 211–229")[0]
    assert odd.confidence is not Confidence.HIGH
    vague = read("Ice")[0]
    assert vague.confidence is Confidence.LOW


LEAD = "Halvorsen, Ingrid M., and Lukas Brandt."


@pytest.mark.parametrize(
    "odd",
    [
        f"{LEAD} “Ice on the move again.” J. Ice 4 (2012): 1. Roe, Ann. “The edge.” Tellus 5 (2013): 9.",
        f"{LEAD} “Ice on the move again.” J. Ice 4: 1–9. {LEAD} “The edge of the ice.” Tellus 5 (2013): 9.",
        f"{LEAD} “Ice on the move again.”",
        f"{LEAD} “Ice on the Ingrid M. Halvorsen - CV move again.” J. Ice 4 (2012): 1.",
        f"{LEAD} [Ice on the move again]: Ice on the move again. J. Ice 4 (2012): 1.",
    ],
    ids=["two years", "the owner twice", "nothing after the title", "the owner in the title", "a bracket"],
)
def test_what_may_be_cut_wrong_is_not_sure(odd: str) -> None:
    citations = read(*STYLES["chicago"], odd)
    assert [citation.confidence for citation in citations[:2]] == [Confidence.HIGH, Confidence.HIGH]
    assert citations[3].confidence is not Confidence.HIGH


def test_where_no_work_is_dated_none_needs_a_year() -> None:
    citations = read(
        "Ingrid M. Halvorsen, Chidi Okonkwo, Lukas Brandt. Slow drift of sediment plumes.",
        "Alexei N. Petrov, Ingrid M. Halvorsen. Wind, waves and wear: A field study.",
        "Ingrid M. Halvorsen, Rui Silva. The edge of the ice.",
    )
    assert {citation.confidence for citation in citations} == {Confidence.HIGH}


def test_an_empty_passage_is_not_read() -> None:
    (citation,) = read("")
    assert citation.title is None
    assert citation.confidence is Confidence.LOW
    assert read() == ()


def test_no_break_spaces_are_spaces() -> None:
    texts = [text.replace(", ", ",\u00a0") for text in STYLES["apa"]]
    assert [citation.title for citation in read(*texts)] == TITLES


@given(st.lists(st.text(alphabet="ABab .,:;?&“”()[]-–12", max_size=120), max_size=4))
def test_any_list_gives_a_citation_an_item(texts: list[str]) -> None:
    assert len(read(*texts)) == len(texts)


@given(st.permutations(range(3)))
def test_the_order_of_a_list_changes_nothing(order: list[int]) -> None:
    citations = read(*(STYLES["plain"][i] for i in order))
    assert [citation.title for citation in citations] == [TITLES[i] for i in order]


@pytest.mark.parametrize(
    "text", ["A. " * 5000, "Ab, " * 5000, "“" * 15000, "(2019) " * 3000, "x" * 20000, "A, B. " * 3000, "[a] " * 5000]
)
def test_hostile_references_take_linear_time(text: str) -> None:
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 4


@pytest.mark.parametrize(
    ("text", "title", "coauthors"),
    [
        ("(with N. Roe and S. Doe) Excluding a ladder, J. Graphs 68 (1996), 204-226.", "Excluding a ladder", 2),
        (
            "(mit Anna Roe) Infrastrukturen des Wartens. In: Zeitschrift 144 (2), 2019.",
            "Infrastrukturen des Wartens",
            1,
        ),
        ("(Hg., gemeinsam mit Anna Roe) Wasser und Macht. Berlin: Reimer 2021.", "Wasser und Macht", 1),
        ('With Anna Roe. "Poems in the rain." Pedagogy 20.1 (2020): 9-30.', "Poems in the rain", 1),
        ("Slow drift of plumes (with A. Roe), Annals of Ice 12 (2015), 88-104.", "Slow drift of plumes", 1),
        ("Slow drift of plumes, Annals of Ice 12 (2015), 88-104 (with A. Roe and B. Doe).", "Slow drift of plumes", 2),
    ],
)
def test_coauthors_may_be_named_apart_from_the_owner(text: str, title: str, coauthors: int) -> None:
    [citation] = read(text)
    assert (citation.title, len(citation.authors), citation.owner_implied) == (title, coauthors, True)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("With God on the ice: a memoir. Annals of Ice 12 (2015), 88-104.", "With God on the ice: a memoir"),
        ("Slow drift (with discussion), Annals of Ice 12 (2015), 88-104.", "Slow drift (with discussion)"),
        ("I. M. Halvorsen. Slow drift (with A. Roe). Annals of Ice 12 (2015), 88-104.", "Slow drift (with A. Roe)"),
    ],
)
def test_not_every_with_names_coauthors(text: str, title: str) -> None:
    [citation] = read(text)
    assert citation.title == title


def test_authors_may_be_printed_by_their_family_names_alone() -> None:
    citations = read(
        "Halvorsen/Okonkwo, Slow drift of sediment plumes, European Ice Review 2022",
        "Brandt/Halvorsen/Okonkwo, Wind and new waves, Ocean Research 2018",
        "Halvorsen, The discreet charm of glaciers, Abacus of Ice 2014",
    )
    assert [[author.name for author in one.authors] for one in citations] == [
        ["Halvorsen", "Okonkwo"],
        ["Brandt", "Halvorsen", "Okonkwo"],
        ["Halvorsen"],
    ]
    assert [one.title for one in citations][1:] == ["Wind and new waves", "The discreet charm of glaciers"]
    [several] = read("Brandt, Halvorsen and Okonkwo (2019), Wind and new waves, Ocean Research 12, 1-15.")
    assert [author.name for author in several.authors] == ["Brandt", "Halvorsen", "Okonkwo"]


def test_law_reviews_print_the_volume_first() -> None:
    citations = read(
        "The Reasonable Glacier, 131 Oslo L.J. 1803 (2022)",
        "Warnings as Weather, 98 Ice L. Rev. 477 (2020)",
        "The Jury's Snow, 81 U. Ice L. Rev. 201 (2014)",
    )
    assert [one.title for one in citations] == ["The Reasonable Glacier", "Warnings as Weather", "The Jury's Snow"]


def test_a_patent_may_begin_with_its_number() -> None:
    [patent] = read('US 11,000,001 B2, "Ice with lookahead sharing", I. Halvorsen, D. Marsh, granted May 2021')
    assert (patent.title, len(patent.authors), patent.year) == ("Ice with lookahead sharing", 2, 2021)


def test_a_group_of_investigators_is_an_author() -> None:
    [citation] = read(
        "Brandt L, Halvorsen IM; ICE Study Investigators. Drift and plumes at sea. J Ice. 2019;73:345-54."
    )
    assert [author.name for author in citation.authors] == ["Brandt L", "Halvorsen IM", "ICE Study Investigators"]


def test_a_title_of_two_sentences_ends_where_a_book_begins() -> None:
    titles = [one.title for one in read(
        "Der Staudamm als Nachbar. In: Sociologus 63 (2013), S. 45-67.",
        "Zuhören am Ufer. Methodische Überlegungen. In: Roe, Anna (Hg.): Feldforschung. Münster: LIT 2015, S. 112-130.",
    )]  # fmt: skip
    assert titles == ["Der Staudamm als Nachbar", "Zuhören am Ufer. Methodische Überlegungen"]
