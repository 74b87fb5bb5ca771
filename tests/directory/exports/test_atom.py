"""Feeds as feedparser, which is not ours, reads them."""

from __future__ import annotations

import feedparser
from hypothesis import given, settings

from directory.exports.atom import Entry, atom
from tests.directory.exports import samples

ADDRESS = "https://people.example.org/publications.atom?q=a&kind=b"


def test_a_feed_has_its_entries() -> None:
    entries = [
        Entry(f"https://people.example.org/{n}/", title, samples.CHANGED, f"<b>{title}</b>", ("Ada", "Łukasz"))
        for n, title in enumerate(samples.TITLES)
    ]
    found = feedparser.parse(atom("Publications", "https://people.example.org/publications/", ADDRESS, entries))
    assert not found.bozo
    assert found.feed.title == "Publications"
    assert found.feed.updated == "2026-02-03T04:05:06+00:00"
    assert {link.rel: link.href for link in found.feed.links}["self"] == ADDRESS
    assert len(found.entries) == len(samples.TITLES)
    for one, entry in zip(found.entries, entries, strict=True):
        assert (one.id, one.link) == (entry.address, entry.address)
        assert [author.name for author in one.authors] == ["Ada", "Łukasz"]
    assert found.entries[0].title == "Notes on the Engine"
    assert found.entries[0].summary == "&lt;b&gt;Notes on the Engine&lt;/b&gt;"


@settings(max_examples=25)
@given(samples.texts)
def test_any_text_can_stand_in_a_feed(text: str) -> None:
    found = feedparser.parse(
        atom("Feed", "https://x.example/", ADDRESS, [Entry("https://x.example/1", text, None, text)])
    )
    assert not found.bozo
    assert len(found.entries) == 1


def test_an_empty_feed_is_one() -> None:
    assert not feedparser.parse(atom("Nothing", "https://x.example/", ADDRESS, [])).bozo
