"""Servers to ask, each a process of its own."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

PATIENCE = 60  # seconds


class Visitor:
    """One visitor, connected before the time is taken: servers end connections that rest for some seconds."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def get(self, address: str, known: str = "") -> tuple[float, http.client.HTTPResponse]:
        """Milliseconds until all of a page is there, and the answer; anything but a page or 304 is an error."""
        headers = {"If-None-Match": known} if known else {}
        self.connection.close()
        self.connection.connect()
        start = time.perf_counter()
        self.connection.request("GET", address, headers=headers)
        response = self.connection.getresponse()
        response.read()
        taken = 1000 * (time.perf_counter() - start)
        if response.status not in (200, 304):
            raise RuntimeError(f"{address} answered {response.status}")
        return taken, response


@contextmanager
def served(*command: str, environment: Mapping[str, str]) -> Iterator[Visitor]:
    """A visitor of what a Python module serves as long as the block runs; "{port}" in its arguments is where."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    arguments = [argument.format(port=port) for argument in command]
    silent = subprocess.DEVNULL
    server = subprocess.Popen([sys.executable, "-m", *arguments], env=environment, stdout=silent, stderr=silent)
    try:
        wait(port, server)
        yield Visitor(port)
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def wait(port: int, server: subprocess.Popen[bytes]) -> None:
    """Returns once somebody listens."""
    for _ in range(10 * PATIENCE):
        if server.poll() is not None:
            raise RuntimeError("The server ended before it answered.")
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The server does not answer.")
