"""What names a thing outside the text: DOIs, arXiv ids, ISBNs, patents, e-mails, telephone numbers, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import phonenumbers

from directory.cv.records import Identifiers

# ------------------------------------------------------------------------------------------------------- works

DOI = re.compile(r"(?:doi\.org/|doi:?\s{0,2}|\b)(10\.\d{4,9}/[^\s\"'|,;{}]+)", re.IGNORECASE)
ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf|html)/|arxiv\s?[:.]?\s?(?:preprint\s?)?(?:arxiv:)?\s?|\[?arxiv:)"
    r"((?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)",
    re.IGNORECASE,
)
ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s{0,2}((?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dX])\b", re.IGNORECASE)
OPENREVIEW = re.compile(r"openreview\.net/(?:forum|pdf)\?id=([\w-]+)")
PATENT = re.compile(
    r"""
    \b(?:CN|US|EP|WO|JP|KR|DE|FR|GB|CA|AU)\ ?(?:\d{1,2},\d{3},\d{3}|\d{4}/\d{6,7}|\d{6,13}(?:\.\d|\.X)?)
        \ ?(?:[A-Z]\d?(?:/[A-Z]\d?){0,3})?\b
  | (?<=[Pp]atent\ )(?:[Nn]o\.?\ )?\d[\d,]{5,12}\d\b
    """,
    re.VERBOSE,
)


def find_identifiers(text: str, urls: Iterable[str] = ()) -> Identifiers:
    """The identifiers of one work, printed in its text or standing in the addresses of its links.

    Without prefix or address: a DOI begins with "10.", an arXiv id keeps no version, an ISBN is digits alone.
    """
    everything = " ".join((text, *(unquote(url) for url in urls)))
    doi = _doi(everything)
    arxiv = ARXIV.search(everything)
    isbn = ISBN.search(everything)
    openreview = OPENREVIEW.search(everything)
    return Identifiers(
        doi=doi,
        arxiv=VERSION.sub("", arxiv.group(1)) if arxiv else _arxiv_of(doi),
        isbn=re.sub(r"[- ]", "", isbn.group(1)).upper() if isbn else None,
        openreview=openreview.group(1) if openreview else None,
        patent="; ".join(_patents(text)) or None,
    )


VERSION = re.compile(r"v\d+$")


def _doi(text: str) -> str | None:
    match = DOI.search(text)
    if match is None:
        return None
    doi = _trimmed(match.group(1))
    return doi if "<" in doi else doi.rstrip(">")


def _arxiv_of(doi: str | None) -> str | None:
    prefix, _, number = (doi or "").casefold().partition("/arxiv.")
    return number if prefix == "10.48550" and number else None


def _patents(text: str) -> list[str]:
    found = dict.fromkeys(" ".join(match.group().split()) for match in PATENT.finditer(text))
    return [number.removeprefix("No. ").removeprefix("No ") for number in found]


# ----------------------------------------------------------------------------------------------------- contact

AT = r"(?:\s?@\s?|\s?[\[({<]\s?(?:at|@|æt)\s?[\])}>]\s?|\s(?:AT|at)\s)"
DOT = r"(?:\.|\s?[\[({]\s?(?:dot|\.)\s?[\])}]\s?|\s(?:DOT|dot)\s|\s\.\s)"
AT_SIGN = re.compile(r"@|\bat\b|\bAT\b|æt")
EMAIL = re.compile(rf"(?<![\w.+@-])([\w+-]+(?:\.[\w+-]+)*){AT}([\w-]+(?:{DOT}[\w-]+){{1,5}})")
GROUP = re.compile(r"\{([\w.+\s,|/-]{1,200})\}\s?@\s?([\w-]+(?:\.[\w-]+){1,5})")
DOTS = re.compile(DOT)


def find_emails(text: str) -> tuple[str, ...]:
    """The e-mail addresses in order, also "name [at] host", "name(at)host dot edu" and "{a,b}@host"."""
    if not AT_SIGN.search(text):  # as in nearly all lines
        return ()
    found = {match.start(): _grouped(match) for match in GROUP.finditer(text)}
    for match in EMAIL.finditer(text):
        address = f"{match.group(1)}@{DOTS.sub('.', match.group(2))}".rstrip(".")
        if _is_email(address, match.group()):
            found.setdefault(match.start(), [address])
    return tuple(dict.fromkeys(address for start in sorted(found) for address in found[start]))


def _grouped(match: re.Match[str]) -> list[str]:
    return [f"{name}@{match.group(2)}" for name in re.split(r"[\s,|/]+", match.group(1).strip()) if name]


def _is_email(address: str, printed: str) -> bool:
    """Whether it ends like one; where a bare "at" stands for the sign, the dots must be spelled out, too."""
    host = address.rpartition("@")[2]
    end = host.rpartition(".")[2]
    if not (end.isascii() and end.isalpha() and 2 <= len(end) <= 12):
        return False
    return "@" in printed or BARE_AT.search(printed) is None or BARE_DOT.search(printed) is not None


BARE_AT = re.compile(r"\s(?:at|AT)\s")
BARE_DOT = re.compile(r"\s(?:dot|DOT)\s")


PHONE = re.compile(r"(?:\+|\(\+?\d{1,4}\)|\b0|\b\d)[\d ().\-–—/\u00a0]{5,22}\d")
NO_PHONE = re.compile(
    r"(?:19|20)\d\d\s?[-–—]{1,2}\s?(?:19|20)\d\d|\d{4}-\d{4}-\d{4}-\d{3}|\d{1,2}[./]\d{1,2}[./]\d{2,4}$|^\d+$"
)


def find_phones(text: str) -> tuple[str, ...]:
    """The telephone numbers as printed, in order; several may stand on a line."""
    return tuple(_phones(text))


def _phones(text: str) -> Iterator[str]:
    for match in PHONE.finditer(text):
        printed = " ".join(match.group().split())
        digits = re.sub(r"\D", "", printed)
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before.isalnum() or after.isalnum() or before in ("/", "@", "-", ".") or after == "@":
            continue
        if _is_phone(printed, digits, text[: match.start()]):
            yield printed.removesuffix("(").strip()


def _is_phone(printed: str, digits: str, before: str) -> bool:
    if not 7 <= len(digits) <= 15:
        return False
    if printed.startswith(("+", "(+")):
        return _is_possible(printed)
    labelled = PHONE_LABEL.search(before[-24:]) is not None
    if NO_PHONE.search(printed) and not labelled:
        return False
    return labelled or GROUPED.fullmatch(printed) is not None


def _is_possible(printed: str) -> bool:
    """Whether a number with its country's code can exist; a trunk zero after the code is none of its digits."""
    try:
        number = phonenumbers.parse("+" + re.sub(r"\D", "", TRUNK_ZERO.sub(")", printed)))
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number)


TRUNK_ZERO = re.compile(r"\)\s?0")
PHONE_LABEL = re.compile(
    r"(?:phone|tel|téléphone|telefon|teléfono|telefone|mobile|cell|fax|office|home|portable|☎|📞|电话|電話)[^\d]{0,12}$",
    re.IGNORECASE,
)
GROUPED = re.compile(
    r"(?:\(\d{3}\)[ .-]{0,2}|\d{3}[ .-]{1,2})\d{3}[ .–—-]{1,2}\d{4}|0\d(?:[ .-]\d\d){4}"
    r"|\(\d{2,5}\)[ -]?\d{3,4}[ -]\d{3,5}"
)

URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'`{}|\\^]+|\b(?:[\w-]{1,40}\.){0,3}(?:github|gitlab|linkedin|twitter"
    r"|orcid|bitbucket)\.(?:com|io|org)/[^\s<>\"'`{}|\\^]+",
    re.IGNORECASE,
)


def find_urls(text: str) -> tuple[str, ...]:
    """The addresses printed in a text, in order, without the punctuation that follows them."""
    return tuple(dict.fromkeys(_trimmed(match.group()) for match in URL.finditer(text)))


def _trimmed(url: str) -> str:
    url = url.rstrip(".,;:!?*_")
    for opening, closing in (("(", ")"), ("[", "]")):
        while url.endswith(closing) and url.count(opening) < url.count(closing):
            url = url[:-1].rstrip(".,;:!?*_")
    return url


ORCID = re.compile(r"(?<!\d)(\d{4}-\d{4}-\d{4}-\d{3}[\dX])(?!\d)")


def find_orcid(text: str) -> str | None:
    """The ORCID in a text or address, if its check digit is right."""
    return next((match.group(1) for match in ORCID.finditer(text) if _checks(match.group(1))), None)


def _checks(orcid: str) -> bool:
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return orcid[-1] == ("X" if check == 10 else str(check))


HOSTS = (
    ("github", r"github\.(?:com|io)"),
    ("gitlab", r"gitlab"),
    ("linkedin", r"linkedin\.com"),
    ("scholar", r"scholar\.google"),
    ("dblp", r"dblp\.(?:org|uni-trier\.de)"),
    ("orcid", r"orcid\.org"),
    ("twitter", r"(?:twitter|//(?:www\.)?x)\.com"),
    ("mastodon", r"mastodon|fosstodon|mstdn"),
    ("bluesky", r"bsky\.app"),
    ("researchgate", r"researchgate\.net"),
    ("semanticscholar", r"semanticscholar\.org"),
    ("arxiv", r"arxiv\.org"),
    ("openreview", r"openreview\.net"),
    ("zenodo", r"zenodo\.org"),
    ("youtube", r"youtube\.com|youtu\.be"),
    ("facebook", r"facebook\.com"),
    ("huggingface", r"huggingface\.co"),
    ("kaggle", r"kaggle\.com"),
    ("stackoverflow", r"stackoverflow\.com"),
    ("doi", r"doi\.org"),
)
HOST = re.compile("|".join(rf"(?P<{kind}>{pattern})" for kind, pattern in HOSTS), re.IGNORECASE)
LABELS = {
    "homepage": (
        "homepage",
        "home page",
        "website",
        "web",
        "webpage",
        "web page",
        "personal page",
        "site",
        "personal website",
        "page personnelle",
    ),
    "github": ("github", "git"),
    "gitlab": ("gitlab",),
    "linkedin": ("linkedin", "linked in"),
    "scholar": ("scholar", "google scholar", "gscholar"),
    "dblp": ("dblp",),
    "orcid": ("orcid", "orcid id"),
    "twitter": ("twitter", "x"),
    "mastodon": ("mastodon",),
    "bluesky": ("bluesky",),
    "researchgate": ("researchgate",),
    "semanticscholar": ("semantic scholar",),
    "openreview": ("openreview",),
    "arxiv": ("arxiv",),
    "youtube": ("youtube",),
    "facebook": ("facebook",),
    "cv": ("cv", "resume", "résumé"),
    "blog": ("blog",),
}
KIND_OF_LABEL = {label: kind for kind, labels in LABELS.items() for label in labels}


def link_kind(text: str) -> str | None:
    """What an address or a link's label is: "homepage", "github", "scholar" and so on; None for what says nothing."""
    if host := HOST.search(text):
        return "homepage" if "github.io" in text.casefold() else host.lastgroup
    if text.casefold().startswith(("http://", "https://", "www.")):
        return "homepage" if PERSONAL.search(text) else None
    return KIND_OF_LABEL.get(text.strip(" .:[]()*_").casefold())


PERSONAL = re.compile(
    r"^(?:https?://)?(?:www\.)?[\w.-]+/?(?:~[\w.-]+/?|people/[\w.-]+/?|home/?|index\.html?)?$|/~", re.IGNORECASE
)
