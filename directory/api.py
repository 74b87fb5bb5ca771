"""The directory as JSON, read only: the lists' own filters and pages, and a schema that says what there is.

By django-ninja, not Django REST Framework: answers and schema are made of the same typed classes, so that neither can
say what the other does not, it is one small package instead of two, and it brings no pages of its own.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import NinjaAPI, Schema

from directory import exported
from directory.exports.values import Author, Deed, Place, Profile, Stay, Work
from directory.facets import ListFilter, rows_of
from directory.fields import NOT_SET, ChoicesField, RowsField
from directory.formats import root_of
from people.filters import OrganizationFilter, PersonFilter
from people.models import Organization, Person
from publications.filters import PublicationFilter
from publications.models import Publication

api = NinjaAPI(
    title=settings.SITE_NAME,
    version="1",
    description="People, their publications and the places they have worked. Lists take the parameters of the pages, "
    "and answer with the same rows. A parameter that is not understood is left out, and named in `ignored`.",
    docs_url=None,
    urls_namespace="api",
)


class Problem(Schema):
    detail: str


class Ignored(Schema):
    name: str
    value: str


class AuthorOut(Schema):
    name: str
    family: str
    given: str
    suffix: str
    address: str


class WorkOut(Schema):
    """A publication; an empty text or null is what no document says."""

    slug: str
    address: str
    title: str
    other_titles: list[str]
    kind: str
    status: str
    year: int | None
    authors: list[AuthorOut]
    authors_truncated: bool
    venue: str
    venue_acronym: str
    track: str
    note: str
    volume: str
    issue: str
    pages: str
    publisher: str
    editors: list[AuthorOut]
    doi: str
    arxiv_id: str
    isbn: str
    openreview_id: str
    patent_number: str
    links: list[str]
    changed: datetime | None


class PlaceOut(Schema):
    name: str
    address: str
    homepage: str


class StayOut(Schema):
    """A degree, a job, a visit; dates are "2024" or "2024-05"."""

    kind: str
    place: PlaceOut | None
    unit: str
    role: str
    degree: str
    field: str
    location: str
    start: str
    end: str
    is_current: bool


class DeedOut(Schema):
    kind: str
    title: str
    role: str
    organization: str
    start: str
    end: str


class PersonInList(Schema):
    slug: str
    address: str
    name: str
    sort_name: str
    other_names: list[str]
    headline: str
    topics: list[str]
    affiliations: list[StayOut]
    publication_count: int | None
    changed: datetime | None


class PersonOut(PersonInList):
    summary: str
    links: list[str]
    activities: list[DeedOut]
    publications: str


class OrganizationOut(Schema):
    slug: str
    address: str
    name: str
    acronym: str
    other_names: list[str]
    part_of: PlaceOut | None
    homepage: str
    ror: str
    changed: datetime | None


class PageOut(Schema):
    """One page of a list. `next` is the address of the page after it."""

    total: int
    page: int
    pages: int
    next: str | None
    ignored: list[Ignored]


class WorksPage(PageOut):
    results: list[WorkOut]


class PeoplePage(PageOut):
    results: list[PersonInList]


class OrganizationsPage(PageOut):
    results: list[OrganizationOut]


def parameters_of(kind: type[ListFilter], rows: Any) -> dict[str, Any]:
    """What a list understands, for the schema."""
    fields = kind(None, queryset=rows).form.fields
    return {"parameters": [_parameter(name, field) for name, field in fields.items()]}


def _parameter(name: str, field: forms.Field) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    choices: Any = getattr(field, "choices", ())
    match field:
        case ChoicesField():
            schema = {"type": "array", "items": {"type": "string", "enum": [str(value) for value, _ in choices]}}
        case RowsField():
            schema = {"type": "array", "items": {"type": "string", "description": f"A slug, or {NOT_SET}."}}
        case forms.IntegerField():
            schema = {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
        case forms.TypedChoiceField():
            schema = {"type": "integer", "enum": [int(value) for value, _ in choices]}
        case forms.ChoiceField():
            schema = {"type": "string", "enum": [str(value) for value, _ in choices if value]}
        case forms.CharField():
            schema = {"type": "string", "maxLength": field.max_length}
    return {"name": name, "in": "query", "required": False, "schema": schema}


def page_of(shown: ListFilter, request: HttpRequest, results: list[Any]) -> dict[str, Any]:
    page = shown.page
    following = None
    if page.has_next():
        query = shown.parameters.copy()
        query["page"] = str(page.next_page_number())
        following = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
    return {
        "total": shown.total,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "next": following,
        "ignored": [{"name": bad.name, "value": bad.value} for bad in shown.ignored],
        "results": results,
    }


@api.get(
    "/publications/",
    response=WorksPage,
    operation_id="list_publications",
    url_name="list_publications",
    summary="Publications",
    openapi_extra=parameters_of(PublicationFilter, Publication.objects.none()),
)
def publications(request: HttpRequest) -> dict[str, Any]:
    shown = PublicationFilter(request.GET, queryset=Publication.objects.all(), request=request)
    rows = rows_of(shown.page, Publication.objects.for_exports())
    return page_of(shown, request, [work_out(exported.work(row, root_of(request))) for row in rows])


@api.get(
    "/publications/{str:slug}/",
    response={200: WorkOut, 404: Problem},
    operation_id="get_publication",
    summary="A publication",
)
def publication(request: HttpRequest, slug: str) -> WorkOut:
    row = get_object_or_404(Publication.objects.for_exports(), slug=checked(slug))
    return work_out(exported.work(row, root_of(request)))


@api.get(
    "/people/",
    response=PeoplePage,
    operation_id="list_people",
    summary="People",
    openapi_extra=parameters_of(PersonFilter, Person.objects.none()),
)
def people(request: HttpRequest) -> dict[str, Any]:
    shown = PersonFilter(request.GET, queryset=Person.objects.listed(), request=request)
    rows = rows_of(shown.page, Person.objects.for_exports())
    return page_of(shown, request, [PersonInList(**in_list(exported.brief(row, root_of(request)))) for row in rows])


@api.get("/people/{str:slug}/", response={200: PersonOut, 404: Problem}, operation_id="get_person", summary="A person")
def person(request: HttpRequest, slug: str) -> PersonOut:
    """Contacts are on the person's page only."""
    root = root_of(request)
    rows = Person.objects.listed().for_profile().with_publication_count()
    row: Any = get_object_or_404(rows, slug=checked(slug))
    found = exported.profile(row, root)
    return PersonOut(
        **in_list(found) | {"publication_count": row.publication_count},
        summary=found.summary,
        links=[site.address for site in found.sites],
        activities=[deed_out(deed) for deed in found.deeds],
        publications=request.build_absolute_uri(f"{reverse('api:list_publications')}?author={row.slug}"),
    )


@api.get(
    "/organizations/",
    response=OrganizationsPage,
    operation_id="list_organizations",
    summary="Organizations",
    openapi_extra=parameters_of(OrganizationFilter, Organization.objects.none()),
)
def organizations(request: HttpRequest) -> dict[str, Any]:
    shown = OrganizationFilter(request.GET, queryset=Organization.objects.all(), request=request)
    rows = rows_of(shown.page, Organization.objects.select_related("parent").prefetch_related("names"))
    return page_of(shown, request, [organization_out(row, root_of(request)) for row in rows])


@api.get(
    "/organizations/{str:slug}/",
    response={200: OrganizationOut, 404: Problem},
    operation_id="get_organization",
    summary="An organization",
)
def organization(request: HttpRequest, slug: str) -> OrganizationOut:
    rows = Organization.objects.select_related("parent").prefetch_related("names")
    return organization_out(get_object_or_404(rows, slug=checked(slug)), root_of(request))


def nowhere(_request: HttpRequest, **_rest: str) -> JsonResponse:
    """Whatever else is asked for below /api/."""
    return JsonResponse({"detail": "Not Found"}, status=404)


def checked(slug: str) -> str:
    """A slug that a database can be asked for."""
    return slug.replace("\0", "")


def author_out(author: Author) -> AuthorOut:
    return AuthorOut(
        name=author.name, family=author.family, given=author.given, suffix=author.suffix, address=author.address
    )


def work_out(work: Work) -> WorkOut:
    plain = {name: getattr(work, name) for name in WorkOut.model_fields if hasattr(work, name)}
    people = {"authors": [*map(author_out, work.authors)], "editors": [*map(author_out, work.editors)]}
    texts = {"other_titles": list(work.other_titles), "links": list(work.links)}
    return WorkOut(**{**plain, **people, **texts, "slug": work.key})


def place_out(place: Place | None) -> PlaceOut | None:
    return PlaceOut(name=place.name, address=place.address, homepage=place.homepage) if place else None


def stay_out(stay: Stay) -> StayOut:
    plain = {name: getattr(stay, name) for name in ("kind", "unit", "role", "degree", "field", "location")}
    span: dict[str, Any] = {"start": stay.span.start, "end": stay.span.end, "is_current": stay.span.is_current}
    return StayOut(**plain, **span, place=place_out(stay.place))


def deed_out(deed: Deed) -> DeedOut:
    plain = {name: getattr(deed, name) for name in ("kind", "title", "role", "organization")}
    return DeedOut(**plain, start=deed.span.start, end=deed.span.end)


def in_list(profile: Profile) -> dict[str, Any]:
    return {
        "slug": profile.key,
        "address": profile.address,
        "name": profile.name.name,
        "sort_name": profile.name.inverted,
        "other_names": list(profile.other_names),
        "headline": profile.headline,
        "topics": list(profile.topics),
        "affiliations": [stay_out(stay) for stay in profile.stays],
        "publication_count": profile.publication_count,
        "changed": profile.changed,
    }


def organization_out(row: Organization, root: str) -> OrganizationOut:
    place = exported.place(row, root)
    return OrganizationOut(
        slug=row.slug,
        address=place.address,
        name=place.name,
        acronym=row.acronym,
        other_names=[other.name for other in row.names.all()],
        part_of=place_out(exported.place(row.parent, root)) if row.parent else None,
        homepage=row.homepage,
        ror=row.ror and row.ror_address,
        changed=row.updated_at,
    )
