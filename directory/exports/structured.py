"""Works, people and places as schema.org's structured data, and as the meta elements that scholarly engines read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from directory.exports.values import Author, Place, Profile, Work, doi_address

TYPES = {
    "book": "Book",
    "chapter": "Chapter",
    "thesis": "Thesis",
    "report": "Report",
    "blog": "BlogPosting",
    "software": "SoftwareSourceCode",
    "dataset": "Dataset",
    "patent": "CreativeWork",
    "media": "CreativeWork",
}
ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
Thing = dict[str, Any]


def script(things: Iterable[Thing]) -> str:
    """The things as JSON-LD that may stand in a page's script element."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def said(values: Mapping[str, Any]) -> Thing:
    """Without what nobody has said; a list of one is that one."""
    found: Thing = {}
    for name, value in values.items():
        several = list(value) if isinstance(value, (list, tuple)) else [value]
        kept = [one for one in several if one]
        if kept:
            found[name] = kept[0] if len(kept) == 1 else kept
    return found


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> Thing:
    """Names and addresses from the home page to this one."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": {"@type": "WebPage", "@id": address}}
        for place, (name, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def website(name: str, address: str, about: str, search: str) -> Thing:
    action = {"@type": "SearchAction", "target": f"{search}?q={{search_term}}", "query": "required name=search_term"}
    return said({"@type": "WebSite", "name": name, "url": address, "description": about, "potentialAction": action})


def place(one: Place) -> Thing:
    same = one.homepage if one.homepage != one.address else ""
    return said({"@type": "Organization", "name": one.name, "url": one.address, "sameAs": same})


def person(one: Profile) -> Thing:
    """A person, without any contact."""
    places = {stay.place.name: stay for stay in one.stays if stay.place}
    now = [stay.place for stay in one.stays if stay.place and stay.span.is_current]
    studied = [stay.place for stay in places.values() if stay.place and stay.kind == "education"]
    return said(
        {
            "@type": "Person",
            "@id": one.address,
            "name": one.name.name,
            "familyName": one.name.family if one.name.given else "",
            "givenName": one.name.given,
            "honorificSuffix": one.name.suffix,
            "alternateName": one.other_names,
            "url": one.address,
            "image": one.photo,
            "description": one.headline,
            "jobTitle": one.present.role if one.present else "",
            "affiliation": [place(where) for where in dict.fromkeys(now)],
            "alumniOf": [place(where) for where in dict.fromkeys(studied) if where not in now],
            "knowsAbout": one.topics,
            "award": [deed.title for deed in one.deeds if deed.kind == "award"],
            "sameAs": [site.address for site in one.sites],
        }
    )


def organization(one: Place, *, names: Iterable[str], ror: str, parent: Place | None, parts: Iterable[Place]) -> Thing:
    return said(
        {
            "@type": "Organization",
            "@id": one.address,
            "name": one.name,
            "alternateName": list(names),
            "url": one.address,
            "sameAs": [one.homepage, ror],
            "parentOrganization": place(parent) if parent else None,
            "subOrganization": [place(part) for part in parts],
        }
    )


def work(one: Work) -> Thing:
    """A publication, with all its authors."""
    first, last = one.page_range
    kind = TYPES.get(one.kind, "ScholarlyArticle")
    return said(
        {
            "@type": kind,
            "@id": one.address,
            "name": one.title,
            "headline": one.title if kind in ("ScholarlyArticle", "BlogPosting", "Report") else "",
            "alternateName": one.other_titles,
            "author": [writer(author) for author in one.authors],
            "editor": [writer(editor) for editor in one.editors],
            "datePublished": f"{one.year:04}" if one.year else "",
            "isPartOf": container(one),
            "publisher": {"@type": "Organization", "name": one.publisher} if one.publisher else None,
            "pageStart": first if kind in ("ScholarlyArticle", "Chapter", "BlogPosting", "Report") else "",
            "pageEnd": last if kind in ("ScholarlyArticle", "Chapter", "BlogPosting", "Report") else "",
            "isbn": one.isbn if kind == "Book" else "",
            "creativeWorkStatus": one.stage,
            "identifier": [identifier(name, value) for name, value in identifiers(one)],
            "sameAs": [
                doi_address(one.doi) if one.doi else "",
                f"https://arxiv.org/abs/{one.arxiv_id}" if one.arxiv_id else "",
                f"https://openreview.net/forum?id={one.openreview_id}" if one.openreview_id else "",
            ],
            "url": one.address,
        }
    )


def writer(author: Author) -> Thing:
    return said(
        {
            "@type": "Person",
            "name": author.name,
            "familyName": author.family if author.given else "",
            "givenName": author.given,
            "url": author.address,
        }
    )


def container(one: Work) -> Thing | None:
    """The journal or the proceedings."""
    if not one.venue:
        return None
    venue = {"name": one.venue, "alternateName": one.venue_acronym if one.venue_acronym != one.venue else ""}
    if one.kind != "journal":
        return said({"@type": "Book" if one.kind == "chapter" else "CreativeWork", **venue})
    found = said({"@type": "Periodical", **venue})
    if one.volume:
        found = {"@type": "PublicationVolume", "volumeNumber": one.volume, "isPartOf": found}
    if one.issue:
        found = {"@type": "PublicationIssue", "issueNumber": one.issue, "isPartOf": found}
    return found


def identifiers(one: Work) -> Iterator[tuple[str, str]]:
    yield "DOI", one.doi
    yield "arXiv", one.arxiv_id
    yield "OpenReview", one.openreview_id
    yield "patent", one.patent_number


def identifier(name: str, value: str) -> Thing | None:
    return {"@type": "PropertyValue", "propertyID": name, "value": value} if value else None


# ------------------------------------------------------------------------------------------------ meta elements


def citation_tags(one: Work) -> Iterator[tuple[str, str]]:
    """Highwire Press's names, which Google Scholar and Zotero read, each with its content."""
    first, last = one.page_range
    yield "citation_title", one.title
    for author in one.authors:
        yield "citation_author", author.inverted if author.given else author.name
    yield "citation_publication_date", str(one.year or "")
    yield from _venue(one)
    yield "citation_volume", one.volume
    yield "citation_issue", one.issue
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_publisher", one.publisher
    yield "citation_doi", one.doi
    yield "citation_arxiv_id", one.arxiv_id
    yield "citation_isbn", one.isbn
    yield "citation_patent_number", one.patent_number
    for link in one.links:
        if link.lower().endswith(".pdf"):
            yield "citation_pdf_url", link


VENUES = {
    "journal": "citation_journal_title",
    "conference": "citation_conference_title",
    "workshop": "citation_conference_title",
    "chapter": "citation_inbook_title",
    "thesis": "citation_dissertation_institution",
    "report": "citation_technical_report_institution",
}


def _venue(one: Work) -> Iterator[tuple[str, str]]:
    if one.kind in VENUES:
        yield VENUES[one.kind], one.venue
