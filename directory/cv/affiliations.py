"""Stage 4. Entries of education and of experience become records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from directory.cv.awards import read_award
from directory.cv.cues import (
    degree_score,
    institution_score,
    organization_score,
    place_score,
    role_score,
    words,
)
from directory.cv.dates import DateRange
from directory.cv.degrees import GRADE, RANK, honours, is_grade, part_degree, read_degrees
from directory.cv.document import Line, Style, ranges
from directory.cv.entries import Entry, split_entries
from directory.cv.fields import Head, label_field, read_head, read_label, trim
from directory.cv.heads import edge_dates, header, leads, opens_role
from directory.cv.names import split_people
from directory.cv.parts import read_parts
from directory.cv.projects import read_projects
from directory.cv.records import (
    ActivityRecord,
    Confidence,
    EducationRecord,
    Found,
    Mentor,
    PositionRecord,
    ProjectRecord,
)
from directory.cv.sections import Section


def parse_education(section: Section) -> Iterator[Found]:
    """The section's degrees, and the awards that are printed inside them."""
    entries = _with_heads(_with_labels(split_entries(section)), degree_score)
    for entry in (degree for several in entries for degree in _degrees(several)):
        record, awards = _education(entry)
        yield Found("education", record)
        yield from awards


def parse_positions(section: Section) -> Iterator[Found]:
    """The section's positions. An entry with neither date, role nor place is a project of its own."""
    entries = _with_heads(_with_labels(split_entries(section)), role_score)
    for entry in (role for several in entries for role in _roles(several)):
        position = _position(entry, section)
        if _is_degree(entry):
            record, awards = _education(entry)
            yield Found("education", record)
            yield from awards
        elif not (position.start or position.title or organization_score(position.organization or "")):
            yield Found("projects", _as_project(entry, position))
        else:
            yield Found("positions", position)


def _is_degree(entry: Entry) -> bool:
    """A degree among positions: "Parcours" holds both. A student's position is one, a degree's name none."""
    segments = read_head(header(entry.lines)).segments[:2]
    named = [segment.text for segment in segments if degree_score(segment.text) == 1]
    return bool(named) and not any(role_score(segment.text) for segment in segments)


def _roles(entry: Entry) -> tuple[Entry, ...]:
    """Dated roles under one employer are positions of their own, each with the employer for its head."""
    lines = entry.lines
    starts = [index for index, line in enumerate(lines) if index and opens_role(line)]
    if not starts or (len(starts) == 1 and not lines[starts[0]].bullet):
        return (entry,)
    employer = lines[: starts[0]]
    is_employer = bool(employer[0].level) or organization_score(employer[0].text) > 0
    is_employer = is_employer or (employer[0].passage.is_all(Style.BOLD) and not degree_score(employer[0].text))
    if not is_employer or role_score(employer[0].text) or any(line.bullet for line in employer[1:]):
        return (entry,)
    return tuple(
        Entry((*employer, replace(lines[start], bullet=None), *lines[start + 1 : end]), entry.group)
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    )


def _degrees(entry: Entry) -> tuple[Entry, ...]:
    """Dated degrees on lines of their own under one school are several, each with the school for its head."""
    lines = entry.lines
    starts = [i for i, line in enumerate(lines) if i and degree_score(line.text) == 1 and edge_dates(line)]
    is_school = organization_score(lines[0].text) or leads(lines[0], Style.BOLD) or lines[0].level
    if len(starts) < 2 or starts[0] > 2 or not is_school or edge_dates(lines[0]) or degree_score(lines[0].text):
        return (entry,)
    return tuple(
        Entry((*lines[: starts[0]], replace(lines[start], bullet=None), *lines[start + 1 : end]), entry.group)
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    )


MOST_NAME_WORDS = 9


def _top(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The head of an entry; where it names no organization, the first bullet below may."""
    top = header(lines)
    if len(lines) > len(top) and not any(organization_score(line.text) for line in top):
        line = lines[len(top)]
        is_short = len(line.text.split()) <= MOST_NAME_WORDS and not line.text.endswith(".") and not read_label(line)
        if is_short and organization_score(line.text) >= 0.8 and not role_score(line.text):
            return (*top, line)
    return top


def _with_heads(entries: Sequence[Entry], told: Callable[[str], float]) -> list[Entry]:
    """Where an organization stands alone, with neither dates nor `told` (degrees, roles), those below are its own."""
    found: list[Entry] = []
    above: tuple[Line, ...] | None = None
    for entry, after in zip_longest(entries, entries[1:]):
        if after and _stands_alone(entry, told) and _lacks_organization(after, told):
            above = entry.lines
            continue
        if above and not _lacks_organization(entry, told):
            above = None
        found.append(
            Entry((*above, replace(entry.lines[0], bullet=None), *entry.lines[1:]), entry.group) if above else entry
        )
    return found


def _stands_alone(entry: Entry, told: Callable[[str], float]) -> bool:
    lines = entry.lines
    if len(lines) > 2 or any(edge_dates(line) or told(line.text) for line in lines):
        return False
    return organization_score(lines[0].text) > 0 or leads(lines[0], Style.BOLD) or bool(lines[0].level)


def _lacks_organization(entry: Entry, told: Callable[[str], float]) -> bool:
    first = entry.lines[0]
    dated = any(edge_dates(line) for line in entry.lines[:2])
    return dated and told(first.text) > 0 and not any(organization_score(line.text) for line in header(entry.lines))


def _with_labels(entries: Sequence[Entry]) -> list[Entry]:
    """An entry that begins with a label ("Dissertation: ...") continues the one before it."""
    joined: list[Entry] = []
    for entry in entries:
        if joined and read_label(entry.lines[0]):
            joined[-1] = Entry((*joined[-1].lines, *entry.lines), joined[-1].group)
        else:
            joined.append(entry)
    return joined


def _education(entry: Entry) -> tuple[EducationRecord, tuple[Found, ...]]:
    top = _top(entry.lines)
    head = read_head(top)
    segments = [part for segment in head.segments for part in part_degree(segment)]
    told = [s for s in segments if degree_score(s.text) >= 0.7]
    degrees = [s for s in told if place_score(s.text) < 0.9] or told[:1]  # "MD" and "MS" are states, too
    rest = [segment for segment in segments if segment not in degrees]
    parts = read_parts(Head(tuple(rest), head.labelled, head.dates), lambda _: 0.0)
    below = entry.lines[len(top) :]
    labelled = {label.field: label.value.text for label in (*head.labelled, *_labels(below))}
    degree, field, from_degree = read_degrees([segment.text for segment in degrees])
    grade, rank = _grade_and_rank("\n".join(line.text for line in entry.lines), labelled)
    grade = grade or next(filter(None, (honours(segment.text) for segment in segments)), None)
    awards, award_lines = _nested_awards(entry)
    start, end, current = _span(head.dates)
    if start and start == end and not current:
        start = None  # the one year that a degree prints is that of its end
    organization, unit = parts.organization, parts.unit or from_degree.unit
    if from_degree.organization and _is_better(from_degree.organization, organization):
        field = field or organization
        organization, unit = from_degree.organization, from_degree.unit
    organization, degree = labelled.get("organization") or organization, labelled.get("degree") or degree
    degree, field, spare = _filled(degree, field, tuple(text for text in parts.spare if not is_grade(text)))
    record = EducationRecord(
        institution=organization,
        unit=unit or labelled.get("unit"),
        degree=degree,
        field=field or labelled.get("field"),
        location=parts.location or from_degree.location,
        start=start,
        end=end,
        current=current,
        advisors=(*parts.mentors, *from_degree.mentors, *_people(labelled.get("advisor"))),
        thesis=trim(labelled["thesis"]).strip('“”"') if "thesis" in labelled else None,
        grade=grade,
        rank=rank,
        details=(*spare, *head.rest, *_details(below, award_lines)),
        lines=ranges(line.number for line in entry.lines),
        confidence=_confidence(degree_score(degree or ""), organization_score(organization or ""), bool(head.dates)),
    )
    return record, awards


def _is_better(one: str, other: str | None) -> bool:
    """Whether a name is more of an institution's than another."""
    if other is None or not organization_score(other):
        return True
    return institution_score(one) > institution_score(other)


def _grade_and_rank(text: str, labelled: Mapping[str, str]) -> tuple[str | None, str | None]:
    """What stands behind the labels of both, else what looks like them anywhere; a line may print the two together."""
    grade, rank = GRADE.search(text), RANK.search(text)
    printed = labelled.get("grade") if not rank else None
    return (
        printed or (grade["grade"].strip(" ,") if grade else None),
        rank["rank"].strip() if rank else labelled.get("rank"),
    )


MOST_FIELD_WORDS = 7


def _filled(
    degree: str | None, field: str | None, spare: tuple[str, ...]
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Degree and field of what no other field took, where they are missing."""
    if degree is None:
        return (spare[0], field, spare[1:]) if spare else (None, field, ())
    if field is None and spare and all(_may_be_field(text) for text in spare):
        return degree, "; ".join(spare), ()
    return degree, field, spare


def _may_be_field(text: str) -> bool:
    """A few words that name neither a role ("Articles Editor") nor a place."""
    return len(text.split()) <= MOST_FIELD_WORDS and role_score(text) < 0.8


def _nested_awards(entry: Entry) -> tuple[tuple[Found, ...], set[int]]:
    """Awards printed under a degree, with the numbers of their lines."""
    found: list[Found] = []
    taken: set[int] = set()
    below: Line | None = None
    for line in entry.lines[1:]:
        label = read_label(line)
        if label and label.field == "awards":
            found.append(Found("awards", read_award(label.value.text, [line])))
            taken.add(line.number)
        elif label_field(line.text.rstrip(" :：")) == "awards":
            below = line
            taken.add(line.number)
        elif below and (line.indent > below.indent or (line.bullet and line.bullet != below.bullet)):
            found.append(Found("awards", read_award(line.text, [line])))
            taken.add(line.number)
        else:
            below = None
    return tuple(found), taken


def _labels(lines: Sequence[Line]) -> list:  # type: ignore[type-arg]
    return [label for line in lines if (label := read_label(line)) is not None]


def _details(lines: Sequence[Line], taken: set[int]) -> tuple[str, ...]:
    """The lines below a head that no field took, each as it stands; a line that goes on joins the one before it."""
    details: list[str] = []
    for line in lines:
        label = read_label(line)
        if line.number in taken or (label and label.field in ("advisor", "thesis", "grade", "rank", "unit", "field")):
            continue
        if details and not line.bullet and not line.after_blank and line.text[:1].islower():
            details[-1] += f" {line.text}"
        else:
            details.append(line.text)
    return tuple(details)


def _position(entry: Entry, section: Section) -> PositionRecord:
    top = _top(entry.lines)
    head = read_head(top)
    parts = read_parts(head, role_score)
    below = entry.lines[len(top) :]
    projects, details = read_projects(below)
    title, organization, spare = parts.role, parts.organization, list(parts.spare)
    if title is None and organization and spare and head.segments[0].text == spare[0] and len(spare[0].split()) <= 8:
        title = spare.pop(0)
    if title is None and organization and spare and _may_be_role(spare[0]):
        title = spare.pop(0)
    heading = head.segments[0].text if head.segments and top[0].level and head.segments[0].text in spare else None
    if heading and title:  # the entry's heading is neither role nor place: it names what was done
        lines = ranges(line.number for line in (top[0], *below))
        projects, details = (ProjectRecord(heading, None, details, lines=lines), *projects), ()
        spare.remove(heading)
    labels = {label.field: label.value.text for label in head.labelled}
    organization, title = labels.get("organization") or organization, labels.get("role") or title
    start, end, current = _span(head.dates)
    described = tuple(label.text for label in head.labelled if label.field not in ("advisor", "unit", *SAID))
    return PositionRecord(
        organization=organization,
        unit=parts.unit or labels.get("unit"),
        title=title,
        kind=position_kind(title or "", section.title),
        location=parts.location or labels.get("location"),
        start=start,
        end=end,
        current=current,
        mentors=(*parts.mentors, *_people(labels.get("advisor")), *_people(_label_below(below))),
        details=(*spare, *described, *head.rest, *details),
        projects=projects,
        lines=ranges(line.number for line in entry.lines),
        confidence=_confidence(role_score(title or ""), organization_score(organization or ""), bool(head.dates)),
    )


SAID = ("organization", "role", "dates", "start", "end")  # what fields of their own hold


def _may_be_role(text: str) -> bool:
    """A few words, no sentence and no place, beside an organization: the role, in words that we do not know."""
    return len(text.split()) <= 6 and text[:1].isupper() and not text.endswith(".") and not place_score(text)


def _label_below(lines: Sequence[Line]) -> str | None:
    return next((label.value.text for line in lines if (label := read_label(line)) and label.field == "advisor"), None)


def _as_project(entry: Entry, position: PositionRecord) -> ActivityRecord:
    title = position.organization or (position.details[0] if position.details else entry.lines[0].text)
    return ActivityRecord(
        title=title,
        location=position.location,
        details=tuple(detail for detail in position.details if detail != title),
        lines=position.lines,
        confidence=Confidence.MEDIUM,
    )


def _people(text: str | None) -> tuple[Mentor, ...]:
    return split_people(text) if text else ()


def _span(dates: Sequence[DateRange]) -> tuple[str | None, str | None, bool]:
    """(start, end, whether it goes on) of all dates that an entry prints."""
    if not dates:
        return None, None, False
    ranged = [date for date in dates if date.start != date.end] or list(dates[:1])
    starts = [date.start for date in ranged if date.start]
    current = any(date.current for date in ranged)
    ends = [date.end for date in ranged if date.end]
    start = min(starts) if starts else None
    end = None if current or not ends else max(ends)
    return str(start) if start else None, str(end) if end else None, current


RESEARCH = {
    "researcher",
    "postdoc",
    "postdoctoral",
    "post-doctoral",
    "postdoctorate",
    "doctoral",
    "posdoctoral",
    "postdoktorand",
    "postdoktorandin",
    "doctorant",
    "doktorand",
}


def position_kind(title: str, section: str) -> str:
    """employment, internship, research, visiting or volunteer, by the words of a role."""
    named = set(words(title))
    if named & {"intern", "internship", "trainee", "stagiaire", "praktikant", "praktikantin"} or "实习" in title:
        return "internship"
    if named & {"volunteer", "volunteering", "bénévole"} or "volunteer" in section.casefold():
        return "volunteer"
    if named & {"visiting", "visitor", "guest", "invité", "invitée", "visitante"} and not named & {"student"}:
        return "visiting"
    if "student" in named and "industry" in section.casefold():
        return "internship"
    if named & RESEARCH or ("research" in named and named & {"assistant", "associate", "fellow", "student", "visitor"}):
        return "research"
    return "employment"


def _confidence(cue: float, organization: float, dated: bool) -> Confidence:
    if cue >= 0.7 and organization >= 0.8 and dated:
        return Confidence.HIGH
    return Confidence.MEDIUM if dated and (cue or organization) else Confidence.LOW
