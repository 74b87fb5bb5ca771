"""The source documents in `cvs/`: what they say is in the directory, whatever their order."""

from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest
from django.db import transaction

from directory.importing.files import Reading, read_file
from directory.importing.load import Shelf, import_reading
from directory.models import Document
from people.models import Activity, Affiliation, Contact, Interest, Link, Mentorship, Organization, Person, PersonName
from publications.models import Authorship, Publication, PublicationTitle, Venue
from tests.directory.importing.snapshot import snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    folder = Path(__file__).parents[3] / "cvs"
    return [read_file(path, path.name) for path in sorted(folder.glob("00*.txt"))]


@pytest.fixture
def directory(readings: list[Reading]) -> None:
    load(readings)


def load(readings: list[Reading]) -> None:
    shelf = Shelf()
    for reading in readings:
        import_reading(reading, shelf)


def test_everything_is_there(directory: None) -> None:
    assert Document.objects.count() == 5
    assert set(Person.objects.values_list("name", flat=True)) == {
        "Muru Zhang", "Zhongzhu Zhou", "Zihang Liu", "Banghua Zhu",
    }  # fmt: skip
    assert Publication.objects.count() == 63
    assert Affiliation.objects.count() == 40
    assert Mentorship.objects.count() == 40  # 43 are printed, and three of them twice
    assert Activity.objects.filter(kind="project", affiliation__isnull=False).count() == 35
    counts = Counter(Activity.objects.values_list("kind", flat=True))
    assert counts == {
        "award": 34, "teaching": 6, "talk": 3, "service": 8, "membership": 3, "conference": 15, "certification": 6,
        "project": 51,  # 35 in positions and 17 besides, of which CoderForge is printed in both places
        "skill": 13, "activity": 4,
    }  # fmt: skip
    assert Counter(Contact.objects.values_list("kind", flat=True)) == {"email": 6, "phone": 5, "address": 4}
    assert Link.objects.count() == 10
    assert Interest.objects.count() == 13


def test_the_cv_and_the_homepage_are_one_person(directory: None) -> None:
    zhou = Person.objects.get(name="Zhongzhu Zhou")
    assert zhou.documents.count() == 2
    assert list(PersonName.objects.values_list("person__name", "name")) == [("Zhongzhu Zhou", "Charlie Zhou")]
    assert (zhou.pronunciation, zhou.sort_name) == ("/ZHONG-JOO JOH/", "Zhou, Zhongzhu")
    assert zhou.affiliations.count() == 19
    assert zhou.bio
    assert zhou.quote.startswith("Let everything happen to you.")


def test_ladder_residual_is_one_work_with_two_titles_and_two_members(directory: None) -> None:
    (work,) = Publication.objects.filter(title__istartswith="Ladder")
    assert PublicationTitle.objects.get().publication == work
    assert (work.arxiv_id, work.year, work.venue and work.venue.acronym) == ("2501.06589", 2025, "ICML")
    names = list(work.authorships.values_list("name", flat=True))
    assert names == [
        "Muru Zhang", "Mayank Mishra", "Zhongzhu Zhou", "William Brandon", "Jue Wang", "Yoon Kim",
        "Jonathan Ragan-Kelley", "Shuaiwen Leon Song", "Ben Athiwaratkun", "Tri Dao",
    ]  # fmt: skip
    members = work.authorships.exclude(person=None).values_list("person__name", flat=True)
    assert list(members) == ["Muru Zhang", "Zhongzhu Zhou"]


def test_authors_are_linked_in_the_works_of_their_own_cvs(directory: None) -> None:
    linked = Counter(Authorship.objects.exclude(person=None).values_list("person__name", flat=True))
    assert linked == {"Muru Zhang": 9, "Zhongzhu Zhou": 22, "Zihang Liu": 2, "Banghua Zhu": 31}
    assert not Authorship.objects.filter(name="Yao Lu").exclude(person=None).exists()


@pytest.mark.parametrize(
    ("name", "acronym", "people"),
    [
        ("Together AI", "", 2),
        ("The University of Sydney", "USYD", 1),
        ("Sun Yat-sen University", "SYSU", 1),
        ("University of California, Berkeley", "", 2),
        ("Beijing University of Posts and Telecommunications", "BUPT", 1),
        ("University of Washington", "", 2),
    ],
)
def test_organizations_are_one_under_all_their_names(directory: None, name: str, acronym: str, people: int) -> None:
    place = Organization.objects.get(name=name)
    assert place.acronym == acronym
    assert Person.objects.filter(affiliations__organization=place).distinct().count() == people


def test_a_joint_internship_has_both_places(directory: None) -> None:
    stay = Affiliation.objects.get(partner__parent__acronym="UIUC")
    assert [str(place) for place in (stay.organization, stay.unit, stay.partner)] == [
        "Tencent",
        "Weixin Group",
        "Dep. of CS",
    ]


def test_venues_are_one_under_all_their_names(directory: None) -> None:
    for acronym, works in (("ICML", 9), ("NeurIPS", 3), ("ICLR", 4), ("MLSys", 2)):
        assert Venue.objects.get(acronym=acronym).publications.count() == works, acronym


def test_any_order_makes_the_same_directory(readings: list[Reading]) -> None:
    orders = list(permutations(readings))
    found = []
    for order in (orders[0], orders[-1], orders[len(orders) // 2]):
        with transaction.atomic():
            load(list(order))
            found.append(snapshot())
            transaction.set_rollback(True)
    assert found[0] == found[1] == found[2]
