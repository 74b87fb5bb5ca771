"""An admin says one thing and a document another: keep what the admin said, or take what the document says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import SafeString

from directory.desk.decisions import deciding, note
from directory.desk.pages import demand, desk_page, show
from directory.importing.heirs import change
from directory.importing.rows import TABLES
from directory.importing.standing import model_of
from directory.models import Decision, Evidence, Imported
from directory.provenance import evidence_of, form_address, links

MOST = 200
TOGETHER = {table.model: table.together for table in TABLES}


@dataclass(frozen=True, slots=True)
class Side:
    """One field of a row, and both things said of it."""

    field: str
    label: str
    stands: object
    printed: object


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row whose fields (several where they make sense only together) an admin and the documents see differently."""

    imported: Imported
    row: Model
    sides: tuple[Side, ...]
    evidence: tuple[Evidence, ...]

    @property
    def key(self) -> str:
        return f"{self.imported.record_key}.{'+'.join(side.field for side in self.sides)}"

    @property
    def said(self) -> str:
        """What the documents say, in short: another value is another question."""
        printed = [self.imported.suggestions[side.field] for side in self.sides]
        return hashlib.sha256(json.dumps(printed).encode()).hexdigest()[:16]

    @property
    def address(self) -> str:
        return form_address(self.imported.model, self.row.pk)

    @property
    def kind(self) -> str:
        return str(self.row._meta.verbose_name)

    @property
    def places(self) -> SafeString:
        return links(self.evidence)

    @property
    def about(self) -> str:
        return f"{self.kind.capitalize()} “{self.row}”, {', '.join(side.label for side in self.sides)}"


@desk_page("directory.view_imported")
def conflicts(request: HttpRequest) -> HttpResponse:
    """All conflicts that are not settled, with the two buttons."""
    if request.method == "POST":
        return settle(request)
    found = list(open_conflicts())
    return show(request, "conflicts", "Edits and documents", conflicts=found[:MOST], more=max(0, len(found) - MOST))


def settle(request: HttpRequest) -> HttpResponse:
    imported = get_object_or_404(Imported, pk=request.POST.get("imported"))
    app, name = imported.model.split(".")
    demand(request, "directory.add_decision", f"{app}.change_{name}")
    conflict = next((one for one in open_conflicts(imported) if one.key == request.POST.get("key")), None)
    if conflict is None:
        messages.warning(request, "That has been settled meanwhile.")
    elif "take" in request.POST:
        take(conflict, request.user)
        messages.success(request, f"{conflict.about}: now as the documents say.")
    else:
        note(Decision.Answer.DISMISSED, conflict.key, conflict.said, f"{conflict.about}: kept", request.user)
        messages.success(request, f"{conflict.about}: kept as it is.")
    return redirect("desk:conflicts")


def take(conflict: Conflict, user: Any) -> Decision:
    """Write what the documents say; the field follows them again."""
    pair = (conflict.key, conflict.said)
    with deciding(Decision.Answer.TAKEN, [pair], f"{conflict.about}: taken from the document", user) as decision:
        values = {side.field: conflict.imported.suggestions[side.field] for side in conflict.sides}
        change(type(conflict.row), conflict.row.pk, values)
    return decision


def open_conflicts(only: Imported | None = None) -> Iterator[Conflict]:
    """What admins and documents see differently, without what an admin has kept."""
    rows = Imported.objects.filter(is_disputed=True).order_by("model", "record_key")
    kept = set(Decision.objects.filter(answer=Decision.Answer.DISMISSED).values_list("left_key", "right_key"))
    by_model: dict[str, list[Imported]] = {}
    for one in rows if only is None else [only]:
        by_model.setdefault(one.model, []).append(one)
    for label, alike in by_model.items():
        model = model_of(label)
        numbers = [one.row_id for one in alike]
        stand = model._base_manager.in_bulk(numbers)
        evidence: dict[int, list[Evidence]] = {}
        for place in evidence_of(model, numbers).filter(field=""):
            evidence.setdefault(place.row_id, []).append(place)
        for one in alike:
            if one.row_id in stand:
                for found in _of_row(one, stand[one.row_id], tuple(evidence.get(one.row_id, ()))):
                    if (found.key, found.said) not in kept:
                        yield found


def _of_row(imported: Imported, row: Model, evidence: tuple[Evidence, ...]) -> Iterator[Conflict]:
    waiting = dict(imported.suggestions)
    for group in TOGETHER.get(imported.model, ()):
        names = [name for name in group if name in waiting]
        if names:
            yield Conflict(imported, row, tuple(_side(row, name, waiting.pop(name)) for name in names), evidence)
    for name, printed in waiting.items():
        yield Conflict(imported, row, (_side(row, name, printed),), evidence)


def _side(row: Model, name: str, printed: Any) -> Side:
    field: Any = row._meta.get_field(name)
    stands = getattr(row, name)
    if field.is_relation:
        printed = field.related_model._base_manager.filter(pk=printed).first()
    else:
        words: Mapping[Any, Any] = dict(field.flatchoices)
        stands, printed = words.get(stands, stands), words.get(printed, printed)
    return Side(name, str(field.verbose_name), stands, printed)
