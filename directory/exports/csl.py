"""Works as CSL-JSON, which citation processors read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from directory.exports.values import Author, Work

TYPES = {
    "journal": "article-journal",
    "conference": "paper-conference",
    "workshop": "paper-conference",
    "preprint": "article",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "patent": "patent",
    "report": "report",
    "blog": "post-weblog",
    "manuscript": "manuscript",
    "software": "software",
    "dataset": "dataset",
}


def csl_json(works: Iterable[Work]) -> Iterator[str]:
    """One list of items, each as it comes."""
    separator = "[\n"
    for work in works:
        yield separator + json.dumps(item(work), ensure_ascii=False)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def item(work: Work) -> dict[str, Any]:
    """A work in CSL's variables, those left out that nobody has said."""
    found = {
        "id": work.key,
        "type": TYPES.get(work.kind, "document"),
        "title": work.title,
        "author": [person(author) for author in work.authors],
        "editor": [person(editor) for editor in work.editors],
        "issued": {"date-parts": [[work.year]]} if work.year else None,
        "container-title": work.venue,
        "container-title-short": work.venue_acronym,
        "volume": work.volume,
        "issue": work.issue,
        "page": "-".join(part for part in work.page_range if part),
        "publisher": work.publisher,
        "number": work.patent_number or (f"arXiv:{work.arxiv_id}" if work.kind == "preprint" and work.arxiv_id else ""),
        "status": work.stage,
        "note": "; ".join(part for part in (work.track, work.note) if part),
        "DOI": work.doi,
        "ISBN": work.isbn,
        "URL": work.links[0] if work.links else work.address,
    }
    return {name: value for name, value in found.items() if value}


def person(author: Author) -> dict[str, str]:
    if not author.given:
        return {"literal": author.name}
    found = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {name: value for name, value in found.items() if value}
