"""Who empties the outbox beside others, each with a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction

from tests.webhooks.conftest import *  # noqa: F403 (its receiver)
from webhooks import tasks
from webhooks.models import DELIVERED, PENDING, Delivery, Endpoint
from webhooks.sending import deliver_due


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_without_workers_a_thread_sends_after_the_commit(receiver):
    """Whoever publishes waits for the database only, never for a receiver."""
    endpoint = Endpoint.objects.create(name="Stadtseite", url=receiver.url)
    receiver.answering.clear()
    with transaction.atomic():
        delivery = Delivery.objects.create(
            endpoint=endpoint, event_type="page.deleted", payload={"data": {}}
        )
        transaction.on_commit(tasks.nudge)
        assert receiver.messages == []
    assert Delivery.objects.get().state == PENDING
    receiver.answering.set()
    tasks.background.join(20)
    delivery.refresh_from_db()
    assert delivery.state == DELIVERED
    assert [message.id for message in receiver.messages] == [delivery.event_id]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_workers_side_by_side_send_each_message_once(receiver):
    endpoint = Endpoint.objects.create(name="Stadtseite", url=receiver.url)
    Delivery.objects.bulk_create(
        Delivery(endpoint=endpoint, event_type="page.deleted", payload={"data": {}})
        for _number in range(12)
    )
    start = Barrier(3)

    def work(_worker: int) -> int:
        start.wait()
        try:
            return len(deliver_due())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        sent = sum(pool.map(work, range(3)))
    ids = [message.id for message in receiver.messages]
    assert (sent, len(ids), len(set(ids))) == (12, 12, 12)
    assert set(Delivery.objects.values_list("attempts", flat=True)) == {1}
