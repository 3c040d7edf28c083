"""Public pages as the objects that our API answers with: all fields, and what frames them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from wagtail.models import Page

from home.representation.columns import plain
from home.representation.library import Context, Library, row_tag, settle
from home.representation.links import describe_page, language_facts, parent_link
from home.representation.pages import load_specific, represent_page


@dataclass(frozen=True)
class PageObject:
    """A page as data, and the tags of everything that it was made of."""

    data: dict[str, Any]
    tags: frozenset[str]


def public_pages(library: Library, page_ids: Iterable[int]) -> list[Page]:
    """The public ones among these pages, with all rows that representing them reads."""
    public = library.public_pages.filter(pk__in=page_ids).select_related("content_type")
    return list(load_specific(public))


def page_objects(library: Library, pages: Iterable[Page]) -> dict[int, PageObject]:
    return settle(library, lambda: {page.pk: page_object(library, page) for page in pages})


def page_object(library: Library, page: Page) -> PageObject:
    """One page, also one whose rows are not in the database, such as a draft."""
    ctx = Context(library, page.locale, {row_tag(Page, page.pk)})
    with translation.override(page.locale.language_code):
        data = {**_frame(page, ctx), **represent_page(page, ctx)}
    return PageObject(data, frozenset(ctx.tags))


def _frame(page: Page, ctx: Context) -> dict[str, Any]:
    return {
        **describe_page(ctx.door, page),
        **language_facts(ctx, page),
        "parent": parent_link(ctx, page),
        "first_published_at": plain(page.first_published_at),
        "last_published_at": plain(page.last_published_at),
        "seo_title": page.seo_title,
        "search_description": page.search_description,
    }
