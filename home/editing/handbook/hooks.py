"""The way to the handbook: first in the menu “Hilfe”."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.editing.handbook.views import ChapterView, picture_file


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    patterns = [
        path("", ChapterView.as_view(), name="contents"),
        path("bilder/<str:name>", picture_file, name="picture"),
        path("<slug:slug>/", ChapterView.as_view(), name="chapter"),
    ]
    return [path("handbuch/", include((patterns, "handbook")))]


@hooks.register("register_help_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(
        _("Handbook"), reverse("handbook:contents"), name="handbook", icon_name="doc-full", order=1
    )


@hooks.register("construct_help_menu")
def without_other_handbooks(request: HttpRequest, items: list[Any]) -> None:
    """Wagtail's guide and news are of another product than the one that editors have here."""
    items[:] = [
        item
        for item in items
        if item.name != "editor-guide" and not item.name.startswith("whats-new-in-wagtail")
    ]
