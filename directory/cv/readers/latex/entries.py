"""The commands of CV classes: who the CV is of, and entries whose arguments are printed side by side."""

from __future__ import annotations

from collections.abc import Sequence

from directory.cv.lexicon.latex import CONTACTS, ENTRIES, PREAMBLE_NAMES, WORDS
from directory.cv.readers.latex.arguments import is_length
from directory.cv.readers.latex.tokens import Token, plain
from directory.cv.readers.latex.typesetter import Typesetter, gap, heading_level, is_heading, line_end, space


def person(tex: Typesetter, token: Token) -> list[Token]:
    """Who the CV is of: a line for each command."""
    name = token.text
    option = plain(tex.source.optional() or [])
    arguments = [one for one in tex.source.arguments(4) if plain(one, commands=True).strip()]
    if name in ("firstname", "givenname"):
        tex.name = arguments[0] if arguments else []
        return []
    if name in ("familyname", "lastname", "surname"):
        arguments = [tex.name, *arguments]
    content: list[Token] = []
    for argument in arguments:
        content += [*([space(token)] if content else []), *argument]
    if name in PREAMBLE_NAMES:
        level = "1" if PREAMBLE_NAMES[name] else "0"
        return [gap(token), Token("level", level, token.line), *content, line_end(token)]
    label = option or CONTACTS[name]
    lead = [Token("text", f"{label}: ", token.line)] if label else []
    return [line_end(token), *lead, *content, line_end(token)] if content else []


def entry(tex: Typesetter, token: Token) -> None:
    """One entry of a CV class: its arguments as the class prints them."""
    form = ENTRIES[token.text]
    if token.text == "cventry" and tex.awesome:
        form = "t"
    tex.source.star()
    tex.source.optional()
    put_entry(tex, form, tex.source.arguments(len(form) if len(form) > 1 else 9), token)


def unknown(tex: Typesetter, token: Token) -> None:
    """A command we do not know is left out and its text kept: several arguments are an entry's cells."""
    source, name = tex.source, token.text
    if source.next_is("text") and source.todo[-1].text.startswith("/") and name.isalpha():
        rest = source.todo.pop()  # "\dept/ of Physics": a shorthand that another file defines
        tex.page.text(WORDS.get(name, name.capitalize()), token.line)
        source.put(Token("text", rest.text[1:], rest.line))
        return
    if not name.isalpha():
        return
    if source.optional() is not None:
        source.optional()
    arguments = [one for one in source.arguments() if not is_length(one)]
    if len(arguments) == 1:
        if is_heading(name, arguments[0]):
            tex.put_heading(arguments[0], heading_level(name), token)
        else:
            tex.put_group(arguments[0], token)
    elif arguments:
        put_entry(tex, "t", arguments, token)


def put_entry(tex: Typesetter, form: str, arguments: Sequence[Sequence[Token]], token: Token) -> None:
    tex.source.put(line_end(token), _printed(form, arguments, token), line_end(token))


def _printed(form: str, arguments: Sequence[Sequence[Token]], token: Token) -> list[Token]:
    """`form` has a letter an argument: d date, b bold, i italic, t after a tab, c after a comma, n on a new line,
    - as an item of a list. A form of one letter is for all of them."""
    found: list[Token] = []
    for index, argument in enumerate(arguments):
        if not plain(argument).strip():
            continue
        kind = form[min(index, len(form) - 1)]
        block = any(one.kind == "begin" or (one.kind == "command" and one.text == "item") for one in argument)
        if kind in "n-" or block:
            found.append(line_end(token))
            found += [Token("bullet", "-", token.line)] if kind == "-" else []
        elif found:
            found.append(Token("text", ", ", token.line) if kind in "ci" else Token("tab", "", token.line))
        if kind in "bi" and not block:
            style = Token("style", "bold" if kind == "b" else "italic", token.line)
            argument = [style, *argument, Token("endstyle", "", token.line)]
        found += [Token("{", "", token.line), *argument, Token("}", "", token.line)]
    return found
