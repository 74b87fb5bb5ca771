"""A list as an Atom feed, for whoever wants to hear of changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list."""

    address: str
    title: str
    changed: datetime | None
    summary: str = ""
    authors: tuple[str, ...] = ()


class _Feed(Atom1Feed):
    """Django's, with every author of an entry, and one of its own: Atom asks for an author somewhere."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        _author(handler, self.feed["title"])

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            _author(handler, name)

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)


def _author(handler: Any, name: str) -> None:
    handler.startElement("author", {})
    handler.addQuickElement("name", name)
    handler.endElement("author")


def atom(title: str, page: str, address: str, entries: Iterable[Entry]) -> str:
    """The feed at `address` of the list at `page`, its entries as they come."""
    feed = _Feed(title=title, link=page, description="", feed_url=address, language="en")
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.address,
            description=escape(entry.summary),  # which Django calls HTML
            unique_id=entry.address,
            updateddate=entry.changed or NEVER,
            authors=entry.authors,
        )
    file = StringIO()
    feed.write(file, "utf-8")
    return file.getvalue()
