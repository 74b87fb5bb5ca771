"""A person is deleted for good: documents, evidence, contacts, history; and the next import does not bring them back.

What stays: papers that somebody else's document gives, with the name as it is printed; places and venues; and marks by
which their CVs are known and left out (`directory.importing.forgotten`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from directory.desk.pages import desk_page, show
from directory.history import because, history_of
from directory.importing.forgotten import file_mark, marks_of
from directory.importing.load import Shelf, alone, bring_up_to_date
from directory.importing.rows import TABLES
from directory.importing.standing import model_of
from directory.models import BY_HAND, Decision, Document, Evidence, Forgotten, Imported, Upload
from people.models import (
    Activity,
    ActivityLink,
    Affiliation,
    Contact,
    FormerSlug,
    Interest,
    Link,
    Mentorship,
    Person,
    PersonName,
)
from publications.models import Authorship, Publication, PublicationLink, PublicationTitle

SAID_INSTEAD = "somebody was forgotten"
"""The reason that a history gives where it named them."""

OF_A_PERSON: tuple[type[Model], ...] = (PersonName, Contact, Link, Interest, Affiliation, Activity)
OF_A_WORK: tuple[type[Model], ...] = (PublicationTitle, PublicationLink, Authorship)

Rows = dict[type[Model], set[int]]


@dataclass(frozen=True, slots=True)
class Losses:
    """What goes with a person: documents, rows of each model by name, and works that nobody else's document gives."""

    documents: list[str]
    rows: list[tuple[str, int]]
    works: list[str]
    staying: int


@desk_page("people.delete_person", "directory.delete_document")
def forget(request: HttpRequest, number: int) -> HttpResponse:
    """What will go, and the button."""
    person = get_object_or_404(Person, pk=number)
    if request.method == "POST":
        forget_person(person, request.user)
        messages.success(
            request, "They are forgotten. Delete their files from the folder of CVs, and from backups, too."
        )
        return redirect("admin:people_person_changelist")
    return show(request, "forget", f"Forget {person}", person=person, losses=losses_of(person))


def losses_of(person: Person) -> Losses:
    """What forgetting a person takes away."""
    theirs = rows_of(person)
    works = Publication.objects.filter(pk__in=theirs[Publication])
    counted = [(model, len(numbers)) for model, numbers in theirs.items() if numbers and model is not Person]
    return Losses(
        documents=list(person.documents.values_list("name", flat=True)),
        rows=[(str(model._meta.verbose_name_plural if n > 1 else model._meta.verbose_name), n) for model, n in counted],
        works=list(works.values_list("title", flat=True)),
        staying=Publication.objects.filter(authorships__person=person).exclude(pk__in=works).distinct().count(),
    )


def forget_person(person: Person, user: Any) -> Forgotten:
    """Delete a person and all that is known of them; what the next import must know again is left as marks."""
    with alone(), because(SAID_INSTEAD):
        marks = set(marks_of_person(person))
        marks |= {file_mark(digest) for digest in person.documents.values_list("sha256", flat=True)}
        documents = list(person.documents.values_list("name", flat=True))
        theirs, names = rows_of(person), names_of(person)
        _untie(person)
        _forget_decisions(documents, person, names)
        _delete(theirs, person)
        Document.objects.filter(name__in=documents).delete()
        Upload.objects.filter(name__in=documents).delete()
        bring_up_to_date(Shelf())
        _forget_memories(documents)
        _forget_history(theirs, documents, names)
        return Forgotten.objects.create(marks=sorted(marks), forgotten_by=user)


def rows_of(person: Person) -> Rows:
    """All rows that are about the person alone, and works that only their documents give; with what is tied to them."""
    found: Rows = {Person: {person.pk}}
    for model in OF_A_PERSON:
        found[model] = _numbers(model._base_manager.filter(person=person))
    found[Mentorship] = _numbers(Mentorship.objects.filter(affiliation__person=person))
    found[ActivityLink] = _numbers(ActivityLink.objects.filter(activity__person=person))
    own = Evidence.objects.filter(model="publications.publication", document__owner=person)
    others = Evidence.objects.filter(model="publications.publication").exclude(document__owner=person)
    works = own.exclude(row_id__in=others.values("row_id")).values("row_id")
    found[Publication] = _numbers(Publication.objects.filter(pk__in=works))
    for model in OF_A_WORK:
        found[model] = _numbers(model._base_manager.filter(publication__in=found[Publication]))
    return found


def names_of(person: Person) -> set[str]:
    """What they are, and were, called here in full."""
    others = person.names.values_list("name", flat=True)
    before = history_of(Person).objects.filter(id=person.pk).values_list("name", flat=True)
    return {name for name in (person.name, *others, *before) if " " in name.strip()}


def marks_of_person(person: Person) -> Iterable[str]:
    """By what their CVs are known again: all names, addresses and files that are known now."""
    names = [person.name, *person.names.values_list("name", flat=True)]
    emails = person.contacts.filter(kind=Contact.Kind.EMAIL).values_list("value", flat=True)
    urls = list(person.links.values_list("kind", "url"))
    documents = person.documents.values_list("name", "records")
    for _, records in documents:
        printed = records.get("person", {})
        names += [name for name in (printed.get("name"), *printed.get("aliases", [])) if name]
        urls += [(link.get("kind") or "", link["url"]) for link in printed.get("links", []) if link.get("url")]
    printed_emails = [email for _, records in documents for email in records.get("person", {}).get("emails", [])]
    return marks_of(names, {*emails, *printed_emails}, urls, [name for name, _ in documents])


def _numbers(rows: QuerySet[Any]) -> set[int]:
    return set(rows.values_list("pk", flat=True))


def _untie(person: Person) -> None:
    """Where others' rows name them, the plain name stays."""
    for model in (Authorship, Mentorship):
        for row in model._default_manager.filter(person=person):
            row.person = None
            row.save()


def _delete(theirs: Rows, person: Person) -> None:
    theirs[Person] |= _former(person)
    for model, numbers in theirs.items():
        label = model._meta.label_lower
        Imported.objects.filter(model=label, row_id__in=numbers).delete()
        Evidence.objects.filter(model=label, row_id__in=numbers).delete()
        kind = ContentType.objects.get_for_model(model)
        LogEntry.objects.filter(content_type=kind, object_id__in=map(str, numbers)).delete()
        FormerSlug.objects.filter(Q(former_row__in=numbers) | Q(row_id__in=numbers), model=label).delete()
    if person.photo:
        person.photo.delete(save=False)
    Publication.objects.filter(pk__in=theirs[Publication]).delete()
    Person.objects.filter(pk=person.pk).delete()


def _former(person: Person) -> set[int]:
    """The numbers of rows that went into this one."""
    steps = dict(FormerSlug.objects.filter(model="people.person").values_list("former_row", "row_id"))
    found = {person.pk}
    while more := {former for former, row in steps.items() if row in found and former not in found}:
        found |= more
    return found - _numbers(Person.objects.filter(pk__in=found))


def _forget_decisions(documents: Iterable[str], person: Person, names: Iterable[str]) -> None:
    """Decisions about them go; of one that is about others, too, that part stays."""
    about = Q()
    for start in (*(f"{name}#" for name in documents), f"{BY_HAND}people.person/{person.pk}"):
        about |= Q(left_key__startswith=start) | Q(right_key__startswith=start)
    for decision in Decision.objects.filter(about, part_of=None):
        heir = decision.parts.exclude(about).first()
        if heir is None:
            decision.delete()
            continue
        decision.left_key, decision.right_key = heir.left_key, heir.right_key
        heir.delete()
        decision.save()
    Decision.objects.filter(about).delete()
    for name in names:
        for decision in Decision.objects.filter(about__contains=name):
            decision.about = decision.about.replace(name, SAID_INSTEAD)
            decision.save()


def _forget_memories(documents: Iterable[str]) -> None:
    """What the import knew of rows that admins deleted before, or that stay because admins changed them."""
    for name in documents:
        Imported.objects.filter(record_key__startswith=f"{name}#").delete()


def _forget_history(theirs: Rows, documents: Iterable[str], names: Iterable[str]) -> None:
    """What went has no history, nor has what went before; what stays has none that names them or their files."""
    people, reasons = theirs[Person], Q(history_change_reason__in=[f"import of {name}" for name in documents])
    for name in (*documents, *names):
        reasons |= Q(history_change_reason__contains=name)
    gone: defaultdict[str, set[int]] = defaultdict(set)
    for table in TABLES:
        model = model_of(table.model)
        past = history_of(model).objects
        ids = set(theirs.get(model, ()))
        if model in OF_A_PERSON:
            ids |= set(past.filter(person_id__in=people).values_list("id", flat=True))
        for name, target in table.refs:
            if name in table.needed and target in gone:
                ids |= set(past.filter(**{f"{name}_id__in": gone[target]}).values_list("id", flat=True))
        named = set(past.filter(reasons).values_list("id", flat=True))
        ids |= named - _numbers(model._base_manager.filter(pk__in=named))
        past.filter(id__in=ids).delete()
        past.filter(reasons).update(history_change_reason=SAID_INSTEAD)
        for name, target in table.refs:
            if target == "people.person":
                past.filter(**{f"{name}_id__in": people}).update(**{f"{name}_id": None})
        gone[table.model] = ids
    for decision in Decision.objects.exclude(before={}):
        rows = [row for row in decision.before.get("rows", []) if row[1] not in gone[row[0]]]
        kept = [one for one in decision.before.get("memories", []) if one["row_id"] not in gone[one["model"]]]
        decision.before = {"rows": rows, "memories": kept}
        decision.save(update_fields=["before"])
