from typing import Any

from directory.cv.records import CV
from directory.importing.clusters import Answer
from directory.importing.identity import resolve
from directory.importing.people import Owner, compare_owners, fold_owner, placed
from tests.directory.importing import cvs


def owner(
    name: str | None = "Wei Zhang", *, works: str = "", stays: str = "", authors: tuple[str, ...] = (), **fields: Any
) -> Owner:
    made = cvs.source(f"{name}{fields}", cvs.cv(cvs.person(name, **fields)))
    facts = [(stay, "role", "2020") for stay in stays.split()]
    return placed(fold_owner(made.owner, facts), dict.fromkeys(works.split(), authors), {})


def answer(left: Owner, right: Owner) -> Answer | None:
    link = compare_owners(left, right)
    assert (link and link.answer) == ((turned := compare_owners(right, left)) and turned.answer)
    return link.answer if link else None


def orcid(digits: str) -> tuple[tuple[str, str], ...]:
    return (("orcid", f"https://orcid.org/{digits}"),)


def test_an_orcid_decides() -> None:
    one = owner(links=orcid("0000-0002-1825-0097"), emails=("wei@x.org",))
    assert answer(one, owner("W. Zhang", links=orcid("0000-0002-1825-0097"))) is Answer.SAME
    assert answer(one, owner(links=orcid("0000-0001-5109-3700"), emails=("wei@x.org",))) is Answer.DIFFERENT


def test_an_address_needs_compatible_names() -> None:
    one = owner(emails=("Wei@x.org",))
    assert answer(one, owner("W. Zhang", emails=("wei@x.org",))) is Answer.SAME
    assert answer(one, owner(None, emails=("wei@x.org",))) is Answer.SAME
    assert answer(one, owner("Charlie Zhang", aliases=("Wei Zhang",), emails=("wei@x.org",))) is Answer.SAME
    assert answer(one, owner("Jun Li", emails=("wei@x.org",))) is Answer.ASK


def test_a_homepage_counts_as_an_address() -> None:
    one = owner(links=(("homepage", "https://www.wei.org/"),))
    assert answer(one, owner(links=(("homepage", "http://wei.org"),))) is Answer.SAME
    assert answer(one, owner("Jun Li", links=(("github", "https://wei.org"),))) is None


def test_an_equal_name_needs_two_facts_in_common() -> None:
    one = owner(works="a b", stays="x y")
    assert answer(one, owner("ZHANG Wei", works="a", stays="x")) is Answer.SAME
    assert answer(one, owner("ZHANG Wei", works="a", stays="z")) is Answer.ASK
    assert answer(one, owner("ZHANG Wei")) is Answer.ASK
    assert answer(one, owner("W. Zhang", works="a b", stays="x y")) is None


def people(*made: CV) -> int:
    return len(resolve(cvs.source(str(number), one) for number, one in enumerate(made)).people)


def test_two_cvs_of_one_person_have_works_and_places_in_common() -> None:
    work, stay = cvs.work("On the Folding of Maps", "Wei Zhang", year=2020), cvs.education("MIT", "Ph.D.", start="2018")
    one = cvs.cv("Wei Zhang", publications=[work], education=[stay])
    assert people(one, cvs.cv("Wei Zhang", publications=[work], education=[stay], date="2024")) == 1
    assert people(one, cvs.cv("Wei Zhang", publications=[work])) == 2
    assert people(one, cvs.cv("Wei Zhang")) == 2


def test_namesakes_stay_apart() -> None:
    assert people(*(cvs.cv("Wei Zhang", date=str(year)) for year in range(2000, 2010))) == 10
