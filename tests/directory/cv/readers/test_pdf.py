from __future__ import annotations

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.cv.document import Document, Line, Style, UnreadableDocumentError
from directory.cv.readers.pdf import read_pdf
from tests.directory.cv.readers.damage import damaged
from tests.directory.cv.readers.pdfs import Link, Text, make_pdf

WORDS = (
    "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et"  # one row
)


def read(*pages: list[Text | Link]) -> Document:
    return read_pdf(make_pdf(*pages), "cv.pdf")


def rows(*texts: str, x: float = 50, y: float = 700, step: float = 12, font: str = "plain") -> list[Text | Link]:
    return [Text(x, y - step * number, text, font) for number, text in enumerate(texts)]


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def line(document: Document, start: str) -> Line:
    return next(line for line in document.lines if line.text.startswith(start))


def test_rows_are_lines_with_their_size_and_style() -> None:
    document = read(
        [Text(50, 740, "Jane Doe", "bold", 20), Text(50, 700, "Physics,"), Text(95, 700, "Nature", "italic")]
    )
    name, entry = document.lines
    assert (name.text, name.size, name.passage.is_all(Style.BOLD)) == ("Jane Doe", 20.0, True)
    assert entry.text == "Physics, Nature"
    assert [(span.start, span.end, span.style) for span in entry.passage.spans] == [(9, 15, Style.ITALIC)]


def test_the_text_is_the_lines_one_by_one() -> None:
    document = read(rows("One", "Two"))
    assert document.text.split("\n") == texts(document) == ["One", "Two"]
    assert [line.number for line in document.lines] == [1, 2]


def test_a_full_row_goes_on_and_a_short_one_does_not() -> None:
    document = read(rows(WORDS, "dolore magna.", "Another line."))
    assert texts(document) == [f"{WORDS} dolore magna.", "Another line."]


def test_a_word_broken_at_a_rows_end_is_whole_again() -> None:
    document = read(rows(WORDS + " elec-", "tron beams and cross-", "sectional work, cross-sectional.", WORDS))
    assert "electron beams" in document.text


def test_a_tall_gap_is_a_blank_line() -> None:
    document = read([*rows("One", "Two", "Three"), Text(50, 640, "Four")])
    assert [line.after_blank for line in document.lines] == [True, False, False, True]


def test_a_column_of_dates_stands_before_its_text() -> None:
    page = [Text(50, 700, "2010-2014"), Text(130, 700, "PhD"), Text(130, 688, "An institute"), Text(50, 676, "2008")]
    page += [Text(130, 676, "MSc"), Text(50, 664, "2005"), Text(130, 664, "BSc"), Text(130, 652, "Another institute")]
    document = read([*page])
    assert texts(document) == ["2010-2014\tPhD", "An institute", "2008\tMSc", "2005\tBSc", "Another institute"]
    assert line(document, "2010").indent == 0
    assert line(document, "An inst").indent > 10


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [Text(40, 700 - 13 * n, f"Left {n}") for n in range(10)]
    right = [Text(300, 705 - 17 * n, f"Right row {n}") for n in range(10)]
    document = read([Text(200, 760, "A title that stands over both of the columns here"), *left, *right])
    assert texts(document)[1:] == [f"Left {n}" for n in range(10)] + [f"Right row {n}" for n in range(10)]


def test_rows_that_share_their_height_are_read_across() -> None:
    page = [
        Text(x, 700 - 12 * n, text)
        for n in range(12)
        for x, text in ((40, f"Course {n}"), (250, f"Term {n} in the year"))
    ]
    assert texts(read([*page]))[0] == "Course 0\tTerm 0 in the year"


def test_headings_in_the_margin_stand_before_their_text() -> None:
    page: list[Text | Link] = []
    titles = ("Education", "Publications", "Teaching", "Awards")
    for number, title in enumerate(titles):
        top = 700 - 60 * number
        page += [Text(40, top, title, "bold")] + [Text(150, top - 12 * n, f"Entry {number}{n} of it") for n in range(3)]
    page += [Text(40, 460, "Honors and", "bold"), Text(150, 460, "First prize"), Text(40, 448, "Awards", "bold")]
    page += [Text(150, 448, "Second prize")]
    document = read(page)
    assert texts(document)[:2] == ["Education", "Entry 00 of it"]
    assert texts(document)[-3:] == ["Honors and Awards", "First prize", "Second prize"]


def test_labels_in_the_margin_are_no_headings() -> None:
    page = [Text(40, 700 - 12 * n, f"Label {n}") for n in range(4)] + rows("A", "B", "C", "D", x=150)
    assert texts(read([*page]))[0] == "Label 0\tA"


def test_page_numbers_and_running_headers_are_decoration() -> None:
    pages = [
        [Text(250, 780, "Jane Doe's CV"), *rows(f"One {n}", y=500), Text(300, 20, f"Page {n} of 3")] for n in (1, 2, 3)
    ]
    document = read(*pages)
    assert texts(document).count("Jane Doe's CV") == 1
    assert not any("Page" in text for text in texts(document))
    assert len(document.rules) == 5


def test_bullets_and_numbers_stand_aside() -> None:
    page = [
        Text(50, 700, "-"),
        Text(62, 700, "One"),
        Text(50, 688, "[2]"),
        Text(70, 688, "Two"),
        Text(50, 676, "3. Three"),
    ]
    page += [Text(50, 664, "l", "symbol"), Text(62, 664, "Four")]
    found = [(line.bullet, line.text) for line in read([*page]).lines]
    assert found == [("-", "One"), ("[2]", "Two"), ("3.", "Three"), ("•", "Four")]


def test_an_address_at_the_right_is_not_one_paragraph() -> None:
    page = [
        Text(400, 740, "Institute of Things,"),
        Text(430, 728, "Long Street 12,"),
        Text(380, 716, "99999 Some City"),
    ]
    assert len(read([*page]).lines) == 3


def test_the_largest_row_on_top_comes_first() -> None:
    page = [Text(400, 760, "Some Street 1"), Text(50, 740, "Jane Doe", size=24), *rows("One", "Two", "Three")]
    assert texts(read([*page]))[0] == "Jane Doe"


def test_links_become_spans() -> None:
    document = read(
        [
            *rows("See the page"),
            Link((48, 695, 130, 712), "https://example.org"),
            Link((0, 0, 5, 5), ""),
            Link((0, 0, 5, 5), " "),
        ]
    )
    assert [span.url for span in document.lines[0].passage.styled(Style.LINK)] == ["https://example.org"]


def test_raised_signs_are_marks() -> None:
    document = read([Text(50, 700, "Doe"), Text(69, 700, "1", size=6, rise=4), Text(72.5, 700, ", Roe")])
    assert document.lines[0].text == "Doe¹, Roe"
    assert [span.style for span in document.lines[0].passage.spans] == [Style.MARK]


def test_entries_that_hang_are_parted_where_they_begin_again() -> None:
    page: list[Text | Link] = []
    for number in range(4):
        page += [
            Text(50, 700 - 24 * number, f"Doe J{number} {WORDS[:96]}"),
            Text(70, 688 - 24 * number, "and so on it goes."),
        ]
    assert len(read(page).lines) == 4


def test_a_date_at_the_start_of_two_full_rows_is_two_entries() -> None:
    assert len(read(rows(f"2010 {WORDS}", f"2011 {WORDS}")).lines) == 2


def test_bold_leads_are_two_entries() -> None:
    page = [Text(50, y, "Prize", "bold") for y in (700, 688)] + [Text(80, y, WORDS[:95]) for y in (700, 688)]
    assert len(read([*page]).lines) == 2


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            [Text(50, 700, "PROFESSIONAL RESPONSIBILITIES AND ACCOMPLISHMENTS")],
            [Text(50, 688, "plain text that stands under capitals, and is longer")],
        ),
        ([Text(50, 700, WORDS[:80], "bold")], [Text(50, 688, WORDS)]),
        ([Text(50, 700, WORDS)], [Text(50, 688, "Advisor: somebody", "italic")]),
        ([Text(50, 700, WORDS)], [Text(50, 688, "smaller", size=8)]),
    ],
)
def test_rows_set_otherwise_are_lines_of_their_own(above: list[Text], below: list[Text]) -> None:
    assert len(read([*above, *below]).lines) == 2


def test_text_on_its_side_is_left_out() -> None:
    data = make_pdf(rows("One", "Two")).replace(b"1 0 0 1 50 688 Tm", b"0 1 -1 0 50 68 Tm")
    assert texts(read_pdf(data, "cv.pdf")) == ["One"]


def test_too_many_pages_are_cut_with_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("directory.cv.readers.pdf.MAX_PAGES", 1)
    assert read(rows("One"), rows("Two")).notes == ("the file has 2 pages; only the first 1 were read",)


def test_too_much_text_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("directory.cv.readers.pdf.MAX_CHARACTERS", 5)
    assert texts(read(rows("One"), rows("Two and more"))) == ["One"]


LOCK = f"/Filter /Standard /V 1 /R 2 /P -1 /O ({'x' * 32}) /U ({'y' * 32})"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (make_pdf([]), "pictures of pages"),
        (b"%PDF-1.4 no more", "broken"),
        (make_pdf(rows("x"), extra=f"/Encrypt << {LOCK} >> /ID [(a) (b)]"), "password"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=says):
        read_pdf(data, "cv.pdf")


def test_a_page_that_is_broken_does_not_lose_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_pdf(rows("One"), rows("Two"))
    whole = pypdfium2.PdfDocument.__getitem__

    def one_broken(file: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
        if number == 0:
            raise pypdfium2.PdfiumError("broken")
        return whole(file, number)

    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", one_broken)
    assert texts(read_pdf(data, "cv.pdf")) == ["Two"]


SAMPLE = make_pdf(rows("Jane Doe", "2010 PhD", WORDS), [*rows("- One", "- Two"), Link((0, 0, 9, 9), "https://a.b")])


@settings(max_examples=60, deadline=None)
@given(damaged(SAMPLE))
def test_damage_raises_nothing_but_the_one_error(data: bytes) -> None:
    try:
        document = read_pdf(data, "cv.pdf")
    except UnreadableDocumentError:
        return
    numbers = {line.number for line in document.lines} | set(document.rules)
    assert numbers == set(range(1, document.text.count("\n") + 2))


@given(st.binary(max_size=300))
def test_any_bytes_after_the_mark_raise_nothing_else(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError):
        read_pdf(b"%PDF-1.7\n" + data, "cv.pdf")


def test_words_without_a_place_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_pdf(rows("One"))
    monkeypatch.setattr("directory.cv.readers.pdf._Reader._right", lambda *_: float("nan"))
    with pytest.raises(UnreadableDocumentError):
        read_pdf(data, "cv.pdf")


def test_pages_without_a_layer_of_text_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_pdf(rows("One"))
    monkeypatch.setattr("directory.cv.readers.pdf.pdfium.FPDFText_LoadPage", lambda *_: None)
    with pytest.raises(UnreadableDocumentError):
        read_pdf(data, "cv.pdf")


def test_links_beyond_many_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("directory.cv.readers.pdf.MAX_LINKS", 0)
    document = read([*rows("See"), Link((48, 695, 130, 712), "https://example.org")])
    assert not document.lines[0].passage.spans


def test_text_without_a_font_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_pdf([Text(50, 700, "One", "bold")])
    monkeypatch.setattr("directory.cv.readers.pdf._font_of", lambda *_: None)
    assert not read_pdf(data, "cv.pdf").lines[0].passage.spans


def test_text_that_does_not_say_how_it_stands_is_upright(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("directory.cv.readers.pdf._matrix", lambda *_: 0)
    assert read_pdf(make_pdf([Text(50, 700, "One")]), "cv.pdf").lines[0].size == 10.0
