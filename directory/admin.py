"""Where facts came from and what admins decided: to be looked at, and changed by importing and deciding only."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from directory.desk.admin import add_to_all
from directory.models import LINE_BREAK, Decision, Document, Evidence, Forgotten, Imported, Question
from people.models import FormerSlug

admin.site.site_header = admin.site.site_title = settings.SITE_NAME
admin.site.index_title = "Administration"

MOST_RANGES, MOST_LINES = 200, 2000

add_to_all()


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows rows that only the program writes."""

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Model | None = None) -> bool:
        return False


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin):
    list_display = ("name", "owner", "date", "imported_at")
    list_filter = ("imported_at", ("owner", admin.EmptyFieldListFilter))
    list_select_related = ("owner",)
    search_fields = ("name", "owner__name", "text")
    fields = (
        "name",
        "owner",
        "date",
        "imported_at",
        "sha256",
        "reader_version",
        "rows",
        "not_understood",
        "lines",
        "as_read",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        return super().get_queryset(request).defer("original", "text", "records")

    @admin.display(description="what rests on it")
    def rows(self, document: Document) -> SafeString:
        address = reverse("admin:directory_evidence_changelist", query={"document__id__exact": document.pk})
        return format_html('<a href="{}">The rows that it is the evidence of</a>', address)

    @admin.display(description="lines not understood")
    def not_understood(self, document: Document) -> str:
        unread: list[dict[str, Any]] = document.records.get("unread", [])
        lines = ((first, one["text"], one.get("reason") or "") for one in unread for first, _ in one["lines"][:1])
        return format_html_join("\n", "<div>{}: {} <em>{}</em></div>", lines) or "None"

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Document | None:
        document: Document | None = super().get_object(request, object_id, from_field)
        if document is not None:
            document.marked = numbers_in(request.GET.get("lines", ""))  # type: ignore[attr-defined]
        return document

    @admin.display(description="text")
    def lines(self, document: Document) -> SafeString:
        """Its lines by number: those that are asked for marked, those that were not understood, too."""
        unread = {
            number
            for one in document.records.get("unread", [])
            for first, last in one["lines"]
            for number in range(first, last + 1)
        }
        marked: set[int] = getattr(document, "marked", set())
        rows = (
            (number, "marked" if number in marked else "unread" if number in unread else "", line)
            for number, line in enumerate(LINE_BREAK.split(document.text), start=1)
        )
        return format_html(
            '<ol class="source-lines">{}</ol>',
            format_html_join("\n", '<li id="L{}" class="{}">{}</li>', rows),
        )

    @admin.display(description="as it was read")
    def as_read(self, document: Document) -> SafeString:
        return format_html("<pre>{}</pre>", json.dumps(document.records, indent=2, ensure_ascii=False))


@admin.register(Evidence)
class EvidenceAdmin(ReadOnlyAdmin):
    list_display = ("record_key", "row", "field", "document", "lines")
    list_filter = ("model", "document")
    list_select_related = ("document",)
    search_fields = ("record_key", "document__name", "row_id")

    @admin.display(description="row", ordering="row_id")
    def row(self, evidence: Evidence) -> str:
        return _link_to_row(evidence)


@admin.register(Imported)
class ImportedAdmin(ReadOnlyAdmin):
    list_display = ("record_key", "row")
    list_filter = ("model",)
    search_fields = ("record_key", "row_id")

    @admin.display(description="row", ordering="row_id")
    def row(self, imported: Imported) -> str:
        return _link_to_row(imported)


@admin.register(Question)
class QuestionAdmin(ReadOnlyAdmin):
    list_display = ("kind", "left_key", "right_key", "evidence")
    list_filter = ("kind",)
    search_fields = ("left_key", "right_key", "evidence")


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ("left_key", "answer", "right_key", "reason", "decided_by", "decided_at")
    list_filter = ("answer", "decided_at")
    list_select_related = ("decided_by",)
    search_fields = ("left_key", "right_key", "reason")


@admin.register(Forgotten)
class ForgottenAdmin(ReadOnlyAdmin):
    """Deleting one lets their CVs in again."""

    list_display = ("forgotten_at", "forgotten_by")
    list_select_related = ("forgotten_by",)
    search_fields = ("forgotten_by__username",)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)


@admin.register(FormerSlug)
class FormerSlugAdmin(ReadOnlyAdmin):
    list_display = ("model", "slug", "former_row", "row_id")
    list_filter = ("model",)
    search_fields = ("slug",)


def numbers_in(ranges: str) -> set[int]:
    """The lines that an address asks for: "4-6,9". What is no range is passed over."""
    found: set[int] = set()
    for part in ranges.split(",")[:MOST_RANGES]:
        first, _, last = part.partition("-")
        if first.isdecimal() and (last or first).isdecimal():
            found.update(range(int(first), min(int(last or first), int(first) + MOST_LINES) + 1))
    return found


def _link_to_row(fact: Evidence | Imported) -> str:
    """Where the row is edited; it may be gone by now."""
    try:
        address = reverse(f"admin:{fact.model.replace('.', '_')}_change", args=[fact.row_id])
    except NoReverseMatch:
        return f"{fact.model} {fact.row_id}"
    return format_html('<a href="{}">{} {}</a>', address, fact.model, fact.row_id)
