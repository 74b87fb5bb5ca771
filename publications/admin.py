"""Publications, venues and authors, as admins see them."""

from __future__ import annotations

from django.contrib import admin

from people.admin import HTTPS_BY_DEFAULT, SearchAdmin, SearchThroughAdmin
from publications.models import Authorship, Publication, PublicationLink, PublicationTitle, Venue, VenueName


class VenueNameInline(admin.TabularInline):
    model = VenueName
    extra = 0


@admin.register(Venue)
class VenueAdmin(SearchAdmin):
    list_display = ("name", "acronym", "updated_at")
    list_filter = (("acronym", admin.EmptyFieldListFilter),)
    search_fields = ("words",)
    search_help_text = "Name, other name, acronym"
    readonly_fields = ("updated_at",)
    fields = ("name", "acronym", "slug", "updated_at")
    inlines = (VenueNameInline,)


@admin.register(VenueName)
class VenueNameAdmin(SearchThroughAdmin):
    list_display = ("name", "venue")
    list_select_related = ("venue",)
    search_fields = ("name", "venue__name")
    search_through = ("venue",)
    autocomplete_fields = ("venue",)


class AuthorshipInline(admin.TabularInline):
    model = Authorship
    extra = 0
    autocomplete_fields = ("person",)


class PublicationTitleInline(admin.TabularInline):
    model = PublicationTitle
    extra = 0


class PublicationLinkInline(admin.TabularInline):
    model = PublicationLink
    extra = 0
    formfield_overrides = HTTPS_BY_DEFAULT


@admin.register(Publication)
class PublicationAdmin(SearchAdmin):
    list_display = ("title", "kind", "status", "year", "venue")
    list_filter = (
        "kind",
        "status",
        ("year", admin.EmptyFieldListFilter),
        ("venue", admin.EmptyFieldListFilter),
        "updated_at",
    )
    list_select_related = ("venue",)
    search_fields = ("words",)
    search_help_text = "Title, author, venue"
    autocomplete_fields = ("venue",)
    readonly_fields = ("updated_at",)
    save_on_top = True
    inlines = (AuthorshipInline, PublicationTitleInline, PublicationLinkInline)
    fieldsets = (
        (None, {"fields": ("title", "slug", ("kind", "status"), "year", "authors_truncated")}),
        ("Where it appeared", {"fields": ("venue", "venue_as_printed", "venue_year", "track", "note")}),
        ("In print", {"fields": (("volume", "issue", "pages"), "publisher", "editors")}),
        ("Identifiers", {"fields": ("doi", "arxiv_id", "isbn", "openreview_id", "patent_number")}),
        (None, {"fields": ("updated_at",)}),
    )


@admin.register(PublicationTitle)
class PublicationTitleAdmin(SearchThroughAdmin):
    list_display = ("title", "publication")
    list_select_related = ("publication",)
    search_fields = ("title", "publication__title")
    search_through = ("publication",)
    autocomplete_fields = ("publication",)


@admin.register(Authorship)
class AuthorshipAdmin(SearchThroughAdmin):
    list_display = ("name", "person", "publication", "order", "equal_contribution")
    list_filter = (("person", admin.EmptyFieldListFilter), "equal_contribution", "implied")
    list_select_related = ("person", "publication")
    search_fields = ("name", "person__name", "publication__title")
    search_through = ("person", "publication")
    autocomplete_fields = ("person", "publication")


@admin.register(PublicationLink)
class PublicationLinkAdmin(SearchThroughAdmin):
    list_display = ("__str__", "url", "publication")
    list_select_related = ("publication",)
    search_fields = ("label", "url", "publication__title")
    search_through = ("publication",)
    autocomplete_fields = ("publication",)
    formfield_overrides = HTTPS_BY_DEFAULT
