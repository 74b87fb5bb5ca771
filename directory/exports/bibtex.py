"""Works as BibTeX, for LaTeX's reference lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from directory.exports.latex import latex
from directory.exports.values import Author, Work

TYPES = {
    "journal": "article",
    "conference": "inproceedings",
    "workshop": "inproceedings",
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "report": "techreport",
    "manuscript": "unpublished",
}
VENUES = {
    "article": "journal",
    "inproceedings": "booktitle",
    "incollection": "booktitle",
    "phdthesis": "school",
    "techreport": "institution",
}
CAPITALS = re.compile(r"[^\W\d_]*\w*(?<=\w)[A-Z]\w*|\d+\w*[A-Z]\w*|[A-Z]\w*\d\w*")
KEY = re.compile(r"[^a-zA-Z0-9_.:-]+")


def bibtex(works: Iterable[Work]) -> Iterator[str]:
    """Each work as an entry, in turn."""
    for work in works:
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields(work) if value)
        yield f"@{entry_type(work)}{{{KEY.sub('-', work.key)},\n{lines}}}\n\n"


def entry_type(work: Work) -> str:
    return TYPES.get(work.kind, "misc")


def fields(work: Work) -> Iterator[tuple[str, str]]:
    """Names and values, as they stand in the file."""
    yield "title", title(work.title)
    yield "author", people(work.authors, truncated=work.authors_truncated)
    yield "editor", people(work.editors)
    yield VENUES.get(entry_type(work), "howpublished"), latex(work.venue)
    yield "year", str(work.year or "")
    yield "volume", latex(work.volume)
    yield "number", latex(work.issue or work.patent_number)
    yield "pages", latex("–".join(part for part in work.page_range if part))
    yield "publisher", latex(work.publisher)
    yield "isbn", latex(work.isbn)
    yield "doi", latex(work.doi)
    if work.arxiv_id:
        yield "eprint", latex(work.arxiv_id)
        yield "archiveprefix", "arXiv"
    yield "note", latex("; ".join(part for part in (work.stage.capitalize(), work.track, work.note) if part))
    yield "url", latex(work.links[0] if work.links else work.address)


def title(text: str) -> str:
    """The title; words with capitals inside, which styles would take away, are in braces: "{GPT}-4", "{LaTeX}"."""
    pieces = []
    end = 0
    for word in CAPITALS.finditer(text):
        pieces += [latex(text[end : word.start()]), "{", latex(word.group()), "}"]
        end = word.end()
    return "".join([*pieces, latex(text[end:])])


def people(authors: Iterable[Author], *, truncated: bool = False) -> str:
    """Names parted by "and"; a name without parts is one word to BibTeX."""
    names = [name(author) for author in authors]
    return " and ".join([*names, "others"] if truncated and names else names)


def name(author: Author) -> str:
    parts = [latex(part) for part in (author.family, author.suffix, author.given) if part]
    if not author.given or any(mark in author.name for mark in (" and ", " AND ")):
        return f"{{{latex(author.name)}}}"
    return ", ".join(part if "," not in part else f"{{{part}}}" for part in parts)
