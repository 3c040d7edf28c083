"""`manage.py load_demo`: the real Heilbronn centres as demo content."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from quartier_pages.demo.errors import DemoRefusedError
from quartier_pages.demo.loader import is_loaded, load
from quartier_pages.demo.progress import Progress
from quartier_pages.demo.summary import summary


class Command(BaseCommand):
    """The summary goes to standard output, progress and refusals to standard error."""

    help = "Lädt die Demo-Inhalte: die Heilbronner Quartierszentren mit echten Angaben."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reset",
            action="store_true",
            help="vorher alles entfernen, was dieser Befehl angelegt hat, und nur das",
        )
        parser.add_argument(
            "--with-logins",
            action="store_true",
            help="Anmeldungen zum Ausprobieren anlegen (in der Entwicklung immer)",
        )

    def handle(self, *, reset: bool, with_logins: bool, **options: Any) -> None:
        if is_loaded() and not reset:
            self.stdout.write("Die Demo-Inhalte sind schon geladen; es hat sich nichts geändert.")
            return
        progress = Progress(self.stderr)
        try:
            with translation.override(settings.LANGUAGE_CODE):
                result = load(progress, reset=reset, with_logins=with_logins or settings.DEBUG)
                lines = summary(result)
        except DemoRefusedError as refusal:
            raise CommandError(str(refusal)) from refusal
        for line in lines:
            self.stdout.write(line)
