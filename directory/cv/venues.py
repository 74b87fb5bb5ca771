"""What follows a reference's title: venue, acronym, volume, pages, publisher, editors, track, status, kind."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from directory.cv.authors import SPACES, read_authors
from directory.cv.document import Passage, Style
from directory.cv.lexicon.venues import ABBREVIATIONS, KINDS, NO_VENUES, PLACES, PUBLISHERS, SPONSORS, STATUSES, TRACKS
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


def read_venue(tail: Passage | str, hint: str | None = None, known: Collection[str] = ()) -> VenuePart:
    """The parts of what stands after authors and title.

    `hint` is the kind that the section's heading tells; `known` are venues printed elsewhere in the document.
    """
    passage = Passage(tail) if isinstance(tail, str) else tail
    passage = Passage(passage.text.translate(SPACES), passage.spans)
    rest = _Rest(passage)
    part = VenuePart(status=_take_status(rest), note=_take_preliminary(rest))
    rest.take(IDENTIFIER)
    dated = rest.take_first(MONTH_DATE)
    editors = _take_editors(rest)
    volume, issue, pages = _take_numbers(rest)
    year = _take_year(rest) or (int(dated["year"]) if dated else None)
    publisher = _take_publisher(rest)
    part = replace(part, volume=volume, issue=issue, pages=pages, year=year, editors=editors, publisher=publisher)
    part = _with_venue(part, _venue_text(rest, known))
    part = replace(part, kind=_kind(part, passage.text, hint), venue=part.venue or publisher)
    return _at_an_institution(part, passage.text) if part.kind in ("thesis", "report", "patent") else part


def _at_an_institution(part: VenuePart, text: str) -> VenuePart:
    """A thesis or a report with the institution as its venue, without "PhD thesis", number and department."""
    pieces = (_trim(piece) for piece in re.split(r"[,;:()\[\]]|\.\s", text))
    found = next((piece for piece in pieces if part.kind != "patent" and INSTITUTION.search(piece)), None)
    return replace(part, venue=found or (part.venue or "").partition(", ")[0] or None)


INSTITUTION = re.compile(
    r"Universi|Institut|ETH\b|École|Ecole|College|Politecnic|Polytechni|大学|Academy|Laborator", re.IGNORECASE
)


class _Rest:
    """A tail from which parts are taken one by one; what is taken leaves a gap, so that styles keep their places."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Cut out all that the pattern finds; the first match is returned."""
        first = None
        while match := pattern.search(self.text):
            first = first or match
            self.cut(*match.span())
        return first

    def take_first(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        if match := pattern.search(self.text):
            self.cut(*match.span())
        return match

    def cut(self, start: int, end: int) -> None:
        self.text = self.text[:start] + GAP * (end - start) + self.text[end:]


GAP = "\0"
IDENTIFIER = re.compile(
    r"(?:https?://|www\.)\S+|\bdoi\.org/\S+|\bdoi\s?:?\s?(?:10\.\S+|TBD)|\b10\.\d{4,9}/\S+"
    r"|\barxiv\s?[:.]\s?(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})"
    r"(?:v\d)?(?:\s\[[\w.-]+\])?|\bIS[BS]N:?\s?[\dX-]+|\b(?:accessed|retrieved|available (?:at|from)"
    r"|last updated)\b[^.]*",
    re.IGNORECASE,
)

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


def _take_status(rest: _Rest) -> str | None:
    match = rest.take_first(STATUS_PHRASE)
    if match is None:
        return None
    year = re.search(YEAR, match.group())
    if year:
        at = match.start() + year.start()
        rest.text = rest.text[:at] + year.group() + rest.text[at + 4 :]
    return find_status(match.group())


def _take_preliminary(rest: _Rest) -> str | None:
    """ "Preliminary version on NeurIPS 2023 ..." after a status names a venue; the whole is a note, too."""
    if STATUS_PHRASE.search(rest.passage.text) is None or not rest.take_first(PRELIMINARY):
        return None
    return rest.passage.text.strip(" .")


# ---------------------------------------------------------------------------------------- editors, numbers, year

BOOK_EDITORS = (
    r"(?P<names>(?:[A-Z]\.\s?|[^.,;:()\0]){3,60}(?:,\s(?:[A-Z]\.\s?|[^.,;:()\0]){2,60}){0,6}?)\)?(?=[.,;:(\0\s]|$)"
)
EDITED_BY = re.compile(
    r"[,;.]?\s*\(?\b(?:[Ee]dited by|[Ee]ds?\.? by|éd(?:ité)? par|herausgegeben von|[Hh]rsg\. von"
    r"|editado por|coord\. por)\s(?=[A-Z])" + BOOK_EDITORS
)
ED_BEFORE = re.compile(r"(?:(?<=[,.]\s)\(?[Ee]ds?\b\.?\)?|(?<=\s)\([Ee]ds?\.?\))\s(?=[A-Z])" + BOOK_EDITORS)
EDITORS = re.compile(
    r"(?P<names>(?:(?<=[Ii]n )|(?<=[Ii]n: )|(?<=[Ii]n : )|(?<=, )|(?<=\. )|^\s*)[^()\0“”\"]{3,160}?),?\s?"
    r"(?:\((?:[Ee]ds?|[Hh]rsg|[Hh]g|[Ee]ditors?|[Cc]oords?|éds?|[Oo]rgs?)\.?\)|\b[Ee]ds?\b\.?|\beditors?\b"
    r"|\bHrsg\b\.?)[,.:]?\s?"
)


def _take_editors(rest: _Rest) -> tuple[str, ...]:
    """The editors: after "edited by", before "(eds)", after "ed."."""
    return _take_named(rest, EDITED_BY) or _take_editors_before(rest) or _take_named(rest, ED_BEFORE)


def _take_named(rest: _Rest, pattern: re.Pattern[str]) -> tuple[str, ...]:
    match = pattern.search(rest.text)
    names = _names(match["names"]) if match else ()
    if match and names:
        rest.cut(*match.span())
    return names


def _take_editors_before(rest: _Rest) -> tuple[str, ...]:
    for match in EDITORS.finditer(rest.text):
        printed = LEAD.sub("", match["names"]).strip(" ,")
        for start in [0, *(cut.end() for cut in re.finditer(r"[.,:]\s(?=[A-Z])|\bin:?\s", printed))][:6]:
            if names := _names(printed[start:]):
                at = match.start("names") + match["names"].find(printed) + start
                rest.cut(at, match.end())
                return names
    return ()


def _names(printed: str) -> tuple[str, ...]:
    authors, _ = read_authors(printed)
    if any(NO_EDITOR.match(author.name) for author in authors):
        return ()
    length = sum(len(author.name) for author in authors)
    return (
        tuple(author.name for author in authors)
        if length >= 0.75 * len(re.sub(r"\b(?:and|und|et)\b|&", "", printed)) - 4
        else ()
    )


NO_EDITOR = re.compile(r"(?:The|A|An|Der|Die|Das|Le|La|Les|Advances|Handbook|Proceedings)\s|.*['’]s\s")
DASH = r"\s?[-‐‑–—−]{1,3}\s?"
PAGE = r"[A-Za-z]{0,2}\d{1,7}(?:[,.]\d{3})?[A-Za-z]?"
PAGES = re.compile(
    rf"[(,;:.\s]*\b(?:pp?|pages?|páginas|págs?|seiten|S|s|str"
    rf"|стр)\.?\s?(?P<pages>{PAGE}(?:{DASH}{PAGE})?(?:,\s?\d+{DASH}\d+)?)\)?(?!\w)"
    rf"|[,;:.]?\s?\b\d+\s?(?:pp?|pages|S|Seiten|p)\b\.?"
)
VOLUME_ISSUE = re.compile(
    rf"""
    [,;:.\s]*\b(?:(?:[Vv]ol(?:ume)?|VOL|Bd|Band|Jg|Jahrgang|[Tt]ome|roč)\.?\s?|[vtVT]\.\s?)
        (?P<v1>\d[\w-]{{0,5}}|[IVXLC]+\b)
        (?:/(?P<i6>\d[\d–/-]*)
         | [,;:.\s]*\(?(?:[Nn]o|[Nn][ºo°]|nᵒ|[Nn]r|[Nn]um|[Ii]ssue|[Ii]ss|č|H|Heft|Ausgabe|fasc|n)\.?\s?
            (?P<i1>[\d–/-]+)\)?)?
  | (?:(?<=[\s,;.\0])|^)(?P<v2>\d{{1,4}})\s?\((?P<i2>[\w\s.–/-]{{1,14}})\)
        (?:\s?[,:;]?\s?(?P<p2>{PAGE}(?:{DASH}{PAGE})?)(?!\w))?
  | (?:(?<=[\s,;.\0])|^)(?P<v3>\d{{1,4}})\s?[:.,/]\s?(?P<i3>\d{{1,3}})\s?[,:;]\s?(?P<p3>{PAGE}(?:{DASH}{PAGE})?)(?!\w)
  | (?:(?<=[\s,;.\0])|^)(?P<v4>\d{{1,4}})(?:[.:](?P<i4>\d{{1,3}}))?\s?[:,;]\s?
        (?P<p4>{PAGE}{DASH}{PAGE}|[A-Za-z]{{1,3}}\d{{3,}}|(?!{YEAR}\b)\d{{4,7}})(?!\w)
  | (?:(?<=[\s,;.\0])|^)(?P<v5>(?!(?:19|20)\d\d)\d{{1,4}})(?:[.:](?P<i5>\d{{1,3}}))?(?=\s*(?:$|[,.;(\0]|(?:19|20)\d\d))
    """,
    re.VERBOSE,
)
ISSUE = re.compile(
    r"[,;:.\s]*\(?\b(?:no|n[º°]|nᵒ|nr|num|issue|iss|Heft|Ausgabe)\.?\s?(?P<issue>\d[\d–/-]*)\)?", re.IGNORECASE
)
BARE_PAGES = re.compile(rf"(?:(?<=[\s,;:\0])|^)(?P<pages>\d[\d,]{{0,6}}{DASH}\d[\d,]{{0,6}}|e\d{{4,}})(?![\w-])")


def _take_numbers(rest: _Rest) -> tuple[str | None, str | None, str | None]:
    """Volume, issue and pages."""
    pages = issue = None
    if match := rest.take_first(PAGES):
        pages = match["pages"]
    match = _numbers(rest)
    groups = match.groupdict() if match else {}
    volume = _first(groups, "v")
    issue = _first(groups, "i")
    pages = pages or _first(groups, "p")
    if issue is None and (found := rest.take_first(ISSUE)):
        issue = found["issue"]
    if pages is None and (found := rest.take_first(BARE_PAGES)):
        pages = found["pages"]
    rest.take_first(PAGES)
    return volume, issue, re.sub(DASH, "–", pages) if pages else None


def _numbers(rest: _Rest) -> re.Match[str] | None:
    """The volume with what stands beside it; a year before a month or in a venue's name is none."""
    for match in VOLUME_ISSUE.finditer(rest.text):
        volume = next((value for key, value in match.groupdict().items() if value and key.startswith("v")), "")
        if (not re.fullmatch(YEAR, volume) or match["v1"]) and not AN_ISSUE.search(
            rest.text[max(0, match.start() - 10) : match.start()]
        ):
            rest.cut(*match.span())
            return match
    return None


AN_ISSUE = re.compile(r"\b(?:[Nn]o|[Nn]r|[Nn]º|[Ii]ssue|[Hh]eft)\.?\s?$")


def _first(groups: dict[str, str | None], letter: str) -> str | None:
    return next((value.strip() for key, value in groups.items() if value and key.startswith(letter)), None)


MONTHS = (
    r"(?:Jan|Feb|Fév|Mar|Mär|Apr|Avr|May|Mai|Jun|Juin|Jul|Juil|Aug|Août|Sep|Oct|Okt|Nov|Dec|Dez|Déc|Spring"
    r"|Summer|Fall|Autumn|Winter)[a-zé]{0,8}\.?"
)
DATE = re.compile(
    rf"[,.;]?\s?[(\[]?\s?\b(?:(?:\d\d?(?:[-–]\d\d?)?\.?\s)?{MONTHS}(?:[-–/]{MONTHS})?(?:\s\d\d?(?:[-–]\d\d?)?(?:st"
    rf"|nd|rd|th)?)?,?\s)?(?P<year>{YEAR})[a-f]?\s?[)\]]?(?=\s*[.,;:)\0]|\s*$)"
    rf"|[(\[](?P<other>{YEAR})[a-f]?[)\]]"
)


MONTH_DATE = re.compile(
    rf"[,.;]?\s?[(\[]?\b(?:{MONTHS}\s\d\d?(?:st|nd|rd|th)?,?\s|\d\d?\.?\s{MONTHS}\s)(?P<year>{YEAR})[)\]]?"
)


def _take_year(rest: _Rest) -> int | None:
    """The year beside the venue; a year in its name ("ICML 2024", "Bridges 2024 Proceedings") stays there."""
    for match in DATE.finditer(rest.text):
        before = rest.text[: match.start()].rstrip(GAP + " ")
        if APART.match(match.group()) or not before.strip(GAP) or before.endswith((".", ",", ";")):
            rest.cut(*match.span())
            return int(match["year"] or match["other"])
    return None


APART = re.compile(rf"\s*[,.;(\[]|\s*(?:\d\d?\S*\s)?{MONTHS}")

# -------------------------------------------------------------------------------------------- publisher and venue

PUBLISHER = re.compile(
    rf"[,.;:]?\s?[(\[]?(?:(?P<place>(?:St\. )?[A-Z][\w’'-]+(?:[ ,]+[A-Z][\w’'-]+){{0,3}})\s?:\s?)?"
    rf"(?P<publisher>(?:(?:[A-Z][\w’'&-]*|of|and|de|für)\s){{0,5}}(?:{PUBLISHERS})"
    rf"(?:[ -](?:International|Science|Verlag|Press|Publishing"
    rf"|Publishers|Group|&\sSons|Nature|Media|B\.?V\.?|Ltd\.?"
    rf"|GmbH))*)(?!\w)(?:,\s(?P<after>[A-Z][\w.’'-]+(?:,?\s[A-Z][\w.’'-]+){{0,2}}))?[)\]]?(?=\s*(?:[.,;:)\0]"
    rf"|$))"
)
PLACE_AND_PUBLISHER = re.compile(
    r"[.,;(]\s?(?P<place>[A-Z][\w’'-]+(?:[ ,]+[A-Z][\w.’'-]+){0,2})\s?:\s"
    r"(?P<publisher>[A-Z][^.,;:()\0]{2,60})\)?(?=\s*(?:[.,;)\0]|$))"
)


def _take_publisher(rest: _Rest) -> str | None:
    for pattern in (PUBLISHER, PLACE_AND_PUBLISHER):
        for match in pattern.finditer(rest.text):
            before = rest.text[: match.start()].rstrip(GAP + " ")
            if (
                not before
                or before[-1] in ".,;:(["
                or match.group()[0] in ".,;:(["
                or rest.text[match.start() - 1] == GAP
            ):
                rest.cut(*match.span())
                return match["publisher"].strip()
    return None


def _venue_text(rest: _Rest, known: Collection[str]) -> str:
    """The text that names the venue: what is set in italics, else what stands before the first gap or full stop."""
    for name in known:
        if len(name) > 4 and name in rest.text:
            return name
    for span in rest.passage.styled(Style.ITALIC):
        text = _trim(
            rest.text[span.start : span.end].partition(GAP * 3)[0] or rest.text[span.start : span.end].replace(GAP, " ")
        )
        if NAMED.search(text) and fold_name(text) not in NO_VENUES:
            return _trim(text + _behind(rest, span.start + len(rest.text[span.start : span.end].rstrip())))
    pieces = [_trim(piece) for piece in re.split(rf"{GAP}+", rest.text)]
    piece = next((piece for piece in pieces if NAMED.search(piece) and fold_name(piece) not in NO_VENUES), "")
    return _trim(_without_place(_sentence(piece)))


NAMED = re.compile(r"[^\W\d_]\W*[^\W_]{2}|[^\W\d_]\W*[^\W\d_]")


def _behind(rest: _Rest, end: int) -> str:
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
    for at in range(1, len(parts)):
        rest = parts[at:]
        listed = any(re.match(r"(?:and|&|und|et|y|e)\s", part) or " and " in part or " & " in part for part in rest)
        if PLACE.fullmatch(fold_name(rest[-1])) or (not listed and len(rest) <= 3 and EVENT.search(parts[0])):
            return ", ".join(parts[:at])
    return text


PLACE = re.compile(PLACES)
EVENT = re.compile(
    r"\b(?:Conference|Proceedings|Symposium|Workshop|Congress|Meeting|Assembly|Proc\.|Conf\.|Symp\."
    r"|Colloquium|Seminar|School)(?!\w)",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"^(?:[\s.,;:([“”’\"»]+|(?:[Ii]n|IN|[Dd]ans|[Ee]n|[Aa]t|[Tt]o|[Oo]n|[Vv]|[Tt]hesis of|[Ff]or)\s?:?\s+)+(?=\S)"
)


def _trim(text: str) -> str:
    text = " ".join(text.replace(GAP, " ").split())
    if not re.match(r"(?:In|in|At|To|On|For|En|Dans)$", text):
        text = LEAD.sub("", text)
    text = text.rstrip(' .,;:([–—-“"«*_/') if text.count("(") <= text.count(")") else text.rstrip(" .,;:[–—-(")
    while text[:1] in CLOSING:
        text = text[1:]
    return text


CLOSING = tuple(')]”"» ')

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
