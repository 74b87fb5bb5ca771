"""Author lists and groups of publications for templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from directory.charts import Chart, year_chart
from directory.templatetags.directory import lang
from people.models import Person
from publications.bylines import Gap, Name, shortened
from publications.coauthors import CoAuthor
from publications.models import Publication, PublicationQuerySet

register = template.Library()

MOST_FOLDED = 60
MOST_ON_A_PAGE = 50


@register.simple_tag
def byline(publication: Publication, person: Person | None = None) -> SafeString:
    """The authors in a list: shortened, and all of them on request; `person` is whose page it is."""
    names = list(names_of(publication, person))
    if not names:
        return mark_safe('<p class="authors soft">No authors printed</p>')
    short = shortened(names)
    if len(short) == len(names):
        return format_html('<p class="authors">{}</p>', joined(names, publication.authors_truncated))
    brief = joined(short, publication.authors_truncated)
    if len(names) > MOST_FOLDED:
        return format_html(
            '<p class="authors">{} <a class="all" href="{}">all {}</a></p>',
            brief,
            publication.get_absolute_url(),
            len(names),
        )
    return format_html(
        '<div class="authors"><span class="brief">{} </span><span class="full">{} </span><details class="all"><summary>'
        '<span class="shut">all {}<span class="hidden"> authors</span></span><span class="open">fewer</span></summary>'
        "</details></div>",
        brief,
        joined(names, publication.authors_truncated),
        len(names),
    )


@register.simple_tag
def facts(publication: Publication) -> SafeString:
    """Under the authors in a list: where, what kind, what status, and links to it elsewhere."""
    pieces = []
    if where := publication.where:
        pieces.append(format_html("<cite{}>{}</cite>", lang(where), where))
    if publication.kind != publication.status:
        pieces.append(format_html("<span>{}</span>", publication.get_kind_display()))
    if publication.status != Publication.Status.PUBLISHED:
        pieces.append(format_html('<span class="tag">{}</span>', publication.get_status_display().lower()))
    if publication.track:
        pieces.append(format_html("<span>{}</span>", publication.track))
    elsewhere = ((address, label) for label, _, address in publication.identifiers if address)
    pieces.append(format_html_join("", '<a href="{}">{}</a>', elsewhere))
    return format_html('<p class="facts">{}</p>', mark_safe(" ".join(pieces)))  # noqa: S308  (made of escaped pieces)


@register.simple_tag
def all_authors(publication: Publication) -> SafeString:
    """Every author in order."""
    return joined(list(names_of(publication)), publication.authors_truncated)


def names_of(publication: Publication, person: Person | None = None) -> Iterable[Name]:
    """The authors as printed, those with a page here with its address."""
    for author in publication.authors:
        profiled = bool(person and author.slug and author.person_id == person.pk)
        yield Name(author.name, author.address, profiled, author.equal_contribution, author.implied)


def joined(names: Iterable[Name | Gap], truncated: bool) -> SafeString:
    """Names with commas between, "… " in a gap's place."""
    pieces: list[str] = []
    for name in names:
        if isinstance(name, Gap):
            pieces.append("… ")
            continue
        pieces.append(f"{marked(name)}, ")
    text = "".join(pieces).removesuffix(", ")
    return mark_safe(f"{text}, et al." if truncated else text)  # noqa: S308  (each name is escaped in `marked`)


def marked(name: Name) -> str:
    """A name as HTML: whose page it is, a link to a person's page, or plain; a star for an equal contribution."""
    text = str(conditional_escape(name.text))
    if name.profiled:
        text = f'<strong class="self">{text}</strong>'
    elif name.address:
        text = f'<a class="member" href="{name.address}">{text}</a>'
    if name.equal:
        text += '<sup title="contributed equally">*</sup>'
    return f"[{text}]" if name.implied else text


@register.simple_tag
def co_author_rows(rows: Iterable[CoAuthor]) -> SafeString:
    """Rows of the table of co-authors, of whom there may be hundreds: how many works together, and the name."""
    cells = ((one.count, link(one)) for one in rows)
    return format_html_join("", "<tr><td>{}</td><td>{}</td></tr>", cells)


def link(one: CoAuthor) -> SafeString:
    """The name, as a link where the person has a page here."""
    if one.address:
        return format_html('<a class="member" href="{}"{}>{}</a>', one.address, lang(one.name), one.name)
    return format_html("<span{}>{}</span>", lang(one.name), one.name)


@register.simple_tag
def years(publications: Iterable[Publication]) -> list[tuple[int | None, list[Publication]]]:
    """Publications, as they are sorted, in groups of one year; None for those without."""
    return [(year, list(group)) for year, group in groupby(publications, key=lambda one: one.year)]


@register.simple_tag
def written_at(places: Collection[int]) -> dict[int, int | None]:
    """The numbers and years of what people wrote while they were at one of the organizations, the newest first.

    They are asked for once: which works these are takes longer than all else on the page.
    """
    years = Publication.objects.written_at(places).order_by().values_list("pk", "year")
    return dict(sorted(years, key=lambda work: (-(work[1] or 0), -work[0])))


@register.simple_tag
def per_year_chart(works: Mapping[int, int | None], **parameters: str) -> Chart | None:
    """Their number in each year; `parameters` are those of the list that the bars lead to."""
    return year_chart(Counter(works.values()), **parameters)


@register.simple_tag
def newest(works: Mapping[int, int | None]) -> PublicationQuerySet:
    """The first of them, with what an item prints."""
    return Publication.objects.filter(pk__in=[*works][:MOST_ON_A_PAGE]).for_rows().with_authors()
