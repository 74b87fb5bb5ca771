"""Tokens are set one after the other: the preamble first, which prints little, then the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.cv.document import Line
from directory.cv.lexicon.latex import CONTACTS, PREAMBLE_NAMES
from directory.cv.readers.latex.commands import COMMANDS, raised
from directory.cv.readers.latex.entries import person, unknown
from directory.cv.readers.latex.environments import begin, cell, end
from directory.cv.readers.latex.tokens import Token, plain
from directory.cv.readers.latex.typesetter import Typesetter

ICON = re.compile(
    r"(?:fa|ai|si)[A-Z]\w*|faicon|aiicon|Letter|Telefon|Mobilefone|phonesymbol|emailsymbol|homepagesymbol"
)
LENGTHS = frozenset(["newtheorem", "setlength", "addtolength", "setcounter", "titleformat", "titlespacing"])


def set_lines(tokens: Sequence[Token]) -> tuple[list[Line], list[str]]:
    """The lines that the tokens of a file print, and notes on what was not read."""
    tex = Typesetter(tokens)
    preamble = _has_preamble(tokens)
    for token in tex.source:
        if preamble:
            preamble = (token.kind, token.text) != ("begin", "document")
            _prepare(tex, token)
        else:
            _set(tex, token)
    tex.page.flush()
    if tex.source.todo:
        tex.page.notes.append("the file expands to too much text; its end was not read")
    return tex.page.found, tex.page.notes


def _has_preamble(tokens: Sequence[Token]) -> bool:
    shapes = {(token.kind, token.text) for token in tokens}
    return {("command", "documentclass"), ("begin", "document")} <= shapes


def _prepare(tex: Typesetter, token: Token) -> None:
    """The preamble prints nothing, but defines macros and, in CV classes, says who the CV is of."""
    if token.kind == "{":
        tex.source.until_closed()
    elif token.kind == "command":
        if token.text == "documentclass":
            tex.source.optional()
            tex.awesome = "awesome" in plain(tex.source.argument())
        elif tex.define(token):
            return
        elif token.text in PREAMBLE_NAMES | CONTACTS.keys():
            _set_apart(tex, person(tex, token))
        elif token.text in LENGTHS:
            tex.source.star()
            while tex.source.optional() is not None or tex.source.arguments(1):
                pass


def _set_apart(tex: Typesetter, tokens: Sequence[Token]) -> None:
    """Sets these tokens and nothing after them."""
    kept, tex.source.todo = tex.source.todo, list(tokens[::-1])
    for token in tex.source:
        _set(tex, token)
    tex.page.flush()
    tex.source.todo = kept


def _set(tex: Typesetter, token: Token) -> None:
    page = tex.page
    if token.kind == "text":
        page.text(token.text, token.line)
    elif token.kind == "command":
        _command(tex, token)
    elif token.kind == "begin":
        begin(tex, token)
    elif token.kind == "end":
        end(tex, token)
    elif token.kind == "style":
        page.open_group({token.text})
    elif token.kind == "{":
        page.open_group()
    elif token.kind in ("}", "endstyle"):
        page.close_group()
    elif token.kind == "link":
        page.url = token.text or None
    elif token.kind == "level":
        page.level = int(token.text)
    elif token.kind == "bullet":
        page.bullet = token.text
    elif token.kind == "break":
        page.flush()
        page.blank = page.blank or token.text == "blank"
    elif token.kind == "par":
        page.part()
    elif token.kind == "&":
        cell(tex, token)
    elif token.kind == "$":
        page.math = not page.math
    elif token.kind == "^":
        raised(tex, token)
    elif token.kind == "space":
        if not page.math:
            page.text(" ", token.line)
    elif token.kind == "tab":
        page.text("\t", token.line)
    elif token.kind == "_":
        page.text("" if page.math else "_", token.line)
    else:
        page.text(token.text, token.line)


def _command(tex: Typesetter, token: Token) -> None:
    if macro := tex.macros.get(token.text):
        tex.expand(token, macro)
    elif command := COMMANDS.get(token.text):
        command(tex, token)
    elif not tex.define(token) and not ICON.fullmatch(token.text):
        unknown(tex, token)
