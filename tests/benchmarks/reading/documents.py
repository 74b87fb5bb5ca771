"""A style's CV: invented works, set in the style, laid out, written in a format; with what is to be read from it."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.benchmarks.reading.judging import Wanted, wanted
from tests.benchmarks.reading.layouts import Layout, Reference, Shape, choose, lay_out
from tests.benchmarks.reading.records import Work, invent
from tests.benchmarks.reading.styles import render
from tests.benchmarks.reading.writers import WRITERS

FORMATS = ("md",) * 6 + ("txt",) * 5 + ("html",) * 3 + ("tex",) * 3 + ("docx",) + ("pdf",) * 2
LEAST = 15  # references; a style that says the title and an author of fewer is no style for a CV
ONE_BYTE = "cp1252"  # what the PDFs can print


@dataclass(frozen=True, slots=True)
class Invented:
    """The file of a CV that nobody wrote. `source` ends in its format's suffix."""

    source: str
    data: bytes
    layout: Layout
    expected: tuple[Wanted, ...]

    @property
    def format(self) -> str:
        return self.source.rpartition(".")[2]


def invent_cv(style: str) -> Invented | None:
    """The CV of a style, always the same; None where the style or its engine is no good for one."""
    rng = random.Random(f"layout {style}")
    owner, works = invent(style)
    suffix, layout = rng.choice(FORMATS), choose(rng)
    references = [
        Reference(item, work)
        for item in render(style, [work.csl for work in works])
        if (work := _work_of(item, works)) and (suffix != "pdf" or _prints(item))
    ]
    if len(references) < LEAST:
        return None
    data = WRITERS[suffix](rng, layout, list(lay_out(rng, layout, owner, references)))
    expected = tuple(filter(None, (_expected(one, layout) for one in references)))
    return Invented(f"{style.removesuffix('.csl')}.{suffix}", data, layout, expected)


def _work_of(item: str, works: tuple[Work, ...]) -> Work | None:
    """The work that a reference is of: styles sort them."""
    found = (work for work in works if wanted(item, work))
    return max(found, key=lambda work: len(work.title), default=None)


def _expected(reference: Reference, layout: Layout) -> Wanted | None:
    """In a layout with lines of its own, all is said; else what the style says, and the year of a table's row."""
    said = wanted(reference.html, reference.work)
    if said is None:
        return None
    if layout.shape is Shape.SPLIT:
        return Wanted(said.title, tuple(reference.work.authors), reference.work.year)
    if layout.shape is Shape.TABLE or layout.groups == "years":
        return Wanted(said.title, said.authors, reference.work.year)
    return said


def _prints(item: str) -> bool:
    try:
        item.encode(ONE_BYTE)
    except UnicodeEncodeError:
        return False
    return True
