"""The macros and environments that a LaTeX file defines for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from directory.cv.readers.latex.source import Source
from directory.cv.readers.latex.tokens import Token, plain


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


def read_definition(token: Token, source: Source) -> tuple[str, str, tuple[Macro, ...]] | None:
    """("macro" or "environment", its name, its macros) where the token begins a definition; the name may be ""."""
    name = token.text
    if name in ("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newcommandx"):
        source.star()
        target = _target(source)
        return "macro", target, (_with_arguments(source),)
    if name in ("def", "gdef", "edef", "xdef"):
        return _primitive(source)
    if name in ("newenvironment", "renewenvironment"):
        source.star()
        target = plain(source.argument()).strip()
        first = _with_arguments(source)
        return "environment", target, (first, Macro(tuple(source.argument())))
    if name in ("NewDocumentCommand", "RenewDocumentCommand", "ProvideDocumentCommand", "DeclareDocumentCommand"):
        target = _target(source)
        arguments = _specified(source.argument())
        return "macro", target, (Macro(tuple(source.argument()), arguments),)
    if name == "let":
        source.skip_space()
        target = _target(source)
        if source.todo and source.todo[-1].kind == "text" and source.todo[-1].text == "=":
            source.todo.pop()
        return "macro", "", (Macro(tuple(source.argument())),) if target else ()
    return None


def _target(source: Source) -> str:
    """The command that is defined, in braces or not."""
    return next((token.text for token in source.argument() if token.kind == "command"), "")


def _with_arguments(source: Source) -> Macro:
    number = plain(source.optional() or []).strip()
    count = min(int(number), 9) if number.isdigit() else 0
    default = source.optional()
    arguments: list[tuple[Token, ...] | None] = [None] * count
    if default is not None and count:
        arguments[0] = tuple(default)
    return Macro(tuple(source.argument()), tuple(arguments))


def _primitive(source: Source) -> tuple[str, str, tuple[Macro, ...]]:
    """\\def\\name#1#2{...}"""
    target = _target(source)
    count = 0
    while source.todo and source.todo[-1].kind not in ("{", "par"):
        count += source.todo.pop().kind == "parameter"
    return "macro", target, (Macro(tuple(source.argument()), (None,) * min(count, 9)),)


def _specified(specification: Sequence[Token]) -> tuple[tuple[Token, ...] | None, ...]:
    """The arguments that xparse's letters stand for."""
    found: list[tuple[Token, ...] | None] = []
    for token in specification:
        if token.kind == "text":
            found += [None if letter == "m" else () for letter in token.text if letter in "moO"]
    return tuple(found[:9])
