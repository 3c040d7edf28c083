"""Let somebody in again, where no administrator can get into the admin either."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sign_in import lock_out, second_factor
from sign_in.security_log import record


class Command(BaseCommand):
    help = "Lifts the lock of an account; with --reset-second-factor, removes its second factor."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--reset-second-factor", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        model = get_user_model()
        user: Any = model._default_manager.filter(username=options["username"]).first()
        if user is None:
            raise CommandError("There is no such account.")
        lock_out.unlock(user)
        record("sign_in.unlocked", user)
        if options["reset_second_factor"]:
            second_factor.remove(user)
            record("sign_in.second_factor.reset", user)
        self.stdout.write(f"{user.get_username()} can sign in again")
