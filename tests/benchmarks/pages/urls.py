"""The addresses of the site, and a page of nothing to compare with."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.cache import never_cache

from directory.urls import urlpatterns as of_the_site


@never_cache
def bare(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("nothing")


urlpatterns = [path("bare/", bare), *of_the_site]
