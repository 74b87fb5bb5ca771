"""Slugs for rows made in bulk: free ones, in few queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from anyascii import anyascii
from django.utils.text import slugify

from people.slugs import MAX_LENGTH, Slugged


def new_slugs(model: type[Slugged], texts: Iterable[str]) -> Iterator[str]:
    """A slug for each text that no row of `model` has, and that none before it was given."""
    texts = list(texts)
    taken = set(
        model._default_manager.filter(slug__in={_stem(model, text) for text in texts}).values_list("slug", flat=True)
    )
    for text in texts:
        slug = stem = _stem(model, text)
        if slug in taken:
            alike = f"{stem[: MAX_LENGTH - 7].rstrip('-')}-"
            taken.update(model._default_manager.filter(slug__startswith=alike).values_list("slug", flat=True))
            number = 2
            while (slug := f"{alike}{number}") in taken:
                number += 1
        taken.add(slug)
        yield slug


def _stem(model: type[Slugged], text: str) -> str:
    slug = slugify(anyascii(text))
    if len(slug) > MAX_LENGTH:
        head, dash, _ = slug[: MAX_LENGTH + 1].rpartition("-")
        slug = head if dash else slug[:MAX_LENGTH]
    return slug or str(model._meta.model_name)
