from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DirectoryConfig(AppConfig):
    name = "directory"

    def ready(self) -> None:
        from directory.index import keep_indexes

        post_migrate.connect(keep_indexes, sender=self)
