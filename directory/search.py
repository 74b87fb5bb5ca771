"""One search over every model that keeps its words in a column; it knows no model.

A row's words are one text: `one name | another name | / something else / and more`. Bars end names, slashes part the
rest, so that no phrase goes over from one to the next, and what stands before a bar is a name. FTS5 on SQLite and GIN
on PostgreSQL say which rows have a word (`index.py`), both by the words made here, so that both find the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Self, TypeVar
from unicodedata import normalize

from anyascii import anyascii
from django.db import models
from django.db.models import BooleanField, Case, F, Func, IntegerField, Q, Value, When
from django.db.models.functions import Concat

CJK = r"々-〇぀-ヿ㐀-䶿一-鿿가-힣豈-﫿\U00020000-\U0003ffff"
PIECE = re.compile(rf"(?P<character>[{CJK}])|(?P<run>[^{CJK}]+)")
SIGNS = re.compile(rf"[{CJK}]{{2,}}")
SEPARATOR = re.compile(r"[^a-z0-9]+")
QUOTED = re.compile(r"[\"“”„«»‟]([^\"“”„«»‟]*)[\"“”„«»‟]")
MOST_WORDS = 12
LONGEST_WORD = 64
CHUNK = 500

_postponed: ContextVar[bool] = ContextVar("words_postponed", default=False)


def words(text: str) -> str:
    """The words of a text, for rows and for queries alike: "Łódź GPT-4 山田" becomes "lodz gpt 4 山 田".

    Lower-case ASCII letters and digits; Chinese, Japanese and Korean stay, one character a word.
    """
    found: list[str] = []
    for piece in PIECE.finditer(normalize("NFKC", text)):
        if piece["character"]:
            if piece["character"].isalnum():
                found.append(piece["character"])
        else:
            found.extend(word[:LONGEST_WORD] for word in SEPARATOR.split(anyascii(piece["run"]).lower()) if word)
    return " ".join(found)


def joined_words(names: Iterable[str], rest: Iterable[str]) -> str:
    """The words of a row: what it is called, and what else it is found by. Each text once."""
    called = dict.fromkeys(said for name in names if (said := words(name)))
    others = dict.fromkeys(said for text in rest if (said := words(text)))
    return " ".join(["".join(f"{name} | " for name in called).rstrip(), *(f"/ {other}" for other in others)]).strip()


@dataclass(frozen=True, slots=True)
class Query:
    """What a text asks for: words, each of which may go on, and phrases of whole words."""

    prefixes: tuple[str, ...]
    phrases: tuple[str, ...]

    @property
    def everything(self) -> tuple[str, ...]:
        return (*self.prefixes, *self.phrases)

    def fits(self, text: str) -> bool:
        """Whether a text has all of it: for rows so few that they need no index."""
        said = f" {words(text)} "
        return all(f" {prefix}" in said for prefix in self.prefixes) and all(f" {one} " in said for one in self.phrases)


def read_query(text: str) -> Query:
    """The words of a query, the first dozen; what stands in quotes, and signs in a row (山田), are phrases."""
    phrases = QUOTED.findall(text)
    loose = QUOTED.sub(" ", text)
    phrases += SIGNS.findall(normalize("NFKC", loose))
    loose = SIGNS.sub(" ", normalize("NFKC", loose))
    prefixes = list(dict.fromkeys(words(loose).split()))[:MOST_WORDS]
    said = list(dict.fromkeys(" ".join(words(phrase).split()[:MOST_WORDS]) for phrase in phrases))
    return Query(tuple(prefixes), tuple(phrase for phrase in said if phrase)[: MOST_WORDS - len(prefixes)])


class Found(Func):
    """Whether a row has all that a query asks for, as the index says."""

    output_field = BooleanField()

    def __init__(self, query: Query, table: str, **extra: Any) -> None:
        super().__init__(F("pk"), F("words"), **extra)
        self.query = query
        self.table = table

    def as_sqlite(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, list[Any]]:
        number, parameters = compiler.compile(self.source_expressions[0])
        index = connection.ops.quote_name(self.table)
        asked = [f'"{prefix}"*' for prefix in self.query.prefixes] + [f'"{phrase}"' for phrase in self.query.phrases]
        rows = f"SELECT rowid FROM {index} WHERE {index} MATCH %s"  # noqa: S608  (a name of our own)
        return f"{number} IN ({rows})", [*parameters, " ".join(asked)]

    def as_postgresql(self, compiler: Any, _connection: Any, **_context: Any) -> tuple[str, list[Any]]:
        column, parameters = compiler.compile(self.source_expressions[1])
        single = (word for phrase in self.query.phrases for word in phrase.split())
        asked = [f"'{prefix}':*" for prefix in self.query.prefixes] + [f"'{word}'" for word in single]
        phrases = [phrase for phrase in self.query.phrases if " " in phrase]
        sql = [f"{lexemes(column)} @@ %s::tsquery", *[f"(' ' || {column} || ' ') LIKE %s"] * len(phrases)]
        values = [" & ".join(asked), *(f"% {phrase} %" for phrase in phrases)]
        return f"({' AND '.join(sql)})", [one for value in values for one in (*parameters, value)]


def lexemes(column: str) -> str:
    """What PostgreSQL indexes: the words as they are, not as one of its own languages would cut them."""
    return f"array_to_tsvector(string_to_array({column}, ' '))"


def index_name(table: str) -> str:
    return f"{table}_words"


@contextmanager
def words_refreshed_later() -> Iterator[None]:
    """Saving rows inside does not refresh any words; whoever writes in bulk calls `refresh_words` at the end."""
    token = _postponed.set(True)
    try:
        yield
    finally:
        _postponed.reset(token)


def is_postponed() -> bool:
    """Whether a bulk writer has said that it refreshes the words itself."""
    return _postponed.get()


def is_going(model: type[models.Model], origin: object = None, **_kwargs: object) -> bool:
    """Whether a row of another model is deleted only because a row of `model` is; the rest is a signal's."""
    return isinstance(origin, model) or getattr(origin, "model", None) is model


M = TypeVar("M", bound=models.Model)


class SearchQuerySet(models.QuerySet[M]):
    """Rows with a `words` column, searched and kept up to date.

    A model says in `search_words()` what its rows are called, and what else they are found by.
    """

    words_from: tuple[str, ...] = ()
    """What `search_words` reads of other tables, as names for `prefetch_related`."""

    def search(self, text: str) -> Self:
        """The rows that have every word of `text`, or one that begins with it, in any order; quoted ones in a row."""
        query = read_query(text)
        return self.filter(Found(query, index_name(self.model._meta.db_table))) if query.everything else self

    def best_first(self, text: str) -> Self:
        """By rank, then as ordered.

        First those of which a name is the whole of `text`, then those with a name that begins with it, those with a
        name that has it as it stands, those with all of its words in their names, the rest.
        """
        query = read_query(text)
        whole = words(text)
        rank = Case(
            When(_said__contains=f"| {whole} |", then=Value(0)),
            When(_said__contains=f"| {whole}", then=Value(1)),
            When(_in_names([whole]), then=Value(2)),
            When(_in_names(query.everything), then=Value(3)),
            default=Value(4),
            output_field=IntegerField(),
        )
        order = self.query.order_by or self.model._meta.ordering or ["pk"]
        said = Concat(Value("| "), F("words"), output_field=models.TextField())
        return self.alias(_said=said).order_by(rank, *order)

    def refresh_words(self, ids: Iterable[int] | None = None) -> int:
        """Write the words of these rows (of all without `ids`) where they changed; how many did."""
        wanted = list(self.order_by("pk").values_list("pk", flat=True) if ids is None else dict.fromkeys(ids))
        chunks = (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
        return sum(self._write_words(self.filter(pk__in=chunk)) for chunk in chunks)

    def _write_words(self, rows: Self) -> int:
        changed = []
        for row in rows.prefetch_related(*self.words_from):
            fresh = joined_words(*row.search_words())  # type: ignore[attr-defined]
            if fresh != row.words:  # type: ignore[attr-defined]
                row.words = fresh  # type: ignore[attr-defined]
                changed.append(row)
        return self.model._base_manager.bulk_update(changed, ["words"]) if changed else 0


def _in_names(asked: Sequence[str]) -> Q:
    """Whether each stands before a bar, at the beginning of a word."""
    return Q(*(Q(_said__like_name=one) for one in asked))


@models.CharField.register_lookup
@models.TextField.register_lookup
class _LikeName(models.lookups.PatternLookup):
    """Text that stands, at the beginning of a word, somewhere before a bar."""

    lookup_name = "like_name"

    def get_rhs_op(self, _connection: Any, rhs: str) -> str:
        return f"LIKE {rhs}"

    def process_rhs(self, _compiler: Any, _connection: Any) -> tuple[str, list[Any]]:
        return "%s", [f"% {self.rhs}%|%"]
