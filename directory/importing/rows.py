"""Stage 3. Clusters become the rows that the documents ask for: plain values, references by key, and evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from directory.cv.records import Ranges
from directory.importing.sources import R, Statement, exact_slug


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to another desired row, by its first key."""

    model: str
    key: str


Plain = str | int | bool | None
Value = Plain | Ref


@dataclass(frozen=True, slots=True)
class Proof:
    """The lines of a document that a row rests on, or one field of it."""

    source: str
    lines: Ranges
    key: str
    field: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row that the documents ask for. `keys` are those of the records that it rests on, sorted.

    `owner` is the smallest key of the cluster that it belongs to: a person's, a work's, a place's.
    """

    model: str
    keys: tuple[str, ...]
    values: Mapping[str, Value]
    proofs: tuple[Proof, ...] = ()
    owner: str = ""

    @property
    def ref(self) -> Ref:
        return Ref(self.model, self.keys[0])


def owned(owner: str, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of one cluster."""
    return (replace(row, owner=owner) for row in rows)


@dataclass(frozen=True, slots=True)
class Table:
    """What merging must know of a model.

    `refs` are its references as (field, model), `needed` those that a row can't be without. `unique` are its unique
    constraints: a row that would break one is taken for the row that is there; `single` are fields that at most one row
    may fill: the second stays empty. `together` are fields that only make sense as one: an admin who changes one of
    them has changed all.
    """

    model: str
    refs: tuple[tuple[str, str], ...] = ()
    needed: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()


START, END = ("start_year", "start_month"), ("end_year", "end_month", "is_current")
PERSON, PUBLICATION = ("person", "people.person"), ("publication", "publications.publication")
ORGANIZATION, AFFILIATION = ("organization", "people.organization"), ("affiliation", "people.affiliation")
VENUE = ("venue", "publications.venue")

TABLES = (  # what others refer to stands first
    Table("people.topic", unique=("name",)),
    Table("people.organization", (("parent", "people.organization"),), unique=("parent", "name")),
    Table("people.organizationname", (ORGANIZATION,), ("organization",), unique=("organization", "name")),
    Table("people.person", together=(("name", "sort_name"),)),
    Table("people.personname", (PERSON,), ("person",), unique=("person", "name")),
    Table("people.contact", (PERSON,), ("person",), unique=("person", "kind", "value")),
    Table("people.link", (PERSON,), ("person",), unique=("person", "kind", "url", "label")),
    Table("people.interest", (PERSON, ("topic", "people.topic")), ("person", "topic"), unique=("person", "topic")),
    Table(
        "people.affiliation",
        (PERSON, ORGANIZATION, ("unit", "people.organization"), ("partner", "people.organization")),
        ("person",),
        together=(START, END),
    ),
    Table("people.mentorship", (AFFILIATION, PERSON), ("affiliation",), unique=("affiliation", "name")),
    Table("people.activity", (PERSON, AFFILIATION), ("person",), together=(START, END)),
    Table("people.activitylink", (("activity", "people.activity"),), ("activity",)),
    Table("publications.venue", unique=("name",)),
    Table("publications.venuename", (VENUE,), ("venue",), unique=("venue", "name")),
    Table("publications.publication", (VENUE,), single=("doi", "arxiv_id")),
    Table("publications.publicationtitle", (PUBLICATION,), ("publication",), unique=("publication", "title")),
    Table("publications.authorship", (PUBLICATION, PERSON), ("publication",)),
    Table("publications.publicationlink", (PUBLICATION,), ("publication",)),
)

T = TypeVar("T")


def heaviest_first(statements: Iterable[Statement[R]]) -> list[Statement[R]]:
    """The later document's statement first; of one document's, by key."""
    return sorted(sorted(statements, key=lambda one: one.key), key=lambda one: one.weight, reverse=True)


def first(values: Iterable[T | None], default: T) -> T:
    """The first value that says something."""
    return next((value for value in values if value), default)


def proofs(statements: Iterable[Statement[R]]) -> tuple[Proof, ...]:
    return tuple(sorted((Proof(one.source, one.lines, one.key) for one in statements), key=lambda proof: proof.key))


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One of a list's values, of one document: its place in the directory, and the key and lines that it rests on."""

    said: str
    value: object
    key: str
    proof: Proof


def gather(
    statements: Iterable[Statement[R]], what: str, read: Callable[[R], Iterable[tuple[str, object]]], field: str = ""
) -> list[list[Item]]:
    """The union of the lists that statements hold, in the order of the heaviest; `read` gives what makes a value one.

    What a list repeats is one value.
    """
    found: dict[str, list[Item]] = {}
    for statement in heaviest_first(statements):
        seen = set()
        for said, value in read(statement.record):
            if said in seen:
                continue
            seen.add(said)
            key = f"{statement.key}/{what}/{exact_slug(said)}"
            item = Item(said, value, key, Proof(statement.source, _lines(statement, field), key))
            found.setdefault(said, []).append(item)
    return list(found.values())


def _lines(statement: Statement[R], field: str) -> Ranges:
    lines: Mapping[str, Ranges] = dict(getattr(statement.record, "field_lines", ()))
    return lines.get(field, statement.lines) if field else statement.lines


def child_rows(
    model: str, items: list[list[Item]], values: Callable[[list[Item]], Mapping[str, Value]], *, ordered: bool = True
) -> Iterator[Row]:
    """A row for each value of a list, numbered in the order of the list."""
    for order, alike in enumerate(items):
        found = {**values(alike), **({"order": order} if ordered else {})}
        rests_on = sorted(alike, key=lambda item: item.key)
        yield Row(model, tuple(item.key for item in rests_on), found, tuple(item.proof for item in rests_on))
