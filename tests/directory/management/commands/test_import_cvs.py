"""The command: what it prints, what it returns, and that a dry run is the real one undone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from directory.models import Document
from people.models import Person

ROOT = Path(__file__).parents[4]
ADA = "# Ada Lovelace\n\nada@example.org\n\n## Education\n\n- **University of London**, Ph.D., 2010 - 2014\n"
CHARLES = "# Charles Babbage\n\ncharles@example.org\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    """The folder of CVs, with two of them."""
    settings.CVS_DIR = tmp_path
    (tmp_path / "ada.md").write_text(ADA)
    (tmp_path / "charles.md").write_text(CHARLES)
    return tmp_path


class Run:
    """The command, run; its streams and its exit status."""

    def __init__(self, *args: str | Path) -> None:
        out, err, self.status = StringIO(), StringIO(), 0
        try:
            call_command("import_cvs", *map(str, args), stdout=out, stderr=err)
        except SystemExit as stop:
            self.status = int(stop.code or 0)
        self.out, self.err = out.getvalue().splitlines(), err.getvalue().splitlines()


@pytest.mark.django_db
def test_without_a_path_it_imports_the_folder_of_cvs() -> None:
    run = Run()
    assert (run.status, run.err) == (0, [])
    assert [line.partition(":")[0] for line in run.out[:-1]] == ["ada.md", "charles.md"]
    assert run.out[-1].startswith("created ")
    assert set(Person.objects.values_list("name", flat=True)) == {"Ada Lovelace", "Charles Babbage"}


@pytest.mark.django_db
def test_importing_twice_changes_nothing() -> None:
    Run()
    again = Run()
    assert again.out[-1].startswith("created 0, updated 0, deleted 0, unread ")
    assert all(", created" not in line and "left" in line for line in again.out[:-1])


@pytest.mark.django_db
def test_a_dry_run_prints_the_real_report_and_undoes_it() -> None:
    dry = Run("--dry-run")
    assert not Document.objects.exists()
    assert not Person.objects.exists()
    real = Run()
    assert [line for line in dry.out if not line.startswith("dry run")] == real.out


@pytest.mark.django_db
def test_bad_files_are_named_and_the_others_go_in(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "binary.pdf").write_bytes(bytes(range(256)) * 9)
    (folder / "noise.txt").write_bytes(b"\x00\xff\xfe\x01" * 50)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    run = Run(folder, folder / "missing.txt")
    assert run.status == 1
    assert [Path(line.partition(": ")[0]).name for line in run.err] == [
        "photo.jpg", "missing.txt", "binary.pdf", "empty.txt", "noise.txt",
    ]  # fmt: skip
    assert Person.objects.count() == 2


@pytest.mark.django_db
def test_what_no_document_is_makes_no_failure(folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    run = Run()
    assert run.status == 0
    assert run.err == [f"{folder / 'photo.jpg'}: left out: its name is not that of a document"]


@pytest.mark.django_db
def test_an_unreadable_folder_is_named(tmp_path: Path, settings: Settings) -> None:
    settings.CVS_DIR = tmp_path / "nowhere"
    run = Run()
    assert (run.status, run.out) == (1, ["created 0, updated 0, deleted 0, unread 0"])
    assert "no such file or folder" in run.err[0]


@pytest.mark.django_db
def test_a_copy_of_a_document_is_named_and_adds_nothing(folder: Path) -> None:
    (folder / "copy.md").write_text(ADA)
    run = Run()
    assert run.out[2].endswith("(the same as ada.md)")
    assert Document.objects.count() == 2


@pytest.mark.django_db
def test_a_document_that_an_older_reader_read_is_read_again(folder: Path) -> None:
    Run()
    Document.objects.filter(name="ada.md").update(reader_version=0)
    (folder / "ada.md").unlink()
    run = Run(folder / "charles.md")
    assert run.out[0].startswith("ada.md: created 0, updated 0, deleted 0")
    assert run.out[0].endswith("(read again by a newer reader)")
    assert Document.objects.get(name="ada.md").reader_version > 0


@pytest.mark.django_db
def test_a_withdrawn_document_is_reported() -> None:
    Run()
    Document.objects.get(name="ada.md").delete()
    assert Run("--dry-run", "missing").out[0].startswith("the documents stored before: created 0, updated 0, deleted ")


@pytest.mark.django_db(transaction=True)
def test_many_files_are_read_at_a_time() -> None:
    assert Run("--jobs", "2").status == 0
    assert Person.objects.count() == 2


@pytest.mark.parametrize("args", [["--jobs", "0"], ["--jobs", "many"], ["--json"], ["--explain", "--json"]])
def test_wrong_use(args: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("import_cvs", *args)


def command(*args: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", "import_cvs", *args],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all.sqlite3", "postgres://nobody@127.0.0.1:1/nothing"])
def test_records_are_printed_without_any_database(folder: Path, url: str) -> None:
    run = command("--dry-run", "--json", folder / "ada.md", folder / "missing.md", DATABASE_URL=url)
    (line,) = run.stdout.splitlines()
    assert json.loads(line)["source"] == str(folder / "ada.md")
    assert json.loads(line)["person"]["name"] == "Ada Lovelace"
    assert run.returncode == 1
    assert run.stderr == f"{folder / 'missing.md'}: there is no such file or folder\n"


def test_records_are_printed_by_many_readers_in_order(folder: Path) -> None:
    run = command("--dry-run", "--json", "--jobs", "2", folder, DATABASE_URL="sqlite:////nowhere/at/all.sqlite3")
    assert (run.returncode, run.stderr) == (0, "")
    assert [json.loads(line)["person"]["name"] for line in run.stdout.splitlines()] == [
        "Ada Lovelace",
        "Charles Babbage",
    ]


def test_documents_are_explained_line_by_line_without_any_database(folder: Path) -> None:
    (folder / "ada.md").write_text(f"{ADA}\n## Awards\n\n- Prize, 2011\n\n## Fish\n\nA [bold]\x1b[31mfish[/bold]\n")
    (folder / "empty.txt").write_text("")
    run = command(
        "--explain", folder, folder / "missing.md", DATABASE_URL="sqlite:////nowhere/at/all.sqlite3", COLUMNS="200"
    )
    assert run.returncode == 1
    assert [line.partition(": ")[2] for line in run.stderr.splitlines()] == [
        "there is no such file or folder",
        "the file is empty",
    ]
    shown = [" ".join(line.split()) for line in run.stdout.splitlines()]
    assert f"{folder / 'ada.md'}: 15 lines, 1 of them unread" in shown
    assert f"{folder / 'charles.md'}: 3 lines, 0 of them unread" in shown
    assert "3 ada@example.org person “Ada Lovelace”: emails (high)" in shown
    assert "5 ## Education heading of education" in shown
    assert any(line.startswith("15 A [bold] [31mfish[/bold] UNREAD in unknown: ") for line in shown)
    assert "\x1b" not in run.stdout


def test_a_narrow_terminal_has_the_meaning_below_the_line(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    run = Run("--explain", folder / "charles.md")
    assert run.out == [
        *textwrap.wrap(f"{folder / 'charles.md'}: 3 lines, 0 of them unread", 50, break_on_hyphens=False),
        "",
        "1  # Charles Babbage",
        "     = person “Charles Babbage”: name (high)",
        "2",
        "3  charles@example.org",
        "     = person “Charles Babbage”: emails (high)",
        "",
    ]


def test_a_long_line_is_noted(folder: Path) -> None:
    (folder / "ada.md").write_text(f"{ADA}\n{'long ' * 5000}\n")
    assert any("line 9 is 25,000 characters long" in line for line in Run("--explain", folder / "ada.md").out)


def test_wrong_use_is_status_two() -> None:
    assert command("--json").returncode == 2
    assert command("--no-such-option").returncode == 2


def test_a_database_without_tables_is_one_clear_line(folder: Path, tmp_path: Path) -> None:
    run = command(folder, DATABASE_URL=f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "manage.py migrate" in run.stderr
