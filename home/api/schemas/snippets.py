"""The types of snippets; rooms above register theirs."""

from typing import Any

from django.db import models

from home.api.schemas.objects import Snippet

_schemas: dict[type[models.Model], Any] = {}


def register_snippet_schema(model: type[models.Model], schema: Any) -> None:
    _schemas[model] = schema


def snippet_schema(model: type[models.Model]) -> Any:
    return _schemas.get(model, Snippet)
