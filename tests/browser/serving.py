"""A real server and a real browser: gunicorn on a database of its own with the CVs of the project, and Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# It runs as root in CI, and has nobody to call.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True, slots=True)
class Site:
    """A running server and its manage.py."""

    address: str
    root: Path
    environment: dict[str, str]

    def manage(self, *arguments: str) -> str:
        """Runs a command of manage.py and returns what it printed."""
        command = [sys.executable, "-W", "error", "manage.py", *arguments]
        run = subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout


@contextmanager
def served(root: Path, folder: Path) -> Iterator[Site]:
    """The site of the project in `root`, with all that it writes in `folder`, as long as the block runs."""
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite:///{folder}/directory.sqlite3",
        "STATIC_ROOT": f"{folder}/static",
        "MEDIA_ROOT": f"{folder}/media",
        "DJANGO_SUPERUSER_PASSWORD": "correct horse battery",
    }
    with socket.create_server(("127.0.0.1", 0)) as listening:
        site = Site(f"http://127.0.0.1:{listening.getsockname()[1]}", root, environment)
        site.manage("migrate", "--verbosity=0")
        site.manage("collectstatic", "--no-input", "--verbosity=0")
        site.manage("import_cvs")
        site.manage("createsuperuser", "--no-input", "--username=admin", "--email=admin@example.org")
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "directory.wsgi", f"--bind=fd://{listening.fileno()}"),
                *("--worker-class=gthread", "--workers=1", "--threads=4", "--no-control-socket"),
            ],
            cwd=root,
            env=environment,
            pass_fds=[listening.fileno()],
        )
        try:
            yield site
        finally:
            server.terminate()
            server.wait(timeout=30)
