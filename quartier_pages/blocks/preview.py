"""What the block picker shows of blocks whose stream draws them all together."""

from typing import Any, TypeVar

from django.utils.functional import Promise
from wagtail import blocks

AnyBlock = TypeVar("AnyBlock", bound=blocks.Block)


class RowBlock(blocks.StructBlock):
    """A row that its stream draws with the others; alone, it is a stream of one."""

    class Meta:
        template = "quartier_pages/blocks/row.html"
        stream_template = ""

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["stream_template"] = self.meta.stream_template
        row = blocks.StreamValue.StreamChild(self, value, id=None)
        context["rows"] = [row]
        return context


def described(block: AnyBlock, description: str | Promise, preview_value: str) -> AnyBlock:
    """A plain block with what the picker says of it, which no migration needs to know."""
    block.meta.description = description
    block.meta.preview_value = preview_value
    return block
