"""Merging in a small world of its own: places, and people who have a place."""

from collections.abc import Mapping
from typing import Any

import pytest

from directory.importing.merge import Past, Plan, merge
from directory.importing.rows import Plain, Ref, Row, Table

TABLES = (
    Table("place", (("parent", "place"),), unique=("parent", "name")),
    Table("person", (("place", "place"),), single=("doi",), together=(("start", "month"),)),
    Table("name", (("person", "person"),), ("person",), unique=("person", "name")),
)
DEFAULTS: dict[str, dict[str, Plain]] = {
    "place": {"parent": None, "name": ""},
    "person": {"place": None, "name": "", "doi": "", "start": None, "month": None},
    "name": {"person": None, "name": ""},
}


class World:
    """A database of dictionaries that plans are written to."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, int], dict[str, Plain]] = {}
        self.past: dict[tuple[str, int], Past] = {}
        self.last = 0

    def run(self, *rows: Row) -> Plan:
        plan = merge(rows, list(self.past.values()), self.rows, TABLES)
        for one in plan.deletes:
            del self.rows[one], self.past[one]
        made: dict[Ref, int] = {}
        for create in plan.creates:
            self.last += 1
            made[create.row.ref] = self.last
            self.rows[create.row.model, self.last] = plain(create.values, made)
        for update in plan.updates:
            self.rows[update.model, update.row_id] |= plain(update.values, made)
        for memory in plan.memories:
            row_id = made[memory.target] if isinstance(memory.target, Ref) else memory.target
            values, suggestions = plain(memory.values, made), plain(memory.suggestions, made)
            self.past[memory.model, row_id] = Past(memory.model, row_id, memory.keys, values, suggestions)
        return plan

    def add(self, model: str, **values: Plain) -> int:
        """What an admin enters."""
        self.last += 1
        self.rows[model, self.last] = {**DEFAULTS[model], **values}
        return self.last

    def find(self, model: str, **values: Plain) -> dict[str, Plain]:
        (row,) = self.all(model, **values)
        return row

    def all(self, model: str, **values: Plain) -> list[dict[str, Plain]]:
        found = [row for (label, _), row in sorted(self.rows.items()) if label == model]
        return [row for row in found if all(row[name] == value for name, value in values.items())]

    def delete(self, model: str, **values: Plain) -> None:
        (key,) = [one for one, row in self.rows.items() if one[0] == model and row == self.find(model, **values)]
        del self.rows[key]

    def ids(self, model: str) -> list[int]:
        return sorted(row_id for label, row_id in self.rows if label == model)


def plain(values: Mapping[str, Any], made: Mapping[Ref, int]) -> dict[str, Plain]:
    return {name: made[value] if isinstance(value, Ref) else value for name, value in values.items()}


def row(model: str, keys: str, **values: Any) -> Row:
    return Row(model, tuple(keys.split()), {**DEFAULTS[model], **values})


def person(keys: str = "p", **values: Any) -> Row:
    return row("person", keys, **{"name": "Ada", **values})


def place(keys: str = "o", **values: Any) -> Row:
    return row("place", keys, **{"name": "MIT", **values})


def name(keys: str = "n", whose: str = "p", text: str = "Lovelace") -> Row:
    return row("name", keys, person=Ref("person", whose), name=text)


@pytest.fixture
def world() -> World:
    return World()


def test_rows_are_made_with_their_references(world: World) -> None:
    world.run(place(), person(place=Ref("place", "o")), name())
    assert world.find("person")["place"] == world.ids("place")[0]
    assert world.find("name")["person"] == world.ids("person")[0]


def test_a_second_run_changes_nothing(world: World) -> None:
    rows = (place(), place("o2", name="CS", parent=Ref("place", "o")), person(place=Ref("place", "o2")), name())
    world.run(*rows)
    plan = world.run(*rows)
    assert plan.is_empty
    assert plan.memories == ()


def test_what_documents_change_is_changed(world: World) -> None:
    world.run(person())
    plan = world.run(person(name="Ada L."))
    assert [update.values for update in plan.updates] == [{"name": "Ada L."}]
    assert world.find("person")["name"] == "Ada L."


def test_what_an_admin_changed_stays_and_the_documents_suggest(world: World) -> None:
    world.run(person())
    world.find("person")["name"] = "Augusta"
    assert world.run(person()).is_empty
    assert next(iter(world.past.values())).suggestions == {}
    assert world.run(person(name="Ada L.")).is_empty
    assert next(iter(world.past.values())).suggestions == {"name": "Ada L."}
    assert world.run(person(name="Ada L.")).memories == ()


def test_an_edit_stays_when_documents_agreed_with_it_for_a_while(world: World) -> None:
    world.run(person())
    world.find("person")["name"] = "Augusta"
    world.run(person(name="Augusta"))
    world.run(person(name="Ada L."))
    assert world.find("person")["name"] == "Augusta"


def test_an_admin_who_takes_a_suggestion_gives_the_field_back(world: World) -> None:
    world.run(person())
    world.find("person")["name"] = "Augusta"
    world.run(person(name="Ada L."))
    world.find("person")["name"] = "Ada L."
    world.run(person(name="Ada L."))
    world.run(person(name="Ada King"))
    assert world.find("person")["name"] == "Ada King"


def test_an_admin_who_goes_back_beside_a_suggestion_is_heard(world: World) -> None:
    world.run(person())
    world.find("person")["name"] = "Augusta"
    world.run(person(name="Ada L."))
    world.find("person")["name"] = "Ada"
    world.run(person(name="Ada L."))
    assert world.find("person")["name"] == "Ada"


def test_other_fields_of_a_changed_row_go_on(world: World) -> None:
    world.run(person())
    world.find("person")["name"] = "Augusta"
    world.run(person(name="Ada L.", doi="10.1/x"))
    assert world.find("person") == {**DEFAULTS["person"], "name": "Augusta", "doi": "10.1/x"}


def test_fields_that_belong_together_stay_together(world: World) -> None:
    world.run(person(start=2019))
    world.find("person")["month"] = 5
    world.run(person(start=None))
    assert (world.find("person")["start"], world.find("person")["month"]) == (2019, 5)


def test_a_row_that_an_admin_deleted_stays_deleted_with_what_belongs_to_it(world: World) -> None:
    world.run(place(), person(place=Ref("place", "o")), name())
    world.delete("name")
    world.delete("person")
    assert world.run(place(), person(), name(), name("n2", text="King")).is_empty
    assert world.all("person") == world.all("name") == []


def test_a_reference_to_a_deleted_row_is_empty_where_it_may_be(world: World) -> None:
    world.run(place(), person(place=Ref("place", "o")))
    world.delete("place")
    world.find("person")["place"] = None
    assert world.run(place(), person(place=Ref("place", "o"))).is_empty
    world.run(place(), person(place=Ref("place", "o")), person("p2", place=Ref("place", "o")))
    assert [one["place"] for one in world.all("person")] == [None, None]


def test_a_row_that_no_document_asks_for_goes(world: World) -> None:
    world.run(place(), person(place=Ref("place", "o")), name())
    plan = world.run(place())
    assert len(plan.deletes) == 2
    assert world.past.keys() == {("place", 1)}
    assert world.run().deletes == (("place", 1),)


@pytest.mark.parametrize("changed", ["name", "person"])
def test_a_row_that_an_admin_changed_stays_and_so_does_what_it_refers_to(world: World, changed: str) -> None:
    world.run(place(), person(place=Ref("place", "o")), name())
    world.find(changed)["name"] = "Augusta"
    world.run()
    assert len(world.all("place")) == len(world.all("person")) == 1
    assert len(world.all("name")) == (changed == "name")
    assert world.run().is_empty


def test_a_row_that_an_admins_row_refers_to_stays(world: World) -> None:
    world.run(person())
    world.add("name", person=world.ids("person")[0], name="Countess")
    assert world.run().is_empty


def test_a_row_moved_by_an_admin_stays_where_it_was_moved(world: World) -> None:
    world.run(person(), person("q", name="Ben"), name())
    ben = world.ids("person")[1]
    world.find("name")["person"] = ben
    world.run(person("q", name="Ben"), person(), name())
    assert world.find("name")["person"] == ben
    world.delete("person", name="Ada")
    assert world.run(person(), person("q", name="Ben"), name()).is_empty


def test_a_cluster_keeps_the_row_of_its_smallest_key(world: World) -> None:
    world.run(person("b"), person("c", name="Ben"))
    first, second = world.ids("person")
    plan = world.run(person("a b c"))
    assert plan.deletes == (("person", second),)
    assert world.ids("person") == [first]
    assert world.past["person", first].keys == ("a", "b", "c")


def test_a_cluster_that_splits_leaves_the_row_with_its_smallest_key(world: World) -> None:
    world.run(person("a b"))
    world.find("person")["name"] = "Augusta"
    world.run(person("b"), person("a"))
    found = [(world.rows[one]["name"], past.keys) for one, past in sorted(world.past.items())]
    assert found == [("Augusta", ("a",)), ("Ada", ("b",))]


def test_a_row_made_by_hand_is_taken_for_that_of_the_documents(world: World) -> None:
    by_hand = world.add("place", name="MIT")
    world.run(place(), person(place=Ref("place", "o")))
    assert world.ids("place") == [by_hand]
    assert world.find("person")["place"] == by_hand
    assert world.run(place(), person(place=Ref("place", "o"))).is_empty
    world.run()
    assert world.ids("place") == [by_hand]


def test_what_an_admin_renamed_to_a_name_that_documents_have_is_one_place(world: World) -> None:
    world.run(place(), person(place=Ref("place", "o")))
    world.find("place")["name"] = "Harvard"
    rows = (place(), place("h", name="Harvard"), person(place=Ref("place", "o")), person("q", place=Ref("place", "h")))
    world.run(*rows)
    assert len({one["place"] for one in world.all("person")}) == 1
    assert world.run(*rows).is_empty


def test_a_name_that_is_taken_is_not_taken_over(world: World) -> None:
    world.run(place(), place("h", name="Harvard"))
    world.find("place", name="MIT")["name"] = "Yale"
    world.run(place(), place("h", name="Yale"))
    assert sorted(str(one["name"]) for one in world.all("place")) == ["Harvard", "Yale"]
    assert world.run(place(), place("h", name="Yale")).is_empty


def test_two_rows_have_no_doi_in_common(world: World) -> None:
    world.add("person", name="By hand", doi="10.1/x")
    rows = (person(doi="10.1/x"), person("q", doi="10.1/y"))
    world.run(*rows)
    assert [one["doi"] for one in world.all("person")] == ["10.1/x", "", "10.1/y"]
    assert world.run(*rows).is_empty
    world.run(rows[0], person("q", doi="10.1/x"))
    assert [one["doi"] for one in world.all("person")] == ["10.1/x", "", ""]


def test_no_row_is_part_of_itself(world: World) -> None:
    by_hand = world.add("place", name="MIT")
    world.run(place("o", name="MIT"), place("u", name="CS", parent=Ref("place", "o")))
    world.rows["place", world.ids("place")[1]] |= {"parent": None, "name": "CS"}
    world.run(place("u", name="CS"), place("o", name="CS", parent=Ref("place", "u")))
    assert all(row["parent"] != row_id for (_, row_id), row in world.rows.items())
    assert ("place", by_hand) in world.rows


def test_a_field_that_is_new_to_the_program_is_filled(world: World) -> None:
    world.run(person())
    ((key, past),) = world.past.items()
    world.past[key] = Past(past.model, past.row_id, past.keys, {"name": "Ada"})
    world.run(person(doi="10.1/x"))
    assert world.find("person")["doi"] == "10.1/x"


def test_of_two_that_claim_an_identifier_the_smallest_key_has_it_whoever_came_first() -> None:
    world = World()
    world.run(person("b", doi="10.1/x"))
    world.run(person("a", name="Ben", doi="10.1/x"), person("b", doi="10.1/x"))
    assert (world.find("person", name="Ben")["doi"], world.find("person", name="Ada")["doi"]) == ("10.1/x", "")
    assert world.run(person("a", name="Ben", doi="10.1/x"), person("b", doi="10.1/x")).is_empty
    world.run(person("b", doi="10.1/x"))
    assert world.find("person")["doi"] == "10.1/x"
