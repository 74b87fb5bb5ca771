"""The first page of the desk: what waits, and where to go."""

from __future__ import annotations

from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse

from directory.desk.conflicts import open_conflicts
from directory.desk.health import CHECKS
from directory.desk.pages import desk_page, show
from directory.desk.unread import dismissed
from directory.models import Decision, Document, Question


@desk_page("directory.view_document")
def index(request: HttpRequest) -> HttpResponse:
    lines = Document.objects.filter(unread__gt=0).aggregate(all=Sum("unread"), documents=Count("pk"))
    return show(
        request,
        "index",
        "Review desk",
        documents=Document.objects.count(),
        questions=Question.objects.count(),
        conflicts=sum(1 for _ in open_conflicts()),
        unread=lines["all"] or 0,
        unread_documents=lines["documents"],
        left=len(dismissed()),
        findings=sum(check().count for check in CHECKS),
        decisions=Decision.objects.filter(part_of=None).count(),
        latest=Decision.objects.filter(part_of=None).select_related("decided_by").defer("before")[:5],
    )
