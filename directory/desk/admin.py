"""What the admin of every imported model has besides: where each value came from."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from directory.desk.merging import MERGED, MOST
from directory.importing.rows import TABLES
from directory.importing.standing import model_of
from directory.provenance import Provenance, attach_evidence, links
from people.models import Person


@admin.display(description="from")
def from_documents(row: Model) -> SafeString:
    """In a table of rows: the documents and lines that a row rests on."""
    return links(getattr(row, "evidence", ())) or SafeString("–" if row.pk else "")


def merge_selected(admin_: RecordAdmin, _request: HttpRequest, rows: QuerySet[Model]) -> HttpResponse:
    """The bulk action that leads to the page where rows are merged."""
    ids = ",".join(map(str, rows.order_by("pk").values_list("pk", flat=True)[: MOST + 1]))
    return redirect(reverse("desk:merge", args=[admin_.model._meta.label_lower], query={"ids": ids}))


class RecordAdmin(admin.ModelAdmin):
    """The change form with the source beside each value; `directory.admin` makes it the base of all models' admins."""

    def get_actions(self, request: HttpRequest) -> Any:
        actions: Any = super().get_actions(request)
        if self.model._meta.label_lower in MERGED and self.may_merge(request):
            actions["merge"] = (merge_selected, "merge", "Merge selected %(verbose_name_plural)s")
        return actions

    def may_merge(self, request: HttpRequest) -> bool:
        app, name = self.model._meta.app_label, self.model._meta.model_name
        return request.user.has_perms(("directory.add_decision", f"{app}.change_{name}", f"{app}.delete_{name}"))

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        kwargs["extra_context"] = {
            **(kwargs.get("extra_context") or {}),
            "can_split": self.model._meta.label_lower in MERGED and self.may_merge(request),
            "can_forget": self.model is Person
            and request.user.has_perms(("people.delete_person", "directory.delete_document")),
            "label": self.model._meta.label_lower,
        }
        return super().change_view(request, object_id, *args, **kwargs)

    def history_view(self, _request: HttpRequest, object_id: str, _extra_context: Any = None) -> HttpResponse:
        """The desk's history has the imports, too, and what belongs to the row."""
        if not object_id.isdecimal():
            raise Http404
        return redirect("desk:history", label=self.model._meta.label_lower, number=int(object_id))

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
