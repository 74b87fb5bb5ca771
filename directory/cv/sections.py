"""Stage 2. A document becomes sections: a heading and the lines under it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from directory.cv.cues import degree_score, organization_score, role_score
from directory.cv.dates import find_dates
from directory.cv.document import Document, Line, Style
from directory.cv.heads import edge_dates
from directory.cv.kinds import ASIDE, MAX_LENGTH, MAX_WORDS, NUMBERING, Kind, fold_title, likely_kind, title_kind
from directory.cv.lexicon.headings import PHRASES, STATUSES
from directory.cv.lexicon.labels import COLUMNS


@dataclass(frozen=True, slots=True)
class Section:
    """`title` is the heading as printed, `path` the headings above it; `heading` are the heading's own lines."""

    kind: Kind
    title: str
    lines: tuple[Line, ...]
    heading: tuple[Line, ...] = ()
    path: tuple[str, ...] = ()


# Under these, a heading of a paper's kind names a kind of talk, of service, of press: it opens no list of papers.
HOLDERS = {
    Kind.TALKS: {Kind.PUBLICATIONS, Kind.CONFERENCES, Kind.MEDIA},
    Kind.SERVICE: {Kind.PUBLICATIONS, Kind.CONFERENCES, Kind.GRANTS, Kind.MEMBERSHIPS, Kind.AWARDS},
    Kind.MEDIA: {Kind.PUBLICATIONS, Kind.TALKS},
    Kind.PUBLICATIONS: {Kind.CONFERENCES, Kind.MEDIA, Kind.SOFTWARE},
    Kind.TEACHING: {Kind.EDUCATION, Kind.PUBLICATIONS, Kind.TALKS},
    Kind.SKILLS: {Kind.PROJECTS, Kind.EDUCATION},
    Kind.CONTRIBUTIONS: {Kind.PUBLICATIONS, Kind.SOFTWARE, Kind.PROJECTS},
}

SENTENCE = re.compile(r"[.!?。！？]\s|[;]|[a-z]\.$")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DOTTED = re.compile(r"\b(?:[A-Z][a-z]?\.){2,}")  # "Ph.D. students" is no sentence
REST = frozenset(
    ["other", "others", "miscellaneous", "misc", "autre", "autres", "divers", "sonstiges", "otros", "outros"]
)  # under another heading, these are more of the same, or of what stands beside them
PLAIN = {"apart": "plain", "lead": "plain"}  # they are of one rank
LABEL_TIMES = 3  # a heading printed as often as this is a label of entries


def split_sections(document: Document) -> tuple[Section, ...]:
    """The document's sections in order; the first, of kind HEAD, has no heading."""
    lines = document.lines
    headings = tuple(_headings(lines))
    ends = [*(index for index, _, _ in headings), len(lines)][1:]
    sections: list[Section] = []
    current, start = Section(Kind.HEAD, "", ()), 0
    stack: list[tuple[int, Section]] = []
    for (index, rank, kind), end in zip(headings, ends, strict=False):
        heads_entry = kind is None and _heads_entry(lines, index, current.kind)
        under = next((section for r, section in reversed(stack) if r < rank), None)
        if heads_entry and rank <= stack[-1][0]:  # set as the section's own title is
            heads_entry = kind_of_lines(lines[index + 1 : end]) in (None, current.kind)
        if kind is None and not heads_entry and (under is None or under.kind is Kind.UNKNOWN):
            kind = likely_kind(lines[index].text) or kind_of_lines(lines[index + 1 : end])
        if kind is None and (current.kind is Kind.HEAD or heads_entry):
            continue  # the name on top is a heading, too, and so is an employer
        if kind is None and current.kind is Kind.PROJECTS and rank > stack[-1][0]:
            continue
        sections.append(_filled(current, lines[start:index]))
        title = lines[index].text.strip(" :")
        stack = [(r, s) for r, s in stack if r < rank]
        above = stack[-1][1] if stack else None
        path = tuple(section.title for _, section in stack)
        if above and fold_title(title) in REST:
            kind = sections[-1].kind if sections[-1].path == path and not _holds_lines(above, sections) else None
        current = Section(_kind_under(above, kind), title, (), (lines[index],), path)
        stack.append((rank, current))
        start = index + 1
    sections.append(_filled(current, lines[start:]))
    return tuple(sections)


def _holds_lines(section: Section, sections: Sequence[Section]) -> bool:
    """Whether a section holds lines of its own, and not only sections."""
    return any(one.heading == section.heading and one.lines for one in sections)


def _filled(section: Section, lines: Sequence[Line]) -> Section:
    """The section with its lines; the names of a table's columns belong to its heading."""
    names = [line for line in lines if section.heading and names_columns(line)]
    kept = tuple(line for line in lines if line not in names)
    return replace(section, lines=kept, heading=(*section.heading, *names))


def names_columns(line: Line) -> bool:
    """Whether a line holds the names of a table's columns, and nothing else."""
    cells = [re.findall(r"[^\W\d_]+", cell.casefold()) for cell in line.text.split("\t")]
    return len(cells) > 1 and all(cell and COLUMNS.issuperset(cell) for cell in cells)


REFERENCE = re.compile(  # initials, a year, and volumes or pages: no talk and no post has all of them
    r"(?=.*\b(?:19|20)\d\d\b)(?=.*(?:\b[A-Z]\.|\b[A-Z][\w'-]+ [A-Z]{1,3}\b,?))"
    r"(?=.*(?:\d\s?[-–]\s?\d|\d\(\d|\bpp?\.|\bdoi\b|\b[Vv]ol\b|\d\s?:\s?\d))"
)
LEAST_SHARE = 0.5


def kind_of_lines(lines: Sequence[Line]) -> Kind | None:
    """What the lines under a title that says nothing to us are: works, degrees or positions, if most of them are."""
    long = [line for line in lines if len(line.text.split()) > 3]
    if not long:
        return None
    works = sum(bool(REFERENCE.match(line.text[:600])) for line in long)
    if works >= 2 and works / len(long) >= LEAST_SHARE:
        return Kind.PUBLICATIONS
    dated = [line for line in lines if edge_dates(line)]
    degrees = sum(degree_score(_undated(line)) == 1 for line in dated)
    ranged = [line for line in dated if any(date.start != date.end for date in edge_dates(line))]
    roles = sum(role_score(line.text) >= 0.5 and organization_score(line.text) > 0 for line in ranged)
    for kind, count in ((Kind.EDUCATION, degrees), (Kind.POSITIONS, roles)):
        if count >= 2 and count / len(long) >= LEAST_SHARE:
            return kind
    return None


def _undated(line: Line) -> str:
    """The text without dates at its edges."""
    text = line.text
    for date in reversed(edge_dates(line)):
        text = text[: date.span[0]] + text[date.span[1] :]
    return text.strip(" \t.,;:()-–")


def _heads_entry(lines: Sequence[Line], index: int, kind: Kind) -> bool:
    """Whether an unknown heading among degrees or positions is the head of one of them."""
    text = lines[index].text
    if kind not in (Kind.EDUCATION, Kind.POSITIONS):
        return False
    if _names_field(text):
        return True
    if likely_kind(text) is not None:
        return False
    return any(date.start != date.end for line in lines[index : index + 3] for date in find_dates(line.text))


def _names_field(text: str) -> bool:
    """Whether a text is a degree, a role or an organization rather than a heading over several."""
    return max(degree_score(text), role_score(text), organization_score(text)) >= 0.8


def _names_section(text: str) -> bool:
    return likely_kind(text) is not None and not _names_field(text)


def _kind_under(above: Section | None, kind: Kind | None) -> Kind:
    """What a heading names under another one: known words may name a kind of what the other holds."""
    if above is None or above.kind in (Kind.UNKNOWN, Kind.REFERENCES):
        return kind or Kind.UNKNOWN
    if kind is None or kind in HOLDERS.get(above.kind, ()):
        return above.kind
    return kind


def _headings(lines: Sequence[Line]) -> Iterator[tuple[int, int, Kind | None]]:
    """(index, rank of its style, kind): the styles of the sure headings find the unknown ones."""
    times = Counter(fold_title(line.text) for line in lines if len(line.text) < 80)
    candidates = {i: style for i in range(len(lines)) if (style := _set_apart(lines, i, _style(lines[i], times)))}
    hits: dict[str, set[str]] = defaultdict(set)
    likely: dict[str, set[str]] = defaultdict(set)
    colons: dict[str, set[str]] = defaultdict(set)
    members: Counter[str] = Counter()
    order: dict[str, int] = {}
    for index, style in candidates.items():
        members[style] += 1
        if title_kind(lines[index].text):
            hits[style].add(fold_title(lines[index].text))
            if lines[index].text.endswith((":", "：")):
                colons[style].add(fold_title(lines[index].text))  # where titles end so, an unknown title may, too
            order.setdefault(PLAIN.get(style, style), len(order))
        elif likely_kind(lines[index].text):
            likely[style].add(fold_title(lines[index].text))
    learned = {style for style in members if _is_learned(style, len(hits[style]), len(likely[style]), members[style])}
    learned = learned or _top_level(members)
    ends = {style: ":：" if style in learned and len(colons[style]) * 2 > len(hits[style]) else "" for style in members}
    for index, style in candidates.items():
        kind = title_kind(lines[index].text)
        if index == 0 and not lines[0].level and len(lines) > 1 and lines[1].level == 1:
            continue  # the title of a page in its front matter, above the name
        if kind is not None and ((style in learned and style != "plain") or _stands_alone(lines, index, style)):
            yield index, _rank(style, order), kind
        elif kind is None and style in learned - {"plain"} and not _ends_open(lines[index].text.rstrip(ends[style])):
            if style == "lead" and not _names_section(lines[index].text):
                continue
            yield index, _rank(style, order), None


def _top_level(members: Counter[str]) -> set[str]:
    """The first level of which a document has several headings: where we know none of its titles, these are they."""
    return set(sorted(style for style, times in members.items() if style.startswith("level ") and times > 1)[:1])


def _style(line: Line, times: Counter[str]) -> str | None:
    """How a line that could be a heading is set; None where it cannot be one."""
    text = DOTTED.sub(lambda found: found.group().replace(".", ""), ASIDE.sub("", line.text))
    if not text or len(text) > MAX_LENGTH or len(text.split()) > MAX_WORDS or "\t" in text or "@" in text:
        return None
    if line.bullet and not line.level and not line.bullet[0].isdigit():
        return None
    if not line.level and (YEAR.search(text) or SENTENCE.search(NUMBERING.sub("", text))):
        return None
    if times[fold_title(text)] >= LABEL_TIMES and not line.level:
        return None
    if line.level:
        return f"level {line.level}"
    if line.size:
        return f"size {round(line.size)}{' bold' * line.passage.is_all(Style.BOLD)}{' caps' * text.isupper()}"
    if text.isupper() and sum(char.isalpha() for char in text) >= 4:
        return "caps"
    if line.passage.is_all(Style.BOLD):
        return "bold"
    if line.after_blank and line.passage.is_all(Style.ITALIC):
        return "italic"
    return "plain"


ENUMERATED = re.compile(r",[^,]*\s(?:and|&|et|y|e|und|i|og|och|en|ve)\s", re.IGNORECASE)  # "Awards, prizes and honors"


def _set_apart(lines: Sequence[Line], index: int, style: str | None) -> str | None:
    """A plain line between blank ones, or the first below one, is set as a heading may be; a list of words is not."""
    line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if style != "plain" or not line.after_blank or line.indent or following is None or not line.text[:1].isalpha():
        return style
    if line.text[:1].islower() or ("," in line.text and not (ENUMERATED.search(line.text) and likely_kind(line.text))):
        return style
    return "apart" if following.after_blank else "lead"


def _is_learned(style: str, hits: int, likely: int, members: int) -> bool:
    """Two different known titles make a style that of headings, unless entries are mostly set so too.

    Where titles are in words that we do not know, three likely ones do, if most that are set so are.
    """
    if style.startswith("level ") and hits + likely >= 2 and (hits + likely) / members >= 0.5:
        return True
    if hits + likely >= 3 and style != "plain" and (hits + likely) / members >= (0.7 if style in PLAIN else 0.5):
        return True
    least, share = {"plain": (2, 0.6), "apart": (3, 0.4), "lead": (3, 0.6)}.get(style, (2, 0.25))
    return hits >= least and hits / members >= share


def _stands_alone(lines: Sequence[Line], index: int, style: str) -> bool:
    """A known title in a style not learned: sure by its set or by the space around it."""
    line = lines[index]
    if style not in ("plain", *PLAIN):
        return not line.text.endswith(":") or line.after_blank
    if (line.indent and not NUMBERING.match(line.text)) or (line.text.endswith(":") and not line.after_blank):
        return False
    following = lines[index + 1] if index + 1 < len(lines) else None
    folded = fold_title(line.text)
    apart = line.after_blank and (following is None or following.after_blank)
    return apart or (folded in PHRASES and folded not in STATUSES) or (line.after_blank and len(line.text.split()) <= 4)


def _ends_open(text: str) -> bool:
    """A comma says that the text goes on, a colon that it is a label of what follows."""
    return text.endswith((",", ":", "："))


def _rank(style: str, order: dict[str, int]) -> int:
    """Styles rank by their first known heading; a level by its number."""
    return int(style[6:]) if style.startswith("level ") else 10 + order.get(PLAIN.get(style, style), len(order))
