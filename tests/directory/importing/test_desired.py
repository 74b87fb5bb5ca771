"""What the rows say that clusters become: each test a few CVs and the rows of one model."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from directory.cv.records import CV, Link, Mentor
from directory.importing.desired import desire_rows
from directory.importing.identity import resolve
from directory.importing.rows import TABLES, Ref, Row
from tests.directory.importing import cvs

EMAIL: dict[str, Any] = {"emails": ("ada@x.org",)}


def desired(*made: CV) -> tuple[Row, ...]:
    sources = [cvs.source(f"{number}.txt", one) for number, one in enumerate(made)]
    return desire_rows(sources, resolve(sources))


def rows(model: str, *made: CV) -> list[Mapping[str, Any]]:
    return [row.values for row in desired(*made) if row.model == model]


def column(model: str, name: str, *made: CV) -> list[Any]:
    return [values[name] for values in rows(model, *made)]


def ada(**lists: Any) -> CV:
    return cvs.cv(cvs.person("Ada Lovelace", **EMAIL), **lists)


def everything() -> CV:
    return cvs.cv(
        cvs.person(
            "ADA LOVELACE", aliases=("Countess of Lovelace",), emails=("ada@x.org",), phones=("1",),
            addresses=("London",), links=(("homepage", "https://x.org"),), interests=("Engines",),
            field_lines=(("emails", ((3, 3),)),),
        ),
        education=[cvs.education("USYD", unit="School of Art", advisors=["A. De Morgan"])],
        positions=[cvs.position("Google DeepMind", start="2020-02", current=True)],
        publications=[cvs.work("Notes", "A. Lovelace*", "C. Babbage", venue="ICML", links=(Link("pdf", None),))],
        awards=[cvs.activity(links=(Link("page", "https://y.org"),))],
    )  # fmt: skip


def test_every_reference_is_to_a_row_that_stands_before() -> None:
    seen: set[Ref] = set()
    order = [table.model for table in TABLES]
    for row in sorted(desired(everything(), ada()), key=lambda row: order.index(row.model)):
        for name, value in row.values.items():
            if isinstance(value, Ref) and (row.model, name) != ("people.organization", "parent"):
                assert value in seen, (row.model, name)
        seen.add(row.ref)


def test_every_row_has_keys_and_evidence_of_its_own() -> None:
    found = desired(everything(), ada())
    keys = [(row.model, key) for row in found for key in row.keys]
    assert len(keys) == len(set(keys))
    assert all(row.keys == tuple(sorted(row.keys)) and row.proofs for row in found)
    assert {table.model for table in TABLES} - {row.model for row in found} == {
        "people.organizationname", "publications.publicationtitle", "publications.venuename",
    }  # fmt: skip


def test_every_row_names_every_field_that_its_table_knows() -> None:
    for table in TABLES:
        for values in rows(table.model, everything()):
            assert {*table.needed, *table.unique, *table.single, *(name for name, _ in table.refs)} <= set(values)


def test_a_name_in_capitals_is_written_as_author_lists_do() -> None:
    made = cvs.cv("ZIHANG LIU", publications=[cvs.work("Notes", "Zihang Liu")])
    (person,) = rows("people.person", made)
    assert (person["name"], person["sort_name"]) == ("Zihang Liu", "Liu, Zihang")
    assert rows("people.personname", made) == []
    assert column("people.person", "name", cvs.cv("ZIHANG LIU")) == ["Zihang Liu"]


def test_other_names_are_kept() -> None:
    made = cvs.cv(cvs.person("Zhongzhu Zhou", aliases=("Charlie Zhou",), **EMAIL))
    assert column("people.personname", "name", made) == ["Charlie Zhou"]


def test_a_document_without_a_name_is_called_by_its_file() -> None:
    assert column("people.person", "name", cvs.cv(None)) == ["0"]


def test_only_emails_are_public() -> None:
    contacts = rows("people.contact", everything())
    assert {(one["kind"], one["is_public"]) for one in contacts} == {
        ("email", True), ("phone", False), ("address", False),
    }  # fmt: skip


def test_contacts_of_two_documents_are_united() -> None:
    one = cvs.cv(cvs.person(emails=("a@x.org", "b@x.org")), date="2020")
    other = cvs.cv(cvs.person(emails=("c@x.org", "A@x.org")), date="2024")
    assert [(c["value"], c["order"]) for c in rows("people.contact", one, other)] == [
        ("c@x.org", 0), ("A@x.org", 1), ("b@x.org", 2),
    ]  # fmt: skip


def test_a_field_is_that_of_the_later_document_that_has_it() -> None:
    early = cvs.cv(cvs.person(headline="Student", quote="Onward", **EMAIL), date="2019")
    late = cvs.cv(cvs.person(headline="Professor", **EMAIL), date="2024-05")
    for order in ((early, late), (late, early)):
        (person,) = rows("people.person", *order)
        assert (person["headline"], person["quote"]) == ("Professor", "Onward")


def test_interests_share_a_topic_whatever_their_case() -> None:
    made = [
        cvs.cv(cvs.person(name, interests=(topic,))) for name, topic in (("A B", "Game theory"), ("C D", "Game Theory"))
    ]
    assert len(rows("people.topic", *made)) == 1
    assert len({one["topic"] for one in rows("people.interest", *made)}) == 1


@pytest.mark.parametrize(
    ("early", "late", "span"),
    [
        ({"start": "2018-09", "end": "2022-03"}, {"start": "2019", "end": "2022"}, (2018, 9, 2022, 3, False)),
        ({"start": "2019", "end": "2022"}, {"start": "2018-09", "end": "2022-03"}, (2018, 9, 2022, 3, False)),
        ({"start": "2019", "current": True}, {"start": "2019", "end": "2022"}, (2019, None, 2022, None, False)),
        ({"start": "2019", "end": "2022"}, {"current": True}, (2019, None, None, None, True)),
        ({"start": "2019"}, {}, (2019, None, None, None, False)),
        ({"start": "2019-13"}, {}, (2019, None, None, None, False)),
    ],
)
def test_of_two_dates_the_more_precise_counts(
    early: dict[str, Any], late: dict[str, Any], span: tuple[Any, ...]
) -> None:
    made = [ada(date="2020", positions=[cvs.position(**early)]), ada(date="2024", positions=[cvs.position(**late)])]
    for order in (made, made[::-1]):
        ((found),) = rows("people.affiliation", *order)
        names = ("start_year", "start_month", "end_year", "end_month", "is_current")
        assert tuple(found[name] for name in names) == span


def test_mentors_of_one_stay_are_united() -> None:
    one = cvs.position(mentors=["Ben Athiwaratkun", "Shuaiwen Leon Song"])
    other = replace(cvs.position(), mentors=(Mentor("Shuaiwen Song", "Professor"),))
    mentors = rows("people.mentorship", ada(date="2020", positions=[one]), ada(date="2024", positions=[other]))
    assert [(mentor["name"], mentor["note"]) for mentor in mentors] == [
        ("Shuaiwen Leon Song", "Professor"), ("Ben Athiwaratkun", ""),
    ]  # fmt: skip


def test_awards_of_two_documents_are_one_and_keep_an_order() -> None:
    early = ada(date="2020", awards=[cvs.activity("A", start="2019"), cvs.activity("B", start="2018")])
    late = ada(date="2024", awards=[cvs.activity("B", start="2018-05"), cvs.activity("C")])
    assert [(one["title"], one["order"], one["start_month"]) for one in rows("people.activity", early, late)] == [
        ("B", 0, 5), ("C", 1, None), ("A", 2, None),
    ]  # fmt: skip


def test_an_award_printed_twice_in_one_document_stays_twice() -> None:
    assert len(rows("people.activity", ada(awards=[cvs.activity("A"), cvs.activity("A")]))) == 2


def test_a_preprint_and_its_article_are_one_work_of_the_article() -> None:
    preprint = cvs.work(
        "On Maps", "Ada Lovelace", kind="preprint", status="preprint", year=2020, venue="arXiv", arxiv="1.1"
    )
    article = cvs.work("On Maps", "A. Lovelace", kind="journal", year=2021, venue="Annals", doi="10.1/x", pages="1-9")
    for order in ([preprint, article], [article, preprint]):
        made = [ada(date=str(2020 + number), publications=[one]) for number, one in enumerate(order)]
        (found,) = rows("publications.publication", *made)
        expected = {"kind": "journal", "year": 2021, "arxiv_id": "1.1", "doi": "10.1/x", "venue_as_printed": "Annals"}
        assert {name: found[name] for name in expected} == expected


def test_the_other_title_of_a_work_is_kept() -> None:
    made = [ada(publications=[cvs.work(title, arxiv="1.1")]) for title in ("On Maps", "About Maps")]
    titles = column("publications.publication", "title", *made) + column(
        "publications.publicationtitle", "title", *made
    )
    assert sorted(titles) == ["About Maps", "On Maps"]


def authors(*made: CV) -> list[tuple[int, str, str, bool, bool]]:
    return [
        (
            one["order"],
            one["name"],
            one["person"].key if one["person"] else "",
            one["equal_contribution"],
            one["implied"],
        )
        for one in rows("publications.authorship", *made)
    ]


def test_the_owner_is_linked_among_the_authors() -> None:
    made = ada(publications=[cvs.work("Notes", "C. Babbage", "A. Lovelace*")])
    assert authors(made) == [(1, "C. Babbage", "", False, False), (2, "A. Lovelace", "0.txt#person", True, False)]


def test_an_owner_whom_the_list_leaves_out_is_implied() -> None:
    made = ada(publications=[cvs.work("Notes", "C. Babbage", owner_implied=True)])
    assert authors(made) == [(0, "Ada Lovelace", "0.txt#person", False, True), (1, "C. Babbage", "", False, False)]


def test_of_two_whom_the_owners_name_fits_the_spelling_of_the_other_lists_tells() -> None:
    made = ada(
        publications=[
            cvs.work("Notes", "Lovelace, AK", "Babbage, C"),
            cvs.work("Sketches", "Lovelace, AB", "Lovelace, AK"),
        ]
    )
    linked = [name for _, name, person, *_ in authors(made) if person]
    assert linked == ["Lovelace, AK", "Lovelace, AK"]


def test_an_owner_printed_by_the_family_name_alone_stands_once() -> None:
    made = ada(publications=[cvs.work("Notes", "Lovelace", "Babbage", owner_implied=True)])
    assert authors(made) == [(1, "Lovelace", "0.txt#person", False, False), (2, "Babbage", "", False, False)]


def test_an_owner_behind_et_al_is_implied_after_the_authors_printed() -> None:
    made = ada(publications=[cvs.work("Notes", "C. Babbage", authors_truncated=True)])
    assert sorted(authors(made)) == [
        (1, "C. Babbage", "", False, False),
        (2, "Ada Lovelace", "0.txt#person", False, True),
    ]


def test_both_owners_of_one_work_are_linked_and_the_better_spelling_stands() -> None:
    one = ada(date="2020", publications=[cvs.work("Notes", "Ada Lovelace", "Jue Wang*", arxiv="1")])
    other = cvs.cv("Jue Wang", date="2021", publications=[cvs.work("Notes", "Ada Lovelace", "Jue WANG", arxiv="1")])
    assert authors(one, other) == [
        (1, "Ada Lovelace", "0.txt#person", False, False), (2, "Jue Wang", "1.txt#person", True, False),
    ]  # fmt: skip


def test_a_namesake_elsewhere_is_not_linked() -> None:
    other = cvs.cv("Jue Wang", publications=[cvs.work("Other", "Ada Lovelace", "Jue Wang")])
    assert [person for _, name, person, *_ in authors(ada(), other) if name == "Ada Lovelace"] == [""]


def test_a_whole_list_of_authors_is_preferred_to_a_truncated_one() -> None:
    short = ada(publications=[cvs.work("Notes", "A. Lovelace", arxiv="1", authors_truncated=True)], date="2024")
    long = cvs.cv("C. Babbage", publications=[cvs.work("Notes", "A. Lovelace", "C. Babbage", arxiv="1")])
    assert [name for _, name, *_ in authors(short, long)] == ["A. Lovelace", "C. Babbage"]
    assert column("publications.publication", "authors_truncated", short, long) == [False]


def test_two_authors_of_one_name_are_two() -> None:
    assert [order for order, *_ in authors(ada(publications=[cvs.work("Notes", "Wei Li", "Wei Li")]))] == [1, 2]


def test_an_organization_is_called_by_its_full_name() -> None:
    made = ada(positions=[cvs.position("SYSU", "A"), cvs.position("Sun Yat-sen University (SYSU)", "B")])
    (found,) = rows("people.organization", made)
    assert (found["name"], found["acronym"]) == ("Sun Yat-sen University", "SYSU")
    assert rows("people.organizationname", made) == []


def test_other_spellings_of_an_organization_are_kept() -> None:
    made = ada(positions=[cvs.position("Acme Ltd.", "A"), cvs.position("Acme", "B"), cvs.position("ACME, Inc.", "C")])
    assert column("people.organization", "name", made) == ["Acme"]
    assert column("people.organizationname", "name", made) == ["ACME, Inc.", "Acme Ltd."]


def test_a_venue_is_called_as_the_lexicon_does() -> None:
    made = ada(
        publications=[cvs.work("A", venue="ICML 2026"), cvs.work("B", venue="Journal of Knots", venue_acronym="JoK")]
    )
    assert [(one["name"], one["acronym"]) for one in rows("publications.venue", made)] == [
        ("International Conference on Machine Learning", "ICML"), ("Journal of Knots", "JoK"),
    ]  # fmt: skip
