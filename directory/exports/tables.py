"""Works, people and places as CSV, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from directory.exports.values import Profile, Work

BYTE_ORDER_MARK = "\ufeff"  # without it some spreadsheets take UTF-8 for something else
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
T = TypeVar("T")


class _Line:
    """The file that `csv` writes a line to, to be handed on."""

    def write(self, text: str) -> str:
        return text


def table(columns: Mapping[str, Callable[[T], object]], rows: Iterable[T]) -> Iterator[str]:
    """The names of the columns, then a line for each row."""
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK + writer.writerow(columns)
    for row in rows:
        yield writer.writerow([cell(column(row)) for column in columns.values()])


def cell(value: object) -> object:
    """The value; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def works_table(works: Iterable[Work]) -> Iterator[str]:
    columns: dict[str, Callable[[Work], object]] = {
        "title": lambda work: work.title,
        "authors": lambda work: "; ".join([one.name for one in work.authors] + ["et al."] * work.authors_truncated),
        "year": lambda work: work.year,
        "venue": lambda work: work.venue,
        "venue acronym": lambda work: work.venue_acronym,
        "kind": lambda work: work.kind,
        "status": lambda work: work.status,
        "track": lambda work: work.track,
        "volume": lambda work: work.volume,
        "issue": lambda work: work.issue,
        "pages": lambda work: work.pages,
        "publisher": lambda work: work.publisher,
        "editors": lambda work: "; ".join(one.name for one in work.editors),
        "note": lambda work: work.note,
        "DOI": lambda work: work.doi,
        "arXiv": lambda work: work.arxiv_id,
        "ISBN": lambda work: work.isbn,
        "OpenReview": lambda work: work.openreview_id,
        "patent": lambda work: work.patent_number,
        "address": lambda work: work.address,
    }
    return table(columns, works)


def people_table(people: Iterable[Profile]) -> Iterator[str]:
    columns: dict[str, Callable[[Profile], object]] = {
        "name": lambda person: person.name.name,
        "sort name": lambda person: person.name.inverted,
        "other names": lambda person: "; ".join(person.other_names),
        "headline": lambda person: person.headline,
        "position": lambda person: person.present and (person.present.role or person.present.degree),
        "organization": lambda person: person.present and person.present.place and person.present.place.name,
        "topics": lambda person: "; ".join(person.topics),
        "publications": lambda person: person.publication_count,
        "address": lambda person: person.address,
    }
    return table(columns, people)


PLACE = ("name", "acronym", "part of", "other names", "people now", "people before", "homepage", "ROR", "address")


def places_table(places: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Places as they are given, by the names of the columns."""

    def column(name: str) -> Callable[[Mapping[str, object]], object]:
        return lambda place: place.get(name)

    return table({name: column(name) for name in PLACE}, places)
