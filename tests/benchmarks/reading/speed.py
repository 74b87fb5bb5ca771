"""How long reading takes: a document's median by format, and what ten times the publications cost."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from statistics import median

from directory.cv import parse
from directory.cv.readers import read_bytes
from directory.cv.records import CV
from tests.benchmarks.reading.layouts import Layout, Reference, Shape, lay_out
from tests.benchmarks.reading.records import Work, full_name, invent
from tests.benchmarks.reading.writers import WRITERS

SMALL, LARGE = 30, 300  # publications
SEEDS = 5


def seconds(call: Callable[[], object]) -> float:
    """The processor's time, so that what else a machine does counts less."""
    start = time.process_time()
    call()
    return time.process_time() - start


def growth() -> Iterator[tuple[str, float]]:
    """(format, how many times as long a CV of 300 publications takes as one of 30); 10 is linear."""
    for suffix in WRITERS:
        yield suffix, median(_ratio(suffix, f"speed {seed}") for seed in range(SEEDS))


def _ratio(suffix: str, seed: str) -> float:
    small, large = (plain_cv(suffix, seed, count) for count in (SMALL, LARGE))
    read(small, f"warm.{suffix}")
    return seconds(lambda: read(large, f"x.{suffix}")) / seconds(lambda: read(small, f"x.{suffix}"))


def read(data: bytes, source: str) -> CV:
    return parse(read_bytes(data, source))


def plain_cv(suffix: str, seed: str, count: int) -> bytes:
    """A CV in one plain style, which needs no citation processor."""
    owner, works = invent(seed, count)
    layout = Layout(Shape.BULLETS, "", "Publications", bold_owner=False, equal_mark="", damage=False)
    rng = random.Random(seed)
    blocks = list(lay_out(rng, layout, owner, [Reference(cite(work), work) for work in works]))
    return WRITERS[suffix](rng, layout, blocks)


def cite(work: Work) -> str:
    names = ", ".join(full_name(name) for name in work.authors)
    venue = work.csl.get("container-title") or work.csl.get("publisher") or "Manuscript"
    return f"{names}. {work.title}. <i>{venue}</i>" + (f", {work.year}." if work.year else ".")
