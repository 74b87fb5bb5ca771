"""Where every fact came from, and what admins decided."""

from __future__ import annotations

import re

from django.conf import settings
from django.db import models

from directory.history import keep_history_of
from people.models import (
    Activity,
    ActivityLink,
    Affiliation,
    Contact,
    Interest,
    Link,
    Mentorship,
    Organization,
    OrganizationName,
    Person,
    PersonName,
    Topic,
)
from publications.models import Authorship, Publication, PublicationLink, PublicationTitle, Venue, VenueName

for model in (
    *(Topic, Organization, OrganizationName, Person, PersonName, Contact, Link, Interest, Affiliation, Mentorship),
    *(Activity, ActivityLink, Venue, VenueName, Publication, PublicationTitle, Authorship, PublicationLink),
):
    keep_history_of(model)

BY_HAND = "by hand:"
"""What the keys of rows that rest on no record begin with."""

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""What parts the lines of a document's text, as they are counted everywhere."""


class Document(models.Model):
    """A CV as it was read: its bytes, its text and the records found in it."""

    name = models.CharField(
        max_length=300, unique=True, help_text="The file's path below CVS_DIR; the whole path of one from elsewhere."
    )
    date = models.CharField(
        max_length=10, blank=True, help_text="The day the CV itself says it is of: YYYY-MM-DD, YYYY-MM or YYYY."
    )
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    original = models.BinaryField(editable=False)
    text = models.TextField()
    records = models.JSONField(help_text="What was read, as `import_cvs --json` prints it.")
    reader_version = models.PositiveIntegerField()
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="documents")
    report = models.JSONField(default=dict, blank=True)
    unread = models.PositiveIntegerField(default=0, help_text="How many lines were not understood.")
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name"]
        # What all documents are asked for is read from these: the rows are as large as the files.
        indexes = [
            models.Index(fields=["reader_version", "name"], name="document_reader"),
            models.Index(fields=["-unread", "name"], name="document_unread"),
        ]

    def __str__(self) -> str:
        return self.name


class Evidence(models.Model):
    """The lines of a document that a row rests on. `model` and `row_id` are plain, so that they outlive the row."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="evidence")
    lines = models.JSONField(help_text="Ranges of lines, [[first, last], ...], counted from 1.")
    record_key = models.CharField(max_length=600)
    model = models.CharField(max_length=60, help_text="For example “people.person”.")
    row_id = models.PositiveBigIntegerField()
    field = models.CharField(max_length=60, blank=True, help_text="Empty where the lines support the whole row.")

    class Meta:
        verbose_name_plural = "evidence"
        indexes = [models.Index(fields=["model", "row_id"], name="evidence_of_row")]

    def __str__(self) -> str:
        return f"{self.document}, {self.model} {self.row_id}"


class Imported(models.Model):
    """What the last import wrote into a row. A missing row is an admin's deletion.

    `record_key` is the smallest of `record_keys`, those of all records that the row rests on. For a field that an admin
    has changed, `values` keeps what they changed, and `suggestions` has what the documents have come to say since.
    """

    model = models.CharField(max_length=60)
    row_id = models.PositiveBigIntegerField()
    record_key = models.CharField(max_length=600)
    record_keys = models.JSONField(default=list)
    values = models.JSONField()
    suggestions = models.JSONField(default=dict, blank=True)
    is_disputed = models.GeneratedField(
        expression=models.ExpressionWrapper(~models.Q(suggestions={}), output_field=models.BooleanField()),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    owner = models.CharField(
        max_length=600,
        default="",
        db_index=True,
        help_text="The smallest key of the person, the work or the place that it is of.",
    )

    class Meta:
        verbose_name_plural = "imported"
        constraints = [
            models.UniqueConstraint(fields=["model", "row_id"], name="imported_row_once"),
            models.UniqueConstraint(fields=["model", "record_key"], name="imported_key_once"),
        ]
        indexes = [
            models.Index(fields=["model"], condition=models.Q(is_disputed=True), name="imported_disputed"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row_id}"


class Membership(models.Model):
    """Which cluster a record belongs to, by the smallest key of that: the owner and the works of a document, and what
    documents print as the name of an organization or a venue. `document` is a plain number that outlives its row.
    """

    key = models.CharField(max_length=600, unique=True)
    home = models.CharField(max_length=600, db_index=True)
    document = models.PositiveBigIntegerField(null=True, blank=True, db_index=True)
    folded = models.JSONField(default=dict, help_text="What the record says, folded for comparison.")

    def __str__(self) -> str:
        return f"{self.key} in {self.home}"


class Sign(models.Model):
    """What a record may have in common with another one: a title, a name, an identifier."""

    document = models.PositiveBigIntegerField(db_index=True)
    sign = models.CharField(max_length=200, db_index=True)
    key = models.CharField(max_length=600)

    def __str__(self) -> str:
        return self.sign


class Mention(models.Model):
    """An organization, a venue or a topic as a document prints it. `node` is the name, folded; `root` is the whole that
    a part is of, `alias` the node that its acronym would be.
    """

    document = models.PositiveBigIntegerField(db_index=True)
    key = models.CharField(max_length=700)
    node = models.CharField(max_length=600, db_index=True)
    root = models.CharField(max_length=200, db_index=True)
    alias = models.CharField(max_length=600, blank=True, db_index=True)
    name = models.TextField(blank=True)
    acronym = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name or self.acronym


class Question(models.Model):
    """Two records with good signs of being one, and no proof: what admins are asked, until a Decision has their keys.

    Every import writes them anew. `left_row` and `right_row` are what the records stand for now: rows of one model; for
    an author, an authorship and a person.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        PUBLICATION = "publication", "Publication"
        AUTHOR = "author", "Author"
        ORGANIZATION = "organization", "Organization"
        VENUE = "venue", "Venue"
        AFFILIATION = "affiliation", "Affiliation"

    MODELS = {
        Kind.PERSON: ("people.person", "people.person"),
        Kind.PUBLICATION: ("publications.publication", "publications.publication"),
        Kind.AUTHOR: ("publications.authorship", "people.person"),
        Kind.ORGANIZATION: ("people.organization", "people.organization"),
        Kind.VENUE: ("publications.venue", "publications.venue"),
        Kind.AFFILIATION: ("people.affiliation", "people.affiliation"),
    }

    kind = models.CharField(max_length=12, choices=Kind)
    left_key = models.CharField(max_length=600)
    right_key = models.CharField(max_length=600)
    left_row = models.PositiveBigIntegerField()
    right_row = models.PositiveBigIntegerField()
    evidence = models.TextField(help_text="What speaks for the two being one, and what against it.")
    component = models.CharField(
        max_length=600, blank=True, help_text="What hangs together by signs that contradict one another has one here."
    )

    class Meta:
        ordering = ["kind", "component", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "left_row", "right_row"], name="question_once")]
        indexes = [
            models.Index(fields=["left_key"], name="question_left_key"),
            models.Index(fields=["right_key"], name="question_right_key"),
            models.Index(fields=["kind", "right_row"], name="question_right_row"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.left_key} and {self.right_key}?"

    @property
    def left_model(self) -> str:
        return self.MODELS[self.Kind(self.kind)][0]

    @property
    def right_model(self) -> str:
        return self.MODELS[self.Kind(self.kind)][1]

    @property
    def rows(self) -> tuple[str, int, int]:
        return (str(self.kind), self.left_row, self.right_row)

    @property
    def is_by_hand(self) -> bool:
        """Whether one of the two rests on no record."""
        return BY_HAND in (self.left_key[: len(BY_HAND)], self.right_key[: len(BY_HAND)])

    @property
    def facts(self) -> tuple[str, ...]:
        """What it says of its rows."""
        return (self.left_key, self.right_key, self.evidence, self.component)


class Decision(models.Model):
    """What an admin said of two records, or of one; it wins over every sign in the documents.

    What one click says of several pairs is one decision, and the others are `part_of` it. `before` has what it changed,
    so that it can be taken back.
    """

    class Answer(models.TextChoices):
        SAME = "same", "The same"
        DIFFERENT = "different", "Different"
        DISMISSED = "dismissed", "Dismissed"
        TAKEN = "taken", "Taken from the document"

    answer = models.CharField(max_length=10, choices=Answer)
    left_key = models.CharField(max_length=600)
    right_key = models.CharField(max_length=600, blank=True)
    about = models.TextField(blank=True, help_text="What it was about, in the words of that day.")
    reason = models.CharField(max_length=300, blank=True)
    part_of = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="parts")
    before = models.JSONField(default=dict, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-decided_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["left_key", "right_key"], name="decision_once")]

    def __str__(self) -> str:
        return self.about or f"{self.left_key} {self.get_answer_display()} {self.right_key}"


class Upload(models.Model):
    """A file that was uploaded and waits for its plan to be confirmed; nothing of it is in the directory yet."""

    batch = models.UUIDField(db_index=True, help_text="Files that were sent together.")
    name = models.CharField(max_length=300, help_text="What its document will be called.")
    original = models.BinaryField(editable=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["batch", "name"], name="upload_once")]

    def __str__(self) -> str:
        return self.name


class Forgotten(models.Model):
    """Somebody who was deleted for good: marks by which their CVs are known and left out, and nothing else."""

    marks = models.JSONField(editable=False)
    forgotten_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    forgotten_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-forgotten_at"]
        verbose_name_plural = "forgotten people"

    def __str__(self) -> str:
        return f"Somebody, forgotten on {self.forgotten_at:%Y-%m-%d}"
