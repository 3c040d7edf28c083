"""Tells Wagtail's API how our page types are read and written.

Nothing may import `wagtail.api.v3.registry` before: it builds all schemas at once.
"""

from typing import Any

from django.db.models import Field, Model
from ninja.orm.fields import get_schema_field
from pydantic.fields import FieldInfo
from wagtail.api import APIField
from wagtail.api.v3.schemas.generators import read_generator
from wagtail.api.v3.schemas.generators.write import (
    InputSchemaGenerator,
    register_default_field_schemas,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import get_page_models

from home.fields import ChoiceListField
from v3_preview.stored import rich_text_schema, stream_schema


class OwnFieldsGenerator(InputSchemaGenerator):
    """Lets the own columns of page types be written; rows of tables and the like are not."""

    def _build_extra_fields(self, model: type[Model]) -> dict[str, tuple[Any, Any]]:
        fields = {field.name: self._schema_of(field) for field in own_columns(model)}
        if self.for_update:
            return {name: self._make_optional(schema) for name, schema in fields.items()}
        return fields

    def _schema_of(self, field: Field) -> tuple[Any, Any]:
        for kind in type(field).__mro__:
            if kind in self.field_schemas:
                schema: tuple[Any, Any] = self.field_schemas[kind](self, field)
                return schema
        return get_schema_field(field)


def own_columns(model: type[Model]) -> list[Any]:
    """The columns that a page type publishes and that editors fill in."""
    published = {field.name for field in APIField.get_fields_for_model(model)}
    return [field for field in model._meta.fields if field.name in published and field.editable]


def register_page_types() -> None:
    read_generator.register_field_schema(StreamField, stream_schema)
    read_generator.register_field_schema(RichTextField, rich_text_schema)
    creating, changing = (_input_generator(for_update) for for_update in (False, True))

    from wagtail.api.v3.registry import ContentTypeRegistration, registry
    from wagtail.api.v3.schemas.pages import BASE_PAGE_FIELDS

    from v3_preview.schemas import ChangedPage, NewPage

    for model in get_page_models():
        known = registry.get(model._meta.label)
        create = patch = None
        if known.create_schema is not None:
            create = creating.generate_schema(
                model, base_class=NewPage, fields=BASE_PAGE_FIELDS, required_fields=("title",)
            )
            patch = changing.generate_schema(model, base_class=ChangedPage, fields=BASE_PAGE_FIELDS)
        registry.register(
            ContentTypeRegistration(known.name, known.label, _read_schema(model), create, patch)
        )


def _input_generator(for_update: bool) -> OwnFieldsGenerator:
    generator = OwnFieldsGenerator(for_update=for_update)
    register_default_field_schemas(generator)
    generator.register_field_schema(ChoiceListField, lambda _generator, _field: (list[str], []))
    return generator


def _read_schema(model: type[Model]) -> Any:
    from v3_preview.schemas import VisiblePage

    schema = read_generator.generate_schema(model, base_class=VisiblePage)
    # What a page works out from others belongs to the published API, which knows what is public.
    columns = {field.name for field in model._meta.get_fields()}
    unknown = [
        field.name for field in APIField.get_fields_for_model(model) if field.name not in columns
    ]
    left_out = FieldInfo(default=None, exclude=True)
    empty = staticmethod(lambda _page: None)
    return read_generator.extend_schema(
        schema, schema.__name__, dict.fromkeys(unknown, (Any, left_out, empty))
    )
