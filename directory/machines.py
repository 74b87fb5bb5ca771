"""Addresses for programs: robots.txt, favicon.ico, and identifiers that others know our pages by."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from people.models import Person
from publications.models import Publication

DOI = re.compile(r"10\.[^\x00-\x20/]+/[^\x00-\x20]+")
ARXIV = re.compile(r"[\w.-]+(?:/\d+)?(?:v\d+)?", re.ASCII)
ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
VERSION = re.compile(r"v\d+$")
CLOSED = ("/admin/", "/search/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(static("favicon.ico"))


@require_safe
def doi(_request: HttpRequest, doi: str) -> HttpResponse:
    """The publication of a DOI, whatever the case of its letters."""
    if not DOI.fullmatch(doi):
        raise Http404("This is no DOI.")
    return redirect(_first(Publication.objects.with_doi(doi)))


@require_safe
def arxiv(_request: HttpRequest, number: str) -> HttpResponse:
    """The publication of an arXiv identifier, of whichever version."""
    if not ARXIV.fullmatch(number):
        raise Http404("This is no arXiv identifier.")
    return redirect(_first(Publication.objects.filter(arxiv_id=VERSION.sub("", number))))


@require_safe
def orcid(_request: HttpRequest, orcid: str) -> HttpResponse:
    """The person of an ORCID."""
    if not ORCID.fullmatch(orcid.upper()):
        raise Http404("This is no ORCID.")
    return redirect(_first(Person.objects.listed().with_orcid(orcid.upper())))


def _first(rows: Publication | Person | object) -> Publication | Person:
    found: Publication | Person | None = rows.first()  # type: ignore[union-attr]
    if found is None:
        raise Http404("Nothing here has this identifier.")
    return found
