"""What is known of who is who in the source documents in `cvs/`: what is one, and what must never be."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from directory.importing.files import Reading, read_file
from directory.importing.identity import Identities, resolve
from directory.importing.sources import Source, read_source


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    folder = Path(__file__).parents[3] / "cvs"
    readings: list[Reading] = [read_file(path, path.name[:3]) for path in sorted(folder.glob("00*.txt"))]
    return [read_source(one.name, one.sha256, one.cv) for one in readings]


@pytest.fixture(scope="module")
def found(sources: list[Source]) -> Identities:
    return resolve(sources)


def test_five_documents_are_four_persons(found: Identities) -> None:
    assert found.people == (("000#person",), ("001#person", "004#person"), ("002#person",), ("003#person",))


def test_the_only_work_of_two_documents_is_ladder_residual(found: Identities) -> None:
    (work,) = (keys for keys in found.works if len(keys) > 1)
    assert [key[:20] for key in work] == ["000#work/ladder-resi", "001#work/ladder-resi"]
    assert len(found.works) == 63


def test_works_of_the_same_authors_stay_apart(found: Identities, sources: list[Source]) -> None:
    works = [work for source in sources if source.name == "003" for work in source.works]
    alike = [
        (one, other)
        for one, other in combinations(works, 2)
        if {author.name for author in one.record.authors} == {author.name for author in other.record.authors}
    ]
    assert len(alike) >= 5
    assert all(found.home[one.key] != found.home[other.key] for one, other in alike)


def organizations(found: Identities) -> list[set[str]]:
    """The printed names of each organization and unit."""
    return [{one.name for one in prints} for prints in found.organizations]


@pytest.mark.parametrize(
    "names",
    [
        {"Together AI", "Together.AI"},
        {"The University of Sydney", "University of Sydney"},
        {"University of California, Berkeley", "UC Berkeley"},
    ],
)
def test_names_of_one_organization(found: Identities, names: set[str]) -> None:
    printed = [cluster & names for cluster in organizations(found)]
    assert len([one for one in printed if one]) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Google Deepmind", "Google Robotics"),
        ("Sun Yat-sen University", "SYSU-CMU Joint Institute of Engineering"),
        ("Microsoft Research", "Microsoft"),
        ("University of California, Berkeley", "University of California"),
        ("JD Explore Academy", "The University of Sydney"),
    ],
)
def test_different_organizations(found: Identities, one: str, other: str) -> None:
    assert not any({one, other} <= cluster for cluster in organizations(found))


def test_an_organization_in_two_cvs_is_one(found: Identities, sources: list[Source]) -> None:
    """Together AI, the University of Washington, UC Berkeley, Microsoft and Google are in more than one member's."""
    cvs: dict[str, set[str]] = {}
    for source in sources:
        for one in found.folded[source.name].organizations.values():
            cvs.setdefault(found.home[one.node], set()).add(found.home[source.owner.key])
    shared = {node.partition("#")[2] for node, people in cvs.items() if len(people) > 1}
    assert shared >= {
        "together ai",
        "university of washington",
        "university of california berkeley",
        "microsoft",
        "google",
    }


def venues(found: Identities, *acronyms: str) -> list[set[str]]:
    return [{one.name for one in prints} for prints in found.venues if {one.acronym for one in prints} & {*acronyms}]


@pytest.mark.parametrize("acronym", ["ICML", "NeurIPS", "ICLR", "EMNLP", "MLSys"])
def test_all_that_a_conference_is_called_is_one_venue(found: Identities, acronym: str) -> None:
    assert len(venues(found, acronym)) == 1


def test_a_workshop_is_a_venue_of_its_own(found: Identities) -> None:
    workshops = [prints for prints in found.venues if any("workshop" in one.name.lower() for one in prints)]
    assert workshops
    assert all("workshop" in one.name.lower() for prints in workshops for one in prints)


def test_yao_lu_of_guangzhou_and_yao_lu_of_google_are_names_and_nobody(found: Identities) -> None:
    """They are an advisor and a mentor; the one author of that name is in a list where no owner has it."""
    assert not any("yao" in one.owner.key for one in found.folded.values())
    assert not any("Yao Lu" in one.owner.names for one in found.folded.values())
