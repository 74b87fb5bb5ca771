from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.cv.document import Document, Style, UnreadableDocumentError
from directory.cv.readers import html
from directory.cv.readers.html import elements, is_html, read_html
from tests.directory.cv.readers.damage import damaged


def read(body: str) -> Document:
    return read_html(
        f"<!DOCTYPE html><html><head><title>no</title></head><body>{body}</body></html>".encode(), "cv.html"
    )


def texts(body: str) -> list[str]:
    return [line.text for line in read(body).lines]


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("<p>One\n  two</p><p>Three</p>", ["One two", "Three"]),
        ("One<br>Two<br><br>Three", ["One", "Two", "Three"]),
        ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"]),
        ("<script>no</script><style>no</style><p hidden>no</p><p style='display: none'>no</p>yes<!-- no -->", ["yes"]),
        ("caf&eacute; &amp; &nbsp; tea", ["café & tea"]),
        ("2010&nbsp;&nbsp;&nbsp;&nbsp;PhD", ["2010\tPhD"]),
        ("<h1>Jane<br>Doe</h1>", ["Jane Doe"]),
        ("<q>Quoted</q>", ["“Quoted”"]),
        ("<pre>One\r\nTwo    three\n\tFour</pre>", ["One", "Two\tthree", "Four"]),
        ("x<sup>2</sup> 5<sup>th</sup>", ["x² 5th"]),
        ("Roe<sup>1</sup><sup>,</sup><sup>2</sup> Doe", ["Roe¹² Doe"]),
        ("<a data-cfemail='422302206c212d2f'>[email]</a><a data-cfemail='zz'></a>", ["a@b.com[email]"]),
        ("<p>&bull;</p>x", ["x"]),
    ],
)
def test_what_is_printed(body: str, printed: list[str]) -> None:
    assert texts(body) == printed


def test_the_text_is_the_lines_one_by_one() -> None:
    document = read("<p>One</p><footer>Foot</footer><p>Two</p>")
    assert document.text.split("\n") == ["One", "Foot", "Two"]
    assert [line.number for line in document.lines] == [1, 3]
    assert document.rules == (2,)


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>Home <a href='#'>CV</a></nav>",
        "<div class='site-footer'>Home</div>",
        "<div role='navigation'><p>Home</p><nav>more</nav></div>",
        "<ul id='menu'><li>Home</li></ul>",
    ],
)
def test_navigation_is_decoration(furniture: str) -> None:
    document = read(f"Before{furniture}After")
    assert [line.text for line in document.lines] == ["Before", "After"]
    assert document.rules


def test_styles_and_links_become_spans() -> None:
    body = (
        "<b>Bold</b> <i>it</i> <span style='font-weight:700;font-style:italic'>both</span> <a href='https://a.b'>l</a>"
    )
    passage = read(body + " <a href='#x'>here</a> <a>none</a>").lines[0].passage
    found = [(passage.text[span.start : span.end], span.style, span.url) for span in passage.spans]
    assert found == [
        ("Bold", Style.BOLD, None),
        ("it", Style.ITALIC, None),
        ("both", Style.BOLD, None),
        ("both", Style.ITALIC, None),
        ("l", Style.LINK, "https://a.b"),
        ("here", Style.LINK, None),
    ]


@pytest.mark.parametrize(
    ("body", "size"),
    [
        ("<font size=5>x</font>", 18.0),
        ("<font size='+1'>x</font>", 14.0),
        ("<font size='-9'>x</font>", 8.0),
        ("<font size='large'>x</font>", 0.0),
        ("<p style='font-size: 18pt'>x", 18.0),
        ("<p style='font-size: 16px'>x", 12.0),
        ("<p style='font-size: 1.2.3pt'>x", 0.0),
        ("<p>x", 0.0),
    ],
)
def test_sizes_are_in_points(body: str, size: float) -> None:
    assert read(body).lines[0].size == size


def test_headings_have_levels() -> None:
    lines = read("<h1>Jane</h1><h3>Education</h3><p>PhD</p>").lines
    assert [(line.level, line.after_blank) for line in lines] == [(1, True), (3, True), (0, True)]


def test_lists_have_bullets_and_depth() -> None:
    body = (
        "<ol start=3><li>One<ul><li>Two</ul><li><p>Three</p>more</ol><ul><li>(4) Four</ul><li>Stray<ol "
        "start=x><li>Five</ol>"
    )
    found = [(line.bullet, line.indent, line.text) for line in read(body).lines]
    assert found == [
        ("3.", 0, "One"), ("-", 2, "Two"), ("4.", 0, "Three"), (None, 2, "more"), ("(4)", 0, "Four"), ("-", 0, "Stray"),
        ("1.", 0, "Five"),
    ]  # fmt: skip


def test_terms_stand_before_their_definitions() -> None:
    body = f"<dl><dt>2010</dt><dd>PhD<br>MIT</dd><dt>2008<dt>{'long ' * 20}</dt><dd>MSc</dd></dl>"
    found = [(line.indent, line.text) for line in read(body).lines]
    assert found[:2] == [(2, "2010\tPhD"), (2, "MIT")]
    assert found[2][1] == "2008"
    assert found[4] == (4, "MSc")


@pytest.mark.parametrize(
    ("table", "printed"),
    [
        ("<tr><td>2010<td>PhD<td>MIT<tr><th>2008<td>MSc", ["2010\tPhD\tMIT", "2008\tMSc"]),
        ("<tr><td>2010<td><p>PhD</p><p>MIT</p><tr><td>2008<td>MSc", ["2010\tPhD", "MIT", "2008\tMSc"]),
        ("<tr><td>PhD<br>MIT<td>MSc<br><br>ETH<td>&nbsp;", ["PhD", "MIT", "MSc", "ETH"]),
        ("<tr><td><b>Work:</b><ul><li>One<li>Two</ul><td>A picture", ["Work:", "One", "Two", "A picture"]),
        ("<tr><td><table><tr><td>a<td>b</table><td>c", ["a\tb", "c"]),
        ("<td>stray", ["stray"]),
    ],
)
def test_tables(table: str, printed: list[str]) -> None:
    assert texts(f"<table>{table}</table>") == printed


def test_cells_side_by_side_are_things_apart() -> None:
    lines = read("<table><tr><td>PhD<br><br>MIT<td>MSc<br><br>ETH</table>").lines
    assert [line.after_blank for line in lines] == [True, False, True, False]


def test_cells_with_lists_keep_their_space() -> None:
    lines = read("<table><tr><td>Work<br><br>Jobs<ul><li>a</ul><td>MSc<br>ETH</table>").lines
    assert lines[1].after_blank


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ("<html><meta charset=windows-1252><p>café".encode("cp1252"), "café"),
        ("<html><meta http-equiv=x content='text/html; charset=ISO-8859-1'><p>“café”".encode("cp1252"), "“café”"),
        ("<html><meta charset=nonsense><p>café".encode(), "café"),
        ("<html><meta charset=ascii><p>café".encode("cp1252"), "café"),
        ("\ufeff<html><meta charset=utf-8><p>café".encode(), "café"),
        ("<html><p>café".encode("utf-16"), "café"),
        (b"<html><meta charset=utf-8><p>caf\xe9", "café"),
    ],
)
def test_charsets(data: bytes, word: str) -> None:
    assert read_html(data, "cv.html").lines[0].text == word


def test_long_lines_and_pages_are_cut_with_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_CHARACTERS", 30_000)
    notes = read("word " * 10_000).notes
    assert "only the first 30,000 were read" in notes[0]
    assert "20,000 were read" in notes[1]


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<nav>Home</nav>", "<div>" * 3000])
def test_pages_without_text_say_what_to_do(body: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="save it as PDF"):
        read(body)


def test_a_parser_that_gives_up_is_the_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(text: str) -> None:
        raise RuntimeError(text)

    monkeypatch.setattr(elements, "LexborHTMLParser", give_up)
    with pytest.raises(UnreadableDocumentError):
        read("x")


@pytest.mark.parametrize(
    ("data", "source", "answer"),
    [
        (b"<!DOCTYPE html><p>", "cv", True),
        (b"<?xml version='1.0'?> <!-- x --> <HTML>", "cv.txt", True),
        (b"<p>x", "cv.HTM", True),
        (b"text", "cv.html", False),
        (b"# Jane\n<b>x</b>", "cv.md", False),
    ],
)
def test_html_is_told_by_content_then_by_suffix(data: bytes, source: str, answer: bool) -> None:
    assert is_html(data, source) is answer


SAMPLE = (
    b"<html><meta charset=utf-8><body><h1>J</h1><nav>n</nav><ol><li>a<b>c</b></ol><table><tr><td>2010<td>P"
    b"hD<br>x</table><dl><dt>d"
    b"<dd>e</dl><pre>f\ng</pre><a href='mailto:a@b.c'>h</a><font size=4>i</font></body></html>"
)


@settings(max_examples=300, deadline=None)
@given(damaged(SAMPLE))
def test_damage_raises_nothing_but_the_one_error(data: bytes) -> None:
    try:
        document = read_html(data, "cv.html")
    except UnreadableDocumentError:
        return
    numbers = {line.number for line in document.lines} | set(document.rules)
    assert numbers == set(range(1, document.text.count("\n") + 2))


TAGS = [
    f"<{end}{tag}>"
    for end in ("", "/")
    for tag in ["p", "b", "td", "tr", "table", "li", "ul", "dl", "dt", "dd", "h2", "br", "nav", "body", "html"]
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*TAGS, "x", "\n"])))
def test_any_order_of_tags_is_read(parts: list[str]) -> None:
    assert "word" in read("<p>word</p>" + "".join(parts)).text
