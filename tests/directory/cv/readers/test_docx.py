from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings

from directory.cv.document import Document, Line, Style, UnreadableDocumentError
from directory.cv.readers.docx import is_word, package, read_docx
from tests.directory.cv.readers.damage import damaged
from tests.directory.cv.readers.words import R, W, locked, make_docx, p, part, r, relations, table

TAB = "<w:r><w:tab/></w:r>"


def read(body: str, **parts: str) -> Document:
    return read_docx(make_docx(body, **parts), "cv.docx")


def lines(body: str, **parts: str) -> tuple[Line, ...]:
    return read(body, **parts).lines


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in lines(body, **parts)]


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (p("One ", "two") + p("Three"), ["One two", "Three"]),
        (
            p("One", "<w:r><w:br/></w:r>", "Two", "<w:r><w:cr/></w:r>", "Three<w:br w:type='page'/>"),
            ["One", "Two", "Three"],
        ),
        (p("2010", TAB, "PhD"), ["2010\tPhD"]),
        (p("2010     PhD"), ["2010\tPhD"]),
        (p("<w:ins><w:r><w:t>in</w:t></w:r></w:ins>", "<w:del><w:r><w:delText>out</w:delText></w:r></w:del>"), ["in"]),
        (
            p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym/><w:t>b</w:t><w:lastRenderedPageBreak/></w:r>"),
            ["a- b"],
        ),
        ("<w:sdt><w:sdtContent>" + p("held") + "</w:sdtContent></w:sdt><w:bookmarkStart/>", ["held"]),
        (p(r("no", "<w:vanish/>"), "yes"), ["yes"]),
        (p("E=mc", r("2", "<w:vertAlign w:val='superscript'/>")), ["E=mc²"]),
        (p("H", r("2", "<w:vertAlign w:val='subscript'/>"), "O"), ["H2O"]),
        (p("—") + p("x"), ["x"]),
        (p("<w:smartTag>" + r("tagged") + "</w:smartTag>", "<w:bookmarkStart/>"), ["tagged"]),
    ],
)
def test_what_is_printed(body: str, printed: list[str]) -> None:
    assert texts(body) == printed


def test_the_text_is_the_lines_one_by_one() -> None:
    document = read(p("One") + p("Two"))
    assert document.text == "One\nTwo"
    assert [line.number for line in document.lines] == [1, 2]


def test_styles_and_sizes_of_runs() -> None:
    body = p(r("Bold", "<w:b/><w:sz w:val='28'/>"), r("not", "<w:b w:val='0'/><w:i w:val='true'/>"))
    (line,) = lines(body)
    found = [(line.text[span.start : span.end], span.style) for span in line.passage.spans]
    assert found == [("Bold", Style.BOLD), ("not", Style.ITALIC)]
    assert line.size == 14.0


STYLES = part(
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr/><"
    "/w:pPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/><w:basedOn w:val='Normal'/><w:"
    "rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='H2'><w:name w:val='Mine'/><w:basedOn w:val='H1'/><w:pPr><w:ou"
    "tlineLvl w:val='1'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Loop'><w:name w:val='Loop'/><w:basedOn w:val='Loop'/><w:pPr><"
    "w:outlineLvl w:val='9'/></w:pPr></w:style>"
    "<w:style w:type='character' w:styleId='Strong'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>",
    "styles",
)


def test_styles_are_taken_from_those_they_are_based_on() -> None:
    body = "".join(p(name, props=f"<w:pStyle w:val='{name}'/>") for name in ("H1", "H2", "Loop", "Nowhere"))
    body += p(r("strong", "<w:rStyle w:val='Strong'/>"))
    found = [(line.level, line.size, line.passage.is_all(Style.BOLD)) for line in lines(body, styles=STYLES)]
    assert found == [(1, 11.0, True), (2, 11.0, True), (0, 11.0, False), (0, 11.0, False), (0, 11.0, True)]


NUMBERING = part(
    "<w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:pPr><w:ind w:left='720' w:hanging='360'/></w:pPr></w:lvl>"
    "<w:lvl w:ilvl='2'><w:numFmt w:val='none'/></w:lvl><w:lvl w:ilvl='3'><w:start w:val='x'/><w:numFmt w:"
    "val='decimal'/>"
    "<w:lvlText w:val='[%1]'/></w:lvl><w:lvl w:ilvl='x'/></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='9'/></w:num>",
    "numbering",
)


def item(text: str, depth: int | None, number: int | None = 1) -> str:
    level = "" if depth is None else f"<w:ilvl w:val='{depth}'/>"
    name = "" if number is None else f"<w:numId w:val='{number}'/>"
    return p(text, props=f"<w:numPr>{level}{name}</w:numPr>")


def test_lists_count_and_indent() -> None:
    body = item("a", 0) + item("b", 1) + item("c", 0) + item("d", 2) + item("e", 3) + item("f", 3) + item("g", 0, 2)
    body += item("h", 0, 0) + item("i", None, None) + item("j", None)
    found = [(line.bullet, line.indent, line.text) for line in lines(body, numbering=NUMBERING)]
    assert found == [
        ("3.", 0, "a"), ("-", 3, "b"), ("4.", 0, "c"), (None, 0, "d"), ("[1]", 0, "e"), ("[2]", 0, "f"), ("-", 0, "g"),
        (None, 0, "h"), (None, 0, "i"), ("5.", 0, "j"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "bullet"),
    [("• One", "•"), ("[3] One", "[3]"), ("12. One", "12."), ("*One", None), ("> One", None), ("One", None)],
)
def test_bullets_that_were_typed(text: str, bullet: str | None) -> None:
    assert lines(p(text))[0].bullet == bullet


def test_indents_and_tabs_before_the_text() -> None:
    body = p("a", props="<w:ind w:left='720' w:hanging='240'/>") + p(
        "b", props="<w:ind w:start='240' w:firstLine='480'/>"
    )
    body += p("c", props="<w:ind w:left='x' w:firstLine='120'/>") + p(TAB, TAB, "d")
    assert [line.indent for line in lines(body)] == [4, 6, 0, 8]


def test_space_that_is_more_than_usual_is_a_blank_line() -> None:
    space = "<w:spacing w:before='100' w:after='{}'/>"
    body = "".join(p(text, props=space.format(after)) for text, after in (("a", 0), ("b", 0), ("c", 400), ("d", 0)))
    body += p() + p("e") + p("f", props="<w:spacing/>")
    assert [line.after_blank for line in lines(body)] == [True, False, False, True, True, False]


@pytest.mark.parametrize(
    ("rows", "printed"),
    [
        ([(p("2010"), p("PhD"), p("MIT")), (p("2008"), p("MSc"), p())], ["2010\tPhD\tMIT", "2008\tMSc"]),
        ([(p("2010"), p("PhD") + p("MIT"))], ["2010\tPhD", "MIT"]),
        ([(p("2010") + p("2008"), p("PhD") + p("MSc"))], ["2010\tPhD", "2008\tMSc"]),
        ([(p("Work") + p("more") + p("x"), p("Study") + p("y"))], ["Work", "more", "x", "Study", "y"]),
        ([(p(), p())], []),
        ([(table((p("a"), p("b"))), p("c"))], ["a\tb\tc"]),
    ],
)
def test_tables(rows: list[tuple[str, ...]], printed: list[str]) -> None:
    assert texts(table(*rows) + p("end")) == [*printed, "end"]


def test_rows_in_wrappers_are_rows() -> None:
    body = (
        "<w:tbl><w:tblPr/><w:sdt><w:sdtContent><w:tr><w:tc>" + p("a") + "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    assert texts(body) == ["a"]


def links(body: str, **parts: str) -> list[str | None]:
    return [span.url for line in lines(body, **parts) for span in line.passage.styled(Style.LINK)]


def field(code: str, text: str) -> str:
    kinds = {kind: f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")}
    middle = f"<w:r><w:instrText>{code}</w:instrText></w:r>{r('hidden')}{kinds['separate']}{r(text)}"
    stray = f"{kinds['end']}{kinds['separate']}<w:r><w:instrText>x</w:instrText></w:r>"
    return f"<w:p>{kinds['begin']}{middle}{kinds['end']}{stray}</w:p>"


def test_links_have_three_forms() -> None:
    body = p("<w:hyperlink r:id='r1'>" + r("a") + "</w:hyperlink>") + p(
        "<w:hyperlink w:anchor='x'>" + r("none") + "</w:hyperlink>"
    )
    body += p("<w:fldSimple w:instr='HYPERLINK \"https://c.d\"'>" + r("c") + "</w:fldSimple>")
    body += (
        p("<w:fldSimple w:instr='PAGE'>" + r("1 page") + "</w:fldSimple>")
        + field('HYPERLINK "https://e.f"', "e")
        + field("PAGE", "7")
    )
    rels = relations(hyperlink="https://a.b")
    assert links(body, relations=rels) == ["https://a.b", "https://c.d", "https://e.f"]
    assert "hidden" not in read(body, relations=rels).text


def test_text_boxes_come_after_their_paragraph() -> None:
    box = "<w:txbxContent>" + p("boxed") + "</w:txbxContent>"
    choice = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc"
        f":AlternateContent></w:r>"
    )
    assert texts(p(choice, "text") + p(f"<w:r><w:pict>{box}</w:pict></w:r>", "more")) == [
        "text",
        "boxed",
        "more",
        "boxed",
    ]
    assert texts(p("<w:r><mc:AlternateContent/></w:r>", "x")) == ["x"]


def test_headers_and_footers_are_decoration() -> None:
    rels = relations(header1="header1.xml", footer1="/word/footer1.xml", header2="gone.xml")
    document = read(p("x"), relations=rels, header1=part(p("Page"), "hdr"), footer1=part(p("Foot"), "ftr"))
    assert document.text == "x\nPage\nFoot"
    assert document.rules == (2, 3)


def test_a_header_with_an_address_is_the_head_of_the_cv() -> None:
    rels = relations(header1="header1.xml", header2="header2.xml")
    parts = {"header1": part(p("Jane") + p("j@d.org"), "hdr"), "header2": part(p("k@d.org"), "hdr")}
    document = read(p("x"), relations=rels, **parts)
    assert [line.text for line in document.lines] == ["Jane", "j@d.org", "x"]
    assert document.rules == (4,)


def test_the_document_may_have_another_name_and_be_of_the_strict_kind() -> None:
    buffer = io.BytesIO()
    strict = part(f"<w:body>{p('strict')}</w:body>").replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_rels/.rels", relations(officeDocument="word/other.xml"))
        archive.writestr("word/other.xml", strict.replace(R, "http://purl.oclc.org/ooxml/officeDocument/relationships"))
    assert [line.text for line in read_docx(buffer.getvalue(), "cv.docx").lines] == ["strict"]


def test_a_document_without_a_body_is_read_as_it_is() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", part(p("x")))
    assert read_docx(buffer.getvalue(), "cv.docx").lines


def test_long_lines_are_cut_with_a_word() -> None:
    document = read(p("word " * 5000))
    assert "20,000 were read" in document.notes[0]
    assert len(document.lines[0].text) <= 20_000


def test_deep_nesting_is_left_out() -> None:
    boxes = p("x")
    for _ in range(60):
        boxes = f"<w:sdt>{boxes}</w:sdt>"
    runs = r("y")
    for _ in range(60):
        runs = f"<w:ins>{runs}</w:ins>"
    assert texts(boxes + p(runs) + p("end")) == ["end"]


def packed(xml: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04 nothing", "broken"),
        (make_docx("")[:-30], "broken"),
        (make_docx("").replace(b"word/document", b"worx/document"), "broken"),
        (make_docx(p()), "no text"),
        (packed(b"<a"), "broken"),
        (packed(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "far more"),
        (locked(make_docx(p("x"))), "password"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=says):
        read_docx(data, "cv.docx")


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART", 100)
    with pytest.raises(UnreadableDocumentError, match="far more"):
        read(p("x" * 200))


def test_word_files_are_told_from_other_zip_files() -> None:
    assert is_word(make_docx(""))
    assert not is_word(b"PK\x03\x04 something else")


SAMPLE = make_docx(
    p("a", r("b", "<w:b/>")) + table((p("2010"), p("PhD"))) + item("c", 0), styles=STYLES, numbering=NUMBERING
)
PLAIN = part(f"<w:body>{p('a', r('b', '<w:b/>'))}{table((p('2010'), p('PhD')))}{item('c', 0)}</w:body>").encode()


@settings(max_examples=200, deadline=None)
@given(damaged(SAMPLE) | damaged(PLAIN).map(packed))
def test_damage_raises_nothing_but_the_one_error(data: bytes) -> None:
    try:
        document = read_docx(data, "cv.docx")
    except UnreadableDocumentError:
        return
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))


def test_what_is_no_run_is_left_out() -> None:
    assert texts(p("<w:bookmarkStart/>", "x") + p("[3] ")) == ["x"]
