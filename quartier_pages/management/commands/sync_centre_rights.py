"""`manage.py sync_centre_rights`: editors' groups, collections and workflows for all centres."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from quartier_pages.editing.rights.provide import provide
from quartier_pages.models import QuartierszentrumPage


class Command(BaseCommand):
    """For centres that are older than their rights, and after a new shared collection."""

    help = (
        "Ergänzt für jedes Zentrum, was fehlt: Gruppe der Redaktion mit ihren Rechten, "
        "Sammlung und Freigabe in zwei Schritten."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        centres = list(
            QuartierszentrumPage.objects.filter(
                locale__language_code=settings.LANGUAGE_CODE, alias_of=None
            ).order_by("path")
        )
        for number, centre in enumerate(centres, 1):
            office = provide(centre)
            self.stdout.write(f"[{number}/{len(centres)}] {centre.title}: {office.group}")
        self.stdout.write(f"Rechte für {len(centres)} Zentren sind vollständig.")
