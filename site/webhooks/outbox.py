"""Writes events into the outbox, as part of the transaction that makes the change."""

from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from home.bulk import is_bulk_change
from webhooks import events
from webhooks.models import Delivery, Endpoint
from webhooks.tasks import nudge


def is_anybody_listening() -> bool:
    """A bulk load, such as that of the demo, is not news."""
    return not is_bulk_change() and Endpoint.objects.filter(active=True).exists()


def announce(event_type: str, page: Page, url_path: str, old_url_path: str | None = None) -> None:
    """Writes one row for each receiver who wants to know.

    `url_path` is the page's place in the tree to which the event refers.
    """
    html_url = events.address(page, url_path)
    if html_url is None:  # belongs to no site, so nobody can see it
        return
    old_url = events.address(page, old_url_path) if old_url_path else None
    data = events.page_data(page, event_type, html_url, old_url)
    now = timezone.now()
    rows = [
        Delivery(
            endpoint=endpoint,
            event_type=event_type,
            page_id=page.pk,
            payload=events.payload(event_type, now, data),
            created=now,
            next_attempt_at=now,
        )
        for endpoint in Endpoint.objects.filter(active=True)
        if endpoint.wants(event_type, data["page_type"], page.locale_id)
    ]
    if rows:
        Delivery.objects.bulk_create(rows)
        if not any(entry[1] is nudge for entry in connection.run_on_commit):
            transaction.on_commit(nudge, robust=True)


def prepare_test(endpoint: Endpoint) -> Delivery:
    """A row for an event that says nothing but that messages arrive; no worker sends it."""
    now = timezone.now()
    return Delivery.objects.create(
        endpoint=endpoint,
        event_type=events.TEST_EVENT,
        payload=events.payload(events.TEST_EVENT, now, {"receiver": endpoint.name}),
        next_attempt_at=None,
    )
