"""Stage 4. Talks and posters: quoted, in columns, or as references that name their speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from directory.cv.authors import is_author_list, is_owner, read_authors
from directory.cv.citations import Citation, read_citations
from directory.cv.dates import DateRange, find_dates
from directory.cv.document import Line, Passage, Style, join
from directory.cv.events import (
    LABEL,
    LINK_BRACKET,
    MARKS,
    SENTENCE,
    SORT,
    TAGGED,
    are_sentences,
    read_event,
    split_title,
    without_date,
)
from directory.cv.fields import trim
from directory.cv.items import Item, dates_in, item_record, split_items, title_and_rest, undated
from directory.cv.kinds import Kind
from directory.cv.names import parse_name
from directory.cv.projects import LINK_WORDS, link_line, read_link
from directory.cv.publications import trim_title
from directory.cv.records import ActivityRecord, Author, Found, Link
from directory.cv.references import is_reference
from directory.cv.sections import Section

QUOTED = re.compile(
    r"[“\"«„](?P<title>[^”\"»“]{4,300}?)[,.]?[”\"»“]|(?<!\w)‘(?P<single>[^‘]{4,300}?)[,.]?[’'](?=[,.;:\s]|$)"
)
LEAST_QUOTED = 3  # words of a title that is quoted inside an item; fewer are a term
BRACKETED = re.compile(r"[(\[](?P<text>[^()\[\]]{3,24})[)\]]")
LEAST_SPEAKERS = 0.6  # of a line of names, how much it must look like one
SENTENCE_WORDS = 12  # of a reference that may have ended where a line does


def with_talks(sections: Sequence[Section], names: Sequence[str]) -> tuple[Section, ...]:
    """The sections; a list of conferences that names speakers is one of talks."""
    owner = names[0] if names else None
    return tuple(
        replace(section, kind=Kind.TALKS)
        if section.kind is Kind.CONFERENCES and _names_speakers(section, owner)
        else section
        for section in sections
    )


def _names_speakers(section: Section, owner: str | None) -> bool:
    """Whether a section has lines of speakers, the owner among them and others."""
    return owner is not None and any(_are_speakers(line.passage, owner) and "," in line.text for line in section.lines)


def parse_talks(sections: Sequence[Section], names: Sequence[str]) -> Iterator[Found]:
    """The talks of all sections: the title, the event, when, with whom. One CV writes its references alike."""
    owner = names[0] if names else None
    cited: list[Item] = []
    for section in sections:
        if section.kind is Kind.TALKS and section.lines:
            items = list(split_items(section))
            if owner and _are_cited(items, owner):
                cited += [part for item in items for part in _parted(item, owner)]
            else:
                yield from _plain(items, owner)
    if owner and cited:
        cited = _with_remarks(cited, owner)
        citations = read_citations([join(_reference(item)) for item in cited], owner)
        for item, citation in zip(cited, citations, strict=True):
            if citation.authors:
                yield Found("talks", _cited(item, citation, owner))
            else:
                yield from _plain([item], owner)


def _plain(items: Sequence[Item], owner: str | None) -> Iterator[Found]:
    sentences = are_sentences([item.lines[0].text for item in items])
    for item in items:
        yield Found("talks", _talk(item, owner, sentences=sentences))


# ------------------------------------------------------------------------------------------------------ references


def _are_cited(items: Sequence[Item], owner: str) -> bool:
    """Whether most items are references: all in one string, with the owner's name."""
    return 2 * sum(_names(item.lines[:1], owner) for item in items) >= len(items)


def _names(lines: Sequence[Line], owner: str) -> bool:
    """Whether lines hold the beginning of a reference that names the owner."""
    text = " ".join(line.text for line in lines)
    return parse_name(owner).family.casefold() in text.casefold() and is_author_list(text, owner) < LEAST_SPEAKERS


def _parted(item: Item, owner: str) -> Iterator[Item]:
    """The talks of an item: a line in it that is a whole reference of the owner begins another."""
    starts = [i for i, line in enumerate(item.lines) if not i or (is_reference(line.text) and _names([line], owner))]
    for start, end in zip(starts, [*starts[1:], len(item.lines)], strict=True):
        yield replace(item, lines=item.lines[start:end])


def _with_remarks(items: Sequence[Item], owner: str) -> list[Item]:
    """What stands on a line of its own without date and name is said of the talk above; so is a deeper bullet."""
    found: list[Item] = []
    for item in items:
        if found and _is_remark(item.lines[0], found[-1].lines[0], owner):
            found[-1] = replace(found[-1], lines=(*found[-1].lines, *item.lines))
        else:
            found.append(item)
    return found


def _is_remark(line: Line, above: Line, owner: str) -> bool:
    if find_dates(line.text) or is_reference(line.text) or _names([line], owner):
        return False
    return not line.bullet or line.indent > above.indent


def _reference(item: Item) -> list[Passage]:
    """The passages of an item up to the end of its reference; what follows is said of it."""
    passages: list[Passage] = []
    for line in item.lines:
        text = " ".join(passage.text for passage in passages)
        ended = text.endswith((".", ")")) and len(text.split()) >= SENTENCE_WORDS and not SORT.match(line.text)
        if passages and (line.bullet or ended):
            break
        passages.append(line.passage)
    return passages


def _cited(item: Item, citation: Citation, owner: str) -> ActivityRecord:
    reference = _reference(item)
    text = join(reference).text
    title, behind = trim_title(citation.title or ""), _without_label_links(citation.tail)
    before = text[: citation.title_span[0]]
    year = item.year or citation.year
    behind, held = without_date(MARKS.sub("", behind), year)
    if untitled := SORT.match(f"{title} {behind}"):
        title, behind = read_event(f"{title} {behind}").name or title, untitled.group()
    event, tag = read_event(behind), TAGGED.match(before)
    return replace(
        item_record(item, title, _most_precise(_dates_before(before, year), held)),
        role=event.sort or (tag["sort"] if tag else None),
        organization=event.name,
        location=event.place,
        details=(
            *_with(citation.authors, owner),
            *event.speakers,
            *(line.text for line in item.lines[len(reference) :]),
        ),
        links=tuple(_titled(link, title) for line in item.lines for link in _links(line.passage)),
    )


def _dates_before(text: str, year: int | None) -> tuple[DateRange, ...]:
    """The date between authors and title, "(Oct 23)" in the year that stands above."""
    return find_dates(text) or next(
        (found for match in BRACKETED.finditer(text) if (found := dates_in(match["text"], year))), ()
    )


def _most_precise(before: tuple[DateRange, ...], behind: tuple[DateRange, ...]) -> tuple[DateRange, ...]:
    """The date before a title, unless the one behind it says the month, too."""
    months = [bool(dates and dates[-1].start and dates[-1].start.month) for dates in (before, behind)]
    return behind if not before or (months == [False, True]) else before


def _titled(link: Link, title: str) -> Link:
    """A link that a title is set as needs no label."""
    return replace(link, label=None) if link.label and trim_title(link.label) == title else link


def _with(authors: Sequence[Author], owner: str) -> tuple[str, ...]:
    """ "With A and B": the speakers beside the owner."""
    others = [author.name for author in authors if not is_owner(author.name, owner)]
    return (f"With {('; ' if any(',' in name for name in others) else ', ').join(others)}",) if others else ()


# ----------------------------------------------------------------------------------------------------- other talks


def _talk(item: Item, owner: str | None, *, sentences: bool) -> ActivityRecord:
    """A talk that is no reference; `sentences` says whether the list's titles end with a full stop."""
    at = _speakers_at(item.lines, owner)
    said = _with(read_authors(item.lines[at].passage, owner)[0], owner or "") if at else ()
    passages, dates = undated([line for i, line in enumerate(item.lines) if not at or i != at], item.year)
    label = LABEL.match(passages[0].text.lstrip()) if passages else None
    if label:
        passages[0] = passages[0].slice(len(passages[0].text) - len(passages[0].text.lstrip()) + label.end())
    title, rest = _title_and_rest(passages, sentences=sentences)
    event = read_event(", ".join(piece for piece in map(trim, rest) if piece))
    return replace(
        item_record(item, trim(LINK_BRACKET.sub("", title)), dates),
        role=label["sort"] if label else event.sort,
        organization=event.name,
        location=event.place,
        details=(*said, *event.speakers),
        links=tuple(link for line in item.lines for link in _links(line.passage)),
    )


def _title_and_rest(passages: Sequence[Passage], *, sentences: bool) -> tuple[str, list[str]]:
    """A title is quoted, the longest column, set in a style, a line, a sentence, or ends before an event."""
    text = " ".join(passage.text for passage in passages)
    cells = [cell for passage in passages for cell in passage.text.split("\t") if trim(cell)]
    quoted = QUOTED.search(text)
    if quoted and (not trim(text[: quoted.start()]) or len(quoted.group().split()) >= LEAST_QUOTED):
        return quoted["title"] or quoted["single"], [trim(f"{text[: quoted.start()]} {text[quoted.end() :]}")]
    if len(passages) == 1 and len(cells) > 1:
        title = max(cells, key=len)
        return title, [cell for cell in cells if cell is not title]
    title, rest = title_and_rest(passages)
    if rest:
        return title, rest
    if sentences and (match := SENTENCE.match(title)):
        return match["title"], [match["rest"]]
    return split_title(title)


def _speakers_at(lines: Sequence[Line], owner: str | None) -> int | None:
    """Which line below the first lists the speakers, the owner among them."""
    if owner is None:
        return None
    return next((i for i, line in enumerate(lines) if i and _are_speakers(line.passage, owner)), None)


def _are_speakers(passage: Passage, owner: str) -> bool:
    names = [author.name for author in read_authors(passage, owner)[0]]
    return any(is_owner(name, owner) for name in names) and is_author_list(passage, owner) >= LEAST_SPEAKERS


def _without_label_links(passage: Passage) -> str:
    """The text without links whose words say only that they are links."""
    text = passage.text
    for span in reversed(tuple(passage.styled(Style.LINK))):
        if LINK_WORDS.fullmatch(text[span.start : span.end].strip()):
            text = text[: span.start].rstrip(" |") + text[span.end :]
    return text


def _links(passage: Passage) -> tuple[Link, ...]:
    return link_line(passage) or tuple(
        read_link(passage.text[span.start : span.end], span.url) for span in passage.styled(Style.LINK) if span.url
    )
