"""Whatever one request of an editor changes, it changes together or not at all."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

_SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


def atomic_admin(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: every change in the admin is one transaction.

    Reading stays outside of one, because on SQLite each begins as a writer's.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method in _SAFE or not request.path.startswith("/admin/"):
            return get_response(request)
        with transaction.atomic():
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return middleware
