"""Headings: found by their words, then by how the found ones are set."""

from __future__ import annotations

import pytest

from directory.cv.document import Document, Line, Passage
from directory.cv.kinds import Kind, fold_title, likely_kind, title_kind
from directory.cv.sections import kind_of_lines, split_sections
from tests.directory.cv.texts import document_of


def kinds(text: str) -> list[tuple[str, str]]:
    """(kind, title) of each section after the head."""
    return [(section.kind.value, section.title) for section in split_sections(document_of(text))[1:]]


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("Éducation & Formation", "education formation"),
        ("III. HONORS AND AWARDS", "honors and awards"),
        ("2.1. Publications", "publications"),
        ("B) Articles", "articles"),
        ("教育经历", "教育经历"),
    ],
)
def test_titles_are_compared_without_accents_case_and_numbers(title: str, folded: str) -> None:
    assert fold_title(title) == folded


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Education", "education"),
        ("EDUCATION AND TRAINING", "education"),
        ("Formation universitaire", "education"),
        ("Studium", "education"),
        ("Formación académica", "education"),
        ("Formação Acadêmica", "education"),
        ("教育经历", "education"),
        ("学歴", "education"),
        ("Professional Experience", "positions"),
        ("Berufserfahrung", "positions"),
        ("EXPERIÊNCIA PROFISSIONAL", "positions"),
        ("职歴", None),
        ("職歴", "positions"),
        ("Selected Peer-Reviewed Publications", "publications"),
        ("Working Papers", "publications"),
        ("Conference Papers", "publications"),
        ("Veröffentlichungen", "publications"),
        ("Conferences Attended", "conferences"),
        ("Teaching Experience", "teaching"),
        ("Invited Talks (o = oral, p = poster)", "talks"),
        ("Honors & Awards", "awards"),
        ("Grants and Funding", "grants"),
        ("E D U C A T I O N", "education"),
        ("Research Interests", "interests"),
        ("連絡先", "contact"),
        ("Jane Roe", None),
        ("Education is what remains", None),
        ("University of Leeds", None),
        ("", None),
        ("...", None),
        ("the of and in for at to with on publications", None),
    ],
)
def test_titles_are_known_in_several_languages(title: str, kind: str | None) -> None:
    found = title_kind(title)

    assert (found and found.value) == kind


def test_what_stands_before_the_first_heading_is_the_head() -> None:
    head, education = split_sections(document_of("# Jane Roe\nParis\n\n## Education\nPhD, 2010"))

    assert (head.kind, [line.text for line in head.lines]) == (Kind.HEAD, ["Jane Roe", "Paris"])
    assert (education.kind, education.title) == (Kind.EDUCATION, "Education")
    assert [line.text for line in education.heading] == ["Education"]
    assert [line.text for line in education.lines] == ["PhD, 2010"]


def test_an_empty_document_has_only_a_head() -> None:
    assert [section.kind for section in split_sections(Document("x", "", ()))] == [Kind.HEAD]


@pytest.mark.parametrize(
    "text",
    [
        "EDUCATION\nPhD\n\nBEEKEEPING\nhives\n\nPUBLICATIONS\nBees dance",
        "**Education**\nPhD\n\n**Beekeeping**\nhives\n\n**Publications**\nBees dance",
        "*Education*\nPhD\n\n*Beekeeping*\nhives\n\n*Publications*\nBees dance".replace("*Edu", "\n*Edu"),
        "## Education\nPhD\n## Beekeeping\nhives\n## Publications\nBees dance",
    ],
    ids=["capitals", "bold", "italics", "levels"],
)
def test_the_style_of_known_headings_finds_an_unknown_one(text: str) -> None:
    assert [(kind, title.casefold()) for kind, title in kinds(text)] == [
        ("education", "education"),
        ("unknown", "beekeeping"),
        ("publications", "publications"),
    ]


def test_plain_lines_teach_no_style() -> None:
    text = "Education\n\nPhD, 2010\n\nBeekeeping\n\nhives\n\nPublications\n\nBees dance"

    assert kinds(text) == [("education", "Education"), ("publications", "Publications")]


@pytest.mark.parametrize(
    "line",
    [
        "EDUCATION 2010",
        "PUBLICATIONS. MANY OF THEM",
        "jane@EDUCATION",
        "- EDUCATION",
        "EDUCATION\tPUBLICATIONS",
        "PUBLICATIONS OF MINE AND OTHERS THAT I HAVE ONCE WRITTEN FOR MONEY",
    ],
)
def test_a_date_a_sentence_an_address_and_a_bullet_are_no_headings(line: str) -> None:
    assert kinds(f"Jane\n\n{line}\n\ntext") == []


def test_what_is_printed_three_times_is_a_label() -> None:
    text = "## Projects\n" + "\n**A project**\n\n**Publications:**\n\n- one\n" * 3

    assert kinds(text) == [("projects", "Projects")]


def test_a_heading_of_a_level_may_come_three_times() -> None:
    assert len(kinds("## Publications\na\n## Publications\nb\n## Publications\nc")) == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("text\n\nPublications:\n\nBees dance", True),
        ("text\nPublications:\nBees dance", False),
        ("text\n\nPublications\nBees dance", True),
        ("text\nPublications\nBees dance", False),
        ("text\nAbout me\nI am", True),  # a phrase of several words is sure enough
        ("text\n\n    Publications\n\nBees dance", False),  # set in, it belongs to something
        ("text\n\n   A. Publications\n\nBees dance", True),  # set in, but numbered
        ("text\n**Publications:** \nBees dance", False),
        ("text\n\n**Publications:**\nBees dance", True),
        ("text\nIn submission\nBees dance", False),  # the status of a work
        ("text\n\nIn submission\n\nBees dance", True),
        ("Publications", True),
    ],
)
def test_a_plain_known_title_needs_space_around_it(text: str, found: bool) -> None:
    assert (kinds(text) != []) is found


def test_levels_are_advice_only() -> None:
    text = "## Publications\n### Book\na\n## Journal Paper\nb\n## Preprint Paper\nc"

    assert [kind for kind, _ in kinds(text)] == ["publications"] * 4


@pytest.mark.parametrize(
    ("above", "below", "kind"),
    [
        ("Talks", "Conference Papers", "talks"),
        ("Service", "Journals", "service"),
        ("Publications", "Software", "publications"),
        ("Publications", "Beekeeping", "publications"),
        ("Publications", "Other", "publications"),
        ("Publications", "Awards", "awards"),
        ("References", "Publications", "publications"),
        ("Teaching", "Skills", "skills"),
    ],
)
def test_a_heading_under_another_may_name_a_kind_of_it(above: str, below: str, kind: str) -> None:
    text = f"## {above}\ntext\n### {below}\ntext\n## Education\ntext\n### Articles\ntext\n### Books\ntext"

    assert kinds(text)[1][0] == kind


@pytest.mark.parametrize(("own", "kind"), [("", "publications"), ("bees\n", "interests")])
def test_other_things_under_a_heading_without_lines_are_like_those_beside_them(own: str, kind: str) -> None:
    text = f"## Education\na\n## Research Areas\n{own}### Articles\na\n### Other\nb\n## Service\nc"

    assert kinds(text)[3] == (kind, "Other")


def test_a_section_knows_the_headings_above_it() -> None:
    sections = split_sections(document_of("# Research\n## Publications\n### Articles\na\n## Education\nb"))

    assert [section.path for section in sections if section.title == "Articles"] == [("Publications",)]


@pytest.mark.parametrize(
    "head",
    ["### University of Leeds\nLecturer", "### Northlight\n*Engineer*\n2010 - 2012", "### Postdoctoral Fellow\nLeeds"],
)
def test_an_employer_set_like_a_heading_is_no_section(head: str) -> None:
    text = f"## Experience\n{head}\n## Publications\n### Articles\na\n### Books\nb"

    assert [title for _, title in kinds(text)] == ["Experience", "Publications", "Articles", "Books"]


def test_what_is_neither_employer_nor_dated_is_a_section() -> None:
    text = "## Experience\n### Beekeeping\nhives\n## Publications\n### Articles\na\n### Books\nb"

    assert ("positions", "Beekeeping") in kinds(text)


def test_projects_set_like_headings_are_no_sections() -> None:
    text = (
        "## Publications\n### Articles\na\n### Books\nb\n## Projects\n### Rain or Shine\nA game\n## Beekeeping\nhives"
    )

    assert [title for _, title in kinds(text)][-2:] == ["Projects", "Beekeeping"]


def test_where_titles_end_in_colons_an_unknown_one_may_too() -> None:
    text = "Jane\n\nEDUCATION:\nPhD\n\nBEEKEEPING:\nhives\n\nPUBLICATIONS:\nBees dance"

    assert [kind for kind, _ in kinds(text)] == ["education", "unknown", "publications"]


def test_where_they_do_not_a_colon_makes_a_label() -> None:
    text = "Jane\n\nEDUCATION\nPhD\n\nBEEKEEPING:\nhives\n\nPUBLICATIONS\nBees dance"

    assert [kind for kind, _ in kinds(text)] == ["education", "publications"]


def test_a_fonts_size_is_a_style() -> None:
    sizes = {"Education": 14.0, "PhD": 10.0, "Beekeeping": 14.0, "Publications": 14.0, "Bees dance": 10.0}
    lines = tuple(Line(n, Passage(text), size=size) for n, (text, size) in enumerate(sizes.items(), 1))

    assert [section.title for section in split_sections(Document("x", "", lines))][1:] == [
        "Education",
        "Beekeeping",
        "Publications",
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("EDUCATION AND QUALIFICATIONS", "education"),
        ("Grants / Awards", "awards"),
        ("論文（査読付き）", "publications"),
        ("Forthcoming", "publications"),
        ("Bees and Qualifications", None),
        ("Education, " * 20, None),
    ],
)
def test_titles_of_two_parts_are_known_by_both(title: str, kind: str | None) -> None:
    assert title_kind(title) == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("SERVICE TO THE PROFESSION", "service"),
        ("Wissenschaftlicher Werdegang", "positions"),
        ("EDUCATIONAL INSTITUTIONS ATTENDED WITH DATES", "education"),
        ("Pubblicazioni", "publications"),
        ("Prijzen en beurzen", "awards"),
        ("Ansættelser", "positions"),
        ("Опыт работы", "positions"),
        ("主持项目", "grants"),
        ("讲授课程", "teaching"),
        ("教育经历", "education"),
        ("학력", "education"),
        ("研究方向：图数据库", None),
        ("养蜂", None),
        ("Beekeeping", None),
        ("one two three four five six seven eight nine bees", None),
    ],
)
def test_an_unknown_title_is_likely_of_the_kind_of_its_words(title: str, kind: str | None) -> None:
    assert likely_kind(title) == kind


def test_headings_in_words_that_are_not_listed_are_found_by_how_they_are_set() -> None:
    text = "# Jo Roe\n\n## Werkervaring\n- x\n\n## Opleiding\n- y\n\n## Prijzen\n- z\n"

    assert kinds(text) == [("positions", "Werkervaring"), ("education", "Opleiding"), ("awards", "Prijzen")]


def test_lines_between_blank_ones_may_be_set_as_headings() -> None:
    known = "Education\n\nPhD, Leeds\n\nPublications\n\nBees, 2010\n\nTeaching\n\nBees, hives"
    text = f"Jo Roe\n\n{known}\n\nNevenfuncties\n\nbees\n"

    assert kinds(text)[-1] == ("service", "Nevenfuncties")


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (
            "Roe J. Bees dance. Apidology 2010; 3(2): 1-9.\nRoe J, Doe A. Bees sleep. Apidology 2011; 4: 11-19.",
            "publications",
        ),
        ("PhD, University of Leeds, 2010\nMSc in Bees, Leeds University, 2006", "education"),
        ("Lecturer, University of Leeds, 2010-2012\nReader in Bees, Leeds University, 2012-2014", "positions"),
        ("I keep bees at home.\nThey dance in the dark.", None),
        ("Bees", None),
    ],
)
def test_a_title_that_says_nothing_leaves_it_to_its_lines(lines: str, kind: str | None) -> None:
    assert kind_of_lines(document_of(lines).lines) == kind


def test_the_names_of_a_tables_columns_belong_to_the_heading() -> None:
    _, section = split_sections(
        document_of("Education\n\nDegree      University      Year\nPhD         Leeds           2010\n", "a.txt")
    )

    assert [line.number for line in section.heading] == [1, 3]
    assert [line.number for line in section.lines] == [4]


def test_an_unknown_title_among_posts_with_dates_below_is_not_an_employer() -> None:
    text = "# Jo Roe\n\n## Experience\n- Lecturer, 2010-2012\n\n## Prijzen\n- Bees, 2010-2012\n\n## Publications\n"

    assert ("awards", "Prijzen") in kinds(text)


TITLES = """
    education: Akademischer Grad|Parcours universitaire|Wykształcenie|Tanulmányok|Where I studied|Academic Background
    positions: Parcours professionnel|Munkahelyek|Situación profesional actual|Where I worked
    positions: Wissenschaftliche Tätigkeit
    publications: Schriftenverzeichnis|Zeitschriftenaufsätze|Articles dans des revues à comité de lecture|Comptes rendus
    publications: What I wrote|Produções|Contributi in volume|Case Reports|Letters to the Editor
    publications: Rezensionen|Buchbeiträge
    awards: Borse di studio|Premios, menciones y distinciones|Best paper awards|Förderpreise
    grants: Research Support|Sponsored Research Projects|Drittmittelprojekte
    mentoring: Ph.D. Students|Former students
    talks: Lezingen|Communications orales
    service: Commissions of trust|Cargos de gestión
    contact: Angaben zur Person|个人信息
"""


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        (title, line.partition(":")[0].strip())
        for line in TITLES.strip().splitlines()
        for title in line.partition(": ")[2].split("|")
    ],
)
def test_titles_are_known_in_many_languages(title: str, kind: str) -> None:
    assert title_kind(title) == kind or (title_kind(title) is None and likely_kind(title) == kind)


def test_the_first_line_of_a_block_is_a_heading_where_most_such_lines_are() -> None:
    found = kinds("""
        Jane Roe

        Utbildning
        PhD, Leeds University, 2010

        Nuvarande anställning
        Lecturer, Leeds University, 2011-2015

        Utmärkelser, priser och stipendier
        Bee Prize, 2012

        Undervisning
        Bees, 2013

        Uppdrag i kommittéer
        Bee Society, 2014
        """)
    assert [kind for kind, _ in found] == ["education", "positions", "awards", "teaching", "service"]


def test_the_first_line_of_an_entry_is_no_heading() -> None:
    found = kinds("""
        Jane Roe

        Education
        PhD, Leeds University, 2010

        Awards
        Bee Prize, 2012

        Experience

        Research fellow in bees
        Leeds University, 2011-2015

        Teaching assistant
        York University, 2008-2010
        """)
    assert [kind for kind, _ in found] == ["education", "awards", "positions"]


def test_levels_are_headings_where_no_title_is_known() -> None:
    found = kinds("""
        **JANE ROE**

        ### Where I learned it all

        PhD, Leeds University, 2010

        MSc, Leeds University, 2006

        ### What I did then

        Lecturer, Leeds University, 2011-2015

        Researcher, York University, 2006-2010
        """)
    assert [kind for kind, _ in found] == ["education", "positions"]


def test_an_abbreviation_ends_no_sentence_in_a_heading() -> None:
    assert ("mentoring", "Ph.D. Students") in kinds(
        "**Education**\n\nPhD\n\n**Papers**\n\nBees\n\n**Ph.D. Students**\n\nJo Doe\n"
    )


def test_the_title_of_a_page_above_a_name_is_no_heading() -> None:
    found = kinds(
        "---\ntitle: Publications\n---\n\n# Jane Roe\n\nI keep bees.\n\n## Papers\n\n- Bees\n\n## Teaching\n\n- Bees\n"
    )
    assert [title for _, title in found] == ["Papers", "Teaching"]
