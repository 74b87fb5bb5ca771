"""Addresses made of names: a slug is made once, and then stays."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from anyascii import anyascii
from django.db import models
from django.urls import get_script_prefix, reverse
from django.utils.text import slugify

MAX_LENGTH = 80


class Slugged(models.Model):
    """A model with an address; a slug left empty is made of what the row is called."""

    page = ""
    """The name of the address."""

    slug = models.SlugField(
        max_length=MAX_LENGTH, unique=True, blank=True, help_text="Its address. Leave empty to have it made."
    )

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return address_of(self.page, self.slug)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = unique_slug(type(self), str(self))
        before = type(self)._base_manager.filter(pk=self.pk).exclude(slug=self.slug) if self.pk else None
        for row in before or ():
            keep_former_slug(row, row.pk)
        super().save(*args, **kwargs)

    @classmethod
    def formerly(cls, slugs: Collection[str]) -> dict[str, Slugged]:
        """The rows that stand for those which had these slugs once."""
        former = FormerSlug.objects.filter(model=cls._meta.label_lower, slug__in=slugs).values_list("slug", flat=True)
        found = ((slug, row_of_former_slug(cls, slug)) for slug in (former if slugs else ()))
        return {slug: row for slug, row in found if row is not None}


def address_of(page: str, slug: str) -> str:
    """The address of a page that has a slug."""
    before, after = _around_slug(page, get_script_prefix())
    return f"{before}{slug}{after}"


@cache
def _around_slug(page: str, _prefix: str) -> tuple[str, str]:
    """An address before and after its slug: a page links to hundreds of rows, and resolving each one takes its time."""
    before, _, after = reverse(page, args=["-"]).rpartition("-")
    return before, after


class FormerSlug(models.Model):
    """A slug that a row had once: its address leads to the row that stands for it now, for ever.

    `former_row` had it, and `row_id` has taken its place: the same number where the row was only renamed. They are
    plain numbers, so that they outlive the rows.
    """

    model = models.CharField(max_length=60)
    slug = models.SlugField(max_length=MAX_LENGTH)
    former_row = models.PositiveBigIntegerField()
    row_id = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "slug"], name="former_slug_once")]
        indexes = [models.Index(fields=["model", "former_row"], name="former_slug_of_row")]

    def __str__(self) -> str:
        return f"{self.model} {self.slug}"


def keep_former_slug(row: Slugged, heir: int) -> None:
    """Let the address that `row` has now lead to the row of number `heir`."""
    FormerSlug.objects.update_or_create(
        model=row._meta.label_lower, slug=row.slug, defaults={"former_row": row.pk, "row_id": heir}
    )


def row_of_former_slug(model: type[Slugged], slug: str) -> Slugged | None:
    """The row that has taken the place of the one that had this slug, through as many others as there were."""
    formers = FormerSlug.objects.filter(model=model._meta.label_lower)
    step = formers.filter(slug=slug).first()
    seen: set[int] = set()
    while step is not None and step.pk not in seen:
        seen.add(step.pk)
        row = model._base_manager.filter(pk=step.row_id).first()
        if row is not None:
            return row
        step = formers.filter(former_row=step.row_id).exclude(row_id=step.row_id).first()
    return None


def taken_slugs(model: type[Slugged], **which: Any) -> set[str]:
    """The slugs that rows have or have had, of those that `which` asks for."""
    rows = model._default_manager.filter(**which).values_list("slug", flat=True)
    former = FormerSlug.objects.filter(model=model._meta.label_lower, **which).values_list("slug", flat=True)
    return {*rows, *former}


def unique_slug(model: type[Slugged], text: str) -> str:
    """A slug of `text` that no row of `model` has: "zhu", then "zhu-2"; the model's name where nothing is left."""
    slug = _cut(slugify(anyascii(text)), MAX_LENGTH) or str(model._meta.model_name)
    stem = _cut(slug, MAX_LENGTH - 7)
    taken = taken_slugs(model, slug__startswith=stem)
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
