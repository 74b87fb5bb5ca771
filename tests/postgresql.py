"""Runs a command with DATABASE_URL naming a throw-away PostgreSQL: python tests/postgresql.py pytest ..."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote

# What makes PostgreSQL safe against a power cut only costs time here.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL server that Debian's packages, or the PATH, have."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[4]))
    on_path = shutil.which("postgres")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def throw_away_cluster(programs: Path) -> Iterator[str]:
    """A new cluster on a socket in a folder of its own; yields its DATABASE_URL, and removes all of it after."""
    user = "postgres" if os.geteuid() == 0 else None  # it does not run as root; Debian's package makes that user
    folder = Path(tempfile.mkdtemp(prefix="directory-postgresql-", dir="/tmp"))
    server = None
    try:
        if user:
            shutil.chown(folder, user, user)
        data = folder / "data"
        options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        initdb: list[str | Path] = [programs / "initdb", "--pgdata", data, *options]
        subprocess.run(initdb, check=True, cwd="/", user=user, group=user, stdout=subprocess.DEVNULL)
        settings = [f"--{setting}" for setting in (*CARELESS, "listen_addresses=")]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, "-k", folder, *settings],
                cwd="/",
                user=user,
                group=user,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for the tests; we stop the server when they have ended
            )
        wait(programs, folder, server)
        yield f"postgresql://postgres@{quote(str(folder), safe='')}/postgres"
    finally:
        if server is not None and server.poll() is None:
            os.killpg(server.pid, signal.SIGINT)  # "fast": ends the connections, then itself
            server.wait(timeout=60)
        shutil.rmtree(folder)


def wait(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    """Returns once the server answers; raises with its log if it ends before."""
    while subprocess.run([programs / "pg_isready", "-q", "-h", folder, "-t", "1"], check=False).returncode:
        try:
            server.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        sys.exit("PostgreSQL did not start:\n" + (folder / "log").read_text())


def stop(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


def main(command: list[str]) -> int:
    programs = binaries()
    if programs is None:
        sys.exit("PostgreSQL's server is missing: install Debian's package `postgresql`.")
    signal.signal(signal.SIGTERM, stop)
    with throw_away_cluster(programs) as url:
        try:
            return subprocess.run(command, check=False, env={**os.environ, "DATABASE_URL": url}).returncode
        except KeyboardInterrupt:
            return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
