"""The settings of the site, with an address more."""

from directory.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.pages.urls"
ALLOWED_HOSTS = ["*"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
