"""Rows of persons, what belongs to them, and where they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from directory.cv.records import ActivityRecord, EducationRecord, PersonRecord
from directory.cv.records import Link as PrintedLink
from directory.importing.folding import fold
from directory.importing.names import best_spelling, compatible
from directory.importing.nodes import TOPIC, node_key
from directory.importing.places import Place, printed_organization
from directory.importing.rows import Item, Proof, Ref, Row, Value, child_rows, first, gather, heaviest_first, proofs
from directory.importing.sources import Said, Statement, Stay
from people.names import family_name_first


@dataclass(frozen=True, slots=True, eq=False)
class Refs:
    """References by the keys of statements and mentions."""

    organizations: Mapping[str, Ref]
    stays: Mapping[str, Ref]


def person_rows(owners: Sequence[Statement[PersonRecord]], spellings: Iterable[str] = ()) -> Iterator[Row]:
    """The rows of one person; `spellings` are those of the author lists that the person's own CVs hold."""
    ranked = heaviest_first(owners)
    name = person_name(ranked, spellings)
    keys = tuple(sorted(owner.key for owner in owners))
    person = Row(
        "people.person",
        keys,
        {
            "name": name,
            "sort_name": family_name_first(name),
            "headline": first((one.record.headline for one in ranked), ""),
            "pronunciation": first((one.record.pronunciation for one in ranked), ""),
            "bio": first(("\n\n".join(one.record.bio) for one in ranked), ""),
            "quote": first((one.record.quote for one in ranked), ""),
            "photo": "",
            "is_listed": True,
        },
        tuple(
            proof
            for one in sorted(owners, key=lambda one: one.key)
            for proof in (
                Proof(one.source, one.lines, one.key),
                *(Proof(one.source, lines, one.key, field) for field, lines in one.record.field_lines),
            )
        ),
    )
    yield person
    yield from child_rows(
        "people.personname",
        [alike for alike in gather(owners, "name", _names, "name") if not _is_only_a_spelling(alike[0].said, name)],
        lambda alike: {"person": person.ref, "name": best_spelling([_text([item]) for item in alike])},
        ordered=False,
    )
    for kind, field in (("email", "emails"), ("phone", "phones"), ("address", "addresses")):
        yield from _contact_rows(owners, person.ref, kind, field)
    yield from child_rows(
        "people.link",
        gather(owners, "link", lambda one: ((_link_identity(link), link) for link in one.links), "links"),
        lambda alike: {"person": person.ref, **_link_values(alike), "kind": _link(alike).kind or ""},
    )
    yield from child_rows(
        "people.interest",
        gather(owners, "interest", lambda one: ((fold(interest), interest) for interest in one.interests), "interests"),
        lambda alike: {"person": person.ref, "topic": Ref("people.topic", node_key(TOPIC, alike[0].said))},
    )


def _contact_rows(owners: Sequence[Statement[PersonRecord]], person: Ref, kind: str, field: str) -> Iterator[Row]:
    def read(owner: PersonRecord) -> Iterator[tuple[str, object]]:
        for value in getattr(owner, field):
            yield _fold_contact(value), value

    def values(alike: list[Item]) -> dict[str, Value]:
        return {"person": person, "kind": kind, "value": _text(alike), "is_public": kind == "email"}

    return child_rows("people.contact", gather(owners, kind, read, field), values)


def person_name(ranked: Sequence[Statement[PersonRecord]], spellings: Iterable[str]) -> str:
    """The name as people write it: that of the latest document, unless only this one sets it in capitals."""
    names = [one.record.name for one in ranked if one.record.name]
    if not names:
        return first(spellings, PurePath(ranked[0].source).stem)
    alike = [name for name in (*names, *spellings) if fold(name) == fold(names[0])]
    return best_spelling(alike)


def stay_rows(stays: Sequence[Statement[Stay]], person: Ref, places: Mapping[str, Place], refs: Refs) -> Iterator[Row]:
    """The rows of one degree or position: the union of what documents say of it."""
    ranked = heaviest_first(stays)
    record = ranked[0].record
    place = next(places[one.key] for one in _most_precise_place(ranked, places))
    affiliation = Row(
        "people.affiliation",
        tuple(sorted(stay.key for stay in stays)),
        {
            "person": person,
            "organization": refs.organizations.get(place.organization or ""),
            "unit": refs.organizations.get(place.unit or ""),
            "partner": refs.organizations.get(place.partner or ""),
            "organization_as_printed": first((printed_organization(one.record) for one in ranked), ""),
            "kind": "education" if isinstance(record, EducationRecord) else _kind(ranked),
            "role": "" if isinstance(record, EducationRecord) else _longest(ranked, "title"),
            "degree": _longest(ranked, "degree"),
            "field": _said(ranked, "field"),
            "location": _said(ranked, "location"),
            "thesis": _said(ranked, "thesis"),
            "grade": _said(ranked, "grade"),
            "rank": _said(ranked, "rank"),
            "description": _lines_of(ranked, "details"),
            **span([one.record for one in ranked]),
        },
        proofs(stays),
    )
    yield affiliation
    yield from child_rows(
        "people.mentorship",
        _one_spelling(gather(stays, "mentor", _mentors)),
        lambda alike: {
            "affiliation": affiliation.ref,
            "name": best_spelling([str(getattr(item.value, "name", "")) for item in alike]),
            "note": first((getattr(item.value, "note", None) for item in alike), ""),
            "person": None,
        },
    )


def activity_rows(activities: Sequence[Statement[Said]], person: Ref, order: int, refs: Refs) -> Iterator[Row]:
    """The rows of one award, course, talk, project or the like."""
    ranked = heaviest_first(activities)
    records = [one.record.activity for one in ranked]
    stay = next((one.record.stay for one in ranked if one.record.stay is not None), None)
    row = Row(
        "people.activity",
        tuple(sorted(one.key for one in activities)),
        {
            "person": person,
            "kind": ranked[0].record.kind,
            "affiliation": refs.stays[stay.key] if stay else None,
            "title": records[0].title,
            "role": first((getattr(one, "role", None) for one in records), ""),
            "organization": first((getattr(one, "organization", None) for one in records), ""),
            "location": first((getattr(one, "location", None) for one in records), ""),
            "motivation": first((getattr(one, "motivation", None) for one in records), ""),
            "details": _union(line for one in records for line in one.details),
            "items": _union(item for one in records for item in getattr(one, "items", ())),
            "order": order,
            **span([one for one in records if isinstance(one, ActivityRecord)]),
        },
        proofs(activities),
    )
    yield row
    yield from child_rows(
        "people.activitylink",
        gather(activities, "link", lambda said: ((_link_identity(link), link) for link in said.activity.links)),
        lambda alike: {"activity": row.ref, **_link_values(alike)},
    )


def span(ranked: Sequence[Any]) -> dict[str, Value]:
    """When it was, of records in order of weight: the more precise start; whether it goes on, by the latest to say."""
    start = max((one.start or "" for one in reversed(ranked)), key=_precision, default="")
    start = next((one.start for one in ranked if one.start and _precision(one.start) == _precision(start)), None)
    saying = next((one for one in ranked if one.end or one.current), None)
    is_current = saying is not None and saying.current and not saying.end
    ends = [] if is_current else [one.end for one in ranked if one.end]
    end = next((end for end in ends if _precision(end) == max(map(_precision, ends))), None)
    (start_year, start_month), (end_year, end_month) = _date(start), _date(end)
    return {
        "start_year": start_year,
        "start_month": start_month,
        "end_year": end_year,
        "end_month": end_month,
        "is_current": is_current,
    }


def _date(date: str | None) -> tuple[int | None, int | None]:
    """“2019-09” as year and month; what is no month of a year is left out."""
    parts = [int(part) for part in (date or "").split("-") if part.isdigit()]
    year = parts[0] if parts and 1000 <= parts[0] <= 9999 else None
    month = parts[1] if year and len(parts) > 1 and 1 <= parts[1] <= 12 else None
    return year, month


def _precision(date: str) -> int:
    return min(len(date.split("-")), 2) if date else 0


def _kind(ranked: Sequence[Statement[Stay]]) -> str:
    """What the latest document calls it that calls it more than employment."""
    kinds = [str(getattr(one.record, "kind", "")) for one in ranked]
    return first((kind for kind in kinds if kind != "employment"), "employment")


def _most_precise_place(ranked: Sequence[Statement[Stay]], places: Mapping[str, Place]) -> list[Statement[Stay]]:
    """With a partner and a unit before without."""
    return sorted(ranked, key=lambda one: (not places[one.key].partner, not places[one.key].unit))


def _said(ranked: Sequence[Statement[Stay]], field: str) -> str:
    return str(first((getattr(one.record, field, None) for one in ranked), ""))


def _longest(ranked: Sequence[Statement[Stay]], field: str) -> str:
    """The fullest wording; the latest document's where they are equally long."""
    return max((getattr(one.record, field, None) or "" for one in ranked), key=len)


def _lines_of(ranked: Sequence[Statement[Stay]], field: str) -> str:
    return _union(line for one in ranked for line in getattr(one.record, field, ()))


def _union(lines: Iterable[str]) -> str:
    """One line each, without repeating what is said already."""
    found: dict[str, str] = {}
    for line in lines:
        found.setdefault(fold(line) or line, " ".join(line.split()))
    return "\n".join(found.values())


def _names(person: PersonRecord) -> Iterator[tuple[str, object]]:
    for name in (person.name, *person.aliases):
        if name:
            yield fold(name), name


def _is_only_a_spelling(name: str, chosen: str) -> bool:
    """Whether a name says no more than the chosen one, capitals aside."""
    return fold(name) == fold(chosen)


def _mentors(stay: Stay) -> Iterator[tuple[str, object]]:
    for mentor in stay.advisors if isinstance(stay, EducationRecord) else stay.mentors:
        yield fold(mentor.name), mentor


def _one_spelling(mentors: list[list[Item]]) -> list[list[Item]]:
    """Spellings of one mentor's name, in different documents, together: “Shuaiwen Song”, “Shuaiwen Leon Song”."""
    found: list[list[Item]] = []
    for alike in mentors:
        sources = {item.proof.source for item in alike}
        home = next(
            (
                other
                for other in found
                if compatible(other[0].said, alike[0].said) and sources.isdisjoint(item.proof.source for item in other)
            ),
            None,
        )
        if home is None:
            found.append(list(alike))
        else:
            home += alike
    return found


def _fold_contact(value: str) -> str:
    return value.casefold() if "@" in value else fold(value) or value


def _link_identity(link: PrintedLink) -> str:
    return f"{link.url or ''} {'' if link.url else fold(link.label or link.kind or '')}".strip()


def _link(alike: list[Item]) -> PrintedLink:
    assert isinstance(alike[0].value, PrintedLink)
    return alike[0].value


def _link_values(alike: list[Item]) -> dict[str, Value]:
    links = [item.value for item in alike if isinstance(item.value, PrintedLink)]
    return {"label": first((link.label for link in links), ""), "url": first((link.url for link in links), "")}


def _text(alike: list[Item]) -> str:
    return str(alike[0].value)
