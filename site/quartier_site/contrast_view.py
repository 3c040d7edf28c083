"""The contrast view: asked for in the address (`?ansicht=kontrast`), kept in a cookie, no script.

The cookie exists only for who asked for it. Whoever keeps answers for several visitors has to tell
apart what `is_wanted` says; pages that depend on it also say `Vary: Cookie`, and as nobody else
has a cookie, all other visitors still share one copy.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.functional import SimpleLazyObject

NAME = "ansicht"  # of the parameter, the cookie and the attribute of <html>
CONTRAST, NORMAL = "kontrast", "normal"
ONE_YEAR = 365 * 24 * 60 * 60
_READ = "quartier.contrast_view_read"


def is_wanted(request: HttpRequest) -> bool:
    """Whether the visitor is to see the contrast view; the address overrules the cookie."""
    asked = request.GET.get(NAME)
    return (asked if asked in (CONTRAST, NORMAL) else request.COOKIES.get(NAME)) == CONTRAST


def context(request: HttpRequest) -> dict[str, Any]:
    """`contrast_view` for templates; a page that reads it differs between visitors."""

    def read() -> bool:
        request.META[_READ] = True
        return is_wanted(request)

    return {"contrast_view": SimpleLazyObject(read)}


def remember(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: keeps the choice of a visitor who made one on this very request."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.META.get(_READ):
            patch_vary_headers(response, ["Cookie"])
            if request.GET.get(NAME) in (CONTRAST, NORMAL):
                patch_cache_control(response, private=True)
                _keep(request, response)
        return response

    return middleware


def _keep(request: HttpRequest, response: HttpResponseBase) -> None:
    if is_wanted(request):
        response.set_cookie(
            NAME,
            CONTRAST,
            max_age=ONE_YEAR,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    elif NAME in request.COOKIES:
        response.delete_cookie(NAME, samesite="Lax")
