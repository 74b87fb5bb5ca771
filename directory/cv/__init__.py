"""A file becomes records: `read_cv(path)` runs the stages in order. Pure Python; knows no Django.

1. A reader of the file's format makes a Document: lines of text with their marks.      `readers`, `document`
2. Lines become Sections by their headings; one of them, or more, says whose CV it is.  `sections`, `kinds`, `owner`
3. A section is cut into Entries, by the way that reads best over all of it.            `entries`
      The ways to cut, how well an entry reads, what stands above its details.          `openers`, `qualities`, `heads`
4. Entries become records, by a parser for each kind of section:
      References: every reading of each is scored, and the list votes.                  `publications`, `citations`
         What a reading is made of: authors, a title, and what follows it.              `readings`, `authors`, `titles`
         Authors who are named apart, or by their family names alone.                   `coauthors`, `surnames`
         What follows a title, taken apart.                                             `venues`, `imprint`, `years`
      Degrees and positions: the head is cut into segments, and these into fields.      `affiliations`, `fields`
         Role, organization, place and mentors; degree, field and grade.                `parts`, `degrees`
      Other lists: one thing after the other.                                           `items` and their parsers
      The owner: name, contact, biography, and sentences about both.                    `person`, `prose`
5. What is printed twice is joined; each line of no record is a label or unread.        `repeats`, `ledger`

What a piece of text looks like is asked of `dates`, `names`, `identifiers`, `cues`; words are data, in `lexicon`.
`records` is what comes out, and its JSON; `explain` tells, line by line, how it came to be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from directory.cv.activities import parse_conferences, parse_memberships, parse_service, parse_teaching
from directory.cv.affiliations import parse_education, parse_positions
from directory.cv.awards import parse_awards
from directory.cv.current import held_now
from directory.cv.dates import find_dates
from directory.cv.document import Document, Line, UnreadableDocumentError
from directory.cv.entries import group_lines
from directory.cv.kinds import Kind
from directory.cv.ledger import balance
from directory.cv.legends import is_legend
from directory.cv.owner import find_owner, printed_name
from directory.cv.person import read_person
from directory.cv.projects import parse_projects
from directory.cv.publications import parse_publications
from directory.cv.readers import read_document
from directory.cv.records import ACTIVITY_LISTS, CV, Found, from_json, to_json
from directory.cv.repeats import join_repeats
from directory.cv.sections import Section, split_sections
from directory.cv.skills import parse_activities, parse_certifications, parse_skills
from directory.cv.talks import parse_talks, with_talks

__all__ = [
    "READER_VERSION",
    "Document",
    "UnreadableDocumentError",
    "from_json",
    "parse",
    "read_cv",
    "read_document",
    "to_json",
]

READER_VERSION = 4  # raise it when what is read from a file changes: stored documents are then read again

PARSERS: dict[Kind, Callable[[Section], Iterator[Found]]] = {
    Kind.EDUCATION: parse_education,
    Kind.POSITIONS: parse_positions,
    Kind.AWARDS: parse_awards,
    Kind.GRANTS: parse_awards,
    Kind.TEACHING: parse_teaching,
    Kind.SERVICE: parse_service,
    Kind.MEMBERSHIPS: parse_memberships,
    Kind.CONFERENCES: parse_conferences,
    Kind.CERTIFICATIONS: parse_certifications,
    Kind.PROJECTS: parse_projects,
    Kind.SOFTWARE: parse_projects,
    Kind.SKILLS: parse_skills,
    Kind.ACTIVITIES: parse_activities,
    Kind.MENTORING: parse_activities,
    Kind.MEDIA: parse_activities,
}

UPDATED = re.compile(
    r"\b(?:last\s+)?(?:updated?|revised|modified|as\s+of|version|stand|mise\s+à\s+jour|actualizado)\b", re.IGNORECASE
)


def read_cv(path: Path, source: str | None = None) -> CV:
    """The records of the CV in a file. `source` is the name it is known by, the path where none is given.

    Raises UnreadableDocumentError where the file is none that we read.
    """
    return parse(read_document(path, source))


def parse(document: Document) -> CV:
    """The records of a document, and the lines of it that were not understood."""
    sections = split_sections(document)
    names, name_lines = find_owner(document, sections)
    person, found, labels = read_person(names, name_lines, sections)
    printed = printed_name(names, sections)
    sections = with_talks(sections, printed)
    records = [*found, *parse_publications(sections, printed), *parse_talks(sections, printed)]
    records += held_now([one for section in sections for one in _listed(section, sections)], sections)
    joined = join_repeats(sorted(records, key=_place))
    date, date_lines = _date(document.lines)
    groups = [line.number for section in sections for line in group_lines(section)]
    legends = [line.number for section in sections for line in section.lines if is_legend(line)]
    named = (*labels, *groups, *legends, *date_lines)
    decoration, unread = balance(document, sections, person, joined, named)
    return CV(
        source=document.source,
        date=date,
        person=person,
        labels=decoration,
        unread=unread,
        **{kind: _of(joined, kind) for kind in ("education", "positions", "publications", *ACTIVITY_LISTS)},
    )


def _listed(section: Section, sections: Sequence[Section]) -> Iterator[Found]:
    """The records of a section; grants are projects where the CV has awards beside them."""
    prizes = section.kind is Kind.GRANTS and any(other.kind is Kind.AWARDS for other in sections)
    parser = PARSERS.get(Kind.PROJECTS if prizes else section.kind)
    return parser(section) if parser and section.lines else iter(())


def _place(found: Found) -> tuple[int, int]:
    """Where a record stands: its first line, and of several under one head the last."""
    lines = found.record.lines
    return lines[0][0], lines[-1][1]


def _of(found: Sequence[Found], kind: str) -> tuple:  # type: ignore[type-arg]
    return tuple(one.record for one in found if one.kind == kind)


def _date(lines: Sequence[Line]) -> tuple[str | None, tuple[int, ...]]:
    """The day that the CV says it is of, at its beginning or its end."""
    for line in (*lines[:15], *lines[-5:]):
        if len(line.text.split()) <= 8 and UPDATED.search(line.text) and (dates := find_dates(line.text)):
            date = dates[-1].start
            if date is not None:
                day = f"-{date.day:02}" if date.day and date.month else ""
                return f"{date}{day}", (line.number,)
    return None, ()
