"""How well and how fast records become persons and works: python -m tests.benchmarks.identity.

At each size in a process of its own, so that what one record costs at one size can be held against another.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import django

SIZES = (10_000, 30_000, 100_000)
PAPERS = 30  # of each researcher, a third of them as the first author
SPARE = 1.03  # some papers are on nobody's list, and some are missed to be one


@dataclass(frozen=True, slots=True)
class Score:
    """Of the pairs that are joined the share that is right, and of the right ones that is joined; wrong clusters."""

    precision: float
    recall: float
    wrong: int


def score(clusters: Iterable[Sequence[str]], truth: Mapping[str, Hashable]) -> Score:
    """How clusters of keys compare with what is so."""
    joined = right = wrong = 0
    for keys in clusters:
        counts = Counter(truth[key] for key in keys)
        joined += len(keys) * (len(keys) - 1) // 2
        right += sum(count * (count - 1) // 2 for count in counts.values())
        wrong += len(counts) > 1
    wanted = sum(count * (count - 1) // 2 for count in Counter(truth.values()).values())
    return Score(right / joined if joined else 1.0, right / wanted if wanted else 1.0, wrong)


def people_for(publications: int) -> int:
    """How many researchers write so many publications together."""
    return round(SPARE * publications * 3 / PAPERS)


def peak() -> float:
    """The most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(publications: int, seed: int) -> None:
    from directory.importing.identity import resolve
    from tests.benchmarks.population import invent

    made = invent(people_for(publications), seed, papers_each=PAPERS)
    sources, before = made.sources, peak()
    wall, spent = time.perf_counter(), time.process_time()
    found = resolve(sources)
    wall, spent = time.perf_counter() - wall, time.process_time() - spent
    records = len(made.paper)
    print(
        f"{len(found.works):,} publications from {records:,} records in {len(sources):,} documents: {wall:.1f} s, "
        f"{spent:.1f} s of computing, {1e6 * spent / records:.0f} µs a record; {peak():.0f} MiB, "
        f"{before:.0f} of them for the documents"
    )
    for name, clusters, truth in (("persons", found.people, made.owner), ("works", found.works, made.paper)):
        result = score(clusters, truth)
        print(
            f"    {name}: {len(clusters):,} for {len(set(truth.values())):,}, precision {result.precision:.4f}, "
            f"recall {result.recall:.4f}, wrong merges {result.wrong}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--publications", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if len(options.publications) > 1:
        for size in options.publications:
            again = [sys.executable, "-m", "tests.benchmarks.identity", "--publications", str(size)]
            subprocess.run([*again, "--seed", str(options.seed)], check=True)
    else:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
        django.setup()
        measure(options.publications[0], options.seed)


if __name__ == "__main__":
    main()
