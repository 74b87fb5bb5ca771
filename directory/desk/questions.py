"""What no proof decides: two records side by side with what speaks for them, and three answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from directory.desk.decisions import decide
from directory.desk.merging import merge_rows
from directory.desk.pages import demand, desk_page, show
from directory.desk.sides import Side, side
from directory.importing.standing import model_of
from directory.models import Decision, Question

ON_A_PAGE = 5
ANSWERS = {
    "same": (Decision.Answer.SAME, "The same: {}"),
    "different": (Decision.Answer.DIFFERENT, "Different: {}"),
    "later": (Decision.Answer.DISMISSED, "Put off: {}"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with its two sides."""

    question: Question
    left: Side
    right: Side


@desk_page("directory.view_question")
def questions(request: HttpRequest) -> HttpResponse:
    """The questions, of one kind or of all, and the three buttons."""
    if request.method == "POST":
        return answer(request)
    kinds = Counter(dict(Question.objects.order_by().values_list("kind").annotate(Count("pk"))))
    kind = request.GET.get("kind", "")
    rows = Question.objects.filter(kind=kind) if kind in kinds else Question.objects.all()
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "questions",
        "The same or not?",
        page=page,
        pairs=[pair for question in page if (pair := pair_of(question))],
        kinds=[(one.value, one.label, kinds[one.value]) for one in Question.Kind if kinds[one.value]],
        kind=kind if kind in kinds else "",
        total=sum(kinds.values()),
    )


def answer(request: HttpRequest) -> HttpResponse:
    demand(request, "directory.add_decision")
    question = get_object_or_404(Question, pk=request.POST.get("question"))
    said = next((name for name in ANSWERS if name in request.POST), None)
    pair = pair_of(question)
    if said and pair:
        verdict, words = ANSWERS[said]
        about = words.format(f"{question.get_kind_display().lower()} “{pair.left.name}” and “{pair.right.name}”")
        if said == "same" and question.is_by_hand:
            rows = [pair.left.row, pair.right.row]
            demand(request, *(f"{row._meta.app_label}.delete_{row._meta.model_name}" for row in rows))
            merge_rows(rows, request.user)
        else:
            decide(verdict, [(question.left_key, question.right_key)], about, request.user, question.evidence[:300])
        messages.success(request, f"{about}. It stands among the decisions, and can be taken back.")
    kind = request.POST.get("kind", "")
    return redirect(reverse("desk:questions", query={"kind": kind} if kind else None))


def pair_of(question: Question) -> Pair | None:
    """Both sides; None where one has gone since the question was written."""
    left = model_of(question.left_model)._base_manager.filter(pk=question.left_row).first()
    right = model_of(question.right_model)._base_manager.filter(pk=question.right_row).first()
    if left is None or right is None:
        return None
    return Pair(question, side(left, key=question.left_key), side(right, key=question.right_key))
