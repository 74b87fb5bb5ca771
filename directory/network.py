"""Who wrote with whom, as the geometry of a picture; it knows no model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import Protocol
from unicodedata import east_asian_width

MOST_NAMES, MOST_LINES = 18, 60
FEWEST_NAMES, FEWEST_SHARED = 3, 2
ROW, EDGE = 40, 22
RADIUS, SMALLEST_RADIUS = 9.0, 3.0
LETTER_WIDTH, GAP = 7.6, 8
NARROWEST, WIDEST = 70, 200
SWEEPS = 4


class Writer(Protocol):
    """Somebody with the works that count here; `address` is that of a page of theirs."""

    @property
    def name(self) -> str: ...
    @property
    def address(self) -> str | None: ...
    @property
    def works(self) -> frozenset[int]: ...


@dataclass(frozen=True, slots=True)
class Dot:
    """A name beside its dot, whose area is the number of works."""

    name: str
    address: str | None
    count: int
    x: float
    y: float
    radius: float
    label_x: float
    on_left: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Two names with works in common, as the data of a path."""

    path: str
    width: float
    count: int


@dataclass(frozen=True, slots=True)
class Network:
    """Names in two facing columns with lines between; `left_out` is how many lines there would be more."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    left_out: int
    width: int
    height: int


def network(writers: Sequence[Writer], width: int = 744) -> Network | None:
    """The first of the writers who have two works or more, and who of them shares two or more; the same each time.

    None where there is nothing to see: fewer than three names, or no line.
    """
    chosen = [writer for writer in writers if len(writer.works) >= FEWEST_SHARED][:MOST_NAMES]
    shared = {
        (one, other): count
        for one, other in combinations(range(len(chosen)), 2)
        if (count := len(chosen[one].works & chosen[other].works)) >= FEWEST_SHARED
    }
    if len(chosen) < FEWEST_NAMES or not shared:
        return None
    strongest = dict(sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_LINES])
    rows = (len(chosen) + 1) // 2
    height = (rows - 1) * ROW + 2 * EDGE
    reach = max(map(label_width, (writer.name for writer in chosen))) + RADIUS + GAP
    half_width = max(width / 2, NARROWEST + reach)
    places = places_on_ellipse(rows, len(chosen), half_width, min(WIDEST, half_width - reach))
    order = arranged(len(chosen), strongest, places)
    at = {writer: places[place] for place, writer in enumerate(order)}
    most = len(chosen[0].works) if chosen else 1
    dots = [dot(writer, *at[number], most, half_width) for number, writer in enumerate(chosen)]
    lines = [line(at[one], at[other], count, half_width) for (one, other), count in reversed(strongest.items())]
    by_place = sorted(dots, key=lambda one: (not one.on_left, one.y))
    return Network(tuple(by_place), tuple(lines), len(shared) - len(strongest), round(2 * half_width), height)


def label_width(name: str) -> float:
    """About how wide a name is, in pixels; Chinese, Japanese and Korean letters are twice as wide."""
    return sum(LETTER_WIDTH * (2 if east_asian_width(letter) in "WF" else 1) for letter in name)


def places_on_ellipse(rows: int, count: int, centre: float, reach: float) -> list[tuple[float, float]]:
    """Places in equal steps, left and right by turns from the top, the middle ones farthest out."""
    half = max((rows - 1) * ROW / 2, 1)
    places = []
    for number in range(count):
        down = (number // 2) * ROW
        out = reach * sqrt(1 - ((down - half) / (1.19 * half)) ** 2)
        places.append((round(centre + (out if number % 2 else -out), 1), float(down + EDGE)))
    return places


def arranged(count: int, shared: dict[tuple[int, int], int], places: Sequence[tuple[float, float]]) -> list[int]:
    """Who stands at each place: those with many lines near each other, by swapping two as long as that helps."""
    apart = [[sqrt((a - x) ** 2 + (b - y) ** 2) for x, y in places] for a, b in places]
    friends: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for (one, other), weight in shared.items():
        friends[one].append((other, weight))
        friends[other].append((one, weight))
    at = list(range(count))

    def stretch(one: int, here: int, but: int) -> float:
        return sum(weight * apart[here][at[friend]] for friend, weight in friends[one] if friend != but)

    for _ in range(SWEEPS):
        swapped = False
        for one, other in combinations(range(count), 2):
            here, there = at[one], at[other]
            now = stretch(one, here, other) + stretch(other, there, one)
            then = stretch(one, there, other) + stretch(other, here, one)
            if then < now - 1e-6:
                at[one], at[other] = there, here
                swapped = True
        if not swapped:
            break
    return sorted(range(count), key=at.__getitem__)


def dot(writer: Writer, x: float, y: float, most: int, centre: float) -> Dot:
    radius = round(max(SMALLEST_RADIUS, RADIUS * sqrt(len(writer.works) / most)), 1)
    on_left = x < centre
    label_x = x - radius - GAP if on_left else x + radius + GAP
    return Dot(writer.name, writer.address, len(writer.works), x, y, radius, round(label_x, 1), on_left)


def line(start: tuple[float, float], end: tuple[float, float], count: int, centre: float) -> Line:
    """A curve that leaves both ends towards the middle of the picture."""
    (x, y), (a, b) = start, end
    first, second = round(x + (centre - x) * 0.65, 1), round(a + (centre - a) * 0.65, 1)
    return Line(f"M{x} {y}C{first} {y} {second} {b} {a} {b}", min(4.0, round(1 + (count - 2) * 0.5, 1)), count)
