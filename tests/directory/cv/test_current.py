import pytest

from tests.directory.cv.texts import cv_of

POSTS = "- **Professor**\n  University of Leeds\n- **Director**\n  Institute of Bees\n"


def current(text: str) -> list[bool]:
    return [post.current for post in cv_of(f"# Jane Roe\n\n{text}").positions]


def test_posts_are_held_now_where_none_has_a_date() -> None:
    assert current(f"## Appointments\n{POSTS}") == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        f"## Previous Appointments\n{POSTS}",
        f"## Appointments\n{POSTS}- **Lecturer**, 2001-2003\n  University of Hull\n",
        "## Experience\n- **Summer Intern**\n  Northlight Laboratory\n",
    ],
)
def test_posts_are_not_held_now_where_the_cv_tells_of_others(text: str) -> None:
    assert True not in current(text)
