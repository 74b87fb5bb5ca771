"""People, organizations and what ties them, as admins see them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from directory.search import SearchQuerySet, read_query
from people.models import (
    WHERE,
    Activity,
    ActivityLink,
    Affiliation,
    Contact,
    Interest,
    Link,
    Mentorship,
    Organization,
    OrganizationName,
    Person,
    PersonName,
    Topic,
    TopicQuerySet,
)

# An address typed without "https://" gets one, as Django 6 does by itself.
HTTPS_BY_DEFAULT: dict[type[models.Field[Any, Any]], dict[str, Any]] = {models.URLField: {"assume_scheme": "https"}}
DATES = (("start_year", "start_month"), ("end_year", "end_month"), "is_current")


class SearchAdmin(admin.ModelAdmin):
    """Searches as the site does: accents, case and the order of words do not matter; a box offers the best first."""

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        assert isinstance(queryset, SearchQuerySet)
        found = queryset.search(search_term)
        is_offered = request.resolver_match is not None and request.resolver_match.url_name == "autocomplete"
        return (found.best_first(search_term) if is_offered and search_term else found), False


class SearchThroughAdmin(admin.ModelAdmin):
    """Rows are found by their own columns, and by the rows they belong to as the site finds those."""

    search_through: tuple[str, ...] = ()

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        own, has_duplicates = super().get_search_results(request, queryset, search_term)
        if not read_query(search_term).everything:
            return own, has_duplicates
        theirs = models.Q(pk__in=own.values("pk"))
        for name in self.search_through:
            model = self.model._meta.get_field(name).related_model
            theirs |= models.Q(**{f"{name}__in": model._default_manager.search(search_term).values("pk")})
        return queryset.filter(theirs), False


class PersonNameInline(admin.TabularInline):
    model = PersonName
    extra = 0


class ContactForm(forms.ModelForm):
    """Who may see a contact that is added is settled by its kind, unless the admin says."""

    is_public = forms.NullBooleanField(
        label="public",
        required=False,
        widget=forms.Select(choices=[("unknown", "as its kind"), ("true", "yes"), ("false", "no")]),
        help_text="As its kind: e-mail is public, telephone and address are for staff.",
    )

    class Meta:
        model = Contact
        fields = ("person", "kind", "value", "is_public", "order")

    def clean_is_public(self) -> bool:
        said: bool | None = self.cleaned_data["is_public"]
        return self.cleaned_data.get("kind") == Contact.Kind.EMAIL if said is None else said


class ContactInline(admin.TabularInline):
    model = Contact
    form = ContactForm
    extra = 0


class LinkInline(admin.TabularInline):
    model = Link
    extra = 0
    formfield_overrides = HTTPS_BY_DEFAULT


class InterestInline(admin.TabularInline):
    model = Interest
    extra = 0
    autocomplete_fields = ("topic",)


class AffiliationInline(admin.StackedInline):
    model = Affiliation
    extra = 0
    show_change_link = True
    autocomplete_fields = WHERE
    classes = ("collapse",)
    fieldsets = (
        (None, {"fields": ("kind", "role", *WHERE, "location", *DATES)}),
        ("Degree", {"fields": ("degree", "field", "thesis", "grade", "rank")}),
        (None, {"fields": ("description",)}),
    )


class ActivityInline(admin.TabularInline):
    model = Activity
    extra = 0
    show_change_link = True
    classes = ("collapse",)
    fields = ("kind", "title", "role", "organization", "start_year", "end_year", "order")


@admin.register(Person)
class PersonAdmin(SearchAdmin):
    list_display = ("name", "sort_name", "headline", "is_listed", "updated_at")
    list_filter = ("is_listed", "affiliations__is_current", "affiliations__kind", "updated_at")
    search_fields = ("words",)
    search_help_text = "Name, other name, interest, organization"
    readonly_fields = ("updated_at",)
    save_on_top = True
    inlines = (PersonNameInline, ContactInline, LinkInline, InterestInline, AffiliationInline, ActivityInline)
    fieldsets = (
        (None, {"fields": ("name", "sort_name", "slug", "is_listed", "headline", "pronunciation", "photo")}),
        ("In their own words", {"fields": ("bio", "quote")}),
        (None, {"fields": ("updated_at",)}),
    )


@admin.register(PersonName)
class PersonNameAdmin(SearchThroughAdmin):
    list_display = ("name", "person")
    list_select_related = ("person",)
    search_fields = ("name", "person__name")
    search_through = ("person",)
    autocomplete_fields = ("person",)


@admin.register(Contact)
class ContactAdmin(SearchThroughAdmin):
    form = ContactForm
    list_display = ("value", "kind", "person", "is_public")
    list_filter = ("kind", "is_public")
    list_select_related = ("person",)
    search_fields = ("value", "person__name")
    search_through = ("person",)
    autocomplete_fields = ("person",)


@admin.register(Link)
class LinkAdmin(SearchThroughAdmin):
    list_display = ("__str__", "kind", "url", "person")
    list_filter = ("kind",)
    list_select_related = ("person",)
    search_fields = ("label", "kind", "url", "person__name")
    search_through = ("person",)
    autocomplete_fields = ("person",)
    formfield_overrides = HTTPS_BY_DEFAULT


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    list_display = ("name", "slug")
    search_fields = ("name",)
    fields = ("name", "slug")

    def get_search_results(
        self, _request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        assert isinstance(queryset, TopicQuerySet)
        return queryset.search(search_term), False


@admin.register(Interest)
class InterestAdmin(SearchThroughAdmin):
    list_display = ("topic", "person", "order")
    list_select_related = ("topic", "person")
    search_fields = ("topic__name", "person__name")
    search_through = ("topic", "person")
    autocomplete_fields = ("person", "topic")


class OrganizationNameInline(admin.TabularInline):
    model = OrganizationName
    extra = 0


class PartInline(admin.TabularInline):
    model = Organization
    fk_name = "parent"
    verbose_name = "part"
    extra = 0
    show_change_link = True
    fields = ("name", "acronym")


@admin.register(Organization)
class OrganizationAdmin(SearchAdmin):
    list_display = ("name", "acronym", "parent", "ror")
    list_filter = (("parent", admin.EmptyFieldListFilter), ("ror", admin.EmptyFieldListFilter))
    list_select_related = ("parent",)
    search_fields = ("words",)
    search_help_text = "Name, other name, acronym"
    autocomplete_fields = ("parent",)
    readonly_fields = ("updated_at",)
    formfield_overrides = HTTPS_BY_DEFAULT
    fields = ("name", "acronym", "slug", "parent", "homepage", "ror", "updated_at")
    inlines = (OrganizationNameInline, PartInline)


@admin.register(OrganizationName)
class OrganizationNameAdmin(SearchThroughAdmin):
    list_display = ("name", "organization")
    list_select_related = ("organization",)
    search_fields = ("name", "organization__name")
    search_through = ("organization",)
    autocomplete_fields = ("organization",)


class MentorshipInline(admin.TabularInline):
    model = Mentorship
    extra = 0
    autocomplete_fields = ("person",)


class AffiliationActivityInline(ActivityInline):
    verbose_name = "activity there"
    verbose_name_plural = "activities there"
    max_num = 0  # one is added on its person's page, which says whose it is


@admin.register(Affiliation)
class AffiliationAdmin(SearchThroughAdmin):
    list_display = ("__str__", "person", "kind", "unit", "start_year", "end_year", "is_current")
    list_filter = ("kind", "is_current", ("organization", admin.EmptyFieldListFilter), "start_year")
    search_fields = ("person__name", "role", "degree", "organization__name", "unit__name")
    search_through = ("person", "organization", "unit")
    autocomplete_fields = ("person", *WHERE)
    inlines = (MentorshipInline, AffiliationActivityInline)
    fieldsets = (
        (None, {"fields": ("person", "kind", "role", *WHERE, "location", *DATES)}),
        ("Degree", {"fields": ("degree", "field", "thesis", "grade", "rank")}),
        (None, {"fields": ("description",)}),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Affiliation]:
        return super().get_queryset(request).select_related("person", *WHERE)


@admin.register(Mentorship)
class MentorshipAdmin(SearchThroughAdmin):
    list_display = ("name", "note", "affiliation", "person")
    list_filter = (("person", admin.EmptyFieldListFilter),)
    list_select_related = ("affiliation__organization", "person")
    search_fields = ("name", "note", "affiliation__person__name")
    search_through = ("person",)
    autocomplete_fields = ("affiliation", "person")


class ActivityLinkInline(admin.TabularInline):
    model = ActivityLink
    extra = 0
    formfield_overrides = HTTPS_BY_DEFAULT


@admin.register(Activity)
class ActivityAdmin(SearchThroughAdmin):
    list_display = ("title", "kind", "person", "organization", "start_year", "end_year")
    list_filter = ("kind", "is_current", "start_year")
    list_select_related = ("person",)
    search_fields = ("title", "role", "organization", "person__name")
    search_through = ("person",)
    autocomplete_fields = ("person", "affiliation")
    inlines = (ActivityLinkInline,)
    fieldsets = (
        (None, {"fields": ("person", "kind", "affiliation", "title", "role", "organization", "location", *DATES)}),
        (None, {"fields": ("motivation", "details", "items", "order")}),
    )


@admin.register(ActivityLink)
class ActivityLinkAdmin(admin.ModelAdmin):
    list_display = ("__str__", "url", "activity")
    list_select_related = ("activity",)
    search_fields = ("label", "url", "activity__title")
    autocomplete_fields = ("activity",)
    formfield_overrides = HTTPS_BY_DEFAULT
