"""Every line is a record's, a label, or unread."""

from __future__ import annotations

from directory.cv.ledger import balance, numbers
from directory.cv.records import ActivityRecord, Found, PersonRecord, Unread
from directory.cv.sections import split_sections
from tests.directory.cv.texts import document_of

TEXT = """
    Jane Roe
    lost
    -----
    ## Awards
    A prize
    strange
    stranger
    Another prize
    strangest
    """


def test_what_nobody_claims_is_unread_run_by_run() -> None:
    document = document_of(TEXT)
    prizes = [Found("awards", ActivityRecord("A prize", lines=((5, 5),)))]
    prizes += [Found("awards", ActivityRecord("Another prize", lines=((8, 8),)))]
    person = PersonRecord("Jane Roe", field_lines=(("name", ((1, 1),)),))

    labels, unread = balance(document, split_sections(document), person, prizes, ())

    assert labels == ((3, 4),)
    assert unread == (
        Unread(((2, 2),), "lost"),
        Unread(((6, 7),), "strange\nstranger", "Awards"),
        Unread(((9, 9),), "strangest", "Awards"),
    )


def test_a_line_that_a_record_claims_is_no_label() -> None:
    document = document_of(TEXT)
    prize = Found("awards", ActivityRecord("All", lines=((1, 9),)))

    assert balance(document, split_sections(document), PersonRecord(), [prize], (2, 4)) == ((), ())


def test_ranges_hold_both_their_ends() -> None:
    assert list(numbers(((1, 3), (7, 7)))) == [1, 2, 3, 7]
