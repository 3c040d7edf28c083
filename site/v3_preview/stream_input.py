"""Streams in requests, checked before Wagtail turns them into forms, where they would fail."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from ninja import Schema
from wagtail import blocks
from wagtail.blocks.list_block import ListBlock
from wagtail.coreutils import resolve_model_string
from wagtail.fields import StreamField

from home.api.problems import ProblemError

Loc = tuple[Any, ...]
Error = dict[str, Any]


def check_streams(data: Schema) -> None:
    """Raise a 422 that says where in the body of a page a stream is malformed."""
    model = resolve_model_string(data.meta.type)  # type: ignore[attr-defined]
    sent = data.dict(exclude_unset=True)
    for field in model._meta.fields:
        if isinstance(field, StreamField) and field.name in sent:
            block, value, loc = field.stream_block, sent[field.name], ("body", "data", field.name)
            errors = list(_errors(block, value, loc)) or list(_cleaning_errors(block, value, loc))
            if errors:
                raise ProblemError(422, "Validation failed", errors)


def _errors(block: blocks.Block, value: Any, loc: Loc) -> Iterator[Error]:
    if isinstance(block, blocks.BaseStreamBlock):
        yield from _each(value, loc, lambda item, at: _stream_item(block, item, at))
    elif isinstance(block, ListBlock):
        yield from _each(value, loc, lambda item, at: _errors(block.child_block, item, at))
    elif isinstance(block, blocks.BaseStructBlock):
        yield from _struct(block, value, loc)
    elif isinstance(block, blocks.RichTextBlock):
        yield from _rich_text(value, loc)
    else:
        yield from _leaf(block, value, loc)


def _each(value: Any, loc: Loc, check: Any) -> Iterator[Error]:
    if value is not None and not isinstance(value, list):
        yield _error(loc, "This must be a list.")
        return
    for index, item in enumerate(value or []):
        yield from check(item, (*loc, index))


def _stream_item(block: blocks.BaseStreamBlock, item: Any, loc: Loc) -> Iterator[Error]:
    if not isinstance(item, dict) or not isinstance(item.get("type"), str) or "value" not in item:
        yield _error(loc, 'This must be an object: {"type": …, "value": …}.')
    elif item["type"] not in block.child_blocks:
        known = ", ".join(block.child_blocks)
        yield _error((*loc, "type"), f"This must be one of {known}.")
    elif not isinstance(item.get("id"), str | None):
        yield _error((*loc, "id"), "This must be a text.")
    else:
        yield from _errors(block.child_blocks[item["type"]], item["value"], (*loc, "value"))


def _struct(block: blocks.BaseStructBlock, value: Any, loc: Loc) -> Iterator[Error]:
    if value is not None and not isinstance(value, dict):
        yield _error(loc, "This must be an object.")
        return
    for name, part in (value or {}).items():
        if name in block.child_blocks:
            yield from _errors(block.child_blocks[name], part, (*loc, name))
        else:
            yield _error((*loc, name), "There is no such field.")


def _rich_text(value: Any, loc: Loc) -> Iterator[Error]:
    text = value.get("content") if isinstance(value, dict) else value
    if not isinstance(text, str | None):
        yield _error(loc, 'This must be a text or {"format": …, "content": …}.')


def _leaf(block: blocks.Block, value: Any, loc: Loc) -> Iterator[Error]:
    """Whatever the block cannot read: each kind of block fails in its own way."""
    try:
        block.value_for_form(block.to_python(value))
    except Exception:
        yield _error(loc, "This is not a valid value.")


def _cleaning_errors(block: blocks.Block, value: Any, loc: Loc) -> Iterator[Error]:
    """What the rules of a block stumble over, because a draft may leave out what they rely on."""
    try:
        block.clean_deferred(block.to_python(value))
    except ValidationError:  # the form will say it, and where
        return
    except Exception:
        yield _error(loc, "A block lacks a part without which the others cannot be checked.")


def _error(loc: Loc, message: str) -> Error:
    return {"type": "stream", "loc": list(loc), "msg": message}
