"""The type of what each block is represented as; see `home.representation.blocks`."""

from datetime import date
from functools import singledispatch
from typing import Annotated, Any, Literal

from django.utils import translation
from ninja import Schema
from pydantic import Field, create_model
from wagtail import blocks
from wagtail.blocks.list_block import ListBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from home.api.schemas.choices import choice_type
from home.api.schemas.objects import ChartBar, Document, Image, PageLink, Table
from home.api.schemas.snippets import snippet_schema
from home.blocks.data import ChartBlock

# Generators of clients show the format; by the media type alone HTML would look like any text.
HTML = Annotated[str, Field(json_schema_extra={"format": "html", "contentMediaType": "text/html"})]
CLOCK = Annotated[str, Field(pattern=r"^\d\d:\d\d(:\d\d)?$", examples=["14:30:00"])]


@singledispatch
def block_type(block: blocks.Block, name: str) -> Any:
    """The type of a block's value; `name` is what a type made for it is called."""
    return str


def _always(kind: Any) -> Any:
    return lambda _block, _name: kind


for _block_class, _kind in {
    blocks.BooleanBlock: bool,
    blocks.IntegerBlock: int,
    blocks.DecimalBlock: float,
    blocks.FloatBlock: float,
    blocks.DateBlock: date,
    blocks.TimeBlock: CLOCK,
    blocks.RichTextBlock: HTML,
    # None when what was chosen is no longer public.
    blocks.PageChooserBlock: PageLink | None,
    DocumentChooserBlock: Document | None,
    ImageChooserBlock: Image | None,
    ImageBlock: Image | None,
    TableBlock: Table | None,
}.items():
    block_type.register(_block_class, _always(_kind))


@block_type.register(blocks.ChoiceBlock)
def _choice(block: Any, _name: str) -> Any:
    return choice_type(block.field.choices, may_be_empty=not block.required)


@block_type.register(SnippetChooserBlock)
def _snippet(block: Any, _name: str) -> Any:
    return snippet_schema(block.target_model) | None


@block_type.register(blocks.BaseStructBlock)
def _struct(block: Any, name: str) -> Any:
    return _struct_schema(block, _name_of(block, name))


@block_type.register(ChartBlock)
def _chart(block: Any, name: str) -> Any:
    return create_model(
        "Chart", __base__=_struct_schema(block, "ChartTable"), bars=(list[ChartBar], ...)
    )


@block_type.register(ListBlock)
def _list(block: Any, name: str) -> Any:
    return list[block_type(block.child_block, f"{name}Item")]  # type: ignore[misc]


@block_type.register(blocks.BaseStreamBlock)
def _stream(block: Any, name: str) -> Any:
    members = tuple(
        _member(child, kind, f"{_name_of(block, name)}{_camel(kind)}")
        for kind, child in block.child_blocks.items()
    )
    if len(members) == 1:
        return list[members[0]]
    return list[Annotated[_union(members), Field(discriminator="type")]]  # type: ignore[misc]


_made: dict[tuple[Any, ...], Any] = {}


def _member(child: Any, kind: str, name: str) -> Any:
    key = ("member", type(child), child.name, name)
    if key not in _made:
        value = block_type(child, f"{name}Value")
        own_kind: Any = Literal[kind]
        _made[key] = create_model(
            f"{name}Block",
            __base__=Schema,
            type=(own_kind, ...),
            value=(value, _described(child)),
            id=(str | None, ...),
        )
    return _made[key]


def _struct_schema(block: Any, name: str) -> Any:
    key = ("struct", type(block), name)
    if key not in _made:
        fields: dict[str, Any] = {
            field: (_maybe_none(child, f"{name}{_camel(field)}"), _described(child))
            for field, child in block.child_blocks.items()
        }
        _made[key] = create_model(name, __base__=Schema, **fields)
    return _made[key]


def _maybe_none(block: Any, name: str) -> Any:
    kind = block_type(block, name)
    structural = isinstance(block, blocks.BaseStreamBlock | ListBlock | blocks.BaseStructBlock)
    return kind if structural or getattr(block, "required", True) else kind | None


def _described(block: Any) -> Any:
    with translation.override("de"):
        help_text = getattr(getattr(block, "field", None), "help_text", "") or ""
        return Field(title=str(block.label or block.name), description=str(help_text) or None)


def _name_of(block: Any, name: str) -> str:
    own = type(block).__name__.strip("_")
    if own in {"StructBlock", "StreamBlock"}:
        return name
    return own.removesuffix("Block").removesuffix("Stream")


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _union(members: tuple[Any, ...]) -> Any:
    union = members[0]
    for member in members[1:]:
        union = union | member
    return union
