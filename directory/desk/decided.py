"""All decisions: what was said, by whom and when, and the button that takes it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from directory.desk.decisions import take_back
from directory.desk.pages import demand, desk_page, show
from directory.importing.standing import batches
from directory.models import BY_HAND, Decision, Evidence, Membership

ON_A_PAGE = 50


@desk_page("directory.view_decision")
def decided(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        demand(request, "directory.delete_decision")
        decision = get_object_or_404(Decision, pk=request.POST.get("decision"), part_of=None)
        about = str(decision)
        take_back(decision)
        messages.success(request, f"Taken back: {about}")
        return redirect("desk:decisions")
    parts = Prefetch("parts", Decision.objects.defer("before"))
    rows = Decision.objects.filter(part_of=None).select_related("decided_by").defer("before").prefetch_related(parts)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return show(request, "decisions", "Decisions", page=page, lapsed=lapsed(page))


def lapsed(decisions: Iterable[Decision]) -> set[int]:
    """Those that say nothing now, by number: of each pair that they speak of, one record is in no document."""
    pairs: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for one in decisions:
        for part in (one, *one.parts.all()):
            if part.right_key:
                pairs[one.pk].append((part.left_key, part.right_key))
    keys = {key for some in pairs.values() for pair in some for key in pair}
    known = {key for key in keys if key.startswith(BY_HAND)}
    for batch in batches(sorted(keys)):
        known.update(Membership.objects.filter(key__in=batch).values_list("key", flat=True))
        known.update(Evidence.objects.filter(record_key__in=batch).values_list("record_key", flat=True))
    return {number for number, some in pairs.items() if not any(known.issuperset(pair) for pair in some)}
