"""Import CVs: read files, and write what the directory has become with them."""

from __future__ import annotations

import argparse
import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from rich.console import Console
from rich.progress import Progress

from directory.cv import to_json
from directory.importing.files import File, Problem, find_files, read_files
from directory.importing.load import Report
from directory.importing.run import Step, import_files


class Command(BaseCommand):
    help = "Import CVs from files and folders, and report what was created, updated, left as it was and not understood."
    requires_system_checks = []  # with --json nothing but files is touched
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="*",
            type=Path,
            metavar="PATH",
            help="files or folders; the folder CVS_DIR where none is given",
        )
        parser.add_argument("--dry-run", action="store_true", help="do everything, print the report, and undo it")
        parser.add_argument(
            "--json", action="store_true", help="with --dry-run: print what was read, one JSON object a document"
        )
        parser.add_argument("--jobs", type=_number, default=1, metavar="N", help="how many files to read at a time")

    def handle(self, *, paths: list[Path], dry_run: bool, jobs: int, **options: Any) -> None:
        self.has_failed = False
        wanted = paths or [settings.CVS_DIR]
        if not options["json"]:
            self.import_all(wanted, jobs, dry_run=dry_run)
        elif dry_run:
            self.print_records(wanted, jobs)
        else:
            raise CommandError("--json imports nothing, it prints what is read: say --dry-run --json.", returncode=2)
        if self.has_failed:
            sys.exit(1)

    def print_records(self, paths: list[Path], jobs: int) -> None:
        found = list(find_files(paths, settings.CVS_DIR))
        files = [one for one in found if isinstance(one, File)]
        for problem in found:
            if isinstance(problem, Problem):
                self.complain(problem)
        for file, reading in zip(files, read_files(files, jobs), strict=True):
            if isinstance(reading, Problem):
                self.complain(reading)
            else:
                plain = {**to_json(reading.cv), "source": str(file.path)}
                self.stdout.write(json.dumps(plain, ensure_ascii=False))

    def import_all(self, paths: list[Path], jobs: int, *, dry_run: bool) -> None:
        is_terminal = self.stdout.isatty()
        with Progress(console=Console(file=sys.stdout), disable=not is_terminal, transient=True) as progress:
            task = progress.add_task("Importing", total=None)

            def tell(found: Step | Problem) -> None:
                progress.advance(task)
                if isinstance(found, Problem):
                    self.complain(found)
                elif is_terminal:
                    progress.console.print(_line(found), markup=False, highlight=False, soft_wrap=True)
                else:
                    self.stdout.write(_line(found))

            try:
                total = import_files(
                    paths,
                    settings.CVS_DIR,
                    tell,
                    jobs=jobs,
                    dry_run=dry_run,
                    expect=lambda number: progress.update(task, total=number),
                )
            except DatabaseError as error:
                raise CommandError(f"The database: {str(error).strip()} (is it migrated? manage.py migrate)") from error
        if dry_run:
            self.stdout.write("dry run: all of it was undone")
        self.stdout.write(_counts(total, "created", "updated", "deleted", "unread"))

    def complain(self, problem: Problem) -> None:
        self.has_failed |= problem.is_failure
        self.stderr.write(f"{problem.path}: {problem.reason}")


def _number(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError("a number from 1 to 64")
    return int(text)


def _line(step: Step) -> str:
    kept = f", {step.report.suggestions} kept as an admin changed them" if step.report.suggestions else ""
    note = f" ({step.note})" if step.note else ""
    return f"{step.name}: {_counts(step.report, 'created', 'updated', 'deleted', 'left', 'unread')}{kept}{note}"


def _counts(report: Report, *names: str) -> str:
    return ", ".join(f"{name} {getattr(report, name)}" for name in names)
