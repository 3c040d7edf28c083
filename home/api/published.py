"""The public pages that answers are made of, as JSON texts.

Made on request, unless a room above keeps them and installs itself here with `serve_from`. Who
derives something from them listens to `pages_renewed`, and calls `catch_up` before it is read.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.dispatch import Signal
from wagtail.models import Page, Site

from home.per_request import remembered
from home.representation.library import Door, Library
from home.representation.links import page_url
from home.representation.page_objects import PageObject, page_objects, public_pages

# Stands for the address of the site until an answer leaves the house (RFC 2606: never a real one).
ORIGIN = "https://origin.invalid"
PREFIX = "/api/quartier/v1"

# Sent by who keeps pages, in the transaction that keeps them: `pages` by id, None when not public.
pages_renewed = Signal()


@dataclass(frozen=True)
class Body:
    """A page as JSON, its rich text as HTML and as Markdown."""

    html: str
    markdown: str

    def in_format(self, name: str) -> str:
        return self.markdown if name == "markdown" else self.html


@dataclass(frozen=True)
class Made:
    """A page made on the spot, and the tags of what it was made of."""

    body: Body
    type: str
    locale: str
    html_url: str
    tags: frozenset[str]


Read = Callable[[Iterable[int]], dict[int, Body]]


def read(page_ids: Iterable[int]) -> dict[int, Body]:
    """The public ones among these pages, by id."""
    return _keeper(page_ids)


def serve_from(keeper: Read) -> None:
    """Have pages read from somebody who keeps them."""
    global _keeper
    _keeper = keeper


def catch_up() -> None:
    """Have what was changed a moment ago renewed, as far as a reader can wait for it."""
    _catch_up()


def catch_up_with(renew: Callable[[], None]) -> None:
    """Say how to renew what was changed."""
    global _catch_up
    _catch_up = renew


def detail_url(page_id: int) -> str:
    return f"{ORIGIN}{PREFIX}/pages/{page_id}"


def door_of_origin() -> Door:
    """The typed API of the default site, addressing everything at `ORIGIN`."""
    return Door(
        site=remembered("default site", _default_site),
        base_url=ORIGIN,
        detail_url=lambda _model, pk: detail_url(pk),
    )


def _default_site() -> Site | None:
    return Site.objects.filter(is_default_site=True).select_related("root_page").first()


def localized(url: str) -> str:
    """An address for those who have not asked at any: under that of the installation."""
    return url.replace(ORIGIN, settings.WAGTAILAPI_BASE_URL.rstrip("/"))


def public_url(page: Page) -> str | None:
    """The absolute address of a page, as the API gives it; None when it belongs to no site."""
    url = page_url(door_of_origin(), page)
    return localized(url) if url else None


def make(page_ids: Iterable[int]) -> dict[int, Made]:
    """The public ones among these pages, in a fixed number of queries."""
    library = Library(door_of_origin())
    pages = public_pages(library, page_ids)
    html = page_objects(library, pages)
    markdown = page_objects(library.in_format("markdown"), pages)
    return {pk: _made(html[pk], markdown[pk]) for pk in html}


def _made(html: PageObject, markdown: PageObject) -> Made:
    body = Body(as_json(html.data), as_json(markdown.data))
    frame = {name: html.data[name] for name in ("type", "locale", "html_url")}
    return Made(body, **frame, tags=html.tags)


def as_json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _make_bodies(page_ids: Iterable[int]) -> dict[int, Body]:
    return {pk: made.body for pk, made in make(page_ids).items()}


_keeper: Read = _make_bodies


def _nobody_keeps_pages() -> None:
    pass


_catch_up: Callable[[], None] = _nobody_keeps_pages
