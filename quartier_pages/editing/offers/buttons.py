"""“Termin absagen” in the menus of an offer."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button

from quartier_pages.editing.offers.cancelling import may_cancel
from quartier_pages.models import AngebotPage


def cancel_button(page: Any, user: Any, next_url: str | None, priority: int) -> Iterator[Button]:
    """Nothing for other pages; a page of a list may come without its own type."""
    if page.specific_class is not AngebotPage or not may_cancel(page, user):
        return
    query = f"?{urlencode({'next': next_url})}" if next_url else ""
    yield Button(
        _("Cancel a date"),
        url=reverse("quartier_offers:cancel_date", args=[page.pk]) + query,
        icon_name="date",
        priority=priority,
    )
