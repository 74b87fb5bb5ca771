"""A person as JSON Resume (jsonresume.org), version 1."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from directory.exports.values import Deed, Profile, Site, Span, Stay, Work, doi_address

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def json_resume(person: Profile) -> Iterator[str]:
    yield json.dumps(resume(person), ensure_ascii=False, indent=2) + "\n"


def resume(person: Profile) -> dict[str, Any]:
    """The whole of it; what nobody has said is left out."""
    stays, deeds = person.stays, person.deeds
    return said(
        {
            "$schema": SCHEMA,
            "basics": basics(person),
            "work": [job(stay) for stay in stays if stay.kind not in ("education", "volunteer")],
            "volunteer": [job(stay, "organization") for stay in stays if stay.kind == "volunteer"],
            "education": [study(stay) for stay in stays if stay.kind == "education"],
            "awards": [award(deed) for deed in deeds if deed.kind == "award"],
            "certificates": [certificate(deed) for deed in deeds if deed.kind == "certification"],
            "publications": [publication(work) for work in person.works],
            "skills": [
                said({"name": deed.title, "keywords": list(deed.items or deed.points)})
                for deed in deeds
                if deed.kind == "skill"
            ],
            "interests": [{"name": topic} for topic in person.topics],
            "projects": [project(deed) for deed in deeds if deed.kind == "project"],
            "meta": {
                "canonical": person.address,
                "version": "v1.0.0",
                "lastModified": person.changed and person.changed.strftime("%Y-%m-%dT%H:%M:%S"),
            },
        }
    )


def said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: said(value) if isinstance(value, dict) else value for name, value in values.items() if value}


def basics(person: Profile) -> dict[str, Any]:
    homepage = next((site.address for site in person.sites if site.kind == "homepage"), "")
    return said(
        {
            "name": person.name.name,
            "label": person.headline,
            "image": person.photo,
            "email": first(person.emails),
            "phone": first(person.phones),
            "url": homepage or person.address,
            "summary": person.summary,
            "location": {"address": first(person.postal_addresses)},
            "profiles": [profile(site) for site in person.sites if site.kind != "homepage" and site.address],
        }
    )


def first(values: Iterable[str]) -> str:
    return next(iter(values), "")


def profile(site: Site) -> dict[str, Any]:
    return {"network": site.label, "url": site.address}


def dates(span: Span) -> dict[str, str]:
    return said({"startDate": span.start, "endDate": span.end})


def job(stay: Stay, where: str = "name") -> dict[str, Any]:
    place = stay.place
    return said(
        {
            where: place.name if place else stay.unit,
            "position": stay.role or stay.degree,
            "url": place.homepage if place else "",
            **({"location": stay.location, "description": stay.unit if place else ""} if where == "name" else {}),
            **dates(stay.span),
            "highlights": list(stay.points),
        }
    )


def study(stay: Stay) -> dict[str, Any]:
    place = stay.place
    return said(
        {
            "institution": place.name if place else stay.unit,
            "url": place.homepage if place else "",
            "area": stay.field,
            "studyType": stay.degree or stay.role,
            **dates(stay.span),
            "score": stay.grade,
        }
    )


def award(deed: Deed) -> dict[str, Any]:
    summary = "\n".join([deed.summary, *deed.points]).strip()
    date = deed.span.end or deed.span.start
    return said({"title": deed.title, "date": date, "awarder": deed.organization, "summary": summary})


def certificate(deed: Deed) -> dict[str, Any]:
    date = deed.span.end or deed.span.start
    return said({"name": deed.title, "date": date, "issuer": deed.organization, "url": deed.address})


def publication(work: Work) -> dict[str, Any]:
    return said(
        {
            "name": work.title,
            "publisher": work.venue or work.publisher,
            "releaseDate": str(work.year) if work.year and 1000 <= work.year < 3000 else "",  # what the schema knows
            "url": doi_address(work.doi) if work.doi else work.address,
            "summary": ", ".join(author.name for author in work.authors),
        }
    )


def project(deed: Deed) -> dict[str, Any]:
    return said(
        {
            "name": deed.title,
            "description": deed.summary,
            "highlights": list(deed.points),
            "keywords": list(deed.items),
            **dates(deed.span),
            "url": deed.address,
            "roles": [deed.role] if deed.role else [],
            "entity": deed.organization,
        }
    )
