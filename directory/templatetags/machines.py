"""What a page says to programs: its other formats, its structured data, its meta elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.db.models import Model
from django.template import RequestContext
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from directory import exported
from directory.exports import structured
from directory.exports.values import clean
from directory.facets import ListFilter
from directory.formats import PEOPLE, PERSON, PLACES, WORK, WORKS, Format
from people.filters import PersonFilter
from people.models import Organization, Person, Topic
from publications.filters import PublicationFilter
from publications.models import Publication, Venue

register = template.Library()


@dataclass(frozen=True, slots=True)
class Download:
    """What a page shows in another format; `subject` says what of it: "Publications"."""

    label: str
    subject: str
    address: str
    media_type: str

    @property
    def title(self) -> str:
        return f"{self.subject} as {self.label}"


@register.simple_tag(takes_context=True)
def downloads(context: RequestContext) -> list[Download]:
    """The other formats of a page, those of the very thing that it shows first."""
    shown = context.get("filter") or context.get("object")
    return list(_downloads(shown)) if shown is not None else []


def _downloads(shown: Any) -> Iterator[Download]:
    match shown:
        case ListFilter():
            name, subject, formats = _list(shown)
            query = shown.address(size=[]).partition("?")[2]
            for one, address in _addresses(formats, name):
                yield Download(one.label, subject, f"{address}?{query}" if query else address, one.media_type)
        case Publication():
            yield from _of("Citation", WORK, "publication_as", shown.slug)
        case Person():
            yield from _of(shown.name, PERSON, "person_as", shown.slug)
            yield from _of("Publications", WORKS, "works_of_person_as", shown.slug)
        case Organization():
            yield from _of("Publications", WORKS, "works_of_organization_as", shown.slug)
        case Venue():
            yield from _of("Publications", WORKS, "works_of_venue_as", shown.slug)
        case Topic():
            for one, address in _addresses(PEOPLE, "people_as"):
                yield Download(one.label, "People", f"{address}?topic={shown.slug}", one.media_type)


def _list(shown: ListFilter) -> tuple[str, str, dict[str, Format]]:
    if isinstance(shown, PublicationFilter):
        return "publications_as", "Publications", WORKS
    if isinstance(shown, PersonFilter):
        return "people_as", "People", PEOPLE
    return "organizations_as", "Organizations", PLACES


def _of(subject: str, formats: dict[str, Format], name: str, slug: str) -> Iterator[Download]:
    for one, address in _addresses(formats, name, slug):
        yield Download(one.label, subject, address, one.media_type)


def _addresses(formats: dict[str, Format], name: str, *arguments: str) -> Iterator[tuple[Format, str]]:
    for one in formats.values():
        yield one, reverse(name, args=[*arguments, one.suffix])


# --------------------------------------------------------------------------------------------------- in the head


@register.simple_tag(takes_context=True)
def machine_head(context: RequestContext) -> SafeString:
    """For the head of every page: links to other formats, OpenGraph, Highwire's elements, structured data."""
    request = context.get("request")
    if request is None:
        return SafeString("")
    root = request.build_absolute_uri("/")
    shown = context.get("filter") or context.get("object")
    links = [(one.media_type, one.title, one.address) for one in (_downloads(shown) if shown is not None else ())]
    data = list(_things(shown, root, context))
    pieces = [
        format_html_join("\n", '<link rel="alternate" type="{}" title="{}" href="{}">', links),
        format_html_join("\n", '<meta property="og:{}" content="{}">', _open_graph(shown, context, root)),
        format_html_join("\n", '<meta name="{}" content="{}">', _citation(shown, root)),
    ]
    if data:
        pieces.append(format_html('<script type="application/ld+json">{}</script>', mark_safe(structured.script(data))))  # noqa: S308
    return mark_safe("\n".join(piece for piece in pieces if piece))  # noqa: S308  (made of escaped pieces)


def _open_graph(shown: Any, context: RequestContext, root: str) -> Iterator[tuple[str, str]]:
    title = str(shown) if isinstance(shown, Model) else str(context.get("heading") or settings.SITE_NAME)
    yield "title", clean(title)
    yield "type", {Person: "profile", Publication: "article"}.get(type(shown), "website")
    yield "site_name", settings.SITE_NAME
    address = shown.canonical if isinstance(shown, ListFilter) else getattr(context.get("request"), "path", "/")
    yield "url", urljoin(root, address)
    if isinstance(shown, Person) and shown.photo:
        yield "image", urljoin(root, shown.photo.url)
    if isinstance(shown, Publication):
        yield "description", clean(shown.citation)
    elif isinstance(shown, Person) and shown.headline:
        yield "description", clean(shown.headline)
    elif settings.SITE_ABOUT and not isinstance(shown, Model):
        yield "description", settings.SITE_ABOUT


def _citation(shown: Any, root: str) -> Iterator[tuple[str, str]]:
    if isinstance(shown, Publication):
        yield from (pair for pair in structured.citation_tags(exported.work(shown, root)) if pair[1])


def _things(shown: Any, root: str, context: RequestContext) -> Iterator[structured.Thing]:
    match shown:
        case Person():
            yield structured.person(exported.profile(shown, root))
        case Organization():
            yield _organization(shown, root, context)
        case Publication():
            yield structured.work(exported.work(shown, root))
        case None if context.get("person_count") is not None:
            search = urljoin(root, reverse("search"))
            yield structured.website(settings.SITE_NAME, root, settings.SITE_ABOUT, search)
    if shown is not None:
        yield structured.breadcrumbs([(name, urljoin(root, address)) for name, address in _steps(shown, context)])


def _organization(row: Organization, root: str, context: RequestContext) -> structured.Thing:
    parts = [part for part, *_ in context.get("parts") or ()]
    return structured.organization(
        exported.place(row, root),
        names=[clean(name) for name in (row.acronym, *(other.name for other in row.names.all())) if name],
        ror=row.ror_address if row.ror else "",
        parent=exported.place(row.parent, root) if row.parent else None,
        parts=[exported.place(part, root) for part in parts],
    )


LISTS = {
    Person: ("People", "person_list"),
    Topic: ("People", "person_list"),
    Organization: ("Organizations", "organization_list"),
    Publication: ("Publications", "publication_list"),
    Venue: ("Publications", "publication_list"),
}


def _steps(shown: Any, context: RequestContext) -> Iterator[tuple[str, str]]:
    yield "Home", reverse("home")
    if isinstance(shown, ListFilter):
        yield str(context.get("heading") or ""), shown.path
        return
    name, address = LISTS[type(shown)]
    yield name, reverse(address)
    if isinstance(shown, Organization) and shown.parent:
        yield clean(shown.parent.name), shown.parent.get_absolute_url()
    yield clean(str(shown)), shown.get_absolute_url()
