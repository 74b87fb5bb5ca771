from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.cv.document import Document, Style, UnreadableDocumentError
from directory.cv.readers import latex
from directory.cv.readers.latex import is_latex, read_latex
from directory.cv.readers.text import LINE_END
from tests.directory.cv.readers.damage import damaged


def read(body: str, preamble: str = "") -> Document:
    source = f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\nafter the end"
    return read_latex(source.encode(), "cv.tex")


def texts(body: str, preamble: str = "") -> list[str]:
    return [line.text for line in read(body, preamble).lines]


def styled(body: str) -> list[tuple[str, Style, str | None]]:
    passage = read(body).lines[0].passage
    return [(passage.text[span.start : span.end], span.style, span.url) for span in passage.spans]


def test_source_lines_keep_their_numbers() -> None:
    document = read("One\ntwo\n\n\\section{Three}\nFour")
    assert [(line.number, line.text) for line in document.lines] == [(4, "One two"), (7, "Three"), (8, "Four")]
    assert document.text.split("\n")[6] == "\\section{Three}"


def test_every_line_is_a_line_or_decoration() -> None:
    document = read("% a comment\nOne\ntwo\n\nThree")
    filled = {n for n, row in enumerate(document.text.split("\n"), 1) if row.strip()}
    assert {line.number for line in document.lines} | set(document.rules) == filled


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("50\\% off % not this\nmore", "50% off more"),
        ("a%\nb", "ab"),
        ("Universit\\'e, \\\"{o}, \\c{c}, \\v s, \\'\\i, \\~n", "Université, ö, ç, š, í, ñ"),
        ("``quoted'' -- and --- dash~tie", "“quoted” – and — dash tie"),
        ("\\LaTeX\\ and \\& and \\textendash{} x", "LaTeX and & and – x"),
        ("$n^{2}$ and $\\alpha$ and x\\textsuperscript{th}", "n² and α and xth"),
        ("Doe$^{*}$, Roe", "Doe*, Roe"),
        ("\\verb|a_b| c_d", "a_b c_d"),
        ("left\\hfill right", "left\tright"),
        ("left \\hspace{2cm} right", "left\tright"),
        ("left\\hspace{1pt}right", "left right"),
        ("left\\hspace*{\\fill}right", "left\tright"),
        ("left\\hspace{x}right", "left right"),
        ("left\\hspace{1.2.3cm}right", "left right"),
        ("\\kern-1.5pt Word", "Word"),
        ("\\kern\\fontdimen Word", "Word"),
        ("x\\kern2pt{}y", "xy"),
        ("\\hskip 1em plus 2pt Word", "Word"),
        ("\\textcolor{red}{Red} \\mbox{box} \\underline{u}", "Red box u"),
        ("\\color{red}Word \\vspace*{1cm}", "Word"),
        ("\\faPhone\\ 555", "555"),
        ("\\footnote{Note} x", "(Note) x"),
        ("\\foo{Text} \\bar more", "Text more"),
        ("\\foo{2cm}Text", "Text"),
        ("\\dept/ of Physics, \\sep/ 5", "Dept. of Physics, Sept. 5"),
        ("\\dept/", "Dept."),
        ("\\ifthenelse{\\x}{yes}{no}", "yes"),
        ("a\\iffalse b \\ifx c\\fi d\\fi e", "ae"),
        ("a\\ifx b\\else c\\fi d", "abd"),
        ("A & B", "A B"),
        ("\\textbf Xy", "Xy"),
        ("{\\bf bold {\\it both}} \\normalfont none", "bold both none"),
        ("\\begin{comment}no\\end{comment}yes", "yes"),
        ("\\begin{tikzpicture}no", None),
        ("}} text", "text"),
        ("\\'", None),
        ("!`hola <<x>>", "¡hola «x»"),
        ("\\1 one", "one"),
        ("\\begin{x\ny} text", "x y text"),
    ],
)
def test_what_is_printed(source: str, printed: str | None) -> None:
    if printed is None:
        with pytest.raises(UnreadableDocumentError):
            read(source)
    else:
        assert texts(source) == [printed]


def test_styles_and_links_become_spans() -> None:
    source = "\\textbf{Bold}, {\\em italic}, \\href{https://a.b}{label} \\url{https://c.d}, \\hyperref[a]{here}"
    assert styled(source) == [
        ("Bold", Style.BOLD, None),
        ("italic", Style.ITALIC, None),
        ("label", Style.LINK, "https://a.b"),
        ("https://c.d", Style.LINK, "https://c.d"),
    ]
    assert texts(source)[0].endswith(", here")


def test_raised_signs_are_marks() -> None:
    assert styled("Doe\\textsuperscript{1,2} and") == [("¹²", Style.MARK, None)]


def test_sizes_are_those_of_most_letters() -> None:
    assert [line.size for line in read("{\\Large Jane Doe}\\\\ \\small plain").lines] == [14.4, 0.0]


@pytest.mark.parametrize(
    ("source", "level"),
    [
        ("\\section*{Education}", 1),
        ("\\section[short]{Education \\\\ more}", 1),
        ("\\subsection{Education}", 2),
        ("\\cvsection{Education}", 1),
        ("\\mysectiontitle{Education}", 1),
        ("\\subheading{Education}", 2),
        ("\\marginpar{Education}", 1),
        ("\\marginpar{Some seven words that are no heading at all}", 0),
        ("\\begin{rubric}{Education}\\end{rubric}", 1),
        ("\\begin{cvlist}{Education}\\item x\\end{cvlist}", 1),
    ],
)
def test_headings(source: str, level: int) -> None:
    line = read(source).lines[0]
    assert (line.level, line.after_blank) == (level, True)


def test_own_macros_are_expanded() -> None:
    preamble = (
        "\\newcommand{\\uni}{University}\n\\newcommand\\job[3][2010]{#1: #2, #3}\n\\def\\pair#1#2{#2 #1}\n"
        "\\NewDocumentCommand{\\opt}{O{x} m}{#1-#2}\n\\let\\foo=\\bar\n\\let\\foo\\bar\n\\newcommand{\\headof"
        "}[1]{{\\bf #1}}\n"
        "\\newenvironment{jobs}[1]{\\textbf{#1}\\begin{itemize}}{\\end{itemize}}\n\\renewcommand{\\section}[1]{nothing}"
    )
    body = (
        "\\uni\n\n\\job{A}{B}\n\n\\job[2012]{A}{B}\n\n\\pair{a}{b}\n\n\\opt{m}\n\n\\opt[o]{m}\n\n"
        "\\headof{Education}\n\n\\headof{x}"
    )
    body += "\n\n\\begin{jobs}{Jobs}\\item one\\end{jobs}\n\n\\section{Kept}"
    found = texts(body, preamble)
    assert found[:4] == ["University", "2010: A, B", "2012: A, B", "b a"]
    assert found[4:] == ["-m", "o-m", "Education", "x", "Jobs", "one", "Kept"]


def test_macros_that_call_themselves_end() -> None:
    document = read("Text\n\n\\a", "\\def\\a{\\a\\a}")
    assert [line.text for line in document.lines] == ["Text"]
    assert "too much text" in document.notes[0]


def test_lists_have_bullets_and_depth() -> None:
    source = (
        "\\begin{itemize}\\item One\n\\begin{enumerate}\\item Two\\item Three\n\nmore\\end{enumerate}\\end{itemize}\n"
        "\\begin{description}\\item[Label] Four\\item[] Five\\end{description}\\begin{etaremune}\\item[\\text"
        "bullet] Six\\end{etaremune}"
        "\\begin{itemize}\\item[(3)] Seven\\item[Eight] nine\\end{itemize}\\item Stray"
    )
    found = [(line.bullet, line.indent, line.text) for line in read(source).lines]
    assert found == [
        ("-", 0, "One"), ("1.", 2, "Two"), ("2.", 2, "Three"), (None, 4, "more"), (None, 2, "Label\tFour"),
        ("-", 0, "Five"),
        ("1.", 0, "Six"), ("(3)", 0, "Seven"), ("-", 0, "Eight\tnine"), ("-", 0, "Stray"),
    ]  # fmt: skip


def test_bibliographies_are_numbered() -> None:
    source = (
        "\\begin{thebibliography}{9}\\bibitem[a]{k} Doe. \\newblock Title.\\bibitem{l} "
        "Roe.\\end{thebibliography}\\bibitem{m} X"
    )
    found = [(line.bullet, line.text) for line in read(source).lines]
    assert found == [("[1]", "Doe. Title."), ("[2]", "Roe."), ("-", "X")]


def test_rows_of_tables_are_lines_and_cells_parted_by_tabs() -> None:
    source = (
        "\\begin{tabularx}{\\textwidth}{l|l}\\hline 2010 & PhD \\\\[2pt] 2008 & MSc, "
        "\\multicolumn{2}{c}{ETH}\\tabularnewline\\end{tabularx}"
    )
    assert texts(source) == ["2010\tPhD", "2008\tMSc, ETH"]


def test_a_year_above_bare_rows_is_a_line_of_its_own() -> None:
    source = (
        "\\begin{tabular}{ll} 2010 & 3. & Award \\\\ & 2. & Prize \\\\ 2009 & 1. & Medal \\\\ & \\\\ \\end{tabular}"
    )
    found = [(line.bullet, line.text) for line in read(source).lines]
    assert found == [(None, "2010"), ("3.", "Award"), ("2.", "Prize"), (None, "2009"), ("1.", "Medal")]


def test_a_table_without_years_is_left_alone() -> None:
    source = "\\begin{tabular}{ll} Name & Award \\\\ & Prize \\\\ 2009 \\\\ \\end{tabular}"
    assert texts(source) == ["Name\tAward", "Prize", "2009"]


def test_blank_lines_and_space_part_paragraphs() -> None:
    source = "One\\\\Two\\\\ \\\\Three\n\nFour\\bigskip Five\\vspace{1em}Six"
    assert [line.after_blank for line in read(source).lines] == [True, False, True, True, True, True]


def test_the_preamble_of_moderncv_says_who_it_is() -> None:
    preamble = (
        "\\firstname{Jane}\\familyname{Doe}\\title{Physicist}\\address{Street 1}{City}\\email{j@d.org}\\phone"
        "[mobile]{555}\n"
        "\\social[github]{jane}\\setlength{\\x}{1cm}\\titleformat*{\\a}{b}\\quote{}\\homepage{}{not this"
    )
    found = [(line.level, line.text) for line in read("\\makecvtitle text", preamble.replace("{not this", "")).lines]
    assert found == [
        (1, "Jane Doe"), (1, "Physicist"), (0, "Street 1 City"), (0, "j@d.org"), (0, "mobile: 555"),
        (0, "github: jane"), (0, "text"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("\\cventry{2010--2014}{PhD}{MIT}{Boston}{}{Advised by X}", ["2010–2014\tPhD, MIT, Boston", "Advised by X"]),
        ("\\cventry{2010}{PhD}{}{}{}{\\begin{itemize}\\item A\\end{itemize}}", ["2010\tPhD", "A"]),
        ("\\cvitem{Languages}{French}", ["Languages\tFrench"]),
        ("\\cvlistitem{One}\\cvlistdoubleitem{Two}{Three}", ["One", "Two", "Three"]),
        ("\\cvdoubleitem{A}{b}{C}{d}", ["A\tb", "C\td"]),
        ("\\entry*[2010] text", ["text"]),
        ("\\resumeSubheading{MIT}{Boston}{PhD}{2010}", ["MIT\tBoston\tPhD\t2010"]),
        ("\\strange[x][y]{MIT}{Boston}{2cm}", ["MIT\tBoston"]),
        ("\\begin{rSubsection}{MIT}{2010}{3pt}text\\end{rSubsection}", ["MIT\t2010", "text"]),
        ("\\begin{strange}{lll}text\\end{strange}", ["text"]),
        ("\\name{Jane}{Doe}", ["Jane Doe"]),
        ("\\email{}", []),
        ("\\firstname{}\\surname{Doe}", ["Doe"]),
        ("\\begin{bfseries}x\\end{bfseries}", ["x"]),
        ("\\begin{minipage}[t]{2cm}x\\end{minipage}", ["x"]),
        ("\\end{nothing}x", ["x"]),
        ("\\begin{itemize}\\begin{quote}x\\end{itemize}", ["x"]),
    ],
)
def test_entries_of_cv_classes(source: str, printed: list[str]) -> None:
    assert texts(f"{source}\n\nend") == [*printed, "end"]


def test_awesome_cv_has_an_order_of_its_own() -> None:
    source = "\\documentclass{awesome-cv}\\begin{document}\\cventry{PhD}{MIT}{Boston}{2010}{text}\\end{document}"
    assert [line.text for line in read_latex(source.encode(), "a.tex").lines] == ["PhD\tMIT\tBoston\t2010\ttext"]


def test_what_stands_in_other_files_is_named() -> None:
    notes = read("x\\input{jobs}\\bibliography{mine}\\printbibliography[x]\\import{a/}{b}\\input{jobs}").notes
    assert [note.split(" stand")[0] for note in notes] == [
        "a part of it",
        "its publications",
        "its publications",
        "a part of it",
    ]
    assert "(mine)" in notes[1]


def test_a_file_without_a_class_is_read_from_its_beginning() -> None:
    assert [line.text for line in read_latex(b"\\section{Education}\nPhD", "part.tex").lines] == ["Education", "PhD"]


def test_long_lines_and_files_are_cut_with_a_word() -> None:
    assert "20,000 were read" in read("word " * 5000).notes[0]


def test_a_long_file_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latex, "MAX_CHARACTERS", 60)
    assert "only the first 60 were read" in read("word " * 100).notes[0]


def test_deep_nesting_ends() -> None:
    assert texts("\\begin{itemize}\\item a " * 500)[-1] == "a"
    assert texts("\\foo{" * 200 + "x" + "}" * 200 + " end")[:1]


@pytest.mark.parametrize(
    ("data", "source", "answer"),
    [
        (b"\\documentclass{a}", "cv.txt", True),
        (b"\\begin{document}", "cv", True),
        (b"text", "cv.TEX", True),
        (b"text", "cv.txt", False),
    ],
)
def test_latex_is_told_by_content_then_by_suffix(data: bytes, source: str, answer: bool) -> None:
    assert is_latex(data, source) is answer


SAMPLE = (
    b"\\documentclass{moderncv}\\newcommand{\\x}[2][a]{#1 \\textbf{#2}}\\name{J}{D}\\begin{document}\\sect"
    b"ion{Education}"
    b"\\cventry{2010}{PhD}{MIT}{}{}{}\\begin{itemize}\\item[a] \\x{b} \\href{u}{l}\\end{itemize}\\begin{ta"
    b"bular}{ll}2010 & a\\\\ & b"
    b"\\\\\\end{tabular} $n^2$ \\'e % c\n\\end{document}"
)


@settings(max_examples=300, deadline=None)
@given(damaged(SAMPLE))
def test_damage_raises_nothing_but_the_one_error(data: bytes) -> None:
    try:
        document = read_latex(data, "cv.tex")
    except UnreadableDocumentError:
        return
    filled = {n for n, row in enumerate(LINE_END.split(document.text), 1) if row.strip()}
    assert {line.number for line in document.lines} | set(document.rules) == filled


COMMANDS = [
    "\\item",
    "{",
    "}",
    "[",
    "]",
    "\\begin{itemize}",
    "\\end{itemize}",
    "\\\\",
    "&",
    "\n\n",
    "a",
    "$",
    "^",
    "%",
    "~",
]
COMMANDS += ["\\def\\a#1{", "\\a", "\\section", "\\href", "\\begin{tabular}", "\\iffalse"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(COMMANDS)))
def test_any_order_of_commands_is_read(parts: list[str]) -> None:
    assert "word" in read("word\n\n" + "".join(parts)).text
