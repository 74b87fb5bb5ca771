"""Imports that are killed, and imports that meet, in processes of their own on the database that the tests run on."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from directory.importing.files import read_file
from directory.importing.load import Shelf, import_reading
from directory.models import Document
from tests.directory.importing.snapshot import snapshot
from tests.directory.importing.test_load import undone

ROOT = Path(__file__).parents[3]
STATES = """
import json, django; django.setup()
from django.core.management import call_command
from tests.directory.importing.test_killed import digest, names
states = [[names(), digest()]]
call_command("import_cvs")
print(json.dumps([*states, [names(), digest()]]))
"""
FULL = """
import sys, django; django.setup()
from django.core.management import execute_from_command_line
from django.db import connection
with connection.cursor() as cursor:
    pages = cursor.execute("PRAGMA page_count").fetchone()[0]
    cursor.execute(f"PRAGMA max_page_count = {pages + int(sys.argv[1])}")
execute_from_command_line(["manage.py", "import_cvs"])
"""
LOST = """
import sys, django, psycopg; django.setup()
from django.core.management import execute_from_command_line
from django.db import connection
left = [int(sys.argv[1])]
def lose(execute, *args):
    left[0] -= 1
    if not left[0]:
        number = connection.connection.info.backend_pid
        with psycopg.connect(**connection.get_connection_params() | {"autocommit": True}) as other:
            other.execute("SELECT pg_terminate_backend(%s)", [number])
    return execute(*args)
with connection.execute_wrapper(lose):
    execute_from_command_line(["manage.py", "import_cvs"])
"""


@pytest.fixture
def url(tmp_path: Path, transactional_db: None) -> str:
    """A migrated, empty database that other processes can open, of the kind that the tests run on."""
    if connection.vendor == "sqlite":
        found = f"sqlite:///{tmp_path / 'db.sqlite3'}"
        python([str(ROOT / "manage.py"), "migrate", "--verbosity=0"], found)
        return found
    place = connection.settings_dict
    host = f"{quote(place['HOST'], safe='')}:{place['PORT']}"
    return f"postgres://{place['USER']}:{quote(place['PASSWORD'] or '')}@{host}/{place['NAME']}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cvs"
    folder.mkdir()
    for name in ("Ada Lovelace", "Charles Babbage", "Mary Somerville"):
        text = f"# {name}\n\n{name[:3]}@example.org\n\n## Education\n\n- **University of London**, Ph.D., 2010 - 2014\n"
        (folder / f"{name[:3]}.md").write_text(text)
    return folder


def environment(url: str, folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": url,
        "CVS_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "directory.settings",
        "PYTHONPATH": str(ROOT),
    }


def python(args: list[str], url: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *args], env=environment(url, folder), cwd=ROOT, capture_output=True, text=True, check=False
    )


def states_now_and_completed(url: str, folder: Path) -> list[list[object]]:
    """The names of the documents and a digest of the directory, as they are and after one more import."""
    run = python(["-c", STATES], url, folder)
    assert run.returncode == 0, run.stderr
    found: list[list[object]] = json.loads(run.stdout.splitlines()[-1])
    return found


def expected(folder: Path) -> Iterator[list[object]]:
    """The states of the directory after none of the documents, one, two, three."""
    with undone():
        shelf = Shelf()
        yield [[], digest()]
        for path in sorted(folder.iterdir()):
            import_reading(read_file(path, path.name), shelf)
            yield [names(), digest()]


def names() -> list[str]:
    return list(Document.objects.values_list("name", flat=True))


def digest() -> str:
    plain = sorted((model, sorted(map(repr, rows.elements()))) for model, rows in snapshot().items())
    return hashlib.sha256(repr(plain).encode()).hexdigest()


def test_an_import_killed_anywhere_leaves_whole_documents_and_the_next_completes_it(url: str) -> None:
    run = python(["-m", "tests.benchmarks.killing", "--points", "5"], url)  # all 200: make kill
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 left something half done" in run.stdout


def is_one_line(run: subprocess.CompletedProcess[str], *said: str) -> bool:
    """Whether a run failed with one line that says one of these."""
    lines = run.stderr.splitlines()
    return run.returncode == 1 and len(lines) == 1 and any(words in lines[0] for words in said)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a full disk is made of SQLite's pages")
@pytest.mark.parametrize("pages", [0, 20])
def test_a_full_disk_is_one_line_and_nothing_is_half_done(url: str, folder: Path, pages: int) -> None:
    with (folder / "Mar.md").open("a") as file:
        file.write("\n## Skills\n\n" + "".join(f"- Skill {number}: {'many words ' * 40}\n" for number in range(200)))
    states = list(expected(folder))
    run = python(["-c", FULL, str(pages)], url, folder)
    assert is_one_line(run, "database or disk is full"), run.stderr
    now, completed = states_now_and_completed(url, folder)
    assert now in states
    assert completed == states[-1]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no connection to lose")
@pytest.mark.parametrize("point", [5, 60, 150])
def test_a_lost_connection_is_one_line_and_nothing_is_half_done(url: str, folder: Path, point: int) -> None:
    states = list(expected(folder))
    run = python(["-c", LOST, str(point)], url, folder)
    assert is_one_line(run, "terminating connection", "closed", "lost"), run.stderr
    now, completed = states_now_and_completed(url, folder)
    assert now in states
    assert completed == states[-1]


def test_two_imports_at_once_wait_for_one_another(url: str, folder: Path) -> None:
    states = list(expected(folder))
    args = [sys.executable, str(ROOT / "manage.py"), "import_cvs"]
    running = [
        subprocess.Popen([*args, *paths], env=environment(url, folder), cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for paths in ([folder / "Ada.md", folder / "Cha.md"], [folder / "Mar.md", folder / "Ada.md"])
    ]
    for process in running:
        assert process.communicate()[1] == ""
        assert process.returncode == 0
    assert states_now_and_completed(url, folder) == [states[-1], states[-1]]
