"""The head of an entry in the words of its fields: role, organization, place, mentors."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from directory.cv.cues import (
    institution_score,
    is_place_name,
    is_unit,
    organization_score,
    place_score,
    role_score,
)
from directory.cv.document import Style
from directory.cv.fields import AT, Head, Segment, split_commas, trim
from directory.cv.names import is_name, split_people
from directory.cv.organizations import read_organization
from directory.cv.records import Mentor

ADVISED = re.compile(
    r"""(?:^|[,;(]\s*|\s+)(?:(?:co-?)?(?:advised|supervised|mentored)\s+by|under\s+the\s+(?:supervision|guidance|direction)\s+of|
        working\s+with|encadr\S+\s+par|sous\s+la\s+direction\s+(?:de|d['’])|betreut\s+von|
        (?:(?:primary|main|thesis|doctoral|academic|faculty|principal)\s+)?(?:co-?)?(?:advis[eo]r|supervisor|mentor)s?:|with\s+(?=Prof|Dr))\s*
        (?P<who>[^()]{3,200}?)(?:\s+at\s+(?P<where>[^.;]{2,100}))?[.)]*$""",
    re.VERBOSE | re.IGNORECASE,
)
# "Research Assistant, UCLA, Prof. Hopen", "Postdoc, INRIA, PI: Ann Lee"
MENTOR_BEHIND = re.compile(
    r"""[,;(–—-]?\s+(?:(?:PI|host|mentor|[Hh]ost|Mentor)\s*:\s*|[Ww]orking\s+(?:for|with)\s+(?=Prof|Dr)|
        (?:(?:Arbeitsgruppe|AG|[Gg]roup\s+of|[Ll]ab(?:oratory)?\s+of|with|équipe\s+de)\s+)?(?=(?:Prof(?:essor)?\.?|Dr\.)\s+[A-Z]))
        (?P<who>(?:(?:Prof(?:essor)?|Dr)\b\.?\s+)*[^,;()\d]{3,60})[).]*$""",
    re.VERBOSE,
)
MENTOR_BEFORE = re.compile(  # "Post-doc, David Coomes Cambridge University"
    r"(?:^|,\s+)(?P<who>[A-Z][\w'’-]+\s+[A-Z][\w'’-]+)\s+(?P<where>[A-Z]\w+\s+(?:University|Institute|College|School)\b)"
)
SENTENCE_END = re.compile(r"(?<=[a-z]{3})(?<!\bProf)\.\s+(?=[A-Z])")
MOST_PLACES = 3  # lines of a head that name an organization or a part of it
MOST_WORDS = 16
MOST_ROLE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Parts:
    """An entry in the words of its fields; `spare` are segments that no field took."""

    role: str | None
    organization: str | None
    unit: str | None
    location: str | None
    mentors: tuple[Mentor, ...]
    spare: tuple[str, ...]


def read_parts(head: Head, title_score: Callable[[str], float]) -> Parts:
    """Which segment is the role, which the organization, which the place; what is left over is spare."""
    segments, mentors, where = _without_mentors(head.segments)
    places = [s for s in segments if place_score(s.text) >= 0.9]
    segments = [s for s in segments if s not in places]
    role = max(segments, key=lambda s: title_score(s.text), default=None)
    if role is None or not title_score(role.text):
        role = None
    title, at = _role_at(role.text) if role else (None, None)
    if role is None and title_score("Professor") and (split := _unknown_role(segments)):
        role, title, at = split
    others = [s for s in segments if s is not role]
    texts, spare = _naming(others, at, where)
    if title and not texts and not where:
        title, *rest = _split_role(title)
        texts = rest
    organization, unit, location = _organizations(texts)
    location = ", ".join(dict.fromkeys(s.text for s in places)) or location
    return Parts(title, organization or where, unit, location, mentors, tuple(s.text for s in spare))


def _unknown_role(segments: Sequence[Segment]) -> tuple[Segment, str, str] | None:
    """(segment, role, where) of "Ecologist, Parks Service": what stands before an organization, whatever it says."""
    for segment in segments:
        pieces = split_commas(segment.text)
        cut = next((i for i, piece in enumerate(pieces) if organization_score(piece) >= 0.8), 0)
        first = ", ".join(pieces[:cut])
        if cut and len(first.split()) <= MOST_ROLE_WORDS and not is_unit(first) and not place_score(pieces[0]):
            return segment, first, ", ".join(pieces[cut:])
        if (at := AT.search(segment.text)) and organization_score(segment.text[at.end() :]) >= 0.8:
            first = trim(segment.text[: at.start()])
            if first and len(first.split()) <= MOST_ROLE_WORDS and not organization_score(first):
                return segment, first, segment.text[at.end() :]
    return None


def _without_mentors(segments: Sequence[Segment]) -> tuple[list[Segment], tuple[Mentor, ...], str | None]:
    """(the segments without what they say of mentors, the mentors, where these are)."""
    kept: list[Segment] = []
    mentors: list[Mentor] = []
    where: str | None = None
    for segment in segments:
        text, people, place = split_advised(segment.text)
        mentors += people
        where = where or place
        if text := trim(text):
            kept.append(replace(segment, text=text))
    return kept, tuple(mentors), where


def _naming(segments: Sequence[Segment], at: str | None, where: str | None) -> tuple[list[str], list[Segment]]:
    """(the texts that name the organization, what is left): by their words, else the first in bold, else the first.

    `at` is what the role's own segment says of the place, `where` what stands behind the mentors.
    """
    named = [s for s in segments if _names_place(s.text)][:MOST_PLACES]
    spare = [s for s in segments if s not in named]
    texts = [*([at] if at else []), *(s.text for s in named)]
    bold = next((s for s in spare if s.style is Style.BOLD), None)
    if at and bold and not named and is_unit(at) and institution_score(at) < 0.4:
        return [bold.text, at], [s for s in spare if s is not bold]
    if not texts and spare and not where:
        first = bold or spare[0]
        return [first.text], [s for s in spare if s is not first]
    return texts, spare


def _names_place(text: str) -> bool:
    """Whether a segment names an organization or a part of one, and tells no story."""
    return organization_score(text) > 0 and role_score(text) < 0.5 and len(text.split()) <= MOST_WORDS


def _organizations(texts: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """(institution, its parts, place) of several texts, each of which names one of them or more."""
    read = [read_organization(text) for text in texts]
    if not read:
        return None, None, None
    wholes = [institution_score(whole or "") - index / 100 for index, (whole, _, _) in enumerate(read)]
    best = wholes.index(max(wholes))
    parts = [part for index, (whole, unit, _) in enumerate(read) for part in (unit, whole if index != best else None)]
    places = [place for _, _, place in read if place]
    return read[best][0], ", ".join(filter(None, parts)) or None, places[0] if places else None


def _split_role(text: str) -> tuple[str, ...]:
    """ "Visiting Scholar, History of Science, Harvard": what follows a role at a comma is where, if nothing else is."""
    first, *rest = split_commas(text)
    if not rest or any(role_score(piece) > 0.5 for piece in rest):
        return (text,)
    return first, ", ".join(rest)


def _role_at(text: str) -> tuple[str, str | None]:
    """A role and the organization printed with it: "Professor at X", "Lecturer, University of Y, Z"."""
    if at := AT.search(text):
        left, right = trim(text[: at.start()]), text[at.end() :]
        if role_score(left) and (organization_score(right) or right[:1].isupper()):
            return left, right
    role, *where = SENTENCE_END.split(text, maxsplit=1)
    if where and role_score(role) and len(role.split()) <= 6 and not organization_score(role):
        return role, where[0]
    pieces = split_commas(text)
    for cut in range(1, min(len(pieces), MOST_WORDS)):
        role = ", ".join(pieces[:cut])
        if role_score(role) and (institution_score(pieces[cut]) >= 1 or _opens_place(pieces, cut)):
            more = [piece for piece in pieces[cut + 1 :] if role_score(piece) >= 0.8 and not organization_score(piece)]
            return ", ".join((role, *more)), ", ".join(piece for piece in pieces[cut:] if piece not in more)
    if len(pieces) > 1 and not role_score(pieces[0]) and institution_score(pieces[0]) >= 1:
        first = next(i for i, piece in enumerate(pieces) if role_score(piece))
        return pieces[first], ", ".join(pieces[:first] + pieces[first + 1 :])
    if len(pieces) == 2 and is_unit(pieces[1]) and not role_score(pieces[1]):
        return pieces[0], pieces[1]
    return _run_together(pieces) or (text, None)


def _run_together(pieces: Sequence[str]) -> tuple[str, str] | None:
    """ "Research Assistant Texas Tech University, Lubbock": nothing parts the role from the place."""
    named = pieces[0].split()
    last = max((index for index, word in enumerate(named) if role_score(word)), default=-1)
    where = " ".join(named[last + 1 :])
    if last < 0 or not where[:1].isupper() or institution_score(where) < 1:
        return None
    return " ".join(named[: last + 1]), ", ".join((where, *pieces[1:]))


def _opens_place(pieces: Sequence[str], at: int) -> bool:
    """A part of an organization with more after it: "Lecturer, Department of Physics, Leeds"."""
    return bool(organization_score(pieces[at])) and not role_score(pieces[at]) and len(pieces) > at + 1


def _is_person(text: str) -> bool:
    """Whether two words are a person's name and not the beginning of an institution's."""
    return is_name(text) and not any(is_place_name(word) for word in (text, *text.split()))


def split_advised(text: str) -> tuple[str, list[Mentor], str | None]:
    """(the text before, mentors, where) of "Researcher, advised by Prof. A and Prof. B at C"."""
    if match := ADVISED.search(text):
        return text[: match.start()], list(split_people(match["who"])), match["where"]
    if match := MENTOR_BEHIND.search(text):
        return text[: match.start()], list(split_people(match["who"])), None
    if (match := MENTOR_BEFORE.search(text)) and _is_person(match["who"]) and is_place_name(match["where"].split()[0]):
        return text[: match.start("who")] + text[match.start("where") :], list(split_people(match["who"])), None
    return text, [], None
