"""CVs that are uploaded: first their plan, by a dry run of the import itself, then, on a second word, the import."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path, PurePath
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from directory.cv import UnreadableDocumentError
from directory.cv.readers import MAX_BYTES
from directory.desk.pages import desk_page, show
from directory.history import CHANGED, CREATED, DELETED, as_row, history_of, last_changes
from directory.importing.files import Problem, digest, read_file
from directory.importing.load import Report
from directory.importing.names import compatible
from directory.importing.rows import TABLES
from directory.importing.run import Step, import_files
from directory.importing.standing import clean, model_of
from directory.models import Document, Upload

MOST_FILES = 50
MOST_BYTES = 3 * MAX_BYTES
KEPT_FOR = timedelta(days=1)
LONGEST_STEM, LONGEST_SUFFIX = 200, 20
PREFIX = "upload:"
"""Uploaded documents are called so, for no folder holds their files."""

IN_PLANS = (
    *("people.person", "people.affiliation", "people.activity", "people.organization"),
    *("publications.publication", "publications.venue"),
)
"""Models whose rows a plan names; of the others it gives the numbers."""


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One or many files, whatever is in them."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list) else [data]
        return [super(SeveralFilesField, self).clean(one, initial) for one in files]


class UploadForm(forms.Form):
    uploads = SeveralFilesField(
        label="CVs",
        allow_empty_file=True,  # the reader says what is wrong with it, and the others go in
        help_text=(
            f"PDF, Word (.docx), web page, LaTeX, Markdown or text; up to {MOST_FILES} files, "
            f"{MAX_BYTES // 1_000_000} MB each, {MOST_BYTES // 1_000_000} MB together."
        ),
    )

    def clean_uploads(self) -> list[UploadedFile]:
        files: list[UploadedFile] = self.cleaned_data["uploads"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"These are {len(files)} files; take at most {MOST_FILES} at a time.")
        if sum(file.size or 0 for file in files) > MOST_BYTES:
            raise forms.ValidationError(f"Together they are larger than {MOST_BYTES // 1_000_000} MB; take fewer.")
        return files


@dataclass(frozen=True, slots=True)
class Named:
    """A row that a document creates, changes or deletes."""

    sign: str
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one model that a document creates, changes or deletes: how many, and of some models which."""

    name: str
    created: int
    changed: int
    deleted: int
    rows: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """What importing one document does. `unread` are its lines that were not understood, with their numbers."""

    step: Step
    owner: str = ""
    groups: tuple[Group, ...] = ()
    unread: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class Plan:
    """What importing all files does."""

    documents: list[DocumentPlan] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    total: Report = field(default_factory=Report)


@desk_page("directory.add_document")
def upload(request: HttpRequest) -> HttpResponse:
    """The form; files that are sent wait until their plan is confirmed."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        batch, problems = put_by(form.cleaned_data["uploads"], request.user)
        for problem in problems:
            messages.error(request, said(problem))
        if batch:
            return redirect("desk:plan", batch=batch)
        return redirect("desk:upload")
    waiting = _waiting(request).order_by("batch").values_list("batch", flat=True).distinct()
    return show(request, "upload", "Upload CVs", form=form, waiting=list(waiting))


@desk_page("directory.add_document")
def plan(request: HttpRequest, batch: uuid.UUID) -> HttpResponse:
    """What the import will do, and the three words: import, another document, never mind."""
    uploads = list(_waiting(request).filter(batch=batch).order_by("name"))
    if not uploads:
        raise Http404("These files have been imported, or thrown away.")
    if request.method != "POST":
        replaced = replaced_by(uploads)
        return show(
            request,
            "upload_plan",
            "The plan",
            batch=batch,
            plan=make_plan(uploads),
            replaced=replaced,
        )
    if "another" in request.POST:
        for one in uploads:
            if str(one.pk) == request.POST["another"]:
                one.name = free_name(one.name)
                one.save(update_fields=["name"])
        return redirect("desk:plan", batch=batch)
    if "import" in request.POST:
        for message in import_uploads(uploads):
            (messages.error if isinstance(message, Problem) else messages.success)(request, said(message))
    _waiting(request).filter(batch=batch).delete()
    return redirect("desk:upload")


def put_by(files: Iterable[UploadedFile], user: Any) -> tuple[uuid.UUID | None, list[Problem]]:
    """Keep the bytes of uploaded files for a day at most; those too large are complained of."""
    Upload.objects.filter(uploaded_at__lt=timezone.now() - KEPT_FOR).delete()
    batch, problems, kept = uuid.uuid4(), list[Problem](), list[str]()
    for file in files:
        name = document_name(file.name or "")
        if (file.size or 0) > MAX_BYTES:
            problems.append(Problem(file.name or "", f"the file is larger than {MAX_BYTES // 1_000_000} MB; no CV is"))
            continue
        original = file.read()
        if is_another(name, original) or name in kept:
            name = free_name(name, kept)
        kept.append(name)
        Upload.objects.create(batch=batch, name=name, original=original, uploaded_by=user)
    return batch if kept else None, problems


def document_name(name: str) -> str:
    """What the document of an uploaded file is called."""
    bare = PurePath(clean(name).replace("\\", "/")).name.strip(". ") or "CV"
    stem, suffix = PurePath(bare).stem, PurePath(bare).suffix
    return f"{PREFIX}{stem[:LONGEST_STEM]}{suffix[:LONGEST_SUFFIX]}"


def is_another(name: str, original: bytes) -> bool:
    """Whether a document of this name is somebody else's CV, not an earlier version of this one."""
    known = Document.objects.filter(name=name).exclude(sha256=digest(original)).select_related("owner").first()
    if known is None or known.owner is None:
        return False
    with _in_a_folder([(name, original)]) as (path,):
        try:
            person = read_file(path, name).cv.person
        except UnreadableDocumentError:
            return False
    return person.name is not None and not compatible(person.name, known.owner.name)


def free_name(name: str, also: Sequence[str] = ()) -> str:
    """“upload:cv (2).pdf” where there is an “upload:cv.pdf”."""
    stem, suffix = name.removesuffix(PurePath(name).suffix), PurePath(name).suffix
    taken = {*Document.objects.filter(name__startswith=stem).values_list("name", flat=True), *also}
    number = 2
    while (free := f"{stem} ({number}){suffix}") in taken:
        number += 1
    return free


def replaced_by(uploads: Iterable[Upload]) -> list[tuple[Upload, Document]]:
    """The uploads that become new versions of documents that are there, with these."""
    known = {one.name: one for one in Document.objects.filter(name__in=[one.name for one in uploads]).defer("original")}
    return [
        (one, known[one.name])
        for one in uploads
        if one.name in known and known[one.name].sha256 != digest(bytes(one.original))
    ]


def make_plan(uploads: Sequence[Upload]) -> Plan:
    """What importing the uploads would do: done, looked at, and undone."""
    found = Plan()

    def tell(one: Step | Problem) -> None:
        if isinstance(one, Problem):
            found.problems.append(str(said(one)))
        else:
            found.documents.append(look_at(one, seen))

    seen = last_changes()
    found.total = _import(uploads, tell, dry_run=True)
    return found


def import_uploads(uploads: Sequence[Upload]) -> list[Step | Problem]:
    """Import the uploads, each document in a transaction of its own; what happened to each."""
    found: list[Step | Problem] = []
    _import(uploads, found.append, dry_run=False)
    return found


def look_at(step: Step, seen: dict[type[Model], int]) -> DocumentPlan:
    """What a step has just done, from the history that it left; `seen` has how far each history was read."""
    groups = []
    for table in TABLES:
        model = model_of(table.model)
        rows = list(history_of(model).objects.filter(history_id__gt=seen[model]).order_by("history_type", "history_id"))
        if not rows:
            continue
        seen[model] = max(row.history_id for row in rows)
        created, changed, deleted = (
            sum(row.history_type == sign for row in rows) for sign in (CREATED, CHANGED, DELETED)
        )
        names = tuple(Named(row.history_type, str(as_row(row))) for row in rows) if table.model in IN_PLANS else ()
        groups.append(Group(str(model._meta.verbose_name_plural), created, changed, deleted, names))
    document = Document.objects.filter(name=step.name).select_related("owner").defer("original").first()
    unread = document.records.get("unread", []) if document else []
    return DocumentPlan(
        step,
        document.owner.name if document and document.owner else "",
        tuple(groups),
        tuple((one["lines"][0][0], one["text"]) for one in unread if one["lines"]),
    )


def said(one: Step | Problem) -> str:
    """What happened to a file, in one line."""
    if isinstance(one, Problem):
        return f"“{PurePath(one.path).name.removeprefix(PREFIX)}”: {one.reason}"
    counts = ", ".join(f"{name} {getattr(one.report, name)}" for name in ("created", "updated", "deleted", "unread"))
    note = f" ({one.note})" if one.note else ""
    number = Document.objects.filter(name=one.name).values_list("pk", flat=True).first()
    if number is None:
        return f"{one.name}: {counts}{note}"
    address = reverse("admin:directory_document_change", args=[number])
    return format_html('<a href="{}">{}</a>: {}{}', address, one.name, counts, note)


def _import(uploads: Sequence[Upload], tell: Any, *, dry_run: bool) -> Report:
    with _in_a_folder([(one.name, bytes(one.original)) for one in uploads]) as paths:
        return import_files(paths, paths[0].parent, tell, dry_run=dry_run)


@contextmanager
def _in_a_folder(files: Iterable[tuple[str, bytes]]) -> Iterator[list[Path]]:
    """The import reads files: here they are for as long as it does."""
    with tempfile.TemporaryDirectory(prefix="upload-") as folder:
        paths = []
        for name, original in files:
            path = Path(folder) / name
            path.write_bytes(original)
            paths.append(path)
        yield paths


def _waiting(request: HttpRequest) -> Any:
    return Upload.objects.filter(uploaded_by=request.user.pk, uploaded_at__gte=timezone.now() - KEPT_FOR)
