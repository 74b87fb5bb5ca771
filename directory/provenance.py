"""Where a value came from: the document and the lines that say it, and what an admin made of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from directory.importing.folding import fold
from directory.importing.standing import fields_of
from directory.models import LINE_BREAK, Document, Evidence, Imported

Lines = Sequence[Sequence[int]]

SAID_WITH = {"sort_name": "name", "start_month": "start_year", "end_month": "end_year"}
"""Fields that stand in the lines of another."""


def document_address(document: int, lines: Lines = ()) -> str:
    """The page of a document in the admin, these lines marked and the first of them in sight."""
    address = reverse("admin:directory_document_change", args=[document])
    if not lines:
        return address
    ranges = ",".join(f"{first}-{last}" for first, last in lines)
    return f"{address}?{urlencode({'lines': ranges}, safe=',')}#L{lines[0][0]}"


def lines_text(lines: Lines, most: int | None = None) -> str:
    """Ranges of lines as they are printed: "line 73", "lines 73–75, 80", and "…" after so many as are wanted."""
    ranges = [str(first) if first == last else f"{first}–{last}" for first, last in lines]
    if most and len(ranges) > most:
        ranges[most:] = ["…"]
    one = len(ranges) == 1 and lines[0][0] == lines[0][1]
    return f"{'line' if one else 'lines'} {', '.join(ranges)}"


def texts_of(evidence: Iterable[Evidence]) -> dict[int, list[str]]:
    """The lines of the documents, by their numbers."""
    rows = Document.objects.filter(pk__in={one.document_id for one in evidence})
    return {number: LINE_BREAK.split(text) for number, text in rows.values_list("pk", "text")}


def printed_lines(lines: Lines, text: Sequence[str]) -> list[tuple[int, str]]:
    """The lines of a text that are in these ranges, each with its number."""
    return [(number, text[number - 1]) for first, last in lines for number in range(first, min(last, len(text)) + 1)]


def form_address(label: str, number: int) -> str:
    """The admin's form of a row of the model with this label."""
    return reverse(f"admin:{label.lower().replace('.', '_')}_change", args=[number])


def links(evidence: Iterable[Evidence]) -> SafeString:
    """The documents and lines, each linked to its place."""
    return format_html_join(
        ", ",
        '<a href="{}">{}, {}</a>',
        (
            (document_address(one.document_id, one.lines), one.document.name, lines_text(one.lines, most=3))
            for one in evidence
        ),
    )


def attach_evidence(rows: Iterable[Model]) -> None:
    """Give rows what they rest on, as their attribute `evidence`: a query for each of their models."""
    by_model: defaultdict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, alike in by_model.items():
        found = defaultdict(list)
        numbers = [row.pk for row in alike]
        for one in evidence_of(model, numbers).filter(field=""):
            found[one.row_id].append(one)
        for row in alike:
            row.evidence = found[row.pk]  # type: ignore[attr-defined]


def evidence_of(model: type[Model], numbers: Sequence[int]) -> Any:
    """The evidence of rows of one model, with the names of the documents."""
    own = Evidence.objects.filter(model=model._meta.label_lower, row_id__in=numbers).select_related("document")
    return own.order_by("document__name", "pk").defer("document__original", "document__text", "document__records")


@dataclass(slots=True, eq=False)
class Value:
    """What is known of one value of a row.

    `evidence` are the places that say it. `is_edited` where an admin changed it; then the documents say `printed`.
    """

    evidence: Sequence[Evidence]
    is_edited: bool
    printed: object

    @property
    def text(self) -> SafeString:
        """In a line: from where, or that it was changed by hand and what is printed."""
        places = links(self.evidence)
        if not self.is_edited:
            return format_html("From {}", places) if places else SafeString("")
        printed = "nothing" if self.printed in (None, "") else f"“{self.printed}”"
        source = format_html(" ({})", places) if places else ""
        return format_html("Changed by hand; the documents say {}{}", printed, source)


class Provenance:
    """Where the values of one row came from."""

    def __init__(self, row: Model) -> None:
        self.row = row
        self.evidence: list[Evidence] = list(evidence_of(type(row), [row.pk]))
        self.fields = {field.name: field for field in fields_of(type(row))}

    @cached_property
    def imported(self) -> Imported | None:
        """What the last import wrote; None of a row made by hand."""
        return Imported.objects.filter(model=self.row._meta.label_lower, row_id=self.row.pk).first()

    @cached_property
    def texts(self) -> dict[int, list[str]]:
        """The lines of the documents."""
        return texts_of(self.evidence)

    def values(self) -> dict[str, Value]:
        """Of each field that an import has filled, or an admin has changed."""
        if self.imported is None:
            return {}
        return {name: value for name in self.fields if (value := self._value(name)) is not None}

    def _value(self, name: str) -> Value | None:
        assert self.imported is not None
        if name not in self.imported.values:
            return None
        stands = getattr(self.row, self.fields[name].attname)
        stands = str(stands) if name == "photo" else stands
        wrote = self.imported.values[name]
        is_edited = stands != wrote or name in self.imported.suggestions
        printed = self.imported.suggestions.get(name, wrote)
        if not is_edited and (stands in (None, "") or isinstance(stands, bool)):
            return None
        return Value(self._places(name, printed), is_edited, self._shown(name, printed))

    def _shown(self, name: str, value: object) -> object:
        """A reference as what it is called, a choice as it is shown."""
        field = self.fields[name]
        if field.is_relation and value is not None:
            return field.related_model._base_manager.filter(pk=value).first()  # type: ignore[union-attr]
        return dict(field.flatchoices).get(value, value)

    def _places(self, name: str, printed: object) -> list[Evidence]:
        """The evidence for a field: its own lines where they are known, else those of the row that print the value."""
        if name in SAID_WITH and self.imported is not None:
            name = SAID_WITH[name]
            printed = self.imported.values.get(name)
        own = [one for one in self.evidence if one.field == name]
        if own:
            return own
        whole = [one for one in self.evidence if not one.field]
        said = fold(str(printed)) if isinstance(printed, str | int) and not self.fields[name].is_relation else ""
        exact = [place for one in whole if (place := self._narrowed(one, said))] if said else []
        return exact or whole

    def _narrowed(self, one: Evidence, said: str) -> Evidence | None:
        """The evidence with those lines alone that print it; None where none does."""
        printed = printed_lines(one.lines, self.texts.get(one.document_id, []))
        lines = [[number, number] for number, line in printed if f" {said} " in f" {fold(line)} "]
        return Evidence(document=one.document, lines=lines) if lines else None
