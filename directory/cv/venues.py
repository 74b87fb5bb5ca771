"""What follows a reference's title: venue, acronym, volume, pages, publisher, editors, track, status, kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from directory.cv.authors import SPACES
from directory.cv.document import Passage, Style
from directory.cv.imprint import GAP, MONTH_DATE, Rest, take_editors, take_numbers, take_publisher, take_year, trim
from directory.cv.lexicon.venues import ABBREVIATIONS, KINDS, NO_VENUES, PLACES, SPONSORS, STATUSES, TRACKS
from directory.cv.names import fold_name
from directory.cv.years import YEAR


@dataclass(frozen=True, slots=True)
class VenuePart:
    """Where, when and as what a work appeared; None and () where nothing is printed.

    `year` is the year printed beside the venue, `venue_year` that in the venue's name ("ICML 2024"). `kind` is None
    where nothing tells it; `status` is None where none is printed.
    """

    venue: str | None = None
    venue_acronym: str | None = None
    venue_year: int | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    editors: tuple[str, ...] = ()
    track: str | None = None
    status: str | None = None
    kind: str | None = None
    note: str | None = None


STATUS = tuple((status, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for status, pattern in STATUSES)


def find_status(text: str) -> str:
    """The status that the text prints, "published" where it prints none."""
    return next((status for status, pattern in STATUS if pattern.search(text)), "published")


def read_venue(tail: Passage | str, hint: str | None = None) -> VenuePart:
    """The parts of what stands after authors and title. `hint` is the kind that the section's heading tells."""
    passage = Passage(tail) if isinstance(tail, str) else tail
    passage = Passage(passage.text.translate(SPACES), passage.spans)
    rest = Rest(passage)
    part = VenuePart(status=_take_status(rest), note=_take_preliminary(rest))
    rest.take(IDENTIFIER)
    rest.take(VERSION)
    dated = rest.take_first(MONTH_DATE)
    editors = take_editors(rest)
    volume, issue, pages = take_numbers(rest)
    year = take_year(rest) or (int(dated["year"]) if dated else None)
    publisher = take_publisher(rest)
    part = replace(part, volume=volume, issue=issue, pages=pages, year=year, editors=editors, publisher=publisher)
    part = _with_venue(part, _venue_text(rest))
    part = replace(part, kind=_kind(part, passage.text, hint), venue=part.venue or publisher)
    return _at_an_institution(part, passage.text) if part.kind in ("thesis", "report", "patent") else part


def _at_an_institution(part: VenuePart, text: str) -> VenuePart:
    """A thesis or a report with the institution as its venue, without "PhD thesis", number and department."""
    pieces = (trim(piece) for piece in re.split(r"[,;:()\[\]]|\.\s", text))
    found = next((piece for piece in pieces if part.kind != "patent" and INSTITUTION.search(piece)), None)
    return replace(part, venue=found or (part.venue or "").partition(", ")[0] or None)


INSTITUTION = re.compile(
    r"Universi|Institut|ETH\b|École|Ecole|College|Politecnic|Polytechni|大学|Academy|Laborator", re.IGNORECASE
)


IDENTIFIER = re.compile(
    r"(?:https?://|www\.)\S+|\bdoi\.org/\S+|\bdoi\s?:?\s?(?:10\.\S+|TBD)|\b10\.\d{4,9}/\S+"
    r"|\barxiv\s?[:.]\s?(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})"
    r"(?:v\d)?(?:\s\[[\w.-]+\])?|\bIS[BS]N\s?:?\s?[\dX-]+(?:,\s?\d[\dX-]{7,})*"
    r"|\b(?:accessed|retrieved|available (?:at|from)|last updated)\b[^.]*",
    re.IGNORECASE,
)

# What biblatex prints before a venue: the version of a preprint, the language
VERSION = re.compile(r"\b[Vv]ersion \d+\b\.?|^\W*(?:en|fr|de|es|it|pt)\.(?=\s+[A-Z])")

# ---------------------------------------------------------------------------------------------------------- status

TO = r"(?:\s(?:to|for|in|at|by)(?:\sthe)?(?=\s[A-Z*_]))?"
UNPUBLISHED = "|".join(pattern for _, pattern in STATUSES[:3])
STATUS_PHRASE = re.compile(
    rf"[\[(]?(?<!\w)(?:currently\s|manuscript\s)?(?:{UNPUBLISHED})(?!\w){TO}"
    rf"(?:\s\(?{YEAR}\)?(?=[.,;]?\s*$))?[\])]?",
    re.IGNORECASE,
)
PRELIMINARY = re.compile(
    r"\b(?:(?:a )?(?:preliminary|short(?:er)?|earlier|extended|previous|abridged|conference)\s(?:version"
    r"|abstract|results?)|also)"
    r"\s(?:(?:is|was|has been|were|been)\s)*(?:published|presented|appeared|appears|accepted"
    r"|to appear)?\s?(?:in|on|at)\s",
    re.IGNORECASE,
)


def _take_status(rest: Rest) -> str | None:
    match = rest.take_first(STATUS_PHRASE)
    if match is None:
        return None
    year = re.search(YEAR, match.group())
    if year:
        at = match.start() + year.start()
        rest.text = rest.text[:at] + year.group() + rest.text[at + 4 :]
    return find_status(match.group())


def _take_preliminary(rest: Rest) -> str | None:
    """ "Preliminary version on NeurIPS 2023 ..." after a status names a venue; the whole is a note, too."""
    if STATUS_PHRASE.search(rest.passage.text) is None or not rest.take_first(PRELIMINARY):
        return None
    return rest.passage.text.strip(" .")


# -------------------------------------------------------------------------------------------- publisher and venue


def _venue_text(rest: Rest) -> str:
    """The text that names the venue: what is set in italics, else what stands before the first gap or full stop."""
    for span in rest.passage.styled(Style.ITALIC):
        text = trim(
            rest.text[span.start : span.end].partition(GAP * 3)[0] or rest.text[span.start : span.end].replace(GAP, " ")
        )
        if NAMED.search(text) and fold_name(text) not in NO_VENUES:
            behind = _behind(rest, span.start + len(rest.text[span.start : span.end].rstrip()))
            return _dotted(trim(text + behind), rest.passage.text)
    pieces = [trim(piece) for piece in re.split(rf"{GAP}+", rest.text)]
    piece = next((piece for piece in pieces if NAMED.search(piece) and fold_name(piece) not in NO_VENUES), "")
    return _dotted(trim(_without_place(_sentence(piece))), rest.passage.text)


def _dotted(venue: str, printed: str) -> str:
    """The venue with the full stop of its last abbreviation, as in "J. Atmos. Sci.", kept."""
    last = venue.rpartition(" ")[2]
    shortened = "." in venue and (last in ABBREVIATIONS or INITIALS.fullmatch(last))
    return f"{venue}." if shortened and f"{venue}." in printed else venue


INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
NAMED = re.compile(r"[^\W\d_]\W*[^\W_]{2}|[^\W\d_]\W*[^\W\d_]")


def _behind(rest: Rest, end: int) -> str:
    """The year, acronym or track that stands right after a venue in italics."""
    match = re.match(
        rf"\s(?:\([A-Z][\w'’-]*\)\s?)?(?:{YEAR})?(?:\s(?:{TRACKS}))?(?=[\s.,;]*(?:$|{GAP}|[.,;]))", rest.text[end:]
    )
    return match.group() if match else ""


def _sentence(text: str) -> str:
    """The text up to the first full stop that ends more than an abbreviation."""
    for match in re.finditer(r"\.(?=\s+[^\W\d_(])", text):
        word = text[: match.start()].rpartition(" ")[2]
        goes_on = re.match(r"\.\s[A-Z][\w-]{0,10}(?:\.|$)", text[match.start() :]) or re.search(
            r"\.\s\w+$", text[: match.start()]
        )
        if word not in ABBREVIATIONS and len(word) > 2 and not goes_on:
            return text[: match.start()]
    return text


def _without_place(text: str) -> str:
    """A conference without the place that follows it; the commas of "Computing, Networking" part no place."""
    parts = text.split(", ")
    if len(parts) > 1 and PLACE.fullmatch(fold_name(parts[-1])):
        return parts[0]
    if EVENT.search(parts[0]):
        for at in range(max(1, len(parts) - MOST_PLACES), len(parts)):
            if not any(LISTED.search(part) for part in parts[at:]):
                return ", ".join(parts[:at])
    return text


MOST_PLACES = 3  # "Atlanta, Georgia, USA"
LISTED = re.compile(r"^(?:and|&|und|et|y|e)\s|\s(?:and|&)\s")
PLACE = re.compile(PLACES)
EVENT = re.compile(
    r"\b(?:Conference|Proceedings|Symposium|Workshop|Congress|Meeting|Assembly|Proc\.|Conf\.|Symp\."
    r"|Colloquium|Seminar|School)(?!\w)",
    re.IGNORECASE,
)
# ------------------------------------------------------------------------------------------- acronym, year, track

ACRONYM = r"[A-Z][A-Za-z]{0,6}[A-Z][A-Za-z0-9&/-]{0,8}|[A-Z]{2,8}"
SHORT_YEAR = rf"[\s'’-]*(?P<y>{YEAR}|(?<=['’])\d\d)"
FULL_ACRONYM = re.compile(
    rf"(?P<full>.{{6,}}?)\s*\((?P<acronym>{ACRONYM})(?:{SHORT_YEAR})?\)\s*(?P<y2>{YEAR})?[\s,]*(?P<track>{TRACKS})?"
)
ACRONYM_FULL = re.compile(
    rf"(?P<acronym>{ACRONYM})\s*\((?P<full>[^()]{{8,}})\)\s*(?P<y>{YEAR})?[\s,]*(?P<track>{TRACKS})?"
)
ACRONYM_BARE = re.compile(
    rf"(?P<acronym>{ACRONYM})\s(?P<full>(?:[\w-]+\s){{1,6}}(?:Conference|Symposium|Workshop|Congress"
    rf"|Meeting)\b.*?)\s(?P<y>{YEAR})\s*(?P<track>{TRACKS})?"
)
ACRONYM_YEAR = re.compile(rf"(?P<acronym>{ACRONYM}){SHORT_YEAR}[\s,(]*(?P<track>{TRACKS})?\)?")
NAME_YEAR = re.compile(rf"(?P<full>.{{4,}}?)\s(?P<y>{YEAR})[\s,]*(?P<track>{TRACKS})?")
WORKSHOP = re.compile(
    rf"(?P<acronym>{ACRONYM})\s(?P<y>{YEAR})\s.*(?:Workshop|Symposium|Track|Competition)\b.*", re.IGNORECASE
)
EXPANDED = re.compile(r"(?P<full>[^()]{3,})\s\((?P<expansion>[A-Z][^()]{12,})\)")


SERVER = re.compile(r"(?P<name>\w*[Rr][Xx]iv)(?:\s\[?(?:preprint|e-?prints?)\]?)?(?:\s\[[\w.-]+\])?", re.IGNORECASE)


def _with_venue(part: VenuePart, text: str) -> VenuePart:
    """The venue's name, acronym and year, in each of the four orders of print, and the track behind them."""
    if not text:
        return part
    if match := SERVER.fullmatch(text):
        return replace(part, venue=match["name"], venue_acronym=match["name"])
    if match := WORKSHOP.fullmatch(text):
        return replace(part, venue=text, venue_acronym=match["acronym"], venue_year=int(match["y"]))
    for pattern in (ACRONYM_FULL, ACRONYM_BARE, FULL_ACRONYM, ACRONYM_YEAR, NAME_YEAR):
        match = pattern.fullmatch(text)
        if match and match.groupdict().get("acronym") not in SPONSORS:
            return _matched(part, match.groupdict(), pattern is NAME_YEAR and not EVENT.search(text))
    if match := EXPANDED.fullmatch(text):
        return replace(
            part, venue=match["full"], publisher=part.publisher or _expanded(match["full"], match["expansion"])
        )
    return replace(
        part, venue=text, venue_acronym=text if re.fullmatch(rf"{ACRONYM}|arXiv", text) and len(text) < 9 else None
    )


def _matched(part: VenuePart, found: dict[str, str | None], apart: bool) -> VenuePart:
    """`apart`: the year stands behind a journal's name and is none of it."""
    printed = found.get("y") or found.get("y2")
    year = None if printed is None else int(printed) if len(printed) == 4 else 2000 + int(printed)
    return replace(
        part,
        year=part.year or year if apart else part.year,
        venue=(found.get("full") or found.get("acronym") or "").strip(" ,"),
        venue_acronym=found.get("acronym"),
        venue_year=None if apart else year,
        track=found.get("track"),
    )


def _expanded(name: str, expansion: str) -> str | None:
    """The last word of a name, where the bracket after it spells it out: "Sensors MDPI (Multidisciplinary ...)"."""
    initials = "".join(word[0] for word in expansion.split() if word[0].isupper())
    last = name.split()[-1]
    return last if last == initials else None


# ------------------------------------------------------------------------------------------------------------ kind

KIND = tuple((kind, re.compile(pattern)) for kind, pattern in KINDS)


def _kind(part: VenuePart, text: str, hint: str | None) -> str | None:
    """What the work is: what its own words say, then the heading, then the shape of its venue."""
    told = next((kind for kind, pattern in KIND if pattern.search(text)), None)
    if told == "preprint" and part.venue and not re.search(r"rxiv|ssrn|preprint", part.venue, re.IGNORECASE):
        told = None
    if told:
        return told
    if hint and not (hint == "journal" and EVENT.search(part.venue or "")):
        return hint
    if part.volume and part.venue and not MEETING.search(part.venue):
        return "journal"
    if part.venue and (EVENT.search(part.venue) or (part.venue_acronym and part.venue_year)):
        return "conference"
    if part.editors or (part.publisher and part.pages and part.venue and not part.volume):
        return "chapter"
    if part.publisher and not part.venue:
        return "book"
    return "journal" if part.volume or JOURNAL.search(part.venue or "") else None


MEETING = re.compile(r"\b(?:Conference|Symposium|Workshop|Congress|Meeting|Conf\.|Symp\.)(?!\w)|\d(?:st|nd|rd|th)\b")
JOURNAL = re.compile(
    r"\b(?:Journal|Transactions|Letters|Annals|Review|Reviews|Magazine|Bulletin|Quarterly|J\.|Lett\."
    r"|Trans\.|Rev\.|Revista|Revue|Zeitschrift|Annales|Acta)(?!\w)"
)
