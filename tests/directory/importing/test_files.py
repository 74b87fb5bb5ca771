from pathlib import Path

import pytest

from directory.cv import UnreadableDocumentError
from directory.importing.files import File, Problem, digest, find_files, name_of, read_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.PDF", ".hidden.txt", ".git/d.txt", "photo.jpg"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_a_folder_is_looked_through_in_the_order_of_names(folder: Path) -> None:
    found = list(find_files([folder], folder))
    assert [one.name for one in found if isinstance(one, File)] == ["a.md", "b.txt", "sub/c.PDF"]
    assert [(one.path, one.is_failure) for one in found if isinstance(one, Problem)] == [
        (str(folder / "photo.jpg"), False)
    ]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(folder: Path) -> None:
    (found,) = find_files([folder / "photo.jpg"], folder)
    assert found == File(folder / "photo.jpg", "photo.jpg")


def test_each_file_comes_once(folder: Path) -> None:
    found = list(find_files([folder / "b.txt", folder / "sub" / ".." / "b.txt", folder], folder))
    assert sorted(one.name for one in found if isinstance(one, File)) == ["a.md", "b.txt", "sub/c.PDF"]


def test_what_is_missing_is_said(folder: Path) -> None:
    (found,) = find_files([folder / "nothing.txt"], folder)
    assert found == Problem(str(folder / "nothing.txt"), "there is no such file or folder")


def test_a_file_from_elsewhere_is_known_by_its_whole_path(folder: Path) -> None:
    assert name_of(folder / "sub" / "c.PDF", folder) == "sub/c.PDF"
    assert name_of(folder / "b.txt", folder / "sub") == (folder / "b.txt").resolve().as_posix()


def test_a_name_does_not_depend_on_where_the_command_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "sub")
    assert name_of(Path("../b.txt"), folder) == "b.txt"


def test_reading_keeps_the_bytes_and_the_text(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_bytes(b"# Ada Lovelace\r\nada@x.org\r\n")
    reading = read_file(path, "cv.txt")
    assert (reading.name, reading.sha256, reading.original) == ("cv.txt", digest(path.read_bytes()), path.read_bytes())
    assert "Ada Lovelace" in reading.text
    assert reading.cv.person.name == "Ada Lovelace"


@pytest.mark.parametrize(("name", "text"), [("missing.txt", "no such file"), ("x" * 301, "longer than 300")])
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / "cv.txt"
    if not name.startswith("missing"):
        path.write_text("# Ada Lovelace")
    with pytest.raises(UnreadableDocumentError, match=text) as caught:
        read_file(path, name)
    assert "\n" not in str(caught.value)
