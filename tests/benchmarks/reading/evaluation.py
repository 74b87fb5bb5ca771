"""The real CVs with their gold records, where a machine has them: the averages of their own script."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
FOLDER = ROOT.parent / "shared" / "evaluation"


def averages() -> Iterator[str]:
    """Lines to print; one that says so where the CVs are not there."""
    script, gold = FOLDER / "evaluate.py", FOLDER / "gold"
    if not script.exists():
        yield f"No real CVs: {FOLDER} is not there"
        return
    real = [path for path in sorted((FOLDER / "cvs").iterdir()) if len(path.suffixes) == 1]
    for title, files in (("The five documents", sorted((ROOT / "cvs").glob("*.txt"))), ("Real CVs", real)):
        records = subprocess.run(
            [sys.executable, ROOT / "manage.py", "import_cvs", "--dry-run", "--json", *files],
            capture_output=True,
            check=True,
        ).stdout
        only = [path.stem for path in files]
        report = subprocess.run(
            [sys.executable, script, "--gold", gold, "--only", *only], input=records, capture_output=True, check=True
        )
        head, *rows = report.stdout.decode().splitlines()
        yield f"{title}, F1:"
        yield from (row for row in (head, *rows) if row is head or "average" in row)
