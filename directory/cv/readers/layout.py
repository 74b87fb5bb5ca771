"""Words with a place on a page become lines: rows, columns, margins, paragraphs.

What is decoration (page numbers, running headers) keeps its line, as a rule. Nothing here knows a file format.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from directory.cv.dates import find_dates
from directory.cv.document import MAX_LINE, Line, Passage, Span, Style
from directory.cv.readers.joining import LABEL, OPEN_END, SOFT_HYPHEN, hyphenated_words, joint
from directory.cv.readers.text import BULLET
from directory.cv.sections import fold_title, title_kind


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

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Page:
    words: tuple[Word, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of one row with no wide gap between them."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


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
class _Frame:
    """What a column of a document measures: its edges, its usual leading by font size, where its cells start."""

    left: float = 0.0
    right: float = 0.0
    size: float = 10.0
    leading: dict[int, float] = field(default_factory=dict)
    stops: list[float] = field(default_factory=list)


ONE_LINE = 0.35  # of the font's size: baselines this near are one row
WIDE_GAP = 1.0  # of the font's size: a gap this wide parts two cells
BLANK = 1.2  # of the usual leading: a gap this tall is a blank line
PAGE_NUMBER = re.compile(
    r"\W*(?:(?:p(?:age|\.)?|seite|página|s\.)\s*)?(?:\d{1,3}|[ivx]{1,5})(?:\s*(?:/|of|sur|von|de|–|-)\s*\d{1,3})?\W*",
    re.IGNORECASE,
)
SIGN = re.compile(r"[-*+•–—▪◦‣○■●►▸·∙⁃◆❖➢✓\u25aa\uf0b7\uf0a7\uf076»›∗⋄]|o")
DIGITS = re.compile(r"\d+")
RAISED = str.maketrans({**dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)), "a": "ᵃ", "b": "ᵇ", "c": "ᶜ", ",": None})
RAISED_SIGNS = re.compile(r"[\d,abc*†‡§¶#∗]+")


def lay_out(pages: Sequence[Page]) -> tuple[str, tuple[Line, ...], tuple[int, ...]]:
    """(the text line by line, its lines, the numbers of lines that are decoration)."""
    rows = [row for number, page in enumerate(pages) for row in _page_rows(number, page)]
    rows = _with_name_first(rows, pages)
    _mark_rules(rows, pages)
    _split_at_stops(rows)
    _read_bullets(rows)
    frames = _frames(rows)
    rows = _with_margins(rows, frames)
    _measure_gaps(rows)
    return _lines(rows, frames)


# ------------------------------------------------------------------------------------------------------ rows, columns


def _page_rows(number: int, page: Page) -> Iterator[Row]:
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


def _with_name_first(rows: list[Row], pages: Sequence[Page]) -> list[Row]:
    """What is set largest on top of the first page is its title, however high an address stands beside it."""
    if not rows:
        return rows
    top = [row for row in rows if row.page == rows[0].page and row.y < 0.3 * pages[rows[0].page].height]
    usual = median(row.size for row in rows)
    title = max(top, key=lambda row: row.size, default=None)
    if title is None or title.size < 1.4 * usual or title is rows[0]:
        return rows
    return [title, *(row for row in rows if row is not title)]


def _gutter(rows: Sequence[Row]) -> float | None:
    """Where two columns part that are read one after the other; None where rows are read across."""
    cells = [(cell, row.y) for row in rows for cell in row.cells]
    if len(cells) < 20:
        return None
    left, right = min(cell.x0 for cell, _ in cells), max(cell.x1 for cell, _ in cells)
    starts = Counter(round(cell.x0) for cell, _ in cells)
    best: tuple[float, float] | None = None
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
        worth = times - 3 * crossing
        if best is None or worth > best[0]:
            best = (worth, edge)
    return best[1] if best else None


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


# ----------------------------------------------------------------------------------------------- decoration, bullets


def _mark_rules(rows: Sequence[Row], pages: Sequence[Page]) -> None:
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


def _read_bullets(rows: Iterable[Row]) -> None:
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


def _split_at_stops(rows: Sequence[Row]) -> None:
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
    for before, word in pairwise(cell.words):
        if word.x0 - before.x1 > 0.45 * word.size:
            yield word


def _without_sign(cells: list[Cell]) -> list[Cell]:
    if len(cells[0].words) > 1:
        return [Cell(cells[0].words[1:]), *cells[1:]]
    return cells[1:]


# ------------------------------------------------------------------------------------------------- margins, headings


def _frames(rows: Sequence[Row]) -> dict[int, _Frame]:
    frames: dict[int, _Frame] = {}
    for column in {row.column for row in rows}:
        own = [row for row in rows if row.column == column and not row.rule]
        if not own:
            frames[column] = _Frame()
            continue
        starts, ends = sorted(row.cells[0].x0 for row in own), sorted(row.x1 for row in own)
        sizes = Counter[float]()
        for row in own:
            sizes[row.size] += len(row.text)
        frame = _Frame(starts[len(starts) // 50], ends[-1 - len(ends) // 40], sizes.most_common(1)[0][0])
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


def _stops(rows: Sequence[Row], frame: _Frame) -> list[float]:
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


def _with_margins(rows: list[Row], frames: dict[int, _Frame]) -> list[Row]:
    """Rows with their main cells found, margin cells of several rows joined, and margin headings before their row."""
    for row in rows:
        stops = frames[row.column].stops
        if not row.rule and len(row.cells) > 1 and any(abs(row.cells[1].x0 - stop) <= 2.5 for stop in stops):
            row.main = 1
    groups = list(_margin_groups(rows, frames))
    headings = _are_headings([" ".join(rows[i].cells[0].text for i in group) for group in groups], rows, groups)
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


def _margin_groups(rows: Sequence[Row], frames: dict[int, _Frame]) -> Iterator[list[int]]:
    """Rows whose margin cells are one text: "Honors and" above "Awards"."""
    group: list[int] = []
    for index, row in enumerate(rows):
        if row.rule:
            continue
        if group and _continues_margin(rows[group[-1]], rows[group[0]], row, frames[row.column]):
            group.append(index)
            continue
        if group:
            yield group
        group = [index] if row.main else []
    if group:
        yield group


def _continues_margin(above: Row, first: Row, row: Row, frame: _Frame) -> bool:
    if row.column != above.column or row.page != above.page or row.bullet:
        return False
    cell, before = row.cells[0], above.cells[0]
    stop = first.x0
    tight = row.y - above.y <= 1.15 * frame.leading.get(round(row.size), 1.3 * row.size)
    if not tight or cell.x1 > stop - 1 or _font(cell) != _font(before) or (len(row.cells) > 1 and not row.main):
        return False
    if before.text.rstrip().endswith(("-", "–", "—")):
        return True
    if _is_dated(cell.text) or _is_dated(before.text):
        return False
    joined = f"{first.cells[0].text} {cell.text}"
    return not row.main or title_kind(joined) is not None or cell.text[:1].islower()


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


# ------------------------------------------------------------------------------------------------- lines, paragraphs


def _measure_gaps(rows: Sequence[Row]) -> None:
    above: Row | None = None
    for row in rows:
        if row.rule:
            continue
        if above is not None and (above.page, above.column) == (row.page, row.column):
            row.gap = max(0.0, row.y - above.y)
        above = row


def _lines(rows: Sequence[Row], frames: dict[int, _Frame]) -> tuple[str, tuple[Line, ...], tuple[int, ...]]:
    words = hyphenated_words(row.text for row in rows)
    texts: list[str] = []
    lines: list[Line] = []
    rules: list[int] = []
    decoration: list[str] = []
    for paragraph in _paragraphs(rows, frames):
        if isinstance(paragraph, str):
            decoration.append(paragraph)
            continue
        line = _line(paragraph, frames, len(texts) + 1, words)
        if line is not None:
            texts.append(line.text.replace("\n", " "))
            lines.append(line)
        for text in decoration:
            texts.append(text)
            rules.append(len(texts))
        decoration = []
    for text in decoration:
        texts.append(text)
        rules.append(len(texts))
    return "\n".join(texts), tuple(lines), tuple(rules)


def _paragraphs(rows: Sequence[Row], frames: dict[int, _Frame]) -> Iterator[list[Row] | str]:
    """Rows that are one line of text; decoration as its text, after what it interrupts."""
    hanging = _hanging(rows, frames)
    paragraph: list[Row] = []
    waiting: list[str] = []
    for index, row in enumerate(rows):
        if row.rule:
            waiting.append(row.text)
            continue
        if paragraph and _continues(paragraph, row, frames[row.column], index in hanging):
            paragraph.append(row)
            continue
        if paragraph:
            yield paragraph
        yield from waiting
        waiting = []
        paragraph = [row]
    if paragraph:
        yield paragraph
    yield from waiting


def _hanging(rows: Sequence[Row], frames: dict[int, _Frame]) -> set[int]:
    """Rows near which a full row is mostly followed by a deeper one: there a row at the first's edge begins anew."""
    signs: list[int] = []
    above: Row | None = None
    for row in rows:
        signs.append(_hang(above, row, frames[row.column]) if above else 0)
        above = row if not row.rule else above
    total, sums = 0, [0]
    for sign in signs:
        total += sign
        sums.append(total)
    return {i for i in range(len(rows)) if sums[min(len(rows), i + 13)] - sums[max(0, i - 12)] >= 2}


def _hang(above: Row, row: Row, frame: _Frame) -> int:
    """1 where a full row is followed by a deeper one, -1 where by one at the same edge."""
    if row.rule or row.column != above.column or row.main or row.bullet or row.size != above.size:
        return 0
    if not _is_full(above, row, frame):
        return 0
    step = 0.0 if above.bullet else row.x0 - above.cells[0].x0
    if abs(step) <= 2:
        return -1 if above.gap < 1.4 * above.size else 0
    return int(2 < step < 6 * row.size)


def _is_full(row: Row, following: Row, frame: _Frame) -> bool:
    """Whether the next row's first word would not have fit: the row was broken because it was full."""
    if row.cells[-1].words[-1].text.endswith(SOFT_HYPHEN):
        return True
    word = following.cells[following.main].words[0]
    return row.x1 + 0.2 * row.size + (word.x1 - word.x0) > frame.right - 0.6 * row.size


def _continues(paragraph: Sequence[Row], row: Row, frame: _Frame, hanging: bool) -> bool:
    """Whether a row goes on with a paragraph: it was broken only because the line was full."""
    first, above = paragraph[0], paragraph[-1]
    if row.main or row.bullet or row.heading or first.heading or len(row.cells) > 1:
        return False
    if row.column != above.column or abs(row.size - above.size) > 0.6 or len(above.cells) > above.main + 1:
        return False
    if sum(len(one.text) for one in paragraph) > MAX_LINE:
        return False
    if row.gap and row.gap > BLANK * frame.leading.get(round(row.size), 1.3 * row.size):
        return False
    if above.cells[-1].words[-1].text.endswith(SOFT_HYPHEN):
        return True
    if not _is_full(above, row, frame) and not _is_broken_off(paragraph, row, frame, hanging):
        return False
    if first.x0 > frame.left + 0.4 * (frame.right - frame.left) and abs(row.x0 - above.x0) > 2:
        return False  # set flush right, or centred: an address, not a paragraph
    return _is_set_alike(above, row) and _is_in_place(paragraph, row, hanging)


def _is_broken_off(paragraph: Sequence[Row], row: Row, frame: _Frame, hanging: bool) -> bool:
    """A row that is not quite full, and whose text says that it goes on."""
    first, above = paragraph[0], paragraph[-1]
    if above.x1 < frame.left + 0.6 * (frame.right - frame.left):
        return False
    text = above.text.rstrip()
    if OPEN_END.search(text) or (row.text[:1].islower() and text[-1:] not in ".;:!?"):
        return True
    return hanging and row.x0 - first.x0 > 2 and above.x1 > frame.left + 0.7 * (frame.right - frame.left)


def _is_set_alike(above: Row, row: Row) -> bool:
    """A heading in bold or in capitals does not run on into plain text, nor that into a label of another style."""
    last, piece = above.cells[-1].words[-1].pieces[-1], row.cells[0].words[0].pieces[0]
    if (last.italic, last.bold) != (piece.italic, piece.bold) and LABEL.match(row.text):
        return False
    if _is_bold(above) and not row.cells[0].words[0].pieces[0].bold:
        return False
    return not (above.text.isupper() and not row.text.isupper() and len(above.text.split()) < 9)


def _is_bold(row: Row) -> bool:
    return all(piece.bold for cell in row.cells for word in cell.words for piece in word.pieces)


def _is_in_place(paragraph: Sequence[Row], row: Row, hanging: bool) -> bool:
    """Whether the row begins where the paragraph's next row must."""
    first, above = paragraph[0], paragraph[-1]
    step = row.x0 - (above.x0 if len(paragraph) > 1 else first.x0)
    lower = row.text[:1].islower()
    if len(paragraph) > 1:
        return abs(step) <= 3 or (lower and abs(step) <= 8 * row.size)
    if first.bullet or first.main:
        return -30 <= step <= 3 * row.size
    if abs(step) <= 2:
        return lower or not (hanging or _opens_alike(first, row))
    if step > 0:
        return step < 8 * row.size
    return lower or (-step < 3 * row.size and not hanging)


def _opens_alike(first: Row, row: Row) -> bool:
    """Two rows that begin with a date, or with bold and then plain type: two entries."""
    if _opens_with_date(first.text) and _opens_with_date(row.text):
        return True
    bold = [one.cells[0].words[0].pieces[0].bold and not _is_bold(one) for one in (first, row)]
    return all(bold)


def _opens_with_date(text: str) -> bool:
    return any(date.span[0] <= 5 for date in find_dates(text[:40]))


def _line(rows: Sequence[Row], frames: dict[int, _Frame], number: int, words: frozenset[str]) -> Line | None:
    first, frame = rows[0], frames[rows[0].column]
    passage = _passage(rows, words)
    if not passage.text:
        return None
    usual = max(frame.leading.get(round(row_size), 1.3 * row_size) for row_size in (first.size,))
    start = frame.left if first.main or first.heading else first.x0
    indent = max(0, round((start - frame.left) / (0.5 * frame.size))) if frame.size else 0
    after_blank = number == 1 or first.gap > BLANK * usual or first.heading
    return Line(number, passage, indent, first.bullet, 0, after_blank, first.size)


def _passage(rows: Sequence[Row], words: frozenset[str]) -> Passage:
    """The words of rows one after the other, with their styles as spans."""
    runs: list[tuple[str, Piece | None, str | None]] = []
    for index, row in enumerate(rows):
        if index:
            last = rows[index - 1].cells[-1].words[-1].text
            ending, glue = joint(last, row.cells[0].words[0].text, words)
            if len(ending) < len(last):
                runs[-1] = (runs[-1][0][:-1], runs[-1][1], runs[-1][2])
            if glue:
                runs.append((glue, None, None))
        for at, cell in enumerate(row.cells):
            if at:
                runs.append(("\t", None, None))
            for place, word in enumerate(cell.words):
                if place:
                    runs.append((" ", None, None))
                runs += [(_raised(piece), piece, word.url) for piece in word.pieces if not piece.icon]
    return _styled([(text.replace(SOFT_HYPHEN, "-"), piece, url) for text, piece, url in runs])


def _raised(piece: Piece) -> str:
    return piece.text.translate(RAISED) if piece.raised and RAISED_SIGNS.fullmatch(piece.text) else piece.text


def _styled(runs: Sequence[tuple[str, Piece | None, str | None]]) -> Passage:
    text = "".join(run[0] for run in runs)
    spans: list[Span] = []
    for style in (Style.BOLD, Style.ITALIC, Style.LINK):
        spans += _spans(runs, style)
    at = 0
    for run, piece, _ in runs:
        if piece and (piece.raised or run in ("*", "†", "‡", "∗")) and RAISED_SIGNS.fullmatch(piece.text):
            spans.append(Span(at, at + len(run), Style.MARK))
        at += len(run)
    spans.sort(key=lambda span: (span.start, span.end))
    return Passage(text, tuple(spans)).slice(0)


def _spans(runs: Sequence[tuple[str, Piece | None, str | None]], style: Style) -> Iterator[Span]:
    """Neighbours of one style are one span; a gap belongs to it when both its sides do."""
    start = end = 0
    current: str | None = None
    at = 0
    for text, piece, url in runs:
        if piece is not None and text:
            value = _value(piece, url, style)
            if value != current:
                if current is not None:
                    yield Span(start, end, style, current if style is Style.LINK else None)
                start, current = at, value
            end = at + len(text)
        at += len(text)
    if current is not None:
        yield Span(start, end, style, current if style is Style.LINK else None)


def _value(piece: Piece, url: str | None, style: Style) -> str | None:
    """What a span of this style is of: an address, or just that it is on."""
    if style is Style.LINK:
        return url
    return "on" if (piece.bold if style is Style.BOLD else piece.italic) else None
