"""Stage 4. Lists of publications become records, whether a work stands on several lines or in one string."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from directory.cv.authors import is_author_list, is_owner, read_authors
from directory.cv.citations import Citation, read_citations
from directory.cv.dates import parse_date
from directory.cv.document import Line, Passage, Style, join, ranges
from directory.cv.entries import Entry, split_entries
from directory.cv.fields import LABELLED
from directory.cv.identifiers import find_identifiers, find_urls
from directory.cv.kinds import Kind, fold_title
from directory.cv.legends import is_legend
from directory.cv.lexicon.headings import PUBLICATION_KINDS
from directory.cv.openers import FIRST_CELL
from directory.cv.projects import LINK_WORDS, link_line, read_link
from directory.cv.qualities import publication_quality
from directory.cv.records import Author, Confidence, Found, Identifiers, Link, PublicationRecord
from directory.cv.references import is_reference, name_form
from directory.cv.sections import YEAR, Section
from directory.cv.venues import VenuePart, read_venue

LABELS = re.compile(
    r"""^(?:track|area|type|note|url|doi|isbn|arxiv|link|links|code|pdf|status|award|keywords|impact\ factor|
        申请号|公开号)\b""",
    re.VERBOSE | re.IGNORECASE,
)
AND = re.compile(r"\b(?:and|et|und|y|e)\b")
TRACK = re.compile(r"^(?:track|area)$", re.IGNORECASE)
URL_LABEL = re.compile(r"[,;]?\s*(?:\bURL|\blink|\bavailable\s+(?:at|from)|\bpreprint)\s*:?\s*$", re.IGNORECASE)
YEAR_INSIDE = re.compile(r"(?:19|20)\d\d[a-z]?\)?[.,:]?\s+[^\W\d]\S+\s+\S+")  # a title stands on the line, too
YEAR_BRACKET = re.compile(r"[.,]?\s*\((?P<year>(?:19|20)\d\d)\)\s*\.?\s*$")
STATUSES = (
    (
        "in_preparation",
        re.compile(
            r"\b(?:in\s+prep(?:aration)?|release\s+soon|working\s+paper|in\s+progress|to\s+be\s+submitted)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "submitted",
        re.compile(
            r"\b(?:submitted|under\s+(?:review|revision)|in\s+(?:submission|review|revision)|revis\w+\s+(?:and|&)\s+resubmit)\b",
            re.IGNORECASE,
        ),
    ),
    ("accepted", re.compile(r"\b(?:to\s+appear|in\s+press|forthcoming|accepted)\b", re.IGNORECASE)),
)
TITLES_IN_LINES = 0.5  # of a section's entries must print their authors on a line of their own


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry with the section it stands in; `cell` is what a table's first column says of it: "2019", "n.d."."""

    entry: Entry
    section: Section
    cell: str = ""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of its lines, without the table's first column."""
        first, *below = (line.passage for line in self.entry.lines)
        return (first.slice(len(self.cell)), *below)

    @property
    def numbers(self) -> tuple[tuple[int, int], ...]:
        return ranges(line.number for line in self.entry.lines)


def parse_publications(sections: Sequence[Section], names: Sequence[str]) -> Iterator[Found]:
    """The works of all publication sections, in order: one CV writes all its references alike."""
    owner = names[0] if names else None
    strings: list[_Item] = []
    for section in sections:
        if section.kind is not Kind.PUBLICATIONS:
            continue
        listed = replace(section, lines=tuple(line for line in section.lines if not is_legend(line)))
        entries = [part for one in split_entries(listed, publication_quality(owner)) for part in _parted(one)]
        items = [_Item(entry, section, cell) for entry, cell in zip(entries, _first_cells(entries), strict=True)]
        if _in_lines(items, owner):
            yield from (Found("publications", _from_lines(item, owner)) for item in items if _is_work(item))
        else:
            strings += [item for item in items if _is_work(item)]
    citations = read_citations([join(item.passages) for item in strings], owner)
    for item, citation in zip(strings, citations, strict=True):
        if citation.title:
            yield Found("publications", _from_string(item, citation))


def _parted(entry: Entry) -> list[Entry]:
    """The works of an entry: where a line's end was lost, the bullet of the next work stands inside a line."""
    parts: list[Entry] = []
    while parted := _parted_once(entry):
        first, entry = parted
        parts.append(first)
    return [*parts, entry]


def _parted_once(entry: Entry) -> tuple[Entry, Entry] | None:
    following = _next_bullet(entry.lines[0].bullet or "")
    for at, line in enumerate(entry.lines if following else ()):
        if f" {following} " not in line.text:
            continue
        for match in re.finditer(rf"(?<=[^\s,;:]) {re.escape(following)} (?=\S)", line.text):
            after = line.passage.slice(match.end())
            before = (*entry.lines[:at], replace(line, passage=line.passage.slice(0, match.start())))
            whole = " ".join(one.text for one in before)
            if name_form(after.text) == name_form(whole) and is_reference(whole) and is_reference(after.text):
                below = (replace(line, passage=after, bullet=following), *entry.lines[at + 1 :])
                return replace(entry, lines=before), replace(entry, lines=below)
    return None


def _next_bullet(bullet: str) -> str:
    """The bullet of the next work of a list: "[8]" after "[7]", the same sign after a sign."""
    return re.sub(r"\d+", lambda number: str(int(number.group()) + 1), bullet)


def _first_cells(entries: Sequence[Entry]) -> list[str]:
    """The first cell of each entry where they are a table's rows, and most of these cells print a year."""
    cells = [FIRST_CELL.match(entry.lines[0].text) for entry in entries]
    found = [match["cell"] if match else "" for match in cells]
    years = sum(bool(YEAR.fullmatch(cell.strip(" ().:"))) for cell in found)
    return found if years > len(entries) / 2 else [""] * len(entries)


def _is_work(item: _Item) -> bool:
    """A lone heading is none, nor is what the owner tells of the list."""
    text = item.entry.text
    return not TOLD.match(text) and len(text.split()) >= 4 and any(char.isalpha() for char in text)


TOLD = re.compile(
    r"(?:I|We)(?:['’]ve)? (?:have|had|am|are|was|co-?author|publish)|(?:My|Our) (?:research|work|publication|paper)"
)


def _in_lines(items: Sequence[_Item], owner: str | None) -> bool:
    """Whether the section prints titles and authors on lines of their own."""
    several = [item for item in items if len(item.entry.lines) > 1]
    if not several or len(several) < len(items) / 2:
        return False
    silent = [item for item in several if _authors_at(item.entry.lines, owner) is None]
    votes = len(several) - len(silent)
    # Entries without any author line do not vote against: works to come are printed so.
    short = sum(_is_short(item.entry.lines) for item in silent)
    return votes / len(items) >= TITLES_IN_LINES or (votes > 0 and votes + short == len(items))


def _is_short(lines: Sequence[Line]) -> bool:
    """A title with little below it, and no reference that was wrapped."""
    return not is_reference(lines[0].text) and all(len(line.text.split()) <= 12 for line in lines[1:])


def _authors_at(lines: Sequence[Line], owner: str | None) -> int | None:
    """The index of the line that is a list of authors."""
    scores = [_authors_score(line, owner) for line in lines[:6]]
    best = max(range(len(scores)), key=lambda i: scores[i] - i / 20)
    return best if scores[best] >= 0.6 else None


def _authors_score(line: Line, owner: str | None) -> float:
    if (
        link_line(line.passage)
        or LABELLED.match(line.text)
        or any(pattern.search(line.text) for _, pattern in STATUSES)
        or YEAR_INSIDE.search(line.text)
    ):
        return 0.0
    passage, _ = _without_year(line.passage)
    names = [author.name for author in read_authors(passage, owner)[0]]
    if len(names) == 1 and owner and not is_owner(names[0], owner):
        return 0.0  # a title of two or three words looks like a name
    return is_author_list(passage, owner)


def _without_year(passage: Passage) -> tuple[Passage, int | None]:
    """ "A, B. (2024)": the year after the authors is none of them."""
    if match := YEAR_BRACKET.search(passage.text):
        return passage.slice(0, match.start()), int(match["year"])
    return passage, None


def _from_lines(item: _Item, owner: str | None) -> PublicationRecord:
    lines = item.entry.lines
    at = _authors_at(lines, owner)
    authors: tuple[Author, ...] = ()
    truncated, year = False, None
    if at is not None:
        passage, year = _without_year(lines[at].passage)
        authors, truncated = read_authors(passage, owner)
    title_at = _title_at(lines, at)
    rest = [line for i, line in enumerate(lines) if i not in (at, title_at)]
    links: list[Link] = []
    labelled: dict[str, str] = {}
    tails: list[Passage] = []
    for line in rest:
        if found := link_line(line.passage):
            links += found
        elif (label := LABELLED.match(line.text)) and LABELS.match(label["label"]):
            labelled[label["label"].casefold()] = label["value"]
            links += _text_links(line.passage)
        else:
            passage, more = _without_links(line.passage)
            links += more
            tails.append(passage)
    heading, more = _without_last_links(lines[title_at].passage)
    title, links = trim_title(heading.text), [*more, *links]
    record = _record(item, title, authors, truncated, year, tails, tuple(links), labelled)
    printed = lines[at].text if at is not None else ""
    runs_on = at is not None and _runs_on(_without_year(lines[at].passage)[0].text, authors)
    sure = bool(tails) and not runs_on and _is_sound(record, printed, item.entry.text, owner)
    return replace(record, confidence=Confidence.HIGH if sure else Confidence.MEDIUM)


def _is_sound(record: PublicationRecord, printed: str, text: str, owner: str | None) -> bool:
    """Whether nothing speaks against what was read.

    All words of the authors' line are names, the owner's among them, and a year that is printed was found.
    """
    names = {word for author in record.authors for word in WORD.findall(author.name.casefold())}
    words = WORD.findall(NO_NAME.sub(" ", printed.casefold()))
    owned = not owner or record.authors_truncated or any(is_owner(author.name, owner) for author in record.authors)
    dated = record.year is not None or not YEAR.search(text)
    return bool(record.authors) and names.issuperset(words) and owned and dated and len(record.title.split()) > 2


WORD = re.compile(r"[^\W\d_]{2,}")
NO_NAME = re.compile(
    r"\s[*†‡§]+\s?\w.*|\bet\.?\s?al\b"
    r"|\b(?:and|und|et|y|e|og|och|with|by|others|authors?|equal(?:ly)?|contribut\w+|corresponding|co-?first)\b"
)


def _runs_on(text: str, authors: Sequence[Author]) -> bool:
    """Whether a line of authors may hold a venue, too: a year, or a name of four words ("Jane Mary Roe Tellus")."""
    words = ([word for word in author.name.split() if word[0].isupper() and len(word) > 3] for author in authors)
    return bool(YEAR.search(text)) or any(len(names) > 3 for names in words)


def _title_at(lines: Sequence[Line], authors: int | None) -> int:
    """The first line that is neither the authors' nor a date."""
    others = [i for i, line in enumerate(lines) if i != authors and len(line.text) > 3 and not parse_date(line.text)]
    return others[0] if others else 0


def _text_links(passage: Passage) -> list[Link]:
    spans = list(passage.styled(Style.LINK))
    if spans:
        return [read_link(passage.text[span.start : span.end], span.url) for span in spans]
    return [Link(None, url) for url in find_urls(passage.text)]


def _without_last_links(passage: Passage) -> tuple[Passage, list[Link]]:
    """A title without the links printed behind it, "[pdf] [code]", and these."""
    found: list[Link] = []
    for span in reversed(list(passage.styled(Style.LINK))):
        if not span.start or passage.text[span.end :].strip(AROUND_LINKS):
            break
        found.insert(0, read_link(passage.text[span.start : span.end], span.url))
        passage = passage.slice(0, span.start)
    if (words := LAST_LABELS.search(passage.text)) and LINK_WORDS.search(words.group()):
        passage = passage.slice(0, words.start())
    kept = len(passage.text.rstrip(AROUND_LINKS + OPEN)) if found else len(passage.text)
    return passage.slice(0, kept), found


AROUND_LINKS, OPEN = " .,;|/·•)]", "[("
LAST_LABELS = re.compile(r"(?<=\S)(?:\s*\[[^\W\d][\w ]{1,18}\])+[\s.]*$")


def _without_links(passage: Passage) -> tuple[Passage, list[Link]]:
    """The passage before its first printed address, and the links in it."""
    links = [link for link in _text_links(passage) if link.url]
    cut = min((passage.text.find(url) for url in find_urls(passage.text) if url in passage.text), default=-1)
    if cut >= 0:
        head = passage.slice(0, cut)
        match = URL_LABEL.search(head.text)
        passage = head.slice(0, match.start()) if match else head
    return passage, links


def _record(
    item: _Item, title: str, authors: tuple[Author, ...], truncated: bool, year: int | None,
    tails: Sequence[Passage], links: tuple[Link, ...], labelled: dict[str, str],
) -> PublicationRecord:  # fmt: skip
    text = " ".join(line.text for line in item.entry.lines)
    tail = join([passage for passage in tails if passage.text], ", ")
    hint = section_kind(item.section)
    venue = read_venue(tail, hint)
    identifiers = find_identifiers(text, [link.url for link in links if link.url])
    grouped = " ".join(line.text for line in item.entry.group)
    kind, status = _kind_and_status(venue, identifiers, f"{tail.text} {grouped}", hint)
    track = next((value for label, value in labelled.items() if TRACK.match(label)), venue.track)
    return PublicationRecord(
        title=title,
        authors=authors,
        authors_truncated=truncated,
        owner_implied=not authors,
        year=year or venue.year or venue.venue_year or _group_year(item),
        venue=venue.venue,
        venue_acronym=venue.venue_acronym,
        venue_year=venue.venue_year,
        volume=venue.volume,
        issue=venue.issue,
        pages=venue.pages,
        publisher=venue.publisher or (venue.venue if kind == "book" else None),
        editors=venue.editors,
        track=track,
        kind=kind,
        status=status,
        note=venue.note,
        identifiers=identifiers,
        links=links,
        lines=item.numbers,
        confidence=Confidence.MEDIUM,
    )


def _kind_and_status(venue: VenuePart, identifiers: Identifiers, tail: str, hint: str | None) -> tuple[str, str]:
    """What a work is, and how far it has come: the venue's words, then the section's heading, then what is missing."""
    status = next((name for name, pattern in STATUSES if pattern.search(tail)), venue.status or "published")
    if identifiers.patent:
        return "patent", "published"
    if hint == "media":
        return "media", status
    if not venue.venue and status in ("submitted", "in_preparation") and venue.kind in (None, hint):
        return "manuscript", status
    if venue.kind:
        return venue.kind, "preprint" if venue.kind == "preprint" and status == "published" else status
    if not venue.venue and (identifiers.arxiv or hint == "preprint"):
        return "preprint", "preprint"
    return hint or ("manuscript" if not venue.venue else "journal"), status


def section_kind(section: Section) -> str | None:
    """What a list's heading says of the kind of its works; nothing where it names several."""
    words = f" {fold_title(section.title)} ".replace(" in press ", " ")
    kinds = [kind for kind, names in PUBLICATION_KINDS if any(f" {name} " in words for name in names)]
    if kinds == ["chapter", "book"] and not AND.search(words):
        return "chapter"  # "Book chapters"
    return kinds[0] if len(kinds) == 1 or (kinds and kinds[0] == "workshop") else None


def _group_year(item: _Item) -> int | None:
    """The year printed above a group, or as a heading of its own."""
    for text in (item.cell, *(line.text for line in item.entry.group), item.section.title):
        if (date := parse_date(text)) and date.start and date.start == date.end:
            return date.start.year
    return None


def _from_string(item: _Item, citation: Citation) -> PublicationRecord:
    record = _record(
        item, trim_title(citation.title or ""), citation.authors, citation.authors_truncated, citation.year,
        [citation.tail], tuple(_set_links(item.entry)), {},
    )  # fmt: skip
    status = citation.status if citation.status and citation.status != "published" else record.status
    return replace(record, status=status, owner_implied=citation.owner_implied, confidence=citation.confidence)


def _set_links(entry: Entry) -> Iterator[Link]:
    """The links that are set as such, with their addresses."""
    for line in entry.lines:
        for span in line.passage.styled(Style.LINK):
            label = line.text[span.start : span.end].strip()
            if span.url:
                yield Link(None if span.url == label else label, span.url)


def trim_title(title: str) -> str:
    """A title without the punctuation and quotation marks around it."""
    title = " ".join(title.split()).strip(" ,;")
    if title[:1] in '“"«„' and not re.search(r"[”\"»](?=.)", title[1:]):  # “A” and “B” are within a title
        title = title.strip('“”"«»„').strip(" ,")
    return title.removesuffix(".") if not title.endswith("...") else title
