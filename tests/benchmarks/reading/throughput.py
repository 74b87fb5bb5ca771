"""How long many CVs take by `import_cvs --dry-run --json`, with one process and with two, and how much memory.

`make throughput`, or python -m tests.benchmarks.reading.throughput --help.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Thread

from tests.benchmarks.reading.speed import plain_cv
from tests.benchmarks.reading.writers import WRITERS

ROOT = Path(__file__).parents[3]
VARIETY = 1_000  # CVs that differ; more are copies of them under other names
MOST = 40  # publications of a CV
TICK = 0.2  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Measured:
    documents: int
    jobs: int
    seconds: float
    memory: int  # bytes that all processes of the command had together, at most


def write_cvs(folder: Path, count: int, most: int = MOST) -> None:
    """Invented CVs in all formats, as files in a folder."""
    suffixes = list(WRITERS)
    made: list[tuple[str, bytes]] = []
    for index in range(min(count, VARIETY)):
        suffix = suffixes[index % len(suffixes)]
        works = random.Random(index).randint(1, most)
        made.append((suffix, plain_cv(suffix, f"throughput {index}", works)))
    for index in range(count):
        suffix, data = made[index % len(made)]
        (folder / f"{index:06}.{suffix}").write_bytes(data)


def measure(folder: Path, jobs: int) -> Measured:
    """Reads all CVs of a folder in a command of its own. Its memory is that of its processes, by Linux's /proc."""
    args = [sys.executable, "manage.py", "import_cvs", "--dry-run", "--json", f"--jobs={jobs}", str(folder)]
    began = time.monotonic()
    most = [0]
    with Popen(args, cwd=ROOT, stdout=PIPE) as command:
        watch = Thread(target=_watch, args=(command, most), daemon=True)
        watch.start()
        documents = sum(1 for _ in command.stdout or ())
    watch.join()
    return Measured(documents, jobs, time.monotonic() - began, most[0])


def _watch(command: Popen[bytes], most: list[int]) -> None:
    while command.poll() is None:
        most[0] = max(most[0], sum(map(_memory, _family(command.pid))))
        time.sleep(TICK)


def _family(process: int) -> Iterator[int]:
    """A process and those that it started, and they."""
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        threads = [path.name for path in Path(f"/proc/{process}/task").iterdir() if path.name != str(process)]
        for thread in threads:
            children += Path(f"/proc/{process}/task/{thread}/children").read_text().split()
    except OSError:
        return  # it has ended
    for child in children:
        yield from _family(int(child))


def _memory(process: int) -> int:
    """The bytes of a process that are in memory; what processes share is counted in each."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text().split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def report(counts: list[int], jobs: list[int], most: int) -> Iterator[str]:
    yield "documents  jobs  seconds  ms a document  memory (MB)"
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            write_cvs(Path(name), count, most)
            for number in jobs:
                one = measure(Path(name), number)
                each = 1000 * one.seconds / max(1, one.documents)
                yield f"{one.documents:9}  {one.jobs:4}  {one.seconds:7.1f}  {each:13.1f}  {one.memory / 1e6:11.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.reading.throughput", description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--publications", type=int, default=MOST, help="that a CV has at most; few are quick")
    options = parser.parse_args()
    for line in report(options.documents, options.jobs, options.publications):
        print(line, flush=True)


if __name__ == "__main__":
    main()
