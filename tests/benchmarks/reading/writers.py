"""The blocks of a CV become the bytes of a file, in each format that is read."""

from __future__ import annotations

import random
import re
import textwrap
import zipfile
from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape
from io import BytesIO

from tests.benchmarks.reading.layouts import Block, Layout, Shape, plain

PAGE = 46  # lines on a page
WIDTH = 92  # characters in a line
TOKEN = re.compile(r"(</?[bi]>|\n)")
SPECIAL = re.compile(r"([&%$#_{}])")
Writer = Callable[[random.Random, Layout, Sequence[Block]], bytes]


def write_markdown(rng: random.Random, layout: Layout, blocks: Sequence[Block]) -> bytes:
    heading = rng.choice(("## {}", "## {}", "**{}**", "{}\n-----------", "# {}"))
    parts, number = [], 0
    for block in blocks:
        html = block.html.replace("*", "\\*") if "<" in block.html else block.html
        text = unescape(re.sub(r"</?i>", "*", re.sub(r"</?b>", "**", html))).replace("****", "")
        if block.kind == "name":
            parts.append(f"# {text}")
        elif block.kind in ("h1", "h2"):
            parts.append(f"\n{heading.format(text) if block.kind == 'h1' else f'### {text}'}\n")
            number = 0
        elif block.kind == "row":
            parts += [] if number else ["| Year | Reference |", "|---|---|"]
            number += 1
            parts.append(f"| {block.lead} | {text.replace('|', ' ')} |")
        elif block.kind == "item":
            number += 1
            lead = _lead(layout.shape, number)
            parts.append(
                lead + text.replace("\n", "\n" + "  " * bool(lead)) + "\n" * (layout.shape is Shape.PARAGRAPHS)
            )
        else:
            parts.append(f"{text}\n")
    text = "\n".join(parts)
    return (_damaged(rng, text, has_marks=True) if layout.damage else text).encode()


def write_text(rng: random.Random, layout: Layout, blocks: Sequence[Block]) -> bytes:
    """Plain text, half of it as it comes out of a PDF: wrapped, with page headers."""
    is_paged, capitals = rng.random() < 0.5, rng.random() < 0.5
    lines, number = [], 0
    for block in blocks:
        text = plain(block.html)
        if block.kind in ("h1", "h2"):
            lines += ["", text.upper() if capitals and block.kind == "h1" else text, ""]
            number = 0
        elif block.kind in ("item", "row"):
            number += 1
            lead = f"{block.lead}    " if block.kind == "row" else _lead(layout.shape, number)
            lines += _wrapped(text, lead, WIDTH if is_paged else 10_000)
            lines += [""] * (layout.shape is Shape.PARAGRAPHS)
        else:
            lines.append(text)
    if is_paged:
        lines = list(_paged(lines, plain(blocks[0].html)))
    text = "\n".join(lines)
    return (_damaged(rng, text, has_marks=False) if layout.damage else text).encode()


def write_html(rng: random.Random, layout: Layout, blocks: Sequence[Block]) -> bytes:
    tags = {"name": "h1", "h1": "h2", "h2": "h3", "text": "p"}
    lists = {
        Shape.NUMBERS: ("<ol>", "</ol>"),
        Shape.PARAGRAPHS: ("<div>", "</div>"),
        Shape.TABLE: ("<table>", "</table>"),
    }
    parts, is_open = ["<!DOCTYPE html><html><head><title>CV</title></head><body>"], False
    first, last = lists.get(layout.shape, ("<ul>", "</ul>"))
    for block in blocks:
        is_item = block.kind in ("item", "row")
        if is_item != is_open:
            parts.append(first if is_item else last)
            is_open = is_item
        html = block.html.replace("\n", "<br>")
        if block.kind == "row" or (is_item and layout.shape is Shape.TABLE):
            parts.append(f"<tr><td>{block.lead}</td><td>{html}</td></tr>")
        elif is_item:
            tag = "p" if layout.shape is Shape.PARAGRAPHS else "li"
            parts.append(f"<{tag}>{html}</{tag}>")
        else:
            parts.append(f"<{tags[block.kind]}>{html}</{tags[block.kind]}>")
    return "\n".join([*parts, last if is_open else "", "</body></html>"]).encode()


COMMANDS = {
    "name": r"\begin{center}{\LARGE %s}\end{center}",
    "h1": r"\section*{%s}",
    "h2": r"\subsection*{%s}",
    "row": r"%l & %s \\",
    "item": r"\item %s",
}


def write_latex(rng: random.Random, layout: Layout, blocks: Sequence[Block]) -> bytes:
    parts, environment = ["\\documentclass{article}", "\\begin{document}"], ""
    kinds = {Shape.NUMBERS: "enumerate", Shape.BRACKETS: "enumerate", Shape.TABLE: "tabular"}
    for block in blocks:
        text = SPECIAL.sub(r"\\\1", unescape(block.html))
        text = text.replace("<b>", "\\textbf{").replace("<i>", "\\emph{").replace("\n", " \\\\\n")
        text = re.sub(r"</[bi]>", "}", text)
        wanted = kinds.get(layout.shape, "itemize") if block.kind in ("item", "row") else ""
        if wanted == "tabular" and block.kind == "item":
            wanted = "itemize"
        if wanted != environment:
            parts += [f"\\end{{{environment}}}"] * bool(environment)
            parts += [f"\\begin{{{wanted}}}" + "{lp{12cm}}" * (wanted == "tabular")] * bool(wanted)
            environment = wanted
        parts.append(COMMANDS.get(block.kind, "%s\n").replace("%s", text).replace("%l", block.lead))
    parts += [f"\\end{{{environment}}}"] * bool(environment)
    return "\n".join([*parts, "\\end{document}"]).encode()


def write_docx(rng: random.Random, layout: Layout, blocks: Sequence[Block]) -> bytes:
    styles = {"name": "Title", "h1": "Heading1", "h2": "Heading2"}
    paragraphs, number = [], 0
    for block in blocks:
        number = number + 1 if block.kind in ("item", "row") else 0
        lead = f"{block.lead}\t" if block.kind == "row" else _lead(layout.shape, number) if number else ""
        runs = "".join(_run(piece, bold, italic) for piece, bold, italic in _pieces(lead + block.html))
        style = f'<w:pPr><w:pStyle w:val="{styles[block.kind]}"/></w:pPr>' if block.kind in styles else ""
        paragraphs.append(f"<w:p>{style}{runs}</w:p>")
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in WORD_PARTS.items():
            package.writestr(path, XML + content)
        package.writestr(
            "word/document.xml", f"{XML}<w:document {WORD}><w:body>{''.join(paragraphs)}</w:body></w:document>"
        )
    return file.getvalue()


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLE = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/></w:style>'
WORD_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f"<w:styles {WORD}>{STYLE.format('Title', 'Title')}{STYLE.format('Heading1', 'heading 1')}"
    f"{STYLE.format('Heading2', 'heading 2')}</w:styles>",
}


def write_pdf(rng: random.Random, layout: Layout, blocks: Sequence[Block]) -> bytes:
    """A PDF in Courier, whose letters are all of one width, with the owner's name and a number on each page."""
    lines: list[tuple[float, list[tuple[str, bool, bool]]]] = []
    number = 0
    for block in blocks:
        number = number + 1 if block.kind in ("item", "row") else 0
        lead = f"{block.lead}    " if block.kind == "row" else _lead(layout.shape, number) if number else ""
        if block.kind in ("name", "h1", "h2"):
            size = {"name": 16.0, "h1": 12.0, "h2": 10.5}[block.kind]
            lines += [(size, []), (size, [(plain(block.html), True, False)])]
        else:
            lines += [(9.0, line) for line in _set(lead, block.html)]
            lines += [(9.0, [])] * (bool(number) and layout.shape is Shape.PARAGRAPHS)
    pages = [lines[i : i + PAGE] for i in range(0, len(lines), PAGE)]
    return _pdf([_page(page, f"{plain(blocks[0].html)} - page {i}") for i, page in enumerate(pages, 1)])


def _set(lead: str, html: str) -> Iterator[list[tuple[str, bool, bool]]]:
    """Lines of pieces, none longer than the page is wide; they hang below what follows the lead."""
    line, used = [(lead, False, False)], len(lead)
    for piece, bold, italic in _pieces(html):
        for word in re.findall(r"\n|[^\s]+\s*|\s+", piece):
            if word == "\n" or used + len(word.rstrip()) > WIDTH:
                yield line
                line, used = [(" " * len(lead), False, False)], len(lead)
            if word != "\n":
                line.append((word, bold, italic))
                used += len(word)
    yield line


def _page(lines: Sequence[tuple[float, list[tuple[str, bool, bool]]]], header: str) -> bytes:
    parts, y = [_show(header, 60, 800, 1, 8)], 770.0
    for size, pieces in lines:
        x = 60.0
        for text, bold, italic in pieces:
            parts += [_show(text, x, y, 2 if bold else 3 if italic else 1, size)] * bool(text.strip())
            x += len(text) * size * 0.6
        y -= size * 1.35
    return b"\n".join(parts)


def _show(text: str, x: float, y: float, font: int, size: float) -> bytes:
    escaped = re.sub(r"([()\\])", r"\\\1", text).encode("cp1252", "replace")
    return f"BT /F{font} {size} Tf {x:.1f} {y:.1f} Td (".encode() + escaped + b") Tj ET"


def _pdf(pages: Sequence[bytes]) -> bytes:
    fonts = " ".join(f"/F{i} {i + 2} 0 R" for i in (1, 2, 3))
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode()
        for font in ("Courier", "Courier-Bold", "Courier-Oblique")
    ]
    for index, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * index} 0 R "
            f"/Resources << /Font << {fonts} >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(page)} >>\nstream\n".encode() + page + b"\nendstream")
    data, places = b"%PDF-1.4\n", []
    for index, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{index} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def _pieces(html: str) -> Iterator[tuple[str, bool, bool]]:
    """(text, bold, italic)."""
    bold = italic = False
    for token in TOKEN.split(html):
        if token in ("<b>", "</b>"):
            bold = token == "<b>"
        elif token in ("<i>", "</i>"):
            italic = token == "<i>"
        elif token:
            yield unescape(token), bold, italic


def _run(text: str, bold: bool, italic: bool) -> str:
    marks = "<w:b/>" * bold + "<w:i/>" * italic
    body = "<w:br/>" if text == "\n" else f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r><w:rPr>{marks}</w:rPr>{body}</w:r>"


def _lead(shape: Shape, number: int) -> str:
    leads = {Shape.BULLETS: "- ", Shape.NUMBERS: f"{number}. ", Shape.BRACKETS: f"[{number}] ", Shape.SPLIT: "- "}
    return leads.get(shape, "")


def _wrapped(text: str, lead: str, width: int) -> Iterator[str]:
    indent = " " * len(lead)
    for index, line in enumerate(text.split("\n")):
        first = indent if index else lead
        yield from textwrap.wrap(line, width, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)


def _paged(lines: Sequence[str], name: str) -> Iterator[str]:
    for index, line in enumerate(lines):
        if index and index % PAGE == 0:
            yield f"\f{name} - Curriculum Vitae - {index // PAGE + 1}"
        yield line


def _damaged(rng: random.Random, text: str, *, has_marks: bool) -> str:
    """A newline lost, as where a PDF was copied, and a few marks that do not balance."""
    lines = text.split("\n")
    items = [i for i in range(len(lines) // 2, len(lines) - 1) if len(lines[i]) > 40 and not lines[i].startswith("|")]
    for index in rng.sample(items, min(3, len(items))) if has_marks else ():
        line = lines[index]
        lines[index] = rng.choice((f"{line}**", line.replace("* ", " ", 1), line.replace("**", "", 1)))
    for index in rng.sample(items, min(1, len(items))):
        lines[index : index + 2] = [f"{lines[index]} {lines[index + 1]}"]
    return "\n".join(lines)


WRITERS: dict[str, Writer] = {
    "md": write_markdown,
    "txt": write_text,
    "html": write_html,
    "tex": write_latex,
    "docx": write_docx,
    "pdf": write_pdf,
}
