from typing import Any

import pytest

from directory.cv.records import EducationRecord, PositionRecord
from directory.importing.identity import resolve
from directory.importing.stays import level_of
from tests.directory.importing import cvs

Record = EducationRecord | PositionRecord


def stays(left: list[Record], right: list[Record]) -> list[int]:
    """The sizes of the clusters of what two CVs of one person print."""
    made = []
    for name, records in (("a", left), ("b", right)):
        owner = cvs.person("Ada Lovelace", emails=("ada@x.org",))
        education = [one for one in records if isinstance(one, EducationRecord)]
        positions = [one for one in records if isinstance(one, PositionRecord)]
        made.append(cvs.source(name, cvs.cv(owner, education=education, positions=positions)))
    return sorted(len(cluster) for cluster in resolve(made).stays)


def intern(organization: str = "Dolby", title: str | None = "Research Intern", **fields: Any) -> PositionRecord:
    return cvs.position(organization, title, kind="internship", **fields)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (intern(start="2024-03", end="2024-09"), intern(title=None)),
        (intern(start="2024-03", end="2024-09"), intern(title="Intern")),
        (intern("DeepSpeed Team, Microsoft"), intern("DeepSpeed Microsoft")),
        (intern("Weixin Group, Tencent Holdings Ltd. & Dep. of CS, UIUC"), intern("Weixin Group Tencent", "Intern")),
        (cvs.position(start="2019", end="2022"), cvs.position("Together.AI", start="2018-09", end="2022-03")),
        (cvs.position(start="2024", current=True), cvs.position()),
        (cvs.education(degree="Doctor of Philosophy (Ph.D.)", start="2022-10"), cvs.education()),
        (
            cvs.education(degree="B.Eng. (Hons)", end="2019"),
            cvs.education(degree="Bachelor", start="2015", end="2019-06"),
        ),
        (
            cvs.position("Microsoft (China) Co., Ltd.", "Project Assistant", start="2018-09", end="2019-02"),
            intern("Microsoft (China)", "Intern"),
        ),
    ],
)
def test_one_stay(one: Record, other: Record) -> None:
    assert stays([one], [other]) == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (intern(start="2024-03", end="2024-09"), intern(start="2022-03", end="2022-09")),
        (intern("Dolby"), intern("Microsoft")),
        (cvs.position(title="Professor"), cvs.position(title="Lecturer")),
        (cvs.position(title="Engineer", start="2020", end="2024"), intern("Together AI", "Intern")),
        (cvs.education(degree="M.Sc."), cvs.education(degree="Ph.D.")),
        (cvs.education(degree="Visiting Scholar"), cvs.education(degree="Ph.D.")),
        (cvs.education(), cvs.position("University of Sydney", "Ph.D.")),
        (cvs.position("MIT", unit="School of Art"), cvs.position("MIT", "Lead Researcher", unit="School of Law")),
        (cvs.position(None), cvs.position(None)),
    ],
)
def test_two_stays(one: Record, other: Record) -> None:
    assert stays([one], [other]) == [1, 1]


def test_entries_of_one_document_are_never_joined() -> None:
    same: list[Record] = [intern(start="2024-03", end="2024-09"), intern(title=None)]
    assert stays(same, []) == [1, 1]


def test_what_fits_two_entries_joins_neither() -> None:
    twice: list[Record] = [intern(start="2022-03", end="2022-06"), intern(start="2024-03", end="2024-09")]
    assert stays(twice, [intern(title=None)]) == [1, 1, 1]


def test_what_fits_one_entry_better_joins_that_one() -> None:
    left: list[Record] = [intern("DeepSpeed Team, Microsoft"), intern("Microsoft (China)", "Intern")]
    right: list[Record] = [intern("DeepSpeed Microsoft", "Intern"), intern("Microsoft (China)", "Intern")]
    assert stays(left, right) == [2, 2]


@pytest.mark.parametrize(
    ("degree", "level"),
    [
        ("Doctor of Philosophy (Ph.D.)", "doctorate"),
        ("M.S.", "master"),
        ("B.Eng. (Hons)", "bachelor"),
        ("B.S. in Computer Science, B.A. in Mathematics", "bachelor"),
        ("Senior Student", "school"),
        ("Visiting Scholar", None),
        ("B.S./M.S.", None),
        ("", None),
    ],
)
def test_levels(degree: str, level: str | None) -> None:
    assert level_of(degree) == level
