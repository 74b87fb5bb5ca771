"""All of it: paths go in, every file is read and loaded in its turn, and somebody is told of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from directory.importing.files import File, Problem, digest, find_files, read_files
from directory.importing.load import (
    Report,
    Shelf,
    bring_up_to_date,
    import_reading,
    is_stored,
    read_outdated,
    report_of,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One document, dealt with. `note` says what is not plain: read again, a copy of another."""

    name: str
    report: Report
    note: str = ""


Tell = Callable[[Step | Problem], None]


def import_files(
    paths: Iterable[Path],
    root: Path,
    tell: Tell,
    *,
    jobs: int = 1,
    dry_run: bool = False,
    expect: Callable[[int], None] | None = None,
) -> Report:
    """Import files and folders, each document in a transaction of its own; `tell` hears of every one.

    A dry run is the same, in one transaction that is rolled back. Returns what was done in all.
    """
    reports: list[Report] = []

    def say(step: Step | Problem) -> None:
        tell(step)
        if isinstance(step, Step):
            reports.append(step.report)

    found = list(find_files(paths, root))
    if expect:
        expect(sum(isinstance(one, File) for one in found))
    with _undone() if dry_run else _kept():
        shelf = Shelf()
        for step in _catch_up(shelf):
            say(step)
        for problem in found:
            if isinstance(problem, Problem):
                say(problem)
        for step in _import([one for one in found if isinstance(one, File)], shelf, jobs):
            say(step)
    return Report(
        **{
            name: sum(getattr(one, name) for one in reports)
            for name in ("created", "updated", "deleted", "left", "unread")
        }
    )


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def _kept() -> Iterator[None]:
    yield


def _catch_up(shelf: Shelf) -> Iterator[Step | Problem]:
    """Documents that an older reader read are read again; withdrawn ones leave the directory."""
    for reading in read_outdated():
        if isinstance(reading, Problem):
            yield reading
        else:
            yield Step(reading.name, import_reading(reading, shelf), "read again by a newer reader")
    report = bring_up_to_date(shelf)
    if report.created or report.updated or report.deleted:
        yield Step("the documents stored before", report)


def _import(files: list[File], shelf: Shelf, jobs: int) -> Iterator[Step | Problem]:
    """Each file's step, in order. What is stored already is not read again."""
    digests = [_digest(file) for file in files]
    changed = [file for file, sha256 in zip(files, digests, strict=True) if _needs_reading(file, sha256)]
    readings = dict(zip(changed, read_files(changed, jobs), strict=False)) if jobs > 1 else {}
    for file, sha256 in zip(files, digests, strict=True):
        known = is_stored(sha256, file.name) if sha256 else None
        if known is not None:
            yield Step(file.name, report_of(known), "" if known == file.name else f"the same as {known}")
            continue
        reading = readings.pop(file, None) or next(read_files([file]))
        yield reading if isinstance(reading, Problem) else Step(file.name, import_reading(reading, shelf))


def _needs_reading(file: File, sha256: str | None) -> bool:
    return sha256 is None or is_stored(sha256, file.name) is None


def _digest(file: File) -> str | None:
    try:
        return digest(file.path.read_bytes())
    except OSError:
        return None  # reading it says why
