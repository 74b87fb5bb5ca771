from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from directory.cv.document import MAX_LINE, UnreadableDocumentError
from directory.cv.readers import read_bytes, read_document
from tests.directory.cv.readers.pdfs import Text, make_pdf
from tests.directory.cv.readers.words import locked, make_docx, p


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"Jane Doe\n",
        b"# Jane Doe\n",
        make_pdf([Text(50, 700, "Jane Doe")]),
        b"\n\n" + make_pdf([Text(50, 700, "Jane Doe")]),
        make_docx(p("Jane Doe")),
        b"<!DOCTYPE html><p>Jane Doe",
        b"\\documentclass{article}\\begin{document}Jane Doe\\end{document}",
        b"Jane Doe\n\f2",
        b"Jane Doe\r\n\r\nLeeds\r\n",
        "Ja\u00adne\u00a0Doe\n".encode(),
        "\ufeffJane Doe\n".encode("utf-16"),
        "Jane Doe\nLübeck\n".encode("iso-8859-1"),
    ],
)
@pytest.mark.parametrize("name", ["cv.txt", "cv.pdf", "cv"])
def test_the_content_says_what_a_file_is(data: bytes, name: str) -> None:
    assert read_bytes(data, name).lines[0].text == "Jane Doe"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word file"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"{\\rtf1 Jane}", "an RTF file"),
        (zipped("mimetype", "content.xml"), "an OpenDocument file"),
        (zipped("ppt/slides.xml"), "a presentation"),
        (zipped("cv.txt"), "unpack it"),
        (locked(zipped("cv.txt")), "unpack it"),
        (make_docx(p("Jane Doe" * 4_000_000)), "far more"),  # a bomb: 32 MB in a few kilobytes
        (b"Jane Doe\0\1\2" * 9, "binary"),
        (b"%PDF-1.7 Jane Doe", "broken"),
        (b"PK\x05\x06" + b"\0" * 18, "unpack it"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"", "empty"),
    ],
)
def test_what_is_not_read_says_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=says):
        read_bytes(data, "cv")


def test_files_that_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * 100)
    monkeypatch.setattr("directory.cv.readers.MAX_BYTES", 10)
    for name, says in ((".", "folder"), ("large.txt", "larger"), ("none.txt", "no such"), ("large.txt/x", "could not")):
        with pytest.raises(UnreadableDocumentError, match=says):
            read_document(tmp_path / name)


def test_a_file_is_known_by_its_path_or_another_name(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text("Jane Doe")
    assert read_document(path).source == str(path)
    assert read_document(path, "cvs/cv.txt").source == "cvs/cv.txt"


def test_a_file_of_one_endless_line_is_cut_with_a_word() -> None:
    document = read_bytes(b"Jane Doe " * 500_000, "cv.txt")
    assert len(document.lines[0].text) <= MAX_LINE
    assert "only the first 20,000 were read" in document.notes[0]
