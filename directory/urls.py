"""Addresses of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, register_converter
from django.views.static import serve

from directory import formats
from directory.views import Home, Search

register_converter(formats.WorksSuffix, "works")
register_converter(formats.WorkSuffix, "work")
register_converter(formats.ListSuffix, "list")
register_converter(formats.PersonSuffix, "person")

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("", include("people.urls")),
    path("", include("publications.urls")),
    path("search/", Search.as_view(), name="search"),
    path("admin/desk/", include("directory.desk.urls")),
    path("admin/", admin.site.urls),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),  # photos; a server in front is faster
    # The same in other formats
    path("publications.<works:suffix>", formats.works, name="publications_as"),
    path("publications/<slug:slug>.<work:suffix>", formats.work, name="publication_as"),
    path("people.<list:suffix>", formats.people, name="people_as"),
    path("people/<slug:slug>.<person:suffix>", formats.person, name="person_as"),
    path("people/<slug:slug>/publications.<works:suffix>", formats.works_of_person, name="works_of_person_as"),
    path("organizations.<list:suffix>", formats.places, name="organizations_as"),
    path(
        "organizations/<slug:slug>/publications.<works:suffix>",
        formats.works_of_organization,
        name="works_of_organization_as",
    ),
    path("venues/<slug:slug>/publications.<works:suffix>", formats.works_of_venue, name="works_of_venue_as"),
]
