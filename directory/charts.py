"""Publications per year as the geometry of a picture; it knows no model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from directory.fields import NOT_SET

TOP, FOOT = 20, 24
NO_YEAR_WIDTH = 52
DIGIT_WIDTH = 7.5


@dataclass(frozen=True, slots=True)
class Bar:
    """A year's bar; `year` is None for works without one. `tick` is its label on the axis, if it has room for one."""

    year: int | None
    count: int
    address: str
    x: float
    y: float
    width: float
    height: float
    middle: float
    shows_count: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis."""

    label: str
    middle: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over an axis; lengths in pixels of the picture's own width."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    width: int
    height: int
    base: int
    axis: float
    tick_y: int
    total: int

    @property
    def highest(self) -> int:
        """The most of a year, where the bars stand too close for their counts; else 0, as every count is printed."""
        return 0 if all(bar.shows_count for bar in self.bars) else max(bar.count for bar in self.bars if bar.year)


def chart(
    counts: Mapping[int | None, int], address: Callable[[int | None], str], width: int = 296, height: int = 112
) -> Chart | None:
    """Bars for every year from the first to the last; None where there is nothing to count."""
    years = sorted(year for year in counts if year is not None)
    undated = counts.get(None, 0)
    if not years and not undated:
        return None
    base = height - FOOT
    axis = (width - (NO_YEAR_WIDTH if undated else 0)) if years else 0
    highest = max(counts.values())
    steps = list(range(years[0], years[-1] + 1)) if years else []
    if len(steps) > 80:
        steps = years
    slot = axis / max(len(steps), 3)
    start = axis - slot * len(steps) if len(steps) >= 3 else (axis - slot * len(steps)) / 2
    bar_width = round(min(28, slot * 0.78), 1)

    def bar(year: int | None, middle: float, wide: float) -> Bar:
        count = counts.get(year, 0)
        tall = round((base - TOP) * count / highest, 1) if count else 0
        shows = bool(count) and (slot >= DIGIT_WIDTH * len(str(count)) + 1 or year is None)
        left = round(middle - wide / 2, 1)
        return Bar(year, count, address(year), left, round(base - tall, 1), wide, tall, round(middle, 1), shows)

    middles = {year: start + slot * (place + 0.5) for place, year in enumerate(steps)}
    bars = [bar(year, middles[year], bar_width) for year in steps if counts.get(year)]
    ticks = _ticks(middles, slot) if years else []
    if undated:
        middle = width - 22 if years else 22
        bars.append(bar(None, middle, 24))
        ticks.append(Tick("no year", middle))
    return Chart(tuple(bars), tuple(ticks), width, height, base, round(axis, 1), base + 17, sum(counts.values()))


def _ticks(middles: Mapping[int, float], slot: float) -> list[Tick]:
    """Whole years where they fit, else every second, fifth or tenth by its last two digits, the last year always."""
    if slot >= 36:
        return [Tick(str(year), round(middle, 1)) for year, middle in middles.items()]
    every = next(step for step in (1, 2, 5, 10, 20, 50, 1000) if step * slot >= 26)
    years = list(middles)
    kept = years[::-1][::every]
    return [Tick(f"’{year % 100:02}", round(middles[year], 1)) for year in sorted(kept)]


def year_chart(per_year: Mapping[int | None, int], **parameters: str | int) -> Chart | None:
    """Publications per year, each bar a link to the list of those that are of its year and fit the parameters."""

    def address(year: int | None) -> str:
        years: dict[str, str | int] = {"year": NOT_SET} if year is None else {"year_min": year, "year_max": year}
        return f"{reverse('publication_list')}?{urlencode({**parameters, **years})}"

    return chart(per_year, address)
