"""Stage 5. Every line is a record's, a label, or unread: nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from directory.cv.document import Document, ranges
from directory.cv.records import Found, PersonRecord, Ranges, Unread
from directory.cv.sections import Section


def numbers(lines: Ranges) -> Iterable[int]:
    """The line numbers of ranges."""
    return (number for first, last in lines for number in range(first, last + 1))


def balance(
    document: Document, sections: Sequence[Section], person: PersonRecord, found: Sequence[Found], labels: Iterable[int]
) -> tuple[Ranges, tuple[Unread, ...]]:
    """(the lines of labels and decoration, the lines that no one claims, by section)."""
    claimed = {number for _, lines in person.field_lines for number in numbers(lines)}
    claimed |= {number for one in found for number in numbers(one.record.lines)}
    headings = {line.number for section in sections for line in section.heading}
    named = (headings | set(document.rules) | set(labels)) - claimed
    unread = tuple(one for section in sections for one in _unread(section, claimed | named))
    return ranges(named), unread


def _unread(section: Section, settled: set[int]) -> Iterable[Unread]:
    """Runs of lines with nothing settled between them."""
    run: list[int] = []
    texts: list[str] = []
    for line in section.lines:
        if line.number not in settled:
            run.append(line.number)
            texts.append(line.text)
        elif run:
            yield Unread(ranges(run), "\n".join(texts), section.title or None)
            run, texts = [], []
    if run:
        yield Unread(ranges(run), "\n".join(texts), section.title or None)
