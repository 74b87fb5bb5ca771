"""How well and how fast records become persons and works: python -m tests.benchmarks.identity --people 5000."""

from __future__ import annotations

import argparse
import os
import resource
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import django


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--papers", type=int, default=8, help="a third of the papers that a researcher is an author of")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    from directory.importing.identity import resolve
    from tests.benchmarks.population import invent

    made = invent(options.people, options.seed, papers_each=options.papers)
    start = time.perf_counter()
    found = resolve(made.sources)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(made.sources)} documents, {len(made.paper)} publications: {seconds:.1f} s, at most {peak:.0f} MiB")
    for name, clusters, truth in (("persons", found.people, made.owner), ("works", found.works, made.paper)):
        result = score(clusters, truth)
        print(
            f"{name}: {len(clusters)} of {len(set(truth.values()))}, precision {result.precision:.4f}, "
            f"recall {result.recall:.4f}, wrong merges {result.wrong}"
        )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
    django.setup()
    main()
