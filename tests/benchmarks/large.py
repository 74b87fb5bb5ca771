"""What work in a large directory costs: python -m tests.benchmarks.large --publications 100000.

Invented CVs are stored and become a directory in one go, as in the first import after an upgrade; then one CV more is
imported, twice, and tried without importing it; a decision is taken at the desk and taken back; and the desk's pages
are asked for. On the database of DATABASE_URL, which must be empty, else on SQLite.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import django

from tests.benchmarks.identity import PAPERS, peak, people_for

NEW = "ada.md"
PAGES = ("index", "questions", "conflicts", "unread", "health", "decisions", "deleted")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--publications", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'db.sqlite3'}")
        django.setup()
        measure(options.publications, Path(folder))


def measure(publications: int, folder: Path) -> None:
    from django.core.management import call_command
    from django.db import connection

    from directory.models import Document
    from publications.models import Publication

    call_command("migrate", verbosity=0)
    if not Document.objects.exists():  # what is there already is measured as it is
        make(people_for(publications))
    print(f"{Publication.objects.count():,} publications, {Document.objects.count():,} documents, {connection.vendor}")
    (folder / NEW).write_text(new_cv())
    run("a new CV, tried", lambda: command(folder, "--dry-run"))
    run("a new CV", lambda: command(folder))
    run("the same again", lambda: command(folder))
    decide()
    for page in PAGES:
        run(f"the desk: {page}", lambda page=page: show(page))  # type: ignore[misc]


def make(people: int) -> None:
    from directory.importing.files import Reading
    from directory.importing.load import Shelf, _store, bring_up_to_date
    from tests.benchmarks.population import invent

    made = invent(people, papers_each=PAPERS)
    number = len(made.documents)
    for one, cv in made.documents:
        _store(Reading(one.name, one.weight[1], one.name.encode(), "", cv), "")
    del made
    print(f"{number:,} documents are stored; {peak():.0f} MiB")

    def tell(part: int, parts: int, _report: Any) -> None:
        print(f"    part {part} of {parts}: {time.perf_counter() - start:.0f} s, {peak():.0f} MiB", flush=True)

    start, spent = time.perf_counter(), time.process_time()
    report = bring_up_to_date(Shelf(), tell=tell)
    wall, spent = time.perf_counter() - start, time.process_time() - spent
    print(
        f"all of them in one go: {wall:.0f} s, {spent:.0f} s of computing, {1000 * spent / number:.0f} ms a document, "
        f"{peak():.0f} MiB; created {report.created:,}"
    )


def run(what: str, do: Callable[[], object]) -> None:
    """Do it, and print what it cost."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    start, spent = time.perf_counter(), time.process_time()
    with CaptureQueriesContext(connection) as queries:
        said = do()
    wall, spent = time.perf_counter() - start, time.process_time() - spent
    print(
        f"{what:24} {wall:7.2f} s {spent:7.2f} s of computing {len(queries):5} queries {peak():6.0f} MiB  {said or ''}"
    )


def command(folder: Path, *options: str) -> str:
    from django.core.management import call_command

    out = StringIO()
    call_command("import_cvs", str(folder / NEW), *options, stdout=out)
    return out.getvalue().strip().splitlines()[-1]


def new_cv() -> str:
    """The CV of somebody new, who has written with those who are there."""
    from publications.models import Publication

    works = Publication.objects.order_by("pk").prefetch_related("authorships")[:PAPERS]
    lines = [
        f"{number}. {', '.join(author.name for author in work.authorships.all())}, Ada Lovelace. {work.title}. "
        f"{work.venue_as_printed or 'Manuscript'}, {work.year or 2020}."
        for number, work in enumerate(works, start=1)
    ]
    head = "# Ada Lovelace\n\nada@example.org\n\n## Education\n\n- **University of Oslo**, Ph.D., 2010 - 2014\n"
    return f"{head}\n## Publications\n\n" + "\n".join(lines) + "\n"


def decide() -> None:
    from directory.desk import decisions
    from directory.models import Decision, Question

    question = Question.objects.filter(kind=Question.Kind.PERSON).first()
    if question is None:
        return
    pair, taken = (question.left_key, question.right_key), []
    run(
        "a decision",
        lambda: taken.append(decisions.decide(Decision.Answer.SAME, [pair], "The same", None)),
    )
    run("the decision taken back", lambda: decisions.take_back(taken[0]))


def show(page: str) -> str:
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.test import Client, override_settings
    from django.urls import reverse

    user, _ = User.objects.get_or_create(username="bench", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(user)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(ALLOWED_HOSTS=["*"], STORAGES={**settings.STORAGES, "staticfiles": plain}):
        response = client.get(reverse(f"desk:{page}"))
    assert response.status_code == 200
    return f"{len(response.content) // 1024} KiB"


if __name__ == "__main__":
    main()
