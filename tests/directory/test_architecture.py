"""Imports go one way: reading knows no Django, people know no publications, and neither knows the site."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TOP_LEVEL = {
    "manage.py", "pyproject.toml", "directory", "people", "publications", "templates", "static", "tests", "cvs",
    "README.md", "LICENSE", "Makefile", "uv.lock",
}  # fmt: skip

# What knows no model and so may serve all.
FOR_ALL = (
    "directory.search", "directory.exports", "directory.facets", "directory.fields", "directory.filters",
    "directory.charts", "directory.network", "directory.templatetags.directory",
)  # fmt: skip
# What a package may import of the project.
ALLOWED = {
    "directory.cv": ("directory.cv",),
    **dict.fromkeys(FOR_ALL, FOR_ALL),
    "directory.exports": ("directory.exports", "directory.cv.names"),  # which is plain Python, too
    "people": ("people", *FOR_ALL),
    "publications": ("publications", "people", *FOR_ALL),
}
NO_DJANGO = ("directory.cv", "directory.importing.merge")
PROJECT = ("directory", "people", "publications", "tests")


def sources(package: str) -> Iterator[Path]:
    """The files of a package or a module; none where it is still to come."""
    path = ROOT / package.replace(".", "/")
    yield from path.rglob("*.py") if path.is_dir() else path.parent.glob(f"{path.name}.py")


def imported(source: Path) -> Iterator[str]:
    """The full names that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source} imports relatively"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def belongs(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("package", ALLOWED)
def test_imports_go_one_way(package: str) -> None:
    wrong = [
        f"{source.relative_to(ROOT)}: {name}"
        for source in sources(package)
        for name in imported(source)
        if belongs(name, PROJECT) and not belongs(name, ALLOWED[package])
    ]
    assert wrong == []


@pytest.mark.parametrize("package", NO_DJANGO)
def test_reading_and_merging_know_no_django(package: str) -> None:
    wrong = [
        f"{source.relative_to(ROOT)}: {name}"
        for source in sources(package)
        for name in imported(source)
        if belongs(name, ("django", "people", "publications", "directory.models"))
    ]
    assert wrong == []


def test_reading_a_cv_loads_no_django() -> None:
    """The rule again, as a program sees it: what the imports of imports bring counts, too."""
    script = "import sys, directory.cv; print([name for name in sys.modules if name.split('.')[0] == 'django'])"
    shown = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_nothing_but_tests_imports_tests() -> None:
    wrong = [
        source
        for package in PROJECT[:3]
        for source in sources(package)
        for name in imported(source)
        if belongs(name, ("tests",))
    ]
    assert wrong == []


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "helpers", "services", "managers", "common", "misc"}
    assert [source for package in PROJECT for source in sources(package) if source.stem in drawers] == []


def test_the_top_level_is_what_the_design_says() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    top = {name.split("/")[0] for name in tracked}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL
