"""Inline markup of Markdown, Org and stray HTML: a raw line becomes a Passage."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from directory.cv.document import Passage, Span, Style

ESCAPED = re.compile(r"\\+([!-/:-@\[-`{-~])")
RAISED = re.compile(r"\^\{?([*†‡§¶#∗]+)\}?")
COMMAND = re.compile(r"\\(diamond|cdot|bullet|textbar|quad)\b")
TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,2000}>")
AUTOLINK = re.compile(r"(?<!\]\()<((?:https?://|mailto:|www\.)[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>")
ANCHOR = re.compile(
    r"""<a\s[^<>]{0,1000}?href\s*=\s*["']?([^"'\s<>]{0,2000})["']?[^<>]{0,500}>([^<]{0,2000})</a>""", re.IGNORECASE
)
MARKDOWN_LINK = re.compile(
    r"!?\[((?:[^\[\]\\\n]|\\.|\[[^\[\]\n]{0,500}\]){0,2000})\]\(\s*<?([^()\s<>]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?)>?(?:\s+\"[^\"\n]{0,300}\")?\s*\)"
)
ORG_LINK = re.compile(r"\[\[([^\[\]\n]{1,2000})\](?:\[([^\[\]\n]{1,2000})\])?\]")
ATTRIBUTES = re.compile(r"(?<=[\])])\{[:.#][^{}\n]{0,300}\}")
ORG_EMPHASIS = re.compile(r"(?<![\w/:*])([/*])(/?)(\S(?:[^/*\n]{0,400}?\S)?)\2\1(?![\w/*])")
SIGNS = {"*": "**", "/": "*"}  # Org's bold and italics in Markdown
DELIMITERS = re.compile(r"\*+|_+|`+")
COLUMN_GAP = re.compile(r"[ \u00a0\u2003]{3,}|\t+")
SPACE = re.compile(r"\s+")
ODD_SPACE = re.compile(r"\s\s|[^\S ]")  # most lines have none: every space of theirs stays

# Private-use characters stand for what must survive the next step.
STAR, UNDERSCORE, TICK = "\ue001", "\ue002", "\ue003"
MARKS = re.compile(f"[{STAR}†‡∗]")
_KEEP = str.maketrans({STAR: "*", UNDERSCORE: "_", TICK: "`"})


@dataclass(slots=True)
class _Piece:
    """A stretch of text on its way to a passage; a delimiter run until it is settled."""

    text: str
    url: str | None = None
    link: bool = False
    run: str = ""


def read_inline(raw: str, *, org: bool = False) -> Passage:
    """A line without its markup. Emphasis that is not balanced is kept as text, save for an odd `**`."""
    raw = COMMAND.sub("·", raw)
    raw = RAISED.sub(lambda match: match[1].replace("*", STAR), raw)
    pieces = [piece for stretch in _split_links(raw, org) for piece in _split_runs(stretch, org)]
    return _assemble(pieces)


def _split_links(raw: str, org: bool) -> Iterator[_Piece]:
    pattern = ORG_LINK if org else MARKDOWN_LINK
    position = 0
    raw = ANCHOR.sub(lambda match: f"[{match[2]}]({match[1]})" if not org else match[2], raw)
    raw = AUTOLINK.sub(lambda match: f"[{match[1].removeprefix('mailto:')}]({match[1]})" if not org else match[1], raw)
    for match in pattern.finditer(raw):
        yield _Piece(raw[position : match.start()])
        label, url = (match[2] or match[1], match[1]) if org else (match[1], match[2])
        yield _Piece(label, url=_address(url), link=True)
        position = match.end()
    yield _Piece(raw[position:])


def _address(url: str) -> str | None:
    """A link to `#` is a label without an address."""
    url = ESCAPED.sub(r"\1", url).strip()
    return None if url.startswith("#") or not url else url


def _split_runs(piece: _Piece, org: bool) -> Iterator[_Piece]:
    text = ESCAPED.sub(_escaped, piece.text)
    if not org:
        text = TAG.sub("", ATTRIBUTES.sub("", text))
    else:
        text = ORG_EMPHASIS.sub(lambda match: f"{SIGNS[match[1]]}{match[3]}{SIGNS[match[1]]}", text)
    text = html.unescape(text)
    position = 0
    for match in DELIMITERS.finditer(text):
        yield _Piece(text[position : match.start()], piece.url, piece.link)
        yield _Piece(match.group(), piece.url, piece.link, run=match.group()[0])
        position = match.end()
    yield _Piece(text[position:], piece.url, piece.link)


def _escaped(match: re.Match[str]) -> str:
    return {"*": STAR, "_": UNDERSCORE, "`": TICK}.get(match[1], match[1])


def _assemble(pieces: list[_Piece]) -> Passage:
    pieces = [piece for piece in pieces if piece.text]
    spans: list[Span] = []
    text = ""
    open_runs: list[list[int | str]] = []  # [delimiter, how many are left, where the span starts]
    for index, piece in enumerate(pieces):
        if not piece.run:
            if piece.link and piece.text:
                spans.append(Span(len(text), len(text) + len(piece.text), Style.LINK, piece.url))
            text += piece.text
            continue
        before = pieces[index - 1].text[-1] if index else " "
        after = pieces[index + 1].text[0] if index + 1 < len(pieces) else " "
        text = _settle(piece, before, after, text, spans, open_runs)
    for delimiter, left, start in open_runs:  # never closed: at the line's start it runs to the end
        if delimiter == "_" or (delimiter == "*" and int(left) >= 2):
            if not text[: int(start)].strip():
                spans.append(Span(int(start), len(text), Style.BOLD if int(left) >= 2 else Style.ITALIC))
        else:
            text, spans = _insert_star(text, spans, int(start))
    return _tidy(text, spans)


def _settle(
    piece: _Piece, before: str, after: str, text: str, spans: list[Span], open_runs: list[list[int | str]]
) -> str:
    """One run of delimiters: it closes what it can, opens with the rest, or stays as text."""
    left = len(piece.text)
    if piece.run == "`":
        return text
    can_open = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
    can_close = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
    if piece.run == "_" and before.isalnum() and after.isalnum():
        return text + piece.text
    if can_close:
        left = _close(piece.run, left, text, spans, open_runs)
        if piece.run == "*" and left >= 2 and not can_open and not any(s.style is Style.BOLD for s in spans):
            spans.append(Span(0, len(text), Style.BOLD))  # its opener was eaten by the bullet
            left -= 2
        elif piece.run == "_" and left and not can_open and after.isspace():
            spans.append(Span(0, len(text), Style.ITALIC))
            left = 0
    if left and can_open:
        open_runs.append([piece.run, left, len(text)])
        return text
    if left == 1 and piece.run == "*":
        return text + STAR
    return text if piece.run == "*" else text + piece.run * left


def _close(run: str, left: int, text: str, spans: list[Span], open_runs: list[list[int | str]]) -> int:
    while left:
        mate = next((one for one in reversed(open_runs) if one[0] == run), None)
        if mate is None:
            break
        used = 2 if left >= 2 and int(mate[1]) >= 2 else 1
        if used == 1 and int(mate[1]) == 2 and left == 1:
            break  # a lone star does not close a bold span
        spans.append(Span(int(mate[2]), len(text), Style.BOLD if used == 2 else Style.ITALIC))
        mate[1] = int(mate[1]) - used
        left -= used
        if not mate[1]:
            del open_runs[open_runs.index(mate) :]
    return left


def _is_punctuation(char: str) -> bool:
    return not char.isalnum() and not char.isspace()


def _insert_star(text: str, spans: list[Span], at: int) -> tuple[str, list[Span]]:
    moved = [Span(s.start + (s.start >= at), s.end + (s.end > at), s.style, s.url) for s in spans]
    return text[:at] + STAR + text[at:], moved


def _tidy(text: str, spans: list[Span]) -> Passage:
    """White space made single (three or more blanks are a tab), marks found, offsets kept true."""
    clean, moved = _with_single_spaces(text)
    marks = [Span(match.start(), match.end(), Style.MARK) for match in MARKS.finditer(clean)]
    kept = [Span(moved[s.start], moved[s.end], s.style, s.url) for s in spans if moved[s.start] < moved[s.end]]
    passage = Passage(clean.translate(_KEEP), tuple(sorted(kept + marks, key=lambda s: (s.start, s.end))))
    return passage.slice(0)


def _with_single_spaces(text: str) -> tuple[str, Sequence[int]]:
    """The text, and where each of its characters and its end have gone."""
    if not ODD_SPACE.search(text):
        return text, range(len(text) + 1)
    moved: list[int] = []
    clean = ""
    position = 0
    for match in SPACE.finditer(text):
        moved += range(len(clean), len(clean) + match.start() - position)
        clean += text[position : match.start()]
        moved += [len(clean)] * len(match.group())
        clean += "\t" if COLUMN_GAP.search(match.group()) else " "
        position = match.end()
    moved += range(len(clean), len(clean) + len(text) - position + 1)
    return clean + text[position:], moved
