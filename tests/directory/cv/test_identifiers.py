"""DOIs, arXiv ids, patents, e-mails, telephone numbers and addresses in running text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.cv.identifiers import find_emails, find_identifiers, find_orcid, find_phones, find_urls, link_kind
from directory.cv.records import Identifiers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("doi:10.1175/JAS-D-18-0306.1.", Identifiers(doi="10.1175/JAS-D-18-0306.1")),
        ("(https://doi.org/10.1234/a(b)c)", Identifiers(doi="10.1234/a(b)c")),
        ("<https://doi.org/10.1234/abc>", Identifiers(doi="10.1234/abc")),
        ("10.1002/(SICI)1097(199)1:1<1::AID>3.0", Identifiers(doi="10.1002/(SICI)1097(199)1:1<1::AID>3.0")),
        ("arXiv preprint arXiv:2503.01807v2", Identifiers(arxiv="2503.01807")),
        ("https://arxiv.org/pdf/2501.06589", Identifiers(arxiv="2501.06589")),
        ("arxiv:math/0309136", Identifiers(arxiv="math/0309136")),
        ("doi: 10.48550/arXiv.2407.16551", Identifiers(doi="10.48550/arXiv.2407.16551", arxiv="2407.16551")),
        ("ISBN: 978-987-42-9619-1", Identifiers(isbn="9789874296191")),
        ("ISBN 0-19-852663-x", Identifiers(isbn="019852663X")),
        ("https://openreview.net/forum?id=sciA_xgYofB", Identifiers(openreview="sciA_xgYofB")),
        ("申请号: CN202010195318.5, 公开号: CN111475469A/B", Identifiers(patent="CN202010195318.5; CN111475469A/B")),
        ("United States Patent 5424959, 1995", Identifiers(patent="5424959")),
        ("US Patent No. 9,123,456", Identifiers(patent="9,123,456")),
        ("WO 2019/123456 A1", Identifiers(patent="WO 2019/123456 A1")),
    ],
)
def test_a_work_is_identified(text: str, found: Identifiers) -> None:
    assert find_identifiers(text) == found


@pytest.mark.parametrize(
    "text", ["pp. 10.12-10.14", "version 10.4", "arXiv", "ISBN", "patent pending", "2019.12345 EUR", "openreview.net"]
)
def test_what_identifies_nothing_is_left_alone(text: str) -> None:
    assert find_identifiers(text) == Identifiers()


def test_identifiers_stand_in_the_addresses_of_links_too() -> None:
    assert find_identifiers("Title", ["https://doi.org/10.1234%2Fabc"]) == Identifiers(doi="10.1234/abc")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jane@a.org & j.roe@b.edu.au", ("jane@a.org", "j.roe@b.edu.au")),
        ("jane.roe [at] b.edu.au, jr8 [at] mail2.c.edu.cn", ("jane.roe@b.edu.au", "jr8@mail2.c.edu.cn")),
        ("jd(at)cs dot mit dot edu", ("jd@cs.mit.edu",)),
        ("jd at cs dot mit dot edu", ("jd@cs.mit.edu",)),
        ("{a.b, c}@cs.edu", ("a.b@cs.edu", "c@cs.edu")),
        ("jroe @ vcu . edu", ("jroe@vcu.edu",)),
        ("@ jane@a.org", ("jane@a.org",)),
        ("jane@a.org, jane@a.org", ("jane@a.org",)),
        ("I work at example.com", ()),
        ("We met at Stanford. Then", ()),
        ("@handle", ()),
        ("jane@localhost", ()),
        ("a@b.c3", ()),
    ],
)
def test_emails_are_found(text: str, found: tuple[str, ...]) -> None:
    assert find_emails(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "(+86) 13508482354 & (+61) 0414390906 & (+1) 4153109490",
            ("(+86) 13508482354", "(+61) 0414390906", "(+1) 4153109490"),
        ),
        ("Los Angeles, CA (206) 245-7454", ("(206) 245-7454",)),
        ("+1 3106259919 | Home", ("+1 3106259919",)),
        ("(806) 791--3696", ("(806) 791--3696",)),
        ("(970)491--7589", ("(970)491--7589",)),
        ("404-727-8712", ("404-727-8712",)),
        ("+33 1 23 45 67 89", ("+33 1 23 45 67 89",)),
        ("01 23 45 67 89", ("01 23 45 67 89",)),
        ("Tel: 12345678", ("12345678",)),
        ("2019-2021", ()),
        ("2013-2014, 2015-2016", ()),
        ("ISBN 978-987-42-9619-1", ()),
        ("0000-0002-8270-4831", ()),
        ("pp. 1999-2011", ()),
        ("12.03.2019", ()),
        ("Member ID: 97841404", ()),
        ("x404-727-8712", ()),
        ("+999 99999999999", ()),
        ("+1 2", ()),
        ("123 4567 890 1234 56789", ()),
        ("+1 23 45 67 89 01 23 45 6", ()),
    ],
)
def test_phones_are_found_as_printed(text: str, found: tuple[str, ...]) -> None:
    assert find_phones(text) == found


def test_addresses_are_found_without_punctuation() -> None:
    text = "see (https://a.b/c_(d)), https://a.b/x. And github.com/foo/bar! [www.a.org/b]"
    assert find_urls(text) == ("https://a.b/c_(d)", "https://a.b/x", "github.com/foo/bar", "www.a.org/b")
    assert find_urls("no address here. None") == ()


@pytest.mark.parametrize(
    ("text", "orcid"),
    [
        ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("0000-0002-9079-593X", "0000-0002-9079-593X"),
        ("0000-0002-1825-0098", None),
        ("none", None),
    ],
)
def test_an_orcid_has_a_check_digit(text: str, orcid: str | None) -> None:
    assert find_orcid(text) == orcid


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("http://jane.me/", "homepage"),
        ("https://jane.github.io/", "homepage"),
        ("https://github.com/jane", "github"),
        ("https://math.univ.fr/~roe/", "homepage"),
        ("https://x.com/jane", "twitter"),
        ("https://scholar.google.com/citations?user=1", "scholar"),
        ("Homepage", "homepage"),
        ("Google Scholar:", "scholar"),
        ("LinkedIn", "linkedin"),
        ("https://www.example.org/blog/a-post", None),
        ("PAPER LINK", None),
        ("", None),
    ],
)
def test_a_link_has_a_kind(text: str, kind: str | None) -> None:
    assert link_kind(text) == kind


@given(st.text(alphabet="a.@-+(0123456789) []{}/:htps", max_size=200))
def test_any_text_is_searched_without_error(text: str) -> None:
    find_emails(text)
    find_phones(text)
    find_urls(text)
    find_identifiers(text)


@pytest.mark.parametrize(
    "text", ["a." * 10000, "1 " * 10000, "{" * 10000, "(+1" * 7000, "www." * 5000, "10.1234/" * 2500, "a@" * 10000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    for find in (find_emails, find_phones, find_urls, find_identifiers):
        find(text)
    assert time.process_time() - began < 3
