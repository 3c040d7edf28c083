"""Bodies of requests that are no JSON objects, or hold what no database takes."""

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.operation import Operation
from pydantic import BaseModel

from home.api.problems import ProblemError

_JSON = "application/json"
_FORM = "multipart/form-data"  # of operations that take a file


def check_body(operation: Operation, request: HttpRequest) -> None:
    """Raise a 422 where Wagtail would fail on the body, and a 415 where it would not look at it."""
    if _takes_file(operation):  # Django reads it, and it may be too large to look at
        if request.content_type != _FORM:
            raise ProblemError(415, f"Send the file with 'Content-Type: {_FORM}'.")
        return
    if not request.body:
        return
    if request.content_type != _JSON:
        raise ProblemError(415, f"Send JSON, with 'Content-Type: {_JSON}'.")
    try:
        body = json.loads(request.body, parse_constant=_refuse_constant)
        texts = list(_texts(body))
    except (ValueError, RecursionError) as error:
        raise _refusal("This is not JSON.") from error
    if not isinstance(body, dict):
        raise _refusal("This must be an object.")
    if not isinstance(body.get("meta", {}), dict):  # Wagtail would put its own in this place
        raise _refusal("This must be an object.", "meta")
    for text in texts:
        if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
            raise _refusal("There is a character that is not allowed in texts.")
    _check_names(operation, body)


def _takes_file(operation: Operation) -> bool:
    return any(model.__ninja_param_source__ == "file" for model in operation.models)


def _check_names(operation: Operation, body: dict[str, Any]) -> None:
    """Pages, which come in several types, see to this themselves."""
    for model in operation.models:
        schema = model.model_fields["data"].annotation if "data" in model.model_fields else None
        if isinstance(schema, type) and issubclass(schema, BaseModel):
            known = {field.alias or name for name, field in schema.model_fields.items()}
            if unknown := sorted(body.keys() - known):
                raise _refusal("There is no such field.", unknown[0])


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from _texts(item)


def _refusal(message: str, *names: str) -> ProblemError:
    return ProblemError(422, "Validation failed", [{"loc": ["body", *names], "msg": message}])
