"""Which changes reach readers: every save and deletion of what public answers are made of.

Bulk updates past the models (`QuerySet.update()`, raw SQL) send no signal: who makes one calls
`delivery.marking.mark_all()` afterwards, or runs `manage.py build_documents`.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.db import connections, models
from django.db.models.signals import (
    m2m_changed,
    post_delete,
    post_migrate,
    post_save,
    pre_delete,
    pre_migrate,
    pre_save,
)
from django.dispatch import receiver
from modelcluster.fields import ParentalKey
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import AbstractRendition
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    TranslatableMixin,
)
from wagtail.signals import post_page_move
from wagtail.snippets.models import get_snippet_models

from delivery.marking import mark, mark_all, mark_below, mark_owner, mark_pages
from delivery.models import ContentVersion, Document
from home.bulk import bulk_changed, is_bulk_change
from home.models import EasyLanguageReview
from home.representation.library import row_tag, type_tag

# What a draft changes on the row of a page that the public sees.
_DRAFT_FIELDS = {
    "approved_schedule",
    "draft_title",
    "expire_at",
    "go_live_at",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
}
_REACH_EVERYTHING = (Collection, CollectionViewRestriction, Locale, Site)
_PLAIN_ROWS = (Redirect, BaseSiteSetting, BaseGenericSetting, EasyLanguageReview)


_migrating = False


def outside_bulk_changes(note: Callable[..., None]) -> Callable[..., None]:
    @wraps(note)
    def wrapper(*args: Any, **kwargs: Any) -> None:
        if not (_migrating or is_bulk_change()):
            note(*args, **kwargs)

    return wrapper


@receiver(pre_migrate)
def begin_migration(**kwargs: Any) -> None:
    # Our own tables may not be there yet.
    global _migrating
    _migrating = True


@receiver(post_migrate)
def end_migration(sender: Any, using: str, **kwargs: Any) -> None:
    """A new release may answer differently."""
    global _migrating
    if sender.label == "delivery":
        _migrating = False
        if _is_migrated(using):
            mark_all(refresh=False)


def _is_migrated(using: str) -> bool:
    """Not after `migrate` of another app alone, or back to where there were no documents."""
    tables = set(connections[using].introspection.table_names())
    return {Document._meta.db_table, ContentVersion._meta.db_table} <= tables


@receiver(bulk_changed)
def note_bulk_change(**kwargs: Any) -> None:
    mark_all()


@receiver(pre_save)
@outside_bulk_changes
def note_old_address(sender: Any, instance: Any, **kwargs: Any) -> None:
    # Here, because Wagtail says that a slug has changed only after the commit.
    if isinstance(instance, Page) and instance.pk:
        stored = Page.objects.filter(pk=instance.pk).values_list("url_path", flat=True).first()
        instance.__dict__["_has_moved"] = stored not in (None, instance.url_path)


@receiver(post_save)
@outside_bulk_changes
def note_page(
    sender: Any, instance: Any, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    if not isinstance(instance, Page) or _is_draft_only(instance, update_fields):
        return
    if instance.__dict__.pop("_has_moved", False):
        mark_below(instance)
    else:
        mark_pages(Page.objects.filter(pk=instance.pk))


@receiver(pre_delete, sender=Page)
@outside_bulk_changes
def note_deletion(instance: Page, **kwargs: Any) -> None:
    mark_pages(Page.objects.filter(pk=instance.pk))


@receiver([post_save, post_delete])
@outside_bulk_changes
def note_row(sender: Any, instance: Any, created: bool = False, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        return
    if created and isinstance(instance, Collection):
        return  # nothing is in it yet
    if isinstance(instance, PageViewRestriction):
        mark_below(instance.page)
    elif isinstance(instance, _REACH_EVERYTHING):
        mark_all()
    elif owner := _owner(instance):
        model, pk = owner
        if issubclass(model, Page):
            mark_owner(pk)
        else:
            mark({row_tag(model, pk)})
    elif isinstance(instance, _plain_models()):
        mark(_tags_of_row(instance))


@receiver(post_delete)
@outside_bulk_changes
def note_lost_rendition(sender: Any, instance: Any, **kwargs: Any) -> None:
    # Documents name its address; making them anew makes it anew too.
    if isinstance(instance, AbstractRendition):
        mark({row_tag(get_image_model(), instance.image_id)})


@receiver(post_page_move)
@outside_bulk_changes
def note_move(
    sender: Any, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    # A move also shifts the siblings' places, which documents are tagged with.
    for parent in {parent_page_before.pk, parent_page_after.pk}:
        mark_below(Page.objects.get(pk=parent))


@receiver(m2m_changed)
@outside_bulk_changes
def note_restricted_groups(sender: Any, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, PageViewRestriction):
        mark_below(instance.page)


def _is_draft_only(page: Page, update_fields: Iterable[str] | None) -> bool:
    # A live alias that is being translated counts as a fallback from its first draft on.
    begun = page.live and page.live_revision_id is None
    return update_fields is not None and not begun and set(update_fields) <= _DRAFT_FIELDS


def _owner(row: models.Model) -> tuple[type[models.Model], Any] | None:
    """Model and key of what a child row belongs to."""
    for field in row._meta.fields:
        if isinstance(field, ParentalKey):
            return field.related_model, getattr(row, field.attname)
    return None


def _plain_models() -> tuple[type[models.Model], ...]:
    return (*_PLAIN_ROWS, get_image_model(), get_document_model(), *get_snippet_models())


def _tags_of_row(row: Any) -> set[str]:
    """The tags of a row and of its translations, whichever of them was referred to."""
    model = type(row)
    keys = {row.pk}
    if isinstance(row, TranslatableMixin):
        family = model._default_manager.filter(translation_key=row.translation_key)
        keys |= set(family.values_list("pk", flat=True))
    return {type_tag(model), *(row_tag(model, pk) for pk in keys)}
