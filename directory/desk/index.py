"""The first page of the desk: what waits, and where to go."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from directory.desk.conflicts import open_conflicts
from directory.desk.health import CHECKS
from directory.desk.pages import desk_page, show
from directory.desk.unread import dismissed
from directory.models import Decision, Document, Question


@desk_page("directory.view_document")
def index(request: HttpRequest) -> HttpResponse:
    lines = [report.get("unread", 0) for report in Document.objects.values_list("report", flat=True)]
    return show(
        request,
        "index",
        "Review desk",
        documents=Document.objects.count(),
        questions=Question.objects.count(),
        conflicts=sum(1 for _ in open_conflicts()),
        unread=sum(lines),
        unread_documents=sum(map(bool, lines)),
        left=len(dismissed()),
        findings=sum(check().count for check in CHECKS),
        decisions=Decision.objects.filter(part_of=None).count(),
        latest=Decision.objects.filter(part_of=None).select_related("decided_by").defer("before")[:5],
    )
