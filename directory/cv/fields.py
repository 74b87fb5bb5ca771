"""The head of an entry taken apart: its dates, its labelled lines, and the segments that are left."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from directory.cv.cues import is_region, place_score
from directory.cv.dates import DateRange, find_dates
from directory.cv.document import Line, Passage, Style, join
from directory.cv.heads import edge_dates, runs_on
from directory.cv.kinds import fold_title
from directory.cv.lexicon.labels import FIELD_LABELS


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line "Label: value" with what its label stands for (see lexicon/labels.py)."""

    field: str
    label: str
    value: Passage
    line: Line

    @property
    def text(self) -> str:
        return f"{self.label}: {self.value.text}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a head: text set in one style, without dates. `slot` says where it stood: (line, piece)."""

    text: str
    style: Style | None
    slot: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of an entry says; `rest` is what runs on behind its dates."""

    segments: tuple[Segment, ...]
    labelled: tuple[Labelled, ...]
    dates: tuple[DateRange, ...]
    rest: tuple[str, ...] = ()


LABELLED = re.compile(r"\s*(?P<label>[^:：]{2,45}?)\s*[:：]\s*(?P<value>\S.*)$")
BRACKETS = re.compile(r"\(\s*[,;]?\s*\)|\[\s*\]")
LOOSE = " \t,;|–—-·•:/&"
LAST_STOP = re.compile(r"\.$(?:(?<=\s\.)|(?<=[^\W\d_A-Z]{3}\.)|(?<=\)\.))")
COLUMNS = re.compile(
    r"""
    \t | \s\|\s | \s[•·]\s
  | (?:(?<!\s)|(?<=\t)|(?<=[|•·]\s))  # a run of blanks is tried at its start alone, not at each of them
    \s+[–—;-]\s+
  | ;\s+
  | (?<=[\u3040-\u30ff\u3400-\u9fff）])\s+(?=[\u3040-\u30ff\u3400-\u9fff])  # words that nothing else parts
    """,
    re.VERBOSE,
)
COMMA = re.compile(r",(?!(?<=\d,)\d{3}(?!\d))(?!\s*(?:Ltd|Inc|LLC|L\.L\.C|Jr|Sr|GmbH|Corp|Co|S\.A|PLC)\b)")
PLACE_PARTS = 6  # a place has no more: a room, a street, a city, its state and country
AT = re.compile(
    r"\s+(?:at|@|bei|beim|chez|à l['’]|à la|à|en la|na|an der|an dem|am|an|im|aan de|aan het|presso|vid|w|with)\s+"
    r"(?=\S)"
)
# A system's name is not an institution's until its campus is said: the comma is part of the name.
CAMPUS_SYSTEMS = re.compile(
    r"^(?:The )?(?:University of (?:California|Illinois|Texas|Wisconsin|Massachusetts|Maryland|North Carolina|Michigan|"
    r"Missouri|Minnesota|Nebraska|Colorado|Tennessee|Alabama|Arkansas|Hawai.?i|South Carolina|Alaska|Houston)|"
    r"(?:California|Pennsylvania|Arizona|Louisiana) State University|(?:State|City) University of New York|"
    r"Indiana University|Rutgers University|Purdue University|Texas A&M University|Indian Institute of [\w ]+|"
    r"National Institute of Technology)$"
)


def read_label(line: Line) -> Labelled | None:
    """The line as "Label: value" where the label is one that CVs use, else None."""
    match = LABELLED.match(line.text)
    if not match:
        return None
    field = label_field(match["label"])
    return Labelled(field, match["label"], line.passage.slice(match.start("value")), line) if field else None


def label_field(label: str) -> str | None:
    """What a label stands for, or None."""
    return FIELD_LABELS.get(fold_title(label))


def read_head(lines: Sequence[Line]) -> Head:
    """The head of an entry, its lines taken apart."""
    segments: list[Segment] = []
    labelled: list[Labelled] = []
    dates: list[DateRange] = []
    rest: list[str] = []
    for row, line in enumerate(lines):
        if label := read_label(line):
            labelled.append(label)
            dates += _labelled_dates(label)
            continue
        if labelled and lines[row - 1] is labelled[-1].line and goes_on(labelled[-1].value.text, line):
            labelled[-1] = replace(labelled[-1], value=join([labelled[-1].value, line.passage]), line=line)
            continue
        end = runs_on(line.text)
        if end:
            behind = line.text[end:].lstrip(" ).:;")
            if label := _labelled_piece(behind, line):
                labelled.append(label)
            else:
                rest.append(behind)
            line = replace(line, passage=line.passage.slice(0, end))
        line, aside = _without_labels(_without_asides(line, labelled))
        labelled += aside
        passage, found = _without_dates(line.passage, _dates(line, dates))
        dates += found
        for segment in _segments(passage, row):
            if label := _labelled_piece(segment.text, line):
                labelled.append(label)
            else:
                segments.append(segment)
    return Head(tuple(segments), tuple(labelled), tuple(dates), tuple(rest))


def _labelled_dates(label: Labelled) -> Iterator[DateRange]:
    """The dates behind "Period:", and the end of a range behind "Start date:"."""
    found = find_dates(label.value.text) if label.field in ("dates", "start", "end") else ()
    for date in found[:1]:
        if label.field == "start" and date.start == date.end:
            yield replace(date, end=None, current=True)
        elif label.field == "end" and date.start == date.end:
            yield replace(date, start=None)
        else:
            yield date


ASIDE = re.compile(r"[(（](?P<label>[^()（）:：]{2,30})[:：]\s*(?P<value>[^()（）]{2,200})[)）]")


def _without_asides(line: Line, labelled: list[Labelled]) -> Line:
    """The line without what stands in brackets behind a label, "(advisor: A. Roe)", which is added to `labelled`."""
    text = line.text
    for match in ASIDE.finditer(text):
        if field := label_field(match["label"]):
            labelled.append(Labelled(field, match["label"], Passage(match["value"].strip()), line))
            text = text[: match.start()] + " " * len(match.group()) + text[match.end() :]  # spans stay true
    kept = len(text.rstrip())
    return replace(line, passage=Passage(text[:kept], line.passage.slice(0, kept).spans))


INSIDE = re.compile(r"[.;,)]\s+(?P<label>[^\W\d_][^:：.;,()]{1,30}?)\s*[:：]\s*(?=\S)")


def _without_labels(line: Line) -> tuple[Line, list[Labelled]]:
    """The line without what follows labels inside it: "PhD, Leeds, 2010. Advisor: A. Roe"."""
    found = [(match, field) for match in INSIDE.finditer(line.text) if (field := label_field(match["label"]))]
    if not found or find_dates(line.text[found[0][0].end() :]):
        return line, []  # what prints dates behind a label has not ended there
    ends = [*(match.start() + 1 for match, _ in found[1:]), None]
    labelled = [
        Labelled(field, match["label"], Passage(trim(line.text[match.end() : end])), line)
        for (match, field), end in zip(found, ends, strict=True)
    ]
    return replace(line, passage=line.passage.slice(0, found[0][0].start() + 1)), labelled


def _labelled_piece(text: str, line: Line) -> Labelled | None:
    """A piece "Supervisor: Prof. A" behind a date or a dash."""
    match = LABELLED.match(text)
    field = label_field(match["label"]) if match else None
    return Labelled(field, match["label"], Passage(match["value"]), line) if match and field else None


def goes_on(text: str, line: Line) -> bool:
    """Whether a text that ends in a comma goes on in the line after it."""
    return text.rstrip().endswith(",") and not line.bullet and not line.after_blank


def _dates(line: Line, before: Sequence[DateRange]) -> tuple[DateRange, ...]:
    """A line's dates at its edges, or any of it where none has been found so far."""
    found = edge_dates(line)
    if not found and not before:
        found = tuple(date for date in find_dates(line.text) if date.start != date.end or _bracketed(line.text, date))
    return found


def _bracketed(text: str, date: DateRange) -> bool:
    return text[: date.span[0]].endswith("(") or text[date.span[1] :].startswith(")")


def _without_dates(passage: Passage, dates: tuple[DateRange, ...]) -> tuple[Passage, tuple[DateRange, ...]]:
    """The passage with each date blanked, its length kept so that spans stay true."""
    text = passage.text
    for date in dates:
        start, end = date.span
        text = text[:start] + "\t" + " " * (end - start - 1) + text[end:]
    text = BRACKETS.sub(lambda match: " " * len(match.group()), text)
    return Passage(text, passage.spans), dates


def _segments(passage: Passage, row: int) -> list[Segment]:
    """A line cut where its style changes and at column gaps, dashes and bars."""
    cuts = {0, len(passage.text)}
    styled = [span for span in passage.spans if span.style in (Style.BOLD, Style.ITALIC)]
    for span in styled:
        cuts |= {span.start, min(span.end, len(passage.text))}
    bounds = sorted(cuts)
    styles: dict[int, Style] = {}  # by where a stretch starts; of two spans over it the first counts
    for span in reversed(styled):
        stretches = bounds[bisect_left(bounds, span.start) : bisect_left(bounds, span.end)]
        styles.update(dict.fromkeys(stretches, span.style))
    found: list[Segment] = []
    for start, end in pairwise(bounds):
        style = styles.get(start)
        for piece in COLUMNS.split(passage.text[start:end]):
            if (text := trim(piece)) and not (text.isdigit() and len(text) < 4):  # the number of a table's row
                found.append(Segment(text, style, (row, len(found))))
    return found


def trim(text: str) -> str:
    """Text without loose punctuation at its ends; a bracket that lost its mate goes, too."""
    text = " ".join(text.split()).strip(LOOSE).removeprefix(". ").lstrip(LOOSE)
    if LAST_STOP.search(text) and not text.endswith(("Inc.", "Corp.", "Ltd.", "Co.", "Univ.", "Dept.")):
        text = text[:-1]
    if (text.startswith("(") and ")" not in text) or (
        text.startswith("(") and text.endswith(")") and text.count("(") == 1
    ):
        text = text.strip("()")
    if text.endswith(")") and "(" not in text:
        text = text[:-1]
    return text.strip(LOOSE) if any(char.isalnum() for char in text) else ""


def printed(date: DateRange | None) -> tuple[str | None, str | None, bool]:
    """A date as records hold it: (start, end, whether it goes on)."""
    if date is None:
        return None, None, False
    return str(date.start) if date.start else None, str(date.end) if date.end else None, date.current


def split_commas(text: str) -> list[str]:
    """A text at its commas, those in brackets and in "Co., Ltd." aside."""
    pieces, depth, start = [], 0, 0
    for index, char in enumerate(text):
        depth += (char in "([（") - (char in ")]）")
        if char in ",，、" and depth <= 0 and (char != "," or COMMA.match(text, index)):
            pieces.append(text[start:index])
            start = index + 1
    return [piece for piece in map(str.strip, [*pieces, text[start:]]) if piece]


def split_place(text: str) -> tuple[str, str | None]:
    """(what stands before, the place at the end): "Google, Mountain View, CA" -> ("Google", "Mountain View, CA")."""
    pieces = with_campus(split_commas(text))
    for start in range(max(0, len(pieces) - PLACE_PARTS), len(pieces)):
        tail = ", ".join(pieces[start:])
        if place_score(tail) >= (0.9 if start else 1):
            return ", ".join(pieces[:start]), tail
    return ", ".join(pieces), None


# "Department of Earth, Atmospheric and Planetary Sciences"
SUBJECTS = re.compile(r"^(?:[A-Z][\w-]+\s+)?(?:and|&)?\s*(?:[A-Z][\w-]+\s+)*(?:and|&|et|und|y|e)\s+[A-Z][\w\s-]+$")
UNIT_OF = re.compile(r"^(?:Dep(?:artmen)?t\.?|Division|School|Faculty|Section|Institute)\s+(?:of|for)\s+[\w\s-]+$")


def _is_one_name(before: str, piece: str) -> bool:
    if UNIT_OF.match(before) and SUBJECTS.match(piece) and not place_score(piece):
        return True
    return bool(CAMPUS_SYSTEMS.match(before)) and not is_region(piece)


def with_campus(pieces: list[str]) -> list[str]:
    """ "University of California" and "Berkeley" are one name, and so is a department of two subjects."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _is_one_name(joined[-1], piece):
            joined[-1] += f", {piece}"
        else:
            joined.append(piece)
    return joined
