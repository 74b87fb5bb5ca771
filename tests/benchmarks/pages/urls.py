"""The addresses of the site, a page of nothing to compare with, and one that forgets what was kept."""

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.cache import never_cache

from directory.urls import urlpatterns as of_the_site


@never_cache
def bare(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("nothing")


@never_cache
def forget(_request: HttpRequest, name: str) -> HttpResponse:
    caches[name].clear()
    return HttpResponse()


urlpatterns = [path("bare/", bare), path("forget/<name>/", forget), *of_the_site]
