"""What all tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings


@pytest.fixture(autouse=True, scope="session")
def _files_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test needs `collectstatic` first, or leaves an uploaded file behind."""
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    media = tmp_path_factory.mktemp("media")
    with override_settings(STORAGES=storages, MEDIA_ROOT=media, PASSWORD_HASHERS=hashers):
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder that `manage.py` stands in."""
    return Path(__file__).parent.parent
