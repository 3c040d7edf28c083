"""Limits how often the public APIs may be asked."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from access.throttle import check_rate, rate_headers
from home.api.problems import ProblemError

_LIMITED = ("/api/quartier/", "/api/v2/")


def rate_limit(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: 429 over the limit, 401 for a token that is not valid."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(_LIMITED) or request.method == "OPTIONS":
            return get_response(request)
        try:
            check_rate(request)
        except ProblemError as error:
            return error.response()
        response = get_response(request)
        if "Authorization" in request.headers:  # what anonymous visitors get may be shared
            for name, value in rate_headers(request).items():
                response[name] = value
        return response

    return middleware
