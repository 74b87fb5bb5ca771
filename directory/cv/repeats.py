"""The same thing printed twice in one CV becomes one record with the lines of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from itertools import product
from typing import Any

from directory.cv.cues import degree_score, fold, role_score
from directory.cv.document import merge
from directory.cv.records import EducationRecord, Found, PositionRecord, PublicationRecord, Record

SMALL_WORDS = {"the", "of", "and", "at", "in", "for", "de", "la", "university", "institute", "department", "co", "ltd"}
MOST = 50  # records of one trait that another is compared with: no CV says a thing so often


def join_repeats(found: Sequence[Found]) -> tuple[Found, ...]:
    """The records in order; each that says again what an earlier one said is joined to it."""
    kept: list[Found] = []
    alike: defaultdict[Hashable, set[int]] = defaultdict(set)  # where in `kept` records of which traits stand
    for one in found:
        candidates = sorted({index for trait in _traits(one, sought=True) for index in alike[trait]})
        earlier = next((index for index in candidates if _same(kept[index].record, one.record)), None)
        if earlier is None:
            earlier = len(kept)
            kept.append(one)
        else:
            kept[earlier] = Found(one.kind, _joined(kept[earlier].record, one.record))
        for trait in _traits(kept[earlier]):
            if len(alike[trait]) < MOST:
                alike[trait].add(earlier)
    return tuple(kept)


def _traits(found: Found, *, sought: bool = False) -> Iterator[Hashable]:
    """What a record shares with each that says the same, or `sought`: what those have. No others are compared."""
    kind, record = found.kind, found.record

    def dated(date: str | None) -> set[bool]:
        """Whether it is dated; of what may be the same at most one is."""
        return {False, date is None} if sought else {date is not None}

    if isinstance(record, PositionRecord):
        for word in _telling_words(f"{record.organization or ''} {record.unit or ''}"):
            if record.start:
                yield kind, word, record.start, record.end, record.current
            yield from ((kind, word, fold(record.title or ""), start) for start in dated(record.start))
    elif isinstance(record, EducationRecord):
        if not sought and degree_score(record.degree or "") < 1:
            return
        for word, start, end in product(_telling_words(record.institution), dated(record.start), dated(record.end)):
            yield kind, word, _level(record.degree), start, end
    elif isinstance(record, PublicationRecord):
        yield kind, fold(record.title), record.year


def _same(a: Any, b: Any) -> bool:
    """Whether two records that share a trait say the same."""
    if isinstance(a, PositionRecord):
        return _same_position(a, b)
    if isinstance(a, EducationRecord):
        return True
    same_title = len(fold(a.title).split()) > 3
    return same_title and [x.name for x in a.authors] == [x.name for x in b.authors]


def _same_position(a: PositionRecord, b: PositionRecord) -> bool:
    """Equal dates at one organization; or one without dates, at one organization and in one role."""
    if a.start is not None and b.start is not None:
        return (a.start, a.end, a.current) == (b.start, b.end, b.current) and _is_one_role(a, b)
    return a.lines != b.lines and fold(a.title or "") == fold(b.title or "") and role_score(a.title or "") > 0


def _is_one_role(a: PositionRecord, b: PositionRecord) -> bool:
    """One title holds the words of the other, and the units do not contradict each other."""
    titles = [set(fold(one.title or "").split()) for one in (a, b)]
    apart = a.unit and b.unit and not _share_words(a.unit, b.unit)
    return not apart and (titles[0] <= titles[1] or titles[1] <= titles[0])


def _level(degree: str | None) -> str:
    """The first letter that tells a doctor's, a master's and a bachelor's degree apart."""
    folded = fold(degree or "")
    return "d" if folded.startswith(("ph", "d")) else folded[:1]


def _share_words(a: str | None, b: str | None) -> bool:
    return not _telling_words(a).isdisjoint(_telling_words(b))


@lru_cache(maxsize=4096)
def _telling_words(text: str | None) -> frozenset[str]:
    return frozenset(fold(text or "").split()) - SMALL_WORDS


def _joined(a: Record, b: Record) -> Record:
    """The one that says more, filled from the other."""
    rich, poor = (a, b) if _weight(a) >= _weight(b) else (b, a)
    changes: dict[str, Any] = {"lines": merge((*a.lines, *b.lines))}
    for spec in fields(rich):
        value = getattr(poor, spec.name)
        if getattr(rich, spec.name) in (None, ()) and value and not (spec.name == "unit" and value in str(rich)):
            changes[spec.name] = value
    return replace(rich, **changes)


def _weight(record: Any) -> int:
    return sum(len(str(getattr(record, spec.name))) for spec in fields(record) if getattr(record, spec.name))
