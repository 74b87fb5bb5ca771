"""What all pages of the desk have in common: who may see them, and the frame of the admin around them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def desk_page(*permissions: str) -> Callable[[View[P]], View[P]]:
    """A page for staff who have all of these permissions; others of the staff get 403, everybody else the login."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def allowed(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            demand(request, *permissions)
            return view(request, *args, **kwargs)

        return cast("View[P]", admin.site.admin_view(allowed))

    return decorate


def demand(request: HttpRequest, *permissions: str) -> None:
    """403 where the user lacks one of the permissions."""
    if not request.user.has_perms(permissions):
        raise PermissionDenied


def show(request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
    """A page of the desk in the admin's frame."""
    return TemplateResponse(
        request, f"desk/{template}.html", {**admin.site.each_context(request), "title": title, **context}
    )
