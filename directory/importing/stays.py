"""Which degrees and positions that one person's documents print are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from directory.cv.records import EducationRecord
from directory.importing.clusters import Answer, Link
from directory.importing.folding import fold
from directory.importing.sources import Statement
from directory.importing.sources import Stay as Record

LEVELS = (
    ("doctorate", re.compile(r"\b(?:ph ?d|d ?phil|doctor\w*|doktor\w*|doctorat|dr)\b")),
    ("master", re.compile(r"\b(?:m ?s|m ?sc|m ?a|m ?eng|m ?phil|mba|master\w*|maitrise|magister)\b")),
    ("bachelor", re.compile(r"\b(?:b ?s|b ?sc|b ?a|b ?e|b ?eng|b ?tech|bachelor\w*|licence|undergraduate)\b")),
    ("school", re.compile(r"\b(?:high school|secondary|senior student|abitur|baccalaureat)\b")),
)
PLAIN_ROLES = frozenset({"intern", "internship", "researcher", "employee", "volunteer", "visitor", "student"})
LONGEST_INTERNSHIP = 12  # months
Month = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Stay:
    """A degree or position ready to be compared. `places` are its organization, what that is part of, and partners."""

    key: str
    source: str
    is_education: bool
    organization: str | None
    places: frozenset[str]
    unit: str | None
    kind: str
    role: str
    level: str | None
    start: str | None
    end: str | None
    is_current: bool


def fold_stay(statement: Statement[Record], organization: str | None, places: frozenset[str], unit: str | None) -> Stay:
    """A record ready to be compared; `organization`, `places` and `unit` are clusters."""
    record = statement.record
    is_education = isinstance(record, EducationRecord)
    role = (record.degree if isinstance(record, EducationRecord) else record.title) or ""
    return Stay(
        key=statement.key,
        source=statement.source,
        is_education=is_education,
        organization=organization,
        places=places,
        unit=unit,
        kind="education" if isinstance(record, EducationRecord) else record.kind,
        role=fold(role),
        level=level_of(role) if is_education else None,
        start=record.start,
        end=record.end,
        is_current=record.current,
    )


def level_of(degree: str) -> str | None:
    """Which degree it is: doctorate, master, bachelor or school; None where it is none of these, or two at once."""
    found = [level for level, pattern in LEVELS if pattern.search(fold(degree))]
    return found[0] if len(found) == 1 else None


def link_stays(stays: Iterable[Stay]) -> Iterator[Link]:
    """Answers about the stays of one person. One printed entry is one record, so a document's own are never joined.

    A stay joins at most one of another document: each the best that the other has.
    """
    by_source: dict[str, list[Stay]] = {}
    for stay in sorted(stays, key=lambda stay: stay.key):
        by_source.setdefault(stay.source, []).append(stay)
    for left, right in combinations(sorted(by_source), 2):
        yield from _match(by_source[left], by_source[right])
    for own in by_source.values():
        for one, other in combinations(own, 2):
            if one.places & other.places:
                yield Link(one.key, other.key, Answer.DIFFERENT, "two entries of one document")


def likeness(left: Stay, right: Stay) -> int:
    """How much speaks for two stays being one; 0 where something speaks against it, or no place is shared."""
    if left.is_education != right.is_education or not left.places & right.places:
        return 0
    if not _roles_agree(left, right) or not _dates_agree(left, right):
        return 0
    if left.unit and right.unit and left.unit != right.unit and not (left.role and left.role == right.role):
        return 0
    return 1 + sum(
        (
            8 * (left.organization == right.organization),
            4 * (left.unit is not None and left.unit == right.unit),
            2 * bool(left.role and left.role == right.role),
            1 * (left.start is not None and left.start == right.start),
        )
    )


def overlap(left: Stay, right: Stay) -> bool:
    """Whether two spans of time share a month, as far as both say when they were."""
    left_first, left_last = _span(left)
    right_first, right_last = _span(right)
    return left_first <= right_last and right_first <= left_last


def _match(left: list[Stay], right: list[Stay]) -> Iterator[Link]:
    scores = {(one.key, other.key): likeness(one, other) for one in left for other in right}
    for (one, other), score in scores.items():
        rivals = [score for pair, score in scores.items() if (pair[0] == one) != (pair[1] == other)]
        if score and score > max(rivals, default=0):
            yield Link(one, other, Answer.SAME, "place, role and time agree")
        elif score and score == max(rivals):
            yield Link(one, other, Answer.ASK, "place, role and time agree, and those of another entry too")


def _roles_agree(left: Stay, right: Stay) -> bool:
    if left.is_education:
        return left.level == right.level and (left.level is not None or left.role == right.role)
    if left.role and right.role:
        one, other = set(left.role.split()), set(right.role.split())
        if one <= other or other <= one:
            return True
    return (_is_plain(left) or _is_plain(right)) and (
        left.kind == right.kind or _may_be_internship(left, right) or _may_be_internship(right, left)
    )


def _is_plain(stay: Stay) -> bool:
    """Whether its role says no more than its kind."""
    return not stay.role or stay.role in PLAIN_ROLES


def _may_be_internship(stay: Stay, intern: Stay) -> bool:
    """What one CV calls an internship, another may call a project assistant for half a year."""
    if intern.kind != "internship" or stay.kind != "employment" or not (stay.start and stay.end):
        return False
    (year, month), (last_year, last_month) = _first(stay.start), _last(stay.end)
    return (last_year - year) * 12 + last_month - month <= LONGEST_INTERNSHIP


def _dates_agree(left: Stay, right: Stay) -> bool:
    return not _is_dated(left) or not _is_dated(right) or overlap(left, right)


def _is_dated(stay: Stay) -> bool:
    return bool(stay.start or stay.end or stay.is_current)


def _span(stay: Stay) -> tuple[Month, Month]:
    """The first and the last month it may have lasted. A single date is the end of a degree, else a year of its own."""
    if not stay.start:
        return (0, 0), _last(stay.end) if stay.end else (9999, 12)
    if stay.end or stay.is_current:
        return _first(stay.start), _last(stay.end) if stay.end else (9999, 12)
    return _first(stay.start), _last(stay.start[:4])


def _first(date: str) -> Month:
    year, _, month = date.partition("-")
    return int(year), int(month[:2] or 1)


def _last(date: str) -> Month:
    year, _, month = date.partition("-")
    return int(year), int(month[:2] or 12)
