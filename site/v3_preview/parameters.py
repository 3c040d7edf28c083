"""Parameters that an operation understands; any other is a 422 that names it."""

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from ninja.operation import Operation
from wagtail.api.v3.schemas.pages import BASE_PAGE_READ_FIELDS
from wagtail.api.validators import APIFieldValidator
from wagtail.coreutils import resolve_model_string
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from home.api.parameters import is_searchable
from home.api.problems import ProblemError

# Wagtail reads these without declaring them.
_UNDECLARED = {
    "pages_detail": {"site"},
    "pages_find": {"rich_text_format"},
    "pages_revisions_detail": {"rich_text_format"},
}
_FILES = {"images_list": get_image_model, "documents_list": get_document_model}
_NOT_COMPARABLE = ("JSONField", "TextField")


def check_page_id(path: dict[str, Any]) -> None:
    """Raise a 422 for what is no id of a page: to change a page, its type is looked up first."""
    if "page_id" in path and not re.fullmatch("[0-9]+", str(path["page_id"])):
        error = {"loc": ["path", "page_id"], "msg": "This must be the id of a page, a number."}
        raise ProblemError(422, "Validation failed", [error])


def check_parameters(operation: Operation, request: HttpRequest) -> None:
    """Raise a 422 for names that mean nothing here and for texts that no database can hold."""
    known = _declared(operation) | _UNDECLARED.get(operation.operation_id or "", set())
    columns = _columns(operation, request)
    errors = [*_wrong_names(request, known | columns), *_wrong_orders(request, columns)]
    if errors:
        raise ProblemError(422, "Validation failed", errors)


def _wrong_names(request: HttpRequest, known: set[str]) -> Iterator[dict[str, Any]]:
    for name, values in request.GET.lists():
        if name not in known:
            yield {"loc": ["query", name], "msg": "There is no such parameter here."}
        elif any("\x00" in value for value in values):
            yield {"loc": ["query", name], "msg": "Null characters are not allowed."}
        elif name == "search" and not is_searchable(values[-1]):
            yield {"loc": ["query", name], "msg": "Search for words, without quotation marks."}


def _wrong_orders(request: HttpRequest, columns: set[str]) -> Iterator[dict[str, Any]]:
    for name in request.GET.getlist("order"):
        if name != "random" and name.removeprefix("-") not in columns:
            yield {"loc": ["query", "order"], "msg": f"Cannot order by '{name}'."}


def _declared(operation: Operation) -> set[str]:
    return {
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    }


def _columns(operation: Operation, request: HttpRequest) -> set[str]:
    """What a list can be filtered and ordered by, besides its own parameters."""
    if operation.operation_id == "pages_list":
        model, base = _asked_page_type(request), [*BASE_PAGE_READ_FIELDS, "id"]
    elif operation.operation_id in _FILES:
        model, base = _FILES[operation.operation_id](), ["id", "title", "width", "height"]
    else:
        return set()
    return filterable(model, base)


def filterable(model: type[Model], base: list[str]) -> set[str]:
    """The published columns of a model that one can filter and order by."""
    published = APIFieldValidator(model=model, fields=[], base_fields=base, db_fields_only=True)
    return {name for name in published.allowed_fields if _is_comparable(model, name)}


def _asked_page_type(request: HttpRequest) -> type[Model]:
    names = request.GET.getlist("type")
    try:
        model: type[Model] = resolve_model_string(names[0]) if len(names) == 1 else Page
    except (LookupError, ValueError):  # Wagtail's own 422 follows
        return Page
    return model


def _is_comparable(model: type[Model], name: str) -> bool:
    """Whether values of a field can be compared with the text of a parameter."""
    if name == "pk":
        return True
    field = next((one for one in model._meta.get_fields() if one.name == name), None)
    if field is None or field.one_to_many or field.many_to_many:
        return False
    return field.get_internal_type() not in _NOT_COMPARABLE
