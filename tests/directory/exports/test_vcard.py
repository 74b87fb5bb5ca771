"""vCards as vobject, which is not ours, reads them."""

from __future__ import annotations

import pytest
import vobject
from hypothesis import given, settings

from directory.exports.values import author
from directory.exports.vcard import LONGEST, vcard
from tests.directory.exports import samples


def test_a_card_has_everything() -> None:
    card = vobject.readOne("".join(vcard(samples.person())))
    assert card.fn.value == "Ada Lovelace"
    assert (card.n.value.family, card.n.value.given) == ("Lovelace", "Ada")
    assert card.nickname.value == "Augusta Ada King, Countess; of Lovelace"
    assert card.title.value == "Programmer"
    assert card.org.value == ["Łódź Society; the old, one", "Notes Office"]
    assert card.email.value == "ada@example.org"
    assert card.tel.value == "+44 20 7946 0000"
    assert card.adr.value.street == "12 St James's Square, London"
    assert [url.value for url in card.url_list] == ["https://github.com/ada", "https://ada.example/"]
    assert card.note.value == samples.person().headline
    assert card.uid.value == "https://people.example.org/people/ada/"


@pytest.mark.parametrize("name", samples.NAMES)
def test_a_name_is_read_as_it_was_written(name: str) -> None:
    one = author(name)
    card = vobject.readOne("".join(vcard(samples.person(name=one))))
    assert card.fn.value == one.name
    assert card.n.value.family == one.family


@settings(max_examples=25)
@given(samples.texts)
def test_no_line_is_too_long_and_none_begins_another(text: str) -> None:
    whole = "".join(vcard(samples.person(headline=text)))
    assert all(len(line.encode()) <= LONGEST for line in whole.split("\r\n"))
    assert (vobject.readOne(whole).note.value if text else "") == text
