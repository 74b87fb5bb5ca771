"""The cells of a table's row become lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from directory.cv.document import Line
from directory.cv.document import join as join_passages

SHORT = 60  # characters; a first cell so short is a date or a label of the next


def side_by_side(cells: list[list[Line]]) -> Iterator[Line]:
    """A row's cells as lines: side by side where each is one line, or a short one stands before longer ones."""
    if not cells:
        return
    long = [cell for cell in cells if len(cell) > 1]
    if not long:
        yield _joined([cell[0] for cell in cells])
    elif len(long) == 1 and cells.index(long[0]) > 0 and len(cells[0][0].text) <= SHORT:
        yield _joined([cell[0] for cell in cells])
        yield from (replace(line, indent=line.indent + 2) for line in long[0][1:])
    elif len(long) == len(cells) > 1 and len({len(cell) for cell in cells}) == 1 and len(cells[0][0].text) <= SHORT:
        yield from (_joined(list(lines)) for lines in zip(*cells, strict=True))
    else:
        for cell in cells:
            yield replace(cell[0], after_blank=True)
            yield from cell[1:]


def _joined(lines: list[Line]) -> Line:
    if len(lines) == 1:
        return lines[0]
    return replace(lines[0], passage=join_passages([line.passage for line in lines], "\t"), level=0)
