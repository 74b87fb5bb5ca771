"""Small things that every template needs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django import template
from django.template.defaultfilters import pluralize
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from directory.charts import Chart
from directory.facets import Value

register = template.Library()

SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")),
    ("und-Cyrl", re.compile(r"[\u0400-\u052f]")),
    ("el", re.compile(r"[\u0370-\u03ff]{3}")),
    ("und-Arab", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("und-Deva", re.compile(r"[\u0900-\u097f]")),
)
LETTER = re.compile(r"[^\W\d_]")
LATIN = re.compile(r"[\x00-\u036f\u1e00-\u1eff\u2000-\u22ff]*")


@register.filter
def lang(text: str) -> SafeString:
    """A `lang` attribute for a text that is mostly in another script than Latin, with a space before; else nothing."""
    if text.isascii() or LATIN.fullmatch(text):
        return SafeString("")
    letters = len(LETTER.findall(text))
    for code, pattern in SCRIPTS:
        found = sum(len(match) for match in pattern.findall(text))
        if code == "ja" and found:
            found = len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]", text))
        if found and found * 2 >= letters:
            direction = ' dir="rtl"' if code in ("und-Arab", "he") else ""
            return mark_safe(f' lang="{code}"{direction}')  # noqa: S308  (codes of our own)
    return SafeString("")


@register.filter
def counted(number: int, unit: str) -> str:
    """A number with its unit: `{{ n|counted:"person,people" }}`."""
    return f"{number:,} {noun(number, unit)}"


@register.filter
def noun(number: int, unit: str) -> str:
    """The unit alone, as this number of it is called."""
    one, many = unit.split(",")
    return one if number == 1 else many


CHOSEN = mark_safe(' aria-current="true"')
VALUE = (
    '<li><a class="value" href="{}" rel="nofollow"{}><span class="box" aria-hidden="true"></span> '
    '<span class="label">{}</span> <span class="count">{}<span class="hidden"> {}</span></span>'
    '<svg class="share" aria-hidden="true" height="3"><rect width="{}" height="3" /></svg></a></li>'
)


@register.simple_tag
def facet_values(values: Iterable[Value], unit: str) -> SafeString:
    """The items of a facet's list: a template for each of them would cost more than all else on the page."""
    rows = (
        (
            value.address,
            CHOSEN if value.chosen else "",
            value.label,
            value.count,
            noun(value.count, unit),
            value.share,
        )
        for value in values
    )
    return format_html_join("", VALUE, rows)


BAR = (
    '<a href="{}" aria-label="{year}: {count} publication{s}"><title>{year}: {count}</title>'
    '<rect class="hit" x="{x}" y="0" width="{width}" height="{base}" />'
    '<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}" />{label}</a>'
)


@register.simple_tag
def bars(chart: Chart) -> SafeString:
    """The bars of a chart, each a link; numbers but for the address, so put together without a template for each."""
    pieces = [
        BAR.format(
            escape(bar.address),
            year=bar.year or "No year",
            count=bar.count,
            s=pluralize(bar.count),
            kind="bar" if bar.year else "undated",
            base=chart.base,
            x=bar.x,
            y=bar.y,
            width=bar.width,
            height=bar.height,
            label=f'<text x="{bar.middle}" y="{bar.y}" dy="-5">{bar.count}</text>' if bar.shows_count else "",
        )
        for bar in chart.bars
    ]
    return mark_safe("".join(pieces))  # noqa: S308  (numbers, and an escaped address)
