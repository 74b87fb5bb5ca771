import pytest

from directory.importing.names import Signature, best_spelling, compatible, signature, which_author


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Banghua Zhu", "zhu", ("banghua",)),
        ("Zhu, Banghua", "zhu", ("banghua",)),
        ("Zhu, B.", "zhu", ("b",)),
        ("Zhu B", "zhu", ("b",)),
        ("Smith JA", "smith", ("j", "a")),
        ("Noah A. Smith", "smith", ("noah", "a")),
        ("Prof. Michael I. Jordan", "jordan", ("michael", "i")),
        ("Martin Luther King Jr.", "king", ("martin", "luther")),
        ("SA Hill", "hill", ("s", "a")),
        ("Jan van der Berg", "vanderberg", ("jan",)),
        ("Plato", "plato", ()),
        ("", "", ()),
    ],
)
def test_signature(name: str, family: str, given: tuple[str, ...]) -> None:
    assert signature(name) == Signature(family, given)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tri Dao", "Tri dao"),
        ("Jue WANG", "Jue Wang"),
        ("Zhu Banghua", "Banghua Zhu"),
        ("M. Zhang", "Muru Zhang"),
        ("Zhang, M.", "Muru Zhang"),
        ("Shuaiwen Song", "Shuaiwen Leon Song"),
        ("José Pérez", "Jose Perez"),
        ("Zhong-Zhu Zhou", "Zhongzhu Zhou"),
    ],
)
def test_compatible_names(left: str, right: str) -> None:
    assert compatible(left, right)
    assert compatible(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Zhongzhu Zhou", "Yefan Zhou"),
        ("Dawn Song", "Leon Song"),
        ("Xiaoxia Wu", "Robert Wu"),
        ("Zhen Zheng", "Zhen Dong"),
        ("M. Zhang", "J. Zhang"),
        ("Zhang", "Muru Zhang"),
        ("Adam Fishman", "Adam Ghanem"),
    ],
)
def test_incompatible_names(left: str, right: str) -> None:
    assert not compatible(left, right)
    assert not compatible(right, left)


@pytest.mark.parametrize(
    ("names", "authors", "place"),
    [
        (["Muru Zhang"], ["Ofir Press", "Muru Zhang"], 1),
        (["Muru Zhang"], ["O. Press", "M. Zhang"], 1),
        (["Muru Zhang"], ["M. Zhang", "Muru Zhang"], 1),
        (["Muru Zhang"], ["M. Zhang", "Mu Zhang", "Muru L. Zhang", "Z. Zhang"], None),
        (["Muru Zhang"], ["Wei Zhang"], None),
        (["Zhongzhu Zhou", "Charlie Zhou"], ["Charlie Zhou"], 0),
        (["Ana Maria Roe"], ["Roe, AM", "Poe, B"], 0),
        (["Ana Maria Roe"], ["B Poe", "AM Roe"], 1),
        (["Matthew Roe"], ["Jane Poe", "Matt Roe"], 1),
        (["Matthew Roe"], ["Matt Roe", "M. Roe"], 1),
        (["Ana María Pérez López"], ["Pérez, A.", "López, B."], 0),
        (["Ana María Pérez López"], ["Gil, B.", "A. M. Pérez-López"], 1),
        (["Ana María Pérez López"], ["Pérez, A. B."], None),
        (["Ana Pérez-López"], ["A. Pérez"], 0),
        ([], ["Muru Zhang"], None),
        (["Muru Zhang"], [], None),
    ],
)
def test_which_author(names: list[str], authors: list[str], place: int | None) -> None:
    assert which_author(names, authors) == place


@pytest.mark.parametrize(
    ("names", "best"),
    [
        (["ZIHANG LIU", "Zihang Liu"], "Zihang Liu"),
        (["ZIHANG LIU"], "Zihang Liu"),
        (["JEAN-LUC O'NEILL"], "Jean-Luc O'Neill"),
        (["Tri dao", "Tri Dao"], "Tri Dao"),
        (["Jue WANG", "Jue Wang"], "Jue Wang"),
        (["M. Zhang", "Muru Zhang"], "Muru Zhang"),
        (["山田太郎"], "山田太郎"),
    ],
)
def test_best_spelling(names: list[str], best: str) -> None:
    assert best_spelling(names) == best
