"""Does any line take the square of its length? `make fuzz` asks first, or python -m tests.benchmarks.long_lines --help.

Each sign and phrase is repeated to a line as long as any that is read: in Markdown under a heading of each kind, in
the other formats under two.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from statistics import median

from directory.cv import UnreadableDocumentError
from tests.benchmarks.reading.layouts import Block, Layout, Shape
from tests.benchmarks.reading.speed import read, seconds
from tests.benchmarks.reading.writers import WRITERS

LENGTH = 20_000  # characters; what is longer is cut
TIMES = 100  # how many times the median of its format is too long
GROWTH = 3.0  # twice the length may take so much longer
LEAST_SECONDS = 0.3  # what is quicker is never too slow
HEADINGS = (
    "Publications", "Experience", "Biography", "Education", "Awards", "Talks", "Teaching", "Service", "Skills",
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
    "- a, 2019\n", "| a | b |\n", "| a ", "a|b", "((a", "{a", "<div>", "<td>a</td>", "<tr><td>a</td></tr>", "<ul><li>a",
    "<table><tr><td>a", "a & b \\\\ ", "\\begin{itemize}\\item a", "\\section{a}", "\\newcommand{\\a}{a}\\a ",
    "Roe, J. Bees, 2019. 1. ", "Bees of Leeds, 2019 - 2020. ", "2019 Prize of Leeds\n",
)  # fmt: skip
# As text, with the markup that may be in it. Of the other formats the characters alone are what is asked for.
TEXTS = {
    "md": "# Jane Roe\n\n## {heading}\n\n- {text}\n",
    "txt": "Jane Roe\n\n{heading}\n\n{text}\n",
    "html": "<html><body><h1>Jane Roe</h1><h2>{heading}</h2><p>{text}</p></body></html>",
    "tex": "\\documentclass{{article}}\\begin{{document}}\\section{{{heading}}}\n{text}\n\\end{{document}}",
}
FORMATS = (*TEXTS, "docx", "pdf")
LAYOUT = Layout(Shape.BULLETS, "", "", bold_owner=False, equal_mark="", damage=False)


@dataclass(frozen=True, slots=True)
class Timed:
    suffix: str
    heading: str
    unit: str
    seconds: float
    half: float  # the same for half the length; 0 where the whole is quick


def run(suffix: str) -> Iterator[Timed]:
    for heading in HEADINGS if suffix == "md" else HEADINGS[:2]:
        for unit in UNITS:
            whole = _time(suffix, heading, unit, LENGTH)
            half = _time(suffix, heading, unit, LENGTH // 2) if whole > LEAST_SECONDS else 0.0
            yield Timed(suffix, heading, unit, whole, half)


def _time(suffix: str, heading: str, unit: str, length: int) -> float:
    data = write(suffix, heading, unit * (length // len(unit)) + "x")
    return seconds(lambda: _read(data, f"x.{suffix}"))


def write(suffix: str, heading: str, text: str) -> bytes:
    if suffix in TEXTS:
        return TEXTS[suffix].format(heading=heading, text=text).encode()
    items = [Block("item", escape(line, quote=False)) for line in text.split("\n") if line]
    if suffix == "pdf":
        items = [Block("item", one.html.encode("cp1252", "replace").decode("cp1252")) for one in items]
    return WRITERS[suffix](random.Random(0), LAYOUT, [Block("name", "Jane Roe"), Block("h1", heading), *items])


def _read(data: bytes, source: str) -> None:
    with suppress(UnreadableDocumentError):
        read(data, source)


def is_slow(one: Timed, usual: float) -> bool:
    return one.seconds > LEAST_SECONDS and (one.seconds > TIMES * usual or one.seconds > GROWTH * one.half)


def report(found: Sequence[Timed]) -> Iterator[str]:
    usual = median(one.seconds for one in found)
    slow = [one for one in found if is_slow(one, usual)]
    longest = max(one.seconds for one in found)
    yield (
        f".{found[0].suffix}: {len(found)} lines of {LENGTH:,} characters; median {1000 * usual:.0f} ms, "
        f"the slowest {longest:.2f} s, {len(slow)} of them slow"
    )
    for one in sorted(slow, key=lambda one: -one.seconds):
        yield f"  {one.seconds:.2f} s, half of it {one.half:.2f} s: {one.unit!r} under {one.heading}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.long_lines", description=__doc__)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(FORMATS)}; all by default")
    options = parser.parse_args()
    has_slow = False
    for suffix in options.formats or FORMATS:
        lines = list(report(list(run(suffix))))
        has_slow |= len(lines) > 1
        print("\n".join(lines), flush=True)
    return 1 if has_slow else 0


if __name__ == "__main__":
    sys.exit(main())
