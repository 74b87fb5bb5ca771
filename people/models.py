"""People, the places they have been, and what else their CVs list."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery

from directory.search import SearchQuerySet, read_query, words
from people.names import family_name_first
from people.slugs import FormerSlug as FormerSlug
from people.slugs import Slugged

MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class YearMonthRange(models.Model):
    """A span of time whose ends may be a year, a year and a month, or unknown."""

    start_year = models.PositiveSmallIntegerField(null=True, blank=True)
    start_month = models.PositiveSmallIntegerField(null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(null=True, blank=True)
    end_month = models.PositiveSmallIntegerField(null=True, blank=True)
    is_current = models.BooleanField(
        "current", default=False, help_text="Tick only where the CV prints an open range, such as “2023 – now”."
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(start_month__isnull=True) | Q(start_year__isnull=False, start_month__range=(1, 12)),
                name="%(app_label)s_%(class)s_start_month",
                violation_error_message="A month is a number from 1 to 12 and needs its year.",
            ),
            models.CheckConstraint(
                condition=Q(end_month__isnull=True) | Q(end_year__isnull=False, end_month__range=(1, 12)),
                name="%(app_label)s_%(class)s_end_month",
                violation_error_message="A month is a number from 1 to 12 and needs its year.",
            ),
            models.CheckConstraint(
                condition=Q(is_current=False) | Q(end_year__isnull=True),
                name="%(app_label)s_%(class)s_current_has_no_end",
                violation_error_message="What goes on has no end: empty the end, or untick “current”.",
            ),
        ]

    @property
    def dates(self) -> tuple[str, ...]:
        """The span in one line or two, broken after its dash: "May 2024 –", "now"."""
        start = _month(self.start_year, self.start_month)
        end = "now" if self.is_current else _month(self.end_year, self.end_month)
        if start and end and start != end:
            return (f"{start} –", end)
        return (start or end,) if start or end else ()


def _month(year: int | None, month: int | None) -> str:
    return " ".join(part for part in (MONTHS[month or 0], str(year or "")) if part)


class TopicQuerySet(models.QuerySet["Topic"]):
    def shown(self) -> Self:
        """Those of people whom the site shows."""
        return self.filter(pk__in=Interest.objects.filter(person__is_listed=True).order_by().values("topic"))

    def search(self, text: str) -> Self:
        """Those that have every word of `text`, as the site's search finds words."""
        query = read_query(text)
        return self.filter(pk__in=[topic.pk for topic in self if query.fits(topic.name)]) if query.everything else self


class Topic(Slugged):
    """A research interest."""

    page = "topic_detail"

    name = models.CharField(max_length=200, unique=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


PLACES = {
    "homepage": "Homepage",
    "scholar": "Google Scholar",
    "google_scholar": "Google Scholar",
    "github": "GitHub",
    "linkedin": "LinkedIn",
    "orcid": "ORCID",
    "dblp": "DBLP",
    "researchgate": "ResearchGate",
    "openreview": "OpenReview",
    "semantic_scholar": "Semantic Scholar",
    "youtube": "YouTube",
}


class PersonQuerySet(SearchQuerySet["Person"]):
    words_from = ("names", "interests__topic", "affiliations__organization", "affiliations__unit")

    def listed(self) -> Self:
        """Those that the site shows."""
        return self.filter(is_listed=True)

    def hidden(self) -> Self:
        """Those that the site does not show."""
        return self.filter(is_listed=False)

    def with_stay(self, stays: AffiliationQuerySet) -> Self:
        """Those who have one of these affiliations, looked up first: asking everybody takes ten times as long."""
        return self.filter(pk__in=stays.order_by().values("person"))

    def interested_in(self, topics: Collection[Topic | None]) -> Self:
        """Those with any of the topics; None stands for those without any topic."""
        interests = Interest.objects.filter(person=OuterRef("pk"))
        named = Exists(interests.filter(topic__in=[topic for topic in topics if topic]))
        return self.filter(named | ~Exists(interests)) if None in topics else self.filter(named)

    def with_publication_count(self, publications: models.QuerySet[Any] | None = None) -> Self:
        """With how many works they wrote, of `publications` if given.

        Counted for each row that is brought, not by joining all that everybody wrote.
        """
        counted = Q() if publications is None else Q(authorships__publication__in=publications.order_by())
        own = self.model._base_manager.filter(counted, pk=OuterRef("pk")).order_by().values("pk")
        counts = own.annotate(n=Count("authorships__publication", distinct=True)).values("n")
        return self.annotate(publication_count=Subquery(counts))

    def who_wrote(self, publications: models.QuerySet[Any]) -> Self:
        """Those who wrote any of the works, with how many of them; the most first."""
        authors = self.model._base_manager.filter(authorships__publication__in=publications.order_by()).values("pk")
        found = self.filter(pk__in=authors).with_publication_count(publications)
        return found.order_by("-publication_count", "sort_name", "pk")

    def for_rows(self) -> Self:
        """With what a row of a list prints."""
        stays = Affiliation.objects.select_related("organization", "unit")
        return self.with_publication_count().prefetch_related(
            Prefetch("interests", Interest.objects.select_related("topic")), Prefetch("affiliations", stays)
        )

    def with_orcid(self, orcid: str) -> Self:
        """Those with a link to this ORCID."""
        links = Link.objects.filter(person=OuterRef("pk"), url__iendswith=f"orcid.org/{orcid}")
        return self.filter(Exists(links))

    def for_exports(self) -> Self:
        """With what an export of a list tells."""
        return self.for_rows().defer("words", "bio", "quote").prefetch_related("names")

    def for_profile(self) -> Self:
        """With all that an export of one person tells."""
        stays = Affiliation.objects.select_related("organization", "unit")
        return self.prefetch_related(
            *("names", "links", "contacts", "activities__links"),
            Prefetch("interests", Interest.objects.select_related("topic")),
            Prefetch("affiliations", stays),
        )

    def namesakes_of(self, person: Person) -> list[Person]:
        """The other listed people of the same name."""
        name = words(person.name)
        others = self.listed().filter(words__startswith=name).exclude(pk=person.pk)[:20] if name else ()
        return [other for other in others if words(other.name) == name]


class Person(Slugged):
    """A researcher who has a CV here, or whom an admin entered."""

    page = "person_detail"

    name = models.CharField(max_length=200)
    sort_name = models.CharField(
        max_length=200, blank=True, help_text="Family name first: “Zhu, Banghua”. Leave empty to have it made."
    )
    headline = models.CharField(max_length=400, blank=True)
    pronunciation = models.CharField(max_length=200, blank=True)
    bio = models.TextField(blank=True, help_text="Paragraphs, separated by an empty line.")
    quote = models.TextField(blank=True)
    photo = models.ImageField(upload_to="photos/", blank=True)
    is_listed = models.BooleanField(
        "listed", default=True, help_text="Untick to hide the person everywhere on the site."
    )
    topics: models.ManyToManyField[Topic, Interest] = models.ManyToManyField(
        Topic, through="Interest", related_name="people", blank=True
    )
    words = models.TextField(editable=False, default="")
    updated_at = models.DateTimeField(auto_now=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["is_listed", "sort_name", "id"], name="person_by_name"),
            models.Index(fields=["is_listed", "-updated_at"], name="person_by_change"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_name = self.sort_name or family_name_first(self.name)
        super().save(*args, **kwargs)

    @property
    def initials(self) -> str:
        """First letters of the first and the last name, for the circle beside it."""
        names = [name for name in re.split(r"[\s.]+", self.name.partition("(")[0]) if name[:1].isalpha()]
        return "".join(name[0] for name in dict.fromkeys([*names[:1], *names[-1:]])).upper()

    @cached_property
    def present_stays(self) -> list[Affiliation]:
        """The two current affiliations that stand for the person in a list, work before study; else the latest one."""
        stays = list(self.affiliations.all())
        current = [stay for stay in stays if stay.is_current and stay.place]
        work = [stay for stay in current if stay.kind != Affiliation.Kind.EDUCATION]
        return (work or current or stays[:1])[:2]

    @property
    def headline_parts(self) -> tuple[str, Organization | None, str]:
        """The headline before, at and after the name of a place where the person is now."""
        for stay in self.present_stays:
            if stay.place and stay.place.name in self.headline:
                before, _, after = self.headline.partition(stay.place.name)
                return before, stay.place, after
        return self.headline, None, ""

    @cached_property
    def interests_in_order(self) -> list[Topic]:
        return [interest.topic for interest in self.interests.all()]

    @property
    def paragraphs(self) -> list[str]:
        return [part.strip() for part in re.split(r"\n\s*\n", self.bio) if part.strip()]

    def search_words(self) -> tuple[list[str], list[str]]:
        """All names; what else a search finds the person by."""
        names = [self.name, *(other.name for other in self.names.all())]
        topics = [topic.name for topic in self.interests_in_order]
        places = [str(place) for stay in self.affiliations.all() for place in (stay.organization, stay.unit) if place]
        return names, [self.headline, *topics, *places]


class Interest(models.Model):
    """A person's research interest, in the order of the CV."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="interests")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="interests")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "topic"], name="interest_once")]

    def __str__(self) -> str:
        return str(self.topic)


class PersonName(models.Model):
    """Another name of a person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="person_name_once")]

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """An e-mail address, a telephone number or a postal address."""

    class Kind(models.TextChoices):
        EMAIL = "email", "E-mail"
        PHONE = "phone", "Telephone"
        ADDRESS = "address", "Address"

    person = models.ForeignKey(Person, models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.CharField(max_length=300)
    is_public = models.BooleanField(
        "public", default=False, help_text="E-mail is public by default, telephone and address are for staff."
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["kind", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "kind", "value"], name="contact_once")]

    def __str__(self) -> str:
        return self.value

    @property
    def number(self) -> str:
        """A telephone number's digits, for dialling."""
        return re.sub(r"[^\d+]", "", self.value)


class Link(models.Model):
    """A person's page elsewhere. Some CVs print a label whose address is lost."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=30, blank=True)
    label = models.CharField(max_length=100, blank=True)
    url = models.URLField("address", max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "kind", "url", "label"], name="link_once")]

    def __str__(self) -> str:
        return self.label or self.kind or self.url

    @property
    def text(self) -> str:
        """What the link is called on the page: as printed, else by the site it leads to, else its host."""
        host = re.sub(r"^https?://(www\.)?|/.*$", "", self.url)
        return self.label or PLACES.get(self.kind.lower()) or self.kind.capitalize() or host


class OrganizationQuerySet(SearchQuerySet["Organization"]):
    words_from = ("names", "parent")

    def parents(self) -> dict[int, int]:
        """The parent of every organization that is a part."""
        return dict(self.filter(parent__isnull=False).values_list("pk", "parent_id"))


def with_parts(organizations: Collection[int], parents: Mapping[int, int]) -> set[int]:
    """The organizations and all their parts, and the parts of these."""
    found = set(organizations)
    while more := {part for part, parent in parents.items() if parent in found and part not in found}:
        found |= more
    return found


def with_wholes(organization: int, parents: Mapping[int, int]) -> list[int]:
    """The organization, what it is part of, and so on; a circle ends where it closes."""
    found = [organization]
    while (whole := parents.get(found[-1])) is not None and whole not in found:
        found.append(whole)
    return found


class Organization(Slugged):
    """A place where people study or work; a unit is a part of its parent."""

    page = "organization_detail"

    name = models.CharField(max_length=300)
    acronym = models.CharField(max_length=30, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    ror = models.CharField("ROR", max_length=30, blank=True, help_text="Its identifier at ror.org.")
    homepage = models.URLField(max_length=500, blank=True)
    words = models.TextField(editable=False, default="")
    updated_at = models.DateTimeField(auto_now=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"], name="organization_by_name")]
        constraints = [
            models.UniqueConstraint(fields=["parent", "name"], name="organization_once_in_parent"),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(parent__isnull=True),
                name="organization_once",
                violation_error_message="Another organization has this name.",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="organization_not_its_own_parent",
                violation_error_message="An organization is no part of itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ror_address(self) -> str:
        return self.ror if self.ror.startswith("http") else f"https://ror.org/{self.ror}"

    def search_words(self) -> tuple[list[str], list[str]]:
        """All names; its parent's."""
        names = [self.name, self.acronym, *(other.name for other in self.names.all())]
        return names, [self.parent.name] if self.parent else []


class OrganizationName(models.Model):
    """Another name of an organization, as some document prints it."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organization", "name"], name="organization_name_once")]

    def __str__(self) -> str:
        return self.name


# The fields of an affiliation that say where it is: the whole, its part, and the second of two places.
WHERE = ("organization", "unit", "partner")


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def listed(self) -> Self:
        """Those of people whom the site shows. The hidden are few: leaving them out is cheaper than joining all."""
        return self.exclude(person__in=Person.objects.hidden())

    def at(self, organizations: Collection[int]) -> Self:
        """Those at any of the organizations, whichever of the fields names it."""
        return self.filter(Q(organization__in=organizations) | Q(unit__in=organizations) | Q(partner__in=organizations))

    def in_status(self, statuses: Collection[str]) -> Self:
        """Current ones, former ones, or (by both words) all."""
        return self.filter(is_current__in=[status == "current" for status in statuses])


class Affiliation(YearMonthRange):
    """A degree, a job, a visit: somebody somewhere for a time."""

    class Kind(models.TextChoices):
        EDUCATION = "education", "Education"
        EMPLOYMENT = "employment", "Employment"
        INTERNSHIP = "internship", "Internship"
        RESEARCH = "research", "Research"
        VISITING = "visiting", "Visiting"
        VOLUNTEER = "volunteer", "Volunteer"

    person = models.ForeignKey(Person, models.CASCADE, related_name="affiliations")
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="affiliations",
        help_text="The university or company; its department goes into “unit”.",
    )
    unit = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="unit_affiliations",
        help_text="The part of the organization: a department, a laboratory, a team.",
    )
    partner = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="partner_affiliations",
        help_text="The second place of a joint position, or the second department of a double degree.",
    )
    organization_as_printed = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=12, choices=Kind)
    role = models.CharField(max_length=300, blank=True)
    degree = models.CharField(max_length=300, blank=True)
    field = models.CharField(max_length=300, blank=True)
    location = models.CharField(max_length=300, blank=True)
    thesis = models.CharField(max_length=500, blank=True)
    grade = models.CharField(max_length=200, blank=True)
    rank = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True, help_text="One point a line.")

    objects = AffiliationQuerySet.as_manager()

    class Meta(YearMonthRange.Meta):
        ordering = [
            "-is_current",
            F("end_year").desc(nulls_last=True),
            F("end_month").desc(nulls_last=True),
            F("start_year").desc(nulls_last=True),
            F("start_month").desc(nulls_last=True),
            "pk",
        ]
        indexes = [
            models.Index(fields=["organization", "person", "kind", "is_current"], name="affiliation_at_organization"),
            models.Index(fields=["unit", "person", "kind", "is_current"], name="affiliation_at_unit"),
            models.Index(fields=["partner", "person", "kind", "is_current"], name="affiliation_at_partner"),
            models.Index(fields=["kind", "is_current", "person"], name="affiliation_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.role or self.degree or self.get_kind_display()}, {self.organization or 'no organization'}"

    @property
    def title(self) -> str:
        """The degree with its field, else the role, else the kind."""
        degree = ", ".join(part for part in (self.degree, self.field) if part)
        return " · ".join(part for part in (self.role, degree) if part) or self.get_kind_display()

    @property
    def place(self) -> Organization | None:
        return self.organization or self.unit

    @property
    def points(self) -> list[str]:
        return self.description.splitlines()

    @property
    def remarks(self) -> list[str]:
        """What is said beside role and place, in a line."""
        usual = (self.Kind.EDUCATION, self.Kind.EMPLOYMENT)
        kind = (
            ""
            if self.kind in usual or self.get_kind_display().lower()[:6] in self.title.lower()
            else self.get_kind_display()
        )
        return [text for text in (kind, self.location, self.grade, self.rank) if text]

    def part_of(self, organization: Organization) -> str:
        """Where in the organization it is, as that organization's page says: its unit, or the part that is named."""
        places = [place for place in (self.unit, self.organization) if place]
        names = [place.name for place in places]
        here = [place.pk for place in places]
        return ", ".join(names[: here.index(organization.pk)] if organization.pk in here else names)


class Mentorship(models.Model):
    """Who advised somebody at a place; a mentor without a CV here stays a name."""

    affiliation = models.ForeignKey(Affiliation, models.CASCADE, related_name="mentorships")
    name = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True, help_text="Title and place of the mentor, as printed.")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="mentored")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["affiliation", "name"], name="mentor_once")]

    def __str__(self) -> str:
        return self.name


class Activity(YearMonthRange):
    """An award, a course, a talk, a service, a project, a group of skills."""

    class Kind(models.TextChoices):
        AWARD = "award", "Award"
        TEACHING = "teaching", "Teaching"
        TALK = "talk", "Talk"
        SERVICE = "service", "Service"
        MEMBERSHIP = "membership", "Membership"
        CONFERENCE = "conference", "Conference attended"
        CERTIFICATION = "certification", "Certification"
        PROJECT = "project", "Project"
        SKILL = "skill", "Skills"
        ACTIVITY = "activity", "Other activity"

    person = models.ForeignKey(Person, models.CASCADE, related_name="activities")
    kind = models.CharField(max_length=14, choices=Kind)
    affiliation = models.ForeignKey(
        Affiliation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
        help_text="The degree or position that the CV prints this under.",
    )
    title = models.CharField(max_length=500)
    role = models.CharField(max_length=300, blank=True)
    organization = models.CharField(max_length=300, blank=True, help_text="Who gave or held it, as printed.")
    location = models.CharField(max_length=300, blank=True)
    motivation = models.TextField(blank=True)
    details = models.TextField(blank=True, help_text="One point a line.")
    items = models.TextField(blank=True, help_text="One item a line.")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta(YearMonthRange.Meta):
        ordering = ["kind", "order", "pk"]
        verbose_name_plural = "activities"
        indexes = [models.Index(fields=["person", "kind", "order"], name="activity_of_person")]

    def __str__(self) -> str:
        return self.title

    @property
    def points(self) -> list[str]:
        return self.details.splitlines()

    @property
    def parts(self) -> list[str]:
        """The items of a group."""
        return self.items.splitlines()

    @property
    def line(self) -> list[str]:
        """Role, organization and place, in a line under the title."""
        return [text for text in (self.role, self.organization, self.location) if text]


class ActivityLink(models.Model):
    """A link printed with an activity; the address may be lost."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="links")
    label = models.CharField(max_length=200, blank=True)
    url = models.URLField("address", max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.label or self.url
