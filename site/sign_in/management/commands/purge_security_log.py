"""Forget what may no longer be kept; for the daily timer."""

from typing import Any

from django.core.management.base import BaseCommand

from sign_in.security_log import purge


class Command(BaseCommand):
    help = "Deletes entries of the security log that are older than SECURITY_LOG_DAYS."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{purge()} entries deleted")
