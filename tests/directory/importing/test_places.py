import pytest

from directory.cv.records import PositionRecord
from directory.importing.nodes import cluster_nodes
from directory.importing.places import Spot, is_acronym_of, locate, nodes_of, read_spot
from tests.directory.importing import cvs


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("The University of Sydney (USYD)", Spot("The University of Sydney", "USYD")),
        ("SYSU-CMU Joint Institute of Engineering (JIE)", Spot("SYSU-CMU Joint Institute of Engineering", "JIE")),
        ("Amazon Web Services (AWS) CodeWhisperer", Spot("Amazon Web Services", "AWS", "CodeWhisperer")),
        ("Future System Architecture (FSA) Lab", Spot("Future System Architecture Lab", "FSA")),
        ("Weixin Group, Tencent Holdings Ltd.", Spot("Tencent Holdings Ltd.", None, "Weixin Group")),
        ("DeepSpeed Team, Microsoft", Spot("Microsoft", None, "DeepSpeed Team")),
        ("DeepSpeed Microsoft", Spot("Microsoft", None, "DeepSpeed")),
        (
            "Microsoft (China) Co., Ltd., Guangzhou Branch",
            Spot("Microsoft (China) Co. Ltd.", None, "Guangzhou Branch"),
        ),
        ("Microsoft(China) Co.,Ltd. Guangzhou Branch", Spot("Microsoft(China) Co.,Ltd.", None, "Guangzhou Branch")),
        ("University of Washington, ECE", Spot("University of Washington", None, "ECE")),
        ("Dep. of CS, UIUC", Spot("UIUC", None, "Dep. of CS")),
        ("Department of Statistics, Harvard University", Spot("Harvard University", None, "Department of Statistics")),
        (
            "School of Computer Science, Sun Yat-sen University (SYSU)",
            Spot("Sun Yat-sen University", "SYSU", "School of Computer Science"),
        ),
    ],
)
def test_a_unit_or_acronym_is_parted_from_its_organization(text: str, spot: Spot) -> None:
    assert read_spot(text) == spot


@pytest.mark.parametrize(
    "text",
    [
        "University of California, Berkeley",
        "University of California, San Diego",
        "University of Colorado, Boulder",
        "Microsoft (China)",
        "Google Deepmind",
        "Nexusflow AI",
        "Indiana University School of Medicine",
        "Leadingtek Corp",
        "",
    ],
)
def test_one_name_stays_whole(text: str) -> None:
    assert read_spot(text) == Spot(text)


@pytest.mark.parametrize(
    ("inside", "before", "is_one"),
    [
        ("SYSU", "Sun Yat-sen University", True),
        ("USYD", "The University of Sydney", True),
        ("China", "Microsoft", False),
        ("XYZ", "Sun Yat-sen University", False),
        ("A", "Apple", False),
    ],
)
def test_what_is_an_acronym(inside: str, before: str, is_one: bool) -> None:
    assert is_acronym_of(inside, before) is is_one


def organizations(*printed: str) -> list[str]:
    """What each printed organization is taken for."""
    positions = [cvs.position(name, f"Role {number}") for number, name in enumerate(printed)]
    stays = cvs.source("a", cvs.cv(positions=positions)).stays
    places, mentions = locate(stays)
    prints = nodes_of(mentions)
    home = {key: members[0] for members in cluster_nodes(prints.values()).clusters for key in members}
    return [home[prints[place.organization].node] for place in places if place.organization]


@pytest.mark.parametrize(
    "printed",
    [
        ("Together AI", "Together.AI"),
        ("The University of Sydney (USYD)", "University of Sydney", "USYD"),
        ("Sun Yat-sen University (SYSU)", "SYSU", "Sun Yat-sen University"),
        ("University of California, Berkeley", "UC Berkeley"),
        ("Beijing University of Posts and Telecommunications", "BUPT"),
        ("Institute of Very Small Things (IVST)", "IVST"),
        ("Institute of Very Small Things", "IVST"),
        ("Tencent", "Tencent Holdings Ltd.", "Weixin Group, Tencent Holdings Ltd. & Dep. of CS, UIUC"),
        ("Microsoft (China)", "Microsoft(China) Co.,Ltd. Guangzhou Branch"),
    ],
)
def test_one_organization(printed: tuple[str, ...]) -> None:
    assert len(set(organizations(*printed))) == 1


@pytest.mark.parametrize(
    "printed",
    [
        ("University of California, Berkeley", "University of California, San Diego", "University of California"),
        ("Google Deepmind", "Google Robotics", "Google"),
        ("Microsoft", "Microsoft Research", "Microsoft (China)"),
        ("Sun Yat-sen University", "SYSU-CMU Joint Institute of Engineering (JIE)"),
        ("Institute of Tiny Things (ITT)", "Institute of Tall Things (ITT)", "ITT"),
    ],
)
def test_different_organizations(printed: tuple[str, ...]) -> None:
    assert len(set(organizations(*printed))) == len(printed)


def located(**fields: str) -> dict[str, list[str]]:
    """The place of one position: for each part of it the names of the mentions, the outermost first."""
    record = PositionRecord(fields.pop("organization", None), lines=((1, 1),), **fields)  # type: ignore[arg-type]
    ((place,), mentions) = locate(cvs.source("a", cvs.cv(positions=[record])).stays)
    by_key = {mention.key: mention for mention in mentions}

    def names(key: str | None) -> list[str]:
        return [*names(by_key[key].parent), by_key[key].name] if key else []

    return {"organization": names(place.organization), "unit": names(place.unit), "partner": names(place.partner)}


def test_a_unit_is_part_of_its_organization() -> None:
    place = located(organization="SYSU", unit="School of Computer Science")
    assert place == {"organization": ["SYSU"], "unit": ["SYSU", "School of Computer Science"], "partner": []}


def test_a_school_is_part_of_its_faculty() -> None:
    place = located(organization="USYD", unit="School of Computer Science, Faculty of Engineering")
    assert place["unit"] == ["USYD", "Faculty of Engineering", "School of Computer Science"]


def test_a_joint_position_has_a_partner() -> None:
    place = located(organization="Weixin Group, Tencent Holdings Ltd. & Dep. of CS, UIUC")
    assert place["organization"] == ["Tencent Holdings Ltd."]
    assert place["unit"] == ["Tencent Holdings Ltd.", "Weixin Group"]
    assert place["partner"] == ["UIUC", "Dep. of CS"]


def test_the_second_department_of_a_double_degree_is_a_partner() -> None:
    place = located(organization="Tsinghua University", unit="Department of Physics; Department of Mathematics")
    assert place["unit"] == ["Tsinghua University", "Department of Physics"]
    assert place["partner"] == ["Tsinghua University", "Department of Mathematics"]


def test_an_ampersand_within_a_name_makes_no_partner() -> None:
    assert located(organization="Institute of Science & Technology")["partner"] == []


def test_a_part_of_a_company_is_known_by_its_name() -> None:
    assert located(organization="Google DeepMind")["organization"] == ["Google", "Google DeepMind"]


def test_a_unit_alone_is_taken_for_the_organization() -> None:
    assert located(unit="Turbo Team")["organization"] == ["Turbo Team"]


def test_nothing_printed_is_nowhere() -> None:
    assert located() == {"organization": [], "unit": [], "partner": []}
