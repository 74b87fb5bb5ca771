"""Reading side by side: in order, never far ahead, and a process that dies is its file's problem."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from directory.importing.files import File, Problem, Reading, read_or_complain
from directory.importing.workers import AHEAD, read_files

ROOT = Path(__file__).parents[3]
JOBS = 2


@pytest.fixture
def files(tmp_path: Path) -> list[File]:
    """Forty CVs, of which the fifth is none."""
    found = [File(tmp_path / f"{index:02}.md", f"{index:02}.md") for index in range(40)]
    for index, file in enumerate(found):
        file.path.write_text("" if index == 4 else f"# Ada Lovelace\n\nada{index}@example.org\n")
    return found


def read_or_die(file: File) -> Reading | Problem:
    """Ends the process that runs it where the file's name says so."""
    if file.name in ("01.md", "39.md"):
        os._exit(9)
    return read_or_complain(file)


def said(turns: Iterable[tuple[File, Reading | Problem | None]]) -> list[tuple[str, object]]:
    return [(file.name, one.cv if isinstance(one, Reading) else one) for file, one in turns]


def test_two_processes_read_what_one_reads_in_the_same_order(files: list[File]) -> None:
    assert said(read_files(files, JOBS)) == said(read_files(files))


@pytest.mark.parametrize("jobs", [1, JOBS])
def test_what_is_skipped_is_not_read(files: list[File], jobs: int) -> None:
    turns = list(read_files(files, jobs, skip=lambda file: file.name > "03.md"))
    assert [file for file, _ in turns] == files
    assert [file.name for file, one in turns if one] == ["00.md", "01.md", "02.md", "03.md"]


@pytest.mark.parametrize(("jobs", "ahead"), [(1, 1), (JOBS, JOBS * AHEAD + 1)])
def test_however_many_files_there_are_few_are_read_ahead(files: list[File], jobs: int, ahead: int) -> None:
    taken: list[File] = []

    def take() -> Iterator[File]:
        for file in files:
            taken.append(file)
            yield file

    for done, _ in enumerate(read_files(take(), jobs)):
        assert len(taken) <= done + ahead


def test_a_process_that_dies_is_the_problem_of_its_file_alone(files: list[File]) -> None:
    turns = dict(said(read_files(files, JOBS, read=read_or_die)))
    expected = dict(said(read_files(files)))
    for name in ("01.md", "39.md"):
        problem = turns.pop(name)
        assert isinstance(problem, Problem)
        assert problem.path.endswith(name)
        assert "ended the process" in problem.reason
        assert problem.is_failure
        del expected[name]
    assert turns == expected


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_processes_end_with_the_command_that_they_read_for(files: list[File], number: signal.Signals) -> None:
    for index in range(400):
        (files[0].path.parent / f"more{index}.md").write_text(f"# Ada Lovelace\n\nada{index}@example.org\n")
    args = [
        *("env", "--default-signal=INT"),  # a test that runs in the background of a shell has it ignored
        *(sys.executable, "manage.py", "import_cvs", "--dry-run", "--json", f"--jobs={JOBS}"),
        str(files[0].path.parent),
    ]
    with subprocess.Popen(
        args, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as command:
        assert command.stdout
        assert command.stderr
        assert command.stdout.readline().startswith("{")
        os.killpg(command.pid, number) if number is signal.SIGINT else command.kill()  # a terminal tells the group
        said = [line for line in command.stderr.read().splitlines() if "04.md" not in line]
    if number is signal.SIGINT:
        assert (command.returncode, said) == (130, ["stopped; each document named before is dealt with, no other"])
    until = time.monotonic() + 60
    while _is_running(command.pid):
        assert time.monotonic() < until, "processes are left over"
        time.sleep(0.05)


def _is_running(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
