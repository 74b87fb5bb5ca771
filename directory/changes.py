"""One number that changes whenever the directory does: what was answered under it may be kept until it is another."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.db import connection, connections, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

TABLE = "directory_revision"
WRITES = re.compile(
    r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?|REPLACE\s+INTO)\s+[\"`]?(\w+)",
    re.IGNORECASE,
)
LONGEST_KEPT = 256 * 1024  # bytes
OURS = ("directory", "people", "publications")


@dataclass(frozen=True, slots=True)
class Revision:
    """The number of the directory as it stands, and the second since when."""

    number: int
    changed: int


@dataclass(frozen=True, slots=True)
class Edition:
    """What makes other pages of the same rows, and the second since when."""

    digest: str
    changed: int


@cache
def shown_tables() -> frozenset[str]:
    """The tables that any page could show."""
    return frozenset(
        table
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        for table in (model._meta.db_table, *(field.m2m_db_table() for field in model._meta.local_many_to_many))
    )


def watch(connection: Any, **_kwargs: Any) -> None:
    """Every statement that a new connection executes is looked at."""
    if look not in connection.execute_wrappers:
        connection.execute_wrappers.append(look)


def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """A statement that writes into one of our tables makes a new revision, once its transaction is committed."""
    result = execute(sql, params, many, context)
    if (written := WRITES.match(sql)) and written[1] in shown_tables():
        database = context["connection"]
        if not is_pending(database):
            transaction.on_commit(count_up, using=database.alias, robust=True)
    return result


def is_pending(database: Any) -> bool:
    """Whether this transaction has changed the directory, and nobody else knows yet."""
    return any(entry[1] is count_up for entry in database.run_on_commit)


def count_up() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET number = number + 1, changed_at = %s", [int(time.time())])  # noqa: S608


def keep_table(using: str = "default", **_kwargs: Any) -> None:
    """Make the table of the one number where it is missing: before migrations, which write, too."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"CREATE TABLE IF NOT EXISTS {TABLE} (number bigint NOT NULL, changed_at bigint NOT NULL)")
        cursor.execute(f"SELECT count(*) FROM {TABLE}")  # noqa: S608
        if not cursor.fetchone()[0]:
            cursor.execute(f"INSERT INTO {TABLE} (number, changed_at) VALUES (1, %s)", [int(time.time())])  # noqa: S608


def revision() -> Revision | None:
    """The revision as of now; None within a transaction that changes it."""
    if is_pending(connection):
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT number, changed_at FROM {TABLE}")  # noqa: S608
        found = cursor.fetchone()
    return Revision(*found) if found else None


@cache
def edition() -> Edition:
    """The code, the templates and the settings as they are when the program starts."""
    templates: Any = settings.TEMPLATES[0]["DIRS"]
    folders = [*(settings.BASE_DIR / name for name in OURS), *templates]
    files = [path for folder in folders for path in sorted(Path(folder).rglob("*")) if path.suffix in (".py", ".html")]
    said = hashlib.sha256("\0".join((settings.SITE_NAME, settings.SITE_ABOUT, settings.SITE_CONTACT)).encode())
    for path in files:
        said.update(path.read_bytes())
    return Edition(said.hexdigest()[:12], int(max(path.stat().st_mtime for path in files)))


class Unchanged:
    """Answers 304 to visitors who have what would be sent, and sends what was made before: one query, no page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_kept(request) or (now := revision()) is None:
            return self.get_response(request)
        request.revision = now.number  # type: ignore[attr-defined]
        etag = f'"{edition().digest}-{now.number}"'
        modified = max(edition().changed, now.changed)
        response = get_conditional_response(request, etag, modified) or self.kept_or_made(request, etag)
        if response.status_code in (200, 304):
            response.headers.setdefault("ETag", etag)
            response.headers.setdefault("Last-Modified", http_date(modified))
            response.headers.setdefault("Cache-Control", "no-cache")  # keep it, but ask
            patch_vary_headers(response, ["Cookie"])
        return response

    def kept_or_made(self, request: HttpRequest, etag: str) -> HttpResponseBase:
        said = f"{etag} {request.method} {request.build_absolute_uri()}"
        key = hashlib.sha256(said.encode()).hexdigest()
        kept: HttpResponseBase | None = caches["pages"].get(key)
        if kept is not None:
            return kept
        made = self.get_response(request)
        if is_whole(made):
            caches["pages"].set(key, made)
        return made


def is_whole(response: HttpResponseBase) -> bool:
    """Whether an answer may be sent to others, and is not too long to be kept."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and "Cache-Control" not in response
        and len(response.content) <= LONGEST_KEPT
    )


def is_kept(request: HttpRequest) -> bool:
    """Whether what is answered is the same for everybody who asks this."""
    is_ours = not request.path.startswith(("/admin/", "/media/"))
    return is_ours and request.method in ("GET", "HEAD") and settings.SESSION_COOKIE_NAME not in request.COOKIES
