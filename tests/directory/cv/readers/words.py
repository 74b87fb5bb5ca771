"""Small Word files made by hand: a ZIP file of the parts that matter."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def part(body: str, root: str = "document") -> str:
    return f'<w:{root} xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}">{body}</w:{root}>'


def relations(**targets: str) -> str:
    """Relations by kind; what holds "://" stands outside the file."""
    found = ""
    for number, (kind, target) in enumerate(targets.items(), 1):
        outside = ' TargetMode="External"' if "://" in target else ""
        found += f'<Relationship Id="r{number}" Type="{KIND}{kind.rstrip("0123456789")}" Target="{target}"{outside}/>'
    return f"<Relationships>{found}</Relationships>"


def make_docx(body: str, **parts: str) -> bytes:
    """A .docx whose document holds `body`; other parts by name, "_" for "/", without "word/" and ".xml"."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", part(f"<w:body>{body}</w:body>"))
        for name, content in parts.items():
            archive.writestr("word/_rels/document.xml.rels" if name == "relations" else f"word/{name}.xml", content)
    return buffer.getvalue()


def p(*runs: str, props: str = "") -> str:
    """A paragraph; what is no XML is a run of text."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{inner}</w:p>"


def r(text: str, props: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{props}</w:rPr>" if props else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def locked(archive: bytes) -> bytes:
    """The ZIP file with the flag of encryption at each of its parts."""
    data = bytearray(archive)
    for sign, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)
