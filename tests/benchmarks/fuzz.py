"""Feed the readers and the parser broken files: `make fuzz`, or python -m tests.benchmarks.fuzz --help.

Nothing may be raised but UnreadableDocumentError, and nothing may take 100 times what is usual for its length.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import sys
import time
import traceback
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from directory.cv import UnreadableDocumentError, parse, to_json
from directory.cv.explain import explain
from directory.cv.ledger import numbers
from directory.cv.readers import read_bytes
from tests.benchmarks.reading.layouts import Layout, Reference, Shape, lay_out
from tests.benchmarks.reading.records import invent
from tests.benchmarks.reading.speed import cite
from tests.benchmarks.reading.writers import WRITERS

ROOT = Path(__file__).parents[2]
LONGEST = 40_000  # bytes; longer inputs are cut, so that many are tried
TIMES = 100  # how many times the median is too long
PATIENCE = 10  # seconds; an input that takes longer is stopped
LEAST_SECONDS = 0.5  # what is quicker is never too slow, whatever the median
NEIGHBOURS = 25  # inputs of about the same length that a time is compared with
SIGNS = (
    b"**", b"*", b"_", b"# ", b"- ", b"[", b"](", b"](#)", b"(", b")", b"{", b"}", b"\\", b"\\item ", b"\\section{",
    b"%", b"$", b"~", b"&", b"&amp;", b"&#0;", b"<", b">", b"<li>", b"<table>", b"</td>", b"<!--", b"-->", b"|",
    b"|---|", b"\n\n", b"\r", b"\t", b"\f", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xcc\x81",
    b"\xd9\xa9", b"\xc2\xb2", b"2019 - ", b"2019-21", b"99999999999999999999", b"1/87--7/88", b"Jan 31 - ", b"et al.",
    b"and ", b", ", b";", b":::", b'"', b"\xe2\x80\x9c", b"\xe2\x80\x94", b"Advisor: ", b"@", b"doi:10.", b"http://",
    b"[1] ", b"[[", b"]]", b"\\begin{", b"endobj", b"stream\n", b"/Length ", b"<w:p>", b"\\def\\x{", b"#+TITLE",
    b"\\newcommand{\\x}{\\x\\x}\\x", b"=====\n",
)  # fmt: skip


class TooSlowError(BaseException):
    """An input was stopped. No `except Exception` may keep it from us."""


@dataclass(slots=True)
class Findings:
    """What came out. Each kind of failure once, with the smallest input that shows it."""

    tried: int = 0
    refused: int = 0
    failures: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    times: list[tuple[int, float]] = field(default_factory=list)
    slow: list[tuple[float, float, str, bytes]] = field(default_factory=list)


def seeds() -> list[tuple[str, bytes]]:
    """(name, bytes): the documents of the project, and an invented CV in each format and shape."""
    found = [(path.name, path.read_bytes()) for path in sorted((ROOT / "cvs").glob("*.txt"))]
    documents = ROOT / "tests" / "directory" / "cv" / "documents"
    found += [(path.name, path.read_bytes()) for path in sorted(documents.iterdir())]
    for index, (suffix, write) in enumerate(WRITERS.items()):
        for shape in Shape:
            rng = random.Random(f"{suffix} {shape}")
            owner, works = invent(f"fuzz {index} {shape}", 12)
            layout = Layout(shape, "kinds", "Publications", bold_owner=True, equal_mark="*", damage=False)
            blocks = list(lay_out(rng, layout, owner, [Reference(cite(work), work) for work in works]))
            found.append((f"{shape}.{suffix}", write(rng, layout, blocks)))
    return found


def mutate(rng: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A few blows to a file."""
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8, 20))):
        data = rng.choice(BLOWS)(rng, data, rng.choice(others))[:LONGEST]
    return data


def _place(rng: random.Random, data: bytes) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.choice((1, 1, 2, 4, 16, 64, 512, 4096)))


def _insert(rng: random.Random, data: bytes, _: bytes) -> bytes:
    start, _end = _place(rng, data)
    return data[:start] + rng.choice(SIGNS) * rng.choice((1, 1, 1, 2, 3, 50, 2000)) + data[start:]


def _drop(rng: random.Random, data: bytes, _: bytes) -> bytes:
    start, end = _place(rng, data)
    return data[:start] + data[end:]


def _flip(rng: random.Random, data: bytes, _: bytes) -> bytes:
    start, _end = _place(rng, data)
    return data[:start] + bytes([rng.randrange(256)]) + data[start + 1 :]


def _repeat(rng: random.Random, data: bytes, _: bytes) -> bytes:
    start, end = _place(rng, data)
    return data[:end] + data[start:end] * rng.choice((1, 2, 10, 300)) + data[end:]


def _splice(rng: random.Random, data: bytes, other: bytes) -> bytes:
    start, end = _place(rng, other)
    at, _end = _place(rng, data)
    return data[:at] + other[start:end] + data[at:]


def _shuffle_lines(rng: random.Random, data: bytes, _: bytes) -> bytes:
    lines = data.split(b"\n")
    rng.shuffle(lines)
    return b"\n".join(lines)


def _join_lines(rng: random.Random, data: bytes, _: bytes) -> bytes:
    return data.replace(b"\n", rng.choice((b" ", b"", b"\n\n", b"\r", b"\r\n", b"\t")), rng.choice((1, 5, -1)))


def _indent_lines(rng: random.Random, data: bytes, _: bytes) -> bytes:
    lead = rng.choice((b"    ", b"\t", b"- ", b"> ", b"**", b"| ", b"2019 "))
    return b"\n".join(lead + line if rng.random() < 0.5 else line for line in data.split(b"\n"))


def _cut(rng: random.Random, data: bytes, _: bytes) -> bytes:
    start, _end = _place(rng, data)
    return data[:start] if rng.random() < 0.5 else data[start:]


BLOWS: tuple[Callable[[random.Random, bytes, bytes], bytes], ...] = (
    _insert, _insert, _drop, _flip, _flip, _repeat, _splice, _shuffle_lines, _join_lines, _indent_lines, _cut,
)  # fmt: skip


def read_all(data: bytes, source: str) -> None:
    """All that is done with a file. Raises AssertionError where a line is lost or explained otherwise than read."""
    document = read_bytes(data, source)
    cv = parse(document)
    to_json(cv)
    unread = {number for one in cv.unread for number in numbers(one.lines)}
    explained = list(explain(document))
    assert {line.number for line in explained if line.use == "unread"} == unread, "lines that nobody claims"


def run(seconds: float, seed: str) -> Findings:
    found = Findings()
    corpus = seeds()
    contents = [data for _, data in corpus]
    rng = random.Random(seed)
    until = time.monotonic() + seconds
    signal.signal(signal.SIGPROF, _stop)
    while time.monotonic() < until:
        name, data = rng.choice(corpus)
        if rng.random() < 0.1:
            name = f"x{rng.choice(('.md', '.txt', '.html', '.tex', '.org', '.pdf', '.docx', ''))}"
        _try(found, mutate(rng, data, contents), name)
    return found


def _stop(*_: object) -> None:
    raise TooSlowError


def _try(found: Findings, data: bytes, name: str) -> None:
    found.tried += 1
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        read_all(data, name)
    except UnreadableDocumentError:
        found.refused += 1
        return
    except TooSlowError:
        pass  # its time tells
    except Exception as error:
        key = _place_of(error)
        if key not in found.failures or len(data) < len(found.failures[key][1]):
            found.failures[key] = name, data
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    spent = time.process_time() - start
    if spent > LEAST_SECONDS and spent > TIMES * (usual := _usual(found.times, len(data))):
        found.slow.append((spent, usual, name, data))
    insort(found.times, (len(data), spent))


def _usual(times: Sequence[tuple[int, float]], length: int) -> float:
    """The median time of the inputs that are nearest in length."""
    middle = bisect_left(times, (length, 0.0))
    near = times[max(0, middle - NEIGHBOURS) : middle + NEIGHBOURS]
    return median(spent for _, spent in near) if near else float("inf")


def _place_of(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    last = next((frame for frame in reversed(frames) if "directory/cv" in frame.filename), frames[-1])
    return f"{type(error).__name__}: {error} at {Path(last.filename).name}:{last.lineno} in {last.name}"


def report(found: Findings, folder: Path) -> Iterator[str]:
    """Lines to print; each input that shows something is kept in the folder."""
    usual = median(spent for _, spent in found.times) * 1000
    slowest = max(spent for _, spent in found.times)
    yield f"{found.tried} files, {found.refused} of them refused; median {usual:.1f} ms, the slowest {slowest:.2f} s"
    for key, (name, data) in sorted(found.failures.items()):
        yield f"raises {key}: {_keep(folder, name, data)}"
    for spent, expected, name, data in found.slow:
        yield f"takes {spent:.2f} s, not {expected * 1000:.1f} ms, for {len(data)} bytes: {_keep(folder, name, data)}"


def _keep(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{hashlib.sha256(data).hexdigest()[:10]}-{name}"
    path.write_bytes(data)
    return path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", default="1", help="another seed tries other files")
    parser.add_argument("--keep", type=Path, default=Path(".fuzz_cache"), help="the folder for what was found")
    options = parser.parse_args()
    found = run(options.seconds, options.seed)
    for line in report(found, options.keep):
        print(line)
    return 1 if found.failures or found.slow else 0


if __name__ == "__main__":
    sys.exit(main())
