"""Does any line take the square of its length? `make fuzz` asks first, or python -m tests.benchmarks.long_lines --help.

Each sign and phrase is repeated to a line as long as any that is read, under a heading of each kind, in each format.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from statistics import median

from directory.cv import UnreadableDocumentError
from tests.benchmarks.reading.speed import read, seconds

LENGTH = 20_000  # characters; what is longer is cut
TIMES = 100  # how many times the median is too long
GROWTH = 3.0  # twice the length may take so much longer
LEAST_SECONDS = 0.3  # what is quicker is never too slow
HEADINGS = (
    "Biography", "Education", "Experience", "Publications", "Awards", "Talks", "Teaching", "Service", "Skills",
    "Projects",
)  # fmt: skip
UNITS = (
    *".,;:-–—…()[]{}<>“„\"'*_`|&#%@/\\^~$=+?!•·†a1A王",
    "1, ", "1. ", "- ", "[1] ", "(a) ", "()", "( ", "“a” ", "...", "a, ", "a; ", "a: ", "a. ", "a-", "a– ", "a/", "a@",
    "a@b.c ", "http://a ", "2019 ", "2019, ", "2019 - ", "(2019) ", "Jan 2019, ", "pp. 1-2, ", "1(2):", "+1 ",
    "555-1234 ", "$1,000 ", "A ", "AB ", "Ab ", "Ab, ", "A., ", "A. B., ", "Ab, C., ", "Ab Cd, ", "and ", "et al. ",
    "van der ", "In ", "of ", "with ", "Advisor: ", "Prof. ", "PhD, ", "University, ", "New York, ", "Award, ",
    "IEEE ", "Springer, ", "Proceedings of ", "submitted ", "Title: ", "*a", "a*", "**a** ", "_a_ ", "[a](b) ", "](",
    "![a](", "<b>", "<td>", "<li>", "<br>", "<!--", "-->", "\\item ", "\\textbf{", "\\a{", "\\begin{x}", "$a$", "& ",
    " ", "\t", "a\t", "\u00a0", "\u0301", "王小明，", "a\n", "- a\n", "1. a\n", "# a\n", "2019 a\n", "a\n\n",
    "- a, 2019\n", "| a | b |\n",
)  # fmt: skip
FORMATS = {
    "md": "# Jane Roe\n\n## {heading}\n\n- {text}\n",
    "txt": "Jane Roe\n\n{heading}\n\n{text}\n",
    "html": "<html><body><h1>Jane Roe</h1><h2>{heading}</h2><p>{text}</p></body></html>",
    "tex": "\\documentclass{{article}}\\begin{{document}}\\section{{{heading}}}\n{text}\n\\end{{document}}",
}


@dataclass(frozen=True, slots=True)
class Timed:
    suffix: str
    heading: str
    unit: str
    seconds: float
    half: float  # the same, for half the length


def run(suffixes: Sequence[str]) -> Iterator[Timed]:
    for suffix in suffixes:
        for heading in HEADINGS:
            for unit in UNITS:
                half, whole = (_time(suffix, heading, unit, length) for length in (LENGTH // 2, LENGTH))
                yield Timed(suffix, heading, unit, whole, half)


def _time(suffix: str, heading: str, unit: str, length: int) -> float:
    text = FORMATS[suffix].format(heading=heading, text=unit * (length // len(unit)) + "x")
    return seconds(lambda: _read(text.encode(), f"x.{suffix}"))


def _read(data: bytes, source: str) -> None:
    with suppress(UnreadableDocumentError):
        read(data, source)


def is_slow(one: Timed, usual: float) -> bool:
    return one.seconds > LEAST_SECONDS and (one.seconds > TIMES * usual or one.seconds > GROWTH * one.half)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.long_lines", description=__doc__)
    parser.add_argument(
        "formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(FORMATS)}; all where none is given"
    )
    options = parser.parse_args()
    found = list(run(options.formats or list(FORMATS)))
    usual = median(one.seconds for one in found)
    slow = sorted((one for one in found if is_slow(one, usual)), key=lambda one: -one.seconds)
    print(f"{len(found)} lines of {LENGTH:,} characters; median {1000 * usual:.1f} ms, {len(slow)} of them slow")
    for one in slow:
        print(f"{one.seconds:.2f} s, half of it {one.half:.2f} s: {one.unit!r} under {one.heading}, .{one.suffix}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
