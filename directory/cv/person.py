"""Stage 4. What a CV says of its owner: name, contact, links, headline, biography, interests."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from directory.cv.authors import is_owner
from directory.cv.cues import degree_score, organization_score, place_score, role_score
from directory.cv.degrees import read_degree
from directory.cv.document import Line, Style, ranges
from directory.cv.fields import LABELLED, goes_on, label_field, printed, read_head, read_label, split_commas, trim
from directory.cv.identifiers import find_emails, find_orcid, find_phones, find_urls, link_kind
from directory.cv.kinds import Kind
from directory.cv.names import is_name
from directory.cv.organizations import read_organization
from directory.cv.owner import is_document_title
from directory.cv.prose import read_interests, read_sentences
from directory.cv.records import ActivityRecord, EducationRecord, Found, Link, PersonRecord
from directory.cv.sections import Section

ADDRESS_LABEL = re.compile(
    r"^(?:(?:postal|office|work|home|mailing)\s+)?(?:address|adresse|anschrift|dirección|direccion|endereço|office|地址)\s*[:：]\s*",
    re.IGNORECASE,
)
QUOTE = re.compile(r"^[“\"«„‘](?P<text>.{15,600}?)[”\"»“’]\s*[-–—]*\s*(?P<author>.{0,60})$")
PRONUNCIATION = re.compile(
    r"^/[^/\d]{3,60}/$|^\(?(?:pronounced|pronunciation)\b:?\s*(?P<said>.{2,60}?)\)?$", re.IGNORECASE
)
ADDRESS = re.compile(
    r"\b(?:room|office|street|st\.?|road|rd\.?|avenue|ave\.?|boulevard|blvd|drive|dr\.? [ns][we]|lane|building|bldg|"
    r"suite|floor|campus|p\.?o\.? box|rue|chemin|place|platz|strasse|straße|str\.|calle|avenida|rua|via|box)\b|"
    r"\b[A-Z]{2}\s+\d{5}\b|\b\d{4,6}[, ]+[A-Z]",
    re.IGNORECASE,
)
PROJECTS_FOLLOW = re.compile(r"\bprojects?\b.*:$", re.IGNORECASE)
EMOJI = re.compile(r"[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u2b00-\u2bff]")
SIGNS = re.compile(r"\s*(?:\||•|·|&|◦|\t|;|⋄|∗)\s*")
SPEAKS = re.compile(
    r"\b(?:I(?:['’](?:m|ve))?|[Mm]y|[Ww]e|[Oo]ur|[Jj]e|[Jj]['’]ai|[Mm](?:es|on|a)|[Ii]ch|[Mm]eine?[rn]?|[Yy]o|[Ee]u)\b"
)
MOST_WORDS_OF_TOPIC = 10
BEFORE_EMAIL = re.compile(r"[\t,;:|(<]")
TOPIC_NOTE = re.compile(r"\s*\((?P<note>[^()]*)\)\s*$")


@dataclass(slots=True)
class _Draft:
    """The owner while the lines are read; `numbers` are the lines of each field."""

    names: Sequence[str] = ()
    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    links: list[Link] = field(default_factory=list)
    numbers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    found: list[Found] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)

    def add(self, name: str, values: Sequence[str], number: int) -> None:
        new = [value for value in values if value not in self.values[name]]
        self.values[name] += new
        if values:
            self.numbers[name].append(number)


def read_person(
    names: tuple[str, ...], name_lines: tuple[int, ...], sections: Sequence[Section]
) -> tuple[PersonRecord, tuple[Found, ...], tuple[int, ...]]:
    """(the owner, the records that stand among the personal data, lines that are only labels)."""
    draft = _Draft(names)
    for section in sections:
        if section.kind is Kind.HEAD:
            _head(section.lines, name_lines, draft)
        elif section.kind is Kind.CONTACT:
            _contact(section, draft)
        elif section.kind is Kind.BIO:
            _bio(section.lines, draft)
        elif section.kind is Kind.INTERESTS:
            for line in section.lines:
                if is_running(line.text):
                    _paragraph(line, draft)
                else:
                    draft.add("interests", split_interests(line.text), line.number)
        else:
            _labelled_interests(section.lines, draft)
    numbers = {"name": list(name_lines), "aliases": list(name_lines) if len(names) > 1 else []} | draft.numbers
    values = draft.values
    person = PersonRecord(
        name=names[0] if names else None,
        aliases=names[1:],
        pronunciation=next(iter(values["pronunciation"]), None),
        headline=", ".join(values["headline"]) or None,
        emails=tuple(values["emails"]),
        phones=tuple(values["phones"]),
        addresses=tuple(values["addresses"]),
        links=tuple(draft.links),
        quote=next(iter(values["quote"]), None),
        bio=tuple(values["bio"]),
        interests=tuple(values["interests"]),
        field_lines=tuple((name, ranges(lines)) for name, lines in numbers.items() if lines),
    )
    return person, tuple(draft.found), tuple(draft.labels)


def _head(lines: Sequence[Line], name_lines: tuple[int, ...], draft: _Draft) -> None:
    """The lines before the first heading, each by what it looks like."""
    quoted = False
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if quoted and is_name(line.text):
            draft.values["quote"][0] += f" — {line.text}"
            draft.numbers["quote"].append(line.number)
            quoted = False
            continue
        quoted = False
        if line.number in name_lines:
            _contact_line(line, draft)  # what stands beside the name
        elif _contact_line(line, draft):
            continue
        elif match := QUOTE.match(line.text):
            draft.add("quote", [_quote(match)], line.number)
            quoted = not match["author"]
        elif match := PRONUNCIATION.match(line.text):
            draft.add("pronunciation", [match["said"] or line.text], line.number)
        elif degree_score(line.text) == 1 and organization_score(line.text):
            draft.found.append(Found("education", _degree_line(line)))
        elif _is_headline(line, before, draft):
            draft.add("headline", [trim(line.text)], line.number)
        elif is_document_title(line.text):
            draft.labels.append(line.number)
        elif _is_address(line.text) or _is_office(line.text):
            draft.add("addresses", [_address(line.text)], line.number)
        elif len(line.text.split()) > 8:
            _paragraph(line, draft)


def _quote(match: re.Match[str]) -> str:
    return f"{match['text']} — {match['author'].strip()}" if match["author"].strip() else match["text"]


def _degree_line(line: Line) -> EducationRecord:
    head = read_head([line])
    pieces = [piece for segment in head.segments for piece in split_commas(segment.text)]
    cut = next((i for i, piece in enumerate(pieces) if organization_score(piece) and degree_score(piece) < 1), 1)
    degree, major = read_degree(", ".join(pieces[:cut]))
    organization, unit, location = read_organization(", ".join(pieces[cut:]))
    _, end, current = printed(head.dates[-1] if head.dates else None)
    return EducationRecord(
        organization, unit, degree, major, location, end=end, current=current, lines=ranges([line.number])
    )


def _is_headline(line: Line, before: Line | None, draft: _Draft) -> bool:
    """A role, or the organization on the line right after it."""
    if len(line.text.split()) > 16 or draft.values["bio"] or ADDRESS_LABEL.match(line.text):
        return False
    if not draft.values["headline"]:
        return role_score(line.text) >= 0.5 and not line.text.rstrip().endswith(".")
    after_role = before is not None and draft.numbers["headline"][-1:] == [before.number]
    if LABELLED.match(line.text) or (line.after_blank and not organization_score(line.text)):
        return False
    return (
        after_role and len(draft.values["headline"]) == 1 and not _is_address(line.text) and not line.text.endswith(".")
    )


def _is_address(text: str) -> bool:
    plain = EMOJI.sub("", text)
    return len(plain.split()) <= 20 and bool(ADDRESS.search(plain) or place_score(trim(plain)) >= 0.9)


def _is_office(text: str) -> bool:
    """ "Department of Botany, University of Leiden": where one works, on a line of its own."""
    return organization_score(text) >= 0.8 and len(text.split()) <= 12 and not text.endswith(".")


def _address(text: str) -> str:
    """An address without its label."""
    return trim(ADDRESS_LABEL.sub("", EMOJI.sub("", text).strip()))


def _contact_line(line: Line, draft: _Draft) -> bool:
    """E-mail addresses, telephone numbers, links and a place, wherever on the line. Whether there was any."""
    text = line.text
    emails, phones = find_emails(text), find_phones(text)
    links = tuple(_links(line))
    draft.add("emails", [email for email in emails if not _is_anothers(email, text, draft.names)], line.number)
    draft.add("phones", phones, line.number)
    _add_links(links, line, draft)
    if not (emails or phones or links):
        return False
    rest = text
    for value in (*emails, *phones, *find_urls(text), *(link.label or "" for link in links)):
        rest = rest.replace(value, "\t") if value else rest
    for piece in SIGNS.split(rest):
        plain = trim(EMOJI.sub("", piece))
        if plain and (place_score(plain) >= 0.9 or (ADDRESS.search(plain) and len(plain.split()) > 2)):
            draft.add("addresses", [_address(plain)], line.number)
    return True


def _is_anothers(email: str, text: str, names: Sequence[str]) -> bool:
    """Whether somebody else's name stands right before an e-mail address: "Placement officer: Ann Lee, lee@x.edu"."""
    before = [part for part in BEFORE_EMAIL.split(text.partition(email)[0]) if part.strip()]
    if not before or not names or not is_name(before[-1].strip()):
        return False
    return not any(is_owner(before[-1].strip(), name) for name in names)


def _add_links(links: Sequence[Link], line: Line, draft: _Draft) -> None:
    for link in links:
        if link not in draft.links:
            draft.links.append(link)
        draft.numbers["links"].append(line.number)


def _links(line: Line) -> Iterator[Link]:
    """Addresses, links and bare labels ("Homepage | GitHub") of a contact line."""
    seen: set[str] = set()
    for span in line.passage.styled(Style.LINK):
        label = line.text[span.start : span.end].strip()
        if "@" in label or (span.url or "").startswith("mailto:"):
            continue
        seen |= {label, span.url or ""}
        kind = link_kind(span.url or "") or link_kind(label) or ("homepage" if span.url else None)
        if kind or span.url:
            yield Link(None if label == span.url else label, span.url, kind)
    for url in find_urls(line.text):
        if not any(url in one for one in seen):
            yield Link(None, url, link_kind(url) or "homepage")
        seen.add(url)
    if (orcid := find_orcid(line.text)) and not any(orcid in one for one in seen):
        yield Link(orcid, f"https://orcid.org/{orcid}", "orcid")
    for piece in SIGNS.split(line.text):
        plain = trim(EMOJI.sub("", piece))
        if (
            plain
            and plain not in seen
            and len(plain.split()) <= 3
            and not find_urls(plain)
            and (kind := link_kind(plain))
        ):
            yield Link(plain, None, kind)


def _contact(section: Section, draft: _Draft) -> None:
    """Labelled personal data. Lines of an address stand under its heading, or follow one another."""
    is_address = "address" in section.title.casefold() or "adresse" in section.title.casefold()
    for line in section.lines:
        if _contact_line(line, draft):
            continue
        label = LABELLED.match(line.text)
        value = label["value"] if label else line.text
        if (label and "address" in label["label"].casefold()) or _is_address(value) or (is_address and not label):
            draft.add("addresses", [trim(value)], line.number)
        elif label and label_field(label["label"]) == "interests":
            draft.add("interests", split_interests(value), line.number)


def _bio(lines: Sequence[Line], draft: _Draft) -> None:
    """Paragraphs; where a sentence ends in "projects:", the bullets that follow are projects under their labels."""
    in_projects = False
    group: Line | None = None
    for line in lines:
        if PROJECTS_FOLLOW.search(line.text):
            in_projects = True
            draft.labels.append(line.number)
        elif in_projects and line.bullet:
            draft.found.append(Found("projects", _listed_project(line, group)))
        elif in_projects and (len(line.text.split()) <= 5 or line.text.startswith("(")):
            group = None if line.text.startswith("(") else line
            draft.labels.append(line.number)
        elif not _contact_line(line, draft):
            _paragraph(line, draft)


def _listed_project(line: Line, group: Line | None) -> ActivityRecord:
    plain = EMOJI.sub("", line.text).strip()
    note = TOPIC_NOTE.search(plain)
    title = plain[: note.start()] if note else plain
    details = [*([note["note"]] if note else []), *([group.text] if group else [])]
    return ActivityRecord(trim(title), current=True, details=tuple(details), lines=ranges([line.number]))


def _paragraph(line: Line, draft: _Draft) -> None:
    draft.add("bio", [line.text], line.number)
    draft.add("interests", read_interests(line.text), line.number)
    draft.found += read_sentences([line])


def _labelled_interests(lines: Sequence[Line], draft: _Draft) -> None:
    """ "Research interests: ..." inside another section; a trailing comma goes on in the next line."""
    for index, line in enumerate(lines):
        label = read_label(line)
        if not label or label.field != "interests":
            continue
        text, used = label.value.text, [line.number]
        for after in lines[index + 1 :]:
            if not goes_on(text, after):
                break
            text, used = f"{text} {after.text}", [*used, after.number]
        for number in used:
            draft.add("interests", split_interests(text), number)


def is_running(text: str) -> bool:
    """Whether a text is no list of topics: it speaks of somebody, or has a piece too long to name one."""
    pieces = [piece for part in SIGNS.split(text) for piece in split_commas(part)]
    return bool(SPEAKS.search(text)) or any(len(piece.split()) > MOST_WORDS_OF_TOPIC for piece in pieces)


def split_interests(text: str) -> list[str]:
    """A list of topics at commas, semicolons or column gaps."""
    return [topic for part in SIGNS.split(text) for piece in split_commas(part) if (topic := _topic(piece))]


def _topic(text: str) -> str:
    text = text.strip(" .;,")
    return text if text.startswith("(") else trim(text)
