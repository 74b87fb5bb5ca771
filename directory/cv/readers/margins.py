"""What stands in a margin: dates and labels of the rows beside them, and headings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from directory.cv.dates import find_dates
from directory.cv.kinds import fold_title, title_kind
from directory.cv.readers.geometry import Cell, Frame, Row
from directory.cv.readers.joining import OPEN_END


def with_margins(rows: list[Row], frames: dict[int, Frame]) -> list[Row]:
    """Rows with their main cells found, margin cells of several rows joined, and margin headings before their row."""
    for row in rows:
        stops = frames[row.column].stops
        if not row.rule and len(row.cells) > 1 and any(abs(row.cells[1].x0 - stop) <= 2.5 for stop in stops):
            row.main = 1
    groups = list(_margin_groups(rows, frames))
    headings = _are_headings([_text(rows, group) for group in groups], rows, groups)
    placed: dict[int, Row] = {}
    dropped: set[int] = set()
    for group, is_heading in zip(groups, headings, strict=True):
        first = rows[group[0]]
        words = tuple(word for i in group for word in rows[i].cells[0].words)
        for i in group[1:]:
            rows[i].cells, rows[i].main = rows[i].cells[1:], 0
            if not rows[i].cells:
                dropped.add(i)
        if is_heading:
            placed[group[0]] = replace(first, cells=[Cell(words)], main=0, heading=True, bullet=None)
            first.cells, first.main = first.cells[1:], 0
        elif len(group) > 1:
            first.cells = [Cell(words), *first.cells[1:]]
    found: list[Row] = []
    for index, row in enumerate(rows):
        if index in placed:
            found.append(placed[index])
        if index not in dropped:
            found.append(row)
    return found


def _margin_groups(rows: Sequence[Row], frames: dict[int, Frame]) -> Iterator[list[int]]:
    """Rows whose margin cells are one text: "Honors and" above "Awards"."""
    group: list[int] = []
    for index, row in enumerate(rows):
        if row.rule:
            continue
        if group and _continues_margin(rows[group[-1]], _text(rows, group), rows[group[0]].x0, row, frames[row.column]):
            group.append(index)
            continue
        if group:
            yield group
        group = [index] if row.main else []
    if group:
        yield group


def _text(rows: Sequence[Row], group: Sequence[int]) -> str:
    return " ".join(rows[index].cells[0].text for index in group)


def _continues_margin(above: Row, so_far: str, stop: float, row: Row, frame: Frame) -> bool:
    if row.column != above.column or row.page != above.page or row.bullet:
        return False
    cell, before = row.cells[0], above.cells[0]
    tight = row.y - above.y <= 1.15 * frame.leading.get(round(row.size), 1.3 * row.size)
    if not tight or cell.x1 > stop - 1 or _font(cell) != _font(before) or (len(row.cells) > 1 and not row.main):
        return False
    if before.text.rstrip().endswith(("-", "–", "—")):
        return True
    if _is_dated(cell.text) or _is_dated(before.text):
        return False
    if not row.main or cell.text[:1].islower() or OPEN_END.search(so_far):
        return True
    return title_kind(so_far) is None and title_kind(f"{so_far} {cell.text}") is not None


def _is_dated(text: str) -> bool:
    return bool(find_dates(text)) or any(char.isdigit() for char in text)


def _font(cell: Cell) -> tuple[str, float]:
    return cell.words[0].pieces[0].font, round(cell.words[0].size)


def _are_headings(titles: Sequence[str], rows: Sequence[Row], groups: Sequence[list[int]]) -> list[bool]:
    """Whether margin texts are the document's headings: when several are known titles, set in a style of their own."""
    plain = [i for i, title in enumerate(titles) if not _is_dated(title)]
    known = {i for i in plain if title_kind(titles[i])}
    styles = {i: _font(rows[groups[i][0]].cells[0]) for i in plain}
    by_style: dict[tuple[str, float], list[int]] = defaultdict(list)
    for i in plain:
        by_style[styles[i]].append(i)
    found = [False] * len(titles)
    for members in by_style.values():
        hits = {fold_title(titles[i]) for i in members if i in known}
        if len(hits) >= 3 and len(hits) >= 0.4 * len({fold_title(titles[i]) for i in members}):
            for i in members:
                found[i] = True
    return found
