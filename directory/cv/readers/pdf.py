"""PDF files: pdfium's characters become words with a place, a size and a font; `layout` makes lines of them."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from directory.cv.document import Document, UnreadableDocumentError
from directory.cv.readers.geometry import Page, Piece, Word
from directory.cv.readers.layout import lay_out
from directory.cv.readers.text import CONTROLS, LIGATURES

MAX_PAGES = 200
MAX_CHARACTERS = 1_000_000
MAX_LINKS = 2_000  # of a page
USUAL_SIZE = 10.0  # points; of text that does not say
PASSWORD, SECURITY = pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY

BOLD = re.compile(
    r"bold|black|heavy|demi(?!na)|semibd|-bd\b|-b$|CMBX|CMSSBX|SFBX|SFSX|CMB\d|\bT1BX|\.B\b", re.IGNORECASE
)
ITALIC = re.compile(r"ital|obli|slant|-it\b|-i$|CMTI|CMSL|CMMI|SFTI|SFSL|\.I\b", re.IGNORECASE)
ICONS = re.compile(r"awesome|marvosym|webding|academicon|icons|bbding|ifsym|fontello", re.IGNORECASE)
STRETCH = re.compile(r"[^ \t\r\n\u00a0\u2002\u2003\u2009\u200a\u202f\u3000]+")
HYPHEN = "\x02"  # pdfium's sign for a hyphen that ends a line
ITALIC_FLAG, FORCE_BOLD_FLAG = 64, 262_144

# pdfium is not safe to be called from two threads at once.
_PDFIUM = Lock()


def _bare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of pdfium that is called for each character: handles are plain numbers, which takes half the time."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_AT = (ctypes.c_void_p, ctypes.c_int)  # a page's text, and which of its characters
_letter = _bare(pdfium.FPDFText_GetUnicode, ctypes.c_uint, *_AT)
_object = _bare(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, *_AT)
_is_hyphen = _bare(pdfium.FPDFText_IsHyphen, ctypes.c_int, *_AT)
_font_size = _bare(pdfium.FPDFText_GetFontSize, ctypes.c_double, *_AT)
_origin = _bare(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, *_AT, *(ctypes.c_void_p,) * 2)
_box = _bare(pdfium.FPDFText_GetCharBox, ctypes.c_int, *_AT, *(ctypes.c_void_p,) * 4)
_matrix = _bare(pdfium.FPDFText_GetMatrix, ctypes.c_int, *_AT, ctypes.c_void_p)
_font_of = _bare(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)


@dataclass(frozen=True, slots=True)
class _Font:
    name: str
    bold: bool
    italic: bool
    icons: bool


@dataclass(frozen=True, slots=True)
class _Link:
    left: float
    bottom: float
    right: float
    top: float
    url: str

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def read_pdf(data: bytes, source: str) -> Document:
    """The document in a PDF file. Raises UnreadableDocumentError where it is locked, broken or holds no text."""
    with _PDFIUM:
        pages, count = _pages(data)
    if not any(page.words for page in pages):
        raise UnreadableDocumentError(
            "this PDF holds pictures of pages and no text; run a text recognition over it, or save the CV as text"
        )
    notes = (f"the file has {count} pages; only the first {len(pages)} were read",) if count > len(pages) else ()
    text, lines, rules = lay_out(pages)
    return Document(source, text, lines, rules, notes)


def _pages(data: bytes) -> tuple[list[Page], int]:
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (PASSWORD, SECURITY):
            raise UnreadableDocumentError("this PDF is locked with a password; save it again without one") from None
        raise UnreadableDocumentError("this PDF is broken; print it to a new PDF and try that") from None
    try:
        return list(_read_pages(file)), len(file)
    finally:
        file.close()


def _read_pages(file: pypdfium2.PdfDocument) -> Iterator[Page]:
    characters = 0
    for number in range(min(len(file), MAX_PAGES)):
        try:
            page = file[number]
        except pypdfium2.PdfiumError:
            continue  # one broken page does not lose the others
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            continue
        try:
            count = max(0, pdfium.FPDFText_CountChars(text_page))
            characters += count
            if characters > MAX_CHARACTERS:
                return
            words = tuple(_Reader(text_page, page.get_height(), tuple(_links(file, page))).words(count))
            yield Page(words, page.get_width(), page.get_height())
        finally:
            pdfium.FPDFText_ClosePage(text_page)
            page.close()


def _links(file: pypdfium2.PdfDocument, page: Any) -> Iterator[_Link]:
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(MAX_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, position, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        size = pdfium.FPDFAction_GetURIPath(file, action, None, 0)
        buffer = ctypes.create_string_buffer(max(1, min(size, 4096)))
        pdfium.FPDFAction_GetURIPath(file, action, buffer, len(buffer))
        rectangle = pdfium.FS_RECTF()
        address = buffer.value.decode("utf-8", errors="replace").strip()
        if address and pdfium.FPDFLink_GetAnnotRect(link, rectangle):
            yield _Link(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top, address)


class _Reader:
    """The words of one page, in the order in which the file draws them."""

    def __init__(self, text_page: Any, height: float, links: tuple[_Link, ...]) -> None:
        self.text, self.height, self.links = ctypes.cast(text_page, ctypes.c_void_p).value, height, links
        self.fonts: dict[int | None, _Font] = {}
        # The text object that was read last, and how it is set.
        self.handle: int | None = None
        self.font, self.size, self.upright = _Font("", False, False, False), 0.0, True
        # What pdfium writes into, and where that is.
        self.place = (ctypes.c_double * 2)()
        self.box = (ctypes.c_double * 4)()  # left, right, bottom, top
        self.matrix = pdfium.FS_MATRIX()
        self.at_place, self.at_box = (
            tuple(ctypes.addressof(values) + 8 * index for index in range(len(values)))
            for values in (self.place, self.box)
        )
        self.at_matrix = ctypes.addressof(self.matrix)

    def words(self, count: int) -> Iterator[Word]:
        text = "".join([chr(_letter(self.text, index)) for index in range(count)])
        for stretch in STRETCH.finditer(text):
            yield from self._words(stretch, count)

    def _words(self, stretch: re.Match[str], count: int) -> Iterator[Word]:
        """The words of a stretch without blanks: one, where nothing in it stands apart."""
        pieces: list[Piece] = []
        start, base, last, raised = (0.0, 0.0), 0.0, -1, False  # where the word begins, and its last character
        for handle, first, end in self._runs(*stretch.span()):
            x, y = self._origin(first)
            before = self.size
            if handle != self.handle:
                self.handle, self.font = handle, self._font(handle)
                self.size, self.upright = self._size_and_stand(first)
            if pieces:
                lift = y - base
                raised = self.size < 0.9 * pieces[0].size and 0.1 * self.size < lift < 0.8 * before
                if self._apart(last, x, lift if not raised else 0.0, max(self.size, before)):
                    yield from self._word(pieces, start, last, base)
                    pieces = []
            if not pieces:
                start, base, raised = (x, y), y, False
            if self.upright:
                letters = stretch.string[first:end]
                if HYPHEN in letters:
                    letters = self._with_hyphens(letters, first, count)
                pieces.append(_piece(letters, self.font, self.size, raised))
                last = end - 1
        yield from self._word(pieces, start, last, base)

    def _runs(self, start: int, end: int) -> Iterator[tuple[int | None, int, int]]:
        """(text object, its first character, where it ends) of a stretch: most are one object from end to end."""
        first, last = _object(self.text, start), _object(self.text, end - 1)
        handles = [first] if first == last else [_object(self.text, index) for index in range(start, end)]
        begun, handle = start, handles[0] or self.handle
        for index, found in enumerate(handles, start):
            if found and found != handle:
                yield handle, begun, index
                begun, handle = index, found
        yield handle, begun, end

    def _with_hyphens(self, letters: str, first: int, count: int) -> str:
        """Hyphens within a line are what they look like; those at a line's end are kept as pdfium's sign."""
        return "".join(
            "-" if char == HYPHEN and index + 1 < count and not self._ends_line(index) else char
            for index, char in enumerate(letters, first)
        )

    def _ends_line(self, index: int) -> bool:
        return bool(_is_hyphen(self.text, index) == 1)

    def _origin(self, index: int) -> tuple[float, float]:
        _origin(self.text, index, *self.at_place)
        return self.place[0], self.place[1]

    def _right(self, index: int) -> float:
        _box(self.text, index, *self.at_box)
        return self.box[1]

    def _apart(self, last: int, x: float, lift: float, size: float) -> bool:
        gap = x - self._right(last)
        return abs(lift) > 0.3 * size or gap > 0.35 * size or gap < -3 * size

    def _size_and_stand(self, index: int) -> tuple[float, bool]:
        """The font's size, and whether the text is upright: what stands on its side is a stamp, not the CV's."""
        if not _matrix(self.text, index, self.at_matrix):
            return USUAL_SIZE, True
        matrix = self.matrix
        size = _font_size(self.text, index) * math.hypot(matrix.c, matrix.d)
        size = round(size, 1) if math.isfinite(size) and 0 < size < 1000 else USUAL_SIZE
        return size, abs(matrix.b) <= abs(matrix.a) + 1e-6

    def _font(self, handle: int | None) -> _Font:
        key = _font_of(handle) if handle else None
        if key not in self.fonts:
            font = ctypes.cast(key, pdfium.FPDF_FONT) if key else None
            name, flags = "", 0
            if font:
                buffer = ctypes.create_string_buffer(256)
                pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
                name = buffer.value.decode("utf-8", errors="replace").split("+")[-1]
                flags = max(0, pdfium.FPDFFont_GetFlags(font))
            self.fonts[key] = _Font(
                name,
                bool(BOLD.search(name) or flags & FORCE_BOLD_FLAG),
                bool(ITALIC.search(name) or flags & ITALIC_FLAG),
                bool(ICONS.search(name)),
            )
        return self.fonts[key]

    def _word(self, pieces: list[Piece], start: tuple[float, float], last: int, base: float) -> Iterator[Word]:
        pieces = [piece for piece in pieces if piece.text]
        if not pieces:
            return
        right = max(self._right(last), start[0])
        if not all(map(math.isfinite, (*start, right, base))):
            return
        middle, height = (start[0] + right) / 2, base + 0.25 * pieces[-1].size
        url = next((link.url for link in self.links if link.holds(middle, height)), None)
        yield Word(tuple(pieces), start[0], right, self.height - base, pieces[0].size, url)


def _piece(letters: str, font: _Font, size: float, raised: bool) -> Piece:
    text = letters.translate(LIGATURES)
    text = HYPHEN.join([CONTROLS.sub("", part) for part in text.split(HYPHEN)])
    return Piece(text, size, font.name, font.bold, font.italic, raised, font.icons)
