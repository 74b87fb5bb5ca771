"""The history of a record with all that belongs to it: what changed, by whom or by which document; and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from directory.desk.pages import demand, desk_page, show
from directory.history import CREATED, DELETED, as_row, because, history_of
from directory.importing.rows import TABLES
from directory.importing.standing import model_of
from directory.provenance import form_address

ON_A_PAGE = 30
MOST_DELETED = 100
AT_ONCE = timedelta(seconds=2)
"""What one form saves, it saves one row after another."""

RECORDS = (
    *("people.person", "people.affiliation", "people.activity", "people.organization", "people.topic"),
    *("publications.publication", "publications.venue"),
)
"""Models whose deleted rows are listed; of others a row comes back with the record that it belongs to."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field that changed."""

    name: str
    was: str
    became: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one row, the record itself or something that belongs to it."""

    sign: str
    kind: str
    name: str
    fields: tuple[Field, ...]


@dataclass(slots=True)
class Moment:
    """What somebody, or a document, changed at once. `at` is when the last of it was done."""

    at: datetime
    since: datetime
    user: Any
    reason: str
    changes: list[Change] = field(default_factory=list)

    @property
    def stamp(self) -> str:
        return self.at.isoformat()


@desk_page()
def history(request: HttpRequest, label: str, number: int) -> HttpResponse:
    """All moments of a record, the latest first; the button goes back to how it was after one."""
    if label not in {table.model for table in TABLES}:
        raise Http404("Nothing of this kind has a history.")
    app, name = label.split(".")
    demand(request, f"{app}.view_{name}")
    model = model_of(label)
    if request.method == "POST":
        demand(request, f"{app}.change_{name}")
        at = parse_datetime(request.POST.get("at", ""))
        if at is None or not history_of(model).objects.filter(id=number, history_date__lte=at).exists():
            raise Http404("It was not there then.")
        left_out = go_back(model, number, at)
        messages.success(request, f"It is as it was on {timezone.localtime(at):%-d %B %Y, %H:%M}.")
        for one in left_out:
            messages.warning(request, f"{one} could not be brought back: what it refers to, or its place, is gone.")
        return redirect("desk:history", label=label, number=number)
    row = model._base_manager.filter(pk=number).first()
    moments = moments_of(model, number)
    if not moments:
        raise Http404("It has no history.")
    last = history_of(model).objects.filter(id=number).first()
    page = Paginator(moments, ON_A_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "history",
        f"History of {row or (as_row(last) if last else number)}",
        page=page,
        row=row,
        latest=moments[0],
        kind=model._meta.verbose_name,
        address=form_address(label, number) if row else "",
        may_go_back=request.user.has_perm(f"{app}.change_{name}"),
    )


@desk_page("directory.view_document")
def deleted(request: HttpRequest) -> HttpResponse:
    """Records that were deleted last, each with its history, from which it can be brought back."""
    found = []
    for label in RECORDS:
        model = model_of(label)
        app, name = label.split(".")
        if not request.user.has_perm(f"{app}.view_{name}"):
            continue
        rows = history_of(model).objects.filter(history_type=DELETED).select_related("history_user")[:MOST_DELETED]
        standing = set(model._base_manager.filter(pk__in=[row.id for row in rows]).values_list("pk", flat=True))
        found += [(row, label, model._meta.verbose_name, str(as_row(row))) for row in rows if row.id not in standing]
    found.sort(key=lambda one: one[0].history_date, reverse=True)
    return show(request, "deleted", "Deleted last", rows=found[:MOST_DELETED])


def moments_of(model: type[Model], number: int) -> list[Moment]:
    """The moments of a record, the latest first."""
    steps: list[tuple[Any, Any]] = []
    for part, ids in parts_of(model, number).items():
        before: dict[int, Any] = {}
        rows = history_of(part).objects.filter(id__in=ids).select_related("history_user").order_by("history_id")
        for row in rows:
            steps.append((before.get(row.id), row))
            before[row.id] = row
    steps.sort(key=lambda step: (step[1].history_date, step[1].history_id))
    names = _names(steps)
    found: list[Moment] = []
    for was, now in steps:
        who, why = now.history_user, now.history_change_reason or ""
        last = found[-1] if found else None
        if last is None or (last.user, last.reason) != (who, why) or now.history_date - last.at > AT_ONCE:
            found.append(Moment(now.history_date, now.history_date, who, why))
        found[-1].at = now.history_date
        change = _change(was, now, names)
        if change is not None:
            found[-1].changes.append(change)
    return [moment for moment in reversed(found) if moment.changes]


def parts_of(model: type[Model], number: int) -> dict[type[Model], set[int]]:
    """A record and all that ever belonged to it, by model, owners first."""
    found: dict[type[Model], set[int]] = {model: {number}}
    for table in TABLES:
        for name, target in table.refs:
            owner = model_of(target)
            part = model_of(table.model)
            if name in table.needed and owner in found and part is not model:
                ids = history_of(part).objects.filter(**{f"{name}_id__in": found[owner]}).values_list("id", flat=True)
                found.setdefault(part, set()).update(ids)
    return found


def go_back(model: type[Model], number: int, at: datetime) -> list[str]:
    """Make a record and what belongs to it what they were; the names of those that cannot come back."""
    left_out = []
    with transaction.atomic(), because(f"back to how it was on {timezone.localtime(at):%Y-%m-%d %H:%M:%S}"):
        parts = parts_of(model, number)
        then = {part: _state(part, ids, at) for part, ids in parts.items()}
        for part, ids in reversed(parts.items()):
            for row in part._base_manager.filter(pk__in=ids - then[part].keys()):
                row.delete()
        for part, rows in then.items():
            left_out += [str(row) for row in rows.values() if not _stand(part, row)]
    return left_out


def _state(model: type[Model], ids: Iterable[int], at: datetime) -> dict[int, Model]:
    """Rows as they were at a time, those that were there."""
    found: dict[int, Any] = {}
    for row in history_of(model).objects.filter(id__in=ids, history_date__lte=at).order_by("history_id"):
        found[row.id] = row
    return {number: as_row(row) for number, row in found.items() if row.history_type != DELETED}


def _stand(model: type[Model], wanted: Model) -> bool:
    """Make the row of this number be as wanted; False where it can't."""
    for reference in model._meta.concrete_fields:
        value = getattr(wanted, reference.attname)
        target: Any = reference.related_model
        if reference.is_relation and value is not None and not target._base_manager.filter(pk=value).exists():
            if not reference.null:
                return False
            setattr(wanted, reference.attname, None)
    stands = model._base_manager.filter(pk=wanted.pk).first()
    names = [one.attname for one in history_of(model).tracked_fields]
    if stands is not None:
        if all(getattr(stands, name) == getattr(wanted, name) for name in names):
            return True
        for name in names:
            setattr(stands, name, getattr(wanted, name))
    try:
        with transaction.atomic():
            (stands or wanted).save(force_insert=stands is None)
    except IntegrityError:
        return False
    return True


def _change(was: Any, now: Any, names: Mapping[tuple[type[Model], Any], str]) -> Change | None:
    fields = () if was is None or now.history_type != "~" else tuple(_fields(was, now, names))
    if now.history_type == "~" and not fields:
        return None
    sign = CREATED if was is None and now.history_type == "~" else now.history_type
    return Change(sign, str(now.instance_type._meta.verbose_name), _name(now), fields)


def _fields(was: Any, now: Any, names: Mapping[tuple[type[Model], Any], str]) -> Iterator[Field]:
    for one in now.tracked_fields:
        old, new = getattr(was, one.attname), getattr(now, one.attname)
        if old != new:
            yield Field(str(one.verbose_name), _said(one, old, names), _said(one, new, names))


def _said(one: Any, value: Any, names: Mapping[tuple[type[Model], Any], str]) -> str:
    if value in (None, ""):
        return "–"
    if one.is_relation:
        return names.get((one.related_model, value), f"no. {value}, which is gone")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(dict(one.flatchoices).get(value, value))


def _name(row: Any) -> str:
    """What a row is called, by its own columns alone."""
    for name in ("title", "name", "value", "role", "degree", "label", "url", "organization_as_printed"):
        if getattr(row, name, ""):
            return str(getattr(row, name))
    return ""


def _names(steps: Iterable[tuple[Any, Any]]) -> dict[tuple[type[Model], Any], str]:
    """What all rows are called that any of these refer to."""
    wanted: defaultdict[type[Model], set[int]] = defaultdict(set)
    for _, row in steps:
        for one in row.tracked_fields:
            value = getattr(row, one.attname)
            if one.is_relation and value is not None:
                wanted[one.related_model].add(value)
    return {
        (model, number): str(row)
        for model, numbers in wanted.items()
        for number, row in model._base_manager.in_bulk(list(numbers)).items()
    }
