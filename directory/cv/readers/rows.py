"""Words become rows: side by side, in columns read one after the other, without what is decoration."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from directory.cv.kinds import fold_title
from directory.cv.readers.geometry import Cell, Page, Row, Word
from directory.cv.readers.text import BULLET

ONE_LINE = 0.35  # of the font's size: baselines this near are one row
WIDE_GAP = 1.0  # of the font's size: a gap this wide parts two cells
PAGE_NUMBER = re.compile(
    r"\W*(?:(?:p(?:age|\.)?|seite|página|s\.)\s*)?(?:\d{1,3}|[ivx]{1,5})(?:\s*(?:/|of|sur|von|de|–|-)\s*\d{1,3})?\W*",
    re.IGNORECASE,
)
SIGN = re.compile(r"[-*+•–—▪◦‣○■●►▸·∙⁃◆❖➢✓\u25aa\uf0b7\uf0a7\uf076»›∗⋄]|o")
DIGITS = re.compile(r"\d+")


def split_rows(number: int, page: Page) -> Iterator[Row]:
    rows = _rows(page.words, number)
    gutter = _gutter(rows)
    if gutter is None:
        yield from rows
        return
    band: list[Word] = []
    for row in rows:
        if any(cell.x0 < gutter - 1 and cell.x1 > gutter + 1 for cell in row.cells):
            yield from _sides(band, gutter, number)
            band = []
            yield row
        else:
            band += [word for cell in row.cells for word in cell.words]
    yield from _sides(band, gutter, number)


def _sides(words: Sequence[Word], gutter: float, number: int) -> Iterator[Row]:
    for side in (0, 1):
        for row in _rows([word for word in words if (word.x0 >= gutter - 1) == bool(side)], number):
            row.column = side + 1
            yield row


def _rows(words: Iterable[Word], number: int) -> list[Row]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        above = rows[-1][0] if rows else word
        sizes = sorted((word.size, above.size))
        if rows and word.y - above.y <= ONE_LINE * sizes[0] and sizes[1] < 1.6 * sizes[0]:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_row(sorted(row, key=lambda word: word.x0), number) for row in rows]


def _row(words: list[Word], number: int) -> Row:
    cells: list[list[Word]] = []
    for word in words:
        if cells and word.x0 - cells[-1][-1].x1 <= WIDE_GAP * max(word.size, cells[-1][-1].size):
            cells[-1].append(word)
        else:
            cells.append([word])
    sizes = Counter[float]()
    for word in words:
        sizes[word.size] += len(word.text)
    return Row([Cell(tuple(cell)) for cell in cells], words[0].y, sizes.most_common(1)[0][0], number)


def with_name_first(rows: list[Row], pages: Sequence[Page]) -> list[Row]:
    """What is set largest on top of the first page is its title, however high an address stands beside it."""
    top = [row for row in rows if row.page == rows[0].page and row.y < 0.3 * pages[rows[0].page].height]
    usual = median(row.size for row in rows)
    title = max(top, key=lambda row: row.size, default=None)
    if title is None or title.size < 1.4 * usual or title is rows[0]:
        return rows
    return [title, *(row for row in rows if row is not title)]


def _gutter(rows: Sequence[Row]) -> float | None:
    """Where two columns part that are read one after the other; None where rows are read across."""
    cells = [(cell, cell.words[0].y) for row in rows for cell in row.cells]
    if len(cells) < 20:
        return None
    left, right = min(cell.x0 for cell, _ in cells), max(cell.x1 for cell, _ in cells)
    starts = Counter(round(cell.x0) for cell, _ in cells)
    found: list[tuple[int, float]] = []
    for start, times in starts.most_common(12):
        if not left + 0.15 * (right - left) < start < left + 0.85 * (right - left) or times < 5:
            continue
        edge = start - 2.0
        before = [(cell, y) for cell, y in cells if cell.x1 <= edge]
        after = [(cell, y) for cell, y in cells if cell.x0 >= edge]
        crossing = len(cells) - len(before) - len(after)
        if len(before) < 8 or len(after) < 8 or crossing > 0.15 * len(cells):
            continue
        if not _is_read_down(before, after, edge - left, right - edge):
            continue
        found.append((times - 3 * crossing, edge))
    return max(found)[1] if found else None


def _is_read_down(
    before: Sequence[tuple[Cell, float]], after: Sequence[tuple[Cell, float]], left: float, right: float
) -> bool:
    """Two columns do not share their baselines, or both are full of text."""
    heights = {round(y * 2) for _, y in after}
    level = sum(bool(heights & {round(y * 2) - 1, round(y * 2), round(y * 2) + 1}) for _, y in before)
    if level < 0.5 * len(before):
        return True
    full = sum(cell.x1 - cell.x0 > 0.8 * left for cell, _ in before) > 0.6 * len(before)
    return full and sum(cell.x1 - cell.x0 > 0.6 * right for cell, _ in after) > 0.6 * len(after)


def mark_rules(rows: Sequence[Row], pages: Sequence[Page]) -> None:
    """Page numbers, and what stands at the same edge of half of the pages, are decoration."""
    edges: dict[int, list[Row]] = defaultdict(list)
    for number, page in enumerate(pages):
        own = sorted((row for row in rows if row.page == number), key=lambda row: row.y)
        edge = [*own[:3], *own[max(3, len(own) - 3) :]]
        edges[number] = [row for row in edge if not 0.15 * page.height < row.y < 0.88 * page.height]
        for row in (*own[:1], *own[-1:]):
            row.rule = row in edges[number] and bool(PAGE_NUMBER.fullmatch(row.text.strip()))
    times = Counter(sign for own in edges.values() for sign in {_signature(row) for row in own})
    seen: set[str] = set()
    for own in edges.values():
        for row in own:
            sign = _signature(row)
            if times[sign] >= max(2, len(pages) / 2) and len(row.text) < 120:
                row.rule = row.rule or row.page > 0 or sign in seen or bool(DIGITS.search(row.text))
                seen.add(sign)


def _signature(row: Row) -> str:
    return f"{fold_title(DIGITS.sub('#', row.text))} {round(row.size)}"


def read_bullets(rows: Iterable[Row]) -> None:
    """Icons are dropped, save those that begin many rows: these are bullets."""
    rows = list(rows)
    leads = Counter(
        cell.words[0].text for row in rows for cell in row.cells[:2] if _is_icon(cell.words[0]) and len(cell.words) > 1
    )
    for row in rows:
        for index, cell in enumerate(row.cells[:2]):
            sign = _sign(cell, row.cells[index + 1] if index + 1 < len(row.cells) else None, leads)
            if sign:
                row.bullet = sign
                row.cells[index : index + 2] = _without_sign(row.cells[index : index + 2])
                break
        row.cells = [kept for cell in row.cells if (kept := _without_icons(cell)) is not None] or row.cells


def _is_icon(word: Word) -> bool:
    return all(piece.icon for piece in word.pieces)


def _without_icons(cell: Cell) -> Cell | None:
    words = tuple(word for word in cell.words if not _is_icon(word))
    return Cell(words) if words else None


def _sign(cell: Cell, following: Cell | None, leads: Counter[str]) -> str | None:
    """The bullet or the number that a cell begins with."""
    first = cell.words[0]
    if len(cell.words) == 1 and following is None:
        return None
    text = first.text
    if (match := BULLET.fullmatch(f"{text} ")) and match["number"]:
        return match["number"]
    after = cell.words[1] if len(cell.words) > 1 else following.words[0] if following else first
    if _is_icon(first):
        return "•" if leads[text] >= 3 else None
    foreign = first.pieces[0].font != after.pieces[0].font
    if len(text) == 1 and ((foreign and not text.isalnum()) or SIGN.fullmatch(text)) and (text != "o" or foreign):
        return text if text in "-*•–—" else "•"
    return None


def split_at_stops(rows: Sequence[Row]) -> None:
    """A narrow gap parts two cells, too, where the text of many rows begins: a margin of dates is often close."""
    for column in {row.column for row in rows}:
        own = [row for row in rows if row.column == column and not row.rule]
        left = min((row.cells[0].x0 for row in own), default=0.0)
        middle = left + 0.45 * (max((row.x1 for row in own), default=0.0) - left)
        firsts = Counter(round(row.cells[0].x0) for row in own)
        gaps = Counter(round(word.x0) for row in own for word in _after_gaps(row.cells[0]) if word.x0 < middle)
        stops = {at for at, times in gaps.items() if times >= 3 and sum(firsts[n] for n in (at - 1, at, at + 1)) >= 3}
        for row in own:
            word = next((word for word in _after_gaps(row.cells[0]) if round(word.x0) in stops), None)
            if word is not None:
                words = row.cells[0].words
                at = words.index(word)
                row.cells[:1] = [Cell(words[:at]), Cell(words[at:])]


def _after_gaps(cell: Cell) -> Iterator[Word]:
    """The words after gaps wider than the row's others: a row that is set to full width has wide gaps all along."""
    gaps = [word.x0 - before.x1 for before, word in pairwise(cell.words)]
    usual = median(gaps) if len(gaps) > 2 else 0.0
    for gap, word in zip(gaps, cell.words[1:], strict=True):
        if gap > max(0.45 * word.size, 1.4 * usual):
            yield word


def _without_sign(cells: list[Cell]) -> list[Cell]:
    if len(cells[0].words) > 1:
        return [Cell(cells[0].words[1:]), *cells[1:]]
    return cells[1:]
