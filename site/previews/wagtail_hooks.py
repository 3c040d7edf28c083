"""„Vorschau-Link kopieren“ in the menu of a page."""

from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from previews.drafts import may_be_linked
from previews.views import make_link


@hooks.register("register_admin_urls")
def link_address() -> list[URLPattern]:
    return [path("vorschau-link/<int:page_id>/", make_link, name="previews_make_link")]


@hooks.register("register_page_header_buttons")
def header_entry(page: Page, user: Any, **_: Any) -> Iterator[Button]:
    yield from _entry(page, user, priority=12)


# The editor of translations shows no header menu, so the list of pages has the entry too.
@hooks.register("register_page_listing_more_buttons")
def listing_entry(page: Page, user: Any, **_: Any) -> Iterator[Button]:
    yield from _entry(page, user, priority=5)


def _entry(page: Page, user: Any, priority: int) -> Iterator[Button]:
    if page.permissions_for_user(user).can_edit() and may_be_linked(page):
        yield Button(
            gettext("Copy preview link"),
            icon_name="link",
            attrs={
                "data-draft-link": reverse("previews_make_link", args=[page.pk]),
                "data-draft-link-failed": gettext(
                    "The preview link could not be made. Reload the page and try again."
                ),
            },
            priority=priority,
        )


@hooks.register("insert_global_admin_js")
def script() -> str:
    return format_html('<script src="{}" defer></script>', static("previews/draft-link.js"))


@hooks.register("insert_global_admin_css")
def style_sheet() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("previews/draft-link.css"))
