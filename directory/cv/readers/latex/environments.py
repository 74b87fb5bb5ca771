"""What stands between \\begin and \\end: lists and their items, tables, boxes, environments of classes."""

from __future__ import annotations

from dataclasses import replace

from directory.cv.dates import parse_date
from directory.cv.kinds import title_kind
from directory.cv.lexicon.latex import BIBLIOGRAPHIES, BOXES, LISTS, STYLED, SWITCHES, TABLES
from directory.cv.readers.latex.arguments import drop, is_columns, is_length
from directory.cv.readers.latex.entries import put_entry
from directory.cv.readers.latex.page import Page, numbered
from directory.cv.readers.latex.tokens import Token, plain
from directory.cv.readers.latex.typesetter import Typesetter, expanded
from directory.cv.readers.text import BULLET

MAX_DEPTH = 400  # environments inside each other
SKIPPED = frozenset(["comment", "filecontents", "tikzpicture", "picture", "figure"])
WITH_A_WIDTH = frozenset(["tabularx", "tabulary", "xltabular"])
NUMBERED = frozenset(["enumerate", "etaremune", "enumerate*", "revnumerate", "compactenum"])
LABELLED = frozenset(["cvlist", "description", "rubric"])  # their items' labels are text, not bullets
TITLED = frozenset(["rubric", "rSection", "category"])


def begin(tex: Typesetter, token: Token) -> None:
    if token.text in tex.environments and token.text not in tex.opened:
        tex.opened.append(token.text)
        tex.expand(token, tex.environments[token.text][0])
        return
    name = token.text.rstrip("*")
    if name in SKIPPED:
        _skip(tex, token.text)
        return
    if len(tex.opened) >= MAX_DEPTH:
        return
    tex.opened.append(name)
    tex.page.flush()
    if name in TABLES:
        _open_table(tex, 2 if name in WITH_A_WIDTH or token.text == "tabular*" else 1)
    elif name in LISTS or name in BIBLIOGRAPHIES:
        _open_list(tex, name, token)
    elif name in BOXES:
        drop(tex.source, BOXES[name])
    elif name in STYLED.values() or name in SWITCHES:
        tex.source.put(Token("{", "", token.line), Token("command", name, token.line))
    elif name != "document":
        _open_titled(tex, token)


def end(tex: Typesetter, token: Token) -> None:
    name = token.text.rstrip("*")
    if name == "document":
        tex.source.todo = []
        return
    if token.text in tex.environments and token.text in tex.opened:
        tex.opened.reverse()
        tex.opened.remove(token.text)
        tex.opened.reverse()
        tex.source.put(tex.environments[token.text][1].filled([], token.line))
        return
    if name not in tex.opened:
        return
    while tex.opened.pop() != name:
        pass
    tex.page.flush()
    if name in TABLES and tex.tables:
        _close_table(tex.page, tex.tables.pop())
    elif tex.page.lists and tex.page.lists[-1][0] == name:
        tex.page.lists.pop()
    elif name in SWITCHES or name in STYLED.values():
        tex.source.put(Token("}", "", token.line))
    tex.page.blank = tex.page.blank or not tex.page.lists


def _skip(tex: Typesetter, name: str) -> None:
    while tex.source.todo:
        token = tex.source.todo.pop()
        if token.kind == "end" and token.text == name:
            return


def _open_titled(tex: Typesetter, token: Token) -> None:
    """An environment of a class of its own: its argument may be a title, or an entry's cells."""
    tex.source.optional()
    arguments = [one for one in tex.source.arguments(5) if not is_length(one) and not is_columns(one)]
    if len(arguments) == 1 and (title_kind(plain(arguments[0])) or token.text in TITLED):
        tex.put_heading(arguments[0], 1, token)
    elif arguments:
        put_entry(tex, "t", arguments, token)


# ---------------------------------------------------------------------------------------------------------------- lists


def _open_list(tex: Typesetter, name: str, token: Token) -> None:
    tex.source.optional()
    arguments = tex.source.arguments(1) if name in ("thebibliography", "cvlist", "bibsection") else []
    tex.page.lists.append([name, 0])
    if name == "cvlist" and arguments:
        tex.put_heading(arguments[0], 1, token)


def item(tex: Typesetter, token: Token) -> None:
    page = tex.page
    page.flush()
    label = tex.source.optional()
    page.count()
    name, number = page.lists[-1] if page.lists else ("itemize", 0)
    page.bullet = f"{number}." if name in NUMBERED else "-"
    if label is not None and plain(label).strip():
        text = plain(expanded(label)).strip()
        if match := BULLET.fullmatch(f"{text} "):
            page.bullet = match["number"] or "-"
        elif len(text) > 1:
            page.bullet = None if name in LABELLED else page.bullet
            tex.source.put(Token("{", "", token.line), label, Token("}", "", token.line), Token("tab", "", token.line))


def bibliography_item(tex: Typesetter, _: Token) -> None:
    page = tex.page
    tex.source.optional()
    tex.source.argument()
    page.flush()
    page.count()
    page.bullet = f"[{page.lists[-1][1]}]" if page.lists else "-"


# --------------------------------------------------------------------------------------------------------------- tables


def _open_table(tex: Typesetter, arguments: int) -> None:
    for _ in range(arguments):
        tex.source.optional()
        tex.source.argument()
    tex.tables.append(len(tex.page.found))
    tex.page.cells = 0


def cell(tex: Typesetter, token: Token) -> None:
    page = tex.page
    if tex.tables:
        if not page.cells and page.runs.is_blank():
            page.bare.add(len(page.found))
        page.cells += 1
        page.text("\t", token.line)
    else:
        page.text(" ", token.line)


def _close_table(page: Page, start: int) -> None:
    """Where rows leave the first cell empty, the year above holds for them: it becomes a line of its own."""
    rows = page.found[start:]
    bare = {index for index in page.bare if index >= start}
    page.bare -= bare
    firsts = [line.text.split("\t")[0].strip() for index, line in enumerate(rows, start) if index not in bare]
    if not bare or not firsts or sum(parse_date(first) is not None for first in firsts) < 0.8 * len(firsts):
        return
    page.found = page.found[:start]
    for index, line in enumerate(rows, start):
        first, tab, _ = line.text.partition("\t")
        if index not in bare and tab and parse_date(first.strip()) is not None and not line.bullet:
            page.found.append(replace(line, passage=line.passage.slice(0, len(first))))
            line = numbered(replace(line, passage=line.passage.slice(len(first) + 1), after_blank=False))
        page.found.append(line)
