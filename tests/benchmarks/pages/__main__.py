"""python -m tests.benchmarks.pages: what pages cost at two sizes, each in a database of its own, as ratios in one run.

Served by gunicorn as `make run` serves them, one visitor, all pages in turn, so that others on the machine slow
all of them alike; the lower quartile of the rounds counts. `again`: as visitors get it who are not the first. `made`:
the page is made, what is counted for it stands. `first`: the first visit after a change of the directory.

On PostgreSQL: python tests/postgresql.py python -m tests.benchmarks.pages --here --publications 200000
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack

from tests.benchmarks.pages.serving import Visitor, served

SIZES = (2_000, 200_000)
LIST, FOUND = "publications, filtered", "publications, searched"
# What PERFORMANCE.md wants at most: times the bare view.
PAGES: dict[str, tuple[str, float | None]] = {
    "publications": ("/publications/", 12),
    LIST: ("/publications/?kind=journal&status=published", 12),
    "publications, filtered and searched": ("/publications/?q=netraning+latrament&kind=journal", None),
    FOUND: ("/publications/?q=netraning+latrament", None),
    "publications, page 40": ("/publications/?page=40", None),
    "publications, page 1,000": ("/publications/?page=1000", None),
    "publications of a place": ("/publications/?organization=university-3", None),
    "a person": ("/people/person-7/", 12),
    "an organization": ("/organizations/university-3/", None),
    "a publication": ("/publications/work-77/", None),
    "people": ("/people/", 12),
    "people, filtered": ("/people/?organization=university-3&status=current", 12),
    "organizations": ("/organizations/", 12),
    "search": ("/search/?q=netraning+latra", None),
    "home": ("/", None),
}
# The same of Datasette: a page of 25 rows, two facets.
TABLE = "/pages/publications_publication?_size=25&_facet=kind&_facet=status"
SEARCHED = "&_fts_table=publications_publication_words&_fts_pk=id&_search=netraning+latrament"
DATASETTE = {LIST: f"{TABLE}&kind=journal&status=published&_sort_desc=sort_year", FOUND: TABLE + SEARCHED}
AT_MOST_OF_DATASETTE = 0.35
FORGET = {"again": (), "made": ("pages",), "first": ("pages", "default")}
GUNICORN = "gunicorn directory.wsgi --bind 127.0.0.1:{port} --worker-class gthread --workers 1 --threads 4"
PATIENT = "--setting sql_time_limit_ms 60000 --setting facet_time_limit_ms 60000 --setting suggest_facets off"


def measure(publications: int, rounds: int, database: str) -> None:
    queries = prepare(publications)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.benchmarks.pages.settings"}
    with ExitStack() as servers:
        site = servers.enter_context(
            served(*GUNICORN.split(), "--no-control-socket", "--log-level=error", environment=environment)
        )
        other = None
        if database and importlib.util.find_spec("datasette"):
            command = f"datasette serve {database} --port {{port}} {PATIENT}"
            other = servers.enter_context(served(*command.split(), environment=environment))
        taken = visit(site, other, rounds)
    report({name: quartile(times) for name, times in taken.items()}, queries)


def prepare(publications: int) -> dict[str, int]:
    """A directory to visit, and the queries that the first visit of each page takes."""
    import django

    django.setup()
    from django.core.cache import caches
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from publications.models import Publication
    from tests.benchmarks.pages.invented import fill

    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    if not Publication.objects.exists():  # what is there already is measured as it is
        fill(publications)
    print(f"\n{publications:,} publications on {connection.vendor}, made in {time.perf_counter() - started:.0f} s")
    client = Client(SERVER_NAME="localhost")
    assert connection.features.supports_json_field  # asked of a database once, by two queries
    counts = {}
    for name, (address, _) in PAGES.items():
        for cache in caches.all():
            cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts[name] = len(queries)
    return counts


def visit(site: Visitor, other: Visitor | None, rounds: int) -> dict[tuple[str, str], list[float]]:
    """Milliseconds of each visit, by page and kind of visit."""
    taken: dict[tuple[str, str], list[float]] = defaultdict(list)
    known = site.get("/publications/")[1].headers["ETag"]
    for kind, name, address in [*visits()] * rounds:
        for cache in FORGET.get(kind, ()):
            site.get(f"/forget/{cache}/")
        visitor = other if kind == "datasette" else site
        if visitor is not None:
            taken[name, kind].append(visitor.get(address, known if name == "304" else "")[0])
    return taken


def visits() -> Iterator[tuple[str, str, str]]:
    """Kind, name and address of each visit in a round."""
    for name, (address, _) in PAGES.items():
        yield "again", "bare view", "/bare/"
        for kind in ("first", "again", "made"):
            yield kind, name, address
    yield "again", "304", "/publications/"
    for name, address in DATASETTE.items():
        yield "datasette", name, address


def quartile(times: list[float]) -> float:
    return statistics.quantiles(times, n=4)[0] if len(times) > 1 else times[0]


def report(taken: dict[tuple[str, str], float], queries: dict[str, int]) -> None:
    bare = taken["bare view", "again"]
    print(f"bare view {bare:.2f} ms; times the bare view:")
    print(f"{'':38} {'again':>7} {'made':>7} {'first':>7} {'target':>7} {'first, ms':>10} {'queries':>8}")
    for name, (_, target) in PAGES.items():
        again, made, first = (taken[name, kind] / bare for kind in ("again", "made", "first"))
        wanted = f"{target:7.1f}" if target else " " * 7
        print(f"{name:38} {again:7.1f} {made:7.1f} {first:7.1f} {wanted} {first * bare:10.1f} {queries[name]:8}")
    print(f"{'304':38} {taken['304', 'again'] / bare:7.1f} {'':7} {'':7} {2.5:7.1f}")
    for name in DATASETTE:
        if (name, "datasette") in taken:
            theirs = taken[name, "datasette"]
            again, made, first = (taken[name, kind] / theirs for kind in ("again", "made", "first"))
            print(
                f"of Datasette's: {name:22} {again:7.2f} {made:7.2f} {first:7.2f} {AT_MOST_OF_DATASETTE:7.2f}", end=""
            )
            print(f" {theirs:10.1f}")


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pages", description=__doc__)
    parser.add_argument("--publications", type=int, nargs="*", default=SIZES)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--here", action="store_true", help="in the database of DATABASE_URL")
    said = parser.parse_args(list(arguments) if arguments is not None else None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.pages.settings"
    if said.here:
        _, is_file, database = os.environ.get("DATABASE_URL", "").partition("sqlite:///")
        measure(said.publications[-1], said.rounds, database if is_file else "")
        return
    for size in said.publications:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.pages", "--here", f"--publications={size}",
                 f"--rounds={said.rounds}"],
                check=True, env={**os.environ, "DATABASE_URL": f"sqlite:///{folder}/pages.sqlite3"},
            )  # fmt: skip


if __name__ == "__main__":
    main()
