"""An invented population of researchers and their CVs, with what makes them hard to tell apart; seeded, so repeatable.

Namesakes, common Chinese, Korean, Spanish and English names, name changes, initials, preprints and their articles,
several CVs of one person; and who is who in truth.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from directory.cv.records import (
    CV,
    Author,
    EducationRecord,
    Identifiers,
    Link,
    PersonRecord,
    PositionRecord,
    PublicationRecord,
)
from directory.importing.sources import Source, read_source


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


CHINESE = (
    words("Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou"),
    words("Wei Jing Lei Yan Min Jun Xin Ying Hao Yu"),
)
KOREAN = (words("Kim Lee Park Choi Jung"), words("Ji-hoon Min-jun Seo-yeon Ji-woo Hyun-woo Soo-jin"))
SPANISH = (
    ("García López", "Martínez Ruiz", "Hernández", "González Pérez", "Rodríguez"),
    words("José María Juan Carmen Luis Ana"),
)
ENGLISH = (
    words("Smith Jones Brown Johnson Williams Davis Miller"),
    words("James Mary John Linda David Susan Emily"),
)
SYLLABLES = words("ba ko mi ra te lo zu shi ne du fa gor len vik mar sen tor hal")
CITIES = words(
    "Sydney Oslo Leeds Turin Porto Ghent Basel Graz Lund Kyoto Seoul Lima Quito Tunis Accra Delhi Hanoi Riga Turku"
)
KINDS = ("University of", "Technical University of", "Free University of", "National University of")
PLACES = [f"{kind} {city}" for kind in KINDS for city in CITIES]
VENUES = [
    ("International Conference on Machine Learning", "ICML"),
    ("Conference on Neural Information Processing Systems", "NeurIPS"),
    ("International Conference on Learning Representations", "ICLR"),
    *((f"Journal of {word} Studies", None) for word in words("Folding Applied Marine Social Urban Solar Polar Plant")),
    *(
        (f"{kind} of {what} {art}", None)
        for what in words("Applied Marine Social Urban Solar Polar Plant Animal Ancient Modern Clinical Optical Rural")
        for kind in words("Annals Archives Letters Transactions Bulletin")
        for art in words("Biology Chemistry Economics History Law Mathematics Physics Geography")
    ),
]
OFTEN = tuple(accumulate(1 / (rank + 5) for rank in range(len(VENUES))))  # few venues have most of the papers
NOUNS = words(
    "maps engines graphs proteins markets glaciers neurons lattices codes galaxies enzymes rivers voters "
    "sensors alloys looms viruses polymers networks circuits dialects quasars genomes robots kernels "
    "orbits reefs soils muons tariffs"
)
VERBS = words("Folding Learning Measuring Modelling Sorting Growing Breaking Mapping Cooling Tracing Pricing Sampling")
ADJECTIVES = words("noisy sparse robust deep slow cold private causal random fast shallow latent dense early ancient")


@dataclass(frozen=True, slots=True)
class Researcher:
    """Somebody, with all names they have published under."""

    number: int
    names: tuple[str, ...]
    email: str
    orcid: str
    stays: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    number: int
    title: str
    authors: tuple[int, ...]
    year: int
    venue: tuple[str, str | None]
    has_preprint: bool


@dataclass(frozen=True, slots=True)
class Population:
    """CVs as sources, with the truth: who owns a document, and which paper a record is."""

    documents: list[tuple[Source, CV]]
    owner: dict[str, int]
    paper: dict[str, int]

    @property
    def sources(self) -> list[Source]:
        return [source for source, _ in self.documents]


def invent(size: int, seed: int = 1, *, papers_each: int = 8) -> Population:
    """A population of `size` researchers, most of them with one CV, a tenth with two."""
    rng = random.Random(seed)
    people = [_researcher(number, rng) for number in range(size)]
    papers = list(_papers(people, papers_each, rng))
    own: dict[int, list[Paper]] = {}
    for paper in papers:
        for author in paper.authors:
            own.setdefault(author, []).append(paper)
    documents: list[tuple[Source, CV]] = []
    owner: dict[str, int] = {}
    truth: dict[str, int] = {}
    for person in people:
        for copy in range(2 if rng.random() < 0.1 else 1):
            name = f"{person.number:06}-{copy}.txt"
            cv, numbers = _cv(person, own.get(person.number, []), people, copy, rng)
            source = read_source(name, hashlib.sha256(name.encode()).hexdigest(), cv)
            documents.append((source, cv))
            owner[source.owner.key] = person.number
            truth |= {work.key: number for work, number in zip(source.works, numbers, strict=True)}
    return Population(documents, owner, truth)


def _researcher(number: int, rng: random.Random) -> Researcher:
    family, given = _name(rng)
    names = [f"{given} {family}"]
    if rng.random() < 0.03:
        names.append(f"{given} {_name(rng)[0]}")  # took another family name
    start = rng.randrange(1995, 2018)
    place, later = rng.choice(PLACES), rng.choice(PLACES)
    orcid = f"0000-000{number // 10**7 % 10}-{number // 10**3 % 10**4:04}-{number % 10**3:03}0"
    return Researcher(
        number,
        tuple(names),
        f"{given[0].lower()}{number}@example.org",
        orcid,
        ((place, "Ph.D.", start), (later, rng.choice(["Lecturer", "Professor", "Postdoctoral Researcher"]), start + 5)),
    )


def _name(rng: random.Random) -> tuple[str, str]:
    kind = rng.random()
    for share, (families, givens) in ((0.25, CHINESE), (0.35, KOREAN), (0.45, SPANISH), (0.6, ENGLISH)):
        if kind < share:
            return rng.choice(families), rng.choice(givens)
    return tuple("".join(rng.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))  # type: ignore[return-value]


def _papers(people: list[Researcher], each: int, rng: random.Random) -> Iterator[Paper]:
    for number in range(len(people) * each // 3):
        first = rng.randrange(len(people))
        near = [(first + rng.choice([*range(1, 9), rng.randrange(1, len(people))])) % len(people) for _ in range(6)]
        authors = tuple(dict.fromkeys([first, *near[: rng.randrange(1, 6)]]))
        title = f"{rng.choice(VERBS)} {rng.choice(ADJECTIVES)} {rng.choice(NOUNS)}"
        if rng.random() < 0.8:
            title += f" with {rng.choice(ADJECTIVES)} {rng.choice(NOUNS)}"
        if rng.random() < 0.1:
            title = f"{rng.choice(NOUNS).capitalize()}Net: {title}"
        if rng.random() < 0.01:
            title = rng.choice(["Editorial", "Introduction", "Preface", "Book review"])
        (venue,) = rng.choices(VENUES, cum_weights=OFTEN)
        yield Paper(number, title, authors, rng.randrange(2000, 2026), venue, rng.random() < 0.2)


def _cv(
    person: Researcher, papers: list[Paper], people: list[Researcher], copy: int, rng: random.Random
) -> tuple[CV, list[int]]:
    listed = [paper for paper in papers if rng.random() < 0.9]
    records = [_record(paper, people, rng) for paper in listed]
    has_email, has_orcid = rng.random() < 0.8, rng.random() < 0.3
    owner = PersonRecord(
        name=person.names[-1] if copy else person.names[0],
        aliases=person.names[:1] if copy and len(person.names) > 1 and rng.random() < 0.5 else (),
        emails=(person.email,) if has_email else (),
        links=(Link(None, f"https://orcid.org/{person.orcid}", "orcid"),) if has_orcid else (),
    )
    (place, degree, start), (later, role, since) = person.stays
    return (
        CV(
            source="",
            person=owner,
            date=str(2020 + copy),
            education=(EducationRecord(place, degree=degree, start=str(start), end=str(start + 4), lines=((1, 1),)),),
            positions=(PositionRecord(later, title=role, start=str(since), current=True, lines=((2, 2),)),),
            publications=tuple(records),
        ),
        [paper.number for paper in listed],
    )


def _record(paper: Paper, people: list[Researcher], rng: random.Random) -> PublicationRecord:
    short = rng.random() < 0.4
    authors = tuple(Author(_printed(rng.choice(people[number].names), rng, short=short)) for number in paper.authors)
    name, acronym = paper.venue
    is_preprint = paper.has_preprint and rng.random() < 0.4
    title = paper.title.upper() if rng.random() < 0.05 else paper.title
    record = PublicationRecord(
        title,
        authors,
        year=paper.year - (1 if is_preprint else 0),
        venue=None if is_preprint else (acronym if acronym and rng.random() < 0.5 else name),
        venue_acronym=None if is_preprint else acronym,
        kind="preprint" if is_preprint else "conference" if acronym else "journal",
        lines=((3, 3),),
    )
    if rng.random() < 0.3:
        doi = f"10.48550/arxiv.{paper.number}" if is_preprint else f"10.1000/{paper.number}"
        record = replace(record, identifiers=Identifiers(doi=doi))
    return record


def _printed(name: str, rng: random.Random, *, short: bool) -> str:
    if not short:
        return name
    given, _, family = name.partition(" ")
    return f"{given[0]}. {family}" if rng.random() < 0.8 else f"{family}, {given[0]}."
