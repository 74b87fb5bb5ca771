"""All pages for search engines, each with the day of its last change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse

from people.models import Organization, Person, Topic
from publications.models import Publication, Venue

AT_ONCE = 10_000


class Pages(Sitemap):  # type: ignore[type-arg]
    """Home, the lists, and what the directory says of itself."""

    def items(self) -> list[str]:
        return ["home", "person_list", "publication_list", "organization_list", "about"]

    def location(self, item: str) -> str:
        return reverse(item)


class Rows(Sitemap):  # type: ignore[type-arg]
    """A page for each row of a queryset."""

    limit = AT_ONCE

    def __init__(self, rows: Any, address: str) -> None:
        self.rows: QuerySet[Any] = rows
        self.address = address

    @property
    def is_dated(self) -> bool:
        return any(field.name == "updated_at" for field in self.rows.model._meta.fields)

    def items(self) -> Any:
        return self.rows.order_by("pk").values_list("slug", *(["updated_at"] if self.is_dated else []))

    def location(self, item: tuple[str, ...]) -> str:
        return reverse(self.address, args=[item[0]])

    def lastmod(self, item: tuple[Any, ...]) -> datetime | None:
        return item[1] if len(item) > 1 else None

    def get_latest_lastmod(self) -> datetime | None:
        """Asked of the database, not of every row."""
        return self.rows.aggregate(last=Max("updated_at"))["last"] if self.is_dated else None


SITEMAPS: dict[str, Any] = {
    "pages": Pages,
    "people": Rows(Person.objects.listed(), "person_detail"),
    "publications": Rows(Publication.objects.all(), "publication_detail"),
    "organizations": Rows(Organization.objects.all(), "organization_detail"),
    "venues": Rows(Venue.objects.all(), "venue_detail"),
    "topics": Rows(Topic.objects.shown(), "topic_detail"),
}
