"""What all tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import caches
from django.test import override_settings
from hypothesis import HealthCheck, settings

# A busy machine fails no test; the same examples come each time, so that what fails on CI fails here. With EXPLORE=1000
# in the environment they are others each time, and so many: what that finds is mended and becomes a test of its own.
EXPLORE = int(os.environ.get("EXPLORE", "0"))
settings.register_profile(
    "ours",
    deadline=None,
    derandomize=not EXPLORE,
    max_examples=max(100, EXPLORE),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")


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


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What one test was answered is not sent to another."""
    for cache in caches.all():
        cache.clear()


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder that `manage.py` stands in."""
    return Path(__file__).parent.parent
