"""LaTeX files: own macros are expanded, the usual CV classes known; each line keeps the number it has in the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from directory.cv.dates import parse_date
from directory.cv.document import MAX_LINE, Document, Line, Style, UnreadableDocumentError
from directory.cv.lexicon.latex import (
    ACCENTS,
    BIBLIOGRAPHIES,
    BOXES,
    BREAKS,
    CONTACTS,
    DROPPED,
    ENTRIES,
    HEADINGS,
    INSIDE,
    LISTS,
    PREAMBLE_NAMES,
    SIZES,
    SKIPS,
    STYLED,
    SWITCHES,
    SYMBOLS,
    TABLES,
    WORDS,
)
from directory.cv.readers.runs import Runs
from directory.cv.readers.tex_tokens import Macro, Token, plain, read_definition, tokenize
from directory.cv.readers.text import BULLET, LINE_END, decode
from directory.cv.sections import title_kind

MAX_CHARACTERS = 1_000_000
EXPANSION = 20  # times a file's tokens, at most; a macro that calls itself stops here
MAX_DEPTH = 400  # groups, environments and lists inside each other
MAX_OPTION = 400  # tokens between brackets

DIMENSION = re.compile(
    r"\s*[-+]?[\d.,]*\s*(?:pt|em|ex|cm|mm|in|pc|bp|fill?l?|\\?(?:text|line|column|page|paper)(?:width|height)|\\baselineskip"
    r"|\\parindent|\\fill)\s*(?:(?:plus|minus)\s*[\d.]+\s*\w+\s*)*"
)
LENGTH = re.compile(
    r"\s*=?\s*[-+]?[\d.]+\s*(?:true)?(?:pt|em|ex|cm|mm|in|pc|bp|sp|mu|fil+)"
    r"(?:\s*(?:plus|minus)\s*[\d.]+\s*(?:pt|em|ex|cm|mm|in|fil+))*"
)
COLUMNS = re.compile(
    r"(?=.*[lcrpmXL|@])[\slcrpmbXLCRY|@{}!<>*\d.()=\\-]*|.*(?:\\textwidth|\\linewidth|\\raggedright).*"
)
ICON = re.compile(
    r"(?:fa|ai|si)[A-Z]\w*|faicon|aiicon|Letter|Telefon|Mobilefone|phonesymbol|emailsymbol|homepagesymbol"
)
HEADING_NAME = re.compile(r"sect|head|rubri|part$|title$|topic", re.IGNORECASE)
SIGNS = re.compile(r"[*∗⋆†‡§¶#\d,a-c]{1,6}")
RAISED = str.maketrans({**dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)), ",": None})


def is_latex(data: bytes, source: str) -> bool:
    """Whether the bytes look like a LaTeX file."""
    head = data[:20_000]
    if b"\\documentclass" in head or b"\\begin{document}" in head:
        return True
    return source.lower().endswith((".tex", ".ltx", ".latex"))


def read_latex(data: bytes, source: str) -> Document:
    """The document in a LaTeX file. Raises UnreadableDocumentError where the bytes are no text or hold no words."""
    text = decode(data)
    notes = []
    body = text
    if len(body) > MAX_CHARACTERS:
        notes.append(f"the file is {len(text):,} characters long; only the first {MAX_CHARACTERS:,} were read")
        body = body[:MAX_CHARACTERS]
    lines, more = _Typesetter(tokenize(LINE_END.sub("\n", body))).lines()
    if not lines:
        raise UnreadableDocumentError("this LaTeX file prints no text of its own; save the CV as PDF and try that")
    taken = {line.number for line in lines}
    raw = enumerate(LINE_END.split(text), 1)
    rules = tuple(number for number, line in raw if line.strip() and number not in taken)
    return Document(source, text, tuple(lines), rules, (*notes, *more))


class _Typesetter:
    """Takes tokens one after the other and sets lines. What a command does is done by putting tokens back."""

    def __init__(self, tokens: list[Token]) -> None:
        self.todo = tokens[::-1]
        self.left = EXPANSION * len(tokens) + 100_000
        self.macros: dict[str, Macro] = {}
        self.environments: dict[str, tuple[Macro, Macro]] = {}
        self.preamble = any(token.kind == "command" and token.text == "documentclass" for token in tokens) and any(
            token.kind == "begin" and token.text == "document" for token in tokens
        )
        self.awesome = False
        self.runs = Runs()
        self.styles: list[frozenset[str]] = [frozenset()]
        self.url: str | None = None
        self.opened: list[str] = []  # environments
        self.lists: list[list[str | int]] = []  # [name, items so far]
        self.math = False
        self.bullet: str | None = None
        self.level = 0
        self.blank = True
        self.found: list[Line] = []
        self.tables: list[int] = []  # where in `found` a table began
        self.bare: set[int] = set()  # rows of `found` with an empty first cell
        self.cells = 0
        self.notes: list[str] = []
        self.name: list[Token] = []

    def lines(self) -> tuple[list[Line], list[str]]:
        while self.todo and self.left > 0:
            self.left -= 1
            token = self.todo.pop()
            if self.preamble:
                self._prepare(token)
            else:
                self._set(token)
        self._flush()
        if self.todo:
            self.notes.append("the file expands to too much text; its end was not read")
        return self.found, self.notes

    # ---------------------------------------------------------------------------------------------------- arguments

    def _skip_space(self) -> None:
        while self.todo and self.todo[-1].kind == "space":
            self.todo.pop()

    def _argument(self) -> list[Token]:
        """A group without its braces, or one token."""
        self._skip_space()
        if not self.todo or self.todo[-1].kind in ("par", "begin", "end"):
            return []
        token = self.todo.pop()
        return self._until_closed() if token.kind == "{" else [] if token.kind == "}" else [token]

    def _until_closed(self) -> list[Token]:
        depth, found = 1, []
        while self.todo:
            token = self.todo.pop()
            depth += (token.kind == "{") - (token.kind == "}")
            if not depth:
                break
            found.append(token)
        self.left -= len(found)  # groups inside groups are taken again and again
        return found

    def _optional(self) -> list[Token] | None:
        """What stands in brackets; None where nothing does."""
        if not self.todo or self.todo[-1].kind != "[":
            return None
        depth, found = 0, []
        for back in range(2, min(len(self.todo), MAX_OPTION) + 1):
            token = self.todo[-back]
            depth += (token.kind == "{") - (token.kind == "}")
            if (token.kind == "]" and not depth) or depth < 0 or token.kind == "par":
                break
            found.append(token)
        else:
            return None
        if depth or self.todo[-back].kind != "]":
            return None
        del self.todo[-back:]
        return found

    def _star(self) -> None:
        if self.todo and self.todo[-1].kind == "text" and self.todo[-1].text == "*":
            self.todo.pop()

    def _arguments(self, most: int = 9) -> list[list[Token]]:
        """The groups that follow at once."""
        found: list[list[Token]] = []
        while len(found) < most:
            back = 1
            while back <= len(self.todo) and self.todo[-back].kind == "space":
                back += 1
            if back > len(self.todo) or self.todo[-back].kind != "{":
                break
            found.append(self._argument())
        return found

    def _put(self, *tokens: Token | Sequence[Token]) -> None:
        """Tokens to be set next, in this order."""
        for token in reversed(tokens):
            if isinstance(token, Token):
                self.todo.append(token)
            else:
                self.todo.extend(reversed(token))

    # --------------------------------------------------------------------------------------------- before the document

    def _prepare(self, token: Token) -> None:
        """The preamble prints nothing, but defines macros and, in CV classes, says who the CV is of."""
        if token.kind == "begin" and token.text == "document":
            self.preamble = False
        elif token.kind == "{":
            self._until_closed()
        elif token.kind == "command":
            if token.text == "documentclass":
                self._optional()
                self.awesome = "awesome" in plain(self._argument())
            elif self._define(token):
                return
            elif token.text in PREAMBLE_NAMES | CONTACTS.keys():
                self._set_apart(self._person(token))
            elif token.text in ("newtheorem", "setlength", "addtolength", "setcounter", "titleformat", "titlespacing"):
                self._star()
                while self._optional() is not None or self._arguments(1):
                    pass

    def _set_apart(self, tokens: list[Token]) -> None:
        """Sets these tokens and nothing after them."""
        kept, self.todo = self.todo, tokens[::-1]
        while self.todo and self.left > 0:
            self.left -= 1
            self._set(self.todo.pop())
        self._flush()
        self.todo = kept

    def _define(self, token: Token) -> bool:
        """Learns a macro or an environment; says whether the token was a definition."""
        definition = read_definition(token, self)
        if definition is None:
            return False
        kind, name, macros = definition
        if kind == "environment" and name not in LISTS | TABLES:
            self.environments[name] = (macros[0], macros[1])
        elif kind == "macro" and name not in PROTECTED:
            self.macros[name] = macros[0]
        return True

    # ------------------------------------------------------------------------------------------------------ one token

    def _set(self, token: Token) -> None:
        if token.kind == "command":
            self._command(token)
        elif token.kind in ("begin", "end"):
            (self._begin if token.kind == "begin" else self._end)(token)
        elif token.kind == "style":
            self.styles.append(self.styles[-1] | {token.text})
        elif token.kind == "{":
            self.styles.append(self.styles[-1])
        elif token.kind in ("}", "endstyle"):
            if len(self.styles) > 1:
                self.styles.pop()
        elif token.kind == "link":
            self.url = token.text or None
        elif token.kind == "level":
            self.level = int(token.text)
        elif token.kind == "bullet":
            self.bullet = token.text
        elif token.kind == "break":
            self._flush()
            self.blank = self.blank or token.text == "blank"
        elif token.kind == "par":
            self._flush()
            self.blank = True
        elif token.kind == "&":
            self._cell(token)
        elif token.kind == "$":
            self.math = not self.math
        elif token.kind == "^":
            self._raise(token)
        elif token.kind == "space":
            if not self.math:
                self._text(" ", token)
        elif token.kind == "tab":
            self._text("\t", token)
        elif token.kind == "_":
            self._text("" if self.math else "_", token)
        else:
            self._text(token.text, token)

    def _text(self, text: str, token: Token) -> None:
        styles = self.styles[-1]
        marks = [style for style in (Style.BOLD, Style.ITALIC) if style.value in styles]
        size = next((SIZES[name] for name in styles if name in SIZES), 0.0)
        self.runs.add(text, tuple(marks), self.url, number=token.line, size=size, mark="mark" in styles)

    def _raise(self, token: Token) -> None:
        """A raised sign or number is a mark; raised letters ("th") are text."""
        content = self._argument()
        text = plain(self._expanded(content))
        if SIGNS.fullmatch(text.strip()):
            self._put(
                Token("style", "mark", token.line),
                Token("text", text.strip().translate(RAISED), token.line),
                Token("endstyle", "", token.line),
            )
        else:
            self._put(content)

    def _expanded(self, tokens: Sequence[Token]) -> list[Token]:
        """Symbols as their characters; nothing else is expanded."""
        return [
            Token("text", SYMBOLS[token.text], token.line)
            if token.kind == "command" and token.text in SYMBOLS
            else token
            for token in tokens
        ]

    def _cell(self, token: Token) -> None:
        if self.tables:
            if not self.cells and self.runs.is_blank():
                self.bare.add(len(self.found))
            self.cells += 1
            self._text("\t", token)
        else:
            self._text(" ", token)

    # -------------------------------------------------------------------------------------------------------- commands

    def _command(self, token: Token) -> None:
        name = token.text
        if name in self.macros:
            self._expand(token, self.macros[name])
        elif name in SYMBOLS:
            self._text(SYMBOLS[name], token)
        elif name in ACCENTS:
            self._accent(token)
        elif name in STYLED:
            self._style(STYLED[name], token)
        elif name in SWITCHES:
            self._switch(SWITCHES[name])
        elif name in SIZES:
            self.styles[-1] = frozenset(style for style in self.styles[-1] if style not in SIZES) | {name}
        elif name in BREAKS:
            self._break(token)
        elif name in SKIPS:
            self._skip(token)
        elif name in HEADINGS:
            self._heading(token, HEADINGS[name])
        elif name in DROPPED:
            self._drop(DROPPED[name])
        elif name in INSIDE:
            self._drop(INSIDE[name])
        elif self._define(token) or ICON.fullmatch(name):
            return
        else:
            self._structure(token)

    def _expand(self, token: Token, macro: Macro) -> None:
        arguments: list[list[Token]] = []
        for default in macro.arguments:
            if default is None:
                arguments.append(self._argument())
            else:
                given = self._optional()
                arguments.append(list(default) if given is None else given)
        body = macro.filled(arguments, token.line)
        self.left -= len(body)
        if self.left <= 0:
            return
        is_heading = len(macro.arguments) == 1 and HEADING_NAME.search(token.text) and not macro.sections
        if is_heading and title_kind(plain(arguments[0])):
            level = "2" if "sub" in token.text.lower() else "1"
            self._put(_blank(token), Token("level", level, token.line), _on_one_line(arguments[0]), _blank(token))
        else:
            self._put(body)

    def _style(self, style: str, token: Token) -> None:
        """The group that follows is set so, to the brace that closes it."""
        self._skip_space()
        if self.todo and self.todo[-1].kind == "{":
            self.todo.pop()
            self.styles.append(self.styles[-1] | {style})
        else:
            self._put(Token("style", style, token.line), self._argument(), Token("endstyle", "", token.line))

    def _switch(self, styles: tuple[str | None, ...]) -> None:
        """A declaration holds to the end of its group; None takes all styles off."""
        current = self.styles[-1]
        self.styles[-1] = frozenset() if styles == (None,) else current | {style for style in styles if style}

    def _break(self, token: Token) -> None:
        self._star()
        if token.text == "\\":
            self._optional()
        if token.text in ("hfill", "tab", "dotfill", "hrulefill", "hphantom") or (
            token.text == "hspace" and self._is_wide(self._argument())
        ):
            self._text("\t", token)
        elif token.text == "hspace":
            self._text(" ", token)
        else:
            empty = self.runs.is_blank() and token.text in ("\\", "newline")
            self._flush()
            self.blank = self.blank or empty

    def _is_wide(self, length: Sequence[Token]) -> bool:
        text = plain(length, commands=True)
        match = re.match(r"\s*([\d.]+)\s*(pt|em|cm|mm|in|ex)", text)
        if match is None:
            return "fill" in text or "width" in text
        try:
            points = float(match[1]) * {"pt": 1, "em": 10, "cm": 28, "mm": 2.8, "in": 72, "ex": 4}[match[2]]
        except ValueError:
            return False
        return points >= 20

    def _skip(self, token: Token) -> None:
        """Vertical space and rules part paragraphs."""
        self._star()
        if SKIPS[token.text]:
            self._drop(SKIPS[token.text])
        self._flush()
        self.blank = True

    def _drop(self, what: str) -> None:
        """Leaves out what a pattern of arguments says: o for an optional one, m for one in braces, d for a length."""
        self._star()
        for kind in what:
            if kind == "o":
                self._optional()
            elif kind == "m":
                self._argument()
            else:
                self._drop_length()

    def _drop_length(self) -> None:
        """Leaves out a length that stands without braces: "\\kern-1.5pt", "\\vskip 1em plus 2pt"."""
        if self.todo and self.todo[-1].kind == "command":
            self.todo.pop()
            return
        text, line = "", 0
        while self.todo and self.todo[-1].kind in ("text", "space") and len(text) < 40:
            token = self.todo.pop()
            text, line = text + token.text, token.line
        match = LENGTH.match(text)
        if rest := text[match.end() if match else 0 :]:
            self.todo.append(Token("text", rest, line))

    def _heading(self, token: Token, level: int) -> None:
        self._star()
        self._optional()
        title = _on_one_line(self._argument())
        self._put(_blank(token), Token("level", str(level), token.line), title, _blank(token))

    def _accent(self, token: Token) -> None:
        argument = self._argument()
        letters = plain(self._expanded(argument))
        letters = {"ı": "i", "ȷ": "j"}.get(letters[:1], letters[:1]) + letters[1:] if letters else ""
        accented = letters[:1] + ACCENTS[token.text] + letters[1:] if letters else ""
        self._text(unicodedata.normalize("NFC", accented), token)

    def _structure(self, token: Token) -> None:
        name = token.text
        if name == "item":
            self._item(token)
        elif name == "bibitem":
            self._optional()
            self._argument()
            self._flush()
            self._count(1)
            self.bullet = f"[{self.lists[-1][1]}]" if self.lists else "-"
        elif name in ("href", "hyperref", "htmladdnormallink"):
            address = plain(self._argument()) if name == "href" else (self._optional(), "")[1]
            self._link(address, self._argument(), token)
        elif name in ("url", "nolinkurl", "path"):
            address = plain(self._argument())
            self._link(address, [Token("text", address, token.line)], token)
        elif name == "footnote":
            self._optional()
            self._put(Token("text", " (", token.line), self._argument(), Token("text", ")", token.line))
        elif name in ("marginpar", "marginnote", "leftnote", "sidenote"):
            self._margin(token)
        elif name in ("textsuperscript", "up", "textsuper", "ts"):
            self._raise(token)
        elif name in PREAMBLE_NAMES or name in CONTACTS:
            self._put(self._person(token))
        elif name in ENTRIES:
            self._entry(token)
        elif name in ("input", "include", "subfile", "bibliography", "addbibresource", "printbibliography", "import"):
            self._elsewhere(name)
        elif name in ("iffalse", "else"):
            self._skip_to_fi()
        elif name == "ifthenelse":
            self._argument()
            then, _ = self._argument(), self._argument()
            self._put(then)
        else:
            self._unknown(token)

    def _link(self, address: str, label: list[Token], token: Token) -> None:
        self._put(Token("link", address, token.line), label, Token("link", "", token.line))

    def _margin(self, token: Token) -> None:
        """What stands in the margin is a heading, if it reads like one, of the text beside it."""
        self._optional()
        content = _on_one_line(self._argument())
        text = plain(content)
        short = len(text.split()) <= 5 and not any(char.isdigit() for char in text)
        level = "1" if short or title_kind(text) else "0"
        self._put(_blank(token), Token("level", level, token.line), content, _blank(token))

    def _elsewhere(self, name: str) -> None:
        self._optional()
        files = plain(self._argument()) if name != "printbibliography" else ""
        if name == "import":
            files += plain(self._argument())
        what = "its publications" if name in ("bibliography", "addbibresource", "printbibliography") else "a part of it"
        note = (
            f"{what} stand{'s' if what == 'a part of it' else ''} in another file{' (' + files + ')' if files else ''}"
        )
        if (note := f"{note}, which is not read") not in self.notes:
            self.notes.append(note)

    def _skip_to_fi(self) -> None:
        depth = 1
        while self.todo and depth:
            token = self.todo.pop()
            if token.kind == "command" and token.text.startswith("if") and token.text != "ifthenelse":
                depth += 1
            elif token.kind == "command" and token.text == "fi":
                depth -= 1

    def _person(self, token: Token) -> list[Token]:
        """Who the CV is of, in the commands of CV classes: a line each."""
        name = token.text
        option = plain(self._optional() or [])
        arguments = [one for one in self._arguments(4) if plain(one, commands=True).strip()]
        if name in ("firstname", "givenname"):
            self.name = arguments[0] if arguments else []
            return []
        if name in ("familyname", "lastname", "surname"):
            arguments = [self.name, *arguments]
        content: list[Token] = []
        for argument in arguments:
            content += [*([_space(token)] if content else []), *argument]
        if name in PREAMBLE_NAMES:
            level = "1" if PREAMBLE_NAMES[name] else "0"
            return [_blank(token), Token("level", level, token.line), *content, _break(token)]
        label = option or CONTACTS[name]
        lead = [Token("text", f"{label}: ", token.line)] if label else []
        return [_break(token), *lead, *content, _break(token)] if content else []

    def _entry(self, token: Token) -> None:
        """One entry of a CV class: its arguments as the class prints them."""
        form = ENTRIES[token.text]
        if token.text == "cventry" and self.awesome:
            form = "t"
        self._star()
        self._optional()
        arguments = self._arguments(len(form) if len(form) > 1 else 9)
        self._put(_break(token), self._printed(form, arguments, token), _break(token))

    def _printed(self, form: str, arguments: list[list[Token]], token: Token) -> list[Token]:
        """`form` has a letter an argument: d date, b bold, i italic, t after a tab, c after a comma, n on a new line,
        - as an item of a list. A form of one letter is for all of them."""
        found: list[Token] = []
        for index, argument in enumerate(arguments):
            if not plain(argument).strip():
                continue
            kind = form[min(index, len(form) - 1)]
            block = any(one.kind == "begin" or (one.kind == "command" and one.text == "item") for one in argument)
            if kind in "n-" or block:
                found.append(_break(token))
                found += [Token("bullet", "-", token.line)] if kind == "-" else []
            elif found:
                after = {"c": Token("text", ", ", token.line), "b": Token("tab", "", token.line)}
                glue = after.get(kind, after["c"] if kind == "i" else Token("tab", "", token.line))
                found.append(glue)
            if kind in "bi" and not block:
                style = Token("style", "bold" if kind == "b" else "italic", token.line)
                argument = [style, *argument, Token("endstyle", "", token.line)]
            found += [Token("{", "", token.line), *argument, Token("}", "", token.line)]
        return found

    def _unknown(self, token: Token) -> None:
        """A command we do not know is left out and its text kept: several arguments are an entry's cells."""
        name = token.text
        if self.todo and self.todo[-1].kind == "text" and self.todo[-1].text.startswith("/") and name.isalpha():
            rest = self.todo.pop()  # "\dept/ of Physics": a shorthand that another file defines
            self._text(WORDS.get(name, name.capitalize()), token)
            self._put(Token("text", rest.text[1:], rest.line) if rest.text[1:] else Token("text", "", rest.line))
            return
        if not name.isalpha():
            return
        if self._optional() is not None:
            self._optional()
        arguments = [one for one in self._arguments() if not DIMENSION.fullmatch(plain(one, commands=True) or "-")]
        if len(arguments) == 1:
            if HEADING_NAME.search(name) and title_kind(plain(arguments[0])):
                level = "2" if "sub" in name.lower() else "1"
                self._put(_blank(token), Token("level", level, token.line), arguments[0], _blank(token))
            else:
                self._put(Token("{", "", token.line), arguments[0], Token("}", "", token.line))
        elif arguments:
            self._put(_break(token), self._printed("t", arguments, token), _break(token))

    # ---------------------------------------------------------------------------------------------------- environments

    def _begin(self, token: Token) -> None:
        if token.text in self.environments and token.text not in self.opened:
            self.opened.append(token.text)
            self._expand(token, self.environments[token.text][0])
            return
        name = token.text.rstrip("*")
        if name in ("comment", "filecontents", "tikzpicture", "picture", "figure"):
            self._skip_environment(token.text)
            return
        if len(self.opened) >= MAX_DEPTH:
            return
        self.opened.append(name)
        self._flush()
        if name in TABLES:
            for _ in range(2 if name in ("tabularx", "tabulary", "xltabular") or token.text == "tabular*" else 1):
                self._optional()
                self._argument()
            self.tables.append(len(self.found))
            self.cells = 0
        elif name in LISTS or name in BIBLIOGRAPHIES:
            self._open_list(name, token)
        elif name in BOXES:
            self._drop(BOXES[name])
        elif name in STYLED.values() or name in SWITCHES:
            self._put(Token("{", "", token.line), Token("command", name, token.line))
        elif name != "document":
            self._titled(token)

    def _open_list(self, name: str, token: Token) -> None:
        self._optional()
        arguments = self._arguments(1) if name in ("thebibliography", "cvlist", "bibsection") else []
        self.lists.append([name, 0])
        if name == "cvlist" and arguments:
            self._put(_blank(token), Token("level", "1", token.line), arguments[0], _blank(token))

    def _titled(self, token: Token) -> None:
        """An environment of a class of its own: its argument may be a title, or an entry's cells."""
        self._optional()
        arguments = []
        for argument in self._arguments(5):
            raw = plain(argument, commands=True)
            if not DIMENSION.fullmatch(raw or "-") and not COLUMNS.fullmatch(raw):
                arguments.append(argument)
        if len(arguments) == 1 and (
            title_kind(plain(arguments[0])) or token.text in ("rubric", "rSection", "category")
        ):
            self._put(_blank(token), Token("level", "1", token.line), arguments[0], _blank(token))
        elif arguments:
            self._put(_break(token), self._printed("t", arguments, token), _break(token))

    def _end(self, token: Token) -> None:
        name = token.text.rstrip("*")
        if name == "document":
            self.todo = []
            return
        if token.text in self.environments and token.text in self.opened:
            self.opened.reverse()
            self.opened.remove(token.text)
            self.opened.reverse()
            self._put(self.environments[token.text][1].filled([], token.line))
            return
        if name not in self.opened:
            return
        while self.opened.pop() != name:
            pass
        self._flush()
        if name in TABLES and self.tables:
            self._close_table(self.tables.pop())
        elif self.lists and self.lists[-1][0] == name:
            self.lists.pop()
        elif name in SWITCHES or name in STYLED.values():
            self._put(Token("}", "", token.line))
        self.blank = self.blank or not self.lists

    def _skip_environment(self, name: str) -> None:
        while self.todo:
            token = self.todo.pop()
            if token.kind == "end" and token.text == name:
                return

    def _close_table(self, start: int) -> None:
        """Where rows leave the first cell empty, the year above holds for them: it becomes a line of its own."""
        rows = self.found[start:]
        bare = {index for index in self.bare if index >= start}
        self.bare -= bare
        firsts = [line.text.split("\t")[0].strip() for index, line in enumerate(rows, start) if index not in bare]
        if not bare or not firsts or sum(parse_date(first) is not None for first in firsts) < 0.8 * len(firsts):
            return
        self.found = self.found[:start]
        for index, line in enumerate(rows, start):
            first, tab, _ = line.text.partition("\t")
            if index not in bare and tab and parse_date(first.strip()) is not None and not line.bullet:
                self.found.append(replace(line, passage=line.passage.slice(0, len(first))))
                line = _numbered(replace(line, passage=line.passage.slice(len(first) + 1), after_blank=False))
            self.found.append(line)

    def _count(self, step: int) -> None:
        if self.lists:
            self.lists[-1][1] = int(self.lists[-1][1]) + step

    def _item(self, token: Token) -> None:
        self._flush()
        label = self._optional()
        self._count(1)
        name, number = self.lists[-1] if self.lists else ("itemize", 0)
        self.bullet = (
            f"{number}." if name in ("enumerate", "etaremune", "enumerate*", "revnumerate", "compactenum") else "-"
        )
        if label is not None and plain(label).strip():
            text = plain(self._expanded(label)).strip()
            if match := BULLET.fullmatch(f"{text} "):
                self.bullet = match["number"] or "-"
            elif len(text) > 1:
                self.bullet = None if name in ("cvlist", "description", "rubric") else self.bullet
                self._put(Token("{", "", token.line), label, Token("}", "", token.line), Token("tab", "", token.line))

    # ----------------------------------------------------------------------------------------------------------- lines

    def _flush(self) -> None:
        """What was set so far becomes a line."""
        self.cells = 0
        passage, number, size = self.runs.take()
        level, self.level = self.level, 0
        if not passage.text or not any(char.isalnum() for char in passage.text):
            self.bare.discard(len(self.found))
            self.level = level if not passage.text else 0
            return
        bullet, self.bullet = self.bullet, None
        indent = 2 * max(0, len(self.lists) - (bullet is not None)) if not level else 0
        if len(passage.text) > MAX_LINE:
            self.notes.append(f"line {number} is {len(passage.text):,} characters long; only {MAX_LINE:,} were read")
            passage = passage.slice(0, MAX_LINE)
        line = Line(number, passage, indent, bullet, level, self.blank or not self.found, size)
        self.found.append(_numbered(line))
        self.blank = bool(level)


def _numbered(line: Line) -> Line:
    """A number printed at a line's start is its bullet."""
    if line.bullet is None and not line.level and (match := BULLET.match(line.text)) and match["number"]:
        return replace(line, bullet=match["number"], passage=line.passage.slice(match.end()))
    return line


def _on_one_line(tokens: Sequence[Token]) -> list[Token]:
    """A title without its line breaks."""
    return [
        _space(token) if token.kind == "command" and token.text in ("\\", "newline", "par", "linebreak") else token
        for token in tokens
    ]


def _break(token: Token) -> Token:
    return Token("break", "", token.line)


def _blank(token: Token) -> Token:
    return Token("break", "blank", token.line)


def _space(token: Token) -> Token:
    return Token("space", " ", token.line)


PROTECTED = frozenset(["item", "begin", "end", "textbf", "textit", "emph", "href", "url", "\\", *HEADINGS])
