"""Wakes somebody up to empty the outbox. Whoever sleeps through it loses time, never a message."""

import logging
from threading import Event, Lock, Thread

from django.db import connections
from django_tasks import task, task_backends

from webhooks.models import PENDING
from webhooks.sending import deliver_due, seconds_until_due

logger = logging.getLogger(__name__)


@task()
def deliver() -> None:
    """For task workers: sends what is due, and comes back for what has to be sent again."""
    attempted = deliver_due()
    for moment in {row.next_attempt_at for row in attempted if row.state == PENDING}:
        deliver.using(run_after=moment).enqueue()


def nudge() -> None:
    """Sees to it that the outbox is emptied soon, without making anybody wait for receivers."""
    if task_backends[deliver.backend].supports_defer:
        deliver.enqueue()
    else:
        background.wake()


class Background:
    """A thread that empties the outbox where no task worker runs: in development, for instance.

    It ends when nothing is waiting any more. Being killed with its process does no harm.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._called = Event()
        self._thread: Thread | None = None

    def wake(self) -> None:
        with self._lock:
            self._called.set()
            if self._thread is None:
                self._thread = Thread(target=self._run, name="webhooks", daemon=True)
                self._thread.start()

    def join(self, timeout: float) -> None:
        if thread := self._thread:
            thread.join(timeout)

    def _run(self) -> None:
        while True:
            self._called.clear()
            nap = self._empty_outbox()
            if nap is not None:
                self._called.wait(nap)
                continue
            with self._lock:
                if not self._called.is_set():
                    self._thread = None
                    return

    def _empty_outbox(self) -> float | None:
        try:
            deliver_due()
            return seconds_until_due()
        except Exception:
            # The rows are still there; the next call tries again.
            logger.exception("The outbox could not be emptied")
            return None
        finally:
            connections.close_all()


background = Background()
