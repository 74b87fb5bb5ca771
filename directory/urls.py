"""Addresses of the site."""

from django.contrib import admin
from django.urls import include, path

from directory.views import Home, Search

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("", include("people.urls")),
    path("", include("publications.urls")),
    path("search/", Search.as_view(), name="search"),
    path("admin/", admin.site.urls),
]
