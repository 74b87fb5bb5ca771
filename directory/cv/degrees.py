"""Degrees taken apart: what they are called, their fields, grades and ranks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from directory.cv.cues import degree_score, institution_score, is_unit, organization_score, place_score
from directory.cv.fields import AT, LABELLED, Segment, split_commas, trim
from directory.cv.organizations import read_organization
from directory.cv.parts import Parts, split_advised

MORE_DEGREES = re.compile(r",\s+(?:and\s+)?|\s+and\s+|;\s*")
DEGREE_FIELD = re.compile(r"\s+(?:in(?: de| het)?|en|of Science in|für|em|of Arts in|i|w|inom|по)\s+", re.IGNORECASE)
SHORT_DEGREE = re.compile(  # "MSc Meteorology"
    r"(?P<degree>Ph\.?D\.?|[BM]\.?(?:Sc|Eng|Phil|A|S)\.?|Master|Bachelor|Magister|Licence|Maîtrise|Doctorat)\s+(?:de\s+|d['’])?"
    r"(?P<field>(?!Hon|First|Second|Equiv|Student|Candidate|Thesis|Degree|Program|of\b|with\b|and\b)[^\W\d_][^,;()]+)$"
)
UNIT_OF = re.compile(
    r"^(?:the\s+)?(?:Department|Dept\.?|School|Faculty|Division|Institute)\s+(?:of|for)\s+(?P<field>.+)$", re.IGNORECASE
)
GRADE = re.compile(r"\b(?:GPA|WAM|CGPA)\b[:\s]*(?P<grade>[\d.,]+\s*%?(?:\s*/\s*[\d.]+)?)", re.IGNORECASE)
HONOURS = re.compile(  # how well a degree was passed, at its end: no part of its name or field
    r"""[,;(]\s*(?P<honours>(?:
        (?:with\s+)?(?:first|second|third|upper|lower|1st|2nd)[\s-]+(?:class|division|upper|lower)\b
      | (?:with\s+)?(?:high(?:est)?\s+)?(?:distinction|honou?rs|credit|merit)\b
      | (?:(?:summa|magna|maxima)\s+)?cum\s+laude
      | mention\s+(?:très\s+)?(?:bien|honorable|assez\s+bien) | avec\s+(?:les\s+)?(?:félicitations|mention)
      | (?:mit|con|com|met)\s+(?:auszeichnung|mención|distinção|lof|honores|lode) | \d{2,3}/\d{2,3}
    )[^,;()]*)\)?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
RANK = re.compile(
    r"\b(?:rank(?:ing|ed)?|position)\b[:\s]*(?P<rank>(?:top\s*)?\d+(?:st|nd|rd|th)?\s*(?:/|of|out of)\s*\d+[^;,\n]*)",
    re.IGNORECASE,
)


# What parts an institution from the degree behind it: "Girton College, Cambridge. BA in History", "Yale, J.D."
BREAKS = re.compile(r"(?<=\w{3})\.\s+|\s*[:：]\s+|[,，、]\s*|\s+[–—-]\s+")


MOST_BREAKS = 8  # a head has no more pieces


def part_degree(segment: Segment) -> list[Segment]:
    """A segment whose degree stands behind an institution, as two: the institution, the degree."""
    text = segment.text
    for sign in islice(BREAKS.finditer(text), MOST_BREAKS):
        before, behind = text[: sign.start()], text[sign.end() :]
        if degree_score(before):
            break
        if "," in before and place_score(behind) >= 0.9:
            continue  # "Old Mill College, Amherst, MA"
        if degree_score(behind) == 1 and organization_score(before):
            line, place = segment.slot
            return [replace(segment, text=before), Segment(behind, segment.style, (line, place + 1))]
    return [segment]


def read_degrees(texts: Sequence[str]) -> tuple[str | None, str | None, Parts]:
    """(degree, field, what else its lines say). Degrees on lines of their own are joined by semicolons."""
    degrees: list[str] = []
    fields: list[str] = []
    others = Parts(None, None, None, None, (), ())
    for text in texts:
        text, mentors, where = split_advised(text)
        text = GRADE.split(RANK.sub("", text))[0]
        text = HONOURS.sub("", ", ".join(piece for piece in split_commas(text) if not HONOURS.fullmatch(f", {piece}")))
        if _count(text) > 1 and "(" not in text:
            degrees.append(trim(text))
            continue
        degree, field, rest = _one_degree(trim(text))
        if not (degrees and field and degree.casefold() in ("major", "minor")):
            degrees.append(degree)  # else a line that only names the field of the degree above
        unit = UNIT_OF.match(field) if field else None
        if field:
            fields.append(unit["field"] if unit else field)
        found = read_organization(rest) if rest else (None, None, None)
        if found[0] and is_unit(found[0]) and institution_score(found[0]) < 1:
            found = (None, rest, None)
        others = replace(
            others,
            organization=others.organization or found[0] or where,
            unit=_both(others.unit, field if unit else found[1]),
            location=others.location or found[2],
            mentors=(*others.mentors, *mentors),
        )
    return "; ".join(degrees) or None, "; ".join(fields) or None, others


def _count(text: str) -> int:
    """How many degrees a text names; the "MA" behind an institution and its town is a state."""
    parts = MORE_DEGREES.split(text)
    if len(parts) > 2 and place_score(parts[-1]) >= 0.9 and organization_score(text):
        parts.pop()
    return sum(degree_score(part) >= 1 for part in parts)


def read_degree(text: str) -> tuple[str, str | None]:
    """A degree and its field: "PhD in Physics"."""
    degree, field, _ = _one_degree(trim(text))
    return degree, field


def _one_degree(text: str) -> tuple[str, str | None, str]:
    """("Ph.D.", "Physics", what follows at a comma and names an organization)."""
    pieces = split_commas(text)
    cut = next(
        (i for i, piece in enumerate(pieces) if i and (organization_score(piece) or place_score(piece) >= 0.9)),
        len(pieces),
    )
    degree, rest = ", ".join(pieces[:cut]), ", ".join(pieces[cut:])
    if (label := LABELLED.match(degree)) and degree_score(label["label"]) == 1 and len(label["label"].split()) <= 4:
        return label["label"], trim(label["value"]), rest
    split = DEGREE_FIELD.split(degree, maxsplit=1)
    if len(split) == 2 and degree_score(split[0]):
        if at := AT.search(split[1]):
            return split[0], trim(split[1][: at.start()]), split[1][at.end() :] + (f", {rest}" if rest else "")
        return split[0], trim(split[1]), rest
    if (at := AT.search(degree)) and degree_score(degree[: at.start()]) and _is_place(degree[at.end() :], at.group()):
        return degree[: at.start()], None, degree[at.end() :] + (f", {rest}" if rest else "")
    if match := SHORT_DEGREE.match(degree):
        return match["degree"], match["field"], rest
    if len(pieces) > 1 and cut > 1 and degree_score(pieces[0]) == 1 and not degree_score(pieces[1]):
        return pieces[0], ", ".join(pieces[1:cut]), rest
    return degree, None, rest


def _is_place(text: str, sign: str) -> bool:
    """Whether a degree's "at" is followed by a place: "Habilitation à Diriger des Recherches" has none."""
    return organization_score(text) > 0 or (text[:1].isupper() and sign.strip() in ("at", "@", "bei", "chez", "presso"))


def _both(a: str | None, b: str | None) -> str | None:
    return "; ".join(part for part in (a, b) if part) or None


def honours(text: str) -> str | None:
    """How well a degree was passed, in words: "summa cum laude", "First Class Honours"."""
    found = (HONOURS.search(f", {piece}") for piece in split_commas(text))
    return next((trim(match["honours"]) for match in found if match), None)


def is_grade(text: str) -> bool:
    """Whether a text holds nothing but a grade and a rank."""
    return not any(char.isalnum() for char in HONOURS.sub("", f",{RANK.sub('', GRADE.sub('', text))}"))
