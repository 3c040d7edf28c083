"""Every way of saving a centre leads here: admin, copy, API, demo."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from quartier_pages.editing.rights import names
from quartier_pages.editing.rights.provide import has_editors, provide
from quartier_pages.editing.rights.takeaway import take_away
from quartier_pages.models import QuartierszentrumPage, ZentrumRedaktion


def connect() -> None:
    """Called once, when the app is ready."""
    post_save.connect(_provide, sender=QuartierszentrumPage)
    post_delete.connect(_take_away, sender=ZentrumRedaktion)


def _provide(instance: QuartierszentrumPage, raw: bool = False, **_: Any) -> None:
    if raw or not has_editors(instance):
        return
    office = ZentrumRedaktion.objects.filter(zentrum=instance).first()
    if office is None:
        provide(instance)
    elif office.name != names.of(instance):
        names.follow(office, names.of(instance))


def _take_away(instance: ZentrumRedaktion, **_: Any) -> None:
    take_away(instance)
