"""Small PDF files made by hand: text at a place, in one of three fonts."""

from __future__ import annotations

from typing import NamedTuple

FONTS = {"plain": "Helvetica", "bold": "Helvetica-Bold", "italic": "Helvetica-Oblique", "symbol": "ZapfDingbats"}


class Text(NamedTuple):
    """`y` counts from the page's bottom, as PDF does."""

    x: float
    y: float
    text: str
    font: str = "plain"
    size: float = 10.0
    rise: float = 0.0


class Link(NamedTuple):
    box: tuple[float, float, float, float]
    url: str


def make_pdf(*pages: list[Text | Link], extra: str = "") -> bytes:
    """A PDF of these pages."""
    names = {font: f"F{number}" for number, font in enumerate(FONTS)}
    objects: list[str] = ["", ""]
    fonts = []
    for font, base in FONTS.items():
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>")
        fonts.append(f"/{names[font]} {len(objects)} 0 R")
    kids = []
    for page in pages:
        stream = "\n".join(_show(one, names[one.font]) for one in page if isinstance(one, Text))
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        content = len(objects)
        links = []
        for link in page:
            if isinstance(link, Link):
                box = " ".join(map(str, link.box))
                action = f"/A << /S /URI /URI ({link.url}) >>" if link.url else "/Dest [0 /Fit]"
                objects.append(f"<< /Type /Annot /Subtype /Link /Rect [{box}] {action} >>")
                links.append(f"{len(objects)} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {content} 0 R"
            f" /Annots [{' '.join(links)}] /Resources << /Font << {' '.join(fonts)} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects, extra)


def _show(one: Text, font: str) -> str:
    text = one.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {one.size} Tf {one.rise} Ts 1 0 0 1 {one.x} {one.y} Tm ({text}) Tj ET"


def _file(objects: list[str], extra: str) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (end + trailer).encode()
