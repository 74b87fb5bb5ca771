"""What every page knows about its site."""

from django.conf import settings
from django.http import HttpRequest


def site(_request: HttpRequest) -> dict[str, str]:
    return {"site_name": settings.SITE_NAME, "site_about": settings.SITE_ABOUT, "site_contact": settings.SITE_CONTACT}
