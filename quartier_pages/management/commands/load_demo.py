"""`manage.py load_demo`: the real Heilbronn centres as demo content."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from quartier_pages.demo.errors import DemoRefusedError
from quartier_pages.demo.loader import is_loaded, load
from quartier_pages.demo.progress import Progress
from quartier_pages.demo.summary import summary

UNCHANGED = "Die Demo-Inhalte sind schon geladen; es hat sich nichts geändert."
INTERRUPTED = "Abgebrochen; die Datenbank ist wie zuvor."


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
        with translation.override(settings.LANGUAGE_CODE):
            if is_loaded() and not reset:
                self.stdout.write(UNCHANGED)
            else:
                self._load(reset=reset, with_logins=with_logins or settings.DEBUG)
            for line in summary():
                self.stdout.write(line)

    def _load(self, *, reset: bool, with_logins: bool) -> None:
        try:
            load(Progress(self.stderr), reset=reset, with_logins=with_logins)
        except DemoRefusedError as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt:  # the transaction is undone and the files are removed by now
            self.stderr.write(INTERRUPTED)
            sys.exit(130)  # what a shell expects after Ctrl-C
