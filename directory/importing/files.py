"""Paths become files, each with the name that its document is known by, and files become readings; no database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from directory.cv import Document, UnreadableDocumentError, parse, read_document
from directory.cv.explain import Explained, explain
from directory.cv.records import CV

SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".org", ".pdf", ".docx", ".html", ".htm", ".xhtml", ".tex", ".latex", ".rst"}
)
LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. `name` is its path below the folder of CVs, or the whole path of one from elsewhere."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is not imported, and why, in one line for people; `is_failure` where it should have been."""

    path: str
    reason: str
    is_failure: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What was read from a file."""

    name: str
    sha256: str
    original: bytes
    text: str
    cv: CV
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a file was read as it was, line by line."""

    path: str
    lines: tuple[Explained, ...]
    notes: tuple[str, ...] = ()


def find_files(paths: Iterable[Path], root: Path) -> Iterator[File | Problem]:
    """The files that paths name; folders are looked through, but for what is hidden and what no document is.

    A file that is named itself is taken whatever it is called. Each file once, in the order of the paths.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _below(path, root):
            if isinstance(found, Problem) or found.path.resolve() not in seen:
                yield found
            if isinstance(found, File):
                seen.add(found.path.resolve())


def name_of(path: Path, root: Path) -> str:
    """The name that a file's document is known by, wherever the command runs."""
    absolute, root = path.absolute().resolve(), root.absolute().resolve()
    return (absolute.relative_to(root) if absolute.is_relative_to(root) else absolute).as_posix()


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_file(path: Path, name: str) -> Reading:
    """The records of a file. Raises UnreadableDocumentError with one line that says why there are none."""
    data, document = _open(path, name)
    return Reading(name, digest(data), data, document.text, parse(document), document.notes)


def explain_file(file: File) -> Explanation | Problem:
    """The lines of a file, each with what it is taken for."""
    try:
        _, document = _open(file.path, file.name)
    except UnreadableDocumentError as error:
        return Problem(str(file.path), str(error))
    return Explanation(str(file.path), tuple(explain(document)), document.notes)


def _open(path: Path, name: str) -> tuple[bytes, Document]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocumentError(f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    if len(name) > LONGEST_NAME:
        raise UnreadableDocumentError(f"its path is longer than {LONGEST_NAME} characters")
    return data, read_document(path, name)


def read_or_complain(file: File) -> Reading | Problem:
    """What is read from a file, or why nothing is."""
    try:
        return read_file(file.path, file.name)
    except UnreadableDocumentError as error:
        return Problem(str(file.path), str(error))


def _below(path: Path, root: Path) -> Iterator[File | Problem]:
    try:
        if not path.is_dir():
            yield (
                File(path, name_of(path, root))
                if path.exists()
                else Problem(str(path), "there is no such file or folder")
            )
            return
        inside = sorted(path.iterdir())
    except OSError as error:
        yield Problem(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}")
        return
    for one in inside:
        if one.name.startswith("."):
            continue
        if one.is_dir():
            yield from _below(one, root)
        elif one.suffix.casefold() in SUFFIXES:
            yield File(one, name_of(one, root))
        else:
            yield Problem(str(one), "left out: its name is not that of a document", is_failure=False)
