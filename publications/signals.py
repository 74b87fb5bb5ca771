"""A row whose words changed with another row is found by its new words at once."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from directory.search import is_going, is_postponed
from publications.models import Authorship, Publication, PublicationTitle, Venue, VenueName


@receiver([post_save, post_delete], sender=PublicationTitle)
@receiver([post_save, post_delete], sender=Authorship)
def refresh_its_publication(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    if not is_postponed() and not is_going(Publication, **kwargs):
        Publication.objects.refresh_words([instance.publication_id])


@receiver(post_save, sender=Publication)
def refresh_publication(sender: type[Model], instance: Publication, **kwargs: Any) -> None:
    if not is_postponed():
        Publication.objects.refresh_words([instance.pk])


@receiver([post_save, post_delete], sender=VenueName)
def refresh_its_venue(sender: type[Model], instance: VenueName, **kwargs: Any) -> None:
    if not is_postponed() and not is_going(Venue, **kwargs):
        Venue.objects.refresh_words([instance.venue_id])


@receiver(post_save, sender=Venue)
def refresh_venue(sender: type[Model], instance: Venue, **kwargs: Any) -> None:
    if not is_postponed():
        Venue.objects.refresh_words([instance.pk])
        Publication.objects.refresh_words(instance.publications.values_list("pk", flat=True))
