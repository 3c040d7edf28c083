"""Model fields as JSON values."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from home.representation.blocks import stream
from home.representation.library import Context
from home.representation.links import page_link
from home.representation.media import document, image
from home.representation.rich_text import rich_text
from home.representation.snippets import snippet
from home.representation.values import json_number


def columns(ctx: Context, row: models.Model, *names: str) -> dict[str, Any]:
    """The named fields of a row, references resolved.

    A choice comes twice: as its stable value, and as `…_display` in the language of the context.
    """
    values: dict[str, Any] = {}
    for name in names:
        field: Any = row._meta.get_field(name)
        values[name] = _value(ctx, row, field)
        if called := labels(field):
            values[f"{name}_display"] = _display(called, values[name])
    return values


@cache
def labels(field: Any) -> dict[Any, Any]:
    """What the values of a field are called, in any language; empty when they are no words."""
    choices = getattr(field, "list_choices", None) or getattr(field, "choices", None) or ()
    return {code: label for code, label in choices if isinstance(label, Promise)}


def _display(names: dict[Any, Any], value: Any) -> Any:
    """The label of a value, or those of a list of values."""
    if isinstance(value, list):
        return [str(names[code]) for code in value if code in names]
    return str(names.get(value, ""))


def rows(ctx: Context, related: Any, *names: str) -> list[dict[str, Any]]:
    """The named fields of every child row."""
    children: Iterable[models.Model] = related.all()
    return [columns(ctx, row, *names) for row in children]


def _value(ctx: Context, row: models.Model, field: Any) -> Any:
    value = getattr(row, field.attname)
    if isinstance(field, StreamField):
        return stream(ctx, value)
    if isinstance(field, RichTextField):
        return rich_text(ctx, value)
    if isinstance(field, models.ForeignKey):
        return _reference(ctx, field.related_model, value)
    return plain(value)


def _reference(ctx: Context, model: Any, pk: Any) -> dict[str, Any] | None:
    if issubclass(model, Page):
        return page_link(ctx, pk)
    if model is get_image_model():
        return image(ctx, pk)
    if model is get_document_model():
        return document(ctx, pk)
    return snippet(ctx, model, pk)


def plain(value: Any) -> Any:
    """A value that JSON knows: times as ISO 8601, decimals as numbers."""
    if isinstance(value, Decimal):
        return json_number(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
