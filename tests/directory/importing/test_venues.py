from typing import Any

import pytest

from directory.importing.nodes import cluster_nodes
from directory.importing.venues import VenueMention, mention_venue, venue_print
from tests.directory.importing import cvs


def mentions(*printed: tuple[str | None, str | None], **fields: Any) -> list[VenueMention]:
    works = [
        cvs.work(f"Title {number}", venue=name, venue_acronym=acronym, **fields)
        for number, (name, acronym) in enumerate(printed)
    ]
    found = [mention_venue(one) for one in cvs.source("a", cvs.cv(publications=works)).works]
    return [mention for mention in found if mention is not None]


def number_of_venues(*printed: tuple[str | None, str | None]) -> int:
    return len(cluster_nodes(map(venue_print, mentions(*printed))).clusters)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("International Conference on Machine Learning", "ICML"), ("ICML", "ICML")),
        (("Forty-second International Conference on Machine Learning", "ICML"), ("ICML 2026", None)),
        (("The Fourteenth International Conference on Learning Representations", None), ("ICLR", None)),
        (("Annual Conference on Neural Information Processing Systems", "NeurIPS"), ("NeurIPS", "NeurIPS")),
        (("Advances in Neural Information Processing Systems", None), ("NIPS", None)),
        (("Empirical Methods in Natural Language Processing", "EMNLP"), (None, "EMNLP")),
        (("Conference on Knots (CoK)", None), ("Conference on Knots", None)),
        (("Conference on Knots", "CoK"), ("CoK", "CoK")),
        (("Proceedings of the 3rd Annual Conference on Knots", None), ("Conference on Knots 2024", None)),
        (("IEEE Transactions on Information Theory", None), ("IEEE transactions on information theory", None)),
    ],
)
def test_one_venue(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> None:
    assert number_of_venues(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Machine Learning", None), ("International Conference on Machine Learning", None)),
        (("NeurIPS 2023 Workshop on Machine Learning for Systems", "NeurIPS"), ("NeurIPS", "NeurIPS")),
        (("International Conference on Computer Vision", None), ("European Conference on Computer Vision", None)),
        (("Conference on Knots", "CK"), ("CL", None)),
    ],
)
def test_two_venues(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> None:
    assert number_of_venues(one, other) == 2


def test_an_acronym_of_two_names_belongs_to_neither() -> None:
    assert number_of_venues(("Conference on Knots", "XK"), ("Journal of Kites", "XK"), ("XK", None)) == 3


@pytest.mark.parametrize("kind", ["book", "thesis", "patent"])
def test_a_publisher_is_no_venue(kind: str) -> None:
    assert mentions(("Tianjin University Press", None), kind=kind) == []


def test_what_names_nothing_is_no_venue() -> None:
    assert mentions((None, None)) == []
