"""What is amiss in the directory: each finding leads to where it is put right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, F, Max, Model, Q, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from directory.desk.pages import desk_page, show
from directory.desk.sides import address_of
from directory.search import words
from people.models import Activity, Affiliation, Organization, Person
from publications.models import Publication, Venue

MOST = 25
STALE_AFTER = 2  # years
WITHOUT_VENUE = (
    *(Publication.Kind.BOOK, Publication.Kind.THESIS, Publication.Kind.PATENT, Publication.Kind.MANUSCRIPT),
    *(Publication.Kind.SOFTWARE, Publication.Kind.DATASET, Publication.Kind.REPORT),
)
NOT_OUT_YET = (Publication.Status.SUBMITTED, Publication.Status.IN_PREPARATION)


@dataclass(frozen=True, slots=True)
class Finding:
    """A row that something is amiss with, and where it is put right."""

    name: str
    note: str
    address: str


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of thing that may be amiss: how many rows, the first of them, and where all are listed."""

    slug: str
    title: str
    advice: str
    count: int
    findings: tuple[Finding, ...]
    all_of_them: str = ""


@desk_page("directory.view_document")
def health(request: HttpRequest) -> HttpResponse:
    return show(request, "health", "Data health", checks=[check() for check in CHECKS])


def without_year() -> Check:
    rows = Publication.objects.filter(year__isnull=True).exclude(status__in=NOT_OUT_YET)
    return _check("no-year", "Publications without a year", "The CV prints none. Fill it in.", rows, "year__isempty=1")


def without_venue() -> Check:
    rows = Publication.objects.filter(venue__isnull=True, status__in=("published", "accepted"))
    rows = rows.exclude(kind__in=WITHOUT_VENUE)
    return _check("no-venue", "Publications without a venue", "Choose where it appeared.", rows, "venue__isempty=1")


def without_authors() -> Check:
    rows = Publication.objects.filter(authorships__isnull=True)
    return _check("no-authors", "Publications without authors", "Add them in their order.", rows)


def inverted_dates() -> Check:
    inverted = Q(end_year__lt=F("start_year")) | Q(end_year=F("start_year"), end_month__lt=F("start_month"))
    rows: list[Model] = []
    for model in (Affiliation, Activity):
        rows += model._base_manager.filter(inverted).select_related("person").order_by("pk")
    findings = tuple(Finding(f"{row}", f"{row.person}, {' '.join(row.dates)}", address_of(row)) for row in rows[:MOST])  # type: ignore[attr-defined]
    return Check("inverted", "Ends before it begins", "Correct one of the dates.", len(rows), findings)


def doubles() -> Check:
    """Rows of one model that are called the same. What the documents make us ask stands among the questions."""
    groups = [group for find in (_people, _titles, _names) for group in find()]
    findings = []
    for model, numbers, name in groups[:MOST]:
        address = reverse("desk:merge", args=[model._meta.label_lower])
        query = urlencode({"ids": ",".join(map(str, numbers))})
        kind = model._meta.verbose_name_plural
        findings.append(Finding(name, f"{len(numbers)} {kind}", f"{address}?{query}"))
    advice = "Look at them side by side, and join those that are one."
    return Check("doubles", "Called the same", advice, len(groups), tuple(findings))


def stale() -> Check:
    """Profiles whose newest CV says it is of some years ago, or is undated and was imported then."""
    year = timezone.now().year - STALE_AFTER
    people = Person.objects.annotate(dated=Max("documents__date"), imported=Max("documents__imported_at"))
    old = Q(dated__gt="", dated__lt=str(year)) | Q(dated="", imported__year__lt=year)
    rows = people.filter(old)
    return _check("stale", "Profiles grown old", "Ask for a new CV, and upload it.", rows.order_by("dated", "pk"))


CHECKS: tuple[Callable[[], Check], ...] = (
    *(without_year, without_venue, without_authors),
    *(inverted_dates, doubles, stale),
)


def _check(slug: str, title: str, advice: str, rows: QuerySet[Model], query: str = "") -> Check:
    count = rows.count()
    findings = tuple(Finding(str(row), _note(row), address_of(row)) for row in rows[:MOST]) if count else ()
    label = rows.model._meta.label_lower.replace(".", "_")
    everything = f"{reverse(f'admin:{label}_changelist')}?{query}" if query and count > MOST else ""
    return Check(slug, title, advice, count, findings, everything)


def _note(row: Model) -> str:
    if isinstance(row, Publication):
        return ", ".join(filter(None, (row.get_kind_display(), str(row.year or ""), row.venue_as_printed)))
    return f"newest CV of {dated}" if (dated := getattr(row, "dated", "")) else "no dated CV"


Group = tuple[type[Model], list[int], str]


def _people() -> Iterator[Group]:
    yield from _alike(Person, Person.objects.order_by("pk").values_list("pk", "name"))


def _names() -> Iterator[Group]:
    """Departments of one name at two places are two."""
    for model, rows in ((Organization, Organization.objects.filter(parent=None)), (Venue, Venue.objects.all())):
        again = rows.values(folded=Lower("name")).annotate(count=Count("pk")).filter(count__gt=1)
        yield from _of_each(model, "name", again.order_by("folded").values_list("folded", flat=True))


def _titles() -> Iterator[Group]:
    titles = Publication.objects.values(folded=Lower("title")).annotate(count=Count("pk")).filter(count__gt=1)
    yield from _of_each(Publication, "title", titles.order_by("folded").values_list("folded", flat=True))


def _of_each(model: type[Model], field: str, folded: Iterable[str]) -> Iterator[Group]:
    rows = model._default_manager.annotate(folded=Lower(field)).filter(folded__in=list(folded)[: 2 * MOST])
    yield from _alike(model, rows.order_by("pk").values_list("pk", field))


def _alike(model: type[Model], rows: Iterable[tuple[int, str]]) -> Iterator[Group]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    names: dict[str, str] = {}
    for number, name in rows:
        found[words(name)].append(number)
        names[words(name)] = name
    for folded, numbers in found.items():
        if folded and len(numbers) > 1:
            yield model, numbers, names[folded]
