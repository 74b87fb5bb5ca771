"""Projects: those inside a position, and those of a section of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from directory.cv.authors import is_author_list
from directory.cv.cues import fold
from directory.cv.document import Line, Passage, Style, ranges
from directory.cv.entries import split_entries
from directory.cv.fields import label_field, printed, read_head, read_label, trim
from directory.cv.heads import edge_dates
from directory.cv.identifiers import link_kind
from directory.cv.items import split_quoted
from directory.cv.lexicon.venues import FUNCTION_WORDS
from directory.cv.names import split_people
from directory.cv.records import ActivityRecord, Found, Link, ProjectRecord
from directory.cv.sections import Section

LINK_WORDS = re.compile(
    r"""\[?(?:[\w\ ]{0,20}\b)?
        (?:link|pdf|pptx?|code|paper|slides|video|website|demo|doi|github|arxiv|url|page|recording|poster|bib)\b
        [\w\ ]{0,12}\]?""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(slots=True)
class _Draft:
    """A project while its lines are read."""

    title: str
    numbers: list[int]
    sentence: bool
    motivation: str | None = None
    details: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def finished(self) -> ProjectRecord:
        return ProjectRecord(self.title, self.motivation, tuple(self.details), tuple(self.links), ranges(self.numbers))


def read_projects(lines: Sequence[Line]) -> tuple[tuple[ProjectRecord, ...], tuple[str, ...]]:
    """The lines below a position's head: (its projects, the details that belong to none)."""
    groups = _group_classes(lines)
    drafts: list[_Draft] = []
    details: list[str] = []
    for line in lines:
        field_name = label_field(line.text.rstrip(" :：")) if line.text.endswith((":", "：")) else None
        label = read_label(line)
        if is_title(line):
            if _class(line) not in groups:
                drafts.append(_Draft(trim(line.text), [line.number], line.text.endswith(".")))
            continue
        if drafts:
            drafts[-1].numbers.append(line.number)
        if field_name in ("contributions", "projects", "motivation") or (label and label.field == "advisor"):
            continue
        if links := link_line(line.passage):
            (drafts[-1].links if drafts else []).extend(links)
        elif label and label.field == "motivation" and drafts:
            drafts[-1].motivation = label.value.text
        else:
            _add(drafts[-1].details if drafts else details, line)
    bare = [draft for draft in drafts if len(draft.numbers) == 1 and draft.sentence]
    if len(bare) == 1 and len(drafts) > 1:  # a sentence with nothing under it among projects is a point of its own
        drafts.remove(bare[0])
        details.append(bare[0].title)
    return tuple(draft.finished() for draft in drafts), tuple(details)


def is_title(line: Line) -> bool:
    """A bullet whose text is all bold names a project, unless it is a label."""
    return bool(line.bullet) and not line.text.endswith((":", "：")) and line.passage.is_all(Style.BOLD)


def _class(line: Line) -> tuple[str | None, int]:
    return line.bullet, line.indent


def _group_classes(lines: Sequence[Line]) -> set[tuple[str | None, int]]:
    """Titles that are mostly followed at once by a title of another kind stand above groups of projects."""
    followed: Counter[tuple[str | None, int]] = Counter()
    total: Counter[tuple[str | None, int]] = Counter()
    for line, after in pairwise(lines):
        if is_title(line):
            total[_class(line)] += 1
            followed[_class(line)] += is_title(after) and _class(after) != _class(line)
    return {name for name in total if followed[name] / total[name] > 0.5}


def _add(details: list[str], line: Line) -> None:
    """A detail of its own, or the rest of the one before it."""
    if details and not line.bullet and not line.after_blank:
        details[-1] += f" {line.text}"
    else:
        details.append(line.text)


def link_line(passage: Passage) -> tuple[Link, ...]:
    """The links of a line that holds nothing else, or () where it holds more."""
    spans = list(passage.styled(Style.LINK))
    if not spans:
        return ()
    outside = passage.text
    for span in reversed(spans):
        outside = outside[: span.start] + outside[span.end :]
    if any(char.isalnum() for char in outside.replace("URL", "").replace("url", "")):
        return ()
    labels = [passage.text[span.start : span.end] for span in spans]
    if not all(span.url or LINK_WORDS.fullmatch(label.strip()) for span, label in zip(spans, labels, strict=True)):
        return ()
    return tuple(read_link(label, span.url) for span, label in zip(spans, labels, strict=True))


def read_link(label: str, url: str | None) -> Link:
    """A link as printed; an address that is its own label needs none."""
    label = label.strip()
    return Link(None if url and label.rstrip("/") == url.rstrip("/") else label, url, link_kind(url or label))


def parse_projects(section: Section) -> Iterator[Found]:
    """The projects of a section of their own."""
    for entry in split_entries(section):
        yield Found("projects", _project(entry.lines))


LEAST_PEOPLE = 0.6  # of a text, how much it must look like a list of people
SEVERAL = re.compile(r",|&|\band\b")
ET_AL = re.compile(r"\bet al\b")
BRACKET = re.compile(r"\s*\([^()]*\)$")


def _are_people(text: str) -> bool:
    """Whether a text lists people, with what they are in brackets behind."""
    people = BRACKET.sub("", text)
    return bool(ET_AL.search(people)) or (bool(SEVERAL.search(people)) and is_author_list(people) >= LEAST_PEOPLE)


def _joined(texts: Sequence[str]) -> list[str]:
    """Texts that a style parts, where one goes on in the next: "using", "and"."""
    found: list[str] = []
    for text in texts:
        if found and (_is_open(found[-1].split()[-1]) or _is_open(text.split()[0])):
            found[-1] += f" {text}"
        else:
            found.append(text)
    return found


def _is_open(word: str) -> bool:
    return word.islower() and fold(re.sub(r"^\w['’]", "", word)) in FUNCTION_WORDS


def _project(lines: Sequence[Line]) -> ActivityRecord:
    first, *below = lines
    head = read_head([first])
    title, *details = _joined([segment.text for segment in head.segments]) or [trim(first.text)]
    if details and head.segments[1].style and _are_people(title):
        details[0], title = title, details[0]  # whose it is stands first
    if quoted := split_quoted(title):
        title, details = quoted[0], [*filter(None, [trim(quoted[1])]), *details]
    links: list[Link] = []
    dates = list(head.dates)
    for line in below:
        if found := link_line(line.passage):
            links += found
        elif not line.bullet and not dates and edge_dates(line):
            dates += edge_dates(line)
        elif (label := read_label(line)) and label.field == "advisor":
            details += [f"{label.line.text}" for _ in split_people(label.value.text)[:1]]
        else:
            _add(details, line)
    start, end, current = printed(dates[0] if dates else None)
    return ActivityRecord(
        title=title,
        start=start,
        end=end,
        current=current,
        details=tuple(details),
        links=tuple(links),
        lines=ranges(line.number for line in lines),
    )
