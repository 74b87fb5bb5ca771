"""A plan is written whatever its rows give to one another."""

from __future__ import annotations

import pytest

from directory.importing.merge import Create, Plan, Update
from directory.importing.rows import Row, Value
from directory.importing.write import write
from people.models import Interest, Person, Topic

pytestmark = pytest.mark.django_db


def test_interests_change_places() -> None:
    ada, charles = Person.objects.create(name="Ada Lovelace"), Person.objects.create(name="Charles Babbage")
    topic = Topic.objects.create(name="Engines")
    first, second = (Interest.objects.create(person=person, topic=topic) for person in (ada, charles))
    made = Row("people.person", ("c#person",), {"name": "Mary Somerville", "sort_name": "Somerville, Mary"})
    moved: list[tuple[Interest, Value]] = [(first, charles.pk), (second, made.ref)]
    fresh = Row("people.interest", ("a#interest",), {"person": ada.pk, "topic": topic.pk})

    write(
        Plan(
            creates=tuple(Create(row, row.values) for row in (made, fresh)),
            updates=tuple(
                Update("people.interest", one.pk, {"person": person, "topic": topic.pk}) for one, person in moved
            ),
        ),
        [],
        [],
    )

    assert dict(Interest.objects.values_list("person__name", "pk")) == {
        "Charles Babbage": first.pk,
        "Mary Somerville": second.pk,
        "Ada Lovelace": Interest.objects.exclude(pk__in=[first.pk, second.pk]).get().pk,
    }
