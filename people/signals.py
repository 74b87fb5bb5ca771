"""A row whose words changed with another row is found by its new words at once."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from directory.search import is_going, is_postponed
from people.models import Affiliation, Interest, Organization, OrganizationName, Person, PersonName, Topic


@receiver([post_save, post_delete], sender=PersonName)
@receiver([post_save, post_delete], sender=Interest)
@receiver([post_save, post_delete], sender=Affiliation)
def refresh_its_person(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    if not is_postponed() and not is_going(Person, **kwargs):
        Person.objects.refresh_words([instance.person_id])


@receiver(post_save, sender=Person)
def refresh_person(sender: type[Model], instance: Person, **kwargs: Any) -> None:
    if not is_postponed():
        Person.objects.refresh_words([instance.pk])


@receiver(post_save, sender=Topic)
def refresh_people_with_topic(sender: type[Model], instance: Topic, **kwargs: Any) -> None:
    if not is_postponed():
        Person.objects.refresh_words(instance.interests.values_list("person", flat=True))


@receiver([post_save, post_delete], sender=OrganizationName)
def refresh_its_organization(sender: type[Model], instance: OrganizationName, **kwargs: Any) -> None:
    if not is_postponed() and not is_going(Organization, **kwargs):
        Organization.objects.refresh_words([instance.organization_id])


@receiver(post_save, sender=Organization)
def refresh_organization(sender: type[Model], instance: Organization, **kwargs: Any) -> None:
    if is_postponed():
        return
    Organization.objects.refresh_words([instance.pk, *instance.parts.values_list("pk", flat=True)])
    stays = Affiliation.objects.filter(Q(organization=instance) | Q(unit=instance))
    Person.objects.refresh_words(stays.values_list("person", flat=True))
