"""Blocks of streams as JSON values, from their stored form.

The stored form, because turning it into Python values first would fetch every chosen object one
stream at a time.
"""

from functools import singledispatch
from typing import Any

from wagtail import blocks
from wagtail.blocks.list_block import ListBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from home.blocks.data import ChartBlock, parse_number
from home.representation.library import Context
from home.representation.links import page_link
from home.representation.media import document, image
from home.representation.rich_text import rich_text
from home.representation.snippets import snippet
from home.representation.values import json_number

_TABLE_FIELDS = (
    "data",
    "table_caption",
    "table_header_choice",
    "first_row_is_table_header",
    "first_col_is_header",
)


def stream(ctx: Context, value: blocks.StreamValue | None) -> list[dict[str, Any]]:
    """A stream as a list of `{"type", "value", "id"}`."""
    return represent_block(value.stream_block, value.raw_data, ctx) if value else []


@singledispatch
def represent_block(block: blocks.Block, raw: Any, ctx: Context) -> Any:
    """The stored value of a block, references resolved; rooms above register their own blocks."""
    return raw


@represent_block.register
def _stream(block: blocks.BaseStreamBlock, raw: Any, ctx: Context) -> list[dict[str, Any]]:
    return [
        {
            "type": item["type"],
            "value": represent_block(block.child_blocks[item["type"]], item["value"], ctx),
            "id": item.get("id"),
        }
        for item in raw or []
        if item["type"] in block.child_blocks
    ]


@represent_block.register
def _list(block: ListBlock, raw: Any, ctx: Context) -> list[Any]:
    return [represent_block(block.child_block, list_item(item), ctx) for item in raw or []]


def list_item(item: Any) -> Any:
    """An entry of a stored list, with or without its wrapping."""
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" else item


@represent_block.register
def _struct(block: blocks.BaseStructBlock, raw: Any, ctx: Context) -> dict[str, Any]:
    stored = raw or {}
    return {
        name: represent_block(child, stored[name] if name in stored else _default(child), ctx)
        for name, child in block.child_blocks.items()
    }


def _default(block: blocks.Block) -> Any:
    """For values stored before their block existed."""
    return block.get_prep_value(block.get_default())


@represent_block.register
def _rich_text(_block: blocks.RichTextBlock, raw: Any, ctx: Context) -> str:
    return rich_text(ctx, raw)


@represent_block.register
def _decimal(_block: blocks.DecimalBlock, raw: Any, _ctx: Context) -> int | float | None:
    return json_number(raw)


@represent_block.register
def _page(_block: blocks.PageChooserBlock, raw: Any, ctx: Context) -> dict[str, Any] | None:
    return page_link(ctx, raw)


@represent_block.register
def _document(_block: DocumentChooserBlock, raw: Any, ctx: Context) -> dict[str, Any] | None:
    return document(ctx, raw)


@represent_block.register
def _snippet(block: SnippetChooserBlock, raw: Any, ctx: Context) -> dict[str, Any] | None:
    return snippet(ctx, block.target_model, raw)


@represent_block.register
def _chosen_image(_block: ImageChooserBlock, raw: Any, ctx: Context) -> dict[str, Any] | None:
    return image(ctx, raw)


@represent_block.register
def _image(_block: ImageBlock, raw: Any, ctx: Context) -> dict[str, Any] | None:
    # A bare id is how a plain image chooser stored it.
    stored = raw if isinstance(raw, dict) else {"image": raw}
    return image(
        ctx, stored.get("image"), stored.get("alt_text") or "", bool(stored.get("decorative"))
    )


@represent_block.register
def _table(_block: TableBlock, raw: Any, _ctx: Context) -> dict[str, Any] | None:
    return {name: raw.get(name) for name in _TABLE_FIELDS} if raw else None


@represent_block.register
def _chart(block: ChartBlock, raw: Any, ctx: Context) -> dict[str, Any]:
    value = _struct(block, raw, ctx)
    cells = (value["table"] or {}).get("data") or []
    return {**value, "bars": [_bar(row) for row in cells[1:] if len(row) > 1]}


def _bar(row: list[str | None]) -> dict[str, Any]:
    return {"name": row[0] or "", "value": json_number(parse_number(row[1]))}
