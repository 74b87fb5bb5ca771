"""People, the places they have been, and what else their CVs list."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from directory.search import SearchQuerySet
from people.names import family_name_first
from people.slugs import Slugged


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


class Topic(Slugged):
    """A research interest."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PersonQuerySet(SearchQuerySet["Person"]):
    words_from = ("names", "topics", "affiliations__organization", "affiliations__unit")

    def listed(self) -> Self:
        """Those that the site shows."""
        return self.filter(is_listed=True)


class Person(Slugged):
    """A researcher who has a CV here, or whom an admin entered."""

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

    def get_absolute_url(self) -> str:
        return reverse("person_detail", args=[self.slug])

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_name = self.sort_name or family_name_first(self.name)
        super().save(*args, **kwargs)

    def search_words(self) -> str:
        """What a search finds the person by, the name first."""
        names = [self.name, *(other.name for other in self.names.all())]
        topics = [topic.name for topic in self.topics.all()]
        places = [str(place) for stay in self.affiliations.all() for place in (stay.organization, stay.unit) if place]
        return " ".join([*names, self.headline, *topics, *dict.fromkeys(places)])


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


class OrganizationQuerySet(SearchQuerySet["Organization"]):
    words_from = ("names", "parent")


class Organization(Slugged):
    """A place where people study or work; a unit is a part of its parent."""

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

    def get_absolute_url(self) -> str:
        return reverse("organization_detail", args=[self.slug])

    def search_words(self) -> str:
        """What a search finds the organization by, its own names before its parent's."""
        names = [self.name, self.acronym, *(other.name for other in self.names.all())]
        return " ".join([*names, self.parent.name if self.parent else ""])


class OrganizationName(models.Model):
    """Another name of an organization, as some document prints it."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organization", "name"], name="organization_name_once")]

    def __str__(self) -> str:
        return self.name


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
            models.Index(fields=["kind", "is_current", "person"], name="affiliation_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.role or self.degree or self.get_kind_display()}, {self.organization or 'no organization'}"


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
