"""Each line of a document, with what it was taken for."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory.cv import parse, read_document
from directory.cv.document import Document, Line, Passage
from directory.cv.explain import LONGEST_TITLE, Claim, Explained, Use, explain
from directory.cv.kinds import Kind
from directory.cv.ledger import numbers
from directory.cv.records import Confidence
from directory.cv.sections import Section
from tests.directory.cv.texts import document_of

CV = """
    # Jane Roe
    jane@example.org

    ## Education

    - **University of Leeds**, Ph.D. in Physics, Sep 2010 - 2014
      Advisor: Prof. Ann Bow
      Honor and Award: Gold Medal

    ## Experience

    - **Acme Corp**, Engineer, Mar. 2015 - Present
      - Built a very small wheel

    ## Publications

    ### Journal articles

    - J. Roe and A. Bow. A theory of small things that are seen from far away
      by large ones. Journal of Things, 2012.

    ## Fish

    Cod, mostly

    ---
    """


def meanings(text: str) -> dict[str, str]:
    return {line.text.strip(): line.meaning for line in explain(document_of(text))}


def test_every_line_comes_once_and_in_order() -> None:
    document = document_of(CV)
    lines = list(explain(document))
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert "\n".join(line.text for line in lines) == document.text.rstrip("\n")


def test_each_line_has_its_meaning() -> None:
    found = meanings(CV)
    assert found["# Jane Roe"] == "person “Jane Roe”: name (high)"
    assert found["jane@example.org"] == "person “Jane Roe”: emails (high)"
    assert found["## Education"] == "heading of education"
    assert found["### Journal articles"] == "heading of publications < Publications"
    assert found["Advisor: Prof. Ann Bow"].startswith("education “Ph.D., University of Leeds”: advisors (")
    assert found["- **Acme Corp**, Engineer, Mar. 2015 - Present"].startswith(
        "positions “Engineer, Acme Corp”: organization, title, start ("
    )
    assert found["Cod, mostly"].startswith("UNREAD in unknown: no section that we know has this title")
    assert found["---"] == "label or decoration"
    assert found[""] == ""


def test_a_line_of_two_records_names_both() -> None:
    (line,) = (line for line in explain(document_of(CV)) if "Gold Medal" in line.text)
    assert [claim.kind for claim in line.claims] == ["education", "awards"]


def test_a_value_on_two_lines_is_told_on_both() -> None:
    papers = [line for line in explain(document_of(CV)) if line.claims and line.claims[0].kind == "publications"]
    first, second = (line.claims[0] for line in papers)
    assert {"authors", "title"} <= set(first.fields)
    assert {"title", "venue", "year"} <= set(second.fields)
    assert len(first.title) <= LONGEST_TITLE


def test_a_project_stands_before_its_position() -> None:
    projects = """
        **Jane Roe**

        **Professional Experience**

        - **Acme Corp**, 2015 - 2017
        *Engineer*
        Industry Projects:
          - **Wheels**
            - **Small wheels**
        **Motivation:** Large wheels are heavy.
        **Contributions:**
              - Made them small.
        """
    (line,) = (line for line in explain(document_of(projects)) if "Motivation" in line.text)
    assert [claim.kind for claim in line.claims] == ["project", "positions"]
    assert line.claims[0].fields == ("motivation",)


def test_a_chinese_value_has_no_blanks_to_be_told_by() -> None:
    assert "title" in meanings("# 张伟\n\n## 获奖情况\n\n- 2012年荣获国家奖学金\n")["- 2012年荣获国家奖学金"]


def test_a_document_does_not_steer_the_terminal() -> None:
    [line] = explain(Document("x.md", "\x1b[2Jhidden\x9b", (Line(1, Passage("hidden")),)))
    assert line.text == " [2Jhidden "


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        (Explained(1, "x", Use.UNREAD, Section(Kind.AWARDS, "Prizes", ()), reason="no title"),
         "UNREAD in awards: no title"),
        (Explained(1, "x", Use.HEADING, Section(Kind.TALKS, "C", (), (), ("A", "B"))), "heading of talks < B < A"),
        (Explained(1, "x", Use.RECORD, Section(Kind.HEAD, "", ()), (Claim("person", "", ("emails",), Confidence.LOW),)),
         "person: emails (low)"),
    ],
)  # fmt: skip
def test_meanings_in_words(line: Explained, meaning: str) -> None:
    assert line.meaning == meaning


def test_what_is_unread_is_what_the_records_say_is_unread(root: Path) -> None:
    for path in (root / "cvs").iterdir():
        document = read_document(path, path.name)
        unread = {number for one in parse(document).unread for number in numbers(one.lines)}
        assert {line.number for line in explain(document) if line.use is Use.UNREAD} == unread


@pytest.mark.parametrize(
    ("heading", "below", "meaning"),
    [
        ("## Praktik hos andra", "- bees", "heading of positions, by its words"),
        ("## Hives", "- bees", "heading of unknown: set like the headings, but its words say nothing to us"),
        ("## Hives", "- PhD, Leeds University, 2010\n- MSc, Leeds University, 2006",
         "heading of education, by what stands under it"),
    ],
)  # fmt: skip
def test_a_heading_says_what_told_its_kind(heading: str, below: str, meaning: str) -> None:
    document = document_of(f"# Jo Roe\n\n## Teaching\n- bees\n\n{heading}\n{below}\n\n## Talks\n- bees\n")

    assert {line.text: line.meaning for line in explain(document)}[heading] == meaning


def test_the_names_of_a_tables_columns_say_so() -> None:
    document = document_of("Education\n\nDegree      University      Year\nPhD         Leeds           2010\n", "a.txt")

    assert [line.meaning for line in explain(document)][2] == "heading of education, the names of its columns"


def test_lines_that_stay_unread_say_why() -> None:
    document = document_of("# Jo Roe\n\n## References\nAnn Doe, bees\n")

    assert (
        list(explain(document))[-1].meaning == "UNREAD in references: what is said of referees is theirs, and not kept"
    )
