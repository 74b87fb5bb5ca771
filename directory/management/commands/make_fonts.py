"""`manage.py make_fonts`: the site's fonts, into static/fonts/."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Makes the site's fonts from the packages that carry them, into static/fonts/. Part of `make install`."
    requires_system_checks = ()

    def handle(self, **_options: Any) -> None:
        try:
            from directory.fonts import make_fonts
        except ImportError as error:
            raise CommandError(f"{error.name} is missing: run `make install`.") from error
        made = make_fonts(Path(settings.BASE_DIR) / "static" / "fonts")
        self.stdout.write(f"{len(made)} font files in static/fonts/")
