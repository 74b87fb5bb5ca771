"""Addresses of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.static import serve

from directory.views import Home, Search

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("", include("people.urls")),
    path("", include("publications.urls")),
    path("search/", Search.as_view(), name="search"),
    path("admin/desk/", include("directory.desk.urls")),
    path("admin/", admin.site.urls),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),  # photos; a server in front is faster
]
