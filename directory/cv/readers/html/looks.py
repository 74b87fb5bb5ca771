"""How text inside an element is set: by its tag, by its style, by the font tags of the 1990s."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from directory.cv.readers.html.elements import Event

BOLD = frozenset(["b", "strong", "th"])
ITALIC = frozenset(["i", "em", "cite", "var", "dfn"])
FONT_SIZES = {1: 8.0, 2: 10.0, 3: 0.0, 4: 14.0, 5: 18.0, 6: 24.0, 7: 36.0}  # points; 3 is the page's own
CSS_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
CSS_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
CSS_SIZE = re.compile(r"font-size\s*:\s*([\d.]{1,6})\s*(pt|px)", re.IGNORECASE)
ABSOLUTE = ("http://", "https://", "mailto:", "tel:", "ftp://", "//")


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set inside an element."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    link: bool = False
    url: str | None = None
    size: float = 0.0
    pre: bool = False
    furniture: bool = False


def look_inside(event: Event, look: Look) -> Look:
    """How text is set inside an element that stands in such a look."""
    tag, css = event.tag, event.attributes.get("style") or ""
    look = replace(
        look,
        bold=look.bold or tag in BOLD or bool(CSS_BOLD.search(css)),
        italic=look.italic or tag in ITALIC or bool(CSS_ITALIC.search(css)),
        raised=look.raised or tag == "sup",
        pre=look.pre or tag == "pre",
        furniture=look.furniture or event.furniture,
    )
    if tag == "a" and (address := (event.attributes.get("href") or "").strip()):
        look = replace(look, link=True, url=address if address.lower().startswith(ABSOLUTE) else None)
    if tag == "font":
        look = replace(look, size=_font_size(event.attributes.get("size") or "", look.size))
    elif match := CSS_SIZE.search(css):
        look = replace(look, size=_points(match))
    return look


def _font_size(size: str, current: float) -> float:
    if not re.fullmatch(r"\s*[+-]?\d\s*", size):
        return current
    number = int(size)
    if size.strip()[0] in "+-":
        number += 3
    return FONT_SIZES[min(7, max(1, number))]


def _points(match: re.Match[str]) -> float:
    try:
        size = float(match[1]) * (0.75 if match[2].lower() == "px" else 1)
    except ValueError:
        return 0.0
    return round(min(size, 100.0), 1)
