"""Who was forgotten stays so: by what a CV is told that must not come in again, without keeping what it says.

Of a file we keep the digest of its bytes. Of a person we keep keyed digests (by SECRET_KEY, so that nobody who reads
the database can try addresses) of the family name and initial together with each e-mail address and homepage, of the
ORCID, and of the name together with each file's name, so that a newer version of the same file is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.crypto import salted_hmac

from directory.cv.records import PersonRecord
from directory.importing.files import Problem, Reading
from directory.importing.folding import fold
from directory.importing.names import signature
from directory.importing.people import ORCID, fold_url
from directory.models import Forgotten

REASON = "left out: somebody who was forgotten for good; nothing of it was kept"


def is_forgotten_file(sha256: str, forgotten: frozenset[str]) -> bool:
    return file_mark(sha256) in forgotten


def refuse(reading: Reading, path: str, forgotten: frozenset[str]) -> Problem | None:
    """Why a document is not imported, where it is of somebody who was forgotten."""
    marks = {file_mark(reading.sha256), *person_marks(reading.cv.person, reading.name)}
    return None if forgotten.isdisjoint(marks) else Problem(path, REASON, is_failure=False)


def read_forgotten() -> frozenset[str]:
    """The marks of all who were forgotten."""
    return frozenset(mark for marks in Forgotten.objects.values_list("marks", flat=True) for mark in marks)


def file_mark(sha256: str) -> str:
    return f"file:{sha256}"


def person_marks(person: PersonRecord, document: str) -> Iterator[str]:
    """By what the owner of a document is known again."""
    names = [name for name in (person.name, *person.aliases) if name]
    urls = [(link.kind or "", link.url) for link in person.links if link.url]
    yield from marks_of(names, person.emails, urls, [document])


def marks_of(
    names: Iterable[str], emails: Iterable[str], urls: Iterable[tuple[str, str]], documents: Iterable[str]
) -> Iterator[str]:
    """The same of plain values: `urls` are (kind, address), `documents` the names of documents."""
    names, urls = list(names), list(urls)
    spellings = sorted({" ".join(signature(name).short) for name in names}) or [""]
    for spelling in spellings:
        for email in emails:
            yield _mark("email", email.casefold(), spelling)
        for kind, url in urls:
            if kind in {"homepage", "website"}:
                yield _mark("homepage", fold_url(url), spelling)
    for _, url in urls:
        for found in ORCID.finditer(url) if "orcid" in url else ():
            yield _mark("orcid", found[0].upper())
    for document in documents:
        for name in sorted({fold(name) for name in names}):
            yield _mark("document", document, name)


def _mark(kind: str, *said: str) -> str:
    return f"{kind}:{salted_hmac('directory.forgotten', '|'.join((kind, *said)), algorithm='sha256').hexdigest()}"
