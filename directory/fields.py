"""Fields of a list's address: they keep what they understand, and tell what they don't."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from directory.search import words

NOT_SET = "not-set"
MOST_VALUES = 50


class SearchField(forms.CharField):
    """A text with at least one letter or digit to look for."""

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text and not words(text):
            raise ValidationError("nothing to look for")
        return text


class ChoicesField(forms.MultipleChoiceField):
    """Any of the choices; other values are set aside in `ignored`."""

    ignored: tuple[str, ...] = ()

    def clean(self, value: Any) -> list[str]:
        given = list(dict.fromkeys(one for one in value or () if one))[:MOST_VALUES]
        known = [one for one in given if self.valid_value(one)]
        self.ignored = tuple(one for one in given if one not in known)
        return known


class RowsField(forms.Field):
    """Rows by their slug, None for "not set"; slugs of nothing are set aside in `ignored`.

    A slug that a row had once finds the row that stands for it now; then the address `has_moved`.
    """

    widget = forms.SelectMultiple
    ignored: tuple[str, ...] = ()
    has_moved = False

    def __init__(self, queryset: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.queryset = queryset

    def clean(self, value: Any) -> list[Any]:
        given = list(dict.fromkeys(one for one in value or () if one))[:MOST_VALUES]
        slugs = [one for one in given if one != NOT_SET and "\0" not in one]
        rows = {row.slug: row for row in self.queryset.filter(slug__in=slugs)} if slugs else {}
        former = self._former(set(slugs) - rows.keys()) if slugs else {}
        self.has_moved = bool(former)
        rows |= former
        self.ignored = tuple(one for one in given if one not in rows and one != NOT_SET)
        return list(dict.fromkeys(rows.get(one) for one in given if one not in self.ignored))

    def _former(self, slugs: set[str]) -> dict[str, Any]:
        """The rows that had these slugs once, as far as the field knows them."""
        found = self.queryset.model.formerly(slugs)
        rows = self.queryset.in_bulk([row.pk for row in found.values()]) if found else {}
        return {slug: rows[row.pk] for slug, row in found.items() if row.pk in rows}


class ListForm(forms.Form):
    """What every list understands beside its filters."""

    SIZES = (25, 50, 100)

    page = forms.IntegerField(min_value=1, max_value=1_000_000, required=False)
    size = forms.TypedChoiceField(
        choices=[(n, f"{n} a page") for n in SIZES], coerce=int, empty_value=None, required=False
    )


class SearchForm(forms.Form):
    """The one box that looks through everything."""

    q = SearchField(max_length=300, required=False)
