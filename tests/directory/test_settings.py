"""The settings do with no environment at all, and are safe for the public with the one that the README names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

PRODUCTION = {"HTTPS": "true", "ALLOWED_HOSTS": "people.example.org"}


def manage(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs manage.py with warnings as errors and nothing of our own environment."""
    command = [sys.executable, "-W", "error", "manage.py", *arguments]
    environment = {"DATABASE_URL": "sqlite://:memory:", **environment}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def setting(root: Path, name: str, **environment: str) -> str:
    shown = manage(
        root, "shell", "--no-imports", "-c", f"from django.conf import settings; print(settings.{name})", **environment
    )
    assert shown.stderr == ""
    return shown.stdout.strip()


def test_production_settings_have_nothing_to_complain_of(root: Path) -> None:
    checked = manage(root, "check", "--deploy", "--database", "default", "--fail-level", "WARNING", **PRODUCTION)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_an_empty_environment_is_enough(root: Path) -> None:
    assert manage(root, "check").returncode == 0


def test_debug_is_off_until_the_environment_turns_it_on(root: Path) -> None:
    assert setting(root, "DEBUG") == "False"
    assert setting(root, "DEBUG", DEBUG="true") == "True"


def test_the_lab_names_its_site(root: Path) -> None:
    assert setting(root, "SITE_NAME", SITE_NAME="Łab") == "Łab"


@pytest.mark.parametrize("given", ["", "short"])
def test_a_secret_key_of_the_environment_wins_unless_it_is_empty(given: str, root: Path) -> None:
    assert (setting(root, "SECRET_KEY", SECRET_KEY=given) == given) is bool(given)


@pytest.mark.django_db
def test_no_page_may_run_or_show_what_is_not_the_sites_own(client: Client) -> None:
    policy = client.get(reverse("admin:login")).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_sqlite_is_set_up_for_readers_beside_a_writer(tmp_path: Path, root: Path) -> None:
    ask = (
        "from django.db import connection as c; k = c.cursor();"
        "print([k.execute('PRAGMA ' + p).fetchone()[0] for p in ('journal_mode', 'synchronous', 'foreign_keys')])"
    )
    shown = manage(root, "shell", "--no-imports", "-c", ask, DATABASE_URL=f"sqlite:///{tmp_path}/directory.sqlite3")
    assert shown.stdout.strip() == "['wal', 1, 1]"


def test_connections_are_kept(root: Path) -> None:
    url = "postgresql://somebody@localhost/directory"
    assert setting(root, "DATABASES['default']['CONN_MAX_AGE']", DATABASE_URL=url) == "600"


def test_static_files_are_found(root: Path) -> None:
    assert finders.find("admin/css/base.css")
