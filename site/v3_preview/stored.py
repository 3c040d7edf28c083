"""Fields of pages as an editor's tool sends them back, or with everything resolved for readers.

`rich_text_format=html` and `markdown` are for readers: links lead to pages in the language of the
page, and nothing that is not public has an address. The other formats are what is stored.
"""

from typing import Any

from django.db.models import Field, Model
from pydantic.fields import FieldInfo
from wagtail import blocks
from wagtail.api.rich_text import APIRichText
from wagtail.blocks.list_block import ListBlock
from wagtail.rich_text import features as feature_registry

from home.representation.blocks import list_item, stream
from home.representation.library import Context, settle
from home.representation.rich_text import FORMATS, rich_text
from v3_preview.visibility import library

FieldSchema = tuple[Any, Any, Any]


def stream_schema(_generator: Any, field: Field) -> FieldSchema:
    name = field.name

    def resolve(page: Model, context: dict[str, Any]) -> list[Any]:
        value = getattr(page, name)
        text_format = _format(context)
        if text_format in FORMATS:
            reader = _reader(page, context)
            return settle(reader.library, lambda: stream(reader, value))
        rows: list[Any] = _plain(value.stream_block, value.raw_data, text_format)
        return rows

    return list[Any], [], staticmethod(resolve)


def rich_text_schema(_generator: Any, field: Any) -> FieldSchema:
    name, features = field.name, field.features

    def resolve(page: Model, context: dict[str, Any]) -> str:
        value = getattr(page, name)
        text_format = _format(context)
        if text_format in FORMATS:
            reader = _reader(page, context)
            return settle(reader.library, lambda: rich_text(reader, value))
        text: str = APIRichText.serialize(value, format=text_format, features=features)
        return text

    known = feature_registry.get_default_features() if features is None else features
    default = FieldInfo(default="", json_schema_extra={"x-rich-text-features": known})
    return str, default, staticmethod(resolve)


def _format(context: dict[str, Any]) -> Any:
    return APIRichText.resolve_format(context["request"].GET.get("rich_text_format"))


def _reader(page: Any, context: dict[str, Any]) -> Context:
    return Context(library(context["request"]), page.locale)


def _plain(block: blocks.Block, raw: Any, text_format: Any) -> Any:
    """A stored value as the API takes it: without the wrapping of lists, and without a query."""
    if isinstance(block, blocks.BaseStreamBlock):
        return [
            {**item, "value": _plain(block.child_blocks[item["type"]], item["value"], text_format)}
            for item in raw or []
            if item["type"] in block.child_blocks
        ]
    if isinstance(block, ListBlock):
        return [_plain(block.child_block, list_item(item), text_format) for item in raw or []]
    if isinstance(block, blocks.BaseStructBlock):
        return {
            name: _plain(child, (raw or {}).get(name), text_format)
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.RichTextBlock):
        return APIRichText.serialize(raw, format=text_format, features=block.features)
    return raw
