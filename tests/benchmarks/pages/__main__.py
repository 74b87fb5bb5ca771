"""python -m tests.benchmarks.pages: times and queries of pages at two sizes, each in a database of its own.

On PostgreSQL: python tests/postgresql.py python -m tests.benchmarks.pages --here --publications 200000
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable

SIZES = (2_000, 200_000)
# Targets of PERFORMANCE.md: times the bare view.
PAGES: dict[str, tuple[str, float | None]] = {
    "publications": ("/publications/", 12),
    "publications, filtered": ("/publications/?kind=journal&status=published", 12),
    "publications, filtered and searched": ("/publications/?q=netraning+latrament&kind=journal", None),
    "publications, searched": ("/publications/?q=netraning+latrament", None),
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


def measure(publications: int, rounds: int) -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.cache import cache
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client, override_settings
    from django.test.utils import CaptureQueriesContext

    from publications.models import Publication
    from tests.benchmarks.pages.invented import fill

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    storages = {**settings.STORAGES, "staticfiles": plain}
    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    if not Publication.objects.exists():  # what is there already is measured as it is
        fill(publications)
    print(f"\n{publications:,} publications on {connection.vendor}, made in {time.perf_counter() - started:.0f} s")
    with override_settings(ROOT_URLCONF="tests.benchmarks.pages.urls", STORAGES=storages, ALLOWED_HOSTS=["*"]):
        client = Client()

        # SQLite works in this process, and its time is told from that of others on the machine.
        clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter

        def timed(address: str, *, cold: bool = False, known: str = "") -> float:
            taken = []
            for _ in range(rounds if not cold else 3):
                if cold:
                    cache.clear()
                start = clock()
                response = client.get(address, headers={"If-None-Match": known})
                assert response.status_code in (200, 304), (address, response.status_code)
                taken.append(clock() - start)
            return 1000 * statistics.median(taken)

        timed("/bare/")
        bare = timed("/bare/")
        print(f"{'':38} {'ms':>8} {'times bare':>10} {'target':>7} {'first, ms':>10} {'queries':>8}")
        print(f"{'bare view':38} {bare:8.2f} {1:10.1f}")
        for name, (address, target) in PAGES.items():
            first = timed(address, cold=True)
            warm = timed(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            wanted = f"{target:7.1f}" if target else " " * 7
            print(f"{name:38} {warm:8.2f} {warm / bare:10.1f} {wanted} {first:10.1f} {len(queries):8}", flush=True)
        etag = client.get("/publications/")["ETag"]
        kept = timed("/publications/", known=etag)
        print(f"{'304':38} {kept:8.2f} {kept / bare:10.1f} {2.5:7.1f}")


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pages", description=__doc__)
    parser.add_argument("--publications", type=int, nargs="*", default=SIZES)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--here", action="store_true", help="in the database of DATABASE_URL")
    said = parser.parse_args(list(arguments) if arguments is not None else None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
    if said.here:
        measure(said.publications[-1], said.rounds)
        return
    for size in said.publications:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.pages", "--here", f"--publications={size}",
                 f"--rounds={said.rounds}"],
                check=True, env={**os.environ, "DATABASE_URL": f"sqlite:///{folder}/pages.sqlite3"},
            )  # fmt: skip


if __name__ == "__main__":
    main()
