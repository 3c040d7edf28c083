"""A page that becomes public appears in every language, however it was made.

wagtail-localize mirrors only what the admin's form creates: not copies, nor what is imported or
made through the API. What was published before there was this: `manage.py sync_locale_trees`.
"""

from functools import partial
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail.signals import page_published
from wagtail_localize.models import LocaleSynchronization


def connect() -> None:
    """Called once, when the app is ready."""
    page_published.connect(_note)


def _note(instance: Page, **_: Any) -> None:
    # After the commit, so that many copies do not keep others from publishing, and that
    # wagtail-localize, which asks for nothing, has done its part.
    if instance.live and not instance.alias_of_id:
        transaction.on_commit(partial(_mirror, instance.pk), robust=True)


@transaction.atomic
def _mirror(page_id: int) -> None:
    page = Page.objects.filter(pk=page_id, live=True).specific().first()
    if page is None:
        return
    wanted = LocaleSynchronization.objects.filter(sync_from=page.locale_id).values("locale")
    there = page.get_translations().order_by().values("locale")
    for locale in Locale.objects.filter(pk__in=wanted).exclude(pk__in=there):
        page.copy_for_translation(locale, copy_parents=True, alias=True)
