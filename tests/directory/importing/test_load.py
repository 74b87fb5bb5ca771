"""Readings go into the database, and stay what they are whatever the order and whoever edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.cv.records import CV, Author, Link, Mentor, ProjectRecord, Unread
from directory.importing.load import Report, Shelf, bring_up_to_date, import_reading, is_stored, report_of
from directory.models import Decision, Document, Evidence, Imported
from people.models import Activity, Affiliation, Contact, Organization, Person, Topic
from publications.models import Authorship, Publication, Venue
from tests.directory.importing import cvs
from tests.directory.importing.snapshot import snapshot

pytestmark = pytest.mark.django_db


def load(*made: CV) -> list[Report]:
    return load_named((f"{number}.txt", one) for number, one in enumerate(made))


def load_named(made: Iterable[tuple[str, CV]]) -> list[Report]:
    shelf = Shelf()
    return [import_reading(cvs.reading(name, one), shelf) for name, one in made]


def ada(**lists: Any) -> CV:
    who = cvs.person("Ada Lovelace", emails=("ada@x.org",), interests=("Engines",))
    return cvs.cv(who, **{"publications": [cvs.work("Notes", "C. Babbage", "A. Lovelace", venue="ICML")], **lists})


def charles(**lists: Any) -> CV:
    return cvs.cv("Charles Babbage", **{"publications": [cvs.work("Notes", "C. Babbage", "A. Lovelace")], **lists})


def test_one_work_in_two_cvs_has_two_linked_authors() -> None:
    load(ada(), charles())
    assert Publication.objects.count() == 1
    found = Authorship.objects.values_list("name", "person__name")
    assert list(found) == [("C. Babbage", "Charles Babbage"), ("A. Lovelace", "Ada Lovelace")]


def test_every_row_is_remembered_and_has_its_lines() -> None:
    load(ada(positions=[cvs.position("SYSU", lines=((4, 6), (9, 9)))]))
    stay = Affiliation.objects.get()
    evidence = Evidence.objects.get(model="people.affiliation", row_id=stay.pk)
    assert (evidence.lines, evidence.document.name) == ([[4, 6], [9, 9]], "0.txt")
    assert Imported.objects.get(model="people.affiliation").values["role"] == "Researcher"
    assert Evidence.objects.values("model", "row_id").distinct().count() == Imported.objects.count()


def test_a_document_knows_its_owner_and_what_was_not_understood() -> None:
    (report,) = load(ada(unread=(Unread(((7, 8), (10, 10)), "???"),)))
    document = Document.objects.get()
    assert document.owner == Person.objects.get()
    assert (report.unread, document.unread, report_of("0.txt").unread) == (3, 3, 3)
    assert report_of("0.txt").left == report.created


def test_importing_twice_changes_nothing() -> None:
    load(ada(), charles())
    before = list(Imported.objects.order_by("pk").values()), list(Evidence.objects.order_by("pk").values())
    for report in load(ada(), charles()):
        assert (report.created, report.updated, report.deleted) == (0, 0, 0)
        assert report.left
    assert before == (list(Imported.objects.order_by("pk").values()), list(Evidence.objects.order_by("pk").values()))


def test_slugs_and_words_are_made() -> None:
    load(ada(), cvs.cv("Ada Lovelace"), cvs.cv("Łódź 山田"))
    assert set(Person.objects.values_list("slug", flat=True)) == {"ada-lovelace", "ada-lovelace-2", "lodz-shantian"}
    assert Person.objects.search("engines").get().slug == "ada-lovelace"
    assert Publication.objects.search("icml").get().title == "Notes"
    assert Venue.objects.search("machine learning icml").exists()


def test_words_follow_what_changes() -> None:
    load(ada(positions=[cvs.position("SYSU")]))
    assert Person.objects.search("sun yat sen").exists()
    load(ada())
    assert not Person.objects.search("sun yat sen").exists()


def test_a_new_version_replaces_the_old_one() -> None:
    load(ada())
    (report,) = load(ada(publications=[cvs.work("Notes", "A. Lovelace", year=1843), cvs.work("More notes")]))
    assert Document.objects.count() == 1
    assert {one.title: one.year for one in Publication.objects.all()} == {"Notes": 1843, "More notes": None}
    assert (report.created, report.updated, report.deleted) == (1, 2, 2)  # the venue and Babbage went


def test_equal_bytes_under_two_names_are_one_document() -> None:
    shelf, reading = Shelf(), cvs.reading("a.txt", ada())
    import_reading(reading, shelf)
    assert is_stored(reading.sha256, "b.txt") == "a.txt"
    report = import_reading(replace(reading, name="b.txt"), shelf)
    assert (report.created, list(Document.objects.values_list("name", flat=True))) == (0, ["a.txt"])


def test_a_document_that_became_a_copy_of_another_is_given_up() -> None:
    shelf, one, other = Shelf(), cvs.reading("a.txt", ada()), cvs.reading("b.txt", charles())
    import_reading(one, shelf)
    import_reading(other, shelf)
    assert is_stored(one.sha256, "b.txt") is None
    import_reading(replace(one, name="b.txt"), shelf)
    assert list(Document.objects.values_list("name", flat=True)) == ["a.txt"]
    assert list(Person.objects.values_list("name", flat=True)) == ["Ada Lovelace"]


def test_a_withdrawn_document_leaves_as_if_it_had_never_come() -> None:
    load(charles())
    before = snapshot()
    load_named([("ada.txt", ada())])
    Document.objects.get(name="ada.txt").delete()
    report = bring_up_to_date(Shelf())
    assert report.deleted
    assert snapshot() == before
    assert Imported.objects.count() == sum(sum(rows.values()) for rows in before.values())


def test_an_edit_is_kept_and_the_documents_value_suggested() -> None:
    load(ada())
    Person.objects.update(name="Augusta Ada King")
    who = cvs.person("Ada A. Lovelace", emails=("ada@x.org",))
    (report,) = load(cvs.cv(who))
    assert Person.objects.get().name == "Augusta Ada King"
    assert report.suggestions == 2
    suggestions = Imported.objects.get(model="people.person").suggestions
    assert suggestions == {"name": "Ada A. Lovelace", "sort_name": "Lovelace, Ada A."}


def test_a_deleted_row_stays_deleted_with_all_that_belongs_to_it() -> None:
    load(ada(), charles())
    Person.objects.get(name="Ada Lovelace").delete()
    Publication.objects.get().delete()
    for report in load(ada(), charles()):
        assert (report.created, report.updated, report.deleted) == (0, 0, 0)
    load(ada(positions=[cvs.position("SYSU")]), charles())
    assert not Affiliation.objects.exists()
    assert Document.objects.get(name="0.txt").owner is None


def two_who_are_one() -> list[Person]:
    """Two people of whom a third document says that they are one."""
    load(*(cvs.cv(cvs.person("Ada Lovelace", emails=(email,))) for email in ("ada@x.org", "ada@y.org")))
    return list(Person.objects.order_by("pk"))


def join_them() -> None:
    load_named([("3.txt", cvs.cv(cvs.person("Ada Lovelace", emails=("ada@x.org", "ada@y.org"))))])


def test_what_was_done_by_hand_to_a_row_goes_over_to_the_one_that_a_document_says_it_is(client: Client) -> None:
    first, second = two_who_are_one()
    award = Activity.objects.create(person=second, kind="award", title="By hand")
    Person.objects.filter(pk=second.pk).update(headline="Countess")
    join_them()
    assert list(Person.objects.values_list("pk", "headline")) == [(first.pk, "Countess")]
    award.refresh_from_db()
    assert award.person == first
    assert client.get(f"/people/{second.slug}/")["Location"] == f"/people/{first.slug}/"
    load_named([("4.txt", cvs.cv(cvs.person("Ada Lovelace", emails=("ada@x.org",), headline="Analyst")))])
    assert Person.objects.get().headline == "Countess"


def test_of_two_rows_that_were_edited_in_one_field_both_stand_where_a_document_alone_says_they_are_one() -> None:
    first, second = two_who_are_one()
    for person, headline in ((first, "Countess"), (second, "Analyst")):
        Person.objects.filter(pk=person.pk).update(headline=headline)
    join_them()
    join_them()
    assert set(Person.objects.values_list("pk", "headline")) == {(first.pk, "Countess"), (second.pk, "Analyst")}
    assert Contact.objects.filter(person=first).count() == 2


def test_a_deleted_row_stays_deleted_when_it_was_joined_and_parted_meanwhile() -> None:
    _, second = two_who_are_one()
    second.delete()
    join_them()
    assert Person.objects.count() == 1
    Document.objects.exclude(name="1.txt").delete()
    bring_up_to_date(Shelf())
    assert not Person.objects.exists()


def test_what_lost_its_person_by_a_deletion_was_not_edited() -> None:
    load(charles(publications=[cvs.work("Notes", "C. Babbage"), cvs.work("Engines", "C. Babbage")]))
    Person.objects.get().delete()
    Document.objects.all().delete()
    bring_up_to_date(Shelf())
    assert not Publication.objects.exists()


def test_a_person_whom_an_admin_hid_stays_when_the_document_goes() -> None:
    load(ada())
    Person.objects.update(is_listed=False)
    Document.objects.all().delete()
    bring_up_to_date(Shelf())
    assert Person.objects.get().is_listed is False
    assert not Contact.objects.exists()


def test_rows_made_by_hand_are_used() -> None:
    topic, place = (
        Topic.objects.create(name="Engines"),
        Organization.objects.create(name="Acme", homepage="https://acme.org"),
    )
    load(ada(positions=[cvs.position("Acme")]))
    assert Topic.objects.get() == topic
    assert Affiliation.objects.get().organization == place
    Document.objects.all().delete()
    bring_up_to_date(Shelf())
    assert Organization.objects.get().homepage == "https://acme.org"


def test_a_decision_joins_and_parts() -> None:
    load(ada(), charles())
    Decision.objects.create(answer="different", left_key="0.txt#work/notes", right_key="1.txt#work/notes")
    assert bring_up_to_date(Shelf()).created
    assert Publication.objects.count() == 2
    Decision.objects.update(answer="same", left_key="0.txt#person", right_key="1.txt#person")
    bring_up_to_date(Shelf())
    assert (Publication.objects.count(), Person.objects.count()) == (1, 1)


def test_what_was_decided_of_stays_says_nothing_where_these_are_of_two_people() -> None:
    load(ada(positions=[cvs.position("SYSU")]), charles(positions=[cvs.position("SYSU")]))
    left, right = Evidence.objects.filter(model="people.affiliation").values_list("record_key", flat=True)
    Decision.objects.create(answer="same", left_key=left, right_key=right)
    bring_up_to_date(Shelf())
    assert set(Affiliation.objects.values_list("person__name", flat=True)) == {"Ada Lovelace", "Charles Babbage"}


def test_what_is_too_long_or_no_text_for_a_database_goes_in() -> None:
    title = "Long " * 200
    load(
        ada(publications=[cvs.work(title, "A\0da \ud800 Lovelace")], positions=[cvs.position("X" * 999, start="0000")])
    )
    assert Publication.objects.get().title.endswith("Long…")
    assert Authorship.objects.get().name == "Ada  Lovelace"
    assert Affiliation.objects.get().start_year is None


def test_loading_takes_a_fixed_number_of_queries(django_assert_max_num_queries: Any) -> None:
    shelf = Shelf()
    works = [
        cvs.work(f"Work {number}", *(f"Author {n}" for n in range(9)), venue=f"Venue {number}") for number in range(99)
    ]
    reading = cvs.reading("0.txt", ada(publications=works))
    with django_assert_max_num_queries(180):
        assert import_reading(reading, shelf).created > 1000
    with django_assert_max_num_queries(100):
        import_reading(reading, shelf)


# Properties: any documents, in any order.

NAMES = st.sampled_from(["Wei Zhang", "WEI ZHANG", "W. Zhang", "Ada Lovelace", "Jue Wang", "Jue WANG"])
PLACES = st.sampled_from(
    [
        "MIT",
        "SYSU",
        "Sun Yat-sen University (SYSU)",
        "Together AI",
        "Together.AI",
        "Google DeepMind",
        "A Lab, SYSU",
        "IVST",
        "A Lab, IVST",
        "Institute of Very Small Things (IVST)",
        "Inverse Vistas (IVST)",
        None,
    ]
)
MONTHS = st.sampled_from([None, "2018", "2018-05", "2019-01", "2021"])
TITLES = st.sampled_from(["Maps: One", "Maps: Two", "maps one", "Noise", "Editorial", "On Engines"])
VENUES = st.sampled_from(
    [None, "ICML", "International Conference on Machine Learning", "Annals of Maps", "Annals of Maps (AoM)", "AoM"]
)


def some(values: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(values, max_size=most)


@st.composite
def works(draw: st.DrawFn) -> Any:
    authors = tuple(Author(name, draw(st.booleans())) for name in draw(some(NAMES, 4)))
    fields = {
        "year": draw(st.sampled_from([None, 2019, 2020, 2026])),
        "venue": draw(VENUES),
        "kind": draw(st.sampled_from(["journal", "preprint", "book"])),
        "status": draw(st.sampled_from(["published", "preprint", "submitted"])),
        "owner_implied": draw(st.booleans()),
        "links": tuple(draw(some(st.sampled_from([Link("pdf", None), Link(None, "https://x.org")])))),
    }
    identifiers = draw(st.sampled_from([{}, {"doi": "10.1/x"}, {"doi": "10.1/y"}, {"arxiv": "2001.1"}]))
    return replace(cvs.work(draw(TITLES), **fields, **identifiers), authors=authors)


@st.composite
def stays(draw: st.DrawFn, make: Any) -> Any:
    end = draw(MONTHS)
    return make(
        draw(PLACES),
        draw(st.sampled_from([None, "Intern", "Research Intern", "Ph.D.", "M.Sc."])),
        start=draw(MONTHS),
        end=end,
        current=draw(st.booleans()) and end is None,
        details=tuple(draw(some(st.sampled_from(["Did this.", "did this", "Did that."])))),
    )


@st.composite
def positions(draw: st.DrawFn) -> Any:
    mentors = tuple(Mentor(name) for name in draw(some(NAMES)))
    projects = tuple(ProjectRecord(title) for title in draw(some(TITLES)))
    return replace(draw(stays(cvs.position)), mentors=mentors, projects=projects)


@st.composite
def documents(draw: st.DrawFn) -> CV:
    owner = cvs.person(
        draw(NAMES),
        aliases=tuple(draw(some(NAMES, 1))),
        emails=tuple(draw(some(st.sampled_from(["w@x.org", "W@x.org", "a@x.org"])))),
        links=tuple(draw(some(st.sampled_from([("orcid", "https://orcid.org/0000-0002-1825-0097")]), 1))),
        interests=tuple(draw(some(st.sampled_from(["Maps", "maps", "Noise"])))),
        headline=draw(st.sampled_from([None, "Professor", "Student"])),
    )
    return cvs.cv(
        owner,
        date=draw(st.sampled_from([None, "2020", "2024-05"])),
        education=draw(some(stays(cvs.education))),
        positions=draw(some(positions())),
        publications=draw(some(works())),
        awards=[cvs.activity(title, start=draw(MONTHS)) for title in draw(some(TITLES))],
    )


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


CHECKS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
FEW, SOME = (settings(max_examples=number, deadline=None, suppress_health_check=CHECKS) for number in (15, 20))


@SOME
@given(made=st.lists(documents(), min_size=2, max_size=4), data=st.data())
def test_any_order_makes_the_same_directory(made: list[CV], data: st.DataObject) -> None:
    named = [(f"{number}.txt", one) for number, one in enumerate(made)]
    found = []
    for order in (named, data.draw(st.permutations(named))):
        with undone():
            load_named(order)
            found.append(snapshot())
            assert all(not (r.created or r.updated or r.deleted) for r in load_named(order))
    assert found[0] == found[1]


@FEW
@given(made=st.lists(documents(), min_size=1, max_size=3), gone=documents())
def test_a_document_that_came_and_went_leaves_no_trace(made: list[CV], gone: CV) -> None:
    with undone():
        load(*made)
        before = snapshot()
        load_named([("-gone.txt", gone), ("z-gone.txt", replace(gone, date="2030"))])
        Document.objects.filter(name__endswith="gone.txt").delete()
        bring_up_to_date(Shelf())
        assert snapshot() == before


@FEW
@given(made=st.lists(documents(), min_size=1, max_size=3), later=documents(), data=st.data())
def test_edits_and_deletions_are_kept(made: list[CV], later: CV, data: st.DataObject) -> None:
    with undone():
        load(*made)
        edited = data.draw(st.sampled_from(sorted(Person.objects.values_list("pk", flat=True))))
        Person.objects.filter(pk=edited).update(name="Edited", headline="Edited", sort_name="Edited")
        others = Person.objects.exclude(pk=edited).order_by("pk")
        deleted = others.first() if data.draw(st.booleans()) else None
        dropped = data.draw(st.sampled_from([0, *sorted(Publication.objects.values_list("pk", flat=True))]))
        Publication.objects.filter(pk=dropped).delete()
        if deleted:
            others.filter(pk=deleted.pk).delete()
        load(*made)
        load_named([("later.txt", later)])
        Document.objects.filter(name="0.txt").delete()
        bring_up_to_date(Shelf())
        assert Person.objects.filter(pk=edited, name="Edited", headline="Edited").exists()
        assert not Publication.objects.filter(pk=dropped).exists()
        assert deleted is None or not Person.objects.filter(pk=deleted.pk).exists()
