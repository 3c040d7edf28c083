"""The type of what each model field is represented as; see `home.representation.columns`."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.db import models
from django.utils import translation
from ninja import Schema
from pydantic import Field, create_model
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from home.api.schemas.blocks import CLOCK, HTML, block_type
from home.api.schemas.choices import choice_type
from home.api.schemas.objects import Document, Image, PageLink
from home.api.schemas.snippets import snippet_schema
from home.fields import ChoiceListField, PartialDateField
from home.representation.columns import labels

_PARTIAL_DATE = Annotated[
    str,
    Field(
        description="Tag, Monat, Jahr oder Zeitraum (ISO 8601 mit verminderter Genauigkeit)",
        examples=["2024-04"],
    ),
]
_PLAIN: tuple[tuple[type[models.Field[Any, Any]], Any], ...] = (
    (models.BooleanField, bool),
    (models.DecimalField, float),
    (models.FloatField, float),
    (models.IntegerField, int),
    (models.DateTimeField, datetime),
    (models.DateField, date),
    (models.TimeField, CLOCK),
    (models.UUIDField, UUID),
    (PartialDateField, _PARTIAL_DATE),
)


def column_fields(model: type[models.Model], *names: str) -> dict[str, Any]:
    """Definitions for `pydantic.create_model` of the named fields, with German titles."""
    fields: dict[str, Any] = {}
    with translation.override("de"):
        for name in names:
            field: Any = model._meta.get_field(name)
            title = str(getattr(field, "verbose_name", name))
            description = str(getattr(field, "help_text", "")) or None
            fields[name] = (_column_type(field), Field(title=title, description=description))
            if labels(field):
                kind = list[str] if isinstance(field, ChoiceListField) else str
                about = f"{title}, in Worten der Sprache der Seite"
                fields[f"{name}_display"] = (kind, Field(title=about))
    return fields


def row_schema(
    name: str,
    model: type[models.Model],
    *names: str,
    base: type[Schema] = Schema,
    **more: Any,
) -> Any:
    """The type of rows of a model."""
    fields: dict[str, Any] = {**column_fields(model, *names), **more}
    with translation.override("de"):
        doc = str(model._meta.verbose_name)
    return create_model(name, __base__=base, __doc__=doc, **fields)


def _column_type(field: Any) -> Any:
    if isinstance(field, StreamField):
        return block_type(field.stream_block, f"{field.model.__name__}{field.name.capitalize()}")
    if isinstance(field, RichTextField):
        return HTML
    if isinstance(field, ChoiceListField):
        return list[choice_type(field.list_choices)]  # type: ignore[misc]
    if isinstance(field, models.ForeignKey):
        return _reference_type(field)
    if field.choices:
        may_be_empty = field.blank and not field.null
        kind: Any = choice_type(field.flatchoices, may_be_empty=may_be_empty)
        return kind | None if field.null else kind
    kind = next((kind for column, kind in _PLAIN if isinstance(field, column)), str)
    # What a form insists on is missing in drafts at most, and never in what is shown.
    return kind | None if field.null and field.blank else kind


def _reference_type(field: Any) -> Any:
    model = field.related_model
    if issubclass(model, Page):
        return PageLink | None  # None when the page is not public
    if model is get_image_model():
        return Image | None
    if model is get_document_model():
        return Document | None
    schema = snippet_schema(model)
    return schema | None if field.null else schema
