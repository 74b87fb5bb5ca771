"""RIS as rispy, which is not ours, reads it."""

from __future__ import annotations

import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.exports.ris import ris
from directory.exports.values import Work
from tests.directory.exports import samples


@settings(max_examples=25)
@given(st.lists(samples.works, max_size=4).map(samples.files_of))
def test_every_work_is_a_record_with_its_title_and_its_authors(works: list[Work]) -> None:
    records = rispy.loads("".join(ris(works))) if works else []
    assert [record["id"] for record in records] == [work.key for work in works]
    for work, record in zip(works, records, strict=True):
        assert record["title"] == work.title
        assert record.get("authors", []) == [one.inverted for one in work.authors]
        assert record.get("publication_year", record.get("year", "")) == str(work.year or "")


def test_a_record_has_everything() -> None:
    (record,) = rispy.loads("".join(ris([samples.work(status="submitted", venue_acronym="SM", publisher="Taylor")])))
    assert record["type_of_reference"] == "CPAPER"
    assert record["secondary_title"] == "Scientific Memoirs"
    assert (record["start_page"], record["end_page"]) == ("666", "731")
    assert record["doi"] == "10.1000/a_b"
    assert record["publisher"] == "Taylor"
    assert record["notes"] == ["Submitted"]
    assert record["urls"] == ["https://people.example.org/publications/notes-on-the-engine/"]
