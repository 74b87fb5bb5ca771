from directory.cv.records import CV, ProjectRecord
from directory.importing.sources import exact_slug, latest_date, slug
from tests.directory.importing import cvs


def keys(made: CV) -> set[str]:
    read = cvs.source("a.txt", made)
    return {one.key for one in (*read.stays, *read.works, *read.activities)}


def test_a_key_is_the_document_and_what_the_record_says() -> None:
    assert keys(cvs.cv(publications=[cvs.work("On Engines: a View")])) == {"a.txt#work/on-engines-a-view"}
    assert keys(cvs.cv(awards=[cvs.activity("Best Paper", start="2020")])) == {"a.txt#activity/award|best-paper|2020"}


def test_a_key_does_not_depend_on_where_a_record_stands() -> None:
    works = [cvs.work("On Engines"), cvs.work("On Wheels", lines=((7, 9),))]
    assert keys(cvs.cv(publications=works)) == keys(cvs.cv(publications=works[::-1]))
    assert keys(cvs.cv(publications=works)) == keys(cvs.cv(publications=[works[0], cvs.work("On Wheels")]))


def test_records_that_say_the_same_are_numbered_by_the_rest() -> None:
    works = [cvs.work("Editorial", year=2021), cvs.work("Editorial", year=2020)]
    by_year = {one.record.year: one.key for one in cvs.source("a", cvs.cv(publications=works)).works}
    assert by_year == {2020: "a#work/editorial", 2021: "a#work/editorial#2"}
    turned = {one.record.year: one.key for one in cvs.source("a", cvs.cv(publications=works[::-1])).works}
    assert turned == by_year


def test_a_long_title_has_a_short_key_of_its_own() -> None:
    one, other = slug("word " * 99 + "one"), slug("word " * 99 + "other")
    assert one != other
    assert max(map(len, (one, other))) <= 60


def test_a_title_without_letters_has_a_key() -> None:
    assert slug("???") != slug("!!!")


def test_what_only_looks_alike_has_exact_keys() -> None:
    assert len({exact_slug(said) for said in ("a.b@x.org", "a-b@x.org", "a b x org", "+1", "1")}) == 5


def test_the_date_is_the_printed_one_else_the_latest() -> None:
    dated = cvs.cv(positions=[cvs.position(start="2019-09", end="2021-03")], publications=[cvs.work(year=2020)])
    assert latest_date(dated) == "2021-03"
    assert latest_date(cvs.cv(date="2019", positions=dated.positions)) == "2019"
    assert latest_date(cvs.cv(publications=[cvs.work(venue_year=2024)])) == "2024"
    assert latest_date(cvs.cv()) == ""


def test_projects_and_awards_know_the_stay_they_are_printed_under() -> None:
    made = cvs.cv(
        education=[cvs.education(lines=((1, 5),)), cvs.education(degree="M.Sc.", lines=((6, 9),))],
        positions=[cvs.position(projects=(ProjectRecord("Ladder"),), lines=((20, 30),))],
        awards=[
            cvs.activity("Inside", lines=((7, 7),)),
            cvs.activity("Outside", lines=((40, 40),)),
            cvs.activity(lines=()),
        ],
    )
    read = cvs.source("a", made)
    under = {one.record.activity.title: one.record.stay and one.record.stay.record for one in read.activities}
    assert under == {
        "Ladder": made.positions[0],
        "Inside": made.education[1],
        "Outside": None,
        "Best Paper": None,
    }
