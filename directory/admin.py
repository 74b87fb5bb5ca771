"""Where facts came from and what admins decided: to be looked at, and changed by importing and deciding only."""

from __future__ import annotations

import json
import re
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from directory.models import Decision, Document, Evidence, Imported

admin.site.site_header = admin.site.site_title = settings.SITE_NAME
admin.site.index_title = "Administration"

LINE_BREAK = re.compile(r"\r\n|\r|\n")


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

    @admin.display(description="text")
    def lines(self, document: Document) -> SafeString:
        numbered = (f"{number:4}  {line}" for number, line in enumerate(LINE_BREAK.split(document.text), start=1))
        return format_html("<pre>{}</pre>", "\n".join(numbered))

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


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ("left_key", "answer", "right_key", "reason", "decided_by", "decided_at")
    list_filter = ("answer", "decided_at")
    list_select_related = ("decided_by",)
    search_fields = ("left_key", "right_key", "reason")


def _link_to_row(fact: Evidence | Imported) -> str:
    """Where the row is edited; it may be gone by now."""
    try:
        address = reverse(f"admin:{fact.model.replace('.', '_')}_change", args=[fact.row_id])
    except NoReverseMatch:
        return f"{fact.model} {fact.row_id}"
    return format_html('<a href="{}">{} {}</a>', address, fact.model, fact.row_id)
