"""How paragraphs and their runs are set: what they say themselves, over what their styles say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as ET

from directory.cv.readers.docx.names import W, is_on, twips, value

COLUMN = 120  # twentieths of a point; the width of a column of text
HEADING_NAME = re.compile(r"(?:heading|überschrift|titre|título|title)\s*(\d)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """How a run or a paragraph is set; None where it does not say."""

    bold: bool | None = None
    italic: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    size: float | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, the other's where not."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.raised if self.raised is None else self.raised,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """How paragraphs of a style are set. `level` is a heading's; `number` is (list, depth)."""

    look: Look = Look()
    level: int = 0
    number: tuple[str, int] | None = None
    indent: int | None = None
    before: int | None = None
    after: int | None = None


@dataclass(slots=True)
class Styles:
    """The styles by their identifier, and the one that a paragraph has that names none."""

    default: Settings = field(default_factory=Settings)
    named: dict[str, Settings] = field(default_factory=dict)

    def of(self, properties: ET.Element | None) -> Settings:
        """A paragraph's own settings over its style's."""
        if properties is None:
            return self.default
        return read_settings(properties, self.named.get(value(properties, "pStyle") or "", self.default))

    def look(self, properties: ET.Element | None, paragraph: Settings) -> Look:
        """A run's own look, over its style's, over its paragraph's."""
        style = self.named.get(value(properties, "rStyle") or "")
        return read_look(properties).over(style.look if style else Look()).over(paragraph.look)


def read_styles(root: ET.Element | None) -> Styles:
    """The styles by their identifier, with what they take from those they are based on."""
    if root is None:
        return Styles()
    run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    paragraph = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    base = Settings(look=read_look(run))
    base = read_settings(paragraph, base) if paragraph is not None else base
    raw = {style.get(f"{W}styleId") or "": style for style in root.iter(f"{W}style")}
    styles = Styles(base)
    for name in raw:
        styles.named[name] = _style(name, raw, base)
    plain = next((name for name, style in raw.items() if style.get(f"{W}default") == "1" and _is_paragraph(style)), "")
    styles.default = styles.named.get(plain, base)
    return styles


def _is_paragraph(style: ET.Element) -> bool:
    return style.get(f"{W}type") == "paragraph"


def _style(name: str, raw: dict[str, ET.Element], base: Settings) -> Settings:
    chain: list[str] = []
    while name in raw and name not in chain and len(chain) < 30:
        chain.append(name)
        name = value(raw[name], "basedOn") or ""
    settings = base if not chain or _is_paragraph(raw[chain[0]]) else Settings()
    for one in reversed(chain):
        style = raw[one]
        properties = style.find(f"{W}pPr")
        settings = read_settings(properties, settings) if properties is not None else settings
        settings = replace(settings, look=read_look(style.find(f"{W}rPr")).over(settings.look))
        match = HEADING_NAME.fullmatch(value(style, "name") or "")
        if match and _is_paragraph(style):
            settings = replace(settings, level=int(match[1] or 1))
    return settings


def read_settings(properties: ET.Element, below: Settings) -> Settings:
    """What the properties of a paragraph say, over what stands below them."""
    level = value(properties, "outlineLvl")
    number = properties.find(f"{W}numPr")
    indent = properties.find(f"{W}ind")
    spacing = properties.find(f"{W}spacing")
    found = below
    if level is not None and level.isdecimal():
        found = replace(found, level=int(level) + 1 if int(level) < 9 else 0)
    if number is not None:
        found = replace(found, number=_number(number, below.number))
    if indent is not None:
        found = replace(found, indent=read_indent(indent))
    if spacing is not None:
        before, after = spacing.get(f"{W}before"), spacing.get(f"{W}after")
        found = replace(
            found,
            before=found.before if before is None else twips(before),
            after=found.after if after is None else twips(after),
        )
    return found


def _number(number: ET.Element, below: tuple[str, int] | None) -> tuple[str, int] | None:
    name, depth = value(number, "numId"), value(number, "ilvl")
    if name is None and below is None:
        return None
    return name or (below or ("0", 0))[0], int(depth) if depth and depth.isdecimal() and len(depth) < 3 else 0


def read_indent(indent: ET.Element) -> int:
    """Where a paragraph's first row begins; what is usual for a first row is not counted."""
    first = twips(indent.get(f"{W}firstLine"))
    left = twips(indent.get(f"{W}left") or indent.get(f"{W}start"))
    return left - twips(indent.get(f"{W}hanging")) + (first if first > 2 * COLUMN else 0)


def read_look(properties: ET.Element | None) -> Look:
    if properties is None:
        return Look()
    size = value(properties, "sz")
    raised = value(properties, "vertAlign")
    return Look(
        is_on(properties, "b"),
        is_on(properties, "i"),
        None if raised is None else raised == "superscript",
        is_on(properties, "vanish"),
        int(size) / 2 if size and size.isdecimal() and len(size) < 5 else None,
    )
