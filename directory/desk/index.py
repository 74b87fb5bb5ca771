"""The first page of the desk: what waits, and where to go."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from directory.desk.pages import desk_page, show


@desk_page("directory.view_document")
def index(request: HttpRequest) -> HttpResponse:
    return show(request, "index", "Review desk")
