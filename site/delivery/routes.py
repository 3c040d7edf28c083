"""What answers at a public path without being a page: views, and what lies below a page."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import resolve
from django.utils import translation
from django.views.generic import RedirectView
from wagtail.models import Page

from delivery.paths import normal_path
from home.representation.library import Library
from home.views import is_public_view


@dataclass(frozen=True)
class Route:
    """What stands at an address: a view, perhaps of a page, or a redirect that the site has."""

    address: str
    locale: str
    page: Page | None = None
    leads_to: str = ""
    is_permanent: bool = False


def find_route(request: HttpRequest, library: Library, path: str) -> Route | None:
    """What the site answers with at a path at which no page is."""
    plain = normal_path(path)
    is_file = "." in plain.rpartition("/")[2]
    address = plain if is_file else f"{plain.rstrip('/')}/"
    locale = translation.get_language_from_path(address) or settings.LANGUAGE_CODE
    with translation.override(locale):
        try:
            view = resolve(address).func
            page = None if _is_ours(view) else _page_above(request, library, address, locale)
        except Http404:
            return None
    if _is_redirect(view):
        options: dict[str, Any] = view.view_initkwargs  # type: ignore[attr-defined]
        return Route(quote(address), locale, None, options["url"], options.get("permanent", False))
    if is_public_view(view) or page:
        return Route(quote(address), locale, page)
    return None


def _is_ours(view: Any) -> bool:
    return is_public_view(view) or _is_redirect(view)


def _is_redirect(view: Any) -> bool:
    return issubclass(getattr(view, "view_class", object), RedirectView)


def _page_above(request: HttpRequest, library: Library, address: str, locale: str) -> Page | None:
    """The public page that answers for an address below its own."""
    if library.door.site is None:
        return None
    names = [name for name in address.split("/") if name]
    if locale != settings.LANGUAGE_CODE:
        names = names[1:]
    root = library.door.site.root_page.localized
    page = root.specific.route(request, names).page
    # Without a home page in this language, Wagtail takes the one of the source language.
    public = library.public_pages.filter(pk=page.pk, locale__language_code=locale)
    return page if public.exists() else None
