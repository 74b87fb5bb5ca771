"""Slugs for rows made in bulk: free ones, in few queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from anyascii import anyascii
from django.utils.text import slugify

from directory.history import as_row, history_of
from directory.importing.merge import Past, Plan
from directory.importing.rows import Ref
from directory.importing.standing import model_of
from people.slugs import MAX_LENGTH, Slugged, keep_former_slug, taken_slugs


def new_slugs(model: type[Slugged], texts: Iterable[str]) -> Iterator[str]:
    """A slug for each text that no row of `model` has, and that none before it was given."""
    texts = list(texts)
    taken = taken_slugs(model, slug__in={_stem(model, text) for text in texts})
    for text in texts:
        slug = stem = _stem(model, text)
        if slug in taken:
            alike = f"{stem[: MAX_LENGTH - 7].rstrip('-')}-"
            taken |= taken_slugs(model, slug__startswith=alike)
            number = 2
            while (slug := f"{alike}{number}") in taken:
                number += 1
        taken.add(slug)
        yield slug


def keep_addresses(plan: Plan, past: Iterable[Past], made: Mapping[Ref, int]) -> None:
    """Let the addresses of rows that went into others lead to these."""
    gone = {(model, number) for model, number in plan.deletes if issubclass(model_of(model), Slugged)}
    if not gone:
        return
    became = {(row.model, key): target for row, target in plan.rests for key in row.keys}
    for one in past:
        heir = next((found for key in one.keys if (found := became.get((one.model, key))) is not None), None)
        if one.id in gone and heir is not None:
            last = history_of(model_of(one.model)).objects.filter(id=one.row_id).first()
            if last is not None:  # somebody may have cleaned the history
                keep_former_slug(as_row(last), made[heir] if isinstance(heir, Ref) else heir)  # type: ignore[arg-type]


def _stem(model: type[Slugged], text: str) -> str:
    slug = slugify(anyascii(text))
    if len(slug) > MAX_LENGTH:
        head, dash, _ = slug[: MAX_LENGTH + 1].rpartition("-")
        slug = head if dash else slug[:MAX_LENGTH]
    return slug or str(model._meta.model_name)
