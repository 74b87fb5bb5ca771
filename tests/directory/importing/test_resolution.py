"""What is known of who is who in the source documents in `cvs/`: what is one, and what must never be."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from directory.importing.files import Reading, read_file
from directory.importing.identity import Identities, resolve
from directory.importing.names import compatible
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


# What is known line by line. A line is “document:number”.


def at(found: Identities, sources: list[Source], line: str) -> set[str]:
    """The places, and what these are parts of, of the stays that stand on a line."""
    name, _, number = line.partition(":")
    (source,) = (one for one in sources if one.name == name)
    stays = [stay.key for stay in source.stays if stands_on(stay.lines, int(number))]
    prints = found.folded[name].organizations.items()
    own = (one for key, one in prints if any(key.startswith(f"{stay}/") for stay in stays))
    return {found.home[one.node].partition("#")[2] for one in own}


def stands_on(lines: tuple[tuple[int, int], ...], number: int) -> bool:
    return any(first <= number <= last for first, last in lines)


def venues_on(found: Identities, sources: list[Source], line: str) -> set[str]:
    name, _, number = line.partition(":")
    (source,) = (one for one in sources if one.name == name)
    works = {f"{work.key}/venue" for work in source.works if stands_on(work.lines, int(number))}
    prints = found.folded[name].venues.items()
    return {found.home[one.node].partition("#")[2] for key, one in prints if key in works}


def stays_on(found: Identities, sources: list[Source], line: str) -> set[str]:
    name, _, number = line.partition(":")
    (source,) = (one for one in sources if one.name == name)
    home = {key: keys[0] for keys in found.stays for key in keys}
    return {home[stay.key] for stay in source.stays if stands_on(stay.lines, int(number))}


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("together ai", "000:116 001:19 001:73"),
        ("university of sydney", "001:32 001:39 001:232 001:238 004:5"),
        ("sun yat sen university", "001:41 001:52 001:315 001:685 004:6"),
        ("university of illinois urbana champaign", "001:25 001:48 001:384"),
        ("tencent", "001:25 001:384 004:12"),
        ("microsoft", "001:23 001:197 001:27 001:409 003:73 004:12"),
        ("google", "000:110 003:80"),
        ("amazon", "000:125 000:133"),
        ("university of washington", "000:24 000:34 003:9"),
        ("university of california berkeley", "002:9 003:18"),
        ("beijing university of posts and telecommunications", "002:17 002:72"),
        ("dolby", "001:21 001:175 004:12"),
    ],
)
def test_lines_that_name_one_place(found: Identities, sources: list[Source], place: str, lines: str) -> None:
    assert [line for line in lines.split() if place not in at(found, sources, line)] == []


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("google robotics", "000:110"),
        ("google deepmind", "003:80"),
        ("microsoft research", "001:23 001:27 001:197 001:409"),
        ("microsoft|deepspeed", "001:27 001:409 003:73"),
        ("sun yat sen university", "001:419"),
        ("university of sydney", "001:41 001:52 002:9 003:18"),
        ("university of california berkeley", "000:24 003:9"),
    ],
)
def test_lines_that_do_not_name_a_place(found: Identities, sources: list[Source], place: str, lines: str) -> None:
    assert [line for line in lines.split() if place in at(found, sources, line) or not at(found, sources, line)] == []


@pytest.mark.parametrize(
    ("venue", "lines"),
    [
        ("international conference on machine learning", "000:60 000:78 001:475 001:460 001:480 001:495 003:41 003:55"),
        ("conference on neural information processing systems", "001:465 003:51 003:52"),
        ("international conference on learning representations", "000:90 001:485 003:43 003:46"),
        ("conference on machine learning and systems", "001:490 003:42"),
        ("conference on empirical methods in natural language processing", "000:96 002:33"),
        ("ieee transactions on information theory", "003:33 003:34 003:36"),
        ("international conference on software engineering", "001:450"),
        ("ieee transactions on pattern analysis and machine intelligence", "001:532"),
        ("together ai blog", "001:502"),
    ],
)
def test_lines_that_name_one_venue(found: Identities, sources: list[Source], venue: str, lines: str) -> None:
    assert [line for line in lines.split() if venues_on(found, sources, line) != {venue}] == []


@pytest.mark.parametrize("line", ["003:47", "003:48", "003:49", "003:50"])
def test_a_workshop_of_a_conference_is_not_the_conference(found: Identities, sources: list[Source], line: str) -> None:
    (venue,) = venues_on(found, sources, line)
    assert "workshop" in venue


@pytest.mark.parametrize(
    "lines", ["001:19 001:73", "001:21 001:175", "001:23 001:197", "001:25 001:384", "001:27 001:409"]
)
def test_lines_about_one_stay(found: Identities, sources: list[Source], lines: str) -> None:
    one, other = (stays_on(found, sources, line) for line in lines.split())
    assert one & other


@pytest.mark.parametrize("line", ["001:21", "001:23", "001:25", "001:27", "001:32", "001:52"])
def test_what_the_homepage_tells_in_prose_is_in_the_cv(found: Identities, sources: list[Source], line: str) -> None:
    prose = stays_on(found, sources, "004:12") | stays_on(found, sources, "004:5") | stays_on(found, sources, "004:6")
    assert stays_on(found, sources, line) & prose


@pytest.mark.parametrize(
    "names",
    ["Shuaiwen Leon Song,Shuaiwen Song", "Tri dao,Tri Dao", "Jue Wang,Jue WANG",
     "Xiaoxia Wu,Xiaoxia Shirley Wu", "ZIHANG LIU,Zihang Liu"],
)  # fmt: skip
def test_spellings_of_one_name(names: str) -> None:
    assert compatible(*names.split(","))


@pytest.mark.parametrize(
    "names",
    ["Dawn Song,Shuaiwen Song", "Bernard Ghanem,Adam Ghanem", "Chang Xu,Chenfeng Xu", "Chang Xu,Bin Xu",
     "Xiaoxia Wu,Robert Wu", "Qingyang Wu,Tianhao Wu", "Haojun Xia,Qun Xia", "Noah A. Smith,Joshua Smith",
     "Banghua Zhu,Hanlin Zhu", "Zhongzhu Zhou,Yefan Zhou", "Muru Zhang,Minjia Zhang",
     "Michael Mahoney,Michael I. Jordan"],
)  # fmt: skip
def test_names_of_two(names: str) -> None:
    assert not compatible(*names.split(","))
