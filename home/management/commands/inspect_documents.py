"""Looks into PDFs that were uploaded before uploads were looked at, or past the forms."""

from typing import Any

from django.core.management.base import BaseCommand

from home.models import CustomDocument


class Command(BaseCommand):
    help = "Notes of every PDF whether it is tagged and names its title and language."

    def handle(self, *args: Any, **options: Any) -> None:
        inspected = 0
        for document in CustomDocument.objects.filter(file__iendswith=".pdf").iterator():
            document.inspect_file()
            document.save(update_fields=CustomDocument.PDF_FACTS)
            inspected += 1
        self.stdout.write(f"{inspected} PDFs inspected.")
