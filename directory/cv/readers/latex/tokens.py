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
      | (?P<parameter>\#{1,8}\d)
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
        if token := _token(match, line):
            found.append(token)
        line += match.group().count("\n")
    return found


def _token(match: re.Match[str], line: int) -> Token | None:
    """The token that was found; None for a comment, and for a \\begin whose argument is no name."""
    text = match.group()
    match match.lastgroup:
        case "text" | "parameter":
            return Token(match.lastgroup, text, line)
        case "space" | "par":
            return Token(match.lastgroup, " ", line)
        case "word":
            return None if match["word"] in ("begin", "end") else Token("command", match["word"], line)
        case "symbol":
            symbol = match["symbol"]
            return Token("space", " ", line) if symbol.isspace() else Token("command", symbol, line)
        case "special":
            return Token("space", " ", line) if text == "~" else Token(text, text, line)
        case "ligature":
            return Token("text", LIGATURES.get(text, text), line)
        case "verbatim":
            return Token("text", match["verbatim"], line)
        case "environment":
            return Token(match["edge"], match["environment"].strip(), line)
    return None


def plain(tokens: Sequence[Token], *, commands: bool = False) -> str:
    """The tokens' text alone; with their commands and braces where asked."""
    return "".join(token.text if token.kind in SPOKEN else _unspoken(token, commands) for token in tokens)


def _unspoken(token: Token, commands: bool) -> str:
    if token.kind == "command":
        return token.text if token.text in ESCAPED else f"\\{token.text}" if commands else ""
    return token.text if commands and token.kind in ("{", "}") else ""


SPOKEN = frozenset(["text", "space", "[", "]", "_", "&", "^", "par"])
ESCAPED = frozenset("&%$#_{}")
