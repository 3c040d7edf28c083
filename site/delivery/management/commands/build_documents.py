"""Makes the documents that the API answers with."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from delivery import documents
from delivery.marking import mark_all
from delivery.models import Document
from home.api import published


class Command(BaseCommand):
    help = "Make every document of the API anew, or with --verify compare each with a fresh one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--verify",
            action="store_true",
            help="make what is stale, then fail if a document differs from what a fresh one says",
        )

    def handle(self, *args: Any, verify: bool, **options: Any) -> None:
        self.total = Page.objects.count()
        self.done = 0
        if verify:
            self._verify()
        else:
            self._build()

    def _build(self) -> None:
        mark_all(refresh=False)
        count = documents.refresh_stale(tick=self._tick)
        self.stdout.write(f"{count} documents are up to date.")

    def _verify(self) -> None:
        wrong = []
        ids = set(Page.objects.values_list("pk", flat=True))
        ids |= set(Document.objects.values_list("pk", flat=True))
        self.total = len(ids)
        for chunk in documents.chunks(sorted(ids)):
            kept, made = documents.read(chunk), published.make(chunk)
            fresh = {pk: one.body for pk, one in made.items()}
            wrong += [pk for pk in chunk if kept.get(pk) != fresh.get(pk)]
            self._tick(len(chunk))
        if wrong:
            raise CommandError(f"These documents differ from their pages: {wrong}")
        self.stdout.write(f"{len(ids)} documents agree with their pages.")

    def _tick(self, count: int) -> None:
        self.done += count
        if sys.stderr.isatty():
            self.stderr.write(f"\r{self.done} of {self.total}", ending="")
