"""TeX source as tokens, each with its line, and the definitions of macros among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

LIGATURES = {
    "---": "—",
    "--": "–",
    "``": "“",
    "''": "”",
    ",,": "„",
    "<<": "«",
    ">>": "»",
    "`": "‘",
    "!`": "¡",
    "?`": "¿",
}

TOKEN = re.compile(
    r"""(?P<comment>%[^\n]*(?:\n(?![ \t]*\n)[ \t]*)?)
      | \\verb\*?(?P<bar>[^\sa-zA-Z*])(?P<verbatim>[^\n]{0,2000}?)(?P=bar)
      | \\(?P<edge>begin|end)[ \t]*\{(?P<environment>[^{}\n]{1,60})\}
      | \\(?P<word>[a-zA-Z][a-zA-Z@]*+|@[a-zA-Z@]++)[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?
      | \\(?P<symbol>[^a-zA-Z]|\Z)
      | (?P<par>[ \t]*\n[ \t]*\n\s*)
      | (?P<space>[ \t\n]+)
      | (?P<parameter>\#+\d)
      | (?P<special>[{}\[\]&~$^_])
      | (?P<ligature>---?|``|''|,,|<<|>>|[!?]`|`)
      | (?P<text>[^\\%{}\[\]&~$^_\#\s\-`',<>!?]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """`kind` is command, begin, end, text, space, par, parameter, or the special character itself."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Macro:
    """`arguments` are None where one is mandatory, its default where it is optional."""

    body: tuple[Token, ...]
    arguments: tuple[tuple[Token, ...] | None, ...] = ()

    @property
    def sections(self) -> bool:
        return any(token.kind == "command" and token.text in ("section", "subsection") for token in self.body)

    def filled(self, arguments: Sequence[Sequence[Token]], line: int) -> list[Token]:
        """The body with the arguments in their places."""
        found: list[Token] = []
        for token in self.body:
            if token.kind == "parameter":
                index = int(token.text[-1]) - 1
                found += arguments[index] if index < len(arguments) else []
            else:
                found.append(token._replace(line=line))
        return found


class Source(Protocol):
    """What definitions are read from."""

    todo: list[Token]

    def _argument(self) -> list[Token]: ...
    def _optional(self) -> list[Token] | None: ...
    def _star(self) -> None: ...
    def _skip_space(self) -> None: ...


def tokenize(source: str) -> list[Token]:
    """The tokens of a source whose lines end in newlines. Comments are left out."""
    found: list[Token] = []
    line = 1
    for match in TOKEN.finditer(source):
        kind = match.lastgroup or ""
        if kind != "comment":
            found += _tokens(match, line)
        line += match.group().count("\n")
    return found


def _tokens(match: re.Match[str], line: int) -> list[Token]:
    if match["environment"] is not None:
        return [Token(match["edge"], match["environment"].strip(), line)]
    if match["word"] is not None:
        word = match["word"]
        if word in ("begin", "end"):  # with an argument that is no name
            return []
        return [Token("command", word, line)]
    if match["verbatim"] is not None:
        return [Token("text", match["verbatim"], line)]
    if match["symbol"] is not None:
        return [Token("space", " ", line) if match["symbol"].isspace() else Token("command", match["symbol"], line)]
    if match["special"] is not None:
        return [
            Token("space", " ", line) if match["special"] == "~" else Token(match["special"], match["special"], line)
        ]
    if match["ligature"] is not None:
        return [Token("text", LIGATURES.get(match["ligature"], match["ligature"]), line)]
    kind = match.lastgroup or "text"
    return [Token(kind, " " if kind in ("space", "par") else match.group(), line)]


def plain(tokens: Sequence[Token], *, commands: bool = False) -> str:
    """The tokens' text alone; with their commands and braces where asked."""
    return "".join(token.text if token.kind in SPOKEN else _unspoken(token, commands) for token in tokens)


def _unspoken(token: Token, commands: bool) -> str:
    if token.kind == "command":
        return token.text if token.text in ESCAPED else f"\\{token.text}" if commands else ""
    return token.text if commands and token.kind in ("{", "}") else ""


SPOKEN = frozenset(["text", "space", "[", "]", "_", "&", "^", "par"])
ESCAPED = frozenset("&%$#_{}")


def read_definition(token: Token, source: Source) -> tuple[str, str, tuple[Macro, ...]] | None:
    """("macro" or "environment", its name, its macros) where the token begins a definition; the name may be ""."""
    name = token.text
    if name in ("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newcommandx"):
        source._star()
        target = _target(source)
        return "macro", target, (_with_arguments(source),)
    if name in ("def", "gdef", "edef", "xdef"):
        return _primitive(source)
    if name in ("newenvironment", "renewenvironment"):
        source._star()
        target = plain(source._argument()).strip()
        first = _with_arguments(source)
        return "environment", target, (first, Macro(tuple(source._argument())))
    if name in ("NewDocumentCommand", "RenewDocumentCommand", "ProvideDocumentCommand", "DeclareDocumentCommand"):
        target = _target(source)
        arguments = _specified(source._argument())
        return "macro", target, (Macro(tuple(source._argument()), arguments),)
    if name == "let":
        source._skip_space()
        target = _target(source)
        if source.todo and source.todo[-1].kind == "text" and source.todo[-1].text == "=":
            source.todo.pop()
        return "macro", "", (Macro(tuple(source._argument())),) if target else ()
    return None


def _target(source: Source) -> str:
    """The command that is defined, in braces or not."""
    return next((token.text for token in source._argument() if token.kind == "command"), "")


def _with_arguments(source: Source) -> Macro:
    number = plain(source._optional() or []).strip()
    count = min(int(number), 9) if number.isdigit() else 0
    default = source._optional()
    arguments: list[tuple[Token, ...] | None] = [None] * count
    if default is not None and count:
        arguments[0] = tuple(default)
    return Macro(tuple(source._argument()), tuple(arguments))


def _primitive(source: Source) -> tuple[str, str, tuple[Macro, ...]]:
    """\\def\\name#1#2{...}"""
    target = _target(source)
    count = 0
    while source.todo and source.todo[-1].kind not in ("{", "par"):
        count += source.todo.pop().kind == "parameter"
    return "macro", target, (Macro(tuple(source._argument()), (None,) * min(count, 9)),)


def _specified(specification: Sequence[Token]) -> tuple[tuple[Token, ...] | None, ...]:
    """The arguments that xparse's letters stand for."""
    found: list[tuple[Token, ...] | None] = []
    for token in specification:
        if token.kind == "text":
            found += [None if letter == "m" else () for letter in token.text if letter in "moO"]
    return tuple(found[:9])
