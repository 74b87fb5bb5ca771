"""JSON Resume against the schema of its makers."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
from hypothesis import given, settings

from directory.exports.json_resume import json_resume, resume
from tests.directory.exports import samples

SCHEMA = json.loads((Path(__file__).parent / "json_resume_schema.json").read_text())


def test_everything_has_its_place() -> None:
    found = json.loads("".join(json_resume(samples.person())))
    jsonschema_rs.validator_for(SCHEMA, validate_formats=True).validate(found)
    assert found["basics"]["email"] == "ada@example.org"
    assert found["basics"]["url"] == "https://ada.example/"
    assert found["work"][0]["startDate"] == "1840-05"
    assert "endDate" not in found["work"][0]
    assert found["volunteer"][0]["organization"] == "Harp Club"
    assert found["education"][0]["area"] == "Mathematics"
    assert found["awards"][0] == {"title": "The award", "date": "1841", "awarder": "Giver", "summary": "For notes"}
    assert found["publications"][0]["releaseDate"] == "1843"
    assert found["skills"] == [{"name": "Languages", "keywords": ["French", "Italian"]}]
    assert found["projects"][0]["roles"] == ["Author"]
    assert found["certificates"][0]["name"] == "Harp"
    assert found["meta"]["canonical"] == "https://people.example.org/people/ada/"


@settings(max_examples=25)
@given(samples.works)
def test_any_work_fits(work: object) -> None:
    jsonschema_rs.validator_for(SCHEMA).validate(resume(samples.person(works=(work,))))


def test_somebody_of_whom_nothing_is_known() -> None:
    nobody = samples.person(
        emails=(), phones=(), postal_addresses=(), sites=(), stays=(), deeds=(), works=(), topics=(), headline=""
    )
    found = resume(nobody)
    jsonschema_rs.validator_for(SCHEMA).validate(found)
    assert set(found) == {"$schema", "basics", "meta"}
