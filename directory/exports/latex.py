"""Text as LaTeX prints it: accents as commands, what LaTeX gives a meaning taken out of it."""

from __future__ import annotations

import re

from pylatexenc.latexencode import UnicodeToLatexEncoder

# A brace counts for BibTeX even behind a backslash, so neither may stand in a value bare.
OWN = {
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "–": "--",
    "—": "---",
}
KEPT = re.compile(r"[a-zA-Z0-9 .,:;!?()\[\]/*+=<>|'`\"@-]*")
LATIN = range(0x00C0, 0x0250)
LIGATURE = re.compile("(?<=[!?])`")  # "!`" would be printed as "¡"


class _Commands(dict[int, str]):
    """For `str.translate`: what each character becomes, found out once."""

    def __init__(self) -> None:
        super().__init__({ord(character): command for character, command in OWN.items()})
        self.encoder = UnicodeToLatexEncoder(
            unknown_char_policy="keep", replacement_latex_protection="braces-all", unknown_char_warning=False
        )

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if code < 128 or code in LATIN:
            command = self.encoder.unicode_to_latex(character)
            known = command if command.isascii() or command == character else character
        else:
            known = character  # engines of today read UTF-8; only what BibTeX sorts by is worth a command
        self[code] = known
        return known


COMMANDS = _Commands()


def latex(text: str) -> str:
    """The text with LaTeX's special characters and Latin accents as commands in braces: "Łódź & Ærø"."""
    return LIGATURE.sub("{`}", text if KEPT.fullmatch(text) else text.translate(COMMANDS))
