"""Remembers what the loader created, also what signals and mirrored languages created with it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.db import models
from django.db.models.signals import post_save
from wagtail.models import Collection, Locale, Page, Task, Workflow
from wagtail_localize.models import LocaleSynchronization

from home.models import CustomDocument, CustomImage, SiteSettings
from quartier_pages.demo.indexes import write_indexes
from quartier_pages.models import DemoRecord, Handlungsfeld, Indikator, Organisation

# What stands on its own, in the order in which it can be deleted. Everything else goes with the
# page, image or user that it belongs to.
CONTENT: tuple[type[models.Model], ...] = (
    Page,
    Handlungsfeld,
    Indikator,
    Organisation,
    SiteSettings,
    CustomImage,
    CustomDocument,
    Workflow,
    Task,
    Group,
    Collection,
    get_user_model(),
    LocaleSynchronization,
    Locale,
)


class Ledger:
    """The objects of one load."""

    def __init__(self) -> None:
        self.created: list[models.Model] = []
        self.adopted: list[models.Model] = []
        self._originals: list[DemoRecord] = []

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Notes every content object that comes into being meanwhile."""
        post_save.connect(self._note, weak=False)
        try:
            yield
        finally:
            post_save.disconnect(self._note)

    def _note(self, instance: Any, created: bool, raw: bool = False, **_: Any) -> None:
        if created and not raw and isinstance(instance, CONTENT):
            self.created.append(instance)

    def adopt(self, instance: models.Model) -> None:
        """Notes what an existing object holds before the loader fills it."""
        self._originals.append(_record(instance, original=_rows(instance)))
        self.adopted.append(instance)

    def store(self) -> None:
        """Keeps the record in the database."""
        DemoRecord.objects.bulk_create([*map(_record, self.created), *self._originals])

    @property
    def content(self) -> list[models.Model]:
        """All objects that the load filled."""
        return [*self.created, *self.adopted]

    def remove_files(self) -> None:
        """Removes the files of a load that failed; the database undoes the rest by itself."""
        for instance in self.created:
            if isinstance(instance, CustomImage | CustomDocument) and instance.file:
                instance.file.storage.delete(instance.file.name)


def content_model(instance: models.Model) -> type[models.Model]:
    """The model under which an object is recorded: every kind of page counts as a page."""
    return next(model for model in CONTENT if isinstance(instance, model))


def restore(record: DemoRecord) -> None:
    """Brings an adopted object back to what it held before."""
    rows = list(serializers.deserialize("python", record.original))
    for row in rows:
        row.save()
    write_indexes([rows[-1].object])


def _rows(instance: models.Model) -> Any:
    """The database rows of an object: a page has one in the table of each of its models."""
    links = [link for link in instance._meta.parents.values() if link is not None]
    rows = [*(getattr(instance, link.name) for link in links), instance]
    return json.loads(serializers.serialize("json", rows))


def _record(instance: models.Model, original: Any = None) -> DemoRecord:
    model = ContentType.objects.get_for_model(content_model(instance))
    return DemoRecord(content_type=model, object_id=instance.pk, original=original)
