"""CSL-JSON as a citation processor, which is not ours, reads it."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.exports.csl import csl_json, item
from directory.exports.values import Work, author
from tests.directory.exports import samples

# Types and names that citeproc-py has not learned yet are CSL 1.0.2 all the same.
STYLE = """
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Of this test</title><id>test</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout delimiter=" ">
    <group delimiter=". ">
      <names variable="author"><name name-as-sort-order="all" initialize-with="."/></names>
      <date variable="issued"><date-part name="year"/></date>
      <text variable="title"/><text variable="container-title"/><text variable="volume"/><text variable="page"/>
    </group>
  </layout></bibliography>
</style>
"""
NEWER = {"software", "dataset", "document"}


def printed(work: Work) -> str:
    """A reference list of this work alone."""
    style = CitationStylesStyle(StringIO(STYLE), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item(work)]), formatter.plain)
    bibliography.register(Citation([CitationItem(work.key)]))
    (reference,) = bibliography.bibliography()
    return str(reference)


@settings(max_examples=25)
@given(st.lists(samples.works, max_size=4).map(samples.files_of))
def test_every_work_is_an_item(works: list[Work]) -> None:
    items = json.loads("".join(csl_json(works)))
    assert [one["id"] for one in items] == [work.key for work in works]
    for work, one in zip(works, items, strict=True):
        assert one["title"] == work.title
        assert len(one.get("author", [])) == len(work.authors)
        assert all(one.values())


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=25)
@given(samples.works.filter(lambda work: item(work)["type"] not in NEWER))
def test_a_processor_cites_every_work(work: Work) -> None:
    assert printed(work)


@pytest.mark.filterwarnings("ignore")
def test_a_processor_finds_what_is_said() -> None:
    work = samples.work(kind="journal", authors=(author("Ludwig van Beethoven"), author("OpenAI")), volume="3")
    for said in ("Beethoven, L.", "OpenAI", "1843", "Notes on the Engine", "Scientific Memoirs", "3", "666"):
        assert said in printed(work)


def test_an_item_has_everything() -> None:
    assert item(samples.work(authors=(author("Martin Luther King Jr."), author("OpenAI")), status="submitted")) == {
        "id": "notes-on-the-engine",
        "type": "paper-conference",
        "title": "Notes on the Engine",
        "author": [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}, {"literal": "OpenAI"}],
        "issued": {"date-parts": [[1843]]},
        "container-title": "Scientific Memoirs",
        "page": "666-731",
        "status": "submitted",
        "DOI": "10.1000/a_b",
        "URL": "https://people.example.org/publications/notes-on-the-engine/",
    }


def test_no_works_are_an_empty_list() -> None:
    assert json.loads("".join(csl_json([]))) == []
