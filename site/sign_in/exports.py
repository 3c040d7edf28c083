"""Lists that leave the admin as files: names and addresses of people are in most of them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from sign_in.security_log import record


def log_exports(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: an entry for each table that somebody downloads from the admin."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        form = request.GET.get("export")
        if form and request.path.startswith("/admin/") and _is_file(response):
            user = request.user
            record("sign_in.export", user, request=request, user=user, path=request.path, form=form)
        return response

    return middleware


def _is_file(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Disposition", "").startswith("attachment")
