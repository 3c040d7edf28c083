"""A page that becomes public appears in every language, however it was made.

wagtail-localize mirrors only what the admin's form creates: not copies, nor what is imported or
made through the API.
"""

from typing import Any

from wagtail.models import Locale, Page
from wagtail.signals import page_published
from wagtail_localize.models import LocaleSynchronization


def connect() -> None:
    """Called once, when the app is ready."""
    page_published.connect(_mirror)


def _mirror(instance: Page, **_: Any) -> None:
    if instance.alias_of_id:
        return
    wanted = LocaleSynchronization.objects.filter(sync_from=instance.locale_id).values("locale")
    there = instance.get_translations().order_by().values("locale")
    for locale in Locale.objects.filter(pk__in=wanted).exclude(pk__in=there):
        instance.copy_for_translation(locale, copy_parents=True, alias=True)
