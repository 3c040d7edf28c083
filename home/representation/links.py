"""Pages as small typed objects, in the language of the page that refers to them."""

from collections.abc import Mapping
from typing import Any

from wagtail.models import Page

from home.languages import content_language, is_fallback
from home.representation.library import Context, Door, Library, depends_on, group_by, row_tag


@depends_on(lambda page_id: [row_tag(Page, page_id)])
def fetch_families(library: Library, page_ids: set[int]) -> Mapping[int, list[Page]]:
    """Public pages that are the same content in some language, by the id of any of them."""
    keys = dict(Page.objects.filter(pk__in=page_ids).values_list("pk", "translation_key"))
    pages = (
        library.public_pages.filter(translation_key__in=keys.values())
        .select_related("locale", "alias_of__locale")
        .order_by("path")
    )
    families = group_by(pages, lambda page: page.translation_key)
    return {pk: families.get(key, []) for pk, key in keys.items()}


@depends_on(lambda path: [f"path:{path}"])
def fetch_by_path(library: Library, paths: set[str]) -> Mapping[str, Page]:
    """Public pages by their place in the tree."""
    pages = library.public_pages.filter(path__in=paths)
    return {page.path: page for page in pages.select_related("locale", "alias_of__locale")}


def page_link(ctx: Context, page_id: int | None) -> dict[str, Any] | None:
    """A page, or its translation in the language of the context; None when it is not public."""
    page = find_page(ctx, page_id)
    return describe_page(ctx.door, page) if page else None


def find_page(ctx: Context, page_id: int | None) -> Page | None:
    """The public page that a reference leads to: the translation first, else the page itself."""
    family = ctx.get(fetch_families, page_id) or []
    translation = next((page for page in family if page.locale_id == ctx.locale.pk), None)
    return translation or next((page for page in family if page.pk == page_id), None)


def exact_link(ctx: Context, page_id: int | None) -> dict[str, Any] | None:
    """A page in the language it was chosen in; None when it is not public."""
    family = ctx.get(fetch_families, page_id) or []
    page = next((page for page in family if page.pk == page_id), None)
    return describe_page(ctx.door, page) if page else None


def parent_link(ctx: Context, page: Page) -> dict[str, Any] | None:
    """The page above; None when it is not public."""
    parent = ctx.get(fetch_by_path, page.path[: -Page.steplen])
    return describe_page(ctx.door, parent) if parent else None


def describe_page(door: Door, page: Page) -> dict[str, Any]:
    """A public page as a small object."""
    model = page.specific_class or Page
    return {
        "id": page.pk,
        "type": model._meta.label,
        "title": page.title,
        "slug": page.slug,
        "locale": page.locale.language_code,
        "is_fallback": is_fallback(page),
        "html_url": page_url(door, page),
        "detail_url": door.detail_url(model, page.pk),
    }


def page_url(door: Door, page: Page) -> str | None:
    """The absolute address of a page: under the door's own address if it is of the same site."""
    if page.pk not in door.addresses:
        door.addresses[page.pk] = _work_out_url(door, page)
    return door.addresses[page.pk]


def _work_out_url(door: Door, page: Page) -> str | None:
    parts = page.get_url_parts()
    if parts is None or parts[2] is None:
        return None
    site_id, root_url, path = parts
    own = door.site is not None and site_id == door.site.pk
    return f"{door.base_url if own else root_url}{path}"


def language_facts(ctx: Context, page: Page) -> dict[str, Any]:
    """In which language a page is, and in which others it can be read."""
    family = ctx.get(fetch_families, page.pk) or []
    return {
        "content_language": content_language(page),
        "is_fallback": is_fallback(page),
        "translations": [
            {
                "locale": member.locale.language_code,
                "id": member.pk,
                "html_url": page_url(ctx.door, member),
                "is_fallback": is_fallback(member),
            }
            for member in family
            if member.pk != page.pk
        ],
    }
