"""Documents that get another name or a better reader keep what admins did; files that are gone are withdrawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from directory.importing.files import Problem, Reading
from directory.importing.load import Shelf, bring_up_to_date, import_reading, is_stored
from directory.importing.run import Step, import_files
from directory.models import Decision, Document, Imported
from people.models import Affiliation, Person
from publications.models import Publication
from tests.directory.importing import cvs
from tests.directory.importing.histories import from_scratch
from tests.directory.importing.snapshot import snapshot

pytestmark = pytest.mark.django_db

TEXT = "# {}\n\n{}@example.org\n\n## Education\n\n- **University of London**, Ph.D., 2010 - 2014\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("Ada Lovelace", "Charles Babbage"):
        (tmp_path / f"{name.split()[0]}.md").write_text(TEXT.format(name, name.split()[0]))
    return tmp_path


def run(folder: Path, *, prune: bool = True, dry_run: bool = False) -> list[Step | Problem]:
    told: list[Step | Problem] = []
    import_files([folder], folder, told.append, prune=prune, dry_run=dry_run)
    return told


def names() -> list[str]:
    return list(Document.objects.values_list("name", flat=True))


def test_a_document_whose_file_is_gone_is_withdrawn_only_when_asked_to(folder: Path) -> None:
    run(folder)
    (folder / "Ada.md").unlink()
    run(folder, prune=False)
    assert names() == ["Ada.md", "Charles.md"]
    plans = [run(folder, dry_run=True), run(folder)]
    assert plans[0] == plans[1]
    first = plans[0][0]
    assert isinstance(first, Step)
    assert (first.name, first.note) == ("Ada.md", "withdrawn: its file is gone")
    assert (names(), Person.objects.get().name) == (["Charles.md"], "Charles Babbage")
    assert snapshot() == from_scratch()


def test_an_empty_folder_withdraws_nothing(folder: Path) -> None:
    run(folder)
    for path in folder.iterdir():
        path.unlink()
    (told,) = run(folder)
    assert isinstance(told, Problem)
    assert len(names()) == 2


def test_a_document_from_elsewhere_is_not_missed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "Mary.md").write_text(TEXT.format("Mary Somerville", "mary"))
    import_files([other], other, lambda _: None)
    run(folder)
    assert names() == ["Ada.md", "Charles.md", "Mary.md"]


def test_a_file_that_was_moved_takes_its_document_and_the_edits_along(folder: Path) -> None:
    run(folder)
    Person.objects.filter(name="Ada Lovelace").update(headline="Countess")
    before = snapshot()
    (folder / "Ada.md").rename(folder / "Zoe.md")
    assert all(isinstance(one, Step) and not one.report.created + one.report.deleted for one in run(folder))
    assert (names(), snapshot()) == (["Charles.md", "Zoe.md"], before)
    assert {key.partition("#")[0] for key in Imported.objects.values_list("owner", flat=True)} == {
        "Charles.md", "Zoe.md", "organization",
    }  # fmt: skip


def test_of_two_names_of_equal_bytes_the_smallest_holds_whichever_came_first() -> None:
    who = cvs.cv("Ada Lovelace", publications=[cvs.work("Notes", "A. Lovelace")])
    for order in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        Document.objects.all().delete()
        bring_up_to_date(shelf := Shelf())
        for name in order:
            import_reading(replace(cvs.reading("same", who), name=name), shelf)
        assert names() == ["a.txt"]
        assert is_stored(cvs.reading("same", who).sha256, "b.txt") == "a.txt"
        assert set(Imported.objects.values_list("owner", flat=True)) == {"a.txt#person", "a.txt#work/notes"}


def test_edits_and_decisions_stay_when_a_better_reader_changes_a_key() -> None:
    def reading(title: str, role: str) -> Reading:
        work = cvs.work(title, "A. Lovelace", lines=((7, 8),))
        made = cvs.cv("Ada Lovelace", publications=[work], positions=[cvs.position("MIT", role, lines=((3, 3),))])
        return replace(cvs.reading("a.txt", made), sha256="same", original=b"same")

    import_reading(reading("Notes on teh Engine", "Fellow, 1840"), Shelf())
    Publication.objects.update(note="Read this first.")
    Affiliation.objects.update(role="Fellow of the Society")
    numbers = Publication.objects.get().pk, Affiliation.objects.get().pk
    key = "a.txt#work/notes-on-teh-engine"
    Decision.objects.create(answer="different", left_key=key, right_key="z.txt#work/notes")
    report = import_reading(reading("Notes on the Engine", "Fellow"), Shelf())
    work, stay = Publication.objects.get(), Affiliation.objects.get()
    assert (report.created, report.deleted) == (0, 0)
    assert (work.pk, stay.pk) == numbers
    assert (work.title, work.note, stay.role) == ("Notes on the Engine", "Read this first.", "Fellow of the Society")
    assert Decision.objects.get().left_key == "a.txt#work/notes-on-the-engine"


VERSION = "# Ada Lovelace\n\nada@example.org\n\n## Publications\n\n{}\n"
ENTRY = "- A. Lovelace, C. Babbage. {} Journal of Engines, 12(3):45-67, 1843.\n"


@pytest.mark.parametrize(
    ("before", "after", "is_the_same"),
    [
        ("Notes on the analytical engine.", "Notes on the Analytical Engines.", True),
        ("Notes on teh analytical engine.", "Notes on the analytical engine.", True),
        ("Notes on the analytical engine, part 1.", "Notes on the analytical engine, part 2.", False),
        ("Notes on the analytical engine.", "Weaving algebraic patterns.", False),
    ],
)
def test_what_a_new_version_puts_a_little_differently_keeps_edits_and_decisions(
    tmp_path: Path, before: str, after: str, is_the_same: bool
) -> None:
    path = tmp_path / "ada.md"
    path.write_text(VERSION.format(ENTRY.format(before)))
    run(tmp_path)
    (work,) = Publication.objects.all()
    Publication.objects.update(note="Edited")
    (key,) = Imported.objects.get(model="publications.publication").record_keys
    Decision.objects.create(answer="different", left_key=key, right_key="other.md#work/notes")
    path.write_text(VERSION.format(ENTRY.format("Sketch of a loom.") + ENTRY.format(after)))
    run(tmp_path)
    assert Publication.objects.count() == (2 if is_the_same else 3)
    assert (Publication.objects.get(title=after.removesuffix(".")) == work) == is_the_same
    assert (Decision.objects.get().left_key != key) == is_the_same
    assert Publication.objects.get(pk=work.pk).note == "Edited"
