"""A publication's citation in every format, for the box on its page."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.template import RequestContext
from django.urls import reverse

from directory import exported
from directory.formats import WORK, root_of
from publications.models import Publication

register = template.Library()

SHOWN = ("bib", "ris", "json")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a file in one format holds, and where it is downloaded."""

    suffix: str
    label: str
    text: str
    address: str


@register.simple_tag(takes_context=True)
def citations(context: RequestContext, publication: Publication) -> list[Citation]:
    """The citation in the formats of reference managers, each as its file has it."""
    one = exported.work(publication, root_of(context["request"]))
    return [
        Citation(
            suffix,
            WORK[suffix].label,
            "".join(WORK[suffix].write([one])).strip(),  # type: ignore[misc]
            reverse("publication_as", args=[publication.slug, suffix]),
        )
        for suffix in SHOWN
    ]
