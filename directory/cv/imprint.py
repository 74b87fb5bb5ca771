"""The details of an imprint: editors, volume, issue, pages, year and publisher are taken out of a reference's tail."""

from __future__ import annotations

import re

from directory.cv.authors import read_authors
from directory.cv.document import Passage
from directory.cv.lexicon.venues import PUBLISHERS
from directory.cv.years import YEAR


class Rest:
    """A tail from which parts are taken one by one; what is taken leaves a gap, so that styles keep their places."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text

    def take(self, pattern: re.Pattern[str]) -> None:
        """Cut out all that the pattern finds."""
        self.text = pattern.sub(lambda match: GAP * len(match.group()), self.text)

    def take_first(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        if match := pattern.search(self.text):
            self.cut(*match.span())
        return match

    def cut(self, start: int, end: int) -> None:
        self.text = self.text[:start] + GAP * (end - start) + self.text[end:]


GAP = "\0"


# ------------------------------------------------------------------------------------------------------- editors

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
    r"(?:\((?:[Ee]ds?|[Hh]rsg|[Hh]g|[Ee]ditors?|[Cc]oords?|éds?|[Oo]rgs?|[Dd]irs?)\.?\)|\b[Ee]ds?\b\.?|\beditors?\b"
    r"|\bHrsg\b\.?)[,.:]?\s?"
)


def take_editors(rest: Rest) -> tuple[str, ...]:
    """The editors: after "edited by", before "(eds)", after "ed."."""
    return _take_named(rest, EDITED_BY) or _take_editors_before(rest) or _take_named(rest, ED_BEFORE)


def _take_named(rest: Rest, pattern: re.Pattern[str]) -> tuple[str, ...]:
    match = pattern.search(rest.text)
    names = _names(match["names"]) if match else ()
    if match and names:
        rest.cut(*match.span())
    return names


def _take_editors_before(rest: Rest) -> tuple[str, ...]:
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
    rf"[(,;:.\s]{{0,9}}\b(?:pp?|pages?|páginas|págs?|seiten|S|s|str"
    rf"|стр)\.?\s?(?P<pages>{PAGE}(?:{DASH}{PAGE})?(?:,\s?\d+{DASH}\d+)?)\)?(?!\w)"
    rf"|[,;:.]?\s?\b\d+\s?(?:pp?|pages|S|Seiten|p)\b\.?"
)
VOLUME_ISSUE = re.compile(
    rf"""
    [,;:.\s]{{0,9}}\b(?:(?:[Vv]ol(?:ume)?|VOL|Bd|Band|Jg|Jahrgang|[Tt]ome|roč)\.?\s?|[vtVT]\.\s?)
        (?P<v1>\d[\w-]{{0,5}}|[IVXLC]+\b)
        (?:/(?P<i6>\d[\d–/-]*)
         | [,;:.\s]{{0,9}}\(?(?:[Nn]o|[Nn][ºo°]|nᵒ|[Nn]r|[Nn]um|[Ii]ssue|[Ii]ss|č|H|Heft|Ausgabe|fasc|n)\.?\s?
            (?P<i1>[\d–/-]+)\)?)?
  | (?:(?<=[\s,;.\0])|^)(?P<v2>\d{{1,4}})\s?\((?!{YEAR}\))(?P<i2>[\w\s.–/-]{{1,14}})\)
        (?:\s?[,:;]?\s?(?P<p2>{PAGE}(?:{DASH}{PAGE})?)(?!\w))?
  | (?:(?<=[\s,;.\0])|^)(?P<v3>\d{{1,4}})\s?[:.,/]\s?(?P<i3>\d{{1,3}})\s?[,:;]\s?(?P<p3>{PAGE}(?:{DASH}{PAGE})?)(?!\w)
  | (?:(?<=[\s,;.\0])|^)(?P<v4>\d{{1,4}})(?:[.:](?P<i4>\d{{1,3}}))?\s?[:,;]\s?
        (?P<p4>{PAGE}{DASH}{PAGE}|[A-Za-z]{{1,3}}\d{{3,}}|(?!{YEAR}\b)\d{{4,7}})(?!\w)
  | (?:(?<=[\s,;.\0])|^)(?P<v5>(?!(?:19|20)\d\d)\d{{1,4}})(?:[.:](?P<i5>\d{{1,3}}))?(?=\s*(?:$|[,.;(\0]|(?:19|20)\d\d))
    """,
    re.VERBOSE,
)
ISSUE = re.compile(
    r"[,;:.\s]{0,9}\(?\b(?:no|n[º°]|nᵒ|nr|num|issue|iss|Heft|Ausgabe)\.?\s?(?P<issue>\d[\d–/-]*)\)?", re.IGNORECASE
)
BARE_PAGES = re.compile(rf"(?:(?<=[\s,;:\0])|^)(?P<pages>\d[\d,]{{0,6}}{DASH}\d[\d,]{{0,6}}|e\d{{4,}})(?![\w-])")


AROUND = re.compile(  # as lawyers cite: "101 Va. L. Rev. 877, 881 (2015)"
    rf"^(?P<before>[\s,.]*)(?P<volume>\d{{1,3}})\s(?P<venue>(?:[A-Z][\w&.'’]*\s|(?:of|on|in|and|the|&)\s){{1,7}}?)"
    rf"(?P<pages>\d{{1,4}}(?:{DASH}\d{{1,4}})?)(?:,\s\d{{1,4}})?(?=\s?[(,.;]|\s*$)"
)


def take_numbers(rest: Rest) -> tuple[str | None, str | None, str | None]:
    """Volume, issue and pages."""
    pages = issue = None
    if (match := AROUND.match(rest.text)) and (". " in match["venue"] or "Journal" in match["venue"]):
        rest.cut(match.start("volume"), match.end("volume"))
        rest.cut(match.start("pages"), match.end())
        return match["volume"], None, re.sub(DASH, "–", match["pages"])
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


def _numbers(rest: Rest) -> re.Match[str] | None:
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


def take_year(rest: Rest) -> int | None:
    """The year beside the venue; a year in its name ("ICML 2024", "Bridges 2024 Proceedings") stays there."""
    for match in DATE.finditer(rest.text):
        before = rest.text[: match.start()].rstrip(GAP + " ")
        if APART.match(match.group()) or not before.strip(GAP) or before.endswith((".", ",", ";")):
            rest.cut(*match.span())
            return int(match["year"] or match["other"])
    return None


APART = re.compile(rf"\s*[,.;(\[]|\s*(?:\d\d?\S*\s)?{MONTHS}")

PUBLISHER = re.compile(
    rf"[,.;:]?\s?[(\[]?(?:(?P<place>(?:St\. )?[A-Z][\w’'-]{{1,40}}(?:[ ,]+[A-Z][\w’'-]{{1,40}}){{0,3}})\s?:\s?)?"
    rf"(?P<publisher>(?:(?:[A-Z][\w’'&-]{{0,40}}|of|and|de|für)\s){{0,5}}(?:{PUBLISHERS})"
    rf"(?:[ -](?:International|Science|Verlag|Press|Publishing"
    rf"|Publishers|Group|&\sSons|Nature|Media|B\.?V\.?|Ltd\.?"
    rf"|GmbH))*)(?!\w)(?:,\s(?P<after>[A-Z][\w.’'-]{{1,40}}(?:,?\s[A-Z][\w.’'-]{{1,40}}){{0,2}}))?[)\]]?(?=\s*(?:[.,;:)\0]"
    rf"|$))"
)
PLACE_AND_PUBLISHER = re.compile(
    r"[.,;(]\s?(?!(?:In|IN|Dans|En)\s?:)(?P<place>[A-Z][\w’'-]{1,40}(?:[ ,]+[A-Z][\w.’'-]{1,40}){0,2})\s?:\s"
    r"(?P<publisher>[A-Z][^.,;:()\0]{2,60})\)?(?=\s*(?:[.,;)\0]|$))"
)


def take_publisher(rest: Rest) -> str | None:
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


LEAD = re.compile(
    r"^(?:[\s.,;:([“”’\"»]+|(?:[Ii]n|IN|[Dd]ans|[Ee]n|[Aa]t|[Tt]o|[Oo]n|[Vv]|[Tt]hesis of|[Ff]or)\s?:?\s+)+(?=\S)"
)


def trim(text: str) -> str:
    text = " ".join(text.replace(GAP, " ").split())
    if not re.match(r"(?:In|in|At|To|On|For|En|Dans)$", text):
        text = LEAD.sub("", text)
    text = text.rstrip(' .,;:([–—-“"«*_/') if text.count("(") <= text.count(")") else text.rstrip(" .,;:[–—-(")
    while text[:1] in CLOSING:
        text = text[1:]
    return text


CLOSING = tuple(')]”"» ')
