from __future__ import annotations

import pytest
from django.test import Client

from directory.models import Document, Evidence
from people.models import Affiliation, Person
from publications.models import Publication
from tests import factories
from tests.pages import queries_of, text_of

pytestmark = pytest.mark.django_db


def test_staff_see_the_lines_that_a_row_rests_on(client: Client, admin_client: Client) -> None:
    ada = factories.person()
    document = Document.objects.create(
        name="ada.txt", sha256="0" * 64, original=b"", text="", records={}, reader_version=1, owner=ada
    )
    stays = [factories.affiliation(ada, "Society", role=f"Role {n}", start_year=1840 + n) for n in range(4)]
    work = factories.publication("Sketch", ada)
    few = queries_of(admin_client, "/people/ada-lovelace/")
    for model, row, lines in (
        (Affiliation, stays[0], [[7, 9]]),
        (Publication, work, [[41, 41]]),
        (Person, ada, [[1, 1]]),
    ):
        Evidence.objects.create(
            document=document, lines=lines, record_key="k", model=model._meta.label_lower, row_id=row.pk
        )

    page = text_of(admin_client, "/people/ada-lovelace/")

    assert (
        f'href="/admin/directory/document/{document.pk}/change/?lines=7-9#L7" title="ada.txt, lines 7–9">lines 7–9</a>'
        in page
    )
    assert ">line 41</a>" in page
    assert ">line 41</a>" in text_of(admin_client, "/publications/sketch/")
    assert queries_of(admin_client, "/people/ada-lovelace/") == few
    for address in ("/people/ada-lovelace/", "/publications/sketch/"):
        assert "lines 7" not in text_of(client, address)
        assert "line 41" not in text_of(client, address)
        assert "staff-mark" not in text_of(client, address)
