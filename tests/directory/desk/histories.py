"""Histories of a directory that admins work in, and what must hold whatever they and the documents do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, ProtectedError
from hypothesis import strategies as st

from directory.cv.records import CV
from directory.desk.decisions import decide, take_back
from directory.desk.merging import MERGED, keys_of, merge_rows, preview_of_merge, split_row, spoken_against
from directory.importing.files import Reading
from directory.importing.load import Report, Shelf, bring_up_to_date, import_reading
from directory.importing.rows import TABLES
from directory.importing.standing import model_of
from directory.models import Decision, Document, Evidence, Imported, Question
from people.slugs import row_of_former_slug
from tests.directory.desk.test_decisions import everything
from tests.directory.importing import cvs
from tests.directory.importing.snapshot import snapshot
from tests.directory.importing.test_load import NAMES as PEOPLE
from tests.directory.importing.test_load import PLACES, some, works

NAMES = ("a.txt", "b.txt", "c.txt")
ANSWERS = (Decision.Answer.SAME, Decision.Answer.DIFFERENT, Decision.Answer.DISMISSED)
Id = tuple[str, int]
Step = tuple[Any, ...]

TEXTS = {  # of each model a field that an admin may write anything into
    "people.topic": ("name",),
    "people.organization": ("name", "homepage"),
    "people.organizationname": ("name",),
    "people.person": ("name", "headline"),
    "people.personname": ("name",),
    "people.contact": ("value",),
    "people.link": ("label",),
    "people.affiliation": ("role", "location"),
    "people.mentorship": ("note",),
    "people.activity": ("title",),
    "publications.venue": ("name", "acronym"),
    "publications.venuename": ("name",),
    "publications.publication": ("title", "note", "doi"),
    "publications.publicationtitle": ("title",),
    "publications.authorship": ("name",),
    "publications.publicationlink": ("label",),
}
MOVED = ("people.affiliation", "people.activity", "people.contact", "people.link")


@st.composite
def small(draw: st.DrawFn) -> CV:
    """A document of few records that may be those of another."""
    owner = cvs.person(
        draw(PEOPLE),
        emails=tuple(draw(some(st.sampled_from(["w@x.org", "a@x.org"]), 1))),
        interests=tuple(draw(some(st.sampled_from(["Maps", "maps", "Noise"]), 1))),
        headline=draw(st.sampled_from([None, "Professor"])),
    )
    mentors = draw(st.sampled_from([(), (), ("Ana Ruiz",)]))
    stay = st.builds(
        cvs.position,
        PLACES,
        st.sampled_from([None, "Intern"]),
        start=st.sampled_from([None, "2018"]),
        mentors=st.just(mentors),
    )
    return cvs.cv(
        owner,
        date=draw(st.sampled_from([None, "2020", "2024-05"])),
        positions=draw(some(stay, 2)),
        publications=draw(some(works(), 2)),
        awards=draw(some(st.just(cvs.activity("Best Paper")), 1)),
    )


@st.composite
def steps(draw: st.DrawFn) -> Step:
    kind = draw(st.sampled_from(("import", "import", "import", *DOES)))
    number = st.integers(0, 99)
    if kind == "import":
        return (kind, draw(st.sampled_from(NAMES)), draw(small()))
    if kind == "visit":
        return (kind, draw(small()))
    return (kind, draw(number), draw(number), draw(number))


@dataclass(slots=True, eq=False)
class History:
    """A directory and what admins did to it: their words in fields, the rows they deleted and made."""

    shelf: Shelf = field(default_factory=Shelf)
    readings: dict[str, Reading] = field(default_factory=dict)
    words: int = 0
    edits: dict[tuple[str, int, str], str | int] = field(default_factory=dict)
    deleted: dict[Id, tuple[str, ...]] = field(default_factory=dict)
    made: set[Id] = field(default_factory=set)
    touched: set[Id] = field(default_factory=set)
    stood: set[Id] = field(default_factory=set)
    slugs: dict[Id, str] = field(default_factory=dict)
    former: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    keys: dict[Id, tuple[str, ...]] = field(default_factory=dict)
    joined: list[tuple[int, str, tuple[str, ...]]] = field(default_factory=list)

    def happen(self, step: Step) -> None:
        """Let a step happen; one that makes no sense now does nothing. Then look whether all holds that must."""
        kind, *how = step
        self.stood = standing()
        if kind == "import":
            self.bring(*how)
        else:
            DOES[kind](self, *how)
        self.check()

    def bring(self, name: str, made: Any) -> None:
        self.readings[name] = cvs.reading(name, made)
        import_reading(self.readings[name], self.shelf)

    def withdraw(self, number: int, *_: int) -> None:
        self.send_away(NAMES[number % len(NAMES)])

    def send_away(self, name: str) -> Report:
        self.readings.pop(name, None)
        Document.objects.filter(name=name).delete()
        return bring_up_to_date(self.shelf)

    def visit(self, made: Any) -> None:
        """A document comes and goes: it leaves no trace where admins have touched nothing."""
        before, touched = snapshot(), bool(self.edits or self.made or self.deleted)
        self.bring("visit.txt", made)
        self.send_away("visit.txt")
        assert touched or snapshot() == before, "a visit left a trace"

    def edit(self, which: int, row: int, name: int) -> None:
        label = sorted(TEXTS)[which % len(TEXTS)]
        one = self.row(label, row)
        if one is not None:
            text = TEXTS[label][name % len(TEXTS[label])]
            setattr(one, text, self.word())
            one.save()
            self.edits[label, one.pk, text] = getattr(one, text)

    def move(self, which: int, row: int, to: int) -> None:
        label = MOVED[which % len(MOVED)]
        one: Any = self.row(label, row)
        person = self.row("people.person", to)
        if one is not None and person is not None and one.person_id != person.pk:
            one.person = person
            one.save()
            self.edits[label, one.pk, "person"] = person.pk

    def make(self, which: int, *_: int) -> None:
        label = MERGED[which % len(MERGED)]
        one = model_of(label)(**{TEXTS[label][0]: self.word()})
        one.save()
        self.made.add((label, one.pk))

    def delete(self, which: int, row: int, _: int) -> None:
        label = TABLES[which % len(TABLES)].model
        one = self.row(label, row)
        before = standing()
        if one is not None:
            try:
                one.delete()
            except ProtectedError:
                return
            self.lost(before - standing())

    def lost(self, gone: set[Id]) -> None:
        """Rows that an admin has deleted, and what was tied to them."""
        for label, number in gone:
            memory = Imported.objects.filter(model=label, row_id=number).first()
            self.deleted[label, number] = tuple(memory.record_keys) if memory else ()
        self.made -= gone
        self.edits = {key: word for key, word in self.edits.items() if (key[0], key[1]) not in gone}

    def merge(self, which: int, left: int, right: int) -> None:
        label = MERGED[which % len(MERGED)]
        rows = [one for one in (self.row(label, left), self.row(label, right)) if one is not None]
        if len({one.pk for one in rows}) == 2 and not spoken_against(rows) and preview_of_merge(rows).gone:
            keys = tuple(key for one in rows for key in keys_of(one))
            by_hand = {(label, one.pk) for one in rows if not keys_of(one)}

            def do() -> Decision:
                stays = merge_rows(rows, None)
                if by_hand:
                    self.touched.add((label, stays.pk))
                return Decision.objects.filter(part_of=None).latest("pk")

            decision = self.decided(do, undo=(left + right) % 3 == 0)
            if decision is not None:
                gone = by_hand - standing()
                self.made -= gone
                self.edits = {key: word for key, word in self.edits.items() if (key[0], key[1]) not in gone}
                self.joined.append((decision.pk, label, keys))

    def split(self, which: int, row: int, chosen: int) -> None:
        label = MERGED[which % len(MERGED)]
        several = [one for one in model_of(label)._base_manager.order_by("pk") if len(keys_of(one)) > 1]
        if several:
            one = several[row % len(several)]
            keys = keys_of(one)
            some = [key for place, key in enumerate(keys) if chosen >> place & 1] or keys[:1]
            if len(some) < len(keys):

                def do() -> Decision:
                    split_row(one, some, None)
                    return Decision.objects.filter(part_of=None).latest("pk")

                self.decided(do, undo=chosen % 3 == 0)
                self.joined.clear()

    def answer(self, which: int, said: int, undo: int) -> None:
        questions = list(Question.objects.order_by("kind", "left_key", "right_key"))
        if questions:
            one = questions[which % len(questions)]
            verdict = ANSWERS[said % len(ANSWERS)]
            self.decided(lambda: decide(verdict, [(one.left_key, one.right_key)], "asked", None), undo=undo % 3 == 0)
            if verdict == Decision.Answer.DIFFERENT:
                self.joined.clear()

    def decided(self, do: Callable[[], Decision], *, undo: bool) -> Decision | None:
        """A decision; one that is taken back at once leaves no trace."""
        bring_up_to_date(self.shelf)
        before = everything()
        decision = do()
        if not undo:
            return decision
        take_back(Decision.objects.get(pk=decision.pk))
        assert everything() == before, differences(before, everything())
        return None

    def take_back(self, which: int, *_: int) -> None:
        decisions = list(Decision.objects.filter(part_of=None).order_by("pk"))
        if decisions:
            one = decisions[which % len(decisions)]
            before = standing()
            take_back(one)
            self.joined.clear()
            gone = {id_ for id_ in before - standing() if id_ in self.made}
            assert not gone, gone

    def again(self, which: int, *_: int) -> None:
        names = sorted(self.readings)
        if names:
            import_reading(self.readings[names[which % len(names)]], self.shelf)

    def row(self, label: str, number: int) -> Any:
        numbers = list(model_of(label)._base_manager.order_by("pk").values_list("pk", flat=True))
        return model_of(label)._base_manager.get(pk=numbers[number % len(numbers)]) if numbers else None

    def word(self) -> str:
        self.words += 1
        return f"Word{self.words}"

    def check(self) -> None:
        """What holds after every step."""
        self.check_words()
        self.check_rows()
        self.check_addresses()
        before = snapshot()
        for name in sorted(self.readings):
            report = import_reading(self.readings[name], self.shelf)
            assert (report.created, report.updated, report.deleted) == (0, 0, 0), ("imported again", name, report)
        assert snapshot() == before, "imported again"

    def check_words(self) -> None:
        """No admin's word is lost: it stands in its row, or in the one that this went into, unless that has another."""
        people = {number for label, number in standing() if label == "people.person"}
        self.edits = {key: word for key, word in self.edits.items() if key[2] != "person" or word in people}
        for (label, number, name), word in list(self.edits.items()):
            model = model_of(label)
            row = model._base_manager.filter(pk=number).first()
            column = f"{name}_id" if name == "person" else name
            if row is not None:
                assert getattr(row, column) == word, ("edit", label, name, word, getattr(row, column))
            else:
                heirs = list(self.heirs(label, number))
                del self.edits[label, number, name]
                said = [getattr(one, column) for one in heirs]
                edited = [self.edits.get((label, one.pk, name)) for one in heirs]
                assert word in said or any(edited), ("an edit went", label, name, word, said)
                for one in heirs:
                    if word in said and not any(edited):
                        self.edits[label, one.pk, name] = word

    def heirs(self, label: str, number: int) -> Iterator[Model]:
        """The rows that rest now on what a row rested on that is gone."""
        keys = set(self.keys.get((label, number), ()))
        for one in Imported.objects.filter(model=label):
            row = model_of(label)._base_manager.filter(pk=one.row_id).first()
            if row is not None and keys.intersection(one.record_keys):
                yield row

    def check_rows(self) -> None:
        """What admins made stands, what they deleted does not, and nothing is remembered of rows that went."""
        stand = standing()
        assert self.made <= stand, ("made by hand", self.made - stand)
        assert not self.deleted.keys() & stand, ("came back", self.deleted.keys() & stand)
        memories = {(one.model, one.row_id): tuple(one.record_keys) for one in Imported.objects.all()}
        assert memories.keys() - stand <= self.deleted.keys(), ("gone", memories.keys() - stand - self.deleted.keys())
        if not Decision.objects.exists():
            for id_, keys in memories.items():
                again = [one for one, had in self.deleted.items() if one[0] == id_[0] and had and {*keys} <= {*had}]
                assert id_ not in stand or not again, ("came back", id_, again)
        self.keys |= memories
        for decision, label, keys in self.joined:
            if Decision.objects.filter(pk=decision).exists():
                rows = {id_ for id_, own in memories.items() if id_[0] == label and {*own} & {*keys} and id_ in stand}
                assert len(rows) < 2, ("merged", label, keys, rows)
        proofs = set(Evidence.objects.values_list("model", "row_id"))
        assert proofs - stand <= self.deleted.keys(), ("evidence", proofs - stand)

    def check_addresses(self) -> None:
        """The address of what went into another row leads there, as long as that stands or goes into others."""
        stand = standing()
        for label, number in self.stood - stand - self.deleted.keys():
            if label in MERGED and any(self.heirs(label, number)):
                self.former[label, self.slugs[label, number]] = self.keys[label, number]
        for label in MERGED:
            model = model_of(label)
            here = {(label, number): slug for number, slug in model._base_manager.values_list("pk", "slug")}
            self.slugs |= here
            for (kind, slug), keys in list(self.former.items()):
                if kind == label and slug not in here.values():
                    row = row_of_former_slug(model, slug)  # type: ignore[arg-type]
                    heirs = Imported.objects.filter(model=label, row_id__in=[number for _, number in here])
                    assert row or not any({*keys} & {*one.record_keys} for one in heirs), ("address", slug)
                    if row is None:
                        del self.former[kind, slug]

    def end(self) -> None:
        """Without documents nothing is left but what admins touched, and what that refers to."""
        for name in NAMES:
            self.send_away(name)
        self.check_words()
        assert not Evidence.objects.exists()
        kept = self.made | self.touched | {(label, number) for label, number, _ in self.edits}
        waiting = set(kept)
        tied: defaultdict[Id, set[Id]] = defaultdict(set)
        for table in TABLES:
            for name, target in table.refs:
                for number, value in model_of(table.model)._base_manager.values_list("pk", f"{name}_id"):
                    if value is not None:
                        tied[table.model, number].add((target, value))
                        tied[target, value].add((table.model, number))
        while waiting:
            more = tied[waiting.pop()] - kept
            kept |= more
            waiting |= more
        assert standing() <= kept, ("left", standing() - kept)


DOES: dict[str, Callable[..., None]] = {
    "withdraw": History.withdraw,
    "visit": History.visit,
    "edit": History.edit,
    "move": History.move,
    "make": History.make,
    "delete": History.delete,
    "merge": History.merge,
    "split": History.split,
    "answer": History.answer,
    "take back": History.take_back,
    "again": History.again,
}


def standing() -> set[Id]:
    """All rows by model and number."""
    return {
        (table.model, number)
        for table in TABLES
        for number in model_of(table.model)._base_manager.values_list("pk", flat=True)
    }


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Any]:
    return [
        (name, [one for one in was if one not in after[name]], [one for one in after[name] if one not in was])
        for name, was in before.items()
        if was != after[name]
    ]
