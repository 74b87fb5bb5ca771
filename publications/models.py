"""Publications, where they appeared and who wrote them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from directory.search import SearchQuerySet
from people.models import Person
from people.slugs import Slugged


class VenueQuerySet(SearchQuerySet["Venue"]):
    words_from = ("names",)


class Venue(Slugged):
    """A journal, a conference, a publisher: where works appear."""

    name = models.CharField(max_length=300, unique=True)
    acronym = models.CharField(max_length=30, blank=True)
    words = models.TextField(editable=False, default="")
    updated_at = models.DateTimeField(auto_now=True)

    objects = VenueQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.acronym or self.name

    def get_absolute_url(self) -> str:
        return reverse("venue_detail", args=[self.slug])

    def search_words(self) -> str:
        """What a search finds the venue by."""
        return " ".join([self.name, self.acronym, *(other.name for other in self.names.all())])


class VenueName(models.Model):
    """Another name of a venue, as some document prints it."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="venue_name_once")]

    def __str__(self) -> str:
        return self.name


class PublicationQuerySet(SearchQuerySet["Publication"]):
    words_from = ("titles", "venue", "authorships")


class Publication(Slugged):
    """A work. A preprint and its article are one, and the published version's venue and year show."""

    class Kind(models.TextChoices):
        JOURNAL = "journal", "Journal"
        CONFERENCE = "conference", "Conference"
        WORKSHOP = "workshop", "Workshop"
        PREPRINT = "preprint", "Preprint"
        BOOK = "book", "Book"
        CHAPTER = "chapter", "Chapter"
        THESIS = "thesis", "Thesis"
        PATENT = "patent", "Patent"
        REPORT = "report", "Report"
        BLOG = "blog", "Blog"
        MANUSCRIPT = "manuscript", "Manuscript"
        SOFTWARE = "software", "Software"
        DATASET = "dataset", "Dataset"
        MEDIA = "media", "Media"

    class Status(models.TextChoices):
        PUBLISHED = "published", "Published"
        ACCEPTED = "accepted", "Accepted"
        SUBMITTED = "submitted", "Submitted"
        IN_PREPARATION = "in_preparation", "In preparation"
        PREPRINT = "preprint", "Preprint"

    title = models.CharField(max_length=600)
    kind = models.CharField(max_length=12, choices=Kind)
    status = models.CharField(max_length=14, choices=Status, default=Status.PUBLISHED)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    sort_year = models.GeneratedField(  # works without a year come last on both databases, by an index
        expression=Coalesce(F("year"), Value(0)), output_field=models.PositiveSmallIntegerField(), db_persist=True
    )
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="publications")
    venue_as_printed = models.CharField(max_length=300, blank=True)
    venue_year = models.PositiveSmallIntegerField(null=True, blank=True)
    track = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)
    volume = models.CharField(max_length=30, blank=True)
    issue = models.CharField(max_length=30, blank=True)
    pages = models.CharField(max_length=50, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    editors = models.CharField(max_length=500, blank=True, help_text="Separated by semicolons.")
    doi = models.CharField("DOI", max_length=200, blank=True)
    arxiv_id = models.CharField("arXiv", max_length=30, blank=True)
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    openreview_id = models.CharField("OpenReview", max_length=30, blank=True)
    patent_number = models.CharField(max_length=100, blank=True)
    authors_truncated = models.BooleanField(default=False, help_text="The CV ends its author list with “et al.”.")
    words = models.TextField(editable=False, default="")
    updated_at = models.DateTimeField(auto_now=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-sort_year", "-id"]
        indexes = [
            models.Index(fields=["-sort_year", "-id"], name="publication_by_year"),
            models.Index(fields=["title", "id"], name="publication_by_title"),
            models.Index(fields=["year", "kind", "status", "venue"], name="publication_facets"),
            models.Index(fields=["-updated_at"], name="publication_by_change"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["doi"],
                condition=~Q(doi=""),
                name="publication_doi_once",
                violation_error_message="Another publication has this DOI.",
            ),
            models.UniqueConstraint(
                fields=["arxiv_id"],
                condition=~Q(arxiv_id=""),
                name="publication_arxiv_once",
                violation_error_message="Another publication has this arXiv identifier.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("publication_detail", args=[self.slug])

    def search_words(self) -> str:
        """What a search finds the work by, its own title first."""
        titles = [self.title, *(other.title for other in self.titles.all())]
        venue = [self.venue.name, self.venue.acronym] if self.venue else []
        authors = [author.name for author in self.authorships.all()]
        return " ".join([*titles, *authors, self.venue_as_printed, *venue, str(self.year or "")])


class PublicationTitle(models.Model):
    """Another title of a work."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="titles")
    title = models.CharField(max_length=600)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["publication", "title"], name="publication_title_once")]

    def __str__(self) -> str:
        return self.title


class Authorship(models.Model):
    """One author of a work, in order; a person where the directory knows who it is."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="authorships")
    order = models.PositiveSmallIntegerField()
    name = models.CharField("name as printed", max_length=200)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="authorships")
    equal_contribution = models.BooleanField(default=False)
    implied = models.BooleanField(
        default=False, help_text="The person's CV lists the work without naming its owner among the authors."
    )

    class Meta:
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["person", "publication"], name="authorship_of_person")]

    def __str__(self) -> str:
        return self.name


class PublicationLink(models.Model):
    """A link printed with a work; the address may be lost."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="links")
    label = models.CharField(max_length=200, blank=True)
    url = models.URLField("address", max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.label or self.url
