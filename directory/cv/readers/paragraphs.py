"""Rows become lines: what was broken only because a row was full is joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from directory.cv.dates import find_dates
from directory.cv.document import MAX_LINE, Line, Passage, Span, Style
from directory.cv.readers.geometry import BLANK, Frame, Piece, Row, Word
from directory.cv.readers.joining import LABEL, OPEN_END, SOFT_HYPHEN, hyphenated_words, joint
from directory.cv.references import is_reference, name_form

RAISED = str.maketrans({**dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)), "a": "ᵃ", "b": "ᵇ", "c": "ᶜ", ",": None})
RAISED_SIGNS = re.compile(r"[\d,abc*†‡§¶#∗]+")


def measure_gaps(rows: Sequence[Row]) -> None:
    above: Row | None = None
    for row in rows:
        if row.rule:
            continue
        if above is not None and (above.page, above.column) == (row.page, row.column):
            row.gap = max(0.0, row.y - above.y)
        above = row


def set_lines(rows: Sequence[Row], frames: dict[int, Frame]) -> tuple[str, tuple[Line, ...], tuple[int, ...]]:
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


def _paragraphs(rows: Sequence[Row], frames: dict[int, Frame]) -> Iterator[list[Row] | str]:
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


def _hanging(rows: Sequence[Row], frames: dict[int, Frame]) -> set[int]:
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


def _hang(above: Row, row: Row, frame: Frame) -> int:
    """1 where a full row is followed by a deeper one, -1 where by one at the same edge."""
    if row.rule or row.column != above.column or row.main or row.bullet or row.size != above.size:
        return 0
    if not _is_full(above, row, frame):
        return 0
    step = 0.0 if above.bullet else row.x0 - above.cells[0].x0
    if abs(step) <= 2:
        return -1 if above.gap < 1.4 * above.size else 0
    return int(2 < step < 6 * row.size)


def _is_full(row: Row, following: Row, frame: Frame) -> bool:
    """Whether the next row's first word would not have fit: the row was broken because it was full."""
    if row.cells[-1].words[-1].text.endswith(SOFT_HYPHEN):
        return True
    word = following.cells[following.main].words[0]
    return row.x1 + 0.2 * row.size + (word.x1 - word.x0) > frame.right - 0.6 * row.size


def _continues(paragraph: Sequence[Row], row: Row, frame: Frame, hanging: bool) -> bool:
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


def _is_broken_off(paragraph: Sequence[Row], row: Row, frame: Frame, hanging: bool) -> bool:
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
    if abs(row.x0 - first.x0) <= 2 and not first.bullet and _is_next_work(paragraph, row):
        return False
    if len(paragraph) > 1:
        return abs(step) <= 3 or (lower and abs(step) <= 8 * row.size)
    if first.bullet or first.main:
        return -30 <= step <= 3 * row.size
    if abs(step) <= 2:
        return lower or not (hanging or _opens_alike(first, row))
    if step > 0:
        return step < 8 * row.size
    return lower or (-step < 3 * row.size and not hanging)


def _is_next_work(paragraph: Sequence[Row], row: Row) -> bool:
    """Whether a work is complete above a row that begins with a name, too: the names are set alike."""
    form = name_form(row.text)
    if form is None or form != name_form(paragraph[0].text) or OPEN_NAMES.search(paragraph[-1].text):
        return False
    return is_reference(" ".join(one.text for one in paragraph))


OPEN_NAMES = re.compile(r"(?:[,;:&(–—-]|\s(?:and|et|und|og|och|y|e|i))\s*$")  # a list of names goes on


def _opens_alike(first: Row, row: Row) -> bool:
    """Two rows that begin with a date, or with bold and then plain type: two entries."""
    if _opens_with_date(first.text) and _opens_with_date(row.text):
        return True
    bold = [one.cells[0].words[0].pieces[0].bold and not _is_bold(one) for one in (first, row)]
    return all(bold)


def _opens_with_date(text: str) -> bool:
    return any(date.span[0] <= 5 for date in find_dates(text[:40]))


def _line(rows: Sequence[Row], frames: dict[int, Frame], number: int, words: frozenset[str]) -> Line | None:
    first, frame = rows[0], frames[rows[0].column]
    passage = _passage(rows, words)
    if not passage.text:
        return None
    usual = frame.leading.get(round(first.size), 1.3 * first.size)
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
                if place and not _leans(cell.words[place - 1], word):
                    runs.append((" ", None, None))
                runs += [(_raised(piece), piece, word.url) for piece in word.pieces if not piece.icon]
    return _styled([(text.replace(SOFT_HYPHEN, "-"), piece, url) for text, piece, url in runs])


def _leans(before: Word, word: Word) -> bool:
    """A comma right after a raised mark belongs to it."""
    return word.text[:1] in ",." and before.pieces[-1].raised and word.x0 - before.x1 < 0.3 * word.size


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
