"""What setting a LaTeX file works on: the tokens to come, the lines set, and what the file has defined for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.cv.kinds import title_kind
from directory.cv.lexicon.latex import HEADINGS, LISTS, SYMBOLS, TABLES
from directory.cv.readers.latex.definitions import Macro, read_definition
from directory.cv.readers.latex.page import Page
from directory.cv.readers.latex.source import Source
from directory.cv.readers.latex.tokens import Token, plain

HEADING_NAME = re.compile(r"sect|head|rubri|part$|title$|topic", re.IGNORECASE)
PROTECTED = frozenset(["item", "begin", "end", "textbf", "textit", "emph", "href", "url", "\\", *HEADINGS])


class Typesetter:
    """What a command does is done by putting tokens back into the source."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.source = Source(tokens)
        self.page = Page()
        self.macros: dict[str, Macro] = {}
        self.environments: dict[str, tuple[Macro, Macro]] = {}
        self.opened: list[str] = []  # environments
        self.tables: list[int] = []  # where in the page a table began
        self.awesome = False  # the class Awesome CV, whose \cventry is another
        self.name: list[Token] = []  # the given name, until the family's comes

    def define(self, token: Token) -> bool:
        """Learns a macro or an environment; says whether the token was a definition."""
        definition = read_definition(token, self.source)
        if definition is None:
            return False
        kind, name, macros = definition
        if kind == "environment" and name not in LISTS | TABLES:
            self.environments[name] = (macros[0], macros[1])
        elif kind == "macro" and name not in PROTECTED:
            self.macros[name] = macros[0]
        return True

    def expand(self, token: Token, macro: Macro) -> None:
        """Puts what a macro of the file stands for; a heading where its name and its argument say so."""
        arguments: list[list[Token]] = []
        for default in macro.arguments:
            if default is None:
                arguments.append(self.source.argument())
            else:
                given = self.source.optional()
                arguments.append(list(default) if given is None else given)
        body = macro.filled(arguments, token.line)
        self.source.left -= len(body)
        if self.source.left <= 0:
            return
        if len(macro.arguments) == 1 and not macro.sections and is_heading(token.text, arguments[0]):
            self.put_heading(on_one_line(arguments[0]), heading_level(token.text), token)
        else:
            self.source.put(body)

    def put_heading(self, title: Sequence[Token], level: int, token: Token) -> None:
        self.source.put(gap(token), Token("level", str(level), token.line), title, gap(token))

    def put_group(self, tokens: Sequence[Token], token: Token) -> None:
        self.source.put(Token("{", "", token.line), tokens, Token("}", "", token.line))


def is_heading(name: str, title: Sequence[Token]) -> bool:
    """Whether a command of the file's own, or of a class that we do not know, sets the heading of a section."""
    return bool(HEADING_NAME.search(name)) and title_kind(plain(title)) is not None


def heading_level(name: str) -> int:
    return 2 if "sub" in name.lower() else 1


def expanded(tokens: Sequence[Token]) -> list[Token]:
    """Symbols as their characters; nothing else is expanded."""
    return [
        Token("text", SYMBOLS[token.text], token.line) if token.kind == "command" and token.text in SYMBOLS else token
        for token in tokens
    ]


def on_one_line(tokens: Sequence[Token]) -> list[Token]:
    """A title without its line breaks."""
    return [
        space(token) if token.kind == "command" and token.text in ("\\", "newline", "par", "linebreak") else token
        for token in tokens
    ]


def line_end(token: Token) -> Token:
    return Token("break", "", token.line)


def gap(token: Token) -> Token:
    """The end of a line, and a blank one."""
    return Token("break", "blank", token.line)


def space(token: Token) -> Token:
    return Token("space", " ", token.line)
