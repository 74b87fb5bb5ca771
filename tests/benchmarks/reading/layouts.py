"""References become a CV: a heading here, a table there, the owner's name in bold, and what goes wrong in real ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from itertools import groupby

from tests.benchmarks.reading.records import Work, full_name


class Shape(StrEnum):
    """How the items of a list are set."""

    BULLETS = "bullets"
    NUMBERS = "numbers"
    BRACKETS = "brackets"
    PARAGRAPHS = "paragraphs"
    LINES = "lines"
    SPLIT = "split"  # title, authors and venue on lines of their own
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a CV: its name, a line of text, a heading of level 1 or 2, an item, a row of a table.

    `html` has <b> and <i>, and line breaks between the lines of an item; `lead` is a row's first cell.
    """

    kind: str
    html: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """What is decided for a whole CV."""

    shape: Shape
    groups: str  # "", "years" or "kinds"
    title: str
    bold_owner: bool
    equal_mark: str  # "" where the CV has none
    damage: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A work as its style prints it, as HTML."""

    html: str
    work: Work


SHAPES = (Shape.BULLETS,) * 5 + (Shape.NUMBERS,) * 4 + (Shape.PARAGRAPHS,) * 3 + (Shape.BRACKETS, Shape.LINES) * 2 + (
    Shape.SPLIT, Shape.TABLE)  # fmt: skip
TITLES = (
    "Publications", "Selected Publications", "Research Papers", "Peer-Reviewed Publications", "Articles",
    "Publications and Preprints", "List of Publications", "Papers", "Scholarly Publications",
)  # fmt: skip
KIND_TITLES = {
    "article-journal": "Journal Articles", "paper-conference": "Conference Papers", "chapter": "Book Chapters",
    "book": "Books", "thesis": "Theses", "report": "Technical Reports",
}  # fmt: skip


def plain(html: str) -> str:
    """A reference without its marks."""
    return unescape(re.sub(r"</?[bi]>", "", html))


def choose(rng: random.Random) -> Layout:
    return Layout(
        shape=rng.choice(SHAPES),
        groups=rng.choice(("", "", "", "years", "kinds")),
        title=rng.choice(TITLES),
        bold_owner=rng.random() < 0.35,
        equal_mark=rng.choice(("", "", "*", "†")),
        damage=rng.random() < 0.2,
    )


def lay_out(
    rng: random.Random, layout: Layout, owner: dict[str, str], references: Sequence[Reference]
) -> Iterator[Block]:
    """The blocks of a CV that lists these references."""
    name = full_name(owner)
    yield Block("name", name)
    yield Block("text", "Department of Applied Studies, University of Northern Fjords")
    yield Block("text", f"{re.sub(r'[^a-z]', '', owner['family'].lower()) or 'mail'}@fjords.example.edu")
    around = tuple(_other_sections(rng))
    before = rng.randrange(1, len(around) + 1)
    for section in around[:before]:
        yield from section
    yield Block("h1", layout.title)
    if layout.equal_mark and any(one.work.equal for one in references):
        yield Block("text", f"{layout.equal_mark} equal contribution")
    yield from _list(layout, owner, references)
    for section in around[before:]:
        yield from section


def _list(layout: Layout, owner: dict[str, str], references: Sequence[Reference]) -> Iterator[Block]:
    for title, group in _grouped(layout, references):
        if title:
            yield Block("h2", title)
        for one in group:
            html = _split(one.work) if layout.shape is Shape.SPLIT else one.html
            if one.work.status and one.work.status.lower() not in html.lower():
                html = f"{html.rstrip('.')}. {one.work.status}."
            html = _marked(layout, owner, html, one.work)
            yield Block("row" if layout.shape is Shape.TABLE else "item", html, str(one.work.year or "n.d."))


def _grouped(layout: Layout, references: Sequence[Reference]) -> Iterator[tuple[str, list[Reference]]]:
    if layout.groups == "years":
        ordered = sorted(references, key=lambda one: -(one.work.year or 9999))
        for year, group in groupby(ordered, key=lambda one: one.work.year):
            yield str(year or "Forthcoming"), list(group)
    elif layout.groups == "kinds":
        for kind, title in KIND_TITLES.items():
            if members := [one for one in references if one.work.csl["type"] == kind]:
                yield title, members
    else:
        yield "", list(references)


def _split(work: Work) -> str:
    """Title, authors and venue, each on a line."""
    names = ", ".join(full_name(name) for name in work.authors)
    venue = work.csl.get("container-title") or work.csl.get("publisher") or "Manuscript"
    return f"<b>{work.title}</b>\n{names}\n<i>{venue}</i>" + (f", {work.year}" if work.year else "")


def _marked(layout: Layout, owner: dict[str, str], html: str, work: Work) -> str:
    """The reference with its owner's name in bold and the marks of equal authors, where the layout has them."""
    names = [(name, layout.equal_mark if index < work.equal else "") for index, name in enumerate(work.authors)]
    for name, mark in names:
        is_bold = layout.bold_owner and name == owner
        if (is_bold or mark) and (found := name_pattern(name).search(html)):
            bare = found.group() + mark
            html = html[: found.start()] + (f"<b>{bare}</b>" if is_bold else bare) + html[found.end() :]
    return html


def name_pattern(name: dict[str, str]) -> re.Pattern[str]:
    """A name as styles print it: either part first, the given names in full or as initials."""
    if "given" not in name:
        return re.compile(re.escape(name["family"]))
    words = re.split(r"[ -]", name["given"])
    given = r"[ .-]*".join(rf"(?:{re.escape(word)}|{re.escape(word[0])})" for word in words) + r"\.?"
    particle = name.get("non-dropping-particle")
    family = (rf"(?:{re.escape(particle)} )?" if particle else "") + re.escape(name["family"])
    suffix = rf"(?:,? {re.escape(name['suffix'])})?" if "suffix" in name else ""
    return re.compile(rf"\b(?:{given} ?{family}{suffix}|{family},? {given}{suffix})(?!\w)", re.IGNORECASE)


def _other_sections(rng: random.Random) -> Iterator[list[Block]]:
    """What else a CV has; nothing of it is judged here."""
    year = rng.randint(1998, 2015)
    yield [
        Block("h1", rng.choice(("Education", "EDUCATION", "Academic Background"))),
        Block("item", f"<b>Ph.D. in Applied Studies</b>, University of Northern Fjords, {year} – {year + 4}"),
        Block("item", f"<b>M.Sc. in Mathematics</b>, Harbour University, {year - 2} – {year}"),
    ]
    yield [
        Block("h1", rng.choice(("Employment", "Academic Positions", "Professional Experience"))),
        Block("item", f"<b>Associate Professor</b>, University of Northern Fjords, {year + 9} – present"),
        Block("item", f"<b>Postdoctoral Fellow</b>, Institute of Polar Technology, {year + 4} – {year + 9}"),
    ]
    yield [
        Block("h1", rng.choice(("Awards", "Honors and Awards"))),
        Block("item", f"Early Career Prize, Society for Small Languages, {year + 6}"),
        Block("item", f"Travel Grant, North Foundation, {year + 2}"),
    ]
    yield [
        Block("h1", rng.choice(("Service", "Professional Service"))),
        Block("item", "Reviewer, Annals of Cryosphere Research"),
        Block("item", f"Program committee, Workshop on Fair Prediction, {year + 8}"),
    ]
