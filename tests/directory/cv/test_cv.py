"""A file becomes records: the stages together, and what must hold for any text at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.cv import from_json, parse, read_cv, to_json
from directory.cv.document import UnreadableDocumentError
from directory.cv.ledger import numbers
from directory.cv.readers import MAX_BYTES, read_bytes, read_document
from directory.cv.readers.text import read_text
from directory.cv.records import CV
from tests.directory.cv.golden import INVENTED
from tests.directory.cv.texts import cv_of

SECTIONS = {
    "Education": "- **PhD in Physics**, University of Leeds, UK, 2006 - 2010\n"
    "- **BSc in Physics**, Hull University, UK, 2003 - 2006\n",
    "Experience": "- **Lecturer**, University of York, UK, 2012 - Present\n"
    "- **Postdoc**, Acme Ltd., Paris, 2010 - 2012\n",
    "Publications": "- Jane Roe, John Doe. Why bees dance in the dark. *Bee World*, 12, 1-9, 2010.\n"
    "- John Doe, Jane Roe. Why drones do not dance. *Bee World*, 13, 2-8, 2011.\n",
    "Awards": "- Bee Prize, Apis Society, 2012\n- Drone Prize, 2013\n",
    "Teaching": "- CS 101 Bees, University of York, 2014\n- CS 102 Drones, University of York, 2015\n",
    "Skills": "- Languages: English, German\n- Programming: Python, Rust\n",
}  # fmt: skip
HEAD = "# Jane Roe\n\njane.roe@leeds.example.org\n"


def assembled(titles: list[str]) -> str:
    return "\n".join([HEAD, *(f"## {title}\n\n{SECTIONS[title]}" for title in titles)])


def said(cv: CV) -> object:
    """What a CV says, wherever it stands."""
    return without_place(to_json(cv))


def without_place(value: object) -> object:
    if isinstance(value, dict):
        return {
            name: without_place(one)
            for name, one in value.items()
            if name not in ("lines", "labels", "unread", "source")
        }
    return [without_place(one) for one in value] if isinstance(value, list) else value


TEXT = assembled(list(SECTIONS))
WHOLE = said(read_cv_text := parse(read_text(TEXT.encode(), "cv.md")))


def test_the_sample_of_these_tests_is_read_in_full() -> None:
    assert [len(getattr(read_cv_text, kind)) for kind in ("education", "positions", "publications", "awards")] == [
        2
    ] * 4
    assert read_cv_text.unread == ()


@given(st.permutations(list(SECTIONS)))
def test_the_order_of_sections_does_not_matter(titles: list[str]) -> None:
    assert said(cv_of(assembled(titles))) == WHOLE


@given(st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", " ", "  ", "\t"]), st.booleans())
def test_line_ends_and_trailing_blanks_do_not_matter(end: str, blanks: str, last: bool) -> None:
    text = TEXT.rstrip("\n").replace("\n", f"{blanks}{end}") + (end if last else "")

    assert said(parse(read_text(text.encode(), "cv.md"))) == WHOLE


@given(st.sampled_from(["-", "*", "+", "•", "–", "▪", "◦", "\\*"]))
def test_one_bullet_is_as_good_as_another(bullet: str) -> None:
    assert said(cv_of(TEXT.replace("\n- ", f"\n{bullet} "))) == WHOLE


@given(st.sampled_from(["**", "__", "***"]))
def test_one_way_of_emphasis_is_as_good_as_another(mark: str) -> None:
    assert said(cv_of(TEXT.replace("**", mark))) == WHOLE


def test_markdowns_emphasis_does_not_matter() -> None:
    assert said(cv_of(TEXT.replace("*", ""))) == WHOLE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (", ", ",  "),
        (" of ", "\u00a0of\u00a0"),
        ("\n- ", "\n  - "),
        ("\n- ", "\n\n- "),
        ("\n\n", "\n"),
        ("\n\n", "\n\n\n\n"),
        ("\n## ", "\n\f## "),
    ],
)
def test_spaces_blank_lines_and_page_breaks_do_not_matter(old: str, new: str) -> None:
    assert said(cv_of(TEXT.replace(old, new))) == WHOLE


@given(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]))
def test_the_encoding_does_not_matter(encoding: str) -> None:
    assert said(parse(read_text(TEXT.encode(encoding), "cv.md"))) == WHOLE


@given(st.sampled_from(["\u00ad", "\u200b", "\u2060", "\ufeff"]))
def test_signs_that_nobody_sees_do_not_matter(sign: str) -> None:
    assert said(cv_of(TEXT.replace("an", f"a{sign}n").replace("\n\n", f"\n{sign}\n"))) == WHOLE


PIECES = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="*_`[]()<>#|-~\\ \n\tab1.,:&;\"'“”«»@/{}^$%!?=+–—•·", max_size=60),
    st.sampled_from(["\n", "\n\n", "- ", "1. ", "[1] ", "    ", "<!-- ", "-->", "---\n", "| a | b |\n", "[a](b)"]),
    st.sampled_from(
        ["## Education\n", "## Publications\n", "# Experience\n", "**Awards**\n", "Skills:\n", "Projects:\n"]
    ),
    st.sampled_from(["2019", "2010 - 2012", "University of Leeds", "PhD in Physics", "Jane Roe", "Lecturer"]),
    st.sampled_from(["https://x.org", "jane@x.org", "advised by Prof. Roe", "J. Roe, A. Bee. Title. 2010."]),
)


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(["cv.md", "cv.org", "cv.txt"]))
def test_any_text_is_read_or_refused_and_no_line_is_lost(text: str, source: str) -> None:
    try:
        document = read_text(text.encode("utf-8", errors="replace"), source)
    except UnreadableDocumentError:
        return
    cv = parse(document)
    claimed = {number for _, lines in cv.person.field_lines for number in numbers(lines)}
    for kind in SHOWN:
        claimed |= {number for record in getattr(cv, kind) for number in numbers(record.lines)}
    unread = {number for one in cv.unread for number in numbers(one.lines)}
    labels = set(numbers(cv.labels))
    seen = {line.number for line in document.lines} | set(document.rules)

    assert claimed | unread | labels == seen
    assert len(claimed) + len(unread) + len(labels) == len(seen)
    assert from_json(json.loads(json.dumps(to_json(cv)))) == cv


SHOWN = [name for name in CV.__dataclass_fields__ if name not in ("source", "person", "date", "labels", "unread")]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parse(read_bytes(data, "cv"))
    except UnreadableDocumentError:
        return


RUNS = (
    *"*[(<,`_|&“#张.",
    "**",
    "A,",
    "\\\\",
    "[a](",
    "<!--",
    "</",
    "1-",
    "a@",
    "^{",
    "a ",
    "A. B, ",
    "2020 ",
    "- ",
    "and ",
    "1, ",
    "()",
    "http://a ",
    "*a",
    "„a",
    "- a\n",
)


@pytest.mark.parametrize("unit", RUNS)
@pytest.mark.parametrize("heading", ["", "# Education\n", "# Experience\n", "# Talks\n", "# Skills\n", "# Biography\n"])
def test_no_text_takes_long(heading: str, unit: str) -> None:
    """A regular expression that runs away takes minutes over such a line, and no assertion of ours is needed."""
    text = heading + unit * (20_000 // len(unit))
    try:
        parse(read_text(text.encode(), "cv.md"))
    except UnreadableDocumentError:
        return


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Updated until 2024", None),
        ("Last updated: 3 May 2024", "2024-05-03"),
        ("Updated May 2024", "2024-05"),
        ("Stand: 2024", "2024"),
        ("Revised by hand", None),
        ("As of today", None),
        ("This is the version of May 2024 that I have worked on ever since", None),
    ],
)
def test_a_cv_may_say_of_what_day_it_is(line: str, date: str | None) -> None:
    cv = cv_of(f"{HEAD}\n{line}\n\n## Awards\n- Bee Prize, 2012\n")

    assert cv.date == date


def test_grants_beside_awards_are_projects_and_alone_are_awards() -> None:
    grants = "## Grants\n- Bees in the dark, Apis Fund, 2012\n"

    assert [one.title for one in cv_of(f"{HEAD}\n{grants}").awards] == ["Bees in the dark, Apis Fund"]
    assert len(cv_of(f"{HEAD}\n{grants}\n## Awards\n- Bee Prize, 2012\n").projects) == 1


def test_the_source_is_the_path_or_the_name_it_is_known_by(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_text(TEXT)

    assert read_cv(path).source == str(path)
    assert read_cv(path, "cvs/cv.md").source == "cvs/cv.md"


def test_what_is_no_file_is_refused_in_words(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    for path, words in (
        (tmp_path, "folder"),
        (tmp_path / "none.txt", "no such file"),
        (large, "larger than"),
        (loop, "could not be read"),
    ):
        with pytest.raises(UnreadableDocumentError, match=words):
            read_document(path)


@pytest.mark.parametrize("name", ["several_roles.md", "outline.org", "zhongwen.txt"])
def test_invented_documents_are_read_in_full(name: str) -> None:
    assert read_cv(INVENTED / name).unread == ()
