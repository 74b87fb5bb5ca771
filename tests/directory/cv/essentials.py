"""The essentials of a CV as people would write them down: a line for each thing."""

from __future__ import annotations

from collections.abc import Iterator

from directory.cv.records import CV, EducationRecord, PositionRecord


def essentials(cv: CV) -> Iterator[str]:
    """Name, e-mail addresses, degrees, posts, works and prizes, a line each."""
    yield f"name: {cv.person.name}"
    yield from (f"e-mail: {email}" for email in cv.person.emails)
    for degree in cv.education:
        yield f"degree: {degree.degree or '-'}, {degree.field or '-'}, {degree.institution or '-'}, {_years(degree)}"
    for post in cv.positions:
        yield f"post: {post.title or '-'}, {post.organization or '-'}, {_years(post)}"
    for work in cv.publications:
        yield f"work: {work.title} ({work.year}) by {'; '.join(author.name for author in work.authors) or 'the owner'}"
    yield from (f"prize: {prize.title}, {(prize.start or '-')[:4]}" for prize in cv.awards)


def _years(record: EducationRecord | PositionRecord) -> str:
    start, end = (record.start or "")[:4], (record.end or "")[:4]
    return f"{start} to {'now' if record.current else end or '?'}" if start and start != end else end or start or "-"
