"""Where a value on the page was read from, for staff."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django import template
from django.db.models import Model
from django.template import RequestContext
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from directory.models import Evidence
from directory.provenance import document_address, lines_text

register = template.Library()

MOST_RANGES = 2
Found = dict[tuple[str, int], list[Evidence]]


@register.simple_tag(takes_context=True)
def line_marks(context: RequestContext, row: Model) -> SafeString:
    """For staff: the lines that a row rests on, a mark for each document, linked to it. One query for a whole page."""
    user, thing = context.get("user"), context.get("object")
    if not (user and user.is_staff and thing):
        return SafeString("")
    marks = (
        (
            document_address(one.document_id, one.lines),
            f"{one.document.name}, {lines_text(one.lines)}",
            lines_text(one.lines, most=MOST_RANGES),
        )
        for one in evidence_of(thing).get((row._meta.label_lower, row.pk), ())
    )
    return format_html_join("", ' <a class="staff-mark" href="{}" title="{}">{}</a>', marks)


def evidence_of(thing: Any) -> Found:
    """The evidence of all that a page's object is made of, kept with the object."""
    if not hasattr(thing, "evidence_found"):
        rows = Evidence.objects.filter(field="").order_by("document__name", "pk").select_related("document")
        rows = rows.only("model", "row_id", "lines", "document__name")
        is_person = thing._meta.label_lower == "people.person"
        about = rows.filter(document__owner=thing) if is_person else rows.filter(model=thing._meta.label_lower)
        found: Found = defaultdict(list)
        for one in about if is_person else about.filter(row_id=thing.pk):
            found[one.model, one.row_id].append(one)
        thing.evidence_found = found
    return thing.evidence_found  # type: ignore[no-any-return]
