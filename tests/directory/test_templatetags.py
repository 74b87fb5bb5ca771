import pytest

from directory.templatetags.directory import counted, lang


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lovelace", ""),
        ("Zhao Yu (赵宇)", ""),
        ("深度学习", ' lang="zh"'),
        ("山田たろう", ' lang="ja"'),
        ("기계 학습", ' lang="ko"'),
        ("Машинное обучение", ' lang="und-Cyrl"'),
        ("تعلم الآلة", ' lang="und-Arab" dir="rtl"'),
        ("The α and β of it", ""),
        ("", ""),
        ("2020", ""),
    ],
)
def test_another_script_is_named(text: str, expected: str) -> None:
    assert lang(text) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, "0 people"), (1, "1 person"), (1200, "1,200 people")])
def test_a_number_has_its_unit(number: int, expected: str) -> None:
    assert counted(number, "person,people") == expected
