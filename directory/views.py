"""Pages of the whole site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Window
from django.urls import reverse
from django.views.generic import TemplateView

from directory.charts import year_chart
from directory.facets import counts_of
from directory.fields import SearchForm
from people.models import Organization, Person
from publications.models import Publication, Venue

NEWEST = 6
LAST_CHANGED = 5
MOST_FOUND = 10


class Home(TemplateView):
    template_name = "directory/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        per_year = Publication.objects.per_year()
        newest = Publication.objects.for_rows()[:NEWEST].with_authors()
        last_changed = Person.objects.listed().order_by("-updated_at", "pk")[:LAST_CHANGED]
        # Two steps: what a row prints is counted for these few, not for everybody who might be among them.
        rows = Person.objects.for_rows().filter(pk__in=last_changed.values("pk"))
        changed = list(rows.order_by("-updated_at", "pk"))
        return super().get_context_data(
            publication_count=sum(per_year.values()),
            **counts_of(
                {
                    "person_count": Person.objects.listed(),
                    "organization_count": Organization.objects.all(),
                    "venue_count": Venue.objects.all(),
                }
            ),
            newest=newest,
            changed=changed,
            examples=examples(newest, changed),
            chart=year_chart(per_year),
            **kwargs,
        )


def examples(newest: Iterable[Publication], changed: Iterable[Person]) -> list[str]:
    """Up to three searches that find something: a topic, a place and a venue with its year."""
    topics = (topic.name for person in changed for topic in person.interests_in_order)
    places = (stay.place.name for person in changed for stay in person.present_stays if stay.place)
    venues = (publication.where for publication in newest if publication.venue)
    return [example for some in (topics, places, venues) if (example := next(some, None))]


class Search(TemplateView):
    template_name = "directory/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = SearchForm(self.request.GET)
        text = form.cleaned_data.get("q", "") if form.is_valid() else ""
        return super().get_context_data(
            text=text,
            not_understood=form.errors and form.data.get("q", ""),
            groups=found(text) if text else [],
            **kwargs,
        )


@dataclass(frozen=True, slots=True)
class Group:
    """The best rows of one kind that a text finds, how many there are, and where all of them are listed."""

    name: str
    rows: list[Any]
    count: int
    more: str

    @property
    def heading(self) -> str:
        return self.name.capitalize()


def found(text: str) -> list[Group]:
    """What the text finds, in groups of one kind."""

    def people(ids: list[int]) -> Iterable[Person]:
        return Person.objects.for_rows().filter(pk__in=ids)

    def publications(ids: list[int]) -> Iterable[Publication]:
        return Publication.objects.for_rows().filter(pk__in=ids).with_authors()

    kinds = (
        ("people", Person.objects.listed(), people, "person_list"),
        ("publications", Publication.objects.all(), publications, "publication_list"),
        ("organizations", Organization.objects.select_related("parent"), None, "organization_list"),
        ("venues", Venue.objects.all(), None, ""),
    )
    return [group for kind in kinds if (group := best(text, *kind)).count]


def best(text: str, name: str, candidates: Any, rows: Any, address: str) -> Group:
    """The group of one kind; `rows` brings what a row prints, where that takes more than the candidates themselves."""
    found = candidates.search(text).annotate(count_found=Window(Count("pk"))).best_first(text)
    first = list((found.only("pk") if rows is not None else found)[:MOST_FOUND])
    count = first[0].count_found if first else 0
    if first and rows is not None:
        brought = {row.pk: row for row in rows([one.pk for one in first])}
        first = [brought[one.pk] for one in first if one.pk in brought]
    more = f"{reverse(address)}?{urlencode({'q': text})}" if address and count > MOST_FOUND else ""
    return Group(name, first, count, more)
