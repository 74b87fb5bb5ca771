"""Rows of organizations and venues: the name that people know, and every other that documents print."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from directory.importing.folding import fold
from directory.importing.lexicon import VENUES
from directory.importing.nodes import Print, parent_of
from directory.importing.places import LEGAL_WORDS, company_node, well_known
from directory.importing.rows import Proof, Ref, Row, Value
from directory.importing.sources import exact_slug

Proofs = Mapping[str, Sequence[tuple[str, Proof]]]
"""By the key of a node: each printed name of it, with the lines that print it."""


def organization_rows(prints: Sequence[Print], home: Mapping[str, str], proofs: Proofs) -> Iterator[Row]:
    """The rows of one organization or unit, from everything that is printed of it; `home` gives its parent's."""
    is_unit = bool(parent_of(prints[0].node))
    counts = _counted((one.name, one.count) for one in prints)
    known = None if is_unit else next(filter(None, (well_known(name) for name in sorted(counts))), None)
    acronyms = _counted((one.acronym, one.count) for one in prints)
    short = sorted(name for name in counts if not is_unit and _is_acronym(name))
    name = known or _best_name(counts)
    acronym = _most_common(acronyms) or next((one for one in short if one != name), "")
    parents = [parent_of(one.node) or company_node(one.name) for one in sorted(prints)]
    parent = next((home[one] for one in parents if one in home), None)
    values = {
        "name": name,
        "acronym": acronym,
        "parent": Ref("people.organization", parent) if parent else None,
        "ror": "",
        "homepage": "",
    }
    yield from _rows("people.organization", "organization", values, prints, proofs, {name, acronym})


def venue_rows(prints: Sequence[Print], proofs: Proofs) -> Iterator[Row]:
    """The rows of one venue, from everything that is printed of it."""
    known = next(filter(None, (VENUES.name(one.name or one.acronym) for one in sorted(prints))), None)
    acronym = _most_common(_counted((one.acronym, one.count) for one in prints))
    names = _counted((one.name, one.count) for one in prints)
    name = known or (_best_name(names) if names else acronym)
    values: dict[str, Value] = {"name": name, "acronym": "" if acronym == name else acronym}
    yield from _rows("publications.venue", "venue", values, prints, proofs, {name, acronym})


def topic_rows(prints: Sequence[Print], proofs: Proofs) -> Iterator[Row]:
    """The row of one topic, spelled as the latest document has it."""
    name = max(prints, key=lambda one: (one.acronym, one.name)).name
    yield from _rows("people.topic", "", {"name": name}, prints, proofs, set())


def _rows(
    model: str, field: str, values: Mapping[str, Value], prints: Sequence[Print], proofs: Proofs, known: set[str]
) -> Iterator[Row]:
    """The row itself, and one for each spelling that is not its name or acronym."""
    nodes = tuple(sorted({one.node for one in prints}))
    printed = [(node, name, proof) for node in nodes for name, proof in proofs.get(node, ())]
    row = Row(model, nodes, values, _joined((proof, node) for node, _, proof in printed))
    yield row
    if not field:
        return
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for one in prints:
        spellings[one.name or one.acronym].add(one.node)
    for spelling in sorted(spellings.keys() - known):
        tail = f"/name/{exact_slug(spelling)}"
        rests_on = _joined((proof, f"{node}{tail}") for node, name, proof in printed if name == spelling)
        keys = tuple(sorted(f"{node}{tail}" for node in spellings[spelling]))
        yield Row(f"{model}name", keys, {field: row.ref, "name": spelling}, rests_on)


def _joined(proofs: Iterable[tuple[Proof, str]]) -> tuple[Proof, ...]:
    """One proof for each document and key, with all lines."""
    lines: defaultdict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for proof, key in proofs:
        lines[proof.source, key].update(proof.lines)
    return tuple(Proof(source, tuple(sorted(found)), key) for (source, key), found in sorted(lines.items()))


def _counted(found: Iterable[tuple[str, int]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, count in found:
        if text:
            counts[text] += count
    return counts


def _best_name(counts: Counter[str]) -> str:
    """The spelling that most records print, acronyms and legal forms last; of equals the longest."""
    return min(
        counts, key=lambda name: (_is_acronym(name), _is_legal(name), -counts[name], -len(name), fold(name), name)
    )


def _most_common(counts: Counter[str]) -> str:
    return min((name for name in counts if name), key=lambda name: (-counts[name], name), default="")


def _is_acronym(name: str) -> bool:
    return " " not in name and name.isupper() and len(name) <= 8


def _is_legal(name: str) -> bool:
    return not LEGAL_WORDS.isdisjoint(fold(name).split())
