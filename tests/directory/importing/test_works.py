from typing import Any

import pytest

from directory.importing.clusters import Answer
from directory.importing.works import Work, compare_works, fold_work, link_works
from tests.directory.importing import cvs

TEN = tuple(f"{given} {family}" for given in ("Ada", "Ben") for family in ("One", "Two", "Three", "Four", "Five"))


def folded(title: str, *authors: str, owner: str = "Ada One", venue: str | None = None, **fields: Any) -> Work:
    made = cvs.source(f"{title}{authors}{fields}", cvs.cv(owner, publications=[cvs.work(title, *authors, **fields)]))
    return fold_work(made.works[0], owner, venue)


def answer(left: Work, right: Work) -> Answer | None:
    link = compare_works(left, right)
    assert (link and link.answer) == ((turned := compare_works(right, left)) and turned.answer)
    return link.answer if link else None


def test_equal_identifiers_prove_it() -> None:
    assert answer(folded("A", doi="10.1/x"), folded("B", doi="10.1/X")) is Answer.SAME
    assert answer(folded("A", arxiv="2501.06589v1"), folded("B", arxiv="2501.06589v3")) is Answer.SAME


def test_title_authors_and_years_together_prove_it() -> None:
    one = folded("Text-to-Image Generation", "Ada One", "Ben Two", year=2020)
    assert answer(one, folded("Text to image generation", "A. One", "B. Two", year=2022)) is Answer.SAME
    assert answer(one, folded("Text to image generation", "A. One", "B. Two", year=2026)) is Answer.ASK
    assert answer(one, folded("Text to image generation", "Cy Six", "Di Seven", year=2020)) is Answer.ASK


@pytest.mark.parametrize(
    ("other", "expected"), [("Ying Yang", Answer.ASK), ("Y. Yang", Answer.SAME), ("Yan X. Yang", Answer.SAME)]
)
def test_an_initial_in_common_is_no_author_in_common_where_both_are_spelled_out(other: str, expected: Answer) -> None:
    one = folded("Pricing cold reefs", "Luis Pérez", "Yan Yang", "Mia Ott", year=2021)
    assert answer(one, folded("Pricing cold reefs", "Lei Zhou", other, "Mia Ott", year=2022)) is expected


def test_half_of_the_authors_is_no_proof_where_others_stand_for_the_other_half() -> None:
    one = folded("Pricing cold reefs", "Y. Wang", "Luis Pérez", year=2021)
    assert answer(one, folded("Pricing cold reefs", "Yu Wang", "Lei Zhou", year=2022)) is Answer.ASK
    assert answer(one, folded("Pricing cold reefs", "Yu Wang", year=2022)) is Answer.SAME
    assert (
        answer(one, folded("Pricing cold reefs", "Yu Wang", "Lei Zhou", year=2022, authors_truncated=True))
        is Answer.SAME
    )


def test_a_record_without_authors_is_its_owners() -> None:
    silent = folded("Squeeze Think", owner="Ada One")
    assert answer(silent, folded("Squeeze think", "Ben Two", "A. One")) is Answer.SAME
    assert answer(silent, folded("SQUEEZE THINK", owner="A. One")) is Answer.SAME
    assert answer(silent, folded("Squeeze think", "Ben Two", owner="Ben Two")) is Answer.ASK


def test_two_articles_with_dois_of_their_own_are_not_one() -> None:
    one = folded("On Engines", "Ada One", doi="10.1/x")
    assert answer(one, folded("On Engines", "Ada One", doi="10.1/y")) is Answer.ASK
    assert answer(one, folded("On Engines", "Ada One", doi="10.48550/arXiv.1")) is Answer.SAME


def test_an_equal_lead_needs_authors_in_order_and_venue_and_year() -> None:
    one = folded("Ladder Residual: Redefining", *TEN, venue="icml", year=2024, venue_year=2025)
    assert answer(one, folded("Ladder-Residual: Aware", *TEN, venue="icml", year=2025)) is Answer.SAME
    assert answer(one, folded("Ladder-Residual: Aware", *TEN, venue="iclr", year=2025)) is Answer.ASK
    assert answer(one, folded("Ladder-Residual: Aware", *TEN, venue="icml", year=2026)) is Answer.ASK
    assert answer(one, folded("Ladder-Residual: Aware", *TEN[::-1], venue="icml", year=2025)) is Answer.ASK
    assert answer(one, folded("Ladder-Residual: Aware", *TEN[:3], venue="icml", year=2025)) is None


@pytest.mark.parametrize("title", ["Editorial", "Introduction", "Book review"])
def test_a_generic_title_proves_nothing(title: str) -> None:
    assert answer(folded(title, "Ada One", year=2020), folded(title, "Ada One", year=2020)) is None


def test_equal_authors_prove_nothing() -> None:
    one = folded("Noisy Sorting", "Ada One", "Ben Two", venue="isit", year=2023)
    assert answer(one, folded("Noisy Computing", "Ada One", "Ben Two", venue="isit", year=2023)) is None


def test_only_works_that_share_something_are_compared() -> None:
    works = [
        folded("On Engines", "Ada One"),
        folded("On engines", "Ada One", year=1843),
        folded("On Wheels", "Ada One"),
    ]
    links = list(link_works({work.key: work for work in works}))
    assert [{link.left, link.right} for link in links] == [{works[0].key, works[1].key}]
