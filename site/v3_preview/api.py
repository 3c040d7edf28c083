"""Wagtail's API v3 as a Django Ninja API of our own.

Django Ninja copies the operations of a router for each API that it is added to. Ours are
changed here; those of Wagtail's own API stay as they are.
"""

import json
from functools import cache, wraps
from typing import Any

from django.db.models import ProtectedError, RestrictedError
from django.db.utils import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.operation import Operation
from ninja.responses import NinjaJSONEncoder
from wagtail.api.v3.errors import register_exception_handlers
from wagtail.api.v3.routers.pages import router as pages
from wagtail.api.v3.routers.schema import router as schema
from wagtail.api.v3.routers.sites import router as sites
from wagtail.api.v3.routers.whoami import router as whoami
from wagtail.documents.api.v3.router import router as documents
from wagtail.images.api.v3.router import router as images
from wagtail.locales.api.v3.router import router as locales
from wagtail.models import Page

from access.auth import BearerAuth
from access.scopes import Scope
from home.api.problems import ProblemError, problem
from v3_preview.door import describe
from v3_preview.operations import guarded
from v3_preview.pages import find_page, get_page, list_pages
from v3_preview.stream_input import check_streams
from v3_preview.visibility import as_public

_IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "schema": {"type": "string"},
    "description": "ETag of the GET (of a page: with version=draft) that the change is based on.",
}

_LAST_PORT = 65535


def _publicly(view: Any) -> Any:
    """Files in private collections are shown to nobody, whoever asks."""

    @wraps(view)
    def seen_by_the_public(request: HttpRequest, **kwargs: Any) -> Any:
        return view(as_public(request), **kwargs)

    return seen_by_the_public


def _with_checked_streams(view: Any) -> Any:
    @wraps(view)
    def checked(request: HttpRequest, **kwargs: Any) -> Any:
        check_streams(kwargs["data"])
        return view(request, **kwargs)

    return checked


def _without_alt_texts(view: Any) -> Any:
    """Wagtail binds one value to a form field; this one has a text for each language."""

    @wraps(view)
    def checked(request: HttpRequest, **kwargs: Any) -> Any:
        if "alt_texts" in kwargs["data"].model_fields_set:
            error = {"loc": ["body", "alt_texts"], "msg": "This is written in the admin only."}
            raise ProblemError(422, "Validation failed", [error])
        return view(request, **kwargs)

    return checked


def _within_columns(view: Any) -> Any:
    """A copy takes title and slug past the form that knows how long they may be."""

    @wraps(view)
    def checked(request: HttpRequest, **kwargs: Any) -> Any:
        errors = [
            {"loc": ["body", "data", name], "msg": f"At most {limit} characters fit in here."}
            for name in ("title", "slug")
            if len(getattr(kwargs["data"], name, None) or "")
            > (limit := Page._meta.get_field(name).max_length)
        ]
        if errors:
            raise ProblemError(422, "Validation failed", errors)
        return view(request, **kwargs)

    return checked


def _with_port(view: Any) -> Any:
    """SQLite stores any number, and Wagtail's form takes what fits into the column."""

    @wraps(view)
    def checked(request: HttpRequest, **kwargs: Any) -> Any:
        if not 0 < kwargs["data"].port <= _LAST_PORT:
            msg = f"A port is a number from 1 to {_LAST_PORT}."
            raise ProblemError(
                422, "Validation failed", [{"loc": ["body", "data", "port"], "msg": msg}]
            )
        return view(request, **kwargs)

    return checked


# By operation id: what takes the place of Wagtail's view.
_VIEWS = {
    "pages_list": lambda _view: list_pages,
    "pages_find": lambda _view: find_page,
    "pages_detail": lambda _view: get_page,
    "pages_create": _with_checked_streams,
    "pages_update": _with_checked_streams,
    **dict.fromkeys(("pages_actions_copy", "pages_actions_create_alias"), _within_columns),
    **dict.fromkeys(("sites_create", "sites_update"), _with_port),
    "images_create": _without_alt_texts,
    "images_update": _without_alt_texts,
    **dict.fromkeys(
        ("images_list", "images_detail", "documents_list", "documents_detail"), _publicly
    ),
}


def _conflict(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return problem(409, "Other content depends on this, or already has it.")


_ERRORS: dict[type[Exception], Any] = {
    Exception: describe,
    Http404: describe,
    ProblemError: describe,
    **dict.fromkeys((ProtectedError, RestrictedError, IntegrityError), _conflict),
}


def build_api() -> NinjaAPI:
    api = NinjaAPI(
        title="Wagtail's API v3, preview",
        version="3.0.0-preview",
        description="For holders of a token. Wagtail may change this API in any release.",
        # Wagtail's schemas look up the addresses of objects under this name.
        urls_namespace="wagtailapi_v3",
        openapi_url=None,
        docs_url=None,
    )
    register_exception_handlers(api)
    for kind, answer in _ERRORS.items():
        api.add_exception_handler(kind, answer)
    api.add_router("/pages/", pages)
    api.add_router("/images/", images)
    api.add_router("/documents/", documents)
    api.add_router("/schema/", schema)
    api.add_router("/sites/", sites)
    # wagtail_localize.locales takes the place of the app that would add it.
    api.add_router("/locales/", locales)
    api.add_router("/", whoami)
    for router in api._get_bound_routers():
        for path_view in router.path_operations.values():
            reader = next((one for one in path_view.operations if "GET" in one.methods), None)
            for operation in path_view.operations:
                _adapt(operation, reader)
    return api


def _adapt(operation: Operation, reader: Operation | None) -> None:
    operation.auth_callbacks = [BearerAuth(Scope.CONTENT)]
    change = _VIEWS.get(operation.operation_id or "")
    if change:
        operation.view_func = change(operation.view_func)
    if "PATCH" in operation.methods:
        operation.openapi_extra = {"parameters": [_IF_MATCH]}
    operation.run = guarded(operation, reader)  # type: ignore[method-assign]


api = build_api()


@cache
def openapi_document(prefix: str) -> bytes:
    """Built once: it takes longer than any answer."""
    document = api.get_openapi_schema(path_prefix=prefix)
    return json.dumps(document, cls=NinjaJSONEncoder).encode()
