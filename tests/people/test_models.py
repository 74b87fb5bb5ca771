import pytest

from people.models import Affiliation, Link, Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("span", "lines"),
    [
        ({"start_year": 2024, "start_month": 5, "is_current": True}, ("May 2024 –", "now")),
        ({"start_year": 2019, "end_year": 2021, "end_month": 12}, ("2019 –", "Dec 2021")),
        ({"start_year": 2019, "end_year": 2019}, ("2019",)),
        ({"end_year": 2020}, ("2020",)),
        ({"start_year": 2020}, ("2020",)),
        ({"is_current": True}, ("now",)),
        ({}, ()),
    ],
)
def test_a_span_breaks_after_its_dash(span: dict[str, int], lines: tuple[str, ...]) -> None:
    assert Affiliation(**span).dates == lines


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ada Lovelace", "AL"), ("Juan Pablo Alperin", "JA"), ("赵宇", "赵"), ("Daniel A. Rothenberg", "DR"),
        ("Banghua Zhu (朱邦华)", "BZ"), ("Plato", "P"), ("e. e. cummings", "EC"), ("007", ""),
    ],
)  # fmt: skip
def test_initials_are_the_first_and_the_last(name: str, initials: str) -> None:
    assert Person(name=name).initials == initials


@pytest.mark.parametrize(
    ("link", "text"),
    [
        (Link(kind="github", url="https://github.com/ada"), "GitHub"),
        (Link(kind="homepage", label="My page", url="https://ada.example"), "My page"),
        (Link(kind="mastodon"), "Mastodon"),
        (Link(url="https://www.example.org/~ada"), "example.org"),
    ],
)
def test_a_link_is_called_as_printed_or_by_its_site(link: Link, text: str) -> None:
    assert link.text == text
