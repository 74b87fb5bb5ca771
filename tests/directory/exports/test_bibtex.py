"""BibTeX as pybtex, which is not ours, reads it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string
from pylatexenc.latex2text import LatexNodes2Text

from directory.exports.bibtex import bibtex, title
from directory.exports.latex import latex
from directory.exports.values import Work, author
from tests.directory.exports import samples

PLAIN = LatexNodes2Text(keep_braced_groups=False, strict_latex_spaces=True)


def parsed(works: list[Work]) -> BibliographyData:
    return parse_string("".join(bibtex(works)), "bibtex")


def plain(text: str) -> str:
    """What LaTeX prints of a value."""
    for brace, command in (("\ue000", r"{\textbraceleft}"), ("\ue001", r"{\textbraceright}")):
        text = text.replace(command, brace)  # which pylatexenc does not know
    found: str = PLAIN.latex_to_text(text).replace("\ue000", "{").replace("\ue001", "}")
    return found.replace("---", "—").replace("--", "–").replace("ˆ", "^").replace("˜", "~")


def letters(text: str) -> str:
    """A text without what LaTeX may print in another way: dashes, quotes, spaces."""
    return re.sub(r"[\s‐-―'\"`´’‘“”\-]+", "", text)


@settings(max_examples=25)
@given(st.lists(samples.works, max_size=4).map(samples.files_of))
def test_every_work_is_an_entry_with_its_title_and_its_authors(works: list[Work]) -> None:
    entries = parsed(works).entries
    assert list(entries) == [work.key for work in works]
    for work, entry in zip(works, entries.values(), strict=True):
        assert letters(plain(entry.fields["title"])) == letters(work.title)
        assert entry.fields.get("year", "") == str(work.year or "")
        people = entry.persons.get("author", [])
        if work.authors_truncated and work.authors:
            assert str(people.pop()) == "others"
        assert len(people) == len(work.authors)
        for one, person in zip(work.authors, people, strict=True):
            assert letters(plain(" ".join(person.prelast_names + person.last_names))) in letters(one.name)


def test_an_entry_has_everything() -> None:
    entry = parsed([samples.work(kind="journal", volume="3", issue="29", status="accepted", arxiv_id="1843.00001")])
    fields = entry.entries["notes-on-the-engine"].fields
    assert dict(fields) == {
        "title": "Notes on the Engine",
        "journal": "Scientific Memoirs",
        "year": "1843",
        "volume": "3",
        "number": "29",
        "pages": "666--731",
        "doi": r"10.1000/a{\_}b",
        "eprint": "1843.00001",
        "archiveprefix": "arXiv",
        "note": "Accepted",
        "url": "https://people.example.org/publications/notes-on-the-engine/",
    }


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ada Lovelace", ("Lovelace", "Ada")),
        ("Ludwig van Beethoven", ("Beethoven", "Ludwig")),
        ("OpenAI", ("OpenAI", "")),
        ("Smith and Sons and Co", ("{Smith and Sons and Co}", "")),
        ("山田太郎", ("山田太郎", "")),
    ],
)
def test_names_are_told_apart(name: str, parts: tuple[str, str]) -> None:
    (person,) = parsed([samples.work(authors=(author(name),))]).entries["notes-on-the-engine"].persons["author"]
    assert (" ".join(person.last_names).strip("{}"), " ".join(person.first_names)) == (parts[0].strip("{}"), parts[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GPT-4 and LaTeX", "{GPT}-4 and {LaTeX}"),
        ("A Study of Sets", "A Study of Sets"),
        ("The iPhone 4G", "The {iPhone} {4G}"),
    ],
)
def test_capitals_inside_a_word_are_kept(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50% & more_#", r"50{\%} {\&} more{\_}{\#}"),
        ("{x}", r"{\textbraceleft}x{\textbraceright}"),
        ("山田", "山田"),
        ("plain", "plain"),
        ("What?` No!`", "What?{`} No!{`}"),
    ],
)
def test_special_characters_become_commands(text: str, expected: str) -> None:
    assert latex(text).replace(r"\%", r"{\%}").replace("{{", "{").replace("}}", "}") == expected


def test_no_value_has_a_brace_of_its_own() -> None:
    for text in samples.TITLES:
        value = title(text)
        assert value.count("{") == value.count("}")
        assert r"\{" not in value
        assert r"\}" not in value
