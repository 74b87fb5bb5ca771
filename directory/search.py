"""One search over every model that keeps its words in a column; it knows no model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Self, TypeVar
from unicodedata import normalize

from anyascii import anyascii
from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When

CJK = r"々-〇぀-ヿ㐀-䶿一-鿿가-힣豈-﫿\U00020000-\U0003ffff"
PIECE = re.compile(rf"(?P<character>[{CJK}])|(?P<run>[^{CJK}]+)")
SEPARATOR = re.compile(r"[^a-z0-9]+")
MOST_WORDS = 12
CHUNK = 500

_postponed: ContextVar[bool] = ContextVar("words_postponed", default=False)


def words(text: str) -> str:
    """The words of a text, for rows and for queries alike: "Łódź GPT-4 山田" becomes "lodz gpt 4 山 田".

    Lower-case ASCII letters and digits; Chinese, Japanese and Korean stay, one character a word.
    """
    found: list[str] = []
    for piece in PIECE.finditer(normalize("NFKC", text)):
        if piece["character"]:
            found.append(piece["character"])
        else:
            found.extend(word for word in SEPARATOR.split(anyascii(piece["run"]).lower()) if word)
    return " ".join(found)


def query_words(text: str) -> list[str]:
    """The different words of a query, the first dozen of them."""
    return list(dict.fromkeys(words(text).split()))[:MOST_WORDS]


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
    """Rows with a `words` column, searched and kept up to date."""

    words_from: tuple[str, ...] = ()
    """What `search_words` reads of other tables, as names for `prefetch_related`."""

    def search(self, text: str) -> Self:
        """The rows that have every word of `text`, or a word that begins with it, in any order."""
        rows = self
        for word in query_words(text):
            rows = rows.filter(Q(words__startswith=word) | Q(words__contains=f" {word}"))
        return rows

    def best_first(self, text: str) -> Self:
        """Called `text` before beginning with it, before having it as a phrase, before the rest; then as ordered."""
        phrase = words(text)
        rank = Case(
            When(words=phrase, then=Value(0)),
            When(words__startswith=f"{phrase} ", then=Value(1)),
            When(words__startswith=phrase, then=Value(2)),
            When(words__contains=f" {phrase}", then=Value(3)),
            default=Value(4),
            output_field=IntegerField(),
        )
        return self.order_by(rank, *(self.query.order_by or self.model._meta.ordering or ["pk"]))

    def refresh_words(self, ids: Iterable[int] | None = None) -> int:
        """Write the words of these rows (of all without `ids`) where they changed; how many did."""
        wanted = list(self.order_by("pk").values_list("pk", flat=True) if ids is None else dict.fromkeys(ids))
        chunks = (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
        return sum(self._write_words(self.filter(pk__in=chunk)) for chunk in chunks)

    def _write_words(self, rows: Self) -> int:
        changed = []
        for row in rows.prefetch_related(*self.words_from):
            fresh = words(row.search_words())  # type: ignore[attr-defined]
            if fresh != row.words:  # type: ignore[attr-defined]
                row.words = fresh  # type: ignore[attr-defined]
                changed.append(row)
        return self.model._base_manager.bulk_update(changed, ["words"]) if changed else 0
