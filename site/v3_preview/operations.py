"""What happens around each of Wagtail's operations."""

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.http import parse_etags
from ninja.operation import Operation
from wagtail.models import Page

from home.api.problems import problem
from v3_preview.answers import etag_of
from v3_preview.bodies import check_body
from v3_preview.parameters import check_page_id, check_parameters
from v3_preview.visibility import editable_pages, visible_pages

Run = Callable[..., HttpResponse]
_READS = {"GET"}


def guarded(operation: Operation, reader: Operation | None) -> Run:
    """The run of an operation; `reader` answers GET for the same object."""
    run: Run = operation.run  # type: ignore[assignment]

    @wraps(run)
    def guarded_run(request: HttpRequest, **path: Any) -> HttpResponse:
        check_page_id(path)
        check_parameters(operation, request)
        if request.method in _READS:
            return run(request, **path)
        check_body(operation, request)
        with transaction.atomic():
            response = _precondition(request, reader, path) or run(request, **path)
            transaction.set_rollback(response.status_code >= 400)
        return response

    return guarded_run


def _precondition(
    request: HttpRequest, reader: Operation | None, path: dict[str, Any]
) -> HttpResponse | None:
    """Why the request must not be carried out."""
    if "page_id" in path:
        _check_page(request, path["page_id"])
    if "If-Match" not in request.headers:
        return None
    if reader is None:
        return problem(412, "If-Match needs an address that GET answers.")
    current = cast(HttpResponse, reader.run(_reading(request, reader), **path))
    if current.status_code != 200:
        return current
    wanted = parse_etags(request.headers["If-Match"])
    if wanted == ["*"] or etag_of(current) in wanted:
        return None
    return problem(412, "The content has changed since you read it.")


def _check_page(request: HttpRequest, page_id: Any) -> None:
    """Only pages that the token's user edits are copied, moved and changed.

    The row is locked, so that two requests with the same `If-Match` cannot both succeed.
    """
    list(Page.objects.select_for_update(of=("self",)).filter(pk=page_id).values_list("pk"))
    if editable_pages(request.user).filter(pk=page_id).exists():
        return
    if visible_pages(request).filter(pk=page_id).exists():
        raise PermissionDenied("The token's user may not edit this page.")
    raise Http404("There is no such page.")


def _reading(request: HttpRequest, reader: Operation) -> HttpRequest:
    """The GET whose entity tag `If-Match` names: of a page, its latest draft."""
    reading = copy(request)
    reading.method = "GET"
    query = QueryDict(mutable=True)
    if reader.operation_id == "pages_detail":
        query["version"] = "draft"
    if "rich_text_format" in request.GET:
        query["rich_text_format"] = request.GET["rich_text_format"]
    reading.GET = query  # type: ignore[assignment]
    return reading
