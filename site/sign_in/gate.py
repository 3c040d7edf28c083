"""Nobody works without a second factor who needs one."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from sign_in import second_factor

# Where one can be without it: to set it up, to leave, and what these pages load.
_OPEN = ("sign_in:second_factor", "wagtailadmin_login", "wagtailadmin_logout", "sign_in_code")
_OPEN_FOLDERS = ("wagtailadmin_javascript_catalog", "wagtailadmin_sprite")


def require_second_factor(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: leads to setting up the second factor before anything else in the admin."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if settings.SECOND_FACTOR != "optional" and request.path.startswith("/admin/"):
            answer = _lead(request, request.user)
            if answer is not None:
                return answer
        return get_response(request)

    return middleware


def _lead(request: HttpRequest, user: Any) -> HttpResponseBase | None:
    if not user.is_authenticated or second_factor.was_shown(request.session):
        return None
    if request.path in {reverse(name) for name in (*_OPEN, *_OPEN_FOLDERS)}:
        return None
    if not second_factor.is_required(user):
        return None
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        raise PermissionDenied
    if second_factor.is_set_up(user):  # this session is older than that
        logout(request)
        return redirect("wagtailadmin_login")
    return redirect("sign_in:second_factor")
