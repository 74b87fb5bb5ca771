"""All of it: paths go in, every file is read and loaded in its turn, and somebody is told of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import transaction

from directory.importing.files import File, Problem, Reading, digest, find_files, read_or_complain
from directory.importing.forgotten import REASON, is_forgotten_file, read_forgotten, refuse
from directory.importing.load import (
    Report,
    Shelf,
    bring_up_to_date,
    import_again,
    import_reading,
    is_stored,
    move,
    outdated,
    read_outdated,
    report_of,
    withdraw,
)
from directory.importing.workers import read_files
from directory.models import Document


@dataclass(frozen=True, slots=True)
class Step:
    """A document, dealt with, or several at once. `note` says what is not plain: read again, a copy of another."""

    name: str
    report: Report
    note: str = ""
    documents: int = 1


Tell = Callable[[Step | Problem], None]
READ_TOGETHER = 100
"""How many documents that an older reader read are written at once: a tenth of the time of one after another."""


def import_files(
    paths: Iterable[Path],
    root: Path,
    tell: Tell,
    *,
    jobs: int = 1,
    dry_run: bool = False,
    prune: bool = False,
    expect: Callable[[int], None] | None = None,
) -> Report:
    """Import files and folders, each document in a transaction of its own; `tell` hears of every one.

    A dry run is the same, in one transaction that is rolled back. With `prune` documents are withdrawn whose files are
    gone from these folders. Returns what was done in all.
    """
    paths = list(paths)
    reports: list[Report] = []

    def say(step: Step | Problem) -> None:
        tell(step)
        if isinstance(step, Step):
            reports.append(step.report)

    found = list(find_files(paths, root))
    if expect:
        expect(outdated().count() + sum(isinstance(one, File) for one in found))
    with _undone() if dry_run else nullcontext():
        shelf = Shelf()
        _catch_up(shelf, say)
        for problem in found:
            if isinstance(problem, Problem):
                say(problem)
        files = [one for one in found if isinstance(one, File)]
        for step in _prune(paths, root, files, shelf) if prune else ():
            say(step)
        for step in _import(files, shelf, jobs, str(root.resolve())):
            say(step)
    return sum(reports, Report())


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _catch_up(shelf: Shelf, say: Tell) -> None:
    """Documents that an older reader read are read again, many at a time; withdrawn ones leave the directory."""
    readings = read_outdated()
    while some := list(islice(readings, READ_TOGETHER)):
        again = [one for one in some if isinstance(one, Reading)]
        for problem in some:
            if isinstance(problem, Problem):
                say(problem)
        if again:
            more = f" and {len(again) - 1} more" if len(again) > 1 else ""
            note = "read again by a newer reader"
            say(Step(f"{again[0].name}{more}", import_again(again, shelf), note, len(again)))

    def tell(part: int, parts: int, report: Report) -> None:
        which = f", part {part} of {parts}" if parts > 1 else ""
        if which or report.created or report.updated or report.deleted:
            say(Step(f"the documents stored before{which}", report, documents=0))

    bring_up_to_date(shelf, tell=tell)


def _prune(paths: Iterable[Path], root: Path, files: Sequence[File], shelf: Shelf) -> Iterator[Step | Problem]:
    """Documents that were imported from these folders and whose files are gone are withdrawn, or follow their file.

    A folder without any document is more likely to be missing than to have been emptied: nothing of it is withdrawn.
    """
    for folder in (path.resolve() for path in paths if path.is_dir()):
        here = [file for file in files if file.path.resolve().is_relative_to(folder)]
        gone = [one for one in _imported_from(root) if _is_gone(root / one.name, folder)]
        if gone and not here:
            yield Problem(str(folder), "has no document at all: nothing was withdrawn; delete them in the admin")
            continue
        moved = {sha256: file.name for file in reversed(here) if (sha256 := _digest(file))} if gone else {}
        for document in gone:
            name = moved.get(document.sha256)
            if name is not None and not Document.objects.filter(name=name).exists():
                yield Step(name, move(document, name, shelf), f"was {document.name}")
            else:
                yield Step(document.name, withdraw(document, shelf), "withdrawn: its file is gone")


def _imported_from(root: Path) -> Iterable[Document]:
    """The documents of files below this folder, or named by their whole path; not those uploaded elsewhere."""
    stored = Document.objects.defer("original", "text", "records").order_by("name")
    return [one for one in stored if one.name.startswith("/") or one.report.get("root") == str(root.resolve())]


def _is_gone(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder) and not path.exists()


def _import(files: Iterable[File], shelf: Shelf, jobs: int, root: str) -> Iterator[Step | Problem]:
    """Each file's step, in order. What is stored already is not read again, nor what is of somebody forgotten."""
    digests: dict[File, str] = {}  # of those whose turn comes soon
    forgotten = read_forgotten()

    def is_known(file: File) -> bool:
        sha256 = _digest(file)
        if sha256 is None or (is_stored(sha256, file.name) is None and not is_forgotten_file(sha256, forgotten)):
            return False
        digests[file] = sha256
        return True

    for file, reading in read_files(files, jobs, skip=is_known):
        if isinstance(reading, Problem):
            yield reading
        else:
            sha256 = reading.sha256 if reading else digests.pop(file)
            if is_forgotten_file(sha256, forgotten):
                yield Problem(str(file.path), REASON, is_failure=False)
            else:
                refused = reading and refuse(reading, str(file.path), forgotten)
                yield refused or _step(file, reading, sha256, shelf, root)


def _step(file: File, reading: Reading | None, sha256: str, shelf: Shelf, root: str) -> Step | Problem:
    """What becomes of a file now that it is its turn: those before it may have changed what is stored."""
    known = is_stored(sha256, file.name)
    if known is not None:
        return Step(file.name, report_of(known), "" if known == file.name else f"the same as {known}")
    found = reading or read_or_complain(file)
    return found if isinstance(found, Problem) else Step(file.name, import_reading(found, shelf, root))


def _digest(file: File) -> str | None:
    try:
        return digest(file.path.read_bytes())
    except OSError:
        return None  # reading it says why
