"""Plain text that came out of a PDF: pages, running headers, wrapped lines, headings of a margin run into the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from directory.cv.cues import degree_score, organization_score, role_score
from directory.cv.dates import find_dates
from directory.cv.document import MAX_LINE, Document, Line, Passage, Span, join
from directory.cv.kinds import fold_title, title_kind
from directory.cv.lexicon.headings import FILLERS, PHRASES
from directory.cv.readers.joining import LABEL, OPEN_END, hyphenated_words, joint
from directory.cv.readers.text import BULLET, LINE_END, read_text
from directory.cv.references import is_reference, name_form

BROKEN_WORD = re.compile(r"[a-zà-ÿ][-\xad]$")
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"\W*(?:(?:page|seite|p\.)\s*)?\d{1,3}(?:\s*(?:/|of|sur|von|de)\s*\d{1,3})?\W*", re.IGNORECASE)
SIGN = re.compile(r"(?P<sign>[^\w\s\"'“«‘(\[{<$€£&@]|\{)\s+(?=\S)")
NAMES = (
    (re.compile(r"(?:[A-Z][\w’'-]+\s)?[A-Z][\w’'-]+,?\s(?:[A-Z]\.[\s-]?)+(?:,|;|and\s|&|\()"), "Doe, J."),
    (re.compile(r"(?:[A-Z]\.\s?)+[A-Z][\w’'-]+,"), "J. Doe"),
    (re.compile(r"(?:[A-Z][\w’'-]*\.?\s+){1,3}(?:and\s|&\s)"), "Jane Doe"),
    (re.compile(r"(?:[A-Z][\w’'-]*\.?\s+){1,3}[A-Z][\w’'-]*[.,]\s"), "Jane Doe"),
)
YEAR_END = re.compile(r"(?:19|20)\d\d\W*$")
GOES_ON = re.compile(r"(?:In:|doi\b|https?://|arXiv:|pp?\.\s|[Vv]ol\.\s)")
LONE_NUMBER = re.compile(r"[\[(]?\d{1,3}[\]).]")
PAPERS = re.compile(
    r"thesis|dissertation|refereed|symposi|workshop|papers?\b|abstract|poster|proceedings", re.IGNORECASE
)
LEAST_WIDTH = 40  # characters; a page holds no fewer
SHORT = 24  # characters; a row of a margin is no longer
SURE, LIKELY, OPEN = 0.97, 0.9, 0.6  # of the usual width: how full a row is that was broken


@dataclass(slots=True)
class _Text:
    """A document's rows, as they stand in the file, and how wide its full rows are.

    `exact`: a word stands in the next row only where it did not fit, for all letters are of one width.
    """

    raw: list[str]
    width: int
    exact: bool
    words: frozenset[str]

    def full(self, line: Line, following: Line, share: float) -> bool:
        """Whether the next row's first word would not have fit: into `share` of the width, where widths vary."""
        word = following.text.split(maxsplit=1)[0] if following.text else ""
        if following.bullet:
            word = following.bullet
        return len(self.raw[line.number - 1].rstrip()) + 1 + len(word) > (1 if self.exact else share) * self.width


def is_page_text(text: str) -> bool:
    """Whether a text was made of pages: it has page breaks, or words broken at the ends of lines."""
    if "\f" in text.strip():
        return True
    rows = [row.strip() for row in LINE_END.split(text[:200_000]) if row.strip()]
    broken = [row for row, following in pairwise(rows) if BROKEN_WORD.search(row) and following[:1].islower()]
    return len(broken) >= 3


def read_page_text(text: str, source: str) -> Document:
    """The document in such a text, its wrapped lines joined. The other rows of a line are decoration."""
    rows = [row.replace("\f", "").replace("\xad", "-") for row in LINE_END.split(text)]
    document = read_text("\n".join(rows).encode("utf-8", errors="replace"), source)
    width = _width(rows)
    longest = max((len(row.rstrip()) for row in rows if len(row.rstrip()) <= 1.1 * width), default=width)
    exact = _is_exact(rows, longest)
    book = _Text(rows, longest if exact else width, exact, hyphenated_words(rows))
    lines = _with_signs(list(document.lines))
    running = _running(lines, text) | _lone_numbers(lines)
    kept = _with_headings([line for line in lines if line.number not in running], book)
    joined = list(_joined(kept, book, running))
    taken = {line.number for line in joined}
    rules = tuple(number for number, row in enumerate(rows, 1) if row.strip() and number not in taken)
    return replace(document, lines=tuple(joined), rules=rules)


def _width(rows: Sequence[str]) -> int:
    """The width at which rows were broken: most rows end where the next word would not fit, and few are longer."""
    changes: Counter[int] = Counter()  # by how much the next width counts more than the one before
    for row, following in pairwise([row.rstrip() for row in rows]):
        if len(row) < LEAST_WIDTH:
            continue
        changes[LEAST_WIDTH] -= 1
        changes[len(row)] += 1
        word = following.split(maxsplit=1)[0] if following and not BULLET.match(following) else ""
        changes[len(row)] += bool(word)
        changes[len(row) + 1 + len(word)] -= bool(word)
    widths = sorted(changes)
    return max(zip(accumulate(changes[width] for width in widths), widths, strict=True), default=(0, 80))[1]


def _is_exact(rows: Sequence[str], width: int) -> bool:
    """Whether rows that go on, at a comma or in small letters, were all broken at this width to the letter."""
    wrapped = [
        len(row) + 1 + len(following.split(maxsplit=1)[0]) > width
        for row, following in pairwise([row.rstrip() for row in rows])
        if len(row) >= LEAST_WIDTH
        and following
        and (row.endswith(",") or following.lstrip()[0].islower())
        and "@" not in following
    ]
    return len(wrapped) >= 4 and sum(wrapped) >= 0.9 * len(wrapped)


def _with_signs(lines: list[Line]) -> list[Line]:
    """A sign that begins many rows is a bullet, whatever it was before the PDF lost its font."""
    signs = Counter(match["sign"] for line in lines if (match := SIGN.match(line.text)))
    found = []
    for line in lines:
        match = SIGN.match(line.text)
        if match and signs[match["sign"]] >= 5 and not line.bullet:
            line = replace(line, bullet="•", passage=line.passage.slice(match.end()))
        found.append(line)
    return found


def _running(lines: Sequence[Line], text: str) -> set[int]:
    """The numbers of rows that pages repeat, and of page numbers."""
    breaks = [number for number, row in enumerate(LINE_END.split(text), 1) if "\f" in row]
    edges = _edges(lines, breaks)
    times = Counter(_signature(line) for line in lines if not breaks or line.number in edges)
    seen: set[str] = set()
    found: set[int] = set()
    for line in lines:
        sign = _signature(line)
        repeated = times[sign] >= max(2, 0.5 * len(breaks)) and len(line.text) < 100
        number = bool(PAGE_NUMBER.fullmatch(line.text.strip()))
        named = line.number in breaks and line.text.startswith(lines[0].text) and len(line.text.split()) <= 12
        at_edge = line.number in edges if breaks else times[sign] >= 3 and bool(DIGITS.search(line.text))
        if at_edge and (number or named or (repeated and (sign in seen or line.number >= min(breaks, default=0)))):
            found.add(line.number)
        seen.add(sign)
    return found


def _edges(lines: Sequence[Line], breaks: Sequence[int]) -> set[int]:
    """The rows that stand next to a page break, three on each side."""
    numbers = [line.number for line in lines]
    found: set[int] = set()
    for number in breaks:
        at = bisect_left(numbers, number)
        found.update(numbers[max(0, at - 3) : at + 3])
    return found


def _lone_numbers(lines: Sequence[Line]) -> set[int]:
    """The rows of a column of numbers that lost its entries."""
    alone = [bool(LONE_NUMBER.fullmatch(f"{line.bullet or ''}{line.text}")) for line in lines]
    return {
        line.number
        for index, line in enumerate(lines)
        if alone[index] and sum(alone[max(0, index - 2) : index + 3]) >= 3
    }


def _signature(line: Line) -> str:
    return fold_title(re.sub(r"\s*\b\d{1,3}\s*(?:(?:of|/)\s*\d+\s*)?$", "", line.text)) or "#"


# ------------------------------------------------------------------------------------------------------------ headings


def _with_headings(lines: list[Line], book: _Text) -> list[Line]:
    """Titles of sections that stood in a margin get lines of their own, where the document has such titles."""
    found = {index: heading for index in range(len(lines)) if (heading := _heading(lines, index, book))}
    times = Counter(fold_title(title) for title, _, rest in found.values() if rest)
    found = {index: one for index, one in found.items() if not one[2] or times[fold_title(one[0])] == 1}
    alone = [fold_title(line.text) for line in lines if title_kind(line.text) is not None and line.after_blank]
    known = {fold_title(title) for title, _, _ in found.values() if title_kind(title)}.difference(alone)
    if len(known) < 3 or len(known) <= len(alone):
        return [_at_edge(line) for line in lines]
    made: list[Line] = []
    index = 0
    while index < len(lines):
        if index not in found:
            made.append(lines[index])
            index += 1
            continue
        title, rows, rest = found[index]
        made.append(replace(lines[index], passage=Passage(title), bullet=None, level=1, after_blank=True))
        if rest:
            last = lines[index + rows - 1]
            made.append(replace(last, passage=last.passage.slice(len(last.text) - rest), after_blank=True))
        else:
            lines[index + rows] = replace(lines[index + rows], after_blank=True)
        index += rows
    return made


def _at_edge(line: Line) -> Line:
    """A title that stands over its text's edge, not the page's, is no less a title."""
    if line.indent and line.after_blank and not line.bullet and title_kind(line.text):
        return replace(line, indent=0)
    return line


def _heading(lines: Sequence[Line], index: int, book: _Text) -> tuple[str, int, int] | None:
    """(title, how many rows it takes, how many characters of the last row are text) of a heading that begins here."""
    line = lines[index]
    if line.bullet or line.level or not line.text[:1].isupper():
        return None
    if index and book.full(lines[index - 1], line, SURE):
        ending = lines[index - 1].text
        if not (ending.endswith((".", ")")) or YEAR_END.search(ending)):
            return None
    return _stacked(lines, index, book) or _run_in(lines, index)


def _stacked(lines: Sequence[Line], index: int, book: _Text) -> tuple[str, int, int] | None:
    """ "Honors and" above "Awards": short rows that are one title."""
    rows: list[str] = []
    for line in lines[index : index + 4]:
        if (
            (rows and line.after_blank)
            or len(line.text) > SHORT
            or line.bullet
            or DIGITS.search(line.text)
            or line.text.endswith((".", ",", ":"))
        ):
            break
        rows.append(line.text)
    titles = [(count, " ".join(rows[:count])) for count in range(len(rows), 0, -1)]
    titles.sort(key=lambda title: fold_title(title[1]) not in PHRASES)
    for count, title in titles:
        if title_kind(title) and index + count < len(lines):
            return title, count, 0
    following = lines[index + len(rows)].text if index + len(rows) < len(lines) else ""
    is_margin = 2 <= len(rows) <= 3 and all(len(row) <= 14 for row in rows) and len(following) > OPEN * book.width
    return (" ".join(rows), len(rows), 0) if is_margin and PAPERS.search(" ".join(rows)) else None


def _run_in(lines: Sequence[Line], index: int) -> tuple[str, int, int] | None:
    """ "Education Doctor of Philosophy": a known title, then text that begins anew."""
    line = lines[index]
    words = line.text.split(" ")
    for count in (1, 2, 3):
        title, rest = " ".join(words[:count]), " ".join(words[count:])
        if len(rest) < 3 or not (rest[0].isupper() or rest[0].isdigit()) or not _is_title(words[:count]):
            continue
        phrase = " ".join(words[: count + 1])
        if title[-1:].isalpha() and not (
            role_score(phrase) >= 0.8 or organization_score(phrase) or _is_title(words[: count + 1])
        ):
            return title, 1, len(rest)
    return None


def _is_title(words: Sequence[str]) -> bool:
    """A known title whose last word says what it is of: "Education PhD" is none."""
    title = " ".join(words)
    return title_kind(title) is not None and (fold_title(title) in PHRASES or fold_title(words[-1]) not in FILLERS)


# ---------------------------------------------------------------------------------------------------------- paragraphs


def _joined(lines: Sequence[Line], book: _Text, running: set[int]) -> Iterator[Line]:
    """Paragraphs as lines. Where two begin alike, as entries do, the second stands apart as after a blank line."""
    paragraph: list[Line] = []
    for line in lines:
        line = _with_dash(paragraph, line, book)
        if paragraph and _continues(paragraph, line, book, running):
            paragraph.append(line)
            continue
        if paragraph:
            yield _one(paragraph, book)
            if _stands_apart(paragraph, line):
                line = replace(line, after_blank=True)
        paragraph = [line]
    if paragraph:
        yield _one(paragraph, book)


def _with_dash(paragraph: Sequence[Line], line: Line, book: _Text) -> Line:
    """A dash that did not fit the row above is no bullet."""
    if not paragraph or line.after_blank or line.bullet not in ("-", "–", "—") or line.bullet == paragraph[0].bullet:
        return line
    if line.indent != paragraph[-1].indent or not book.full(paragraph[-1], line, SURE):
        return line
    return replace(line, bullet=None, passage=join((Passage(line.bullet), line.passage)))


def _continues(paragraph: Sequence[Line], line: Line, book: _Text, running: set[int]) -> bool:
    first, above = paragraph[0], paragraph[-1]
    if line.bullet or line.level or first.level or line.number == above.number:
        return False
    lower, ending = line.text[:1].islower(), above.text.rstrip()
    if line.after_blank and not (lower and running & set(range(above.number + 1, line.number))):
        return False  # a page break is no blank line
    if sum(len(one.text) for one in paragraph) > MAX_LINE or line.indent < first.indent:
        return False
    if BROKEN_WORD.search(book.raw[above.number - 1].rstrip()):
        return True
    if GOES_ON.match(line.text):
        return True
    labelled = LABEL.match(line.text) and not (lower and book.exact)
    if labelled and ending[-1:] not in ",;" and not OPEN_END.search(ending):
        return False
    if not book.full(above, line, LIKELY):
        return book.full(above, line, OPEN) and (bool(OPEN_END.search(ending)) or (lower and ending[-1:] == ","))
    if lower or ending[-1:] in ",;:&" or OPEN_END.search(ending):
        return True
    ended = ending[-1:] in ".!?)" or bool(YEAR_END.search(ending))
    if degree_score(line.text[:60]) >= 0.8 or (not book.full(above, line, SURE) and (ended or _is_role(line))):
        return False
    return not (ended and (_begins_anew(paragraph, line) or (YEAR_END.search(ending) and _form(line))))


def _stands_apart(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether a row opens an entry, by what it says: the space that showed it is lost."""
    headed = any(date.start != date.end and date.span[0] > 5 for date in find_dates(line.text[:90]))
    if _form(line) and YEAR_END.search(paragraph[-1].text):
        return True
    if _begins_anew(paragraph, line) and not headed:
        return True
    if LABEL.match(line.text) or line.bullet or len(line.text) < 8:
        return False
    return degree_score(line.text[:60]) >= 0.8 or (_is_role(line) and len(paragraph) > 1)


def _begins_anew(paragraph: Sequence[Line], line: Line) -> bool:
    """Two rows that begin with a date, a dated head, or names set alike: two entries."""
    first = paragraph[0]
    dates = [find_dates(one.text[:90]) for one in (first, line)]
    if all(any(date.span[0] <= 5 or date.start != date.end for date in found) for found in dates):
        return True
    if _is_role(first) and _is_role(line):
        return True
    if first.bullet:
        return False
    if _form(first) is not None and _form(first) == _form(line):
        return True
    form = name_form(line.text)
    alike = form is not None and form == name_form(first.text)
    return alike and is_reference(" ".join(one.text for one in paragraph))


def _form(line: Line) -> str | None:
    """How the names are set that a row begins with; None where it begins with none."""
    return next((form for names, form in NAMES if names.match(line.text)), None)


def _is_role(line: Line) -> bool:
    return role_score(line.text[:40]) >= 0.8


def _one(paragraph: Sequence[Line], book: _Text) -> Line:
    """The rows as one line, under the first one's number."""
    texts: list[str] = []
    spans: list[Span] = []
    length = 0
    for index, line in enumerate(paragraph):
        text = line.text
        if index + 1 < len(paragraph):
            last, following = text.rsplit(maxsplit=1)[-1], paragraph[index + 1].text.split(maxsplit=1)[0]
            ending, glue = joint(last, following, book.words)
            text = text[: len(text) - len(last)] + ending + glue
        spans += [
            replace(span, start=span.start + length, end=min(span.end, len(text)) + length)
            for span in line.passage.spans
            if span.start < len(text)
        ]
        texts.append(text)
        length += len(text)
    return replace(paragraph[0], passage=Passage("".join(texts), tuple(spans)))
