"""People's names: whether a text is one, its parts, and whether two can be one person's."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from directory.cv.lexicon.particles import (
    HAN_SURNAMES,
    HANGUL_SURNAMES,
    HEADING_HAN,
    NICKNAMES,
    NOT_NAMES,
    PARTICLES,
    POST_TITLES,
    SHORT_SURNAMES,
    SUFFIXES,
    TITLES,
)
from directory.cv.records import Mentor

HAN = re.compile(r"[\u3400-\u9fff\u3005\uac00-\ud7af\u3040-\u30ff]")
WHOLE_HAN = re.compile(
    r"[\u3400-\u9fff\u3005\uac00-\ud7af\u3040-\u30ff]+(?:[ \u3000·・][\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff]+)?"
)
# What stands for letters and signs outside ASCII. Apostrophes part no words, other signs do.
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ħ": "h"}
    | dict.fromkeys("'`’‘ʼ", "")
    | dict.fromkeys("–—“”…·\u00a0", " ")
)
NO_LETTERS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=16384)
def fold_name(text: str) -> str:
    """The name without case, accents and punctuation, its words parted by one space: "J.-P. Löwe" is "j p lowe"."""
    known = text.casefold().translate(LETTERS)
    if known.isascii():  # as nearly all is: a pattern is faster than letter by letter
        return NO_LETTERS.sub(" ", known).strip()
    plain = (
        unicodedata.normalize("NFKD", known).casefold().translate(LETTERS)
    )  # a formula's letters get a case only now
    kept = [char if char.isalnum() else " " for char in plain if not unicodedata.combining(char)]
    return " ".join("".join(kept).split())


def strip_titles(text: str) -> str:
    """The name without what stands around it: "Prof. Dr. Ana Díaz, PhD" is "Ana Díaz"."""
    words = text.split()
    while len(words) > 1 and words[0].strip(".,").casefold() in TITLES and not _begins_name(words):
        del words[0]
    while len(words) > 1 and _is_post_title(words):
        del words[-1]
        words[-1] = words[-1].rstrip(",")
    return " ".join(words)


def _begins_name(words: list[str]) -> bool:
    """Initials that look like a title, "DR Smith"; but "DR JANE SMITH" is a doctor."""
    shouted = words[0] in ("DR", "MR", "MRS") and len(words) > 2 and all(word.isupper() for word in words)
    return _is_initial(words[0]) and not shouted


def _is_post_title(words: list[str]) -> bool:
    """Degrees after a comma or a full name: "Jane Roe MD", but not "Roe MA"."""
    plain = words[-1].strip(".,()").casefold()
    if plain not in POST_TITLES and plain.replace(".", "") not in POST_TITLES:
        return False
    return words[-2].endswith(",") or len(plain) > 2 or len(words) > 3 or (len(words) == 3 and len(words[0]) > 2)


def _is_initial(word: str) -> bool:
    return INITIALS.fullmatch(word) is not None


# "J.", "J.-P.", "JP", "J.P.", "Yu.", "Ch."
INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?-?){1,4}|(?:Yu|Ya|Ch|Th|Ph|Sh|Zh|Kh|Ts)\.")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's parts. `family` has its particles ("van der Berg"); `given` may be initials."""

    family: str
    given: tuple[str, ...] = ()
    suffix: str = ""


@lru_cache(maxsize=16384)
def parse_name(text: str) -> PersonName:
    """The parts of a name in any order of print: "Jan van der Berg", "van der Berg, J.", "Berg JA", "山田太郎"."""
    text = strip_titles(" ".join(text.split()).strip(" .,;") + ("." if text.rstrip().endswith(".") else ""))
    if WHOLE_HAN.fullmatch(text):
        return _parse_han(text)
    head, comma, rest = text.partition(",")
    if comma and _plain(rest) not in SUFFIXES:
        first, _, last = rest.partition(",")
        if _plain(first) in SUFFIXES:
            return PersonName(head.strip(), tuple(last.split()), first.strip())
        words, suffix = _without_suffix([*first.split(), *last.split()])
        words, behind = _without_particles(words)
        return PersonName(" ".join([*behind, head.strip()]), tuple(words), suffix)
    words, suffix = _without_suffix([*head.split(), *rest.split()])
    words, behind = _without_particles(words)
    family, given = _parts(words)
    return PersonName(" ".join([*behind, family]), given, suffix)


def _without_particles(words: list[str]) -> tuple[list[str], list[str]]:
    """The words of a name, and the particles printed behind it: "Berg J. van der", "Berg, Jan van"."""
    end = len(words)
    while end > 1 and words[end - 1].strip(".").islower() and _plain(words[end - 1]) in PARTICLES:
        end -= 1
    return words[:end], words[end:]


def _plain(word: str) -> str:
    return word.strip(" .,").casefold()


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    if len(words) > 1 and _plain(words[-1]) in SUFFIXES:
        return [*words[:-2], words[-2].rstrip(",")], words[-1]
    return words, ""


def _parts(words: list[str]) -> tuple[str, tuple[str, ...]]:
    """Family name and given names of words that no comma parts."""
    if len(words) < 2:
        return " ".join(words), ()
    if _ends_in_initials(words):
        return " ".join(words[:-1]), (words[-1],)
    first = len(words) - 1
    while first > 1 and _plain(words[first - 1]).strip("'’") in PARTICLES and not _is_initial(words[first - 1]):
        first -= 1
    if first == 1 and words[0].islower() and _plain(words[0]) in PARTICLES:
        first = 0
    return " ".join(words[first:]), tuple(words[:first])


def _ends_in_initials(words: list[str]) -> bool:
    """ "Smith JA", but neither "Jue WANG" nor "JOHN DOE" nor "Yi LI"."""
    last = words[-1].replace(".", "").replace("-", "")
    if not (last.isupper() and len(last) <= 3) or _is_initial(words[0]) or words[0].isupper():
        return False
    return len(last) == 1 or words[-1].endswith(".") or last.casefold() not in SHORT_SURNAMES


def _parse_han(text: str) -> PersonName:
    parts = re.split(r"[ \u3000·・]", text)
    if len(parts) == 2:
        return PersonName(parts[0], (parts[1],))
    return PersonName(text[:1], (text[1:],)) if _has_one_sign_surname(text) else PersonName(text)


def _has_one_sign_surname(text: str) -> bool:
    return 2 <= len(text) <= 4 and (text[0] in HAN_SURNAMES or text[0] in HANGUL_SURNAMES)


def sort_name(text: str) -> str:
    """The name as lists sort it: "Zhu, Banghua", "van der Berg, Jan", "King, Martin Luther, Jr."; 山田太郎 stays."""
    text = " ".join(text.split())
    if HAN.search(text):
        return text
    name = parse_name(text)
    return ", ".join(part for part in (name.family, " ".join(name.given), name.suffix) if part)


NameKey = tuple[str, tuple[str, ...]]


@lru_cache(maxsize=16384)
def name_key(text: str) -> NameKey:
    """Folded family name and given names; runs of initials are taken apart: "Smith, JA" is ("smith", ("j", "a"))."""
    name = parse_name(text)
    given: list[str] = []
    for word in name.given:
        if _is_initial(word) and len(word) < 5 and not (len(word) > 3 and word.isalpha()):
            given += fold_name(" ".join(word.replace(".", "") if word.endswith(("u.", "h.")) else word)).split()
        else:
            given += fold_name(word).split()
    return fold_name(name.family).replace(" ", ""), tuple(given)


def compatible_names(a: str, b: str) -> bool:
    """Whether two names can be one person's: "J. Smith", "Smith, John", "John A. Smith".

    Never with different family names, nor where given names contradict each other.
    """
    return any(_compatible(one, other) for one in _readings(a) for other in _readings(b))


def _readings(text: str) -> tuple[NameKey, ...]:
    """A name's key, and that of "Roe MA" read as initials where Ma is a family name, too."""
    family, _, last = text.rpartition(" ")
    if last.isupper() and last.casefold() in SHORT_SURNAMES and " " not in family and not _is_initial(family):
        return name_key(text), (fold_name(family), tuple(last.casefold()))
    return (name_key(text),)


def _compatible(a: NameKey, b: NameKey) -> bool:
    (family_a, given_a), (family_b, given_b) = a, b
    if family_a != family_b or not family_a:
        return False
    if not given_a or not given_b:
        return given_a == given_b
    short, long = sorted((given_a, given_b), key=len)
    if _agree(short[0], long[0]):
        return _is_part(short[1:], long[1:])
    return short[0] in long and len(short[0]) > 2 and _is_part(short, long)


def _agree(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return (len(short) != 2 and long.startswith(short)) or short == long or frozenset((a, b)) in NICKNAMES


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each of the names stands, in order, among the others, and no other is passed over for want of it."""
    rest = iter(long)
    return all(any(_agree(one, other) for other in rest) for one in short)


def is_name(text: str) -> bool:
    """Whether the text can be a person's name standing alone: not a heading, a place, an organization or a sentence."""
    text = strip_titles(" ".join(text.split()))
    if WHOLE_HAN.fullmatch(text):
        return _is_han_name(text)
    if len(text) > 60 or NO_NAME.search(text) or text.count(",") > 1:
        return False
    words = text.replace(",", " ").split()
    core = [word for word in words if word.isupper() or not {_plain(word)} & (PARTICLES | SUFFIXES)]
    if not 2 <= len(core) <= 5 or len(words) > 7:
        return False
    if not all(NAME_WORD.fullmatch(word) and not word[0].islower() for word in core):
        return False
    if any(_plain(word) in NOT_NAMES for word in core):
        return False
    return sum(not _is_initial(word) or (word.isupper() and len(word) > 3) for word in core) >= 1 and text[-1] != ","


NO_NAME = re.compile(r"[\d@/:;!?()\[\]{}|<>=+*&%$#\"“”«»_\\]")
NAME_WORD = re.compile(r"(?:[^\W\d_]['’ʼ]?[^\W\d_]*)(?:[-'’‐.][^\W\d_]+)*\.?(?:-[^\W\d_]\.)?")


def _is_han_name(text: str) -> bool:
    sign = text.replace(" ", "").replace("\u3000", "")
    if any(char in HEADING_HAN for char in sign) and not (len(sign) < 4 and _has_one_sign_surname(sign)):
        return False
    return 2 <= len(sign) <= 5 or "·" in text or "・" in text


def split_people(text: str) -> tuple[Mentor, ...]:
    """The people of a list with what is printed about each: "Prof. A and Prof. B", "A (Professor, X and Y), B"."""
    text = LEAD.sub("", " ".join(text.split()).strip(" .;:*_"), count=1)
    return tuple(mentor for part in _split_outside_brackets(text) if (mentor := _mentor(part)))


LEAD = re.compile(
    r"^(?:co-?)?(?:(?:advis(?:ed|ors?|ers?)|supervis(?:ed|ors?)|mentor(?:s|ed)?|committee"
    r"|under\ the\ (?:supervision|guidance|direction)"
    r"|sous\ la\ direction|encadr(?:ée?|ants?)|directeurs?\ de\ thèse|betreut|betreuer(?:in)?"
    r"|director(?:es)?|orientador(?:es)?)"
    r"(?:\(s\))?)(?:\s?:|\ by:?|\ of|\ von|\ de|\ par)?\s+",
    re.IGNORECASE,
)
PART = re.compile(r"\(|\)|[,;&/]|\b(?:[aA]nd|AND|und|et|y|e|with)\b")


def _split_outside_brackets(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for sign in PART.finditer(text):
        if sign.group() == "(":
            depth += 1
        elif sign.group() == ")":
            depth = max(0, depth - 1)
        elif not depth:
            parts.append(text[start : sign.start()])
            start = sign.end()
    return [*parts, text[start:]]


def _mentor(part: str) -> Mentor | None:
    name, _, note = part.strip(" .*_").partition("(")
    at = AT.search(name)
    if at:
        name, note = name[: at.start()], note or name[at.end() :]
    name = strip_titles(name.strip(" ,.*_"))
    if not name or not name[0].isalpha():
        return None
    return Mentor(name, note.strip().removesuffix(")").strip() or None)


AT = re.compile(r"\s+(?:at|from|in|@|of)\s+", re.IGNORECASE)
