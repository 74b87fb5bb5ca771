"""Lines that were not understood, in their place; one may be left as it is, for good or until that is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import Truncator

from directory.desk.decisions import note
from directory.desk.pages import demand, desk_page, show
from directory.importing.sources import slug
from directory.models import LINE_BREAK, Decision, Document

AROUND = 2  # lines before and after
DOCUMENTS_ON_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a document: one of those that were not understood, or a neighbour. Lines are left out before a gap."""

    number: int
    text: str
    is_unread: bool
    after_gap: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Lines that belong together, with their neighbours; `key` is what a decision calls them."""

    key: str
    section: str
    reason: str
    text: str
    lines: tuple[Shown, ...]

    @property
    def ranges(self) -> list[list[int]]:
        numbers = [line.number for line in self.lines if line.is_unread]
        return [[numbers[0], numbers[-1]]]


@desk_page("directory.view_document")
def unread(request: HttpRequest) -> HttpResponse:
    """All places, by document; the button leaves one as it is."""
    if request.method == "POST":
        demand(request, "directory.add_decision")
        document = get_object_or_404(Document, pk=request.POST.get("document"))
        place = next((one for one in places(document, set()) if one.key == request.POST.get("key")), None)
        if place is not None:
            about = f"Left as it is in {document.name}: “{Truncator(place.text).chars(120)}”"
            note(Decision.Answer.DISMISSED, place.key, "", about, request.user)
            messages.success(request, "It is left as it is, and stands among the decisions.")
        return redirect(request.get_full_path())
    page: Page[Document] = Paginator(waiting(), DOCUMENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    left = dismissed()
    documents = [(document, found) for document in page if (found := list(places(document, left)))]
    return show(request, "unread", "Lines not understood", page=page, documents=documents)


def waiting() -> QuerySet[Document]:
    """Documents with lines that were not understood, those with most lines first."""
    found = Document.objects.filter(unread__gt=0).select_related("owner").defer("original")
    return found.order_by("-unread", "name")


def dismissed() -> set[str]:
    left = Decision.objects.filter(right_key="", answer=Decision.Answer.DISMISSED)
    return set(left.values_list("left_key", flat=True))


def places(document: Document, left: set[str]) -> Iterator[Place]:
    """The places of a document that were not understood, without those that are left as they are."""
    text = LINE_BREAK.split(document.text)
    for one in document.records.get("unread", []):
        key = f"{document.name}#unread/{slug(one['text'])}"
        if key in left or not one["lines"]:
            continue
        own = {number for first, last in one["lines"] for number in range(first, last + 1)}
        near = {number + step for number in own for step in range(-AROUND, AROUND + 1)} & set(range(1, len(text) + 1))
        lines = tuple(
            Shown(number, text[number - 1], number in own, number > min(near) and number - 1 not in near)
            for number in sorted(near)
        )
        yield Place(key, one.get("section") or "", one.get("reason") or "", one["text"], lines)
