import pytest

from publications.bylines import Gap, Name, shortened


def spelled(names: list[Name | Gap]) -> str:
    return " ".join("…" if isinstance(name, Gap) else name.text for name in names)


@pytest.mark.parametrize(
    ("count", "members", "expected"),
    [
        (0, (), ""),
        (1, (), "0"),
        (6, (), "0 1 2 3 4 5"),
        (7, (), "0 1 … 6"),
        (7, (3,), "0 1 … 3 … 6"),
        (7, (2,), "0 1 2 … 6"),
        (9, (0, 4, 5), "0 1 … 4 5 … 8"),
        (7, (2, 3, 4, 5), "0 1 2 3 4 5 6"),
        (12, (11,), "0 1 … 11"),
    ],
)
def test_long_lists_keep_the_first_two_the_members_and_the_last(
    count: int, members: tuple[int, ...], expected: str
) -> None:
    names = [Name(str(n), address="/" if n in members else None) for n in range(count)]

    assert spelled(shortened(names)) == expected


def test_whose_page_it_is_stays() -> None:
    names = [Name(str(n), profiled=n == 4) for n in range(8)]

    assert spelled(shortened(names)) == "0 1 … 4 … 7"
