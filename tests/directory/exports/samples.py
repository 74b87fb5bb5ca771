"""Works and people that make trouble: braces, accents, formulas, names of one word, names with "and"."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from directory.exports.values import Deed, Place, Profile, Site, Span, Stay, Work, author, clean

CHANGED = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
TITLES = (
    "Notes on the Engine",
    "GPT-4 & {LaTeX}: 100% of $5_000 #1 at ~/x^2 \\ end",
    "Über Straßen in Łódź und Ærø: “Zitate” – ein Überblick",
    "山田太郎の研究：深層学習",
    "=HYPERLINK(\"http://example.org\")",
    "} unbalanced {",
    "ER  - \nTY  - JOUR",
    "<script>alert('x')</script> ]]> &amp;",
    "A title, with commas; semicolons: and \"quotes\"",
)  # fmt: skip
NAMES = (
    "Ada Lovelace", "Ludwig van Beethoven", "Martin Luther King Jr.", "山田太郎", "OpenAI", "José García Márquez",
    "Smith and Sons and Co", "O'Brien, J. {x}", "Zhao Yu (赵宇)", "Đặng Thị Łęcka", "+1 Formula", "% Percent",
)  # fmt: skip


def work(**values: object) -> Work:
    """A conference paper, with what the test says."""
    plain = {
        "key": "notes-on-the-engine",
        "address": "https://people.example.org/publications/notes-on-the-engine/",
        "title": TITLES[0],
        "kind": "conference",
        "authors": (author("Ada Lovelace"), author("Ludwig van Beethoven")),
        "year": 1843,
        "venue": "Scientific Memoirs",
        "pages": "666–731",
        "doi": "10.1000/a_b",
    }
    return Work(**{**plain, **values})  # type: ignore[arg-type]


def person(**values: object) -> Profile:
    """Somebody with a little of everything."""
    home = Place(
        "Łódź Society; the old, one", "https://people.example.org/organizations/lodz/", "https://lodz.example/"
    )
    plain = {
        "key": "ada",
        "address": "https://people.example.org/people/ada/",
        "name": author("Ada Lovelace", "Lovelace, Ada"),
        "other_names": ("Augusta Ada King, Countess; of Lovelace",),
        "headline": "Programmer, " + "Ærø " * 40,
        "summary": "One.\n\nTwo.",
        "emails": ("ada@example.org",),
        "phones": ("+44 20 7946 0000",),
        "postal_addresses": ("12 St James's Square, London",),
        "sites": (
            Site("github", "GitHub", "https://github.com/ada"),
            Site("homepage", "Homepage", "https://ada.example/"),
        ),
        "topics": ("Engines", "Notes, long"),
        "stays": (
            Stay("employment", Span("1840-05", "", True), home, "Notes Office", role="Programmer", points=("Wrote",)),
            Stay("education", Span("1832", "1835"), Place("Home"), degree="Tutoring", field="Mathematics", grade="A"),
            Stay("volunteer", Span("1836"), Place("Harp Club"), role="Player"),
        ),
        "deeds": (
            Deed("award", "The award", Span("1841", "1841"), organization="Giver", points=("For notes",)),
            Deed(
                "project", "Bernoulli", Span("1842", "1843"), role="Author", summary="Why", address="https://x.example/"
            ),
            Deed("skill", "Languages", Span(), items=("French", "Italian")),
            Deed("certification", "Harp", Span("1839-02"), organization="Club"),
        ),
        "works": (work(),),
        "changed": CHANGED,
    }
    return Profile(**{**plain, **values})  # type: ignore[arg-type]


texts = st.one_of(
    st.sampled_from(TITLES), st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60)
).map(clean)
titles = texts.filter(bool)
names = st.one_of(st.sampled_from(NAMES), texts).map(author).filter(lambda one: bool(one.name))
authors = st.lists(names, max_size=4).map(tuple)
years = st.none() | st.integers(1, 9999)
KINDS = [
    "journal", "conference", "workshop", "preprint", "book", "chapter", "thesis", "patent", "report", "blog",
    "manuscript", "software", "dataset", "media",
]  # fmt: skip
works = st.builds(
    Work,
    key=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,4}", fullmatch=True),
    address=st.just("https://people.example.org/publications/x/"),
    title=titles,
    kind=st.sampled_from(KINDS),
    status=st.sampled_from(["published", "accepted", "in_preparation", "preprint"]),
    authors=authors,
    authors_truncated=st.booleans(),
    year=years,
    venue=texts,
    venue_acronym=texts,
    volume=texts,
    issue=texts,
    pages=st.one_of(st.sampled_from(["1–9", "1-9", "12", "e12", "101--110"]), texts),
    publisher=texts,
    editors=authors,
    note=texts,
    doi=st.sampled_from(["", "10.1000/a_b%c", "10.1000/x(1)<2>"]),
    arxiv_id=st.sampled_from(["", "2401.00001"]),
    links=st.lists(st.just("https://example.org/a_b.pdf?x=1&y=%20"), max_size=2).map(tuple),
    changed=st.just(CHANGED),
)


def files_of(works: list[Work]) -> list[Work]:
    """The works, each with a key of its own."""
    return [replace(one, key=f"{one.key}-{place}") for place, one in enumerate(works)]
