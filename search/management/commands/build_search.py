"""Makes the index of the search anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Page

from home.api import published
from search.indexing import index
from search.models import Entry, Word

_CHUNK = 100


class Command(BaseCommand):
    help = "Index every public page anew, and forget words that none of them holds any more."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        Entry.objects.all().delete()
        Word.objects.all().delete()
        ids = list(Page.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), _CHUNK):
            index(published.read(ids[start : start + _CHUNK]))
        self.stdout.write(f"{Entry.objects.count()} pages can be searched.")
