"""Publications, where they appeared and who wrote them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Self
from urllib.parse import quote

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, Value, When
from django.db.models.functions import Coalesce

from directory.search import SearchQuerySet
from people.models import Affiliation, Person
from people.slugs import Slugged
from publications.bylines import Author
from publications.coauthors import CoAuthor, co_authors_of


class VenueQuerySet(SearchQuerySet["Venue"]):
    words_from = ("names",)


class Venue(Slugged):
    """A journal, a conference, a publisher: where works appear."""

    page = "venue_detail"

    name = models.CharField(max_length=300, unique=True)
    acronym = models.CharField(max_length=30, blank=True)
    words = models.TextField(editable=False, default="")
    updated_at = models.DateTimeField(auto_now=True)

    objects = VenueQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.acronym or self.name

    def search_words(self) -> tuple[list[str], list[str]]:
        """All names."""
        return [self.name, self.acronym, *(other.name for other in self.names.all())], []


class VenueName(models.Model):
    """Another name of a venue, as some document prints it."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="venue_name_once")]

    def __str__(self) -> str:
        return self.name


# What an item of a list prints.
ROW = (
    *("title", "slug", "kind", "status", "year", "venue_as_printed", "venue_year", "track", "authors_truncated"),
    *("doi", "arxiv_id", "isbn", "openreview_id", "patent_number"),
    *("venue__name", "venue__acronym", "venue__slug"),
)


class PublicationQuerySet(SearchQuerySet["Publication"]):
    words_from = ("titles", "venue", "authorships")

    def by_any_of(self, people: Collection[Person]) -> Self:
        """Those with any of these people among the authors."""
        return self.filter(pk__in=Authorship.objects.filter(person__in=people).order_by().values("publication"))

    def written_at(self, organizations: Collection[int]) -> Self:
        """Those that an author wrote while at one of the organizations, by whole years; undated ones are left out."""
        stays = Affiliation.objects.at(organizations).order_by()
        then = stays.filter(
            Q(is_current=True) | Q(end_year__gte=OuterRef("publication__year")),
            person=OuterRef("person"),
            start_year__lte=OuterRef("publication__year"),
        )
        # Not by Exists: from the few people to their works takes a hundredth of asking every work for its people.
        authors = Authorship.objects.filter(Exists(then), person__in=stays.listed().values("person"))
        return self.filter(pk__in=authors.values("publication"))

    def for_rows(self) -> Self:
        """With what an item of a list prints but its authors."""
        return self.select_related("venue").only(*ROW)

    def with_authors(self) -> Self:
        """The rows, brought now, each with its `authors`: one query, and no models, which take as long as all else."""
        found: dict[int, list[Author]] = {work.pk: [] for work in self}
        for work, author in Authorship.objects.filter(publication__in=found).authors():
            found[work].append(author)
        for row in self:
            row.authors = found[row.pk]
        return self

    def with_doi(self, doi: str) -> Self:
        """The one with a DOI; its letters have no case."""
        return self.filter(doi__iexact=doi)

    def for_exports(self) -> Self:
        """With all that an export tells of a work."""
        authors = Authorship.objects.select_related("person").only(
            *("publication", "order", "name", "person__name", "person__sort_name", "person__slug", "person__is_listed")
        )
        whole = self.defer("words").select_related("venue")
        return whole.prefetch_related(Prefetch("authorships", authors), "titles", "links")

    def co_authors_of(self, person: Person) -> list[CoAuthor]:
        """Who else wrote these works of a person, of rows as `with_authors` brings them."""
        return co_authors_of(person, self)

    def per_year(self) -> dict[int | None, int]:
        """How many there are of each year; those without a year under None."""
        return dict(self.order_by().values_list("year").annotate(count=Count("pk")))


class Publication(Slugged):
    """A work. A preprint and its article are one, and the published version's venue and year show."""

    page = "publication_detail"

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
            # Each covers what is asked of it: the ids of a page in the list's order, whatever narrows it; the facets.
            models.Index(fields=["-sort_year", "-id", "kind", "status", "venue", "year"], name="publication_by_year"),
            models.Index(fields=["title", "id"], name="publication_by_title"),
            models.Index(fields=["venue", "year", "kind", "status"], name="publication_facets"),
            models.Index(fields=["year", "kind", "status"], name="publication_census"),
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

    @cached_property
    def authors(self) -> list[Author]:
        """All in order; `with_authors` brings them for many works at once."""
        return [author.as_author for author in self.authorships.all()]

    @property
    def where(self) -> str:
        """The venue as the work's line prints it, with its year: "ICML 2026"."""
        name = str(self.venue) if self.venue else self.venue_as_printed
        year = self.venue_year or self.year
        return f"{name} {year}" if name and year and str(year) not in name else name

    @property
    def where_in_full(self) -> str:
        """The venue by its whole name, with the acronym."""
        if not self.venue:
            return self.venue_as_printed
        acronym = self.venue.acronym
        return f"{self.venue.name} ({acronym})" if acronym and acronym not in self.venue.name else self.venue.name

    @property
    def identifiers(self) -> list[tuple[str, str, str]]:
        """Name, value and address (empty where there is none) of what identifies the work elsewhere."""
        found = (
            ("arXiv", self.arxiv_id, "https://arxiv.org/abs/"),
            ("DOI", self.doi, "https://doi.org/"),
            ("OpenReview", self.openreview_id, "https://openreview.net/forum?id="),
            ("ISBN", self.isbn, ""),
            ("Patent", self.patent_number, ""),
        )
        return [(name, value, stem and stem + quote(value, safe="/:;()")) for name, value, stem in found if value]

    @property
    def links_elsewhere(self) -> list[tuple[str, str]]:
        """Label and address of the links printed with the work that lead elsewhere than its identifiers do."""
        known = {bare(address) for _, _, address in self.identifiers}
        links = {bare(link.url): link for link in self.links.all() if link.url}
        return [(link.text, link.url) for address, link in links.items() if address not in known]

    @property
    def facts(self) -> list[tuple[str, str, str]]:
        """Everything else that is known of the work: name, value, address (empty where there is none)."""
        printed = self.venue_as_printed if self.venue and self.venue_as_printed != self.where_in_full else ""
        rows = (
            ("Year", str(self.year or "Not set")),
            ("Status", self.get_status_display()),
            ("Kind", self.get_kind_display()),
            ("Printed as", printed),
            ("Venue of", str(self.venue_year) if self.venue_year and self.venue_year != self.year else ""),
            ("Track", self.track),
            ("Volume", self.volume),
            ("Issue", self.issue),
            ("Pages", self.pages),
            ("Publisher", self.publisher),
            ("Editors", self.editors),
            ("Note", self.note),
        )
        return [(name, value, "") for name, value in rows if value] + self.identifiers

    @property
    def short_title(self) -> str:
        """The title up to its colon, where that says enough to know it by."""
        lead = re.split(r"[:：?] ?", self.title, maxsplit=1)[0]
        return lead if len(lead) >= 8 else self.title

    @property
    def citation(self) -> str:
        """The work as a reference list names it."""
        return "".join(self.citation_parts).rstrip()

    @property
    def citation_parts(self) -> tuple[str, str, str]:
        """The citation before, at and after the name of the venue, which is set in italics."""
        names = [author.name for author in self.authorships.all()]
        if self.authors_truncated:
            authors = ", ".join([*names, "et al"])
        else:
            authors = " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
        volume = ", ".join(
            part
            for part in (
                self.volume and f"vol. {self.volume}",
                self.issue and f"no. {self.issue}",
                self.pages and f"pp. {self.pages}",
            )
            if part
        )
        where = self.venue.name if self.venue else self.venue_as_printed
        status = "" if self.status in (self.Status.PUBLISHED, self.Status.PREPRINT) else self.get_status_display()
        published = ", ".join(part for part in (where, volume, self.publisher, str(self.year or ""), status) if part)
        names_elsewhere = [f"{name}: {value}" for name, value, _ in self.identifiers]
        title = self.title if self.title[-1:] in "?!." else f"{self.title}."
        before = " ".join(ended(text) for text in (authors, f"“{title}”") if text)
        after = " ".join(ended(text) for text in (published, *names_elsewhere) if text)
        return f"{before} ", where, after.removeprefix(where)

    def search_words(self) -> tuple[list[str], list[str]]:
        """All titles; what else a search finds the work by."""
        titles = [self.title, *(other.title for other in self.titles.all())]
        venue = [self.venue.name, self.venue.acronym] if self.venue else []
        authors = [author.name for author in self.authorships.all()]
        return titles, [*authors, self.venue_as_printed, *venue, str(self.year or "")]


def ended(text: str) -> str:
    """A text as a sentence."""
    return text if text.endswith((".", ".”")) else f"{text}."


def bare(address: str) -> str:
    """An address without what makes no difference."""
    return re.sub(r"^https?://(www\.)?|/$", "", address)


class PublicationTitle(models.Model):
    """Another title of a work."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="titles")
    title = models.CharField(max_length=600)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["publication", "title"], name="publication_title_once")]

    def __str__(self) -> str:
        return self.title


class AuthorshipQuerySet(models.QuerySet["Authorship"]):
    def of_listed(self) -> Self:
        """Those of people whom the site shows. The hidden are few: leaving them out is cheaper than joining all."""
        return self.filter(person__isnull=False).exclude(person__in=Person.objects.hidden())

    def publications(self) -> PublicationQuerySet:
        """The works of these authorships, each once."""
        return Publication.objects.filter(pk__in=self.order_by().values("publication"))

    def authors(self) -> Iterator[tuple[int, Author]]:
        """Each with the number of the work, in order."""
        shown = Case(When(person__is_listed=True, then=F("person__slug")), default=Value(""))
        called = Case(When(person__is_listed=True, then=F("person__name")), default=Value(""))
        columns = ("publication", "name", "equal_contribution", "implied", "person")
        for work, *said in self.order_by("order", "pk").values_list(*columns, called, shown):
            yield work, Author(*said)


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

    objects = AuthorshipQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        indexes = [
            models.Index(fields=["person", "publication"], name="authorship_of_person"),
            models.Index(fields=["publication", "person"], name="authorship_of_publication"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def as_author(self) -> Author:
        person = self.person if self.person and self.person.is_listed else None
        shown = (person.name, person.slug) if person else ("", "")
        return Author(self.name, self.equal_contribution, self.implied, self.person_id, *shown)


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

    @property
    def text(self) -> str:
        """What the link is called on the page: as printed, else PDF, else its host."""
        host = bare(self.url).partition("/")[0]
        return self.label or ("PDF" if re.search(r"\.pdf$|/pdf/", self.url) else host)
