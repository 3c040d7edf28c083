"""Takes the demo content away: what the ledger names, and nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from wagtail.contrib.forms.models import FormSubmission
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageLogEntry, Site, get_translatable_models

from home.models import EasyLanguageReview
from quartier_pages.demo.errors import DemoRefusedError
from quartier_pages.demo.languages import deleting_pages
from quartier_pages.demo.ledger import CONTENT, content_model, restore
from quartier_pages.models import DemoRecord

# What people made: it must not vanish together with demo content that it hangs on.
_PRECIOUS: tuple[type[models.Model], ...] = (
    *CONTENT,
    EasyLanguageReview,
    FormSubmission,
    Redirect,
    Site,
)
_Ids = dict[type[models.Model], set[int]]


def remove_demo() -> None:
    """Deletes the demo content; raises DemoRefusedError when other content would go with it.

    Run it inside a transaction: a refusal may come when part of the content is gone already.
    """
    records = list(DemoRecord.objects.all())
    ours = _ids(records)
    adopted = [record for record in records if record.original is not None]
    _refuse_pages_below(ours[Page] | _ids(adopted)[Page])
    for model in CONTENT:
        ids = ours[model] - _ids(adopted)[model]
        if model is Locale:
            ids = {pk for pk in ids if not _is_used(pk)}
        _refuse_losses(model, ids, ours)
        if model is Page:
            _delete_pages(ids)
        else:
            model._default_manager.filter(pk__in=ids).delete()
    for record in adopted:
        _forget_history(record)
        restore(record)
    DemoRecord.objects.all().delete()


def _ids(records: Iterable[DemoRecord]) -> _Ids:
    ids: _Ids = defaultdict(set)
    for record in records:
        model = ContentType.objects.get_for_id(record.content_type_id).model_class()
        if model is not None:
            ids[model].add(record.object_id)
    return ids


def _refuse_pages_below(ours: set[int]) -> None:
    """Pages of others below demo pages would be deleted with them."""
    roots = list(Page.objects.filter(pk__in=ours, depth=2).values_list("path", flat=True))
    others = Page.objects.filter(depth__gt=2).exclude(pk__in=ours).order_by("path")
    below = _tops(page for page in others if any(page.path.startswith(root) for root in roots))
    if below:
        names = [f"„{page.title}“ ({page.url or page.url_path})" for page in below]
        raise DemoRefusedError(
            f"Unter Demo-Inhalten liegen eigene Seiten: {', '.join(names)}. "
            "Verschieben oder löschen Sie sie und starten Sie den Befehl dann noch einmal."
        )


def _refuse_losses(model: Any, ids: set[int], ours: _Ids) -> None:
    """Finds out what the database would delete along, or not let go."""
    objects = model._default_manager.filter(pk__in=ids)
    collector = Collector(using=objects.db, origin=objects)
    try:
        collector.collect(objects)
    except (ProtectedError, RestrictedError) as error:
        _refuse(next(iter(error.args[1])))
    for instance in _collected(collector):
        if _is_lost(instance, ours):
            _refuse(instance)


def _delete_pages(ids: set[int]) -> None:
    """Deletes pages as an editor would, so that their deletion is on record."""
    pages = Page.objects.filter(pk__in=ids)
    # Otherwise Wagtail first unpublishes every page, and with it its aliases one by one.
    pages.update(live=False)
    with deleting_pages(list(ids)):
        # Mirrored languages come later in the tree, and go before what they mirror.
        for page in reversed(_tops(pages.order_by("path"))):
            page.delete()


def _tops(pages: Iterable[Page]) -> list[Page]:
    """The pages that are not below another one of them."""
    tops: list[Page] = []
    for page in pages:
        if not tops or not page.path.startswith(tops[-1].path):
            tops.append(page)
    return tops


def _collected(collector: Collector) -> Iterator[models.Model]:
    """What people made among all that would be deleted."""
    for model, instances in collector.data.items():
        if issubclass(model, _PRECIOUS):
            yield from instances
    for rows in collector.fast_deletes:
        if issubclass(rows.model, _PRECIOUS):
            yield from rows


def _is_lost(instance: Any, ours: _Ids) -> bool:
    if isinstance(instance, Redirect):
        return not instance.automatically_created
    if isinstance(instance, CONTENT):
        return instance.pk not in ours[content_model(instance)]
    return True


def _refuse(instance: models.Model) -> None:
    kind = instance._meta.verbose_name
    raise DemoRefusedError(
        f"„{instance}“ ({kind}) hängt an Demo-Inhalten und ginge verloren. "
        "Löschen Sie es und starten Sie den Befehl dann noch einmal."
    )


def _is_used(locale: int) -> bool:
    return any(
        model._default_manager.filter(locale=locale).exists()
        for model in get_translatable_models(include_subclasses=True)
    )


def _forget_history(record: DemoRecord) -> None:
    """The adopted page was never edited, so it had no history."""
    if record.content_type == ContentType.objects.get_for_model(Page):
        page = Page.objects.get(pk=record.object_id).specific
        page.revisions.all().delete()
        PageLogEntry.objects.filter(page=page.pk).delete()
