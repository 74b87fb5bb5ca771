"""The bar of the five documents, scored by the evaluation that stands beside the project; skipped without it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MEASURES = (
    "title", "record", "education", "positions", "mentors", "awards", "other", "name", "emails", "understood",
)  # fmt: skip


def test_the_five_documents_are_read_as_their_gold_says(root: Path) -> None:
    evaluation = root.parent / "shared" / "evaluation"
    if not evaluation.is_dir():
        pytest.skip("there is no ../shared/evaluation")
    cvs = sorted((root / "cvs").iterdir())
    told = subprocess.run(
        [sys.executable, "manage.py", "import_cvs", "--dry-run", "--json", *map(str, cvs)],
        cwd=root, env={**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    judge = [sys.executable, str(evaluation / "evaluate.py"), "--gold", str(evaluation / "gold"), "--json"]
    scores = subprocess.run(
        [*judge, "--only", *(path.stem for path in cvs)], input=told.stdout, capture_output=True, text=True, check=True
    )

    micro = json.loads(scores.stdout)["micro"]

    assert {measure: micro[measure] for measure in MEASURES if micro[measure] < 0.97} == {}
