"""How well a run of lines reads as one entry of its section, from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from directory.cv.cues import degree_score, organization_score, role_score
from directory.cv.dates import find_dates
from directory.cv.document import Line, Style
from directory.cv.heads import edge_dates, header, is_marked, leads, line_class, opens_role
from directory.cv.kinds import Kind
from directory.cv.names import parse_name
from directory.cv.references import is_reference

Quality = Callable[[Sequence[Line]], float]

QUOTED = re.compile(r"[“\"«„].{12,600}?[”\"»“]")
PAGES_END = re.compile(r"\d\s?[-–]{1,2}\s?\d+\.?$")
REFERENCE_END = re.compile(r"(?:\d\s?[-–]{1,2}\s?\d+|\b(?:19|20)\d\d)\)?\.?$")
MANY = 1_200  # characters; a longer entry is most likely several


def _affiliation_quality(lines: Sequence[Line], expects: Quality) -> float:
    top = header(lines)
    ranges = [date for line in top for date in edge_dates(line)]
    if not ranges:
        return 0.35 * expects(top)
    return (0.5 + 0.5 * expects(top)) / (1 + 0.6 * (len(ranges) - 1))


def _education_quality(lines: Sequence[Line]) -> float:
    return _affiliation_quality(lines, lambda top: _best(top, degree_score, organization_score))


def _position_quality(lines: Sequence[Line]) -> float:
    """A dated role at an organization, or an organization with dated roles under it."""
    roles = [line for line in lines[1:] if opens_role(line)]
    if roles and organization_score(lines[0].text) and not edge_dates(lines[0]):
        others = any(_names_employer(line, lines[0]) for line in lines[1:])
        return (0.5 + 0.5 * _best((lines[0], roles[0]), role_score, organization_score)) * (0.5 if others else 1)
    return _affiliation_quality(lines, lambda top: _best(top, role_score, organization_score))


def _names_employer(line: Line, first: Line) -> bool:
    """Whether a line is set like the first of its entry and names an organization, too."""
    return line_class(line) == line_class(first) and organization_score(line.text) >= 0.8 and not edge_dates(line)


def _service_quality(lines: Sequence[Line]) -> float:
    """A role at the start of a line opens another service."""
    roles = (role_score(" ".join(line.text.split()[:2])) for line in lines[1:] if not line.bullet)
    return plain_quality(lines) - 0.3 * any(roles)


def _best(lines: Sequence[Line], *scores: Callable[[str], float]) -> float:
    """The mean of the best that any line scores, one score after the other. Only the first lines of an entry count."""
    return sum(max(score(line.text) for line in lines[:6]) for score in scores) / len(scores)


def publication_quality(owner: str | None) -> Quality:
    """How well lines read as one work of the owner, who is named in it once: two lines that could be works are two."""
    family = parse_name(owner).family if owner else ""
    named = re.compile(rf"(?<!\w){re.escape(family)}(?!\w)", re.IGNORECASE) if family else None

    def quality(lines: Sequence[Line]) -> float:
        owned = sum(bool(named.search(line.text)) for line in lines) if named else 1
        works = max(1, owned, sum(is_reference(line.text) for line in lines))
        return _publication_quality(lines) * (1.0 if owned else 0.95) / works

    return quality


def _publication_quality(lines: Sequence[Line]) -> float:
    text = " ".join(line.text for line in lines)
    if len(text) < 25:
        return 0.1
    value = 0.6
    first, last = lines[0], lines[-1]
    value += 0.1 * (first.text[:1].isupper() or first.text[:1] in "“\"«'[" or not first.text[:1].isascii())
    value += 0.15 * (len(text.split()) >= 8)
    value += 0.1 * any(find_dates(line.text) for line in lines)
    value += 0.05 * last.text.endswith((".", ")", "]")) if not last.text.endswith((",", "-")) else -0.2
    value -= 0.25 * first.text[:1].islower()
    openers = sum(1 for line in lines[1:] if line.bullet and line.indent <= first.indent and not first.level)
    value -= 0.3 * min(openers, 2)
    marked = is_marked(first)
    value -= 0.25 * min(2, sum(_ends_reference(line, after, marked) for line, after in pairwise(lines)))
    value -= 0.2 * max(0, sum(1 for line in lines if line.after_blank) - 4) / 4
    quotes = len(QUOTED.findall(text))
    return max(0.0, value - 0.15 * max(0, quotes - 1)) * (0.5 if len(text) > MANY else 1.0)


def _ends_reference(line: Line, after: Line, marked: bool) -> bool:
    """Pages or a year at a line's end, and a capital after it: two works in one, save where lines have their roles."""
    ended = PAGES_END.search(line.text) if marked else REFERENCE_END.search(line.text)
    if not ended or (marked and not after.after_blank) or (after.indent > line.indent and not line.bullet):
        return False
    return len(line.text) > 40 and after.text[:1].isupper() and len(after.text) > 40


def _line_quality(lines: Sequence[Line]) -> float:
    """Lists of names: a line each, but for what hangs under it or goes on in small letters."""
    return 0.4 if _loose(lines) else plain_quality(lines)


COURSE = re.compile(r"[A-Z]{2,6}[ -]?\d{2,5}[A-Z]{0,2}\b")


def _teaching_quality(lines: Sequence[Line]) -> float:
    """A course's code at the start of a line opens another course."""
    return plain_quality(lines) - 0.3 * any(COURSE.match(line.text) and not line.bullet for line in lines[1:])


def _loose(lines: Sequence[Line]) -> int:
    """How many lines of an entry nothing ties to its first: no bullet, no indent, no small letter, no heading above."""
    first, *below = lines
    if first.level or leads(first, Style.BOLD):
        return 0
    return sum(not (line.bullet or line.indent > first.indent or line.text[:1].islower()) for line in below)


def plain_quality(lines: Sequence[Line]) -> float:
    """Any other list: a dated line with what belongs to it, and not two of them."""
    dates = sum(bool(edge_dates(line)) for line in lines)
    top = sum(bool(edge_dates(line)) for line in header(lines))
    undated = 0.75 - 0.05 * min(_loose(lines), 3)
    value = 1.0 if dates == 1 else undated if not dates else 0.9 if top <= 1 or len(lines) == 2 else 0.8 / top
    if lines[0].text[:1].islower():
        value -= 0.3
    return value * (0.6 if len(lines) > 12 else 1.0)


QUALITIES: dict[Kind, Quality] = {
    Kind.EDUCATION: _education_quality,
    Kind.POSITIONS: _position_quality,
    Kind.PUBLICATIONS: _publication_quality,
    Kind.TEACHING: _teaching_quality,
    Kind.SERVICE: _service_quality,
    Kind.MEMBERSHIPS: _line_quality,
    Kind.SKILLS: _line_quality,
}
