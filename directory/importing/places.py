"""Where a stay was: printed organizations and units become mentions, and those of one place come together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from directory.cv.records import EducationRecord
from directory.importing.clusters import Answer, Link, nearly_equal, slip_of
from directory.importing.folding import fold
from directory.importing.lexicon import COMPANIES, ORGANIZATIONS
from directory.importing.nodes import ORGANIZATION, Print, alias_key, node_key, parent_of, part_key
from directory.importing.sources import Statement, Stay

LEGAL = r"(?:co|ltd|limited|inc|incorporated|corp|corporation|llc|llp|plc|gmbh|ag|s\.?a|holdings?|pty|b\.?v|k\.?k)"
LEGAL_WORDS = frozenset(
    {"co", "ltd", "limited", "inc", "incorporated", "corp", "corporation", "llc", "llp", "plc", "gmbh", "ag", "pty"}
    | {"holding", "holdings"}
)
LEGAL_TAIL = re.compile(rf"[\s,]+{LEGAL}\.?(?=[\s,.]|$)", re.IGNORECASE)
UNIT = re.compile(
    r"\b(?:school|faculty|college|department|departments|dept|dep|division|group|team|lab|labs|laboratory|laboratories|"
    r"cent(?:er|re)|institute|branch|unit|program(?:me)?|chair|section|union|office)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"\b(?:universit\w+|universidad\w*|college|institute of technology|polytechni\w+|academy|hospital|school)\b"
    rf"|[\s,]{LEGAL}\b",
    re.IGNORECASE,
)
JOINT = re.compile(r"\s+[&/]\s+|;\s+")
BRACKETED = re.compile(r"\s*\((?P<inside>[^()]+)\)\s*")
RANKS = (
    r"faculty|college",
    r"school",
    r"dep(?:artment|t)?",
    r"division",
    r"institute|cent(?:er|re)",
    r"lab|group|team",
)
DANGLING = re.compile(r"\s+(?:at|of|in|de|the|and|&|,)$", re.IGNORECASE)
STOP_WORDS = frozenset(["of", "and", "the", "for", "in", "at", "de", "la", "du", "des", "der", "und", "et", "y", "di"])
UNIT_NOISE = frozenset(["team", "lab", "labs", "laboratory", "group", "the"])


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """One record's naming of an organization or of a unit of one; `parent` is the key of the mention it is part of."""

    key: str
    name: str
    acronym: str | None
    parent: str | None
    is_unit: bool
    stay: Statement[Stay]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where one stay was, by the keys of mentions. `partner` is the second place of a joint one."""

    stay: str
    organization: str | None
    unit: str | None
    partner: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """What a stretch of text names: a whole, with its acronym, and a unit of it."""

    name: str
    acronym: str | None = None
    unit: str | None = None


def locate(stays: Iterable[Statement[Stay]]) -> tuple[tuple[Place, ...], tuple[Mention, ...]]:
    """The places of one document's stays, and every mention they are made of."""
    stays = tuple(stays)
    known = frozenset(fold_whole(printed_organization(stay.record) or "") for stay in stays) - {""}
    places, mentions = [], []
    for stay in stays:
        place, found = _locate(stay, known)
        places.append(place)
        mentions += found
    return tuple(places), tuple(mentions)


def printed_organization(record: Stay) -> str | None:
    return record.institution if isinstance(record, EducationRecord) else record.organization


def nodes_of(mentions: Iterable[Mention]) -> dict[str, Print]:
    """What one document's mentions print, by their keys.

    Capitals that are the initials of one name in the same document are that name: “SYSU” beside “Sun Yat-sen
    Superior University”.
    """
    mentions = tuple(mentions)
    initials = _initials_of(mention for mention in mentions if not mention.is_unit)
    found: dict[str, Print] = {}
    for mention in mentions:  # a parent stands before its parts
        if mention.is_unit and mention.parent:
            node = part_key(found[mention.parent].node, fold_unit(mention.name))
        else:
            folded = _identity(mention.name)
            node = node_key(ORGANIZATION, _only(initials.get(folded)) or folded)
        alias = alias_key(node, fold(mention.acronym)) if mention.acronym else ""
        found[mention.key] = Print(node, mention.name, mention.acronym or "", alias)
    return found


def company_node(name: str) -> str:
    """The node of the company that an organization is a part of by its name, "" where there is none."""
    company = _company_of(name)
    return node_key(ORGANIZATION, _identity(company)) if company else ""


def doubtful_places(prints: Iterable[Print]) -> Iterator[Link]:
    """Questions about organizations: an acronym and names with these initials, and names spelled nearly alike."""
    wholes = {one.node: one.name for one in sorted(prints, reverse=True) if not parent_of(one.node)}
    spelled: defaultdict[str, list[str]] = defaultdict(list)
    for node, name in sorted(wholes.items()):
        if len(acronym := initials_of(name)) > 2:
            spelled[node_key(ORGANIZATION, acronym)].append(node)
    for acronym_node, nodes in sorted(spelled.items()):
        if wholes.get(acronym_node, "").isupper():
            for node in nodes:
                if node != acronym_node:
                    reason = f"{wholes[acronym_node]} may stand for {wholes[node]}"
                    yield Link(acronym_node, node, Answer.ASK, reason)
    for left, right in nearly_equal(wholes):
        yield Link(left, right, Answer.ASK, f"{wholes[left]} and {wholes[right]} are spelled nearly alike")


def faint_signs_of(one: Print) -> Iterator[str]:
    """What organizations have in common that may be one."""
    if not parent_of(one.node):
        folded = one.node.rpartition("#")[2]
        yield from (f"acronym:{folded}", f"acronym:{initials_of(one.name) or folded}", f"slip:{slip_of(one.node)}")


def fold_whole(name: str) -> str:
    """Without articles and legal forms: “The Weixin Co., Ltd.” and “Weixin” are one."""
    words = fold(name).split()
    kept = [word for word in words if word not in LEGAL_WORDS] or words
    return " ".join(kept[1:] if kept[:1] == ["the"] and len(kept) > 1 else kept)


def fold_unit(name: str) -> str:
    """“DeepSpeed Team” and “DeepSpeed” are one unit of one organization."""
    words = ["department" if word in {"dept", "dep"} else word for word in fold(name).split()]
    return " ".join([word for word in words if word not in UNIT_NOISE] or words)


def well_known(name: str) -> str | None:
    """What the lexicon calls it."""
    for folded in (fold(name), fold_whole(name)):
        found = ORGANIZATIONS.names.get(folded) or COMPANIES.names.get(folded)
        if found:
            return found
    return None


def _locate(stay: Statement[Stay], known: frozenset[str]) -> tuple[Place, list[Mention]]:
    printed, unit = printed_organization(stay.record), stay.record.unit
    if not printed:
        if not unit:
            return Place(stay.key, None, None, None), []
        printed, unit = unit, None
    first, *others = [read_spot(part, known) for part in _split_joint(printed, known)]
    if unit:
        first = replace(
            first, unit=unit if not first.unit or fold(first.unit) in fold(unit) else f"{first.unit}, {unit}"
        )
    found = list(_mention(stay, "organization", first))
    organization, units = found[-1], []
    if first.unit:
        first_unit, *more = JOINT.split(first.unit) if ";" in first.unit else [first.unit]
        units = list(_mention_units(stay, "unit", first_unit, organization.key))
        found += units
        if more and not others:
            partner = list(_mention_units(stay, "partner", more[0], organization.key))
            return Place(stay.key, organization.key, units[-1].key, partner[-1].key), [*found, *partner]
    if not others:
        return Place(stay.key, organization.key, units[-1].key if units else None, None), found
    partner = list(_mention(stay, "partner", others[0]))
    if others[0].unit:
        partner += _mention_units(stay, "partner", others[0].unit, partner[-1].key)
    return Place(stay.key, organization.key, units[-1].key if units else None, partner[-1].key), [*found, *partner]


def read_spot(text: str, known: frozenset[str] = frozenset()) -> Spot:
    """One organization as printed, parted from its acronym and from a unit printed with it.

    “Amazon Web Services (AWS) CodeWhisperer”, “Weixin Group, Tencent Holdings Ltd.”, “DeepSpeed Microsoft”,
    “Microsoft (China) Co., Ltd., Guangzhou Branch”. “University of California, Berkeley” is one name.
    """
    text = " ".join(text.split()).strip(" ,;")
    if well_known(text):
        return Spot(text)
    bracket = next((m for m in BRACKETED.finditer(text) if is_acronym_of(m["inside"], text[: m.start()])), None)
    if bracket:
        name, rest = text[: bracket.start()].strip(), text[bracket.end() :].strip(" ,.")
        left = set(fold(rest).split())
        if left <= LEGAL_WORDS:
            return replace(_read_commas(name, known) or Spot(name), acronym=bracket["inside"])
        return Spot(f"{name} {rest}", bracket["inside"]) if left <= UNIT_NOISE else Spot(name, bracket["inside"], rest)
    return _read_commas(text, known) or _read_legal(text) or _read_tail(text) or Spot(text)


def is_acronym_of(inside: str, before: str) -> bool:
    """Whether capitals in brackets are letters of the name before them, in order, the first of a word first."""
    letters = fold(inside).replace(" ", "")
    if not (2 <= len(letters) <= 10) or " " in inside or sum(char.isupper() for char in inside) * 2 <= len(inside):
        return False
    words = fold(before).split()
    rest = "".join(words)
    starts = [sum(map(len, words[:place])) for place, word in enumerate(words) if word[0] == letters[0]]
    return any(_subsequence(letters, rest[start:]) for start in starts)


def _read_commas(text: str, known: frozenset[str]) -> Spot | None:
    parts = [part for part in re.split(r",\s+", LEGAL_TAIL.sub(_glue, text)) if part]
    if len(parts) < 2:
        return None
    head, tail = ", ".join(parts[:-1]), parts[-1]
    if (UNIT.search(parts[0]) or not _is_whole(parts[0], known)) and _is_whole(tail, known) and not UNIT.search(tail):
        return replace(read_spot(tail), unit=head)
    if _is_whole(parts[0], known) and (UNIT.search(tail) or tail.isupper()) and not well_known(", ".join(parts[:2])):
        return replace(read_spot(parts[0]), unit=", ".join(parts[1:]))
    return None


def _glue(match: re.Match[str]) -> str:
    return match[0].replace(",", " ")


def _read_legal(text: str) -> Spot | None:
    """“Microsoft(China) Co.,Ltd. Guangzhou Branch”: what follows the legal form is a unit."""
    ends = [match.end() for match in LEGAL_TAIL.finditer(text)]
    rest = text[ends[-1] :].strip(" .,") if ends else ""
    return Spot(text[: ends[-1]].strip(), unit=rest) if rest and UNIT.search(rest) else None


def _read_tail(text: str) -> Spot | None:
    """“DeepSpeed Microsoft”: a well-known name at the end, and what stands before it."""
    words = text.split(" ")
    for place in range(1, len(words)):
        tail, head = " ".join(words[place:]), " ".join(words[:place])
        if well_known(tail) and not _prepositional(head) and not WHOLE.search(head):
            return Spot(tail, unit=head)
    return None


def _prepositional(head: str) -> bool:
    return bool(DANGLING.search(head)) or head.endswith((",", "/", "-"))


def _is_whole(text: str, known: frozenset[str]) -> bool:
    return bool(well_known(text) or WHOLE.search(text) or (fold_whole(text) in known and not UNIT.search(text)))


def _split_joint(text: str, known: frozenset[str]) -> list[str]:
    """“Tencent & UIUC” is two places, “Institute of Science & Technology” one."""
    if well_known(text):
        return [text]
    parts = JOINT.split(text)
    if len(parts) < 2 or not all(
        _is_whole(re.split(r",\s+", part)[-1], known) or _is_whole(part, known) for part in parts
    ):
        return [text]
    return parts


def _mention(stay: Statement[Stay], role: str, spot: Spot) -> Iterator[Mention]:
    """The mention of a whole, after that of the company it is a part of by its name."""
    key = f"{stay.key}/{role}"
    parent = _company_of(spot.name)
    if parent:
        yield Mention(f"{key}/parent", parent, None, None, False, stay)
    yield Mention(key, spot.name, spot.acronym, f"{key}/parent" if parent else None, False, stay)


def _mention_units(stay: Statement[Stay], role: str, unit: str, parent: str) -> Iterator[Mention]:
    """The mentions of a unit, the outermost first: the faculty before its school."""
    for depth, name in enumerate(_nested(unit)):
        key = f"{stay.key}/{role}/unit{depth}"
        bracket = next((m for m in BRACKETED.finditer(name) if is_acronym_of(m["inside"], name[: m.start()])), None)
        acronym = bracket["inside"] if bracket else None
        bare = f"{name[: bracket.start()]} {name[bracket.end() :]}".strip() if bracket else name
        yield Mention(key, bare, acronym, parent, True, stay)
        parent = key


def _nested(unit: str) -> list[str]:
    parts = re.split(r",\s+", unit)
    ranks = [_rank(part) for part in parts]
    if len(parts) > 1 and None not in ranks and len(set(ranks)) == len(ranks):
        return [part for _, part in sorted(zip([rank or 0 for rank in ranks], parts, strict=True))]
    return [unit]


def _rank(part: str) -> int | None:
    return next((rank for rank, words in enumerate(RANKS) if re.search(rf"\b(?:{words})\b", part, re.IGNORECASE)), None)


def _company_of(name: str) -> str | None:
    """“Google” of “Google DeepMind”, by the lexicon."""
    words = fold(name).split()
    for length in range(len(words) - 1, 0, -1):
        company = COMPANIES.names.get(" ".join(words[:length]))
        if company and not set(words[length:]) <= LEGAL_WORDS and fold(company) == " ".join(words[:length]):
            return company
    return None


def _identity(name: str) -> str:
    known = well_known(name)
    return fold_whole(known) if known else fold_whole(name)


def _initials_of(mentions: Iterable[Mention]) -> dict[str, set[str]]:
    """Names by their initials."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if initials := initials_of(mention.name):
            found[initials].add(_identity(mention.name))
    return found


def initials_of(name: str) -> str:
    """“mit” of a name of three words and more, "" of a shorter one."""
    words = [word for word in fold(name).split() if word not in STOP_WORDS]
    return "".join(word[0] for word in words) if len(words) >= 3 else ""


def _only(names: set[str] | None) -> str | None:
    return next(iter(names)) if names is not None and len(names) == 1 else None


def _subsequence(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
