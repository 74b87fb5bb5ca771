"""Lists of authors: where each name of a format begins and ends, in any of the ways that references print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from anyascii import anyascii

from directory.cv.document import Passage
from directory.cv.lexicon.particles import NOT_NAMES, SHORT_SURNAMES
from directory.cv.names import HAN, compatible_names
from directory.cv.records import Author


@dataclass(frozen=True, slots=True)
class AuthorList:
    """Authors read from text[start:end]: `end` stands after the last name, its marks and "et al.".

    `closed`: "and" stands before the last name. `run` says how many names the format could have read from there;
    `cost` is what reading them so cost: names that only half fit the format.
    """

    format: str
    names: tuple[str, ...]
    marked: tuple[bool, ...]
    start: int
    end: int
    separator: str
    closed: bool
    truncated: bool
    run: int
    cost: float

    def authors(self) -> tuple[Author, ...]:
        """The names, with equal contribution where two or more bear a mark."""
        shared = sum(self.marked) > 1
        return tuple(Author(name, shared and mark) for name, mark in zip(self.names, self.marked, strict=True))


# ------------------------------------------------------------------------------------------ one name, by its format


# Capitals: Latin with its accents, Greek, Cyrillic.
UP = "A-ZÀ-ÖØ-Þ" + "".join(char for char in map(chr, range(0x100, 0x180)) if char.isupper()) + "ȘȚΆ-ΏΑ-ΫЀ-ЯҐẠ-Ỹ"
MARKS = r"(?:\s?(?:[*∗⋆★†‡§¶#^~✉]|\\\*|\^?\{[^{}\s]{1,8}\}|\.\.(?=[\s,;.^~&]|$)|[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜ]|\([*†‡§]{1,2}\)))"
PARTICLE = (
    r"(?:(?:van|von|der|den|de|del|della|dei|degli|di|da|do|dos|das|du|la|le|les|los|el|al|bin|ibn|ben|ter"
    r"|ten|te|zu|zur|zum"
    r"|af|av|y|e|st\.|van't|in\ 't|VAN|VON|DER|DEN|DE|DEL|DELLA|DI|DA|DOS|DU|LA|LE|TER|TEN)\ )"
)
CAP = (
    rf"(?!(?:Jr|JR|Sr|SR|II|III|IV)(?!\w))(?:[dDlLO]['’ʼ]|[AaEe]l-|ʻ|Mc|Mac)?[{UP}](?:[^\W\d_A-Z]"
    rf"|[^\W\d_]{{2}}|[{UP}](?=[-‐–][{UP}]{{2}}))[^\W\d_]*(?:['’ʼ‐‑–-][^\W\d_]+){{0,4}}"
)
# "LI Q.", "NG, Kai": other words of two capitals are initials.
TWO = rf"(?:{'|'.join(sorted(name.upper() for name in SHORT_SURNAMES if len(name) == 2))})(?=,?\ |\()"
FAMILY = rf"{PARTICLE}{{0,3}}(?:{CAP}(?:[ ‐-](?:{PARTICLE}{{0,2}}){CAP}){{0,2}}|{TWO})"
DOTTED = rf"[{UP}][hua]?\.(?:(?:\ ?[-‐]|–|\ )?[{UP}][hua]?\.){{0,4}}(?:[-‐–][{UP}](?![\w.])|\ [{UP}](?=\s?[,;]))?"
BLOCK = rf"(?:[{UP}](?:\ [{UP}](?![\w'’-])){{1,3}}|[{UP}](?:[{UP}]|[-‐–][{UP}a-z](?![\w])){{0,3}}(?![\w'’-]))"
INITIALS = rf"(?:{DOTTED}|{BLOCK}\.?)"
SUFFIX = r"(?:,?\ (?:Jr|Sr|JR|SR|II|III|IV)(?![\w])\.?)"
LAST_TWO = TWO.rpartition("(?=")[0] + r"(?![\w'’-])"
BEHIND = (
    r"(?:\ (?:van|von|der|den|de|la|del|da|dos|di|du|le|ter|ten|te|zu|af|av"
    r"|VAN|VON|DER|DEN|DE|LA|DEL|DA|DOS|DI|DU|LE|TER|TEN|TE|ZU)(?=[\s,;:./*]|$))"
)
MIDDLE = rf"[{UP}][hua]?(?:\.(?:-?[{UP}]\.)?|(?![\w.-]))"
GIVEN = rf"(?:{CAP}|[{UP}][hua]?\.?(?:-?[{UP}]\.)?)"

SIGN = r"(?:(?!等)[\u3400-\u9fff\u3005\u3040-\u30ff\uac00-\ud7af])"

FIRST = rf"(?:[{UP}]\. )?"  # "Roe, R. Samuel"

SHAPES = {
    # Given Family: "Michael I. Jordan", "Jan van der Berg", "W. J. Bryan Oldham", "Jue WANG"
    "given": rf"(?:[{UP}]\.\ ?){{0,3}}{CAP}(?:\ {GIVEN}){{0,3}}\ {PARTICLE}{{0,3}}(?:{CAP}|{LAST_TWO}){SUFFIX}?",
    # I. Family: "M. I. Jordan", "MI Jordan", "J.-P. van der Berg"
    "initial": rf"{INITIALS}\ ?(?:{FAMILY}|{LAST_TWO}){SUFFIX}?",
    # Family I: "Jordan MI", "van der Berg J.-P."
    "family": rf"{FAMILY}{SUFFIX}?\ (?:{DOTTED}|{BLOCK})(?:{BEHIND}){{0,3}}{SUFFIX}?",
    # Family, I.: "Jordan, M. I.", "Shah, AS"
    "comma": rf"{FAMILY}{SUFFIX}?,\ ?{INITIALS}(?:{BEHIND}){{0,3}}{SUFFIX}?",
    # Family, Given: "Jordan, Michael I."
    "full": rf"{FAMILY}{SUFFIX}?,\ {FIRST}{CAP}(?:[ -]{CAP}){{0,2}}(?:\ {MIDDLE}){{0,3}}{BEHIND}{{0,3}}{SUFFIX}?",
    # Family Given, with no comma: "JORDAN Michael I."
    "plain": rf"{FAMILY}\ {FIRST}{CAP}(?:\ {CAP})?(?:\ {MIDDLE}){{0,2}}(?:{BEHIND}){{0,3}}{SUFFIX}?",
    # "Jordan (Michael I.)"
    "bracket": rf"{FAMILY}\ \((?:{CAP}(?:[ -]{CAP}){{0,2}}(?:\ {MIDDLE}){{0,3}}|{INITIALS})\)",
    # 王小明, 山田 太郎
    "han": rf"(?:{SIGN}{{1,3}}\ {SIGN}{{1,3}}|{SIGN}{{2,4}})(?!{SIGN})",
    # "Sanders" where "Sanders, E." should stand
    "lone": rf"{CAP}(?=,\ {FAMILY},\ ?{INITIALS})",
    # a group: "EDGI", "CRIC Study Investigators"
    "group": rf"(?:[Tt]he\ )?(?:[{UP}][\w-]*\ ){{1,5}}(?:Group|Investigators|Consortium|Collaborat(?:ion|ors)"
    rf"|Network|Team|Committee|Initiative|Collaborative)\b|[{UP}]{{3,8}}\b",
    # a name half printed
    "single": rf"{CAP}(?=\s*(?:[,;&]|and\b|et\ al))",
}
NAMES = {
    kind: re.compile(
        rf"(?:\.\.(?!\.)|[~_*^]{{1,2}})?(?P<name>{shape})(?P<marks>{MARKS}{{0,6}})(?P<behind>{BEHIND}{{0,3}})"
    )
    for kind, shape in SHAPES.items()
}

# No-break, thin and other spaces are as wide in the text as the plain one that stands for them.
SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\t\n\r\x0b\x0c"), " ")

# A list's format: the shape of its first name, and that of all others.
FORMATS = {
    "given": ("given", "given"),
    "initial": ("initial", "initial"),
    "family": ("family", "family"),
    "comma": ("comma", "comma"),
    "full": ("full", "full"),
    "full+given": ("full", "given"),
    "comma+initial": ("comma", "initial"),
    "family+initial": ("family", "initial"),
    "plain": ("plain", "plain"),
    "bracket": ("bracket", "bracket"),
    "han": ("han", "han"),
}
# What a name may be instead, at a cost. A name in Chinese signs stands in any list, and may be its first.
SIGNED = (("han", 0.1),)
INSTEAD = {
    "given": (("initial", 0.5), ("group", 1.0), ("single", 2.0)),
    "initial": (("given", 1.0), ("group", 1.0), ("single", 2.0)),
    "family": (("comma", 1.0), ("group", 1.0), ("single", 2.0)),
    "comma": (("family", 1.0), ("lone", 1.0), ("full", 1.5), ("group", 1.0), ("single", 1.5)),
    "full": (("comma", 0.7), ("given", 2.0), ("group", 1.0), ("single", 2.0)),
    "plain": (("single", 2.0),),
    "bracket": (("single", 2.0),),
    "han": (),
}

AND = r"(?:and|AND|&amp;|&|und|UND|et|ET|y|e|i|og|och|dan|và|en|ve|és|a|ja|with|in|și|şi|ir|и|和)"
SEPARATOR = re.compile(
    rf"""
    (?P<punct>\s*[,;、，；]|\s?[·•|/]|\s[-–—](?=\s)|)
    (?P<gap>\s*(?:\.\.\.|…|\.\ \.\ \.|\\ldots)\s*,?)?
    \s*(?P<last>{AND}\s+)?(?P<late>(?:\.\.\.|…)\s*)?(?:~~\s*)?
    """,
    re.VERBOSE,
)
OTHERS = re.compile(
    r"[\s,;*_(\[/\\–—-]*(?:(?:&|and)\s)?[_*]{0,2}(?:et\.?\s?al(?:ii|\b)\.?|and\s(?:\d+\s)?others|u\.\s?a\."
    r"|m\.?\s?fl\.|(?:ve\s)?(?:vd|v\.dğr|ark|diğ)\.|in\ssod\.|i\s(?:dr|sur)\.|i\sін\.|és\smtsai|ym\.|e\.\s?a\.|dkk\.|i\sin\.|i\swsp\.|và\scộng\ssự|a\skol\.|y\sotros|et\scoll\.|e\soutros|и\sдр\."
    r"|idr\.|и\sсоавт\.|ほか|他(?=[\s,.])|等)[_*)\]]{0,2}",
    re.IGNORECASE,
)
MOST = 400  # names in a list


def author_lists(text: str, start: int, name_format: str, limit: int | None = None) -> tuple[AuthorList, ...]:
    """The lists that the format reads at `start`: all the names that follow each other, and a few shorter ones.

    No name reaches beyond `limit`.
    """
    names, others = _scan(text, start, len(text) if limit is None else limit, *FORMATS[name_format])
    return tuple(_cuts(text, start, name_format, names, others)) if names else ()


@dataclass(slots=True)
class _Name:
    text: str
    marked: bool
    end: int
    separator: str  # before it
    last: bool  # "and" stands before it
    gap: bool  # an ellipsis stands before it
    cost: float


def _scan(text: str, start: int, limit: int, first: str, other: str) -> tuple[list[_Name], bool]:
    """The names one after the other, and whether "et al." ends them."""
    names: list[_Name] = []
    shape, at, punct, last, gap = first, start, "", False, False
    while len(names) < MOST:
        found = _one_name(text, at, limit, shape, bool(names))
        if found is None:
            break
        match, cost = found
        marks, name = match["marks"], match["name"] + match["behind"]
        names.append(_Name(name, "*" in marks or "∗" in marks, match.end(), punct, last, gap, cost))
        shape, at = other, match.end()
        if OTHERS.match(text, at):
            return names, True
        separator = SEPARATOR.match(text, at)
        if separator is None or not (separator["punct"].strip() or separator["last"] or separator["gap"]):
            if other != "comma" or not name.endswith(".") or not NAMES["comma"].match(text, at + 1):
                break
            at, punct, last, gap = at + 1, " ", False, False
            continue
        if last and not separator["last"]:
            break
        at, punct, last, gap = (
            separator.end(),
            separator["punct"].strip(),
            bool(separator["last"]),
            bool(separator["gap"] or separator["late"]),
        )
    return names, False


def _one_name(text: str, at: int, limit: int, shape: str, later: bool) -> tuple[re.Match[str], float] | None:
    if match := _shaped(text, at, limit, shape):
        return match, _doubt(shape, match["name"])
    for other, cost in (*SIGNED, *INSTEAD[shape]) if later else SIGNED:
        if match := _shaped(text, at, limit, other):
            return match, cost
    return None


@lru_cache(maxsize=4096)  # formats share their shapes
def _shaped(text: str, at: int, limit: int, shape: str) -> re.Match[str] | None:
    """The name of this shape that stands at a place."""
    match = NAMES[shape].match(text, at, limit)
    return match if match and not (shape in SPELLED_OUT and is_no_name(match["name"])) else None


SPELLED_OUT = ("given", "plain", "full", "single")


def _doubt(shape: str, name: str) -> float:
    """What a family name of two words costs where one of one word would have been possible."""
    family = name.partition(",")[0]
    return (
        0.3
        if shape in ("full", "comma") and " " in family and not any(word.islower() for word in family.split())
        else 0.0
    )


@lru_cache(maxsize=8192)
def is_no_name(name: str) -> bool:
    """Whether words of titles and venues make up a name. One of them may be a surname: "Ofir Press", "Jeff Dean"."""
    plain = [word.strip(".,-").casefold() for word in name.split()]
    known = [word in NOT_NAMES for word in plain]
    return sum(known) > (len(plain) > 1 and known[-1] and len(plain[0]) > 2 and not plain[0].isdigit())


def _cuts(text: str, start: int, name_format: str, names: list[_Name], others: bool) -> list[AuthorList]:
    total = len(names)
    kept = [total] if others or (total > 1 and names[-1].last) else sorted({total, total - 1, total - 2, total - 3, 1})
    lists = [_list(text, start, name_format, names[:count], others, total) for count in kept if count > 0]
    return lists if others else lists + _shortened(text, lists[-1])


def _shortened(text: str, full: AuthorList) -> list[AuthorList]:
    """The list without the last word, where nothing parts the names from a title: "IM Halvorsen Wind and waves"."""
    words = full.names[-1].split(" ")
    if len(words) < 3 or not NOTHING.match(text, full.end):
        return []
    end, lists = full.end, []
    for kept in range(len(words) - 1, max(1, len(words) - 3), -1):
        end -= len(words[kept]) + 1
        if words[kept - 1][0].isupper():  # no name ends so: "van der | Berg J"
            names = (*full.names[:-1], " ".join(words[:kept]))
            lists.append(replace(full, names=names, end=end, cost=full.cost + 0.2))
    return lists


NOTHING = re.compile(r"\s+[\w(]")


def _list(text: str, start: int, name_format: str, names: list[_Name], others: bool, run: int) -> AuthorList:
    end = names[-1].end
    if others and len(names) == run and (match := OTHERS.match(text, end)):
        end = match.end()
    return AuthorList(
        format=name_format,
        names=tuple(" ".join(name.text.split()) for name in names),
        marked=tuple(name.marked for name in names),
        start=start,
        end=end,
        separator=names[1].separator if len(names) > 1 else "",
        closed=len(names) > 1 and names[-1].last,
        truncated=others or any(name.gap for name in names),
        run=run,
        cost=sum(name.cost for name in names) + 0.5 * sum(name.separator == " " for name in names[1:]),
    )


# -------------------------------------------------------------------------------------- a list that stands by itself


def read_authors(passage: Passage | str, owner: str | None = None) -> tuple[tuple[Author, ...], bool]:
    """The authors of a list that stands alone, in order, and whether "et al." or an ellipsis shortens it.

    Any name format. The legend of marks that follows the list ("*Equal contribution") is none of it.
    """
    text = passage if isinstance(passage, str) else passage.text
    best = _best_list(text, owner)
    if best is None:
        return (), False
    left = SMALL_SURNAME.fullmatch(LEGEND.sub("", text[best.end :]))
    return (*best.authors(), *([Author(left["name"])] if left else ())), best.truncated


# The last of a list that stands alone may be written small: ", Tri dao".
SMALL_SURNAME = re.compile(r"\s*[,;&]\s*(?:and\s+)?(?P<name>[A-Z][a-z]+(?:\s[A-Z]\.)?\s[a-z]{2,12})[\s.]*")


def is_author_list(passage: Passage | str, owner: str | None = None) -> float:
    """How much the text is a list of authors and nothing else: 0 no, 1 yes."""
    text = (passage if isinstance(passage, str) else passage.text).translate(SPACES)
    best = _best_list(text, owner)
    if best is None:
        return 0.0
    rest = LEGEND.sub("", text[best.end :]).strip(" .,;:*")
    share = (best.end - best.start) / max(1, best.end - best.start + len(rest))
    doubt = 0.15 * best.cost / len(best.names) + (
        0.25 if len(best.names) == 1 and not has_owner(best.names, owner) else 0
    )
    return max(0.0, min(1.0, share - doubt + (0.1 if has_owner(best.names, owner) else 0)))


# A year, a role or a legend after the names.
LEGEND = re.compile(r"^[\s.,;]*(?:\(?(?:19|20)\d\d[a-z]?\)?|\(?eds?\.?\)?|[*†‡]+\s?[\w\s]{3,60})[\s.,;]*$")
LEAD = re.compile(r"^(?:(?:by|with|authors?:|von|par|por|avec|mit|con)\s+|[\s*_~]+)", re.IGNORECASE)


@lru_cache(maxsize=1024)  # a line is asked several times whether it holds authors
def _best_list(text: str, owner: str | None) -> AuthorList | None:
    text = text.translate(SPACES)
    lead = LEAD.match(text)
    start = lead.end() if lead else 0
    lists = [one for kind in FORMATS for one in author_lists(text, start, kind)[-1:]]
    return max(lists, key=lambda one: one.end - 5 * one.cost + 12 * has_owner(one.names, owner), default=None)


def has_owner(names: tuple[str, ...], owner: str | None) -> bool:
    """Whether one of the names can be the owner's."""
    return owner is not None and any(is_owner(name, owner) for name in names)


@lru_cache(maxsize=8192)
def is_owner(name: str, owner: str) -> bool:
    """Whether the name can be the owner's, in either order, with one family name of two, or in Latin letters."""
    return any(compatible_names(one, own) for one in _turned(name) for own in _spellings(owner))


def _turned(name: str) -> Iterator[str]:
    """The name as it is, and with its first words last: "Díaz Soto Ana" may be "Ana Díaz Soto"."""
    yield name
    words = name.split()
    for at in range(1, min(4, len(words))) if "," not in name else ():
        yield f"{' '.join(words[:at])}, {' '.join(words[at:])}"


@lru_cache(maxsize=256)
def _spellings(owner: str) -> tuple[str, ...]:
    """The ways in which author lists may print an owner: "Ana Ruiz Gil" is also "Ruiz Gil, Ana" and "Ana Ruiz".

    A name in Chinese signs is read in pinyin, "ROE JANE" in its turn, too.
    """
    if HAN.search(owner):
        return owner, *_pinyin(owner)
    words = owner.split()
    if "," in owner or len(words) < 2:
        return (owner,)
    found = [owner]
    if owner.isupper() or CYRILLIC.search(owner):
        found.append(f"{words[0]}, {' '.join(words[1:])}")
    found += [f"{' '.join(words[at:])}, {' '.join(words[:at])}" for at in range(max(1, len(words) - 3), len(words) - 1)]
    second = _before_particles(words, len(words) - 1)
    if _before_particles(words, second - 1) > 0 and all(len(word.strip(".")) > 1 for word in words):
        found.append(" ".join(words[:second]))
    return tuple(found)


def _before_particles(words: list[str], at: int) -> int:
    """Where a family name at `at` begins, its particles included."""
    while at > 1 and words[at - 1].islower():
        at -= 1
    return at


CYRILLIC = re.compile(r"[\u0400-\u04ff]")
SYLLABLE = re.compile(r"[A-Z][a-z]*")


def _pinyin(owner: str) -> tuple[str, ...]:
    """ "周怡宁" is "Yining Zhou"; two signs may make the family name."""
    syllables = SYLLABLE.findall(anyascii(owner))
    parts = [(syllables[:n], syllables[n:]) for n in (1, 2) if len(syllables) > n]
    return tuple(f"{''.join(given).capitalize()} {''.join(family).capitalize()}" for family, given in parts)
