"""TeX source as tokens, each with its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

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
