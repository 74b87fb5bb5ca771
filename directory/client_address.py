"""Whose login is counted, where a proxy stands between."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_ipv46_address
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104  (an address to count by, not one to listen on)


def client_address(request: HttpRequest) -> str:
    """The address that the proxy saw, where the settings say that there is one; else that of the connection.

    A proxy appends to X-Forwarded-For, so only its last entry is the proxy's word. A socket file has no address.
    """
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() if settings.HTTPS else ""
    for address in (seen, request.META.get("REMOTE_ADDR", "")):
        try:
            validate_ipv46_address(address)
        except ValidationError:
            continue
        return str(address)
    return UNKNOWN
