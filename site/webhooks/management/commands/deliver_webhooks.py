"""Empties the outbox: once, for a timer, or again and again, as a worker of its own."""

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from webhooks.sending import deliver_due, purge

logger = logging.getLogger(__name__)

PURGE_EVERY = 60 * 60  # seconds


class Command(BaseCommand):
    help = "Sends all webhooks that are due and tidies up their log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--once", action="store_true", help="send what is due, then end (default)")
        how.add_argument(
            "--loop", action="store_true", help="keep running, and look again and again"
        )
        parser.add_argument("--interval", type=float, default=2, help="seconds between two looks")

    def handle(self, *args: Any, loop: bool, interval: float, **options: Any) -> None:
        if not loop:
            self.stdout.write(f"{len(deliver_due())} sent, {purge()} removed from the log")
            return
        try:
            self._loop(interval)
        except KeyboardInterrupt:
            self.stdout.write("stopped")

    def _loop(self, interval: float) -> None:
        purged_at = float("-inf")
        while True:
            close_old_connections()
            try:
                deliver_due()
                if time.monotonic() - purged_at > PURGE_EVERY:
                    purge()
                    purged_at = time.monotonic()
            except DatabaseError:
                # It may be restarting; the outbox waits.
                logger.exception("The database does not answer")
            time.sleep(interval)
