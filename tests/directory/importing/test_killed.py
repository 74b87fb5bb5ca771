"""Imports that are killed, and imports that meet, in processes of their own on the database that the tests run on."""

from __future__ import annotations

import hashlib
import json
import os
import signal
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
POINTS = (1, 30, 60, 100)  # queries

STATES = """
import json, django; django.setup()
from django.core.management import call_command
from tests.directory.importing.test_killed import digest, names
states = [[names(), digest()]]
call_command("import_cvs")
print(json.dumps([*states, [names(), digest()]]))
"""
KILLED = """
import os, signal, sys, django; django.setup()
from django.core.management import call_command
from django.db import connection
left = [int(sys.argv[1])]
def count(execute, *args):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(*args)
with connection.execute_wrapper(count):
    call_command("import_cvs")
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


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_import_leaves_whole_documents_and_the_next_completes_it(url: str, folder: Path, point: int) -> None:
    states = list(expected(folder))
    killed = python(["-c", KILLED, str(point)], url, folder)
    assert killed.returncode in (-signal.SIGKILL, 0)
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
