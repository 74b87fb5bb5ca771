"""Works as RIS, for reference managers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from directory.exports.values import Work

TYPES = {
    "journal": "JOUR",
    "conference": "CPAPER",
    "workshop": "CPAPER",
    "preprint": "UNPB",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "patent": "PAT",
    "report": "RPRT",
    "blog": "BLOG",
    "manuscript": "UNPB",
    "software": "COMP",
    "dataset": "DATA",
}


def ris(works: Iterable[Work]) -> Iterator[str]:
    """Each work as a record, in turn. A value stands in one line and so can't begin a new tag."""
    for work in works:
        lines = "".join(f"{tag}  - {value}\r\n" for tag, value in tags(work) if value)
        yield f"TY  - {TYPES.get(work.kind, 'GEN')}\r\n{lines}ER  - \r\n\r\n"


def tags(work: Work) -> Iterator[tuple[str, str]]:
    first, last = work.page_range
    yield "ID", work.key
    yield "TI", work.title
    for other in work.other_titles:
        yield "TT", other
    for author in work.authors:
        yield "AU", author.inverted
    for editor in work.editors:
        yield "A2", editor.inverted
    yield "T2", work.venue
    yield "J2", work.venue_acronym
    yield "PY", str(work.year or "")
    yield "VL", work.volume
    yield "IS", work.issue
    yield "SP", first
    yield "EP", last
    yield "PB", work.publisher
    yield "SN", work.isbn
    yield "DO", work.doi
    yield "M1", work.patent_number
    yield "AN", f"arXiv:{work.arxiv_id}" if work.arxiv_id else ""
    yield "N1", "; ".join(part for part in (work.stage.capitalize(), work.track, work.note) if part)
    for link in work.links or (work.address,):
        yield "UR", link
