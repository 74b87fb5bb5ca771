"""Pages of people, organizations and topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.contrib.humanize.templatetags.humanize import apnumber
from django.db.models import Prefetch
from django.views.generic import DetailView
from django_filters.views import FilterView

from directory.charts import year_chart
from directory.facets import rows_of
from people.filters import OrganizationFilter, PersonFilter
from people.models import (
    WHERE,
    Activity,
    Affiliation,
    Contact,
    Interest,
    Mentorship,
    Organization,
    Person,
    Topic,
    with_parts,
)

MOST_PUBLICATIONS = 200
MOST_PEOPLE = 100
SECTIONS = (
    (Activity.Kind.AWARD, "Awards"),
    (Activity.Kind.TALK, "Talks"),
    (Activity.Kind.SERVICE, "Service"),
    (Activity.Kind.MEMBERSHIP, "Memberships"),
    (Activity.Kind.CONFERENCE, "Conferences"),
    (Activity.Kind.TEACHING, "Teaching"),
    (Activity.Kind.CERTIFICATION, "Certifications"),
    (Activity.Kind.PROJECT, "Projects"),
    (Activity.Kind.SKILL, "Skills"),
    (Activity.Kind.ACTIVITY, "Other activities"),
)


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
    queryset = Person.objects.listed().prefetch_related(
        "names",
        "links",
        Prefetch("interests", Interest.objects.select_related("topic")),
        "contacts",
        Prefetch("affiliations", Affiliation.objects.select_related(*WHERE, "partner__parent")),
        Prefetch("affiliations__mentorships", Mentorship.objects.select_related("person")),
        "activities__links",
        Prefetch(
            "mentored",
            Mentorship.objects.filter(affiliation__person__is_listed=True).select_related(
                "affiliation__person", "affiliation__organization"
            ),
        ),
    )

    extra_context = {"section": "people"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.object
        publications = person.authorships.publications()
        per_year = publications.per_year()
        return super().get_context_data(
            contacts=contacts_for(self.request.user, person),
            stays=stays_of(person),
            publications=publications.for_rows()[:MOST_PUBLICATIONS],
            publication_count=sum(per_year.values()),
            chart=year_chart(per_year, author=person.slug),
            co_authors=person.authorships.co_authors(),
            sections=sections_of(person),
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
    queryset = Organization.objects.select_related("parent").prefetch_related("names")
    extra_context = {"section": "organizations"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = self.object
        places = with_parts([place.pk], Organization.objects.parents())
        stays = list(Affiliation.objects.listed().at(places).select_related("person", *WHERE))
        now = {stay.person_id for stay in stays if stay.is_current}
        presence = presence_at(parts := list(place.parts.all()))
        mentors = Mentorship.objects.filter(affiliation__in=stays).select_related("person").order_by("name")
        return super().get_context_data(
            people_count=len({stay.person_id for stay in stays}),
            people_now=by_person((stay for stay in stays if stay.person_id in now), place),
            people_before=by_person((stay for stay in stays if stay.person_id not in now), place),
            parts=[(part, *presence[part.pk]) for part in parts],
            mentors=list({mentor.name: mentor for mentor in mentors}.values()),
            **kwargs,
        )


class TopicDetail(DetailView):
    model = Topic
    extra_context = {"section": "people"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = Person.objects.listed().interested_in([self.object])
        return super().get_context_data(people=people.for_rows()[:MOST_PEOPLE], count=people.count(), **kwargs)


def source_of(dates: Sequence[str]) -> str:
    """What a person's page rests on: "From two CVs of 2026." """
    if not dates:
        return "Entered by hand."
    years = [date[:4] for date in dates if date]
    when = " of " + " and ".join(dict.fromkeys([years[0], years[-1]])) if years else ""
    return f"From {'a CV' if len(dates) == 1 else f'{apnumber(len(dates))} CVs'}{when}."


def contacts_for(user: Any, person: Person) -> list[Contact]:
    """E-mail, telephone and address, as far as they are for everybody or the one who asks is staff."""
    is_staff = user.is_staff and user.is_active
    seen = [contact for contact in person.contacts.all() if contact.is_public or is_staff]
    return sorted(seen, key=lambda contact: Contact.Kind.values.index(contact.kind))


def stays_of(person: Person) -> list[tuple[Affiliation, list[Activity]]]:
    """The person's affiliations, each with the projects that the CV prints under it."""
    projects = defaultdict(list)
    for activity in person.activities.all():
        if activity.kind == Activity.Kind.PROJECT and activity.affiliation_id:
            projects[activity.affiliation_id].append(activity)
    return [(stay, projects[stay.pk]) for stay in person.affiliations.all()]


def sections_of(person: Person) -> list[tuple[str, str, list[Activity]]]:
    """Name, heading and entries of each kind of activity; projects of an affiliation stand with it instead."""
    found = defaultdict(list)
    for activity in person.activities.all():
        if activity.kind != Activity.Kind.PROJECT or not activity.affiliation_id:
            found[activity.kind].append(activity)
    return [(kind.value, heading, newest_first(found[kind])) for kind, heading in SECTIONS if found[kind]]


def newest_first(activities: list[Activity]) -> list[Activity]:
    """By year, those without one last; in the order of the CV within a year."""
    return sorted(activities, key=lambda one: -(one.end_year or one.start_year or 0))


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
    rows = list(stays.values_list("person", *WHERE, "is_current"))
    counts = {}
    for pk, parts in places.items():
        here = [(person, current) for person, *at, current in rows if not parts.isdisjoint(at)]
        now = {person for person, current in here if current}
        counts[pk] = (len(now), len({person for person, _ in here} - now))
    return counts
