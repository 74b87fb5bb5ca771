"""Everything that a person's page shows, read in as many queries whatever they have done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.humanize.templatetags.humanize import apnumber
from django.db.models import Q

from directory.search import words
from people.models import WHERE, Activity, ActivityLink, Affiliation, Contact, Mentorship, Organization, Person, Topic
from people.together import keep, read_together

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


@dataclass(frozen=True, slots=True)
class Mentor:
    """Who advised, or was advised, and where; `address` is the page of one whom the directory shows."""

    name: str
    address: str | None
    places: tuple[str, ...]


def fill(person: Person) -> None:
    """Read all that hangs on a person, as though it were prefetched: five queries."""
    small = read_together(
        names=person.names.all(),
        links=person.links.all(),
        contacts=person.contacts.all(),
        interests=person.interests.all(),
        topics=Topic.objects.filter(interests__person=person),
        activity_links=ActivityLink.objects.filter(activity__person=person),
    )
    topics = {topic.pk: topic for topic in small["topics"]}
    for interest in small["interests"]:
        interest.topic = topics[interest.topic_id]
    for name in ("names", "links", "contacts", "interests"):
        keep(person, name, small[name])
    _fill_affiliations(person)
    _fill_activities(person, small["activity_links"])


def _fill_affiliations(person: Person) -> None:
    stays = list(person.affiliations.select_related(*WHERE, "partner__parent"))
    about = Q(affiliation__person=person) | Q(person=person, affiliation__person__is_listed=True)
    mentorships = list(
        Mentorship.objects.filter(about).select_related("person", "affiliation__person", "affiliation__organization")
    )
    mentors = defaultdict(list)
    for mentorship in mentorships:
        mentors[mentorship.affiliation_id].append(mentorship)
    for stay in stays:
        keep(stay, "mentorships", mentors[stay.pk])
    keep(person, "affiliations", stays)
    keep(person, "mentored", [one for one in mentorships if one.person_id == person.pk])


def _fill_activities(person: Person, activity_links: Iterable[ActivityLink]) -> None:
    activities = list(person.activities.all())
    stays = {stay.pk: stay for stay in person.affiliations.all()}
    links = defaultdict(list)
    for link in activity_links:
        links[link.activity_id].append(link)
    for activity in activities:
        keep(activity, "links", links[activity.pk])
        activity.affiliation = stays.get(activity.affiliation_id) if activity.affiliation_id else None
    keep(person, "activities", activities)


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


def each_once(mentorships: Iterable[Mentorship]) -> list[Mentor]:
    """Who mentors somebody, each name once."""
    return [_mentor(one.person, name, ()) for name, one in {one.name: one for one in mentorships}.items()]


def mentors_of(person: Person) -> list[Mentor]:
    """Who advised the person, each once, with the places where they did; in the order of the affiliations."""
    found: dict[object, list[tuple[Mentorship, Affiliation]]] = {}
    for stay in person.affiliations.all():
        for one in stay.mentorships.all():
            found.setdefault(one.person_id or words(one.name) or one.name, []).append((one, stay))
    return [_mentor(said[0][0].person, said[0][0].name, [stay.place for _, stay in said]) for said in found.values()]


def mentees_of(person: Person) -> list[Mentor]:
    """Whom the person advised, as their CVs say."""
    found: dict[Person, list[Organization | None]] = {}
    for one in person.mentored.all():
        found.setdefault(one.affiliation.person, []).append(one.affiliation.organization)
    return [_mentor(mentee, mentee.name, places) for mentee, places in found.items()]


def _mentor(person: Person | None, name: str, places: Iterable[Organization | None]) -> Mentor:
    address = person.get_absolute_url() if person and person.is_listed else None
    return Mentor(name, address, tuple(dict.fromkeys(str(place) for place in places if place)))


def source_of(dates: Sequence[str]) -> str:
    """What a person's page rests on: "From two CVs of 2026." """
    if not dates:
        return "Entered by hand."
    years = [date[:4] for date in dates if date]
    when = " of " + " and ".join(dict.fromkeys([years[0], years[-1]])) if years else ""
    return f"From {'a CV' if len(dates) == 1 else f'{apnumber(len(dates))} CVs'}{when}."
