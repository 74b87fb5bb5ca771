"""What LaTeX's commands do, and those of the usual CV classes: a function for each kind, a table of them by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from directory.cv.kinds import title_kind
from directory.cv.lexicon.latex import (
    ACCENTS,
    BREAKS,
    CONTACTS,
    DROPPED,
    ENTRIES,
    HEADINGS,
    INSIDE,
    PREAMBLE_NAMES,
    SIZES,
    SKIPS,
    STYLED,
    SWITCHES,
    SYMBOLS,
)
from directory.cv.readers.latex.arguments import drop, is_wide
from directory.cv.readers.latex.entries import entry, person
from directory.cv.readers.latex.environments import bibliography_item, item
from directory.cv.readers.latex.tokens import Token, plain
from directory.cv.readers.latex.typesetter import Typesetter, expanded, on_one_line
from directory.cv.readers.runs import as_mark

Command = Callable[[Typesetter, Token], None]

TABS = frozenset(["hfill", "tab", "dotfill", "hrulefill", "hphantom"])
ELSEWHERE = ("input", "include", "subfile", "bibliography", "addbibresource", "printbibliography", "import")


def symbol(tex: Typesetter, token: Token) -> None:
    tex.page.text(SYMBOLS[token.text], token.line)


def accent(tex: Typesetter, token: Token) -> None:
    letters = plain(expanded(tex.source.argument()))
    letters = {"ı": "i", "ȷ": "j"}.get(letters[:1], letters[:1]) + letters[1:] if letters else ""
    accented = letters[:1] + ACCENTS[token.text] + letters[1:] if letters else ""
    tex.page.text(unicodedata.normalize("NFC", accented), token.line)


def raised(tex: Typesetter, token: Token) -> None:
    """A raised sign or number is a mark; raised letters ("th") are text."""
    content = tex.source.argument()
    if (sign := as_mark(plain(expanded(content)))) is None:
        tex.source.put(content)
    else:
        tex.source.put(
            Token("style", "mark", token.line), Token("text", sign, token.line), Token("endstyle", "", token.line)
        )


# ---------------------------------------------------------------------------------------------------------------- style


def styled(tex: Typesetter, token: Token) -> None:
    """The group that follows is set so, to the brace that closes it."""
    style = STYLED[token.text]
    tex.source.skip_space()
    if tex.source.next_is("{"):
        tex.source.todo.pop()
        tex.page.open_group({style})
    else:
        tex.source.put(Token("style", style, token.line), tex.source.argument(), Token("endstyle", "", token.line))


def switch(tex: Typesetter, token: Token) -> None:
    """A declaration holds to the end of its group; None takes all styles off."""
    styles = SWITCHES[token.text]
    current = tex.page.styles[-1]
    tex.page.styles[-1] = frozenset() if styles == (None,) else current | {style for style in styles if style}


def size(tex: Typesetter, token: Token) -> None:
    current = tex.page.styles[-1]
    tex.page.styles[-1] = frozenset(style for style in current if style not in SIZES) | {token.text}


# ---------------------------------------------------------------------------------------------------------------- space


def line_break(tex: Typesetter, token: Token) -> None:
    """The end of a line, or a wide space within it."""
    tex.source.star()
    if token.text == "\\":
        tex.source.optional()
    if token.text in TABS or (token.text == "hspace" and is_wide(tex.source.argument())):
        tex.page.text("\t", token.line)
    elif token.text == "hspace":
        tex.page.text(" ", token.line)
    else:
        empty = tex.page.runs.is_blank() and token.text in ("\\", "newline")
        tex.page.flush()
        tex.page.blank = tex.page.blank or empty


def skip(tex: Typesetter, token: Token) -> None:
    """Vertical space and rules part paragraphs."""
    tex.source.star()
    if SKIPS[token.text]:
        drop(tex.source, SKIPS[token.text])
    tex.page.part()


def dropped(tex: Typesetter, token: Token) -> None:
    drop(tex.source, DROPPED[token.text])


def inside(tex: Typesetter, token: Token) -> None:
    """The last argument, which is text, is set as if the command were not there."""
    drop(tex.source, INSIDE[token.text])


# --------------------------------------------------------------------------------------------------- headings and notes


def heading(tex: Typesetter, token: Token) -> None:
    tex.source.star()
    tex.source.optional()
    tex.put_heading(on_one_line(tex.source.argument()), HEADINGS[token.text], token)


def margin(tex: Typesetter, token: Token) -> None:
    """What stands in the margin is a heading, if it reads like one, of the text beside it."""
    tex.source.optional()
    content = on_one_line(tex.source.argument())
    text = plain(content)
    short = len(text.split()) <= 5 and not any(char.isdigit() for char in text)
    tex.put_heading(content, 1 if short or title_kind(text) else 0, token)


def footnote(tex: Typesetter, token: Token) -> None:
    tex.source.optional()
    tex.source.put(Token("text", " (", token.line), tex.source.argument(), Token("text", ")", token.line))


# ---------------------------------------------------------------------------------------------------------------- links


def href(tex: Typesetter, token: Token) -> None:
    address = plain(tex.source.argument())
    _link(tex, address, tex.source.argument(), token)


def hyperref(tex: Typesetter, token: Token) -> None:
    """A label without an address."""
    tex.source.optional()
    _link(tex, "", tex.source.argument(), token)


def url(tex: Typesetter, token: Token) -> None:
    address = plain(tex.source.argument())
    _link(tex, address, [Token("text", address, token.line)], token)


def _link(tex: Typesetter, address: str, label: list[Token], token: Token) -> None:
    tex.source.put(Token("link", address, token.line), label, Token("link", "", token.line))


# ---------------------------------------------------------------------------------------------------- what is not there


def elsewhere(tex: Typesetter, token: Token) -> None:
    name = token.text
    tex.source.optional()
    files = plain(tex.source.argument()) if name != "printbibliography" else ""
    if name == "import":
        files += plain(tex.source.argument())
    publications = name in ("bibliography", "addbibresource", "printbibliography")
    what = "its publications stand" if publications else "a part of it stands"
    tex.page.note(f"{what} in another file{f' ({files})' if files else ''}, which is not read")


def skip_to_fi(tex: Typesetter, _: Token) -> None:
    depth = 1
    while tex.source.todo and depth:
        token = tex.source.todo.pop()
        if token.kind == "command" and token.text.startswith("if") and token.text != "ifthenelse":
            depth += 1
        elif token.kind == "command" and token.text == "fi":
            depth -= 1


def if_then_else(tex: Typesetter, _: Token) -> None:
    tex.source.argument()
    then = tex.source.argument()
    tex.source.argument()
    tex.source.put(then)


def put_person(tex: Typesetter, token: Token) -> None:
    tex.source.put(person(tex, token))


# Where a name stands in two places, the later is meant.
COMMANDS: Mapping[str, Command] = {
    "ifthenelse": if_then_else,
    **dict.fromkeys(("iffalse", "else"), skip_to_fi),
    **dict.fromkeys(ELSEWHERE, elsewhere),
    **dict.fromkeys(ENTRIES, entry),
    **dict.fromkeys((*PREAMBLE_NAMES, *CONTACTS), put_person),
    **dict.fromkeys(("textsuperscript", "textsuper", "ts"), raised),
    **dict.fromkeys(("marginpar", "marginnote", "leftnote", "sidenote"), margin),
    "footnote": footnote,
    **dict.fromkeys(("url", "nolinkurl"), url),
    **dict.fromkeys(("hyperref", "htmladdnormallink"), hyperref),
    "href": href,
    "bibitem": bibliography_item,
    "item": item,
    **dict.fromkeys(INSIDE, inside),
    **dict.fromkeys(DROPPED, dropped),
    **dict.fromkeys(HEADINGS, heading),
    **dict.fromkeys(SKIPS, skip),
    **dict.fromkeys(BREAKS, line_break),
    **dict.fromkeys(SIZES, size),
    **dict.fromkeys(SWITCHES, switch),
    **dict.fromkeys(STYLED, styled),
    **dict.fromkeys(ACCENTS, accent),
    **dict.fromkeys(SYMBOLS, symbol),
}
