"""What one more document costs as the directory grows: python -m tests.benchmarks.importing --people 500."""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path

import django


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--papers", type=int, default=8)
    parser.add_argument("--every", type=int, default=50, help="print a line after so many documents")
    options = parser.parse_args()
    from django.core.management import call_command

    from directory.importing.files import Reading
    from directory.importing.load import Shelf, import_reading
    from tests.benchmarks.population import invent

    call_command("migrate", verbosity=0)
    made = invent(options.people, papers_each=options.papers)
    readings = [Reading(one.name, one.weight[1], one.name.encode(), "", cv) for one, cv in made.documents]
    shelf = Shelf()
    start = time.perf_counter()
    for number, reading in enumerate(readings, start=1):
        report = import_reading(reading, shelf)
        if number % options.every == 0:
            spent = (time.perf_counter() - start) / options.every
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{number} documents: {spent:.3f} s for each, at most {peak:.0f} MiB, last created {report.created}")
            start = time.perf_counter()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'db.sqlite3'}")
        django.setup()
        main()
