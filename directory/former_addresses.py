"""Addresses that rows had once lead to where they are now: for ever, whatever was merged or renamed since."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from people.models import Organization, Person, Topic
from people.slugs import Slugged, row_of_former_slug
from publications.models import Publication, Venue

MODELS: dict[str, type[Slugged]] = {
    "people": Person,
    "organizations": Organization,
    "topics": Topic,
    "publications": Publication,
    "venues": Venue,
}
"""What the first part of a path says that its slug is of."""


class FormerAddressesMiddleware:
    """Turns a page that is not found into a redirect, where its slug once had a page; and a list that names one so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return response
        shown = (getattr(response, "context_data", None) or {}).get("filter")
        if shown is not None and getattr(shown, "has_moved", False):
            return HttpResponsePermanentRedirect(shown.canonical)
        return (redirect_of(request) if response.status_code == 404 else None) or response


def redirect_of(request: HttpRequest) -> HttpResponse | None:
    """Where the address has gone; None where it never was one, or leads to somebody whom the site hides."""
    kind, _, rest = request.path_info.lstrip("/").partition("/")
    slug = str(request.resolver_match.kwargs.get("slug", "")) if request.resolver_match else ""
    if kind not in MODELS or not slug or not rest.startswith(slug):
        return None
    row = row_of_former_slug(MODELS[kind], slug)
    if row is None or row.slug == slug or not getattr(row, "is_listed", True):
        return None
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    return HttpResponsePermanentRedirect(f"/{kind}/{row.slug}{rest.removeprefix(slug)}{query}")
