"""Whose CV this is: asked of the first lines, the author lists, the e-mail addresses and the file's name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from directory.cv.cues import organization_score, place_score, role_score
from directory.cv.document import Document, Line, Style
from directory.cv.identifiers import find_emails
from directory.cv.kinds import Kind, title_kind
from directory.cv.names import compatible_names, fold_name, is_name, parse_name, strip_titles
from directory.cv.sections import Section

NAME_LABEL = re.compile(
    r"^(?:(?:full|legal|nom\s+et|nome\s+e|nombre\s+y)\s+)?(?:name|vor-\s+und\s+(?:nach|zu)name|nom|nombre|nome|naam|namn|navn|"
    r"nazwisko|adı?|isim|фио|имя|apellidos|cognome|prénom|姓\s?名|氏\s?名|名前|성\s?명|이름)"
    r"(?:(?:\s*[/&,]\s*|\s+(?:et|and|y|e|und|i|en)\s+)\w+(?:\(s\))?){0,2}"
    r"(?:\s*[:：]\s*|\t\s*|(?<=[\u3040-\u9fff\uac00-\ud7af])\s+)(?P<name>\S.*)$",
    re.IGNORECASE,
)
GIVEN_LABEL = re.compile(
    r"^(?:first|given|fore)\s?names?|^vornamen?|^prénoms?|^nombres?|^nome|^förnamn|^fornavn|^imi[eę]", re.IGNORECASE
)
FAMILY_LABEL = re.compile(
    r"^(?:sur|last|family)\s?names?|^(?:familien|nach)name|^nom|^apellidos?|^cognome|^sobrenome|^efternamn|^etternavn"
    r"|^nazwisko",
    re.IGNORECASE,
)
HALF = re.compile(r"(?P<label>[^\W\d_][\w\s()-]{2,30}?)(?:\s*[:：]\s*|\t\s*)(?P<name>[^\W\d_][^\d:@]{1,40})$")
NICKNAME = re.compile(r"\s[\"“„‘'(][^\"“”„‘’'()]{2,20}[\"”“’')](?=\s)")  # 'Jane "Jo" Roe'
PRONOUNS = re.compile(r"\s*[(\[]?\b(?:he|she|they|ze|er|sie|il|elle)\s?/\s?[a-z/ ]{2,12}[)\]]?\s*$", re.IGNORECASE)
BESIDE = re.compile(r"\s*[(（](?P<other>[^()（）]*)[)）]")  # "森下 健太郎（Kentaro Morishita）", "ROE, Jane (Mrs)"
TITLE_WORDS = re.compile(
    r"\b(?:curr[ií]culum(?:\s+v[ií]t(?:ae|æ|a))?|c\.?v\.?|r[eé]sum[eé]|lebenslauf|homepage|vita|hoja\s+de\s+vida)\b|"
    r"个人简历|简历|履歴書",
    re.IGNORECASE,
)
PERSONAL = (Kind.HEAD, Kind.CONTACT, Kind.BIO, Kind.UNKNOWN)
ALIAS = re.compile(r"\s+/\s+|\s+\|\s+")
LEAD = re.compile(r",|\s[–-]\s|\s[|]\s")
FIRST_LINES = 12


def find_owner(document: Document, sections: Sequence[Section]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """(the owner's name and other names, the lines that print them); ((), ()) where the document says nothing."""
    scores: defaultdict[str, float] = defaultdict(float)
    printed: dict[str, tuple[tuple[str, ...], int | None]] = {}
    emails = [email for line in document.lines for email in find_emails(line.text)]
    for names, weight, number in _candidates(document, sections):
        key = _key(names[0])
        scores[key] += weight
        if key not in printed or (printed[key][1] is None and number is not None):
            printed[key] = (names, number)
    for key, (names, _) in printed.items():
        scores[key] += 3 * any(_in_email(names[0], email) for email in emails)
        scores[key] += 2 * _in_file_name(names[0], document.source)
    if not scores:
        return (), ()
    _support_full_names(scores, printed)
    best = max(scores, key=lambda key: scores[key])
    if scores[best] < 2:
        return (), ()
    names, number = printed[best]
    return names, () if number is None else (number,)


def _support_full_names(scores: dict[str, float], printed: dict[str, tuple[tuple[str, ...], int | None]]) -> None:
    """What speaks for "SA Hill" in the author lists speaks for the "Spencer Alan Hill" on top."""
    own = dict(scores)
    for key, (names, number) in printed.items():
        if number is not None:
            shorter = [other for other, (short, _) in printed.items() if other != key and len(short[0]) < len(names[0])]
            scores[key] += max((own[o] for o in shorter if compatible_names(printed[o][0][0], names[0])), default=0)


def _key(name: str) -> str:
    return " ".join(sorted(fold_name(name).split()))


def _candidates(document: Document, sections: Sequence[Section]) -> Iterator[tuple[tuple[str, ...], float, int | None]]:
    listed = {line.number for section in sections if section.kind not in PERSONAL for line in section.lines}
    for index, line in enumerate(document.lines[:FIRST_LINES]):
        kind = title_kind(line.text) if not line.level else None
        if kind and index and kind not in PERSONAL:
            break
        if kind:
            continue
        if line.number not in listed and (names := _names(line)):
            yield names, 6 - index * 0.4 + 2 * bool(line.level) + (line.size > 14), line.number
    for line in document.lines[:80]:
        if (match := NAME_LABEL.match(line.text)) and (names := _labelled(match["name"])):
            yield names, 6, line.number
    yield from _halves(document.lines[:40])
    lists = [section for section in sections if section.kind is Kind.PUBLICATIONS]
    emphasised = Counter(name for section in lists for line in section.lines for name in _emphasised(line))
    for name, times in emphasised.most_common(3):
        if times > 1 or len(emphasised) == 1:
            yield (name,), min(5.0, 1 + times), None


def _halves(lines: Sequence[Line]) -> Iterator[tuple[tuple[str, ...], float, int | None]]:
    """A name whose two halves stand behind labels of their own, "Surname: Roe" and "First name: Jane"."""
    found = [(match, line.number) for line in lines if (match := HALF.match(line.text))]
    family = next(((m["name"].strip(), n) for m, n in found if FAMILY_LABEL.match(m["label"])), None)
    given = next(((m["name"].strip(), n) for m, n in found if GIVEN_LABEL.match(m["label"])), None)
    if family and given and family[1] != given[1] and is_name(f"{given[0]} {family[0]}"):
        yield (f"{given[0]} {family[0]}",), 6, family[1]


def printed_name(names: Sequence[str], sections: Sequence[Section]) -> tuple[str, ...]:
    """The names with that first which the lists of works print: "Kentaro Morishita" of him and 森下 健太郎."""
    if len(names) < 2:
        return tuple(names)
    lists = [line.text for section in sections if section.kind is Kind.PUBLICATIONS for line in section.lines]
    folded = [f" {fold_name(text)} " for text in lists]
    times = {name: sum(f" {fold_name(parse_name(name).family)} " in text for text in folded) for name in names}
    return tuple(sorted(names, key=lambda name: -times[name]))


def _labelled(text: str) -> tuple[str, ...]:
    """The names behind a label, what stands in brackets beside one too."""
    text = text.split("\t")[0]
    beside = [match["other"] for match in BESIDE.finditer(text)]
    names = [_in_order(strip_titles(name)) for name in (BESIDE.sub("", text).strip(), *beside) if is_name(name)]
    return tuple(names) if names and is_name(BESIDE.sub("", text).strip()) else ()


def _in_order(name: str) -> str:
    """ "Roe, Jane M." on top of a CV is Jane M. Roe, and so is "ROE Jane M."."""
    first, *rest = name.split()
    if len(first) > 2 and first.isupper() and rest and "," not in name and not any(word.isupper() for word in rest):
        return f"{' '.join(rest)} {first}"
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and "," not in given and parse_name(name).family == family else name


def _names(line: Line) -> tuple[str, ...]:
    """The name that a line is, with its other names; a title such as "Curriculum Vitae of" aside."""
    text = TITLE_WORDS.sub(" ", line.text).strip(" -–—|:,.•·")
    text = re.sub(r"^(?:of|de|von|for)\s+", "", text.split("\t")[0].strip())
    if not text or place_score(text) >= 0.9:
        return ()
    text = NICKNAME.sub("", PRONOUNS.sub("", text))
    if beside := _labelled(text):
        return () if _is_title(beside[0]) else beside
    parts = [_in_order(strip_titles(part)) for part in ALIAS.split(text)]
    if all(is_name(part) for part in parts) and not _is_title(text):
        return tuple(parts)
    lead = strip_titles(LEAD.split(text)[0])  # "Jane Roe, PhD", "Jane Roe - Lecturer"
    return (lead,) if is_name(lead) and not _is_title(lead) and len(line.text) < 60 else ()


def _is_title(text: str) -> bool:
    return role_score(text) >= 0.9 or organization_score(text) > 0


def is_document_title(text: str) -> bool:
    """Whether a text says what the document is, and no more: "Curriculum Vitae", "Lebenslauf"."""
    return bool(TITLE_WORDS.search(text)) and not any(char.isalnum() for char in TITLE_WORDS.sub("", text))


def _emphasised(line: Line) -> Iterator[str]:
    for span in line.passage.spans:
        if span.style not in (Style.BOLD, Style.LINK) or span.end - span.start > 40:
            continue
        name = line.text[span.start : span.end].strip(" *†‡,.;")
        if is_name(name) and not line.passage.is_all(span.style):
            yield name


def _in_email(name: str, email: str) -> bool:
    """ "zhongzhu.zhou@" and "muruzhan@" hold their owners' names."""
    local = re.sub(r"[^a-z]", "", email.partition("@")[0].casefold())
    parts = fold_name(name).split()
    if len(local) < 3 or not parts:
        return False
    return any(len(part) > 2 and (part in local or local in part) for part in parts) or local.startswith(
        parts[0] + parts[-1][:4]
    )


def _in_file_name(name: str, source: str) -> bool:
    stem = fold_name(PurePath(source).stem.replace("_", " "))
    family = fold_name(name).split()[-1:]
    return bool(family) and len(family[0]) > 2 and family[0] in stem
