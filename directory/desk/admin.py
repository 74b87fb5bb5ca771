"""What the admin of every imported model has besides: where each value came from."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from directory.importing.rows import TABLES
from directory.importing.standing import model_of
from directory.provenance import Provenance, attach_evidence, links


@admin.display(description="from")
def from_documents(row: Model) -> SafeString:
    """In a table of rows: the documents and lines that a row rests on."""
    return links(getattr(row, "evidence", ())) or SafeString("–" if row.pk else "")


class RecordAdmin(admin.ModelAdmin):
    """The change form with the source beside each value; `directory.admin` makes it the base of all models' admins."""

    def get_form(self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is not None and change:
            kwargs["help_texts"] = self.sources(obj)
        return super().get_form(request, obj, change, **kwargs)

    def sources(self, row: Model) -> dict[str, SafeString]:
        """The help of each field that has a source, with the source."""
        fields = {field.name: field for field in self.model._meta.concrete_fields}
        return {
            name: format_html('{}<span class="source">{}</span>', fields[name].help_text, text)
            for name, value in Provenance(row).values().items()
            if (text := value.text)
        }

    def get_inline_instances(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        inlines: list[Any] = super().get_inline_instances(request, obj)
        for inline in inlines if obj is not None else ():
            inline.readonly_fields = (*inline.readonly_fields, from_documents)
            if inline.fieldsets:
                inline.fieldsets = (*inline.fieldsets, (None, {"fields": (from_documents,)}))
            elif inline.fields:
                inline.fields = (*inline.fields, from_documents)
        return inlines

    def get_inline_formsets(self, request: HttpRequest, formsets: Any, *args: Any, **kwargs: Any) -> Any:
        attach_evidence(form.instance for formset in formsets for form in formset.initial_forms)
        return super().get_inline_formsets(request, formsets, *args, **kwargs)


def add_to_all() -> None:
    """Give the admin of each imported model what is here. Their apps know nothing of documents."""
    for app in ("people", "publications"):
        import_module(f"{app}.admin")
    for table in TABLES:
        model = model_of(table.model)
        own = type(admin.site.get_model_admin(model))
        admin.site.unregister(model)
        admin.site.register(model, type(own.__name__, (RecordAdmin, own), {"__module__": __name__}))
