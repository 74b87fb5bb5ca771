"""Measure how CVs are read: `make bench`, or python -m tests.benchmarks.reading --help."""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

from rapidfuzz import fuzz

from directory.cv.records import CV
from tests.benchmarks.reading.documents import Invented, invent_cv
from tests.benchmarks.reading.evaluation import averages
from tests.benchmarks.reading.judging import Score, fold, is_right, judge
from tests.benchmarks.reading.records import full_name
from tests.benchmarks.reading.speed import growth, read
from tests.benchmarks.reading.styles import Half, names


@dataclass(slots=True)
class Tally:
    """The scores of a half: in all, and by what the documents are like."""

    documents: int = 0
    skipped: int = 0
    total: Score = field(default_factory=Score)
    by: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


def measure(half: Half, count: int | None, *, detail: bool) -> Tally:
    tally = Tally()
    for style in names(half)[:count]:
        invented = invent_cv(style)
        if invented is None:
            tally.skipped += 1
            continue
        start = time.process_time()
        cv = read(invented.data, invented.source)
        spent = time.process_time() - start
        score = judge(cv, invented.expected)
        tally.documents += 1
        tally.total += score
        tally.times[invented.format].append(spent)
        for trait in _traits(invented):
            tally.by[trait] += score
        if detail:
            for line in _wrong(invented, cv):
                print(line)
    return tally


def _traits(invented: Invented) -> Iterator[str]:
    yield f"format {invented.format}"
    yield f"shape {invented.layout.shape}"
    if invented.layout.damage:
        yield "damaged"
    if invented.layout.bold_owner:
        yield "owner in bold"
    if invented.layout.equal_mark:
        yield "equal marks"


def _wrong(invented: Invented, cv: CV) -> Iterator[str]:
    """What was expected and what came out, reference by reference."""
    found = {fold(one.title): one for one in cv.publications}
    for want in invented.expected:
        got = found.get(want.title)
        if not is_right(got, want):
            names = "; ".join(full_name(name) for name in want.authors)
            yield f"{invented.source}: {want.title} | {names} | {want.year}"
            got = got or max(
                cv.publications, key=lambda one: fuzz.partial_ratio(want.title, fold(one.title)), default=None
            )
            names = "; ".join(one.name for one in got.authors) if got else ""
            yield f"    got: {got.title} | {names} | {got.year} ({got.confidence})" if got else "    got: nothing"


def show(name: str, score: Score) -> None:
    share = score.high / max(1, score.total)
    sure = f"high {share:6.1%}, of them right {score.high_right / max(1, score.high):6.1%}"
    print(f"  {name:22} {score.right:5} / {score.total:5} = {score.right / max(1, score.total):6.1%}   {sure}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.reading", description=__doc__)
    parser.add_argument("--styles", default="80", help="how many citation styles of each half, or all (default: 80)")
    parser.add_argument("--detail", action="store_true", help="print what is wrong in the develop half, and only that")
    options = parser.parse_args()
    count = None if options.styles == "all" else int(options.styles)
    if options.detail:
        measure(Half.DEVELOP, count, detail=True)
        return
    print("References right (title, every author, year), from whole documents:")
    times: dict[str, list[float]] = defaultdict(list)
    for half in Half:
        tally = measure(half, count, detail=False)
        print(f"{half} half: {tally.documents} documents, a citation style each ({tally.skipped} styles left out)")
        show("all", tally.total)
        for trait in sorted(tally.by):
            show(trait, tally.by[trait])
        for suffix, spent in tally.times.items():
            times[suffix] += spent
    print("Time of the processor, reading included:")
    for suffix, ratio in growth():
        middle = f"median {median(times[suffix]) * 1000:5.1f} ms a document" if times[suffix] else "no document"
        print(f"  {suffix:5} {middle}; ten times the publications take {ratio:4.1f} times as long")
    for line in averages():
        print(line)


if __name__ == "__main__":
    main()
