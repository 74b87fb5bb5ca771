from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class DirectoryConfig(AppConfig):
    name = "directory"

    def ready(self) -> None:
        from directory.changes import keep_table, watch
        from directory.index import keep_indexes

        pre_migrate.connect(keep_table, sender=self)
        post_migrate.connect(keep_indexes, sender=self)
        connection_created.connect(watch)
