"""CVs are uploaded, their plan is shown, and on a second word they are imported."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.cv.readers import MAX_BYTES
from directory.desk.upload import document_name
from directory.history import history_of
from directory.models import Document, Upload
from people.models import Person
from publications.models import Publication
from tests.directory.desk.staff import staff
from tests.directory.importing.snapshot import snapshot

pytestmark = pytest.mark.django_db

ADA = """# Ada Lovelace

ada@example.org

## Publications

1. A. Lovelace, C. Babbage. Notes on the Analytical Engine. Scientific Memoirs, 1843.

## References

What nobody understands, it is said
"""
CHARLES = "# Charles Babbage\n\n## Education\n\n- Ph.D., University of Cambridge, 1810 - 1814\n"


def send(client: Client, *files: tuple[str, str | bytes], follow: bool = True) -> HttpResponse:
    sent = [SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data) for name, data in files]
    return client.post(reverse("desk:upload"), {"uploads": sent}, follow=follow)  # type: ignore[return-value]


def plan_of(batch: object) -> str:
    return reverse("desk:plan", args=[batch])


def confirm(client: Client) -> str:
    batch = Upload.objects.values_list("batch", flat=True)[0]
    response = client.post(plan_of(batch), {"import": "Import"}, follow=True)
    return response.content.decode()


def test_the_plan_says_what_is_new_and_what_was_not_understood_and_changes_nothing(admin_client: Client) -> None:
    before = snapshot()
    shown = send(admin_client, ("ada.txt", ADA)).content.decode()
    assert "upload:ada.txt, the CV of Ada Lovelace" in shown
    assert "Notes on the Analytical Engine" in shown
    assert "What nobody understands, it is said" in shown
    assert before == snapshot()
    assert not Document.objects.exists()


def test_on_a_second_word_it_is_imported_and_nothing_waits(admin_client: Client, admin_user: User) -> None:
    send(admin_client, ("ada.txt", ADA))
    assert "upload:ada.txt</a>: created" in confirm(admin_client)
    assert Person.objects.get().name == "Ada Lovelace"
    assert not Upload.objects.exists()
    last = history_of(Publication).objects.latest()
    assert (last.history_change_reason, last.history_user) == ("import of upload:ada.txt", admin_user)


def test_the_plan_is_what_the_import_does(admin_client: Client) -> None:
    shown = send(admin_client, ("ada.txt", ADA), ("charles.md", CHARLES)).content.decode()
    done = confirm(admin_client)
    created = sum(int(part.split(",")[0]) for part in done.split("</a>: created ")[1:])
    assert created
    assert f"{created} rows created" in shown


def test_one_bad_file_is_a_line_and_the_good_ones_go_in(admin_client: Client) -> None:
    zipped = BytesIO()
    with zipfile.ZipFile(zipped, "w") as file:
        file.writestr("a.txt", "a")
    shown = send(admin_client, ("ada.txt", ADA), ("all.zip", zipped.getvalue()), ("none.txt", "")).content.decode()
    assert "“all.zip”: this is a ZIP file; unpack it" in shown
    assert "“none.txt”: " in shown
    done = confirm(admin_client)
    assert "“all.zip”: this is a ZIP file" in done
    assert list(Document.objects.values_list("name", flat=True)) == ["upload:ada.txt"]


def test_where_no_file_can_be_read_there_is_nothing_to_import(admin_client: Client) -> None:
    shown = send(admin_client, ("all.zip", b"PK\x03\x04")).content.decode()
    assert "None of the files can be read" in shown
    assert 'name="import"' not in shown


def test_a_file_too_large_is_named_and_not_kept(admin_client: Client) -> None:
    shown = send(admin_client, ("large.txt", b"a" * (MAX_BYTES + 1))).content.decode()
    assert "“large.txt”: the file is larger than 20 MB" in shown
    assert not Upload.objects.exists()


def test_too_many_files_are_refused(admin_client: Client) -> None:
    shown = send(admin_client, *((f"{number}.txt", ADA) for number in range(51))).content.decode()
    assert "take at most 50" in shown
    assert not Upload.objects.exists()


def test_files_can_be_thrown_away(admin_client: Client) -> None:
    send(admin_client, ("ada.txt", ADA))
    batch = Upload.objects.get().batch
    admin_client.post(plan_of(batch), {"discard": "1"})
    assert not Upload.objects.exists()
    assert not Document.objects.exists()
    assert admin_client.get(plan_of(batch)).status_code == 404


def test_a_new_version_replaces_and_the_plan_says_so(admin_client: Client) -> None:
    send(admin_client, ("ada.txt", ADA))
    confirm(admin_client)
    shown = send(admin_client, ("ada.txt", ADA.replace("1843", "1844"))).content.decode()
    assert "becomes the new version of Ada Lovelace’s document" in shown
    confirm(admin_client)
    assert (Document.objects.count(), Publication.objects.get().year) == (1, 1844)


def test_a_new_version_may_be_called_another_document(admin_client: Client) -> None:
    send(admin_client, ("ada.txt", ADA))
    confirm(admin_client)
    send(admin_client, ("ada.txt", ADA.replace("Memoirs", "Memories")))
    waiting = Upload.objects.get()
    admin_client.post(plan_of(waiting.batch), {"another": str(waiting.pk)})
    confirm(admin_client)
    assert set(Document.objects.values_list("name", flat=True)) == {"upload:ada.txt", "upload:ada (2).txt"}


def test_the_same_file_again_changes_nothing(admin_client: Client) -> None:
    send(admin_client, ("ada.txt", ADA))
    confirm(admin_client)
    shown = send(admin_client, ("ada.txt", ADA)).content.decode()
    assert "0 rows created, 0 updated, 0 deleted" in shown
    assert "becomes the new version" not in shown


def test_a_file_called_as_somebody_elses_replaces_nothing(admin_client: Client) -> None:
    send(admin_client, ("cv.txt", ADA))
    confirm(admin_client)
    send(admin_client, ("cv.txt", CHARLES))
    confirm(admin_client)
    assert set(Document.objects.values_list("name", flat=True)) == {"upload:cv.txt", "upload:cv (2).txt"}
    assert Person.objects.count() == 2


def test_two_files_of_one_name_are_two_documents(admin_client: Client) -> None:
    send(admin_client, ("cv.txt", ADA), ("cv.txt", CHARLES))
    confirm(admin_client)
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    ("sent", "called"),
    [
        ("ada.txt", "upload:ada.txt"),
        ("../../etc/passwd", "upload:passwd"),
        ("C:\\CVs\\ada.pdf", "upload:ada.pdf"),
        ("", "upload:CV"),
        ("..", "upload:CV"),
        ("a" * 400 + ".txt", "upload:" + "a" * 200 + ".txt"),
    ],
)
def test_a_document_is_called_as_its_file_without_its_folder(sent: str, called: str) -> None:
    assert document_name(sent) == called


def test_what_waits_too_long_is_thrown_away(admin_client: Client) -> None:
    send(admin_client, ("ada.txt", ADA))
    batch = Upload.objects.get().batch
    Upload.objects.update(uploaded_at=timezone.now() - timedelta(days=2))
    assert admin_client.get(plan_of(batch)).status_code == 404
    send(admin_client, ("charles.md", CHARLES))
    assert [one.name for one in Upload.objects.all()] == ["upload:charles.md"]


def test_staff_without_the_right_get_403_and_others_the_login(client: Client, admin_client: Client) -> None:
    send(admin_client, ("ada.txt", ADA))
    waiting, nobody = plan_of(Upload.objects.get().batch), staff()
    for address in (reverse("desk:upload"), waiting):
        assert nobody.get(address).status_code == 403
        assert client.get(address).status_code == 302


def test_staff_with_the_right_upload_but_do_not_see_what_others_uploaded(admin_client: Client) -> None:
    send(admin_client, ("ada.txt", ADA))
    waiting = plan_of(Upload.objects.get().batch)
    own = staff("add_document")
    assert own.get(waiting).status_code == 404
    assert own.post(waiting, {"import": "Import"}).status_code == 404
    assert own.get(reverse("desk:upload")).status_code == 200
    send(own, ("charles.md", CHARLES))
    assert Upload.objects.filter(uploaded_by__username="staff").count() == 1
