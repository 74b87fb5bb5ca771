"""Words with a place on a page, the rows they stand in, and what a column measures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a word in one font. `raised`: set smaller and higher; `icon`: a picture, not a letter."""

    text: str
    size: float
    font: str = ""
    bold: bool = False
    italic: bool = False
    raised: bool = False
    icon: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """`y` is the height of its baseline below the page's top; all in points."""

    pieces: tuple[Piece, ...]
    x0: float
    x1: float
    y: float
    size: float
    url: str | None = None
    text: str = field(init=False, repr=False, compare=False)  # it is asked for many times

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join([piece.text for piece in self.pieces]))


@dataclass(frozen=True, slots=True)
class Page:
    words: tuple[Word, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of one row with no wide gap between them."""

    words: tuple[Word, ...]
    x0: float = field(init=False, repr=False, compare=False)
    x1: float = field(init=False, repr=False, compare=False)
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "x0", self.words[0].x0)
        object.__setattr__(self, "x1", max([word.x1 for word in self.words]))
        object.__setattr__(self, "text", " ".join([word.text for word in self.words]))


@dataclass(slots=True)
class Row:
    """What stands at one height of a column. `main` is the cell where its text begins; cells before are a margin."""

    cells: list[Cell]
    y: float
    size: float
    page: int
    column: int = 0
    main: int = 0
    rule: bool = False
    heading: bool = False  # a margin heading, made a row of its own
    bullet: str | None = None
    gap: float = 0.0  # to the row above in the same column; 0 where there is none

    @property
    def x0(self) -> float:
        return self.cells[self.main].x0

    @property
    def x1(self) -> float:
        return self.cells[-1].x1

    @property
    def text(self) -> str:
        return "\t".join(cell.text for cell in self.cells)


@dataclass(slots=True)
class Frame:
    """What a column of a document measures: its edges, its usual leading by font size, where its cells start."""

    left: float = 0.0
    right: float = 0.0
    size: float = 10.0
    leading: dict[int, float] = field(default_factory=dict)
    stops: list[float] = field(default_factory=list)


WIDE, NARROW = 25, 12  # of the font's size: a page's text, and a column of it, are no narrower
BLANK = 1.2  # of the usual leading: a gap this tall is a blank line


def measure(rows: Sequence[Row]) -> dict[int, Frame]:
    frames: dict[int, Frame] = {}
    for column in {row.column for row in rows}:
        there = [row for row in rows if row.column == column]
        own = [row for row in there if not row.rule] or there
        starts, ends = sorted(row.cells[0].x0 for row in own), sorted(row.x1 for row in own)
        sizes = Counter[float]()
        for row in own:
            sizes[row.size] += len(row.text)
        size = sizes.most_common(1)[0][0]
        left = starts[len(starts) // 50]
        least = left + (NARROW if column else WIDE) * size  # rows that are all short are not full for that
        frame = Frame(left, max(least, ends[-1 - len(ends) // 40]), size)
        frame.leading = _leading(own)
        frame.stops = _stops(own, frame)
        frames[column] = frame
    return frames


def _leading(rows: Sequence[Row]) -> dict[int, float]:
    """The usual distance of rows in each size of font: the least that is common."""
    gaps: dict[int, Counter[float]] = defaultdict(Counter)
    for above, row in pairwise(rows):
        gap = row.y - above.y
        if row.page == above.page and round(row.size) == round(above.size) and 0.5 * row.size < gap < 3 * row.size:
            gaps[round(row.size)][round(gap * 2) / 2] += 1
    return {size: _least_common_gap(found) for size, found in gaps.items()}


def _least_common_gap(gaps: Counter[float]) -> float:
    most = max(gaps.values())
    return min(gap for gap, times in gaps.items() if times >= max(1, most / 5))


def _stops(rows: Sequence[Row], frame: Frame) -> list[float]:
    """Where the text begins in rows that have a margin: a date, a label or a heading at its left."""
    width = frame.right - frame.left
    seconds: dict[int, list[Cell]] = defaultdict(list)
    firsts = Counter(round(row.cells[0].x0) for row in rows)
    for row in rows:
        for cell in row.cells[1:2]:
            seconds[round(cell.x0)].append(cell)
    found = []
    for start in seconds:
        near = [cell for at in (start - 1, start, start + 1) for cell in seconds.get(at, [])]
        own = sum(firsts[at] for at in (start - 1, start, start + 1))
        wide = median(cell.x1 - cell.x0 for cell in near) > 0.3 * width
        if len(near) >= 3 and start < frame.left + 0.45 * width and (wide or own >= 3):
            found.append(float(start))
    return found
