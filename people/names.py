"""How a person is sorted: the family name first."""

from __future__ import annotations

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def family_name_first(name: str) -> str:
    """“Banghua Zhu” as “Zhu, Banghua”. A name of one word, or with a comma already, stays as it is.

    Lower-case particles go with the family name ("van der Berg, Anna"), "Jr." and "III" to the end.
    """
    words = name.split()
    if "," in name:
        return " ".join(words)
    suffix = words.pop() if len(words) > 2 and words[-1].rstrip(".").casefold() in SUFFIXES else ""
    family = max(len(words) - 1, 0)
    while family > 1 and words[family - 1].islower():
        family -= 1
    given = [*words[:family], *([suffix] if suffix else [])]
    return ", ".join(part for part in (" ".join(words[family:]), " ".join(given)) if part)
