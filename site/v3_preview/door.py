"""The door of the API: nobody passes without a token, and every answer leaves in order."""

import logging
from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any

from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt

from access.auth import require_token
from access.scopes import Scope
from access.throttle import check_rate, rate_headers
from home.api.problems import ProblemError, problem
from v3_preview.answers import finish, refuse_method
from v3_preview.visibility import address_publicly, as_public

View = Callable[..., HttpResponse]
logger = logging.getLogger("django.request")


def door(view: View) -> View:
    """A view behind the door."""

    @csrf_exempt
    @wraps(view)
    def behind_the_door(request: HttpRequest, **path: Any) -> HttpResponse:
        # A copy, so that the session of a browser counts for nothing and stays as it is.
        visitor = as_public(request)
        try:
            response = _answer(view, visitor, path)
        except Exception as error:
            response = describe(visitor, error)
        for name, value in rate_headers(visitor).items():
            response.headers.setdefault(name, value)
        return finish(request, response)

    return behind_the_door


def _answer(view: View, visitor: HttpRequest, path: dict[str, Any]) -> HttpResponse:
    check_rate(visitor)
    require_token(visitor, Scope.CONTENT)
    address_publicly(visitor)
    inner = copy(visitor)
    if visitor.method == "HEAD":
        inner.method = "GET"
    response = view(inner, **path)
    if isinstance(response, HttpResponseNotAllowed):
        return refuse_method(visitor, response)
    return response


def describe(request: HttpRequest, error: Exception) -> HttpResponse:
    """An error as a problem; what happened inside is for the log only."""
    if isinstance(error, ProblemError):
        return error.response()
    if isinstance(error, Http404):
        return problem(404, str(error) or "There is no such address.")
    if isinstance(error, PermissionDenied):
        return problem(403, str(error) or "The token's user may not do this.")
    if isinstance(error, RequestDataTooBig):
        return problem(413)
    if isinstance(error, OverflowError):
        return problem(422, "A number is larger than any that is stored.")
    if isinstance(error, SuspiciousOperation | BadRequest | MultiPartParserError):
        return problem(400)
    logger.error(
        "Internal Server Error: %s",
        request.path,
        exc_info=error,
        extra={"status_code": 500, "request": request},
    )
    return problem(500)
