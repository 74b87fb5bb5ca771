"""People are sorted by family name."""

import pytest

from people.names import family_name_first


@pytest.mark.parametrize(
    ("name", "sort_name"),
    [
        ("Banghua Zhu", "Zhu, Banghua"),
        ("Anna van der Berg", "van der Berg, Anna"),
        ("Martin Luther King Jr.", "King, Martin Luther Jr."),
        ("John Smith III", "Smith, John III"),
        ("  Zhongzhu   Zhou ", "Zhou, Zhongzhu"),
        ("J. K. Rowling", "Rowling, J. K."),
        ("Zhu, Banghua", "Zhu, Banghua"),
        ("山田太郎", "山田太郎"),
        ("bell hooks", "hooks, bell"),
        ("Aristotle", "Aristotle"),
        ("", ""),
    ],
)
def test_the_family_name_comes_first(name: str, sort_name: str) -> None:
    assert family_name_first(name) == sort_name
