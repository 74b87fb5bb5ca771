"""Inline markup: what is set how, and what only looks like markup."""

from __future__ import annotations

import pytest

from directory.cv.document import Style
from directory.cv.readers.markup import read_inline


def styled(raw: str, style: Style, *, org: bool = False) -> list[str]:
    passage = read_inline(raw, org=org)
    return [passage.text[span.start : span.end] for span in passage.styled(style)]


@pytest.mark.parametrize(
    ("raw", "text", "bold"),
    [
        ("**Jane Roe**, Paris", "Jane Roe, Paris", ["Jane Roe"]),
        ("__Jane Roe__, Paris", "Jane Roe, Paris", ["Jane Roe"]),
        ("***Jane Roe***", "Jane Roe", ["Jane Roe"]),
        ("**Jane *Q.* Roe**", "Jane Q. Roe", ["Jane Q. Roe"]),
        ("Together.AI** May. 2024", "Together.AI May. 2024", ["Together.AI"]),  # the bullet ate the first two stars
        ("Reviewer:** ICML, **NeurIPS**", "Reviewer: ICML, NeurIPS", ["Reviewer:", "NeurIPS"]),
        ("**Jane Roe, Paris", "Jane Roe, Paris", ["Jane Roe, Paris"]),  # never closed
        ("See **Jane Roe", "See Jane Roe", []),
        ("5 ** 3", "5 3", []),
        ("Jane Roe", "Jane Roe", []),
    ],
)
def test_bold_is_found_where_it_is_balanced_or_opens_the_line(raw: str, text: str, bold: list[str]) -> None:
    assert read_inline(raw).text == text
    assert styled(raw, Style.BOLD) == bold


@pytest.mark.parametrize(
    ("raw", "text", "italic"),
    [
        ("*Nature*, 2020", "Nature, 2020", ["Nature"]),
        ("_Nature_, 2020", "Nature, 2020", ["Nature"]),
        ("_Nature, 2020", "Nature, 2020", ["Nature, 2020"]),
        ("Nature_ 2020", "Nature 2020", ["Nature"]),
        ("Jane Roe*, Nature", "Jane Roe*, Nature", []),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("snake_case_name", "snake_case_name", []),
        ("a _ b", "a _ b", []),
        ("**Jane Roe*", "Jane Roe*", []),
    ],
)
def test_italics_are_found_and_other_signs_left_alone(raw: str, text: str, italic: list[str]) -> None:
    assert read_inline(raw).text == text
    assert styled(raw, Style.ITALIC) == italic


@pytest.mark.parametrize(
    "raw",
    ["Jane Roe\\*", "Jane Roe\\\\*", "Jane Roe^{*}", "Jane Roe^*", "Jane Roe*", "**Jane Roe***", "**Jane Roe**^{*}"],
)
def test_a_star_at_a_name_is_a_mark_in_all_its_spellings(raw: str) -> None:
    assert read_inline(raw).text == "Jane Roe*"
    assert styled(raw, Style.MARK) == ["*"]


def test_stars_around_a_line_are_italics_and_no_marks() -> None:
    assert styled("*Jane Roe, John Doe*", Style.MARK) == []
    assert styled("*Jane Roe, John Doe*", Style.ITALIC) == ["Jane Roe, John Doe"]


def test_a_star_that_opens_nothing_stays_before_the_word() -> None:
    passage = read_inline("**Roe** and *Project leads")

    assert passage.text == "Roe and *Project leads"
    assert styled("**Roe** and *Project leads", Style.BOLD) == ["Roe"]


def test_closing_the_outer_emphasis_closes_what_was_opened_inside() -> None:
    assert styled("**Jane _Roe** Paris", Style.BOLD) == ["Jane Roe"]


@pytest.mark.parametrize(
    ("raw", "text", "url"),
    [
        ("[pdf](https://x.org/a_(b).pdf)", "pdf", "https://x.org/a_(b).pdf"),
        ("[pdf](<https://x.org/a>)", "pdf", "https://x.org/a"),
        ('[pdf](https://x.org "Title")', "pdf", "https://x.org"),
        ("[Homepage](#)", "Homepage", None),
        ("[Homepage](#top)", "Homepage", None),
        ("[Homepage]()", "Homepage", None),
        ("<https://x.org>", "https://x.org", "https://x.org"),
        ("<roe@x.org>", "roe@x.org", "roe@x.org"),
        ("<mailto:roe@x.org>", "roe@x.org", "mailto:roe@x.org"),
        ('<a class="k" href="https://x.org">pdf</a>', "pdf", "https://x.org"),
        ("[sciA\\\\_xg](https://x.org?id=sciA_xg)", "sciA_xg", "https://x.org?id=sciA_xg"),
        ("[a [b] c](https://x.org)", "a [b] c", "https://x.org"),
        ("[Jane Roe\\\\*](#)", "Jane Roe*", None),
    ],
)
def test_links_keep_their_addresses(raw: str, text: str, url: str | None) -> None:
    passage = read_inline(raw)

    assert passage.text == text
    assert {span.url for span in passage.styled(Style.LINK)} == {url}


@pytest.mark.parametrize("raw", ["[1] Roe", "see [a] (b)", "f(x)[y]", "[a]b(c)"])
def test_brackets_alone_are_no_links(raw: str) -> None:
    assert read_inline(raw).text == raw
    assert styled(raw, Style.LINK) == []


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("R&amp;D &eacute;tudes", "R&D études"),
        ("a \\diamond b", "a · b"),
        ("10\\(3\\) a\\_b \\# c", "10(3) a_b # c"),
        ("H<sub>2</sub>O <br> x < 3 > y", "H2O x < 3 > y"),
        ("`code` here", "code here"),
        ("[Roe]{.underline} et al.", "[Roe] et al."),
        ("a\u00a0b   c\td", "a b\tc\td"),
        ("江城大学  软件工程", "江城大学 软件工程"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_entities_escapes_tags_and_blanks_become_plain_text(raw: str, text: str) -> None:
    assert read_inline(raw).text == text


@pytest.mark.parametrize(
    ("raw", "text", "style", "found"),
    [
        ("[[https://x.org][pdf]] /Nature/", "pdf Nature", Style.LINK, ["pdf"]),
        ("[[https://x.org]]", "https://x.org", Style.LINK, ["https://x.org"]),
        ("*Jane Roe* in /Nature/", "Jane Roe in Nature", Style.ITALIC, ["Nature"]),
        ("*Jane Roe* in /Nature/", "Jane Roe in Nature", Style.BOLD, ["Jane Roe"]),
        ("and/or 3/4/5", "and/or 3/4/5", Style.ITALIC, []),
        ("<https://x.org> [a](b)", "https://x.org [a](b)", Style.LINK, []),
        ('<a href="https://x.org">pdf</a>', "pdf", Style.LINK, []),
    ],
)
def test_org_has_a_markup_of_its_own(raw: str, text: str, style: Style, found: list[str]) -> None:
    assert read_inline(raw, org=True).text == text
    assert styled(raw, style, org=True) == found
