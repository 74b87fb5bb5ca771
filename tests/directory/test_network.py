from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.network import MOST_LINES, MOST_NAMES, Network, network


@dataclass(frozen=True)
class One:
    name: str
    works: frozenset[int]
    address: str | None = None


def ones(*works: set[int]) -> list[One]:
    return [One(f"Name {place}", frozenset(some)) for place, some in enumerate(works)]


def test_a_line_joins_those_who_share_two_works_or_more() -> None:
    found = network(ones({1, 2, 3, 4}, {1, 2, 3}, {1, 2}, {8, 9}, {1}))

    assert found
    assert {dot.name: dot.count for dot in found.dots} == {"Name 0": 4, "Name 1": 3, "Name 2": 2, "Name 3": 2}
    assert sorted(line.count for line in found.lines) == [2, 2, 3]
    assert max(found.lines, key=lambda line: line.width).count == 3
    assert found.left_out == 0


def test_the_area_of_a_dot_is_the_number_of_works() -> None:
    found = network(ones(set(range(16)), {0, 1, 2, 3}, {0, 1, 2, 3}))

    assert found
    assert sorted(dot.radius for dot in found.dots) == [4.5, 4.5, 9.0]


@pytest.mark.parametrize("works", [[], [{1, 2}], [{1, 2}, {1, 2}], [{1, 2}, {3, 4}, {5, 6}], [{1}, {1}, {1}, {1}]])
def test_where_nothing_is_to_be_seen_there_is_no_picture(works: list[set[int]]) -> None:
    assert network(ones(*works)) is None


def test_of_very_many_the_most_frequent_are_drawn() -> None:
    found = network(ones(*[set(range(60 - place)) for place in range(50)]))

    assert found
    assert len(found.dots) == MOST_NAMES
    assert {dot.count for dot in found.dots} == set(range(43, 61))
    assert len(found.lines) == MOST_LINES
    assert found.left_out == MOST_NAMES * (MOST_NAMES - 1) // 2 - MOST_LINES
    assert min(line.count for line in found.lines) >= 46


def test_long_names_stay_inside_the_picture() -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine the Third"
    found = network([One(name, frozenset({1, 2})), One("山田太郎" * 6, frozenset({1, 2})), *ones({1, 2})])

    assert found
    assert found.width > 744
    assert_inside(found)


@given(st.lists(st.sets(st.integers(0, 12), min_size=1), max_size=30))
def test_any_network_stays_inside_its_picture_and_is_the_same_each_time(works: list[set[int]]) -> None:
    writers = sorted(ones(*works), key=lambda one: -len(one.works))
    found = network(writers)

    assert found == network(writers)
    if found:
        assert_inside(found)
        assert len({(dot.x, dot.y) for dot in found.dots}) == len(found.dots)
        assert [dot.on_left for dot in found.dots] == sorted((dot.on_left for dot in found.dots), reverse=True)


def assert_inside(found: Network) -> None:
    for dot in found.dots:
        text = 6 * len(dot.name)
        assert (dot.label_x - text if dot.on_left else dot.x) >= 0
        assert (dot.x if dot.on_left else dot.label_x + text) <= found.width
        assert dot.radius <= dot.y <= found.height - dot.radius
