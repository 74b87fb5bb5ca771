"""What a search must find, and in which order, in plain Python: the judge of both databases."""

from __future__ import annotations

from collections.abc import Sequence

from directory.search import read_query, words


def has(texts: Sequence[str], prefixes: Sequence[str], phrases: Sequence[str]) -> bool:
    """Whether texts have words that begin with all of these, and these phrases, each within one text."""
    said = [words(text).split() for text in texts]
    return all(any(word.startswith(prefix) for text in said for word in text) for prefix in prefixes) and all(
        any(stands_in(phrase.split(), text) for text in said) for phrase in phrases
    )


def stands_in(phrase: list[str], text: list[str], *, open_end: bool = False) -> bool:
    """Whether the words stand in a row; with an open end, the last may go on."""
    for start in range(len(text) - len(phrase) + 1):
        piece = text[start : start + len(phrase)]
        if piece == phrase or (open_end and piece[:-1] == phrase[:-1] and piece[-1].startswith(phrase[-1])):
            return True
    return False


def rank(names: Sequence[str], text: str) -> int:
    query = read_query(text)
    whole = words(text)
    called = [words(name) for name in names]
    if whole in called:
        return 0
    if any(name.startswith(whole) for name in called):
        return 1
    said = [name.split() for name in called]
    if any(stands_in(whole.split(), name, open_end=True) for name in said):
        return 2
    asked = [one.split() for one in query.everything]
    return 3 if all(any(stands_in(one, name, open_end=True) for name in said) for one in asked) else 4


def search(rows: dict[int, tuple[list[str], list[str]]], text: str) -> list[int]:
    """The numbers of the rows (names, rest) that are found, the best first, else by number."""
    query = read_query(text)
    found = [n for n, (names, rest) in rows.items() if has([*names, *rest], query.prefixes, query.phrases)]
    return sorted(found, key=lambda n: (rank(rows[n][0], text), n))
