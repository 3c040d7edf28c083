"""Listens to every way in which a page becomes, or ceases to be, public.

Not to Wagtail's `page_published` and `page_slug_changed`: the one may come after the commit, the
other always does. `Page.save()` is one transaction, whoever calls it, and its signals are inside.
"""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from webhooks import changes
from webhooks.events import PUBLISHED, UNPUBLISHED
from webhooks.outbox import is_anybody_listening


def connect() -> None:
    for model in apps.get_models():
        if issubclass(model, Page):
            pre_save.connect(remember, sender=model, dispatch_uid="webhooks")
            post_save.connect(page_saved, sender=model, dispatch_uid="webhooks")
    pre_delete.connect(page_deleted, sender=Page, dispatch_uid="webhooks")
    post_save.connect(restricted, sender=PageViewRestriction, dispatch_uid="webhooks")
    post_delete.connect(opened, sender=PageViewRestriction, dispatch_uid="webhooks")


def remember(
    instance: Any, raw: bool, update_fields: Collection[str] | None, **kwargs: Any
) -> None:
    """Keeps what the database says of a page until it has been saved."""
    instance.__dict__.pop("_webhooks_before", None)
    is_telling = update_fields is None or not changes.TELLING_FIELDS.isdisjoint(update_fields)
    if raw or not instance.pk or not is_telling or not is_anybody_listening():
        return
    if page := changes.stored_page(instance.pk):
        instance._webhooks_before = changes.Before(page.live, page.url_path, page.last_published_at)


def page_saved(instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    if raw:
        return
    before = instance.__dict__.pop("_webhooks_before", None)
    if not before and not (created and is_anybody_listening()):
        return
    page = changes.stored_page(instance.pk)
    if page and before:
        is_scheduled = bool(instance.go_live_at and instance.go_live_at > timezone.now())
        changes.page_saved(page, before, is_scheduled)
    elif page:
        changes.page_created(page)


def page_deleted(instance: Page, **kwargs: Any) -> None:
    if is_anybody_listening() and (page := changes.stored_page(instance.pk)):
        changes.page_deleted(page)


def restricted(instance: PageViewRestriction, created: bool, raw: bool, **kwargs: Any) -> None:
    if created and not raw and is_anybody_listening():
        changes.restriction_changed(instance, UNPUBLISHED)


def opened(instance: PageViewRestriction, origin: Any, **kwargs: Any) -> None:
    """Ignores restrictions that vanish because their page is being deleted."""
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if model is PageViewRestriction and is_anybody_listening():
        changes.restriction_changed(instance, PUBLISHED)
