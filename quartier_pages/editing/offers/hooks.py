"""Registers the room of the offers with Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from quartier_pages.editing.offers import bulk, columns
from quartier_pages.editing.offers.buttons import cancel_button
from quartier_pages.editing.offers.cancel_views import CancelDateView
from quartier_pages.editing.offers.conflicts import conflicts_of
from quartier_pages.editing.offers.import_views import ImportView
from quartier_pages.editing.offers.listing import OfferViewSet
from quartier_pages.models import AngebotPage

for action in (bulk.PauseBulkAction, bulk.EndBulkAction, bulk.CopyBulkAction):
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_viewset")
def listing() -> OfferViewSet:
    return OfferViewSet()


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    patterns = [
        path("angebote/importieren/", ImportView.as_view(), name="import"),
        path("angebote/<int:page_id>/absagen/", CancelDateView.as_view(), name="cancel_date"),
    ]
    return [path("", include((patterns, "quartier_offers")))]


@hooks.register("register_page_header_buttons")
def header_button(
    page: Page, user: Any, next_url: str | None = None, **_options: Any
) -> Iterator[Button]:
    yield from cancel_button(page, user, next_url, priority=11)


@hooks.register("register_page_listing_more_buttons")
def listing_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from cancel_button(page, user, next_url, priority=3)


@hooks.register("before_edit_page")
def warn_of_conflicts(request: HttpRequest, page: Page) -> None:
    """Above the form: two offers in one room are sometimes meant, so it is no error."""
    if request.method != "GET" or not isinstance(page.specific, AngebotPage):
        return
    if found := conflicts_of(page.specific):
        which = "; ".join(columns.words(conflict) for conflict in found)
        messages.warning(
            request, _("Same place and time as another offer: %(which)s") % {"which": which}
        )


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        "quartier_pages.cancel_date", gettext_lazy("Cancel a date"), gettext_lazy("Date cancelled")
    )
    actions.register_action(
        "quartier_pages.restore_date",
        gettext_lazy("Take a cancellation back"),
        gettext_lazy("Cancellation taken back"),
    )
