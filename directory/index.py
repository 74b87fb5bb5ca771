"""The databases' own indexes over the words of rows; made, and made again where they are missing, after migrations.

Not by migrations: SQLite gives up a table's triggers whenever a migration of Django's makes the table anew.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections, models

from directory.search import SearchQuerySet, index_name, lexemes

TOKENS = "ascii tokenchars ''|/''"  # all beyond ASCII is part of a word; bars and slashes are words of their own
EVENTS = ("insert", "delete", "update")


def searched_models() -> list[type[models.Model]]:
    """The models that are searched by their words."""
    return [model for model in apps.get_models() if isinstance(model._default_manager.all(), SearchQuerySet)]


def keep_indexes(using: str = "default", **_kwargs: Any) -> None:
    """Make the indexes that are missing."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    for model in searched_models():
        table = model._meta.db_table
        if table not in tables:
            continue
        make = {"sqlite": _make_fts, "postgresql": _make_gin}.get(connection.vendor)
        if make and make(connection, table):
            model._default_manager.using(using).refresh_words()  # type: ignore[attr-defined]


def _make_gin(connection: Any, table: str) -> bool:
    """Whether there was none."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NULL", [quote(index_name(table))])
        (is_missing,) = cursor.fetchone()
        if is_missing:
            cursor.execute(f"CREATE INDEX {quote(index_name(table))} ON {quote(table)} USING gin ({lexemes('words')})")
    return bool(is_missing)


def _make_fts(connection: Any, table: str) -> bool:
    """An FTS5 table without a text of its own, which triggers keep; whether one of them was missing."""
    index, rows = connection.ops.quote_name(index_name(table)), connection.ops.quote_name(table)
    forget = f"INSERT INTO {index} ({index}, rowid, words) VALUES ('delete', old.id, old.words);"  # noqa: S608  (names of our own)
    learn = f"INSERT INTO {index} (rowid, words) VALUES (new.id, new.words);"  # noqa: S608
    then = {
        "insert": f"AFTER INSERT ON {rows} BEGIN {learn} END",
        "delete": f"AFTER DELETE ON {rows} BEGIN {forget} END",
        "update": f"AFTER UPDATE OF words ON {rows} WHEN old.words <> new.words BEGIN {forget} {learn} END",
    }
    names = {event: f"{index_name(table)}_{event}" for event in EVENTS}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        standing = {name for (name,) in cursor.fetchall()}
        if standing.issuperset(names.values()):
            return False
        cursor.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5"
            f" (words, content='{table}', content_rowid='id', tokenize='{TOKENS}', prefix='1 2 3')"
        )
        for event, name in names.items():
            cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {connection.ops.quote_name(name)} {then[event]}")
        cursor.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608
    return True
