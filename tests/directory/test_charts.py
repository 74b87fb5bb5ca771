from itertools import pairwise

import pytest

from directory.charts import chart


def address(year: int | None) -> str:
    return str(year)


def test_nothing_makes_no_chart() -> None:
    assert chart({}, address) is None


def test_a_bar_for_each_year_with_something_and_a_place_for_each_without() -> None:
    found = chart({2020: 1, 2023: 4}, address)

    assert found
    assert [(bar.year, bar.count, bar.address) for bar in found.bars] == [(2020, 1, "2020"), (2023, 4, "2023")]
    assert [tick.label for tick in found.ticks] == ["2020", "2021", "2022", "2023"]
    assert found.bars[1].height == 4 * found.bars[0].height
    assert found.total == 5


def test_works_without_a_year_stand_beside_the_axis() -> None:
    found = chart({2020: 1, None: 3}, address)

    assert found
    assert found.bars[-1].year is None
    assert found.bars[-1].x > found.axis
    assert found.ticks[-1].label == "no year"


def test_works_without_a_year_alone_have_no_axis() -> None:
    found = chart({None: 3}, address)

    assert found
    assert found.axis == 0
    assert len(found.bars) == 1


@pytest.mark.parametrize("width", [240, 296])
@pytest.mark.parametrize("years", [1, 2, 3, 7, 20, 60, 400])
def test_everything_stays_inside_the_picture(years: int, width: int) -> None:
    found = chart({None: 1, **{2020 - n: 1000 + n for n in range(years)}}, address, width=width)

    assert found
    assert len(found.bars) == years + 1
    for bar in found.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= width
        assert 0 <= bar.y <= bar.y + bar.height <= found.height
    middles = [tick.middle for tick in found.ticks]
    assert all(after - before >= 20 for before, after in pairwise(middles))


def test_where_bars_stand_too_close_for_their_counts_the_highest_is_said() -> None:
    wide, close = chart({2020: 3, 2021: 7}, address), chart({2020 - n: n + 1 for n in range(60)} | {None: 99}, address)

    assert wide
    assert wide.highest == 0
    assert close
    assert close.highest == 60
