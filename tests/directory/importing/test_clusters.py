from collections.abc import Iterable
from itertools import permutations

import pytest

from directory.importing.clusters import Answer, Clustering, Doubt, Link, cluster, cluster_alike, nearly_equal, pairs


def same(left: str, right: str, *, decided: bool = False) -> Link:
    return Link(left, right, Answer.SAME, "", decided)


def different(left: str, right: str) -> Link:
    return Link(left, right, Answer.DIFFERENT, "", decided=True)


def clusters(keys: Iterable[str], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    return cluster(keys, links).clusters


def test_what_is_linked_by_others_is_one_cluster() -> None:
    assert clusters("abcd", [same("a", "b"), same("c", "b")]) == (("a", "b", "c"), ("d",))


def test_a_question_joins_nothing() -> None:
    assert clusters("ab", [Link("a", "b", Answer.ASK, "")]) == (("a",), ("b",))


def test_a_component_that_holds_a_different_pair_falls_apart() -> None:
    links = [same("a", "b"), same("b", "c"), different("a", "c")]
    assert clusters("abc", links) == (("a",), ("b",), ("c",))


def test_what_an_admin_said_holds_in_a_component_that_falls_apart() -> None:
    links = [same("a", "b", decided=True), same("b", "c"), different("a", "c")]
    assert clusters("abc", links) == (("a", "b"), ("c",))


def test_links_to_records_that_are_gone_count_for_nothing() -> None:
    assert clusters("ab", [same("a", "gone"), same("gone", "b")]) == (("a",), ("b",))


def test_the_order_of_keys_and_links_does_not_matter() -> None:
    links = [same("a", "b"), same("b", "c"), same("d", "e"), different("d", "a")]
    assert {clusters(keys, order) for keys in ("abcde", "edcba") for order in permutations(links)} == {
        (("a", "b", "c"), ("d", "e"))
    }


def test_keys_of_one_identity_are_one_cluster() -> None:
    assert cluster_alike({"a": "x", "b": "y", "c": "x"}).clusters == (("a", "c"), ("b",))


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ("", []),
        ("a", []),
        ("abc", [("a", "b"), ("a", "c"), ("b", "c")]),
        ("ba", [("a", "b")]),
    ],
)
def test_pairs_of_a_block(block: str, found: list[tuple[str, str]]) -> None:
    assert pairs([block]) == found


def test_a_large_block_has_few_pairs() -> None:
    block = [f"{number:04}" for number in range(1000)]
    assert len(pairs([block], window=12)) < 12 * len(block)


def test_the_whole_of_a_component_that_falls_apart_is_asked() -> None:
    links = [same("a", "b"), same("b", "c"), Link("a", "c", Answer.ASK, "apart", apart=True), same("d", "e")]
    assert cluster("abcde", links) == Clustering(
        (("a",), ("b",), ("c",), ("d", "e")),
        (Doubt("a", "b", "", "a"), Doubt("a", "c", "apart", "a"), Doubt("b", "c", "", "a")),
    )


def test_two_clusters_are_asked_about_once_and_no_more_once_decided() -> None:
    links = [same("a", "b"), same("c", "d"), Link("a", "c", Answer.ASK, "1"), Link("b", "d", Answer.ASK, "2")]
    assert cluster("abcd", links).doubts == (Doubt("a", "c", "1"),)
    for answer in (Answer.SAME, Answer.DIFFERENT, Answer.LATER):
        assert not cluster("abcd", [*links, Link("d", "a", answer, "", decided=True)]).doubts


def test_a_slip_makes_names_nearly_equal() -> None:
    names = ["sun yat sen university", "sun yat sen universtiy", "university of paris 6", "university of paris 7"]
    assert list(nearly_equal(names)) == [("sun yat sen university", "sun yat sen universtiy")]
