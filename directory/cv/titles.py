"""Where a title can end in a reference, and how much a stretch of text reads like a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from directory.cv.document import Passage, Style
from directory.cv.lexicon.venues import ABBREVIATIONS, FUNCTION_WORDS, VENUE_WORDS
from directory.cv.names import fold_name


@dataclass(frozen=True, slots=True)
class TitleSpan:
    """A possible title text[start:end]; what follows begins at `rest`.

    `mark` says what ends it: a quotation mark, a style's end, a style's start, a sentence, a comma, a bracket, a dash
    or the text's end.
    """

    start: int
    end: int
    rest: int
    mark: str


LONG = re.compile(r"[^\W\d_]{2}")
QUOTES = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"',
    "‘": "’",
    "'": "'",
    "‚": "‘",
    "「": "」",
    "《": "》",
    "``": "''",
}
OPENING = re.compile(r"``|[“„«»\"‘'‚「《]")
# Patterns begin with the sign that they look for, and look behind it after: that is many times as fast.
SENTENCE = re.compile(r"[.?!。．](?:(?=[\s”’\"»)]|$)|(?<=[?!])(?=[,.;:])|(?<=\)\.)(?=,))")
COMMA = re.compile(r"[,;:](?=\s)")
BRACKET = re.compile(
    r"\s[(\[](?=(?:[A-Z][\w ]{2,20}:\s|with\b|avec\b|mit\b|con\b|by\b|[^()\[\]]{0,40}(?:19|20)\d\d|under"
    r"|in press|in prep|submitted|accepted|pending|forthcoming))",
    re.IGNORECASE,
)
DASH = re.compile(r"\s?[–—]\s(?=[^\W\d_])")
IN = re.compile(r"\s(?=(?:In|in):?\s+(?:Proc|The\b|[A-Z])|In:\s)")
SLASHES = re.compile(r"\s?//\s?(?=[^\W\d_])")
BEFORE_YEAR = re.compile(r"\s(?=(?:19|20)\d\d(?:[;,:]\s?\d|\.\s\d|[.,;]?$)|(?:n\.\s?d|s\.\s?[dafn])\.\s)")
# Where a style was lost with the blank behind it: "in fjordsOcean Letters", "in noise?Annals of Ice".
GLUED = re.compile(
    r"(?=[A-Z\d])(?:(?:(?<=[a-z]{3})|(?<=\d{4})|(?<=[a-z][?!.]))(?=[A-Z][a-z]{2}|In:|[A-Z]{2,}\s)"
    r"|(?<=[a-z]{3})(?=(?:19|20)\d\d\b|\d+[–-]\d))"
)
EDITED = re.compile(r",?\s(?=(?:edited|translated) by\b|(?:hrsg|ed)\. (?:v|by)\b|traduit par\b|под ред)", re.IGNORECASE)
# ", 131 Law Rev. 1803 (2022)": a volume stands before the journal, the first page behind it.
VOLUME = re.compile(r",\s(?=\d{1,3}\s(?:[A-Z][\w.'’&-]*\s|(?:of|on|the|and|&|in)\s){1,8}\d{1,4}\b)")
ENDINGS = (
    (BRACKET, "bracket"),
    (IN, "in"),
    (EDITED, "in"),
    (GLUED, "glued"),
    (DASH, "dash"),
    (SLASHES, "slashes"),
    (BEFORE_YEAR, "year"),
)
# A full stop after these ends no sentence.
SHORT = re.compile(
    r"(?:^|[\s(.])(?:vs|e\.g|i\.e|cf|al|St|Dr|Mr|Mrs|Prof|No|Nr|Vol|pp?|spp?|var|ssp|ca|approx|Fig|resp"
    r"|etc|Jr|Sr|[^\W\d_])$"
)


def title_spans(passage: Passage, start: int) -> Iterator[TitleSpan]:
    """The titles that can begin at `start`, the surest marks first, each end once, without a note in brackets."""
    text, seen = passage.text, set()
    for found in _spans(passage, start):
        span = _without_note(text, found)
        if (
            span.end - span.start > 1
            and span.end not in seen
            and any(char.isalpha() for char in text[span.start : span.end])
        ):
            seen.add(span.end)
            yield span


def _without_note(text: str, span: TitleSpan) -> TitleSpan:
    """The title without a bracket that says what kind of work it is: "(PhD thesis)", "(No. TR-04)"."""
    last = text[span.end - 1 : span.end]
    note = NOTE.search(text, max(span.start, span.end - 90), span.end) if last in ")]" or last.isdigit() else None
    if note is None and "[" in text:
        note = CODE.search(text, span.start, span.end)
    return (
        TitleSpan(span.start, note.start(), note.start() + 1, span.mark) if note and note.start() > span.start else span
    )


# Chinese references say so in a letter: [J] an article, [D] a thesis.
CODE = re.compile(r"\s?\[(?:[JCDMPRSNAZG]|EB|DB|CP)(?:/OL)?\]")
NOTE = re.compile(
    r"[.,]?\s(?:[(\[]\s?(?:(?:unpublished\s)?(?:ph\.?\s?d|doctoral|master|m\.?sc|diploma|bachelor"
    r"|habilitation|dissertation|thesis|thèse|draft|manuscript|exh(?:ibition|\.)"
    r"|tech(?:nical|\.)|report|working paper|no\.\s|nr\.\s|computer software|preprint|poster|data ?set"
    r"|video|abstract|\d\w\w ed"
    r"|version|v\.?\s?\d|TR-\d)[^()\[\]]{0,70})[)\]]|no\.?:?\s?[A-Z]{0,4}-?\d+)$",
    re.IGNORECASE,
)


def _spans(passage: Passage, start: int) -> Iterator[TitleSpan]:
    text = passage.text
    if OPENING.match(text, start) and (quoted := _quoted(text, start)):
        yield quoted
    limit = min(len(text), start + 600)
    starts = [span for span in passage.spans if span.style is not Style.MARK]
    for span in starts:
        if abs(span.start - start) <= 1 and span.end - start > 8:
            yield _ended(text, start, min(span.end, len(text)), span.end, "style")
    italics = [span for span in starts if span.style is Style.ITALIC and start + 3 < span.start < limit]
    for span in [span for span in italics if LONG.search(text, span.start, span.end)][:2]:
        if text[span.start - 1] in ' (“"':
            yield _ended(text, start, _before_in(text, span.start), span.start, "italic")
    yield from _by_marks(text, start, limit)
    yield _ended(text, start, len(text), len(text), "end")


def _quoted(text: str, start: int) -> TitleSpan | None:
    """The text between quotation marks; a mark inside a word, or one before another quotation, closes nothing."""
    opening = "``" if text.startswith("``", start) else text[start]
    inner = start + len(opening)
    for end in range(inner + 2, min(len(text), start + 600)):
        closing = QUOTES[opening]
        found = text.startswith(closing, end) if opening == "``" else text[end] in closing
        after = end + (2 if opening == "``" else 1)
        if found and _closes(text, after, opening):
            stop = end - (text[end - 1] in ",.;" and not text[:end].endswith("..."))
            inner += len(text[inner:stop]) - len(text[inner:stop].lstrip())
            stop -= len(text[inner:stop]) - len(text[inner:stop].rstrip())
            return TitleSpan(inner, stop, after, "part" if text[after : after + 1] == ":" else "quote")
    return None


def _closes(text: str, after: int, opening: str) -> bool:
    if after < len(text) and (text[after].isalnum() or GOES_ON.match(text, after)):
        return False
    if opening not in "'‘\"":
        return True
    goes_on = re.match(r"\s+[a-z]", text[after : after + 12]) and not (opening == '"' and LEADS_ON.match(text, after))
    return opening == "‘" or not goes_on or after > len(text) - 3


# '"Slow drift" with Jane Roe', '"Slow drift" in Journal'
LEADS_ON = re.compile(r"\s+(?:(?:with|avec|mit|con|com)\s(?:[A-Z]\.|[A-Z]\w+\s[A-Z])|(?:in|en|dans|im)\s[A-Z])")


# “Influencers” or “Doctors”? is one title.
GOES_ON = re.compile(r"\s(?:or|and|vs\.?|versus|und|et|y)\s")


def _ended(text: str, start: int, end: int, rest: int, mark: str) -> TitleSpan:
    """The span without the punctuation and quotation marks that close it."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:–—-([*_/"):
        end -= 1
    return TitleSpan(start, end, rest, mark)


def _before_in(text: str, end: int) -> int:
    """Where the title ends before "in", "In:" or "Accepted," that introduces a venue in italics."""
    head = text[max(0, end - 40) : end]
    match = LEAD_IN.search(head)
    return end - len(head) + match.start() if match else end


LEAD_IN = re.compile(
    r"[\s.,;(]*(?:\b(?:[Ii]n|[Ee]n|[Ee]m|dans|Dans|A?ccepted|Submitted to|In (?:press|revision|review)"
    r"|to appear in|(?:(?<=[,.;] )|(?<=[,.;]))[a-zA-Z]{1,2}|dalam|içinde|nel(?:la|l)?|im|teoksessa)\b[:,]?\s*)?[“\"(]?$"
)


def _by_marks(text: str, start: int, limit: int) -> Iterator[TitleSpan]:
    if volume := VOLUME.search(text, start + 3, limit):
        yield _ended(text, start, volume.start(), volume.end(), "volume")
    ended = (match for match in SENTENCE.finditer(text, start + 3, limit) if not _is_short(text, match))
    sentences = list(islice(ended, 4))
    for match in sentences:
        keep = match.group() in "?!"
        yield TitleSpan(start, match.start() + keep, match.end(), "sentence")
    stop = sentences[1].end() if len(sentences) > 1 else limit
    for match in islice(COMMA.finditer(text, start + 3, stop), 6):
        yield _ended(text, start, match.start(), match.end(), "colon" if match.group() == ":" else "comma")
    for pattern, mark in ENDINGS:
        for match in islice(pattern.finditer(text, start + 3, stop), 2):
            yield _ended(text, start, match.start(), match.end(), mark)


def _is_short(text: str, match: re.Match[str]) -> bool:
    """Whether the full stop only shortens a word: "vs.", "St.", or a journal's, as in "Ocean Eng. Lett."."""
    if match.group() != ".":
        return False
    before = text[max(0, match.start() - 14) : match.start()]
    if SHORT.search(before):
        return not (UNIT.search(before) and CAPITAL.match(text, match.end()))
    return before.rpartition(" ")[2] in ABBREVIATIONS and CUT_TOO.match(text, match.end()) is not None


# "at 3.5 T. Annals of Ice": a letter behind a number is a unit, behind a word it may be one.
UNIT = re.compile(r"(?:\d|[a-z])\s[A-Z]$")
CAPITAL = re.compile(r"\s(?:[–—]\s)?[A-Z]")
CUT_TOO = re.compile(r"\s(?:[A-Z][\w]{0,9}\.|[A-Z][a-z]{0,7}\s[A-Z][a-z]{0,7}\.|\d{1,4}[\s,:(])|,")


WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What a title never holds: plain words, which are found faster than patterns.
NO_TITLE = (
    "http", "doi:", "doi ", "DOI", "doi.org", "et al", "ISBN", "(ed.)", "(eds", "(Ed", "(ed)", "Eds.", "In: ", "in: ",
    "In : ", "in : ", " // ", "vol. ", "Vol. ", "pp. ", " p. ", " no. ",
)  # fmt: skip
INITIAL = re.compile(r"[A-Z]\.")
NUMBERS_OF_A_VENUE = re.compile(
    r"\d\s?[(:]\s?\d|(?<!\d)(?!(?:19|20)\d\d\s?[-–])(?:\d{2,}\s?[-–]{1,2}\s?\d{3}|\d{3,4}[-–]\d\d\b)"
)
A_NAME = re.compile(
    r"(?:^|,\s|\band\s|&\s)(?:[A-Z]\.[ -]?){1,3}[A-Z][a-z]+|[A-Z][a-z]+,?\s(?:[A-Z]\.[ -]?){1,3}(?:,|$|\sand)"
)


@lru_cache(maxsize=1024)
def title_score(text: str) -> float:
    """How much a text reads like a title: length, first letter, function words, nothing of a venue's or a name's."""
    words = WORD.findall(text)
    count = len(words)
    score = LENGTHS[min(count, len(LENGTHS) - 1)]
    first = text.lstrip("“\"'‘«([").lstrip()[:1]
    score += 0.3 if first.isupper() or first.isdigit() else -1.0 if first.islower() and not IPHONE.match(text) else 0.0
    if count >= 4:
        score += -0.5 if FUNCTION_WORDS.isdisjoint(map(str.casefold, words)) else 0.8
    if any(word in text for word in NO_TITLE) or (DIGIT.search(text) and NUMBERS_OF_A_VENUE.search(text)):
        return score - 4.0
    score -= 0.8 * min(2, len(VENUEISH.findall(text))) + 2.0 * bool(EDITORS_INSIDE.search(text))
    if ". " in text:
        score -= 1.5 * bool(INITIAL.search(text) and A_NAME.search(text)) + 1.2 * bool(INNER_STOP.search(text))
    if "." in text or "," in text:
        score -= 1.8 * bool(INNER_VENUE.search(text) or SHORTENED_INSIDE.search(text))
    if ("," in text or ":" in text) and CAPITALS_BEHIND.search(text) and LOWER.search(text):
        score -= 0.8
    if text[-1:].isdigit() or text[-1:] in ")abcdef":
        score -= 2.0 * bool(LAST_YEAR.search(text))
    if ("?" in text or "!" in text or "(" in text) and ENDED.search(text):
        score -= 1.5
    if NO_END.search(text):
        score -= 2.0
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        score -= 1.5
    if words and words[-1].casefold() in FUNCTION_WORDS and words[-1].islower() and not text.endswith(("?", "!")):
        score -= 1.5
    return score


VENUEISH = re.compile(
    r"\b(?:University|Press|Verlag|Springer|Elsevier|Wiley|Journal of|Proceedings|Proc\.|Conference on"
    r"|Transactions on|Ph\.?D"
    r"|[Tt]hesis|[Dd]issertation|Lecture Notes)(?!\w)"
)
EDITORS_INSIDE = re.compile(r"[,(]\s?(?:editors?|[Ee]ds?\.?)[).,;\s]+(?=[A-Z])")
# ", Ocean Eng" behind a title in lower case is a venue's beginning.
CAPITALS_BEHIND = re.compile(r"[,:] (?:[A-Z][\w.]*(?:[ ](?:of |and |& |for |in |the |on )?|$)){2,8}$")
LOWER = re.compile(r"(?:\b[a-z]\w{3,}\W+(?:\w{1,3}\W+)?){2}")
INNER_STOP = re.compile(r"\.(?:(?<=[^\W\d_]{3}\.)|(?<=\d\d\.)|(?<=\d\s[A-Z]\.))\s+[\w(]")
INNER_VENUE = re.compile(
    r"[.,;]\s+(?:Proc|Workshop|Conference|Journal|Annals|IEEE|ACM|ar[Xx]iv|Lecture Notes|Ph\.?D"
    r"|In (?:[A-Z]|the [A-Z])|in (?:[A-Z]|the [A-Z]))"
)
SHORTENED_INSIDE = re.compile(r"[.,]\s(?:[A-Z][a-z]{0,10}\.\s?){2}|, [A-Z][^\W\d_]+\s?:\s[A-Z]")
# "Do glaciers remember? Ann Ice" goes on into its venue, "... (with Jane Roe)" into its authors.
ENDED = re.compile(r"[?!]\.?\s(?:[A-Z][\w.]*(?:\s|$)){1,4}$|\((?:with|joint work with)\s[A-Z]")
# A volume, the editors or a status end no title.
NO_END = re.compile(
    r",\s(?:(?:[Vv](?:ol)?|Jg|Bd|no|[Nn]r|t)\.?\s\d+|[Vv]ol|no|nr|pp?|[Ss]|str|hlm|p[aá]gs?)$|(?:,\s|\()(?:editors?|eds?|[Hh]rsg|Hg|dirs?|coords?|red|ur)\.?\)?$"
    r"|\.\s(?:Submitted|In (?:press|review|preparation|revision)|To appear|Under review|Forthcoming|Accepted)$"
)
LAST_YEAR = re.compile(r"(?:^|[,.]\s)(?:19|20)\d\d[a-z]?$|\((?:19|20)\d\d[^()]{0,12}\)$")
LENGTHS = (-6.0, -1.2, -0.3, 0.4, *([0.8] * 17), *([0.3] * 10), *([-1.0] * 12), -3.0)
IPHONE = re.compile(r"[a-z]{1,3}[A-Z\d-]")  # iCaRL, mRNA, p-adic, k-means


def first_words(text: str, at: int) -> str:
    """The first two words at a place, folded, without "In"; "" where they are none of a venue's."""
    words = fold_name(text[at : at + 40]).split()
    words = words[1:3] if words and words[0] in ("in", "en", "dans", "the") else words[:2]
    return " ".join(words) if len(words) > 1 and all(word.isalpha() for word in words) else ""


def in_capitals(text: str) -> bool:
    """Whether the words of a title have capitals: "Slow Drift of Plumes in Fjords"."""
    long = [word for word in WORD.findall(text) if len(word) > 3]
    return len(long) > 1 and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def tail_score(passage: Passage, rest: int) -> float:
    """How much what follows a title reads like its venue: a style's start, words of venues, numbers."""
    text = passage.text
    at = rest
    while at < len(text) and not text[at].isalnum() and text[at] not in "(“[":
        at += 1
    head = text[at : at + 90]
    if len(head) < 2:
        return -0.4
    score = 0.8 if any(abs(span.start - at) <= 1 and span.style is Style.ITALIC for span in passage.spans) else 0.0
    words = fold_name(head[:60]).split()
    small = head[0].islower() and words and words[0] not in LEADS | VENUE_WORDS and not SMALL_LEAD.match(head)
    if small or YEARS_FIRST.match(head) or NUMBER_FIRST.match(head) or SUBTITLE.match(head):
        score -= 1.0
    elif (words and words[0] in LEADS) or VOLUME.match(f", {head}"):
        score += 1.2
    elif any(word in VENUE_WORDS for word in words[:4]) or SHORTENED.match(head):
        score += 0.9
    elif NUMBERED.match(head):
        score += 0.6
    elif SENTENCE_CASE.match(head):
        score -= 0.6
    if DIGIT.search(text, at, at + 140):
        score += 0.5
    if YEAR_FIRST.match(head) and not YEARS_FIRST.match(head):
        score += 0.5
    return score


LEADS = frozenset(("in", "dans", "en", "proc", "proceedings", "submitted", "accepted", "arxiv", "to"))
# "Trends in sleep, 1995–2015, Annals": a span of years is the title's.
# "i Proceedings", "dalam: Annals", "hlm. 12": what leads to a venue is short in every language.
SMALL_LEAD = re.compile(r"(?!with)[^\W\d_]{1,6}[.:]?\s[A-Z“\d]")
NUMBER_FIRST = re.compile(r"(?:[Nn]o|[Nn]r|[Vv]ol|v|Jg|Bd|Heft|[Ii]ss(?:ue)?|n°|nᵒ)\.?\s?\d")
# "A randomized trial": venues write their nouns with capitals.
SUBTITLE = re.compile(r"(?:An?|Une?|Ein|Eine) [a-z]{4,}\b")
SENTENCE_CASE = re.compile(r"[A-Z][a-z]*\s[a-z]{4,}\b")
YEARS_FIRST = re.compile(r"(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d\b")
SHORTENED = re.compile(r"(?:[A-Z][\w-]{0,11}\.,?\s?){2}|[A-Z][\w-]{0,11}\.\s?(?:[A-Z]\w*\s){0,2}\d")
NUMBERED = re.compile(r"(?:[A-Z][\w.'’&/-]*,?\s|(?:of|the|and|in|for|on|de|der|für|&)\s){1,9}(?:\d|[(\[]\d|[Vv]ol)")
YEAR_FIRST = re.compile(r"[(\[]?(?:19|20)\d\d\b")
DIGIT = re.compile(r"\d")
