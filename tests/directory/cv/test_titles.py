"""Where titles end, and what reads like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.cv.document import Passage, Span, Style
from directory.cv.titles import first_words, in_capitals, tail_score, title_score, title_spans


def spans(text: str, *styles: Span) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.mark) for span in title_spans(Passage(text, styles), 0)]


@pytest.mark.parametrize(
    ("text", "title", "mark"),
    [
        ("“Slow drift,” Journal", "Slow drift", "quote"),
        ("``Slow drift.'' Journal", "Slow drift", "quote"),
        ("« Slow drift », Journal", "Slow drift", "quote"),
        ("'Ice and the sea's edge', Journal", "Ice and the sea's edge", "quote"),
        ('"A "new" way of life", Journal', 'A "new" way of life', "quote"),
        ('"Slow drift" with Jane Roe', "Slow drift", "quote"),
        ('"Slow drift" in Journal', "Slow drift", "quote"),
        ('"Slow" with fast drift. Journal', '"Slow" with fast drift', "sentence"),
        ("“Slow” or “fast”? It depends. Journal", "“Slow” or “fast”?", "sentence"),
        ("“Slow drift”: a study. Journal", "“Slow drift”: a study", "sentence"),
        ("Slow drift of ice. Journal", "Slow drift of ice", "sentence"),
        ("Does ice drift? Journal", "Does ice drift?", "sentence"),
        ("Slow drift vs. fast drift. Journal", "Slow drift vs. fast drift", "sentence"),
        ("Slow drift, J. Ice 12", "Slow drift", "comma"),
        ("Slow drift: Ice Letters", "Slow drift", "colon"),
        ("Slow drift (with A. Roe), Journal", "Slow drift", "bracket"),
        ("Slow drift In: Proceedings", "Slow drift", "in"),
        ("Slow drift – Journal of Ice", "Slow drift", "dash"),
        ("Slow drift // Journal of Ice", "Slow drift", "slashes"),
        ("Slow drift 2019; 44: 1", "Slow drift", "year"),
        ("Slow drift (PhD thesis). Oslo", "Slow drift", "sentence"),
        ("Slow drift[J]. Journal", "Slow drift", "sentence"),
        ("Slow drift", "Slow drift", "end"),
        ("Slow drift (PhD thesis)., Oslo", "Slow drift", "sentence"),
        ("Slow drift (TR-7). Oslo", "Slow drift", "sentence"),
        ("Slow drift, No. TR-7. Oslo", "Slow drift", "sentence"),
        ("Slow drift//Journal of Ice", "Slow drift", "slashes"),
        ("Slow drift 2019.", "Slow drift", "year"),
        ("Slow drift n.d. Ice Letters", "Slow drift", "year"),
        ("Slow driftIce Letters 8", "Slow drift", "glued"),
        ("Does ice drift?Ice Letters 8", "Does ice drift?", "glued"),
        ("Slow driftIn: Ice Letters 8", "Slow drift", "glued"),
        ("Slow driftICE Letters 8", "Slow drift", "glued"),
        ("Slow drift.Pages 12–21 in Ice Letters", "Slow drift", "glued"),
        ("Slow drift2019.", "Slow drift", "glued"),
        ("Slow drift, 1990–1999Ice Letters 8", "Slow drift, 1990–1999", "glued"),
        ("Slow drift In: de la Roe A", "Slow drift", "in"),
        ("Slow drift edited by A. Roe", "Slow drift", "in"),
        ("Slow drift at 3.5 T. Journal", "Slow drift at 3.5 T", "sentence"),
        ("The lack of vitamin D. Journal", "The lack of vitamin D", "sentence"),
        ("Slow drift at 3.5 T. – Journal", "Slow drift at 3.5 T", "sentence"),
    ],
)
def test_a_title_ends_at_a_mark(text: str, title: str, mark: str) -> None:
    assert (title, mark) in spans(text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Ice in the sea, Ocean Eng. Lett. 8", "Ice in the sea, Ocean Eng"),
        ("The St. Lawrence river. Journal", "The St"),
        ("The lives of E. coli. Journal", "The lives of E"),
        ("“Never closed. Journal", "Never closed"),
        ("“a” b", "a"),
        ("12. 34", "12"),
    ],
)
def test_no_title_ends_there(text: str, never: str) -> None:
    assert never not in [title for title, _ in spans(text)]


def test_styles_begin_and_end_titles() -> None:
    text = "Slow drift of ice, in Journal of Ice 12"
    assert ("Slow drift of ice", "style") in spans(text, Span(0, 17, Style.LINK))
    assert ("Slow drift of ice", "italic") in spans(text, Span(22, 36, Style.ITALIC))
    assert "italic" not in [mark for _, mark in spans(text, Span(37, 39, Style.ITALIC))]
    assert "italic" not in [mark for _, mark in spans(text, Span(6, 17, Style.ITALIC), Span(0, 5, Style.MARK))][:0]
    assert "italic" not in [mark for _, mark in spans("Slow-drift of ice", Span(5, 10, Style.ITALIC))]


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Slow drift of sediment plumes in stratified fjords", "Roe, J., Doe, A., and B. Smith"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes. In: Journal"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes, 2019"),
        ("Slow drift of sediment plumes", "of sediment plumes"),
        ("mRNA in the sea", "journal in the sea"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes in the"),
        ("Slow drift of sediment plumes", "Slow drift of sediment (plumes"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes, Ocean Engineering Letters"),
        ("Slow drift of sediment plumes", "Journal 44(3):211"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes 12: 211"),
        ("Does sediment drift?", "Does sediment drift?. Ice Letters"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes, vol. 8"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes, pp"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes. A. Roe, ed"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes (eds)"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes. V B. Roe (ur.)"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes, Tromsø: North Press"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes. Roe A, editor. Ice Letters"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes. Submitted"),
        ("Slow drift of sediment plumes", "Slow drift of sediment plumes . 877–88"),
        ("Slow drift of plumes, 1990–1999", "Slow drift of plumes, 1990–1999. Ice Letters"),
        ("Slow drift of sediment plumes", "Ice"),
        ("Slow drift of sediment plumes", "word " * 60),
        ("Slow drift of sediment plumes", "Slow drift sediment plumes"),
        ("Slow drift of sediment plumes", "..."),
    ],
)
def test_a_title_scores_above_what_is_none(title: str, other: str) -> None:
    assert title_score(title) > title_score(other)


@pytest.mark.parametrize(
    ("tail", "other"),
    [
        (". Journal of Ice 12", ". and the sea again"),
        (". In Proceedings of Ice", ". Nobody knows"),
        (". Mar. Ecol. Phys. 12", ". Nobody knows"),
        (". Tellus 12", ". Tellus"),
        (". (2019) Tellus", ". Tellus"),
        (". Tellus 12", "."),
        (", Journal of Ice 12", ", with journal entries 12"),
        (", i Journal of Ice", ", if a journal says so"),
        (", dalam: Journal of Ice", ", and so on. Journal of Ice"),
        (", Tellus 12", ", 1990–1999, Tellus 12"),
        (", Tellus 12", ", no. 12"),
        (", Tellus 12", ". A randomized trial, Tellus 12"),
        (" Ice and Sea 12", " A randomized trial, in: Journal of Ice 12"),
    ],
)
def test_a_venue_scores_above_what_is_none(tail: str, other: str) -> None:
    def score(text: str) -> float:
        return tail_score(Passage("Title" + text), 5)

    assert score(tail) > score(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (". In Journal of Ice", "journal of"),
        (", The Ice Letters 8", "ice letters"),
        (". Ice Letters", "ice letters"),
        (". Ice 8", ""),
        (". Ice", ""),
        ("", ""),
    ],
)
def test_a_venue_is_known_by_its_first_words(text: str, words: str) -> None:
    assert first_words("Title" + text, 5) == words


def test_titles_may_be_set_in_capitals() -> None:
    assert in_capitals("Slow Drift of Plumes with Ice")
    assert not in_capitals("Slow drift of Plumes with ice")
    assert not in_capitals("Ice")


def test_a_style_begins_a_venue() -> None:
    passage = Passage("Title. Tellus")
    assert tail_score(Passage(passage.text, (Span(7, 13, Style.ITALIC),)), 5) > tail_score(passage, 5)


@given(st.text(alphabet="Ab .,:?“”\"'()[]–19", max_size=150), st.integers(0, 20))
def test_titles_stand_inside_the_text(text: str, start: int) -> None:
    for span in title_spans(Passage(text), min(start, len(text))):
        assert 0 <= span.start < span.end <= len(text)
        title_score(text[span.start : span.end])


@pytest.mark.parametrize("run", ["Ro", "A", "A.", "Ab ", "1", "20", "1 "])
def test_a_long_run_of_anything_takes_no_time(run: str) -> None:
    """Where words can be parted in many ways, a pattern that fails tries them all: this took minutes once."""
    assert title_score(f"{run * 400}, {run * 400}!? {run * 400}–") < 4
