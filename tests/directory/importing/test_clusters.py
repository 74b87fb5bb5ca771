from itertools import permutations

import pytest

from directory.importing.clusters import Answer, Link, cluster, cluster_alike, pairs


def same(left: str, right: str, *, decided: bool = False) -> Link:
    return Link(left, right, Answer.SAME, "", decided)


def different(left: str, right: str) -> Link:
    return Link(left, right, Answer.DIFFERENT, "", decided=True)


def test_what_is_linked_by_others_is_one_cluster() -> None:
    assert cluster("abcd", [same("a", "b"), same("c", "b")]) == (("a", "b", "c"), ("d",))


def test_a_question_joins_nothing() -> None:
    assert cluster("ab", [Link("a", "b", Answer.ASK, "")]) == (("a",), ("b",))


def test_a_component_that_holds_a_different_pair_falls_apart() -> None:
    links = [same("a", "b"), same("b", "c"), different("a", "c")]
    assert cluster("abc", links) == (("a",), ("b",), ("c",))


def test_what_an_admin_said_holds_in_a_component_that_falls_apart() -> None:
    links = [same("a", "b", decided=True), same("b", "c"), different("a", "c")]
    assert cluster("abc", links) == (("a", "b"), ("c",))


def test_links_to_records_that_are_gone_count_for_nothing() -> None:
    assert cluster("ab", [same("a", "gone"), same("gone", "b")]) == (("a",), ("b",))


def test_the_order_of_keys_and_links_does_not_matter() -> None:
    links = [same("a", "b"), same("b", "c"), same("d", "e"), different("d", "a")]
    assert {cluster(keys, order) for keys in ("abcde", "edcba") for order in permutations(links)} == {
        (("a", "b", "c"), ("d", "e"))
    }


def test_keys_of_one_identity_are_one_cluster() -> None:
    assert cluster_alike({"a": "x", "b": "y", "c": "x"}) == (("a", "c"), ("b",))


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
