"""The same addresses in other formats: a suffix says which, the parameters are those of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory import exported
from directory.exports.atom import Entry, atom
from directory.exports.bibtex import bibtex
from directory.exports.csl import csl_json
from directory.exports.json_resume import json_resume
from directory.exports.ris import ris
from directory.exports.tables import people_table, places_table, works_table
from directory.exports.values import Profile, Work
from directory.exports.vcard import vcard
from directory.facets import ListFilter
from people.filters import OrganizationFilter, PersonFilter
from people.models import Organization, Person
from people.views import presence_at
from publications.filters import PublicationFilter
from publications.models import Publication, Venue

MOST_ENTRIES = 100


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its suffix; `write` makes the pieces of a file."""

    suffix: str
    label: str
    media_type: str
    write: Callable[[Iterable[Any]], Iterator[str]] | None = None


ATOM = Format("atom", "Atom", "application/atom+xml")
WORKS: dict[str, Format] = {
    one.suffix: one
    for one in (
        Format("bib", "BibTeX", "application/x-bibtex", bibtex),
        Format("ris", "RIS", "application/x-research-info-systems", ris),
        Format("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
        Format("csv", "CSV", "text/csv", works_table),
        ATOM,
    )
}
WORK = {suffix: one for suffix, one in WORKS.items() if one is not ATOM}
PEOPLE = {one.suffix: one for one in (Format("csv", "CSV", "text/csv", people_table), ATOM)}
PLACES = {one.suffix: one for one in (Format("csv", "CSV", "text/csv", places_table), ATOM)}
PERSON = {
    "json": Format("json", "JSON Resume", "application/json"),
    "vcf": Format("vcf", "vCard", "text/vcard"),
}


class WorksSuffix:
    regex = "|".join(WORKS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class WorkSuffix(WorksSuffix):
    regex = "|".join(WORK)


class ListSuffix(WorksSuffix):
    regex = "|".join(PEOPLE)


class PersonSuffix(WorksSuffix):
    regex = "|".join(PERSON)


def root_of(request: HttpRequest) -> str:
    """The address of the site, as it was asked for."""
    return request.build_absolute_uri("/")


def file(pieces: Iterable[str], kind: Format, name: str) -> HttpResponseBase:
    """A file that is sent while it is made."""
    response = StreamingHttpResponse(pieces, content_type=f"{kind.media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind.suffix}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def feed(request: HttpRequest, title: str, page: str, entries: Iterable[Entry]) -> HttpResponseBase:
    text = atom(title, request.build_absolute_uri(page), request.build_absolute_uri(), entries)
    return HttpResponse(text, content_type=f"{ATOM.media_type}; charset=utf-8")


def newest(rows: Any) -> Any:
    """What a feed tells of: the rows last changed."""
    return rows.order_by("-updated_at", "-pk")[:MOST_ENTRIES]


def filtered(kind: type[ListFilter], request: HttpRequest, rows: Any, page: str, **fixed: str) -> ListFilter:
    """The list that the request's parameters leave, some of them fixed by the address."""
    data = request.GET.copy()
    for name, value in fixed.items():
        data[name] = value
    shown = kind(data, queryset=rows, request=request)
    shown.path = page
    return shown


@require_safe
def works(request: HttpRequest, suffix: str, name: str = "publications", **fixed: str) -> HttpResponseBase:
    """A list of publications."""
    shown = filtered(PublicationFilter, request, Publication.objects.all(), reverse("publication_list"), **fixed)
    if suffix == ATOM.suffix:
        rows = newest(shown.qs).for_rows()
        entries = (exported.work_entry(row, root_of(request)) for row in rows)
        return feed(request, shown.named("Publications"), shown.canonical, entries)
    found: Iterator[Work] = exported.works(shown.in_order, root_of(request))
    return file(WORKS[suffix].write(found), WORKS[suffix], name)  # type: ignore[misc]


def works_of_person(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    get_object_or_404(Person.objects.listed(), slug=slug)
    return works(request, suffix, name=f"{slug}-publications", author=slug)


def works_of_organization(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    get_object_or_404(Organization, slug=slug)
    return works(request, suffix, name=f"{slug}-publications", organization=slug)


def works_of_venue(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    get_object_or_404(Venue, slug=slug)
    return works(request, suffix, name=f"{slug}-publications", venue=slug)


@require_safe
def work(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """One publication."""
    row = get_object_or_404(Publication.objects.for_exports(), slug=slug)
    return file(WORK[suffix].write([exported.work(row, root_of(request))]), WORK[suffix], slug)  # type: ignore[misc]


@require_safe
def people(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """A list of people."""
    shown = filtered(PersonFilter, request, Person.objects.listed(), reverse("person_list"))
    if suffix == ATOM.suffix:
        entries = (exported.person_entry(row, root_of(request)) for row in newest(shown.qs).for_rows())
        return feed(request, shown.named("People"), shown.canonical, entries)
    found: Iterator[Profile] = exported.people(shown.in_order, root_of(request))
    return file(people_table(found), PEOPLE[suffix], "people")


@require_safe
def person(request: HttpRequest, slug: str, suffix: str) -> HttpResponseBase:
    """One person: the vCard and the JSON Resume alone of all exports have what contacts are public."""
    row = get_object_or_404(Person.objects.listed().for_profile(), slug=slug)
    root = root_of(request)
    if suffix == "vcf":
        return file(vcard(exported.profile(row, root, with_contacts=True)), PERSON[suffix], slug)
    written = exported.works(row.authorships.publications(), root)
    return file(json_resume(exported.profile(row, root, written, with_contacts=True)), PERSON[suffix], slug)


@require_safe
def places(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """A list of organizations."""
    shown = filtered(OrganizationFilter, request, Organization.objects.all(), reverse("organization_list"))
    rows = shown.in_order.select_related("parent")
    root = root_of(request)
    if suffix == ATOM.suffix:
        entries = (exported.place_entry(row, root) for row in newest(rows))
        return feed(request, shown.named("Organizations"), shown.canonical, entries)
    found = list(rows.prefetch_related("names"))
    presence = presence_at(found)
    lines = exported.place_rows(((row, *presence[row.pk]) for row in found), root)
    return file(places_table(lines), PLACES[suffix], "organizations")
