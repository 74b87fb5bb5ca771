"""Words with a place on a page become lines: rows, columns, margins, paragraphs.

What is decoration (page numbers, running headers) keeps its line, as a rule. Nothing here knows a file format.
"""

from __future__ import annotations

from collections.abc import Sequence

from directory.cv.document import Line
from directory.cv.readers.geometry import Page, measure
from directory.cv.readers.margins import with_margins
from directory.cv.readers.paragraphs import measure_gaps, set_lines
from directory.cv.readers.rows import mark_rules, read_bullets, split_at_stops, split_rows, with_name_first


def lay_out(pages: Sequence[Page]) -> tuple[str, tuple[Line, ...], tuple[int, ...]]:
    """(the text line by line, its lines, the numbers of lines that are decoration)."""
    rows = [row for number, page in enumerate(pages) for row in split_rows(number, page)]
    rows = with_name_first(rows, pages)
    mark_rules(rows, pages)
    split_at_stops(rows)
    read_bullets(rows)
    frames = measure(rows)
    rows = with_margins(rows, frames)
    measure_gaps(rows)
    return set_lines(rows, frames)
