"""Who empties the outbox, and when."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import task_backends
from django_tasks_db.models import DBTaskResult

from webhooks import tasks
from webhooks.models import Delivery
from webhooks.outbox import announce
from webhooks.sending import BACKOFF, deliver_due, seconds_until_due


@pytest.fixture
def workers():
    """Task workers in place of the thread."""
    settings, backend = task_backends.settings["default"], task_backends["default"]
    task_backends.settings["default"] = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    task_backends["default"] = task_backends.create_connection("default")
    yield
    task_backends.settings["default"], task_backends["default"] = settings, backend


def run_at() -> list:
    return sorted(DBTaskResult.objects.values_list("run_after", flat=True))


@pytest.mark.django_db
def test_workers_are_woken_after_the_commit(
    tree, receiver, endpoint, workers, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        announce("page.published", tree.zentrum, tree.zentrum.url_path)
        assert not DBTaskResult.objects.exists()
    (wake_up,) = callbacks
    wake_up()
    assert DBTaskResult.objects.get().task_path == tasks.deliver.module_path
    assert receiver.messages == []


@pytest.mark.django_db
def test_workers_come_back_for_what_has_to_be_sent_again(workers, receiver, delivery):
    receiver.status = 500
    tasks.deliver.call()
    (moment,) = run_at()
    assert moment == Delivery.objects.get().next_attempt_at
    receiver.status = 200
    tasks.deliver.call()
    assert run_at() == [moment]


@pytest.mark.django_db
def test_the_thread_sleeps_until_something_is_due(receiver, endpoint, delivery):
    assert seconds_until_due() == 0
    receiver.status = 500
    deliver_due()
    assert 0 < (seconds_until_due() or 0) <= BACKOFF[0].total_seconds()
    Delivery.objects.update(next_attempt_at=timezone.now() + timedelta(hours=1))
    assert seconds_until_due() == 60
    endpoint.switch_off("")
    assert seconds_until_due() is None
