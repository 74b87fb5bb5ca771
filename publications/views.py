"""Pages of publications and venues."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.views.generic import DetailView
from django_filters.views import FilterView

from directory.charts import year_chart
from directory.facets import rows_of
from people.models import Person
from publications.filters import PublicationFilter
from publications.models import Authorship, Publication, Venue

MOST_PUBLICATIONS = 50
MOST_PEOPLE = 10
MOST_MORE = 4


class PublicationList(FilterView):
    filterset: PublicationFilter
    filterset_class = PublicationFilter
    queryset = Publication.objects.all()
    strict = False
    template_name_suffix = "_list"
    extra_context = {
        "section": "publications",
        "heading": "Publications",
        "one": "publication",
        "unit": "publication,publications",
        "placeholder": "Title, author or venue",
    }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.filterset.page
        publications = rows_of(page, Publication.objects.for_rows()).with_authors()
        return super().get_context_data(page=page, publications=publications, **kwargs)


class PublicationDetail(DetailView):
    queryset = Publication.objects.select_related("venue").prefetch_related(
        "titles", "links", Prefetch("authorships", Authorship.objects.select_related("person"))
    )
    extra_context = {"section": "publications"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        authors = self.object.authorships.all()
        people = list({author.person: None for author in authors if author.person and author.person.is_listed})
        more = Publication.objects.by_any_of(people).exclude(pk=self.object.pk).for_rows()[:MOST_MORE]
        return super().get_context_data(
            people=people,
            more=more.with_authors() if people else [],
            has_equal=any(author.equal_contribution for author in authors),
            has_implied=any(author.implied for author in authors),
            **kwargs,
        )


class VenueDetail(DetailView):
    queryset = Venue.objects.prefetch_related("names")
    extra_context = {"section": "publications"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        publications = self.object.publications.all()
        per_year = publications.per_year()
        return super().get_context_data(
            publications=publications.for_rows()[:MOST_PUBLICATIONS].with_authors(),
            publication_count=sum(per_year.values()),
            chart=year_chart(per_year, venue=self.object.slug),
            people=Person.objects.listed().who_wrote(publications)[:MOST_PEOPLE],
            **kwargs,
        )
