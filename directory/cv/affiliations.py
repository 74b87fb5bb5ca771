"""Stage 4. Entries of education and of experience become records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from directory.cv.awards import read_award
from directory.cv.cues import (
    degree_score,
    institution_score,
    is_unit,
    organization_score,
    place_score,
    role_score,
    words,
)
from directory.cv.dates import DateRange
from directory.cv.document import Line, Style, ranges
from directory.cv.entries import Entry, header, opens_role, split_entries
from directory.cv.fields import (
    AT,
    Head,
    Segment,
    label_field,
    read_head,
    read_label,
    split_commas,
    split_place,
    trim,
    with_campus,
)
from directory.cv.names import split_people
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


@dataclass(frozen=True, slots=True)
class _Parts:
    """An entry in the words of its fields; `spare` are segments that no field took."""

    role: str | None
    organization: str | None
    unit: str | None
    location: str | None
    mentors: tuple[Mentor, ...]
    spare: tuple[str, ...]


ADVISED = re.compile(
    r"""(?:^|[,;(]\s*|\s+)(?:(?:co-?)?(?:advised|supervised|mentored)\s+by|under\s+the\s+(?:supervision|guidance|direction)\s+of|
        working\s+with|encadr\S+\s+par|sous\s+la\s+direction\s+(?:de|d['’])|betreut\s+von|advis[eo]rs?:|with\s+(?=Prof|Dr))\s*
        (?P<who>[^()]{3,200}?)(?:\s+at\s+(?P<where>[^.;]{2,100}))?[.)]*$""",
    re.VERBOSE | re.IGNORECASE,
)
GRADE = re.compile(r"\b(?:GPA|WAM|CGPA)\b[:\s]*(?P<grade>[\d.,]+\s*%?(?:\s*/\s*[\d.]+)?)", re.IGNORECASE)
RANK = re.compile(
    r"\b(?:rank(?:ing|ed)?|position)\b[:\s]*(?P<rank>(?:top\s*)?\d+(?:st|nd|rd|th)?\s*(?:/|of|out of)\s*\d+[^;,\n]*)",
    re.IGNORECASE,
)
MORE_DEGREES = re.compile(r",\s+(?:and\s+)?|\s+and\s+|;\s*")
DEGREE_FIELD = re.compile(r"\s+(?:in|en|of Science in|für|em|of Arts in)\s+", re.IGNORECASE)
SHORT_DEGREE = re.compile(  # "MSc Meteorology"
    r"(?P<degree>Ph\.?D\.?|[BM]\.?(?:Sc|Eng|Phil|A|S)\.?|Licence|Bachelor|Magister)\s+"
    r"(?P<field>(?!Hon|First|Second|Equiv|Student|Candidate|Thesis|Degree|Program|of\b|with\b|and\b)[^\W\d_][^,;()]+)$"
)
UNIT_OF = re.compile(
    r"^(?:the\s+)?(?:Department|Dept\.?|School|Faculty|Division|Institute)\s+(?:of|for)\s+(?P<field>.+)$", re.IGNORECASE
)


def parse_education(section: Section) -> Iterator[Found]:
    """The section's degrees, and the awards that are printed inside them."""
    for entry in _with_labels(split_entries(section)):
        record, awards = _education(entry)
        yield Found("education", record)
        yield from awards


def parse_positions(section: Section) -> Iterator[Found]:
    """The section's positions. An entry with neither date, role nor place is a project of its own."""
    for entry in (role for several in _with_labels(split_entries(section)) for role in _roles(several)):
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
    top = header(entry.lines)
    head = read_head(top)
    degrees = [s for s in head.segments if degree_score(s.text) >= 0.7 and place_score(s.text) < 0.9]
    rest = [segment for segment in head.segments if segment not in degrees]
    parts = _parts(Head(tuple(rest), head.labelled, head.dates), lambda _: 0.0)
    below = entry.lines[len(top) :]
    labelled = {label.field: label.value.text for label in (*head.labelled, *_labels(below))}
    degree, field, from_degree = _degree([segment.text for segment in degrees])
    text = "\n".join(line.text for line in entry.lines)
    grade, rank = GRADE.search(text), RANK.search(text)
    awards, award_lines = _nested_awards(entry)
    start, end, current = _span(head.dates)
    if start and start == end and not current:
        start = None  # the one year that a degree prints is that of its end
    organization, unit = parts.organization, parts.unit or from_degree.unit
    if from_degree.organization and institution_score(from_degree.organization) > institution_score(organization or ""):
        field = field or organization
        organization, unit = from_degree.organization, from_degree.unit
    if degree is None and parts.spare:
        degree, spare = parts.spare[0], parts.spare[1:]
    else:
        spare = parts.spare
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
        grade=labelled["grade"] if "grade" in labelled and not rank else grade["grade"].strip(" ,") if grade else None,
        rank=rank["rank"].strip() if rank else labelled.get("rank"),
        details=(*(text for text in spare if not _is_grade(text)), *head.rest, *_details(below, award_lines)),
        lines=ranges(line.number for line in entry.lines),
        confidence=_confidence(degree_score(degree or ""), organization_score(organization or ""), bool(head.dates)),
    )
    return record, awards


def _is_grade(text: str) -> bool:
    """Whether a text holds nothing but a grade and a rank."""
    return not any(char.isalnum() for char in RANK.sub("", GRADE.sub("", text)))


def _degree(texts: Sequence[str]) -> tuple[str | None, str | None, _Parts]:
    """(degree, field, what else its lines say). Degrees on lines of their own are joined by semicolons."""
    degrees: list[str] = []
    fields: list[str] = []
    others = _Parts(None, None, None, None, (), ())
    for text in texts:
        text, mentors, where = _advised(text)
        text = GRADE.split(RANK.sub("", text))[0]
        if sum(degree_score(part) >= 1 for part in MORE_DEGREES.split(text)) > 1 and "(" not in text:
            degrees.append(trim(text))
            continue
        degree, field, rest = _one_degree(trim(text))
        degrees.append(degree)
        unit = UNIT_OF.match(field) if field else None
        if field:
            fields.append(unit["field"] if unit else field)
        found = read_organization(rest) if rest else (None, None, None)
        others = replace(
            others,
            organization=others.organization or found[0] or where,
            unit=_both(others.unit, field if unit else found[1]),
            location=others.location or found[2],
            mentors=(*others.mentors, *mentors),
        )
    return "; ".join(degrees) or None, "; ".join(fields) or None, others


def _both(a: str | None, b: str | None) -> str | None:
    return "; ".join(part for part in (a, b) if part) or None


def _one_degree(text: str) -> tuple[str, str | None, str]:
    """("Ph.D.", "Physics", what follows at a comma and names an organization)."""
    pieces = split_commas(text)
    cut = next(
        (i for i, piece in enumerate(pieces) if i and (organization_score(piece) or place_score(piece) >= 0.9)),
        len(pieces),
    )
    degree, rest = ", ".join(pieces[:cut]), ", ".join(pieces[cut:])
    split = DEGREE_FIELD.split(degree, maxsplit=1)
    if len(split) == 2 and degree_score(split[0]):
        if at := AT.search(split[1]):
            return split[0], trim(split[1][: at.start()]), split[1][at.end() :] + (f", {rest}" if rest else "")
        return split[0], trim(split[1]), rest
    if match := SHORT_DEGREE.match(degree):
        return match["degree"], match["field"], rest
    if len(pieces) > 1 and cut > 1 and degree_score(pieces[0]) == 1 and not degree_score(pieces[1]):
        return pieces[0], ", ".join(pieces[1:cut]), rest
    return degree, None, rest


def read_degree(text: str) -> tuple[str, str | None]:
    """A degree and its field: "PhD in Physics"."""
    degree, field, _ = _one_degree(trim(text))
    return degree, field


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
    top = header(entry.lines)
    head = read_head(top)
    parts = _parts(head, role_score)
    below = entry.lines[len(top) :]
    projects, details = read_projects(below)
    title, organization, spare = parts.role, parts.organization, list(parts.spare)
    if title is None and organization and spare and head.segments[0].text == spare[0] and len(spare[0].split()) <= 8:
        title = spare.pop(0)
    heading = head.segments[0].text if head.segments and top[0].level and head.segments[0].text in spare else None
    if heading and title:  # the entry's heading is neither role nor place: it names what was done
        projects = (
            ProjectRecord(heading, None, details, (), ranges(line.number for line in (top[0], *below))),
            *projects,
        )
        details = ()
        spare.remove(heading)
    labels = {label.field: label.value.text for label in head.labelled}
    start, end, current = _span(head.dates)
    described = tuple(label.text for label in head.labelled if label.field not in ("advisor", "unit"))
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


def _parts(head: Head, title_score: Callable[[str], float]) -> _Parts:
    """Which segment is the role, which the organization, which the place; what is left over is spare."""
    mentors: list[Mentor] = []
    where: str | None = None
    segments: list[Segment] = []
    for segment in head.segments:
        text, people, place = _advised(segment.text)
        mentors += people
        where = where or place
        if text := trim(text):
            segments.append(replace(segment, text=text))
    places = [s for s in segments if place_score(s.text) >= 0.9]
    segments = [s for s in segments if s not in places]
    role = max(segments, key=lambda s: title_score(s.text), default=None)
    if role is None or not title_score(role.text):
        role = None
    title, at = _role_at(role.text) if role else (None, None)
    others = [s for s in segments if s is not role]
    named = [s for s in others if _names_place(s.text)][:MOST_PLACES]
    texts = [*([at] if at else []), *(s.text for s in named)]
    spare = [s for s in others if s not in named]
    if not texts and spare and not where:
        first = next((s for s in spare if s.style is Style.BOLD), spare[0])
        texts, spare = [first.text], [s for s in spare if s is not first]
    if title and role and not texts and not where:
        title, *rest = _split_role(title)
        texts = rest
    organization, unit, location = _organizations(texts)
    location = ", ".join(dict.fromkeys(s.text for s in places)) or location
    return _Parts(title, organization or where, unit, location, tuple(mentors), tuple(s.text for s in spare))


MOST_PLACES = 3  # lines of a head that name an organization or a part of it
MOST_WORDS = 16


def _names_place(text: str) -> bool:
    """Whether a segment names an organization or a part of one, and tells no story."""
    return organization_score(text) > 0 and role_score(text) < 0.5 and len(text.split()) <= MOST_WORDS


def _organizations(texts: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """(institution, its parts, place) of several texts, each of which names one of them or more."""
    read = [read_organization(text) for text in texts]
    if not read:
        return None, None, None
    wholes = [institution_score(whole or "") - index / 100 for index, (whole, _, _) in enumerate(read)]
    best = wholes.index(max(wholes))
    parts = [part for index, (whole, unit, _) in enumerate(read) for part in (unit, whole if index != best else None)]
    places = [place for _, _, place in read if place]
    return read[best][0], ", ".join(filter(None, parts)) or None, places[0] if places else None


def _split_role(text: str) -> tuple[str, ...]:
    """ "Visiting Scholar, History of Science, Harvard": what follows a role at a comma is where, if nothing else is."""
    first, *rest = split_commas(text)
    if not rest or any(role_score(piece) > 0.5 for piece in rest):
        return (text,)
    return first, ", ".join(rest)


SENTENCE_END = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z])")


def _role_at(text: str) -> tuple[str, str | None]:
    """A role and the organization printed with it: "Professor at X", "Lecturer, University of Y, Z"."""
    if at := AT.search(text):
        left, right = trim(text[: at.start()]), text[at.end() :]
        if role_score(left) and (organization_score(right) or right[:1].isupper()):
            return left, right
    left, *right = SENTENCE_END.split(text, maxsplit=1)
    if right and role_score(left) and len(left.split()) <= 6:
        return left, right[0]
    pieces = split_commas(text)
    for cut in range(1, len(pieces)):
        role, where = ", ".join(pieces[:cut]), ", ".join(pieces[cut:])
        if role_score(role) and (institution_score(pieces[cut]) >= 1 or _opens_place(pieces, cut)):
            return role, where
    if len(pieces) > 1 and not role_score(pieces[0]) and institution_score(pieces[0]) >= 1:
        first = next(i for i, piece in enumerate(pieces) if role_score(piece))
        return pieces[first], ", ".join(pieces[:first] + pieces[first + 1 :])
    if len(pieces) > 1 and is_unit(pieces[-1]) and not role_score(pieces[-1]) and len(pieces) == 2:
        return pieces[0], None
    return _run_together(pieces) or (text, None)


def _run_together(pieces: Sequence[str]) -> tuple[str, str] | None:
    """ "Research Assistant Texas Tech University, Lubbock": nothing parts the role from the place."""
    named = pieces[0].split()
    last = max((index for index, word in enumerate(named) if role_score(word)), default=-1)
    where = " ".join(named[last + 1 :])
    if last < 0 or not where[:1].isupper() or institution_score(where) < 1:
        return None
    return " ".join(named[: last + 1]), ", ".join((where, *pieces[1:]))


def _opens_place(pieces: Sequence[str], at: int) -> bool:
    """A part of an organization with more after it: "Lecturer, Department of Physics, Leeds"."""
    return bool(organization_score(pieces[at])) and not role_score(pieces[at]) and len(pieces) > at + 1


def read_organization(text: str) -> tuple[str | None, str | None, str | None]:
    """(institution, its part, place) of "Turbo Team, Together AI", "University of X, Physics, Paris"."""
    body, place = split_place(text)
    if _is_joint(body):
        return body, None, place
    pieces = with_campus(split_commas(body))
    if not pieces:
        return None, None, place
    scores = [_whole_score(piece, index, pieces) for index, piece in enumerate(pieces)]
    best = scores.index(max(scores))
    rest = [piece for index, piece in enumerate(pieces) if index != best]
    return pieces[best], ", ".join(rest) or None, place


def _whole_score(piece: str, index: int, pieces: Sequence[str]) -> float:
    """An institution's own name beats an acronym, an acronym an institute, and any of them a department."""
    if piece.isupper() and len(piece) <= 8 and index and is_unit(pieces[index - 1]):
        return 0.95
    score = institution_score(piece)
    if score == 1 and words(piece)[:1] in (("institute",), ("institut",), ("instituto",)) and len(pieces) > 1:
        score = 0.9
    return score - index / 100


def _is_joint(text: str) -> bool:
    """Two organizations in one position: "Tencent Holdings & Dep. of CS, UIUC"."""
    left, sign, right = text.partition(" & ")
    return bool(sign) and (organization_score(left) > 0 or "," in left) and ("," in right or right.isupper())


def _advised(text: str) -> tuple[str, list[Mentor], str | None]:
    """(the text before, mentors, where) of "Researcher, advised by Prof. A and Prof. B at C"."""
    match = ADVISED.search(text)
    if not match:
        return text, [], None
    return text[: match.start()], list(split_people(match["who"])), match["where"]


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
