"""Rows that are one become one, and a row that is several is split; both with a preview, and both are decisions.

What documents say of a row has record keys, and what is decided of these holds for every import to come. A row made by
hand has none: merged with another it goes, what was tied to it is tied to the other, and its values fill what the
other leaves empty; the decision remembers it, and brings it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from directory.desk.decisions import deciding
from directory.desk.pages import demand, desk_page, show
from directory.desk.sides import Side, side
from directory.history import history_of, last_changes
from directory.importing.by_hand import by_hand_key
from directory.importing.heirs import change, change_or_drop
from directory.importing.nodes import is_node
from directory.importing.rows import TABLES
from directory.importing.standing import MADE_HERE, fields_of, model_of
from directory.models import Decision, Evidence, Imported
from directory.provenance import form_address, printed_lines, texts_of
from people.models import Organization, OrganizationName, Person, PersonName
from people.slugs import keep_former_slug
from publications.models import Authorship, Publication, PublicationTitle, Venue, VenueName

MERGED = ("people.person", "people.organization", "publications.publication", "publications.venue")
MOST = 10
MOST_PAIRS = 60
OTHER_NAMES: dict[type[Model], tuple[type[Model], str, str]] = {
    Person: (PersonName, "person", "name"),
    Organization: (OrganizationName, "organization", "name"),
    Venue: (VenueName, "venue", "name"),
    Publication: (PublicationTitle, "publication", "title"),
}
"""Where the name of a row that goes is kept."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a merge or a split does to rows of one model."""

    name: str
    created: int
    changed: int
    deleted: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge or a split would do: the rows as they would be, those that would go, and what changes besides."""

    after: tuple[Side, ...]
    gone: tuple[Side, ...]
    effects: tuple[Effect, ...]


@desk_page("directory.add_decision")
def merge(request: HttpRequest, label: str) -> HttpResponse:
    """Rows side by side, what would become of them, and the button."""
    model = _model(request, label)
    rows = _rows(model, request.POST.getlist("ids") or request.GET.get("ids", "").split(","))
    if len(rows) < 2:
        messages.error(request, "Choose two or more of them to merge.")
        return redirect(f"admin:{label.replace('.', '_')}_changelist")
    if against := spoken_against(rows):
        messages.error(request, f"They were said to be different: “{against}”. Take that back first.")
        return redirect("desk:decisions")
    preview = preview_of_merge(rows)
    if len(preview.gone) < len(rows) - 1:
        messages.error(request, "They can't be one: documents print them as a whole and its part, or as parts of two.")
        return redirect(f"admin:{label.replace('.', '_')}_changelist")
    if request.method == "POST":
        kept = merge_rows(rows, request.user)
        messages.success(request, f"They are one now: {kept}. It stands among the decisions, and can be taken back.")
        return redirect(form_address(label, kept.pk))
    return show(
        request,
        "merge",
        f"Merge {model._meta.verbose_name_plural}",
        label=label,
        rows=rows,
        sides=[side(row) for row in rows],
        preview=preview,
    )


@desk_page("directory.add_decision")
def split(request: HttpRequest, label: str, number: int) -> HttpResponse:
    """The records that a row rests on; those that are chosen become a row of their own."""
    model = _model(request, label)
    row = _rows(model, [str(number)])[0]
    pieces = pieces_of(row)
    chosen = [piece.key for piece in pieces if piece.key in request.POST.getlist("keys")]
    preview = None
    if request.method == "POST" and not 0 < len(chosen) < len(pieces):
        messages.error(request, "Choose some of them, and leave some.")
    elif request.method == "POST":
        preview = preview_of_split(row, chosen)
        if "split" in request.POST and len(preview.after) > 1:
            split_row(row, chosen, request.user)
            messages.success(request, f"{row} is split. It stands among the decisions, and can be taken back.")
            return redirect(form_address(label, row.pk))
    return show(
        request,
        "split",
        f"Split {row}",
        label=label,
        row=row,
        address=form_address(label, row.pk),
        pieces=pieces,
        chosen=chosen,
        preview=preview,
    )


def merge_rows(rows: Sequence[Model], user: Any) -> Model:
    """Make rows one; the one that stays. Of those that documents made, the import says which; else it is the first."""
    printed = [row for row in rows if keys_of(row)]
    by_hand = [row for row in rows if not keys_of(row)]
    stays = (printed or by_hand)[0]
    keys = keys_of(stays)
    names = " and ".join(f"“{row}”" for row in rows)
    about = f"The same: {rows[0]._meta.verbose_name} {names}"
    with deciding(Decision.Answer.SAME, list(_pairs([*printed, *by_hand])), about, user):
        for row in by_hand:
            if row is not stays:
                absorb(row, stays)
    if keys:
        home = Evidence.objects.filter(model=stays._meta.label_lower, record_key=keys[0], field="")
        return type(stays)._base_manager.get(pk__in=home.values("row_id"))
    stays.refresh_from_db()
    return stays


def split_row(row: Model, keys: Sequence[str], user: Any) -> None:
    """The records of these keys become a row of their own, and all others stay together."""
    others = [key for key in keys_of(row) if key not in set(keys)]
    about = f"Different: {len(keys)} of {len(keys) + len(others)} records of {row._meta.verbose_name} “{row}”"
    with deciding(Decision.Answer.DIFFERENT, [(keys[0], others[0])], about, user) as decision:
        for together in (keys, others):
            for key in together[1:]:
                left, right = sorted((together[0], key))
                Decision.objects.filter(left_key=left, right_key=right).delete()
                Decision.objects.create(
                    answer=Decision.Answer.SAME, left_key=left, right_key=right, about=about, part_of=decision
                )


def absorb(gone: Any, stays: Model) -> None:
    """A row made by hand goes into another: what is tied to it is tied to that one, whose empty fields it fills."""
    model = type(gone)
    _keep_name(gone, stays)
    if isinstance(gone, Publication) and Authorship.objects.filter(publication=stays.pk).exists():
        _keep_authors(gone, stays)
    for table in TABLES:
        for name, target in table.refs:
            if target == model._meta.label_lower:
                tied = model_of(table.model)._base_manager.filter(**{name: gone.pk}).values_list("pk", flat=True)
                for number in list(tied):
                    if (table.model, number) != (model._meta.label_lower, stays.pk):
                        change_or_drop(model_of(table.model), number, {name: stays.pk})
    keep_former_slug(gone, stays.pk)
    if isinstance(stays, Organization) and stays.parent_id == gone.pk:
        change(model, stays.pk, {"parent": getattr(gone, "parent_id", None)})
    values = {}
    for field in fields_of(model):
        mine, its = getattr(gone, field.attname), getattr(stays, field.attname)
        if its in ("", None) and mine not in ("", None) and mine != stays.pk and field.name not in MADE_HERE:
            values[field.name] = mine
    gone.delete()
    change(model, stays.pk, values)


def keys_of(row: Model) -> list[str]:
    """The keys of the records that a row rests on; none of a row made by hand."""
    found = Imported.objects.filter(model=row._meta.label_lower, row_id=row.pk).values_list("record_keys", flat=True)
    return list(found.first() or ())


def spoken_against(rows: Sequence[Model]) -> Decision | None:
    """The decision by which two of the rows are different."""
    keys = [key for row in rows for key in _own_keys(row)]
    return Decision.objects.filter(
        answer=Decision.Answer.DIFFERENT, left_key__in=keys, right_key__in=keys, part_of=None
    ).first()


@dataclass(frozen=True, slots=True)
class Piece:
    """A record that a row rests on, as its document prints it."""

    key: str
    document: str
    lines: tuple[tuple[int, str], ...]


def pieces_of(row: Model) -> list[Piece]:
    """The records of a row, by document and line."""
    keys = set(keys_of(row))
    found = Evidence.objects.filter(model=row._meta.label_lower, row_id=row.pk, record_key__in=keys, field="")
    texts = texts_of(found)
    pieces = []
    for one in found.select_related("document").defer("document__original", "document__text", "document__records"):
        lines = [(number, line) for number, line in printed_lines(one.lines, texts[one.document_id]) if line.strip()]
        pieces.append(Piece(one.record_key, one.document.name, tuple(lines[:3])))
    return sorted(pieces, key=lambda piece: (piece.document, piece.lines, piece.key))


def preview_of_merge(rows: Sequence[Model]) -> Preview:
    """What merging would do: done, looked at, and undone."""
    return _tried(rows, lambda: merge_rows([type(row)._base_manager.get(pk=row.pk) for row in rows], None))


def preview_of_split(row: Model, keys: Sequence[str]) -> Preview:
    return _tried([row], lambda: split_row(row, keys, None))


def _tried(rows: Sequence[Model], do: Any) -> Preview:
    model = type(rows[0])
    before = {row.pk: side(row) for row in rows}
    with transaction.atomic():
        seen = last_changes()
        do()
        made = history_of(model).objects.filter(history_id__gt=seen[model]).values_list("id", flat=True)
        stand = model._base_manager.filter(pk__in={*before, *made}).order_by("pk")
        after = tuple(side(row) for row in stand)
        effects = tuple(_effects(seen))
        transaction.set_rollback(True)
    standing = {one.row.pk for one in after}
    gone = tuple(one for number, one in before.items() if number not in standing)
    return Preview(after, gone, effects)


def _effects(seen: dict[type[Model], int]) -> Iterator[Effect]:
    for table in TABLES:
        model = model_of(table.model)
        rows = history_of(model).objects.filter(history_id__gt=seen[model])
        by_sign = {
            sign: len(set(rows.filter(history_type=sign).values_list("id", flat=True))) for sign in ("+", "~", "-")
        }
        if any(by_sign.values()):
            yield Effect(str(model._meta.verbose_name_plural), by_sign["+"], by_sign["~"], by_sign["-"])


def _keep_name(gone: Model, stays: Model) -> None:
    model, owner, field = OTHER_NAMES[type(gone)]
    name = str(getattr(gone, field))
    if name != getattr(stays, field):
        model._default_manager.get_or_create(**{f"{owner}_id": stays.pk, field: name})


def _keep_authors(gone: Publication, stays: Model) -> None:
    """Two lists of one work's authors are one: those who were known on the list that goes are known on the other."""
    for author in gone.authorships.all():
        if author.person_id:
            same = Authorship.objects.filter(publication=stays.pk, name=author.name, person=None)
            for one in same[:1]:
                change(Authorship, one.pk, {"person": author.person_id})
        author.delete()


def _pairs(rows: Sequence[Model]) -> Iterator[tuple[str, str]]:
    """What is said to be one. A record may go with its document: so of each document one is named on both sides."""
    first = _own_keys(rows[0])
    for row in rows[1:]:
        yield from list(product(_one_of_each(first), _one_of_each(_own_keys(row))))[:MOST_PAIRS]


def _own_keys(row: Model) -> list[str]:
    return keys_of(row) or [by_hand_key(row._meta.label_lower, row.pk)]


def _one_of_each(keys: Iterable[str]) -> list[str]:
    """One key of each document, the smallest; of what is known by its names every one."""
    found: dict[str, str] = {}
    for key in sorted(keys):
        found.setdefault(key if is_node(key) else key.partition("#")[0], key)
    return list(found.values())


def _model(request: HttpRequest, label: str) -> type[Model]:
    if label not in MERGED:
        raise Http404("Rows of this model are not merged or split.")
    app, name = label.split(".")
    demand(request, f"{app}.change_{name}", f"{app}.delete_{name}")
    return model_of(label)


def _rows(model: type[Model], ids: Iterable[str]) -> list[Model]:
    numbers = list(dict.fromkeys(int(one) for one in ids if one.isdecimal() and len(one) < 19))[:MOST]
    found = model._base_manager.in_bulk(numbers)
    if not numbers or len(found) < len(numbers):
        raise Http404("One of these rows has gone.")
    return [found[number] for number in numbers]
