"""Kills an import before its n-th SQL statement, at many n, and looks: python -m tests.benchmarks.killing --points 200.

On the database of DATABASE_URL: `python tests/postgresql.py python -m tests.benchmarks.killing`, too. After each the
directory has to be as before or as after one of the documents, and one more import has to complete it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

CV = """# {name}

{first}@example.org

## Education

- **University of London (UoL)**, Ph.D., 2010 - 2014

## Publications

1. {name}, Mary Somerville. On the Folding of {what}. Journal of Odd Engines, 2015.
2. Ada Lovelace, Charles Babbage. Notes on the Engine. Journal of Odd Engines, 2016.
"""
State = tuple[tuple[str, ...], str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return kill_at(options.points, Path(folder))


def kill_at(points: int, folder: Path) -> int:
    """Kill as many imports, evenly spread; how many left something half done."""
    write_cvs(cvs := folder / "cvs")
    reset = fresh_database(folder)
    states, last = whole_states(cvs)
    failures = 0
    for number in range(points):
        point = 1 + number * (last - 1) // max(points - 1, 1)
        reset()
        killed = in_a_child(lambda point=point: killed_before(point, cvs))  # type: ignore[misc]
        now = state()
        import_all(cvs)
        completed = state()
        close()
        if now not in states or completed != states[-1] or not killed:
            failures += 1
            print(f"before statement {point}: half done" if killed else f"statement {point}: not reached")
    print(f"{points} imports killed, of {last} statements; {failures} left something half done")
    return failures


def write_cvs(folder: Path) -> None:
    folder.mkdir()
    for name, what in (("Ada Lovelace", "Maps"), ("Charles Babbage", "Looms"), ("Mary Somerville", "Spheres")):
        first = name.split()[0]
        (folder / f"{first}.md").write_text(CV.format(name=name, first=first.lower(), what=what))


def whole_states(cvs: Path) -> tuple[list[State], int]:
    """The directory before, and after each document; and how many statements that took."""
    from django.db import connection

    statements = 0

    def count(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal statements
        statements += 1
        return execute(*args)

    states = [state()]
    for file in sorted(cvs.iterdir()):
        import_all(file, cvs)
        states.append(state())
    fresh()
    with connection.execute_wrapper(count):
        import_all(cvs)
    close()
    return states, statements


def killed_before(point: int, cvs: Path) -> None:
    from django.db import connection

    left = point

    def count(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*args)

    with connection.execute_wrapper(count):
        import_all(cvs)


def in_a_child(do: Callable[[], None]) -> bool:
    """Do it in a process of its own; whether that was killed."""
    close()
    child = os.fork()
    if not child:
        try:
            do()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def import_all(path: Path, root: Path | None = None) -> None:
    from directory.importing.run import import_files

    import_files([path], root or path, lambda _: None)


def state() -> State:
    from directory.models import Document
    from tests.directory.importing.snapshot import snapshot

    plain = sorted((model, sorted(map(repr, rows.elements()))) for model, rows in snapshot().items())
    return tuple(Document.objects.values_list("name", flat=True)), hashlib.sha256(repr(plain).encode()).hexdigest()


def close() -> None:
    from django.db import connections

    connections.close_all()


fresh: Callable[[], None]


def fresh_database(folder: Path) -> Callable[[], None]:
    """A migrated, empty database is what Django uses from now on; returns what makes it empty again."""
    global fresh
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "sqlite":
        now, template = folder / "now.sqlite3", folder / "template.sqlite3"
        connection.settings_dict["NAME"] = str(now)
        call_command("migrate", verbosity=0)
        close()

        def copy() -> None:
            close()
            for path in folder.glob("now.sqlite3*"):
                path.unlink()
            shutil.copy(template, now)

        shutil.copy(now, template)
        fresh = copy
    else:
        server = connection.settings_dict["NAME"]
        now_name, template_name = f"kill_now_{os.getpid()}", f"kill_template_{os.getpid()}"

        def on_server(*statements: str) -> None:
            close()
            connection.settings_dict["NAME"] = server
            with connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
            close()
            connection.settings_dict["NAME"] = now_name

        on_server(f"DROP DATABASE IF EXISTS {template_name}", f"CREATE DATABASE {template_name}")
        connection.settings_dict["NAME"] = template_name
        call_command("migrate", verbosity=0)
        fresh = lambda: on_server(  # noqa: E731
            f"DROP DATABASE IF EXISTS {now_name} WITH (FORCE)", f"CREATE DATABASE {now_name} TEMPLATE {template_name}"
        )
        fresh()
    return fresh


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
    django.setup()
    sys.exit(min(main(), 1))
