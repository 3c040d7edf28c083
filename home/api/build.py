"""The NinjaAPI that rooms hang their routers into: our errors, our description."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation

from home.api.problems import ProblemError, problem


class Api(NinjaAPI):
    """An API whose operations are called in generated clients what they are called here."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


def build_api(**options: Any) -> NinjaAPI:
    """An API without routers that answers every error as a problem."""
    api = Api(openapi_url=None, docs_url=None, **options)

    @api.exception_handler(ProblemError)
    def known_problem(_request: HttpRequest, error: ProblemError) -> HttpResponse:
        return error.response()

    @api.exception_handler(ValidationError)
    def wrong_input(_request: HttpRequest, error: ValidationError) -> HttpResponse:
        errors = [
            {"loc": _loc(one["loc"]), "msg": one["msg"].removeprefix("Value error, ")}
            for one in error.errors
        ]
        names = ", ".join(str(one["loc"][-1]) for one in errors)
        return problem(422, f"Not valid: {names}.", errors)

    @api.exception_handler(Http404)
    def not_found(_request: HttpRequest, _error: Http404) -> HttpResponse:
        return problem(404)

    @api.exception_handler(HttpError)
    def refused(_request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code, str(error))

    return api


def _loc(loc: Any) -> list[str | int]:
    """Where an input came from and its name, without the name of our own argument."""
    parts = list(loc)
    return [parts[0], *parts[2:]] if len(parts) > 2 else parts
