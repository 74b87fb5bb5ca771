"""A person as a vCard 3.0 (RFC 2426), which every address book reads."""

from __future__ import annotations

from collections.abc import Iterator

from directory.exports.values import Profile

LONGEST = 75  # bytes in a line; a longer one goes on in the next, behind a blank


def vcard(person: Profile) -> Iterator[str]:
    yield "BEGIN:VCARD\r\nVERSION:3.0\r\n"
    for name, value in properties(person):
        yield folded(f"{name}:{value}")
    yield "END:VCARD\r\n"


def properties(person: Profile) -> Iterator[tuple[str, str]]:
    """Names and values, escaped."""
    name = person.name
    yield "FN", escaped(name.name)
    yield "N", ";".join(escaped(part) for part in (name.family, name.given, "", "", name.suffix))
    if person.other_names:
        yield "NICKNAME", ",".join(escaped(other) for other in person.other_names)
    if stay := person.present:
        if stay.role or stay.degree:
            yield "TITLE", escaped(stay.role or stay.degree)
        if stay.place:
            yield "ORG", ";".join(escaped(part) for part in (stay.place.name, stay.unit) if part)
    for email in person.emails:
        yield "EMAIL;TYPE=INTERNET", escaped(email)
    for phone in person.phones:
        yield "TEL", escaped(phone)
    for address in person.postal_addresses:
        yield "ADR", f";;{escaped(address)};;;;"
    for site in person.sites:
        if site.address:
            yield "URL", site.address
    if person.photo:
        yield "PHOTO;VALUE=uri", person.photo
    if person.headline:
        yield "NOTE", escaped(person.headline)
    if person.topics:
        yield "CATEGORIES", ",".join(escaped(topic) for topic in person.topics)
    if person.changed:
        yield "REV", person.changed.strftime("%Y-%m-%dT%H:%M:%SZ")
    yield "UID", person.address
    yield "SOURCE", person.address


def escaped(text: str) -> str:
    for mark in ("\\", ",", ";"):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, none of which parts a character."""
    pieces = []
    piece = size = 0
    for place, character in enumerate(line):
        width = len(character.encode())
        if size + width > LONGEST:
            pieces.append(line[piece:place])
            piece, size = place, 1
        size += width
    return "\r\n ".join([*pieces, line[piece:]]) + "\r\n"
