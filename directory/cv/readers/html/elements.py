"""A web page as the beginnings and ends of its elements, and the texts between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from directory.cv.document import UnreadableDocumentError

MAX_DEPTH = 2_000  # elements inside each other

LEFT_OUT = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "head", "title", "button", "select", "option", "iframe",
     "object", "embed", "input", "textarea", "canvas", "audio", "video", "map", "datalist", "img", "link", "meta"]
)  # fmt: skip
FURNITURE = frozenset(["nav", "footer", "menu", "dialog"])  # printed on the page, but no part of the CV
FURNITURE_NAME = re.compile(
    r"(?:^|\s)(?:nav|navbar|navigation|site-?nav\w*|main-?nav|menu|breadcrumbs?|footer|site-?footer|page-?footer|skip-?link"
    r"|cookies?|share|pagination|toc|masthead__menu|greedy-nav|author__urls-wrapper)(?:$|\s)",
    re.IGNORECASE,
)
BLOCKS = frozenset(
    ["p", "div", "li", "tr", "table", "ul", "ol", "dl", "dt", "dd", "section", "article", "header", "main",
     "blockquote",
     "pre", "hr", "center", "address", "form", "fieldset", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5",
     "h6", "tbody",
     "thead", "tfoot", "caption", "aside", "details", "summary", "body", "html", "hgroup", "legend", "dir"]
)  # fmt: skip
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})")
UNENDED = frozenset(
    ["p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "hr", "img", "input", "meta", "link", "area", "base",
     "col", "wbr", "tbody", "thead", "tfoot", "source", "param", "embed", "track", "colgroup", "frame"]
)  # fmt: skip
CSS_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Event:
    """The beginning or the end of an element, or a text (whose tag is empty)."""

    tag: str
    opens: bool = True
    text: str = ""
    attributes: dict[str, str | None] = field(default_factory=dict)
    furniture: bool = False
    cells: int = 0  # of a row: how many of its cells hold blocks
    block: bool = False  # of a cell: whether it holds blocks
    length: int = 0  # of a cell: its text's


def read_elements(text: str) -> Iterator[Event]:
    """The page's elements and texts in order, from a walk without recursion."""
    root = _parsed(text)
    stack: list[tuple[LexborNode | None, Event | None]] = [(root, None)]
    rows: list[Event] = []
    cells: list[Event] = []
    while stack:
        node, closing = stack.pop()
        if closing is not None:
            _close(closing, rows, cells)
            yield Event(closing.tag, opens=False)
            continue
        if node is None:
            continue
        if node is not root:
            stack.append((node.next, None))
        if node.is_text_node:
            raw = node.text_content or ""
            if cells:
                cells[-1].length += len(raw.strip())
            yield Event("", text=raw)
            continue
        tag = (node.tag or "").lower()
        if not node.is_element_node or tag in LEFT_OUT:
            continue
        event = Event(tag, attributes=node.attributes)
        if CSS_HIDDEN.search(event.attributes.get("style") or "") or "hidden" in event.attributes:
            continue
        event.furniture = _is_furniture(event)
        if cells and (tag in BLOCKS or tag == "br"):
            cells[-1].block = True
        if tag == "tr":
            rows.append(event)
        elif tag in ("td", "th"):
            cells.append(event)
        stack.append((None, event))
        stack.append((node.child, None))
        yield event


def _parsed(text: str) -> LexborNode | None:
    broken = UnreadableDocumentError("this web page is broken; open it in a browser and save it as PDF")
    if _depth(text) > MAX_DEPTH:
        raise broken
    try:
        return LexborHTMLParser(text).body
    except (ValueError, RuntimeError, MemoryError):
        raise broken from None


def _close(event: Event, rows: list[Event], cells: list[Event]) -> None:
    if event.tag == "tr":
        rows.pop()
    elif event.tag in ("td", "th"):
        cell = cells.pop()
        if cells:
            cells[-1].block = True
        if rows and cell.block and cell.length > 0:
            rows[-1].cells += 1


def _is_furniture(event: Event) -> bool:
    attributes = event.attributes
    if event.tag in FURNITURE or attributes.get("role") in ("navigation", "contentinfo", "search"):
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return event.tag != "body" and bool(FURNITURE_NAME.search(names[:500]))


def _depth(text: str) -> int:
    """How deep elements nest, those aside that end without a word. A parser takes the square of it."""
    deepest = depth = 0
    for match in TAG.finditer(text):
        if match["name"].lower() not in UNENDED:
            depth = max(0, depth - 1) if match["end"] else depth + 1
            deepest = max(deepest, depth)
    return deepest
