"""Puts pages into the tree as an editor would: each with one revision."""

from typing import Any

from wagtail.models import Page


def add(parent: Page, page: Any) -> Any:
    """Adds a page below another one, not yet visible."""
    page.live = False
    parent.add_child(instance=page)
    return page


def publish(page: Any) -> Any:
    """Publishes a page as it stands, and brings the instance up to date."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def keep_as_draft(page: Any) -> Any:
    """Leaves a page unpublished, ready to be edited."""
    page.has_unpublished_changes = True
    page.save_revision()
    return page
