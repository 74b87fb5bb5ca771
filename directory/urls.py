"""Addresses of the site."""

from django.conf import settings
from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path, register_converter
from django.views.generic import TemplateView
from django.views.static import serve

from directory import formats, machines
from directory.api import api, nowhere
from directory.sitemaps import SITEMAPS
from directory.views import Home, Search

register_converter(formats.WorksSuffix, "works")
register_converter(formats.WorkSuffix, "work")
register_converter(formats.ListSuffix, "list")
register_converter(formats.PersonSuffix, "person")

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("", include("people.urls")),
    path("", include("publications.urls")),
    path("about/", TemplateView.as_view(template_name="directory/about.html"), name="about"),
    path("search/", Search.as_view(), name="search"),
    path("admin/desk/", include("directory.desk.urls")),
    path("admin/", admin.site.urls),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),  # photos; a server in front is faster
    # For programs
    path("api/", api.urls),
    path("api/<path:rest>", nowhere),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_of"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap_of"),
    path("doi/<path:doi>", machines.doi, name="doi"),
    path("arxiv/<path:number>", machines.arxiv, name="arxiv"),
    path("orcid/<str:orcid>", machines.orcid, name="orcid"),
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
