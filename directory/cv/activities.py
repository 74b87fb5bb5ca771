"""What else a CV lists: teaching, talks, service, memberships, conferences, certificates, skills, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from directory.cv.affiliations import position_kind
from directory.cv.awards import read_awards
from directory.cv.cues import organization_score, place_score, role_score
from directory.cv.dates import DateRange, find_dates
from directory.cv.document import Line, Passage, Style, join, ranges
from directory.cv.entries import LABEL, Entry, split_entries
from directory.cv.fields import BRACKETS, LABELLED, printed, split_commas, split_place, trim
from directory.cv.projects import link_line, read_link
from directory.cv.records import ActivityRecord, Confidence, Found, Link, PositionRecord
from directory.cv.sections import Section, fold_title

COURSE_CODE = re.compile(
    r"^(?P<code>[A-Z]{2,6}[ -]?\d{2,5}[A-Z]{0,2}(?:\s?/\s?[A-Z]{0,5}\s?\d{2,5}[A-Z]?)*)\s*[:.,–—-]?\s+(?P<title>\S.*)$"
)
MEMBER = re.compile(
    r"\b(?:member(?:ship)?(?:\s+(?:id|no|number|since|of))?|fellow of|miembro|mitglied|membre)\b", re.IGNORECASE
)
MEMBER_ID = re.compile(r"[,;]?\s*\bmember(?:ship)?\s*(?:id|no\.?|number|#)\s*:?\s*(?P<id>[\w-]+)", re.IGNORECASE)
AWARD_WORDS = re.compile(
    r"""\b(?:award|prize|scholarship|fellowship|medal|honou?r|grant|competition|winner|finalist|place|dean's\ list|
        stipend)s?\b""",
    re.VERBOSE | re.IGNORECASE,
)
SERVICE_LABEL = re.compile(
    r"\b(?:review\w*|service\w*|referee\w*|chair\w*|committee|organi[sz]\w+|editor\w*|volunteer\w*|panel\w*)\b",
    re.IGNORECASE,
)
TESTS = re.compile(
    r"""^(?P<test>TOEFL(?:[ -]?i?BT)?|IELTS|GRE|GMAT|PTE|TOEIC|DELF|DALF|TestDaF|HSK|JLPT|CET-?[46]|SAT|ACT|LSAT|MCAT)\b
        [:\s]*(?P<score>[\d.]+)?""",
    re.VERBOSE | re.IGNORECASE,
)
SCORES = re.compile(r"\s*[:：]\s*(?=(?:[A-Za-z ]{2,25}:\s*\d))")
LEISURE = re.compile(
    r"\b(?:sports?|hobb(?:y|ies)|fitness|leisure|volunteer\w*|interests?|music|travel|extracurricular\w*|activit(?:y|ies))\b",
    re.IGNORECASE,
)
VOLUNTEER = re.compile(r"\bvolunteer|ehrenamt|bénévol", re.IGNORECASE)
QUOTED = re.compile(r"[“\"«„](?P<title>[^”\"»“]{4,300}?)[,.]?[”\"»“]")
YEAR_THEN_ROLE = re.compile(r"^(?P<venue>.*\b(?:19|20)\d\d)\s+(?P<role>[A-Z][\w ]+)$")
REVIEWER_FOR = re.compile(
    r"^(?P<role>(?:[\w-]+\s)?(?:reviewer|referee|reviewing|refereeing))\s+(?:for|of)\s+(?P<what>.+)$", re.IGNORECASE
)
ROLE_FOR = re.compile(r"^(?P<role>.*?)\s+(?:for|of|at)\s+(?P<what>.+)$", re.IGNORECASE)
PLURAL_VENUES = re.compile(
    r"^(?:the\s+)?(?:conferences?|journals?|workshops?|books?|following|grants?|funding agencies|others?)\b",
    re.IGNORECASE,
)
LINK_BRACKET = re.compile(
    r"\s*[\[(](?:recording|slides|video|link|pdf|paper|code|poster|abstract|website)[\])]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing in a list, and the line above that speaks for it and its neighbours."""

    lines: tuple[Line, ...]
    head: Line | None = None
    group: tuple[Line, ...] = ()

    @property
    def numbers(self) -> tuple[tuple[int, int], ...]:
        return ranges(line.number for line in (*self.group, *((self.head,) if self.head else ()), *self.lines))


def _items(section: Section) -> Iterator[_Item]:
    """The entries of a section; where one line heads several bullets, each of the bullets."""
    above: Line | None = None
    entries = split_entries(section)
    for entry, after in zip_longest(entries, entries[1:]):
        if after and _speaks_for(entry, after):
            above = entry.lines[0]
            continue
        if not entry.lines[0].bullet:
            above = None
        head, items = _below(entry)
        if head is None:
            yield _Item(entry.lines, above, entry.group)
            continue
        above = None
        for lines in items:
            yield _Item(lines, head, entry.group)


def _speaks_for(entry: Entry, after: Entry) -> bool:
    """A role on a line of its own, "Reviewer", above bullets."""
    first, *below = entry.lines
    bare = not (below or first.bullet or find_dates(first.text))
    return bare and role_score(first.text) > 0 and bool(after.lines[0].bullet)


def _below(entry: Entry) -> tuple[Line | None, list[tuple[Line, ...]]]:
    first, *below = entry.lines
    bullets = [line for line in below if line.bullet]
    if not bullets or below[0] is not bullets[0] or find_dates(first.text):
        return None, []
    deeper = all(line.indent > first.indent for line in bullets) or not first.bullet
    if not deeper or (len(bullets) == 1 and not LABEL.match(first.text) and not role_score(first.text)):
        return None, []
    least = min(line.indent for line in bullets) if first.bullet else 99
    items: list[tuple[Line, ...]] = []
    for line in below:
        if (line.bullet and line.indent <= least) or not items:
            items.append((line,))
        else:
            items[-1] = (*items[-1], line)
    return first, items


def parse_teaching(section: Section) -> Iterator[Found]:
    """Courses: "COMP3520 Operating Systems Internals", as what, where and when."""
    for item in _items(section):
        yield Found("teaching", _course(item))


def _course(item: _Item) -> ActivityRecord:
    passages, dates = _undated(item.lines)
    title, rest = _title_and_rest(passages)
    if match := COURSE_CODE.match(title):
        title = f"{match['code']} {match['title']}"
    title, behind = _course_and_rest(title)
    pieces = [*behind, *(piece for text in rest for piece in _pieces(text))]
    if item.head:
        pieces += _pieces(item.head.text)
    role = next((piece for piece in pieces if role_score(piece) >= 0.5 and organization_score(piece) < 1), None)
    where = next((piece for piece in pieces if organization_score(piece) and piece != role), None)
    details = tuple(piece for piece in pieces if piece not in (role, where))
    return replace(_record(item, title, dates), role=role, organization=where, details=details)


def _course_and_rest(text: str) -> tuple[str, list[str]]:
    """ "Genetics, lecturer, University of Leeds": a course does not end in a role or an institution."""
    course = split_commas(text)
    behind: list[str] = []
    while len(course) > 1 and (role_score(course[-1]) >= 0.8 or organization_score(course[-1]) == 1):
        behind.insert(0, course.pop())
    return ", ".join(course), behind


def parse_talks(section: Section) -> Iterator[Found]:
    """Talks: the title, the event, when."""
    for item in _items(section):
        yield Found("talks", _talk(item))


def _talk(item: _Item) -> ActivityRecord:
    passages, dates = _undated(item.lines)
    cells = [cell for passage in passages for cell in passage.text.split("\t")]
    links = [link for line in item.lines for link in _links(line.passage)]
    text = " ".join(passage.text for passage in passages)
    if quoted := QUOTED.search(text):
        title, rest = quoted["title"], [trim(text[: quoted.start()] + " " + text[quoted.end() :])]
    elif len(passages) == 1 and len(cells) > 1:
        longest = max(cells, key=len)
        title, rest = longest, [cell for cell in cells if cell is not longest]
    else:
        title, rest = _title_and_rest(passages)
    title = trim(LINK_BRACKET.sub("", title))
    event, place = split_place(", ".join(piece for piece in map(trim, rest) if piece))
    return replace(_record(item, title, dates), organization=event or None, location=place, links=tuple(links))


def parse_service(section: Section) -> Iterator[Found]:
    """Service: the venue served, and as what. What says "member" is a membership; a mixed list holds awards, too."""
    mixed = bool(AWARD_WORDS.search(section.title))
    for item in _items(section):
        text = " ".join(line.text for line in item.lines)
        if MEMBER_ID.search(text) or (not item.head and MEMBER.match(text)):
            yield Found("memberships", _membership(item))
        elif mixed and _is_award(item):
            yield from read_awards(Entry(item.lines, item.group))
        else:
            yield Found("service", _service(item))


def _is_award(item: _Item) -> bool:
    text = item.lines[0].text
    label = LABELLED.match(text)
    if label and SERVICE_LABEL.search(label["label"]):
        return False
    return bool(AWARD_WORDS.search(text))


def _service(item: _Item) -> ActivityRecord:
    passages, dates = _undated(item.lines, keep_years=True)
    title, rest = _title_and_rest(passages)
    title = _without_last_date(title)
    role: str | None = None
    if item.head:
        match = ROLE_FOR.match(item.head.text)
        role = match["role"] if match and PLURAL_VENUES.match(match["what"]) else trim(item.head.text).rstrip(":")
    elif label := LABELLED.match(title):
        role, title = label["label"], label["value"]
        if fold_title(role) in ("services", "service"):
            role = None
    if role is None and (match := YEAR_THEN_ROLE.match(title)) and role_score(match["role"]):
        title, role = match["venue"], match["role"]
    elif role is None:
        role, title = _role_and_venue(title)
    return replace(_record(item, trim(title), dates), role=role, details=tuple(filter(None, map(trim, rest))))


def _role_and_venue(text: str) -> tuple[str | None, str]:
    if match := REVIEWER_FOR.match(text):
        return match["role"], match["what"]
    pieces = split_commas(text)
    if len(pieces) > 1 and role_score(pieces[0]) and not organization_score(pieces[0]):
        return pieces[0], ", ".join(pieces[1:])
    if len(pieces) > 1 and role_score(pieces[-1]) and not organization_score(pieces[-1]):
        return pieces[-1], ", ".join(pieces[:-1])
    match = ROLE_FOR.match(text)
    if match and (role_score(match["role"]) or SERVICE_LABEL.search(match["role"])) and len(match["role"].split()) <= 5:
        return match["role"], match["what"]
    return None, text


def parse_memberships(section: Section) -> Iterator[Found]:
    """Societies that the owner belongs to."""
    for item in _items(section):
        yield Found("memberships", _membership(item))


def _membership(item: _Item) -> ActivityRecord:
    passages, dates = _undated(item.lines)
    title, rest = _title_and_rest(passages)
    number = MEMBER_ID.search(title)
    title = trim(MEMBER_ID.sub("", title))
    role, name = _role_and_venue(title) if not number else (None, title)
    details = [f"Member ID {number['id']}"] if number else []
    return replace(_record(item, name, dates), role=role, details=(*details, *filter(None, map(trim, rest))))


def parse_conferences(section: Section) -> Iterator[Found]:
    """Conferences attended: the event's name keeps its own year."""
    for item in _items(section):
        passages, dates = _undated(item.lines, keep_years=True)
        title, rest = _title_and_rest(passages)
        ranged = [date for line in item.lines[1:] for date in find_dates(line.text)] or dates
        details = [_cut_dates(text) for text in rest]
        pieces = tuple(trim(piece) for text in details for piece in text.split(";") if trim(piece))
        yield Found("conferences", replace(_record(item, trim(title), ranged), details=pieces))


def parse_certifications(section: Section) -> Iterator[Found]:
    """Certificates, licences and test scores."""
    for item in _items(section):
        passages, dates = _undated(item.lines)
        title, rest = _title_and_rest(passages)
        scores = SCORES.split(title, maxsplit=1)
        details = [*scores[1:], *filter(None, map(trim, rest))]
        yield Found("certifications", replace(_record(item, trim(scores[0]), dates), details=tuple(details)))


def parse_skills(section: Section) -> Iterator[Found]:
    """Groups of skills; a group of sports among them is an activity, and test scores are certificates, too."""
    for item in _items(section):
        record = _group(item, section)
        leisure = LEISURE.search(record.title) and len(record.title.split()) <= 3
        yield Found("activities" if leisure else "skills", record)
        for piece in record.items:
            if test := TESTS.match(piece):
                details = (test["score"], *(note.strip() for note in re.findall(r"\(([^()]*)\)", piece)))
                certificate = replace(_record(item, test["test"], ()), details=tuple(filter(None, details)))
                yield Found("certifications", certificate)


def parse_activities(section: Section) -> Iterator[Found]:
    """Groups of activities; volunteer posts with dates are positions, too."""
    for entry in split_entries(section):
        item = _Item(entry.lines, None, entry.group)
        record = _group(item, section)
        yield Found("activities", record)
        if VOLUNTEER.search(record.title):
            for lines in _posts(entry.lines[1:]):
                yield Found("positions", _volunteer(lines))


def _posts(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The dated lines below a label, each with its details."""
    posts: list[tuple[Line, ...]] = []
    for line in lines:
        if find_dates(line.text) and line.bullet:
            posts.append((line,))
        elif posts:
            posts[-1] = (*posts[-1], line)
    return posts


def _volunteer(lines: Sequence[Line]) -> PositionRecord:
    date = find_dates(lines[0].text)[-1]
    start, end, current = printed(date)
    body = lines[0].text[: date.span[0]]
    pieces = [trim(piece) for piece in split_commas(body) if trim(piece)]
    role = next((piece for piece in reversed(pieces) if role_score(piece) and not organization_score(piece)), None)
    if role is None:
        name, _, tail = pieces[0].rpartition(" ")
        pieces[0], role = (name, tail) if name and role_score(tail) else (pieces[0], "Volunteer")
    others = [piece for piece in pieces if piece != role]
    kind = position_kind(role, "")
    return PositionRecord(
        organization=others[0] if others else None,
        unit=", ".join(others[1:]) or None,
        title=role,
        kind=kind if kind != "employment" else "volunteer",
        start=start,
        end=end,
        current=current,
        details=tuple(line.text for line in lines[1:]),
        lines=ranges(line.number for line in lines),
        confidence=Confidence.MEDIUM,
    )


def _group(item: _Item, section: Section) -> ActivityRecord:
    """ "Label: a, b, c", or a label with its items on lines of their own."""
    first, *below = item.lines
    label = LABELLED.match(first.text)
    if item.head:
        title, values = trim(item.head.text).rstrip(":"), [line.text for line in item.lines]
    elif label:
        title, values = label["label"], [label["value"], *(line.text for line in below)]
    elif LABEL.match(first.text):
        title, values = trim(first.text.rstrip(":：")), [line.text for line in below if line.bullet != "*"]
        details = tuple(line.text for line in below if line.bullet == "*")
        return replace(_record(item, title, ()), items=tuple(values), details=details)
    elif below:
        title, values = trim(first.text), [line.text for line in below]
    else:
        title, values = section.title, [first.text]
    items = tuple(piece for value in values for piece in _split_items(value))
    return replace(_record(item, title, ()), items=items)


def _split_items(text: str) -> list[str]:
    """ "A (6 yrs), B - e.g., C, D (5 yrs)": cut at commas followed by a blank, outside brackets; a sentence is one."""
    if len(text.split()) > 12 and text.rstrip().endswith("."):
        return [text]
    pieces: list[str] = []
    for piece in split_commas(text.replace(",", ", ").replace(",  ", ", ") if ", " not in text else text):
        if pieces and (pieces[-1].endswith(("e.g.", "i.e.")) or (piece[:1].isdigit() and pieces[-1][-1:].isdigit())):
            pieces[-1] += f", {piece}" if pieces[-1].endswith(".") else f",{piece}"
        else:
            pieces.append(piece)
    return [trimmed for piece in pieces if (trimmed := piece.strip(" .;"))]


def _undated(lines: Sequence[Line], *, keep_years: bool = False) -> tuple[list[Passage], tuple[DateRange, ...]]:
    """The lines' passages without their dates, and the dates. `keep_years` leaves a year that is part of a name."""
    passages: list[Passage] = []
    dates: list[DateRange] = []
    for line in lines:
        found = find_dates(line.text)
        dates += found
        passages.append(line.passage if keep_years else _blanked(line.passage, found))
    return [passage for passage in passages if trim(passage.text)], tuple(dates)


def _blanked(passage: Passage, dates: Sequence[DateRange]) -> Passage:
    text = passage.text
    for date in dates:
        text = text[: date.span[0]] + " " * (date.span[1] - date.span[0]) + text[date.span[1] :]
    return Passage(BRACKETS.sub(lambda match: " " * len(match.group()), text), passage.spans)


def _without_last_date(text: str) -> str:
    """ "Survey Quarterly, 2019 - present" without when; the year of "HPCA 2026" is part of its name."""
    dates = find_dates(text)
    if len(dates) != 1:
        return text
    start, end = dates[0].span
    before = text[:start].rstrip(" (")
    apart = before.endswith(",") or dates[0].start != dates[0].end
    return before.rstrip(" ,") if before and apart and not text[end:].strip(" ).;") else text


def _cut_dates(text: str) -> str:
    for date in reversed(find_dates(text)):
        text = text[: date.span[0]] + text[date.span[1] :]
    return text


def _title_and_rest(passages: Sequence[Passage]) -> tuple[str, list[str]]:
    """The title is what is bold or in italics at the start, else the first line."""
    if not passages:
        return "", []
    first, *below = passages
    lead = next((s for s in first.spans if s.start == 0 and s.style in (Style.BOLD, Style.ITALIC)), None)
    rest = [passage.text for passage in below]
    if lead and lead.end < len(first.text) and trim(first.text[lead.end :]) and len(first.text[: lead.end].split()) > 1:
        return trim(first.text[: lead.end]), [first.text[lead.end :], *rest]
    return trim(first.text), rest


def _pieces(text: str) -> list[str]:
    return [piece for part in re.split(r"\s+[–—|-]\s+|\t", text) for raw in split_commas(part) if (piece := trim(raw))]


def _links(passage: Passage) -> tuple[Link, ...]:
    return link_line(passage) or tuple(
        read_link(passage.text[span.start : span.end], span.url) for span in passage.styled(Style.LINK) if span.url
    )


def _record(item: _Item, title: str, dates: Sequence[DateRange]) -> ActivityRecord:
    """A record with its lines; the dates printed above a group are those of each thing in it that prints none."""
    if not dates:
        dates = [date for line in item.group for date in find_dates(line.text)]
    start, end, current = printed(dates[-1] if dates else None)
    text = join(line.passage for line in item.lines).text
    return ActivityRecord(
        title=title or trim(text) or text,
        start=start,
        end=end,
        current=current,
        lines=item.numbers,
        confidence=Confidence.MEDIUM if place_score(title) else Confidence.HIGH,
    )
