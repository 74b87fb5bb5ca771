"""Wrong passwords are counted by the address that the proxy saw, never by one that the client made up."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from directory.client_address import client_address


@pytest.mark.parametrize(
    ("connection", "forwarded", "address"),
    [
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "10.1.1.1, 203.0.113.7", "203.0.113.7"),
        ("", "2001:db8::7", "2001:db8::7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "made up", "127.0.0.1"),
        ("", "", "0.0.0.0"),
    ],
)
def test_behind_a_proxy(connection: str, forwarded: str, address: str, settings: Settings) -> None:
    settings.HTTPS = True
    request = RequestFactory().get("/", REMOTE_ADDR=connection, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address


def test_without_a_proxy_nobody_speaks_for_the_connection(settings: Settings) -> None:
    settings.HTTPS = False
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.1", HTTP_X_FORWARDED_FOR="203.0.113.7")
    assert client_address(request) == "198.51.100.1"
