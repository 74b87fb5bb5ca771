"""Rows of publications: the published version's facts, every title, and the authors in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from directory.cv.records import PublicationRecord
from directory.importing.folding import fold
from directory.importing.names import best_spelling, which_author
from directory.importing.rows import Proof, Ref, Row, child_rows, first, gather, heaviest_first, proofs
from directory.importing.sources import Statement, slug

Print = Statement[PublicationRecord]

STATUSES = ("published", "accepted", "submitted", "in_preparation", "preprint")
KINDS_LAST = ("preprint", "manuscript", "blog", "media")
REPOSITORIES = frozenset({"preprint", "manuscript"})


@dataclass(frozen=True, slots=True, eq=False)
class OwnerOf:
    """The person whose CV a record stands in, by all their names."""

    person: Ref
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AuthorDecisions:
    """What admins said of authors, by the keys of these: who one is, and who one is not."""

    same: Mapping[str, Ref]
    different: frozenset[tuple[str, Ref]]

    def person(self, keys: Sequence[str], found: Ref | None) -> Ref | None:
        """Who the author with these keys is, where the documents say `found`."""
        decided = next((self.same[key] for key in keys if key in self.same), found)
        return None if any((key, decided) in self.different for key in keys) else decided


def publication_rows(
    prints: Sequence[Print], venues: Mapping[str, Ref], owners: Mapping[str, OwnerOf], decisions: AuthorDecisions
) -> Iterator[Row]:
    """The rows of one work. `venues` and `owners` are by the key of a record's venue and of the record."""
    ranked = best_first(prints)
    best = ranked[0].record
    # What belongs to one appearance (venue, year, pages) comes from the records that name the same one.
    same = [one.record for one in ranked if _appears_with(one, ranked[0], venues)]

    def said(read: Callable[[PublicationRecord], str | None], records: Sequence[PublicationRecord] = same) -> str:
        return first((read(one) for one in records), "")

    every = [one.record for one in ranked]
    publication = Row(
        "publications.publication",
        tuple(sorted(one.key for one in prints)),
        {
            "title": best.title,
            "kind": best.kind,
            "status": best.status if best.status in STATUSES else "published",
            "year": next((one.year for one in (*same, *every) if one.year), None),
            "venue": next((venues[key] for one in ranked if (key := f"{one.key}/venue") in venues), None),
            "venue_as_printed": said(lambda one: one.venue, [*same, *every]),
            "venue_year": next((one.venue_year for one in same if one.venue_year), None),
            "track": said(lambda one: one.track),
            "note": said(lambda one: one.note),
            "volume": said(lambda one: one.volume),
            "issue": said(lambda one: one.issue),
            "pages": said(lambda one: one.pages),
            "publisher": said(lambda one: one.publisher),
            "editors": said(lambda one: "; ".join(one.editors)),
            "doi": said(lambda one: one.identifiers.doi, every),
            "arxiv_id": said(lambda one: one.identifiers.arxiv, every),
            "isbn": said(lambda one: one.identifiers.isbn, every),
            "openreview_id": said(lambda one: one.identifiers.openreview, every),
            "patent_number": said(lambda one: one.identifiers.patent, every),
            "authors_truncated": authors_of(ranked).record.authors_truncated,
        },
        proofs(prints),
    )
    yield publication
    yield from child_rows(
        "publications.publicationtitle",
        [
            alike
            for alike in gather(prints, "title", lambda one: [(fold(one.title), one.title)])
            if alike[0].said != fold(best.title)
        ],
        lambda alike: {"publication": publication.ref, "title": str(alike[0].value)},
        ordered=False,
    )
    yield from authorship_rows(ranked, publication.ref, owners, decisions)
    yield from child_rows(
        "publications.publicationlink",
        gather(prints, "link", lambda one: ((f"{link.label or ''} {link.url or ''}", link) for link in one.links)),
        lambda alike: {
            "publication": publication.ref,
            "label": getattr(alike[0].value, "label", None) or "",
            "url": getattr(alike[0].value, "url", None) or "",
        },
    )


def best_first(prints: Sequence[Print]) -> list[Print]:
    """What is published before what is not, an article before its preprint, the later document's record first."""
    return sorted(
        heaviest_first(prints),
        key=lambda one: (
            STATUSES.index(one.record.status) if one.record.status in STATUSES else 0,
            one.record.kind in KINDS_LAST,
        ),
    )


def authors_of(ranked: Sequence[Print]) -> Print:
    """The record whose list of authors is whole; of whole ones the longest."""
    return max(
        ranked, key=lambda one: (bool(one.record.authors) and not one.record.authors_truncated, len(one.record.authors))
    )


def authorship_rows(
    ranked: Sequence[Print], publication: Ref, owners: Mapping[str, OwnerOf], decisions: AuthorDecisions
) -> Iterator[Row]:
    """A row for each author in order, with the person where the work stands in that person's own CV.

    An owner whom no list names is implied: before the others, or last where a list ends in "et al.".
    """
    chosen = authors_of(ranked)
    authors = chosen.record.authors
    people = _people(ranked, [author.name for author in authors], owners)
    named = {ref for ref in people.values() if ref}
    for one in sorted(ranked, key=lambda one: one.key):
        owner = owners[one.key]
        if (one.record.owner_implied or chosen.record.authors_truncated) and owner.person not in named:
            named.add(owner.person)
            order = 0 if one.record.owner_implied else len(authors) + 1
            yield _authorship([(one, f"{one.key}/author")], publication, order, owner.name, owner.person, implied=True)
    for place, author in enumerate(authors):
        places = [(one, at) for one in ranked if (at := _place_in(one, chosen, place)) is not None]
        alike = [one.record.authors[at] for one, at in places]
        proven = [(one, _author_key(one, at)) for one, at in places]
        spellings = [author.name, *(other.name for other in alike if fold(other.name) == fold(author.name))]
        yield _authorship(
            proven,
            publication,
            place + 1,
            best_spelling(spellings),
            decisions.person([key for _, key in proven], people.get(place)),
            equal=any(other.equal_contribution for other in alike),
        )


def _authorship(
    prints: Sequence[tuple[Print, str]],
    publication: Ref,
    order: int,
    name: str,
    person: Ref | None,
    *,
    equal: bool = False,
    implied: bool = False,
) -> Row:
    found = sorted((Proof(one.source, one.lines, key) for one, key in prints), key=lambda proof: proof.key)
    return Row(
        "publications.authorship",
        tuple(proof.key for proof in found),
        {
            "publication": publication,
            "order": order,
            "name": name,
            "person": person,
            "equal_contribution": equal,
            "implied": implied,
        },
        tuple(found),
    )


def _people(ranked: Sequence[Print], authors: Sequence[str], owners: Mapping[str, OwnerOf]) -> dict[int, Ref | None]:
    """Who of the authors has a CV that lists the work. Two persons for one author: nobody."""
    found: dict[int, Ref | None] = {}
    for owner in {owners[one.key].person: owners[one.key] for one in ranked}.values():
        place = which_author(owner.names, authors)
        if place is not None:
            found[place] = None if place in found else owner.person
    return found


def _author_key(one: Print, place: int) -> str:
    names = [fold(author.name) for author in one.record.authors]
    number = names[:place].count(names[place]) + 1
    return f"{one.key}/author/{slug(one.record.authors[place].name)}" + (f"#{number}" if number > 1 else "")


def _place_in(one: Print, chosen: Print, place: int) -> int | None:
    """Where an author stands in another list: at the same place of one as long, else where the name stands once."""
    if one is chosen or len(one.record.authors) == len(chosen.record.authors):
        return place
    names, others = ([fold(author.name) for author in each.record.authors] for each in (chosen, one))
    name = names[place]
    return others.index(name) if names.count(name) == others.count(name) == 1 else None


def _appears_with(one: Print, best: Print, venues: Mapping[str, Ref]) -> bool:
    mine, its = venues.get(f"{one.key}/venue"), venues.get(f"{best.key}/venue")
    return mine == its and one.record.kind == best.record.kind
