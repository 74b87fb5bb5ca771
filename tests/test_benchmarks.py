"""What the bench must never do, and what it calls right."""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path

import pytest

from directory.cv.records import Author, PublicationRecord
from directory.importing.folded import fold_source
from directory.importing.identity import resolve
from directory.importing.works import link_works
from tests.benchmarks import population
from tests.benchmarks.identity import score
from tests.benchmarks.reading.judging import Wanted, is_name, is_right
from tests.benchmarks.reading.records import OTHERS, Work, full_name, invent, person

JANE = {"family": "Meer", "given": "Jane Ann", "non-dropping-particle": "van der"}


def test_reserved_styles_are_refused_before_they_are_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    styles = pytest.importorskip("tests.benchmarks.reading.styles", reason="uv sync --group bench")
    monkeypatch.setattr(styles, "FOLDER", Path("/nowhere"))
    reserved = next(
        name for i in range(99) if int(hashlib.sha256((name := f"{i}.csl").encode()).hexdigest()[0], 16) % 2
    )
    with pytest.raises(styles.ReservedStyleError):
        styles.open_style(reserved)


def test_reserved_styles_are_in_neither_half() -> None:
    styles = pytest.importorskip("tests.benchmarks.reading.styles", reason="uv sync --group bench")
    develop, measured = (set(styles.names(half)) for half in styles.Half)
    assert develop
    assert measured
    assert not develop & measured
    assert not any(styles.is_reserved(name) for name in develop | measured)


def test_a_style_is_opened_in_one_place_only(root: Path) -> None:
    calls = [
        (path.name, node.func.id)
        for path in (root / "tests" / "benchmarks").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "CitationStylesStyle"
    ]
    assert calls == [("styles.py", "CitationStylesStyle")]


def test_works_are_the_same_for_a_seed_and_none_has_the_title_of_another() -> None:
    owner, works = invent("a seed", 100)
    assert invent("a seed", 100) == (owner, works)
    assert len({work.title for work in works}) == 100
    assert all(owner in work.authors for work in works)
    assert {len(work.authors) for work in works} >= {1, 2, 3, 12}
    assert any(work.year is None and work.status for work in works)


@pytest.mark.parametrize(
    "found",
    ["Jane Ann van der Meer", "van der Meer, J. A.", "van der Meer JA", "Meer", "J. van der Meer", "MEER Jane A"],
)
def test_a_name_may_be_shortened(found: str) -> None:
    assert is_name(found, JANE)


@pytest.mark.parametrize(
    "found", ["Jane", "K. van der Meer", "van der Meer, J. A. and Roe", "van der Meer JB", "Meers J"]
)
def test_another_name_is_not_right(found: str) -> None:
    assert not is_name(found, JANE)


@pytest.mark.parametrize("printed", OTHERS)
def test_a_full_name_is_right(printed: str) -> None:
    assert is_name(full_name(person(printed)), person(printed))


def test_right_is_title_and_every_author_and_year() -> None:
    want = Wanted("bees dance", (JANE, {"family": "Roe", "given": "Ann"}), 2012)
    right = PublicationRecord("Bees Dance!", (Author("J. van der Meer"), Author("A. Roe")), year=2012)
    assert is_right(right, want)
    assert not is_right(None, want)
    assert not is_right(PublicationRecord("Bees", right.authors, year=2012), want)
    assert not is_right(PublicationRecord("Bees dance", right.authors[:1], year=2012), want)
    assert not is_right(PublicationRecord("Bees dance", right.authors[::-1], year=2012), want)
    assert not is_right(PublicationRecord("Bees dance", right.authors), want)


def test_a_work_without_a_year_has_none() -> None:
    assert Work({"title": "Bees"}).year is None


def test_no_namesakes_are_joined_and_hardly_a_work_is_missed() -> None:
    made = population.invent(250)
    found = resolve(made.sources)
    people, works = score(found.people, made.owner), score(found.works, made.paper)
    assert (people.wrong, works.wrong) == (0, 0)
    assert people.recall > 0.9
    assert works.recall > 0.97


def test_the_work_of_resolving_grows_with_the_records_not_with_their_square() -> None:
    made = [population.invent(size).sources for size in (50, 200)]
    compared = []
    for sources in made:
        works = {work.key: work for source in sources for work in fold_source(source).works}
        compared.append(sum(1 for _ in link_works(works)) / len(works))
    assert compared[1] < 3 * compared[0]
