"""The events, and the small JSON documents that tell of them."""

from copy import copy
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.api.published import detail_url, localized, public_url

PUBLISHED = "page.published"
UNPUBLISHED = "page.unpublished"
MOVED = "page.moved"
DELETED = "page.deleted"
EVENTS = [
    (PUBLISHED, _("Page published: it became public, or what it says has changed")),
    (UNPUBLISHED, _("Page withdrawn: it is no longer public")),
    (MOVED, _("Page moved: it and the pages below it have new addresses")),
    (DELETED, _("Page deleted")),
]
# Only ever sent by hand, so nobody subscribes to it.
TEST_EVENT = "webhook.test"

# Events that carry a title; they are sent only as long as the page is public.
TELLS_TITLE = {PUBLISHED, MOVED}


def address(page: Page, url_path: str | None = None) -> str | None:
    """The page's public address, or the one it has or had at another place in the tree."""
    if url_path is not None:
        page = copy(page)
        page.url_path = url_path
    return public_url(page)


def page_type(page: Page) -> str:
    """Type as the API names it: `quartier_pages.AngebotPage`."""
    model = page.content_type.model_class()
    return model._meta.label if model else f"{page.content_type.app_label}.Page"


def timestamp(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def page_data(page: Page, event_type: str, html_url: str, old_url: str | None) -> dict[str, Any]:
    data = {
        "id": page.pk,
        "page_type": page_type(page),
        "locale": page.locale.language_code,
        "html_url": html_url,
        "api_url": localized(detail_url(page.pk)),
    }
    if event_type in TELLS_TITLE:
        data["title"] = page.title
    if event_type == MOVED:
        data["previous_html_url"] = old_url
    return data


def payload(event_type: str, moment: datetime, data: dict[str, Any]) -> dict[str, Any]:
    return {"type": event_type, "timestamp": timestamp(moment), "data": data}
