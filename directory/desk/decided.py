"""All decisions: what was said, by whom and when, and the button that takes it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from directory.desk.decisions import take_back
from directory.desk.pages import demand, desk_page, show
from directory.models import Decision

ON_A_PAGE = 50


@desk_page("directory.view_decision")
def decided(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        demand(request, "directory.delete_decision")
        decision = get_object_or_404(Decision, pk=request.POST.get("decision"), part_of=None)
        about = str(decision)
        take_back(decision)
        messages.success(request, f"Taken back: {about}")
        return redirect("desk:decisions")
    rows = Decision.objects.filter(part_of=None).select_related("decided_by").defer("before")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return show(request, "decisions", "Decisions", page=page)
