"""Import CVs: read files, and write what the directory has become with them."""

from __future__ import annotations

import argparse
import json
import os
import sys
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error as DatabaseFailure
from rich.console import Console, Group
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from directory.cv import to_json
from directory.cv.explain import Use
from directory.importing.files import Explanation, File, Problem, explain_file, find_files
from directory.importing.load import Report
from directory.importing.run import Step, import_files
from directory.importing.workers import read_files

LEAST_WIDTH = 90  # columns of a terminal that has room for a line and its meaning side by side
WIDTH_OF_FILES = 160
STOPPED = 130  # the exit status that shells have for Ctrl-C
STYLES = {
    Use.HEADING: "bold cyan",
    Use.LABEL: "dim",
    Use.UNREAD: "bold white on red",
    Use.RECORD: "green",
    Use.BLANK: "",
}


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
            "--prune",
            action="store_true",
            help="withdraw documents that were imported from these folders and whose files are gone; each is named",
        )
        instead = parser.add_mutually_exclusive_group()
        instead.add_argument(
            "--json", action="store_true", help="with --dry-run: print what was read, one JSON object a document"
        )
        instead.add_argument(
            "--explain",
            action="store_true",
            help="import nothing: print each document line by line, and beside each line what it was taken for",
        )
        parser.add_argument("--jobs", type=_number, default=1, metavar="N", help="how many files to read at a time")

    def handle(self, *, paths: list[Path], dry_run: bool, jobs: int, **options: Any) -> None:
        self.has_failed = False
        wanted = paths or [settings.CVS_DIR]
        if options["json"] and not dry_run:
            raise CommandError("--json imports nothing, it prints what is read: say --dry-run --json.", returncode=2)
        try:
            if options["explain"]:
                self.explain(wanted)
            elif options["json"]:
                self.print_records(wanted, jobs)
            else:
                self.import_all(wanted, jobs, dry_run=dry_run, prune=options["prune"])
        except KeyboardInterrupt:
            self.stderr.write("stopped; each document named before is dealt with, no other")
            sys.exit(STOPPED)
        if self.has_failed:
            sys.exit(1)

    def print_records(self, paths: list[Path], jobs: int) -> None:
        for file, reading in read_files(self.find(paths), jobs):
            if isinstance(reading, Problem):
                self.complain(reading)
            elif reading:
                plain = {**to_json(reading.cv), "source": str(file.path)}
                self.stdout.write(json.dumps(plain, ensure_ascii=False))

    def explain(self, paths: list[Path]) -> None:
        console = Console(file=StringIO(), force_terminal=self.stdout.isatty(), highlight=False)
        if not console.is_terminal and "COLUMNS" not in os.environ:
            console.width = WIDTH_OF_FILES
        for file in self.find(paths):
            explanation = explain_file(file)
            if isinstance(explanation, Problem):
                self.complain(explanation)
            else:
                with console.capture() as page:
                    console.print(_explained(explanation, is_wide=console.width >= LEAST_WIDTH))
                self.stdout.write("\n".join(line.rstrip() for line in page.get().split("\n")), ending="")

    def find(self, paths: list[Path]) -> list[File]:
        """The files to read; what is none is complained of."""
        found = list(find_files(paths, settings.CVS_DIR))
        for problem in found:
            if isinstance(problem, Problem):
                self.complain(problem)
        return [one for one in found if isinstance(one, File)]

    def import_all(self, paths: list[Path], jobs: int, *, dry_run: bool, prune: bool) -> None:
        is_terminal = self.stdout.isatty()
        with Progress(console=Console(file=sys.stdout), disable=not is_terminal, transient=True) as progress:
            task = progress.add_task("Importing", total=None)

            def tell(found: Step | Problem) -> None:
                progress.advance(task, found.documents if isinstance(found, Step) else 1)
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
                    prune=prune,
                    expect=lambda number: progress.update(task, total=number),
                )
            except DatabaseFailure as error:
                raise CommandError(_reason(error)) from error
        if dry_run:
            self.stdout.write("dry run: all of it was undone")
        self.stdout.write(_counts(total, "created", "updated", "deleted", "unread"))

    def complain(self, problem: Problem) -> None:
        self.has_failed |= problem.is_failure
        self.stderr.write(f"{problem.path}: {problem.reason}")


def _explained(explanation: Explanation, *, is_wide: bool) -> Group:
    """A document's lines with their meanings beside them, or below them where there is no room."""
    unread = sum(line.use is Use.UNREAD for line in explanation.lines)
    title = f"{explanation.path}: {len(explanation.lines)} lines, {unread} of them unread"
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(ratio=3, overflow="fold")
    if is_wide:
        table.add_column(ratio=2, overflow="fold")
    for line in explanation.lines:
        meaning = Text(line.meaning, style=STYLES[line.use])
        text = Text(line.text.expandtabs(4), style="bold" if line.use is Use.HEADING else "")
        if is_wide:
            table.add_row(str(line.number), text, meaning)
        else:
            table.add_row(str(line.number), text)
            if meaning:
                table.add_row("", Text("  = ").append(meaning))
    return Group(Text(title, style="bold"), *map(Text, explanation.notes), Text(), table, Text())


def _reason(error: DatabaseFailure) -> str:
    """What a database says, in one line, and that nothing is half done."""
    said = " ".join(str(error).split()) or type(error).__name__
    if "no such table" in said or "does not exist" in said:
        return f"The database: {said} (is it migrated? manage.py migrate)"
    return f"The database: {said}. Whole documents are in, no part of one; import again to go on."


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
