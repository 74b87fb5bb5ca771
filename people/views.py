"""Pages of people, organizations and topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.views.generic import DetailView
from django_filters.views import FilterView

from directory.charts import year_chart
from directory.facets import rows_of
from directory.network import network
from people.filters import OrganizationFilter, PersonFilter
from people.models import WHERE, Affiliation, Mentorship, Organization, Person, Topic, with_parts
from people.profile import contacts_for, each_once, fill, mentees_of, mentors_of, sections_of, source_of, stays_of

MOST_PUBLICATIONS = 200
MOST_PEOPLE = 100
MOST_NEAR = 12
MOST_CO_AUTHORS, MOST_UNFOLDED = 7, 20


class PersonList(FilterView):
    filterset: PersonFilter
    filterset_class = PersonFilter
    queryset = Person.objects.listed()
    strict = False
    template_name_suffix = "_list"
    extra_context = {
        "section": "people",
        "heading": "People",
        "one": "person",
        "unit": "person,people",
        "placeholder": "Name, organization or topic",
    }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.filterset.page
        return super().get_context_data(page=page, people=rows_of(page, Person.objects.for_rows()), **kwargs)


class PersonDetail(DetailView):
    queryset = Person.objects.listed()
    extra_context = {"section": "people"}

    def get_object(self, queryset: Any = None) -> Person:
        person: Person = super().get_object(queryset)
        fill(person)
        return person

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.object
        publications = person.authorships.publications().for_rows().with_authors()
        co_authors = publications.co_authors_of(person)
        return super().get_context_data(
            contacts=contacts_for(self.request.user, person),
            stays=stays_of(person),
            publications=publications[:MOST_PUBLICATIONS],
            publication_count=len(publications),
            chart=year_chart(Counter(work.year for work in publications), author=person.slug),
            co_authors=co_authors,
            co_authors_unfolded=unfolded(co_authors),
            network=network(co_authors),
            sections=sections_of(person),
            mentors=mentors_of(person),
            mentees=mentees_of(person),
            source=source_of(list(person.documents.order_by("date").values_list("date", flat=True))),
            namesakes=Person.objects.namesakes_of(person),
            **kwargs,
        )


class OrganizationList(FilterView):
    filterset: OrganizationFilter
    filterset_class = OrganizationFilter
    queryset = Organization.objects.all()
    strict = False
    template_name_suffix = "_list"
    extra_context = {
        "section": "organizations",
        "heading": "Organizations",
        "one": "organization",
        "unit": "organization,organizations",
        "placeholder": "Name or acronym",
    }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.filterset.page
        organizations = list(rows_of(page, Organization.objects.select_related("parent")))
        presence = presence_at(organizations)
        return super().get_context_data(
            page=page, organizations=[(place, *presence[place.pk]) for place in organizations], **kwargs
        )


class OrganizationDetail(DetailView):
    queryset = Organization.objects.select_related("parent").prefetch_related("names", "parts")
    extra_context = {"section": "organizations"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = self.object
        parents = Organization.objects.parents()
        places = with_parts([place.pk], parents)
        at_place = Affiliation.objects.listed().at(places)
        stays = list(at_place.select_related("person", *WHERE))
        now = {stay.person_id for stay in stays if stay.is_current}
        people_now = by_person((stay for stay in stays if stay.person_id in now), place)
        people_before = by_person((stay for stay in stays if stay.person_id not in now), place)
        presence = presence_of(
            [
                (stay.person_id, stay.is_current, {stay.organization_id, stay.unit_id, stay.partner_id})
                for stay in stays
            ],
            {part.pk: with_parts([part.pk], parents) for part in place.parts.all()},
        )
        mentors = Mentorship.objects.filter(affiliation__in=at_place.order_by()).select_related("person")
        return super().get_context_data(
            places=places,
            people_count=len(people_now) + len(people_before),
            people_now=people_now[:MOST_PEOPLE],
            people_now_count=len(people_now),
            people_before=people_before[:MOST_PEOPLE],
            people_before_count=len(people_before),
            parts=[(part, *presence[part.pk]) for part in place.parts.all()],
            mentors=each_once(mentors.order_by("name", "pk")),
            **kwargs,
        )


class TopicDetail(DetailView):
    queryset = Topic.objects.shown()
    extra_context = {"section": "people"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        interested = Person.objects.listed().interested_in([self.object])
        people = list(interested.for_rows()[:MOST_PEOPLE])
        topics = Counter(topic for person in people for topic in person.interests_in_order if topic != self.object)
        return super().get_context_data(
            people=people,
            count=interested.count(),
            near=[topic for topic, _ in topics.most_common(MOST_NEAR)],
            **kwargs,
        )


def by_person(
    stays: Iterable[Affiliation], organization: Organization
) -> list[tuple[Person, list[tuple[Affiliation, str]]]]:
    """Affiliations, each with the part of the organization it is at, under their people as each comes first."""
    people: dict[Person, list[tuple[Affiliation, str]]] = {}
    for stay in stays:
        people.setdefault(stay.person, []).append((stay, stay.part_of(organization)))
    return list(people.items())


def presence_at(organizations: Collection[Organization]) -> dict[int, tuple[int, int]]:
    """How many listed people are at each organization or a part of it now, and how many only were before."""
    parents = Organization.objects.parents()
    places = {place.pk: with_parts([place.pk], parents) for place in organizations}
    stays = Affiliation.objects.listed().at(set().union(*places.values())).order_by()
    rows = stays.values_list("person", "is_current", *WHERE)
    return presence_of([(person, is_current, set(at)) for person, is_current, *at in rows], places)


def presence_of(
    stays: Sequence[tuple[int, bool, set[int | None]]], places: Mapping[int, set[int]]
) -> dict[int, tuple[int, int]]:
    """The same of affiliations (person, whether now, where), for places that each stand for several."""
    counts = {}
    for pk, parts in places.items():
        here = [(person, is_current) for person, is_current, at in stays if not parts.isdisjoint(at)]
        now = {person for person, is_current in here if is_current}
        counts[pk] = (len(now), len({person for person, _ in here} - now))
    return counts


def unfolded(co_authors: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """The co-authors to show at once (the most frequent, and those with a page here), and the rest."""
    shown = [place for place, one in enumerate(co_authors) if place < MOST_CO_AUTHORS or one.address][:MOST_UNFOLDED]
    return [co_authors[place] for place in shown], [one for place, one in enumerate(co_authors) if place not in shown]
