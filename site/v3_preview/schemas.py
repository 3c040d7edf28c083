"""Wagtail's page schemas, told what may be seen."""

from typing import Any

from pydantic import ConfigDict
from wagtail.api.v3.schemas.pages import (
    PageCreateBaseSchema,
    PageMetaSchema,
    PageSchema,
    PageUpdateBaseSchema,
    SimpleBasePageSchema,
)
from wagtail.models import Page

from v3_preview.visibility import visible_pages


class VisiblePageMeta(PageMetaSchema):
    """Parent and original only where the token's user could also ask for them."""

    # Repeated, because Django Ninja binds a resolver to the field of its own class.
    alias_of: SimpleBasePageSchema | None = None
    parent: SimpleBasePageSchema | None = None

    @staticmethod
    def resolve_parent(obj: Page, context: dict[str, Any]) -> Page | None:
        parent_path = obj.path[: -Page.steplen]
        return visible_pages(context["request"]).filter(path=parent_path).first()

    @staticmethod
    def resolve_alias_of(obj: Page, context: dict[str, Any]) -> Page | None:
        return visible_pages(context["request"]).filter(pk=obj.alias_of_id).first()


class VisiblePage(PageSchema):
    meta: VisiblePageMeta


class NewPage(PageCreateBaseSchema):
    """A field that cannot be written is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")


class ChangedPage(PageUpdateBaseSchema):
    """A field that cannot be written is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")
