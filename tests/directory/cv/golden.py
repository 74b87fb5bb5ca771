"""What is read from whole CVs, frozen. After a change that is meant, look at the difference that this makes:

python -m tests.directory.cv.golden
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from directory.cv import read_cv, to_json

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
FIVE = HERE.parent.parent.parent / "cvs"
INVENTED = HERE / "documents"


def sources() -> Iterator[Path]:
    """The five documents, and those that were invented for the sake of their layouts."""
    yield from sorted(FIVE.glob("*.txt"))
    yield from sorted(INVENTED.iterdir())


def golden(source: Path) -> Path:
    return GOLDEN / f"{source.name}.json"


def frozen(source: Path) -> str:
    """The records of a file as they stand in its golden file."""
    return json.dumps(to_json(read_cv(source, source.name)), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for path in sources():
        golden(path).write_text(frozen(path), encoding="utf-8")
