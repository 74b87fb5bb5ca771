"""Addresses made of names: a slug is made once, and then stays."""

from __future__ import annotations

from typing import Any

from anyascii import anyascii
from django.db import models
from django.utils.text import slugify

MAX_LENGTH = 80


class Slugged(models.Model):
    """A model with an address; a slug left empty is made of what the row is called."""

    slug = models.SlugField(
        max_length=MAX_LENGTH, unique=True, blank=True, help_text="Its address. Leave empty to have it made."
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = unique_slug(type(self), str(self))
        super().save(*args, **kwargs)


def unique_slug(model: type[Slugged], text: str) -> str:
    """A slug of `text` that no row of `model` has: "zhu", then "zhu-2"; the model's name where nothing is left."""
    slug = _cut(slugify(anyascii(text)), MAX_LENGTH) or str(model._meta.model_name)
    stem = _cut(slug, MAX_LENGTH - 7)
    taken = set(model._default_manager.filter(slug__startswith=stem).values_list("slug", flat=True))
    number = 2
    candidate = slug
    while candidate in taken:
        candidate = f"{stem}-{number}"
        number += 1
    return candidate


def _cut(slug: str, length: int) -> str:
    """At most `length` characters, cut between words where there is more than one."""
    if len(slug) <= length:
        return slug
    head, dash, _ = slug[: length + 1].rpartition("-")
    return head if dash else slug[:length]
