"""The parts of a Word file, which is a ZIP file of XML, and how they point at each other."""

from __future__ import annotations

import io
import zipfile
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as ET

from directory.cv.document import UnreadableDocumentError
from directory.cv.readers.docx.names import R, W

MAX_PART = 30_000_000  # bytes of one part, unpacked
STRICT = b"http://purl.oclc.org/ooxml/"
STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)


class Package:
    """The parts of the ZIP file, and how they point at each other."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        targets = self.targets("")
        self.main = next((path for kind, path in targets.values() if kind == "officeDocument"), "word/document.xml")

    def xml(self, path: str) -> ET.Element | None:
        """A part as XML; None where there is no such part."""
        try:
            info = self.archive.getinfo(path)
        except KeyError:
            return None
        if info.file_size > MAX_PART:
            raise UnreadableDocumentError("this Word file unpacks to far more than a CV; it is not read")
        with self.archive.open(info) as part:
            data = part.read(MAX_PART + 1)
        if len(data) > MAX_PART or b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data[:2000]:
            raise UnreadableDocumentError("this Word file unpacks to far more than a CV; it is not read")
        if STRICT in data[:5000]:
            for strict, usual in STRICT_NAMES:
                data = data.replace(strict, usual)
        return ET.fromstring(data)  # noqa: S314 - without a DTD there are no entities to expand

    def targets(self, path: str) -> dict[str, tuple[str, str]]:
        """What a part points at: identifier -> (kind, path or address)."""
        folder, name = dirname(path), path.rpartition("/")[2]
        root = self.xml(join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for link in root if root is not None else ():
            target = link.get("Target") or ""
            if link.get("TargetMode") != "External":
                target = normpath(target.lstrip("/") if target.startswith("/") else join(folder, target))
            found[link.get("Id") or ""] = ((link.get("Type") or "").rpartition("/")[2], target)
        return found
