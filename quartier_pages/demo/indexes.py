"""Indexes of search and references: written once at the end, not with every one of many saves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models
from django.db.models.signals import ModelSignal, post_save
from modelcluster.models import get_all_child_relations
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backends
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def paused(signal: ModelSignal, handler: Any, senders: Iterable[Any]) -> Iterator[None]:
    """A signal does not reach this handler meanwhile."""
    heard = [sender for sender in senders if signal.disconnect(handler, sender=sender)]
    try:
        yield
    finally:
        for sender in heard:
            signal.connect(handler, sender=sender)


@contextmanager
def indexes_paused() -> Iterator[None]:
    """Saving updates neither index meanwhile: call `write_indexes` afterwards."""
    with (
        paused(post_save, post_save_signal_handler, get_indexed_models()),
        disable_reference_index_auto_update(),
    ):
        yield


def write_indexes(instances: Iterable[models.Model]) -> None:
    """Writes both indexes for objects as the database holds them."""
    keys: dict[Any, set[Any]] = defaultdict(set)
    for instance in instances:
        keys[type(instance)].add(instance.pk)
    backends = list(get_search_backends(with_auto_update=True))
    searchable = set(get_indexed_models())
    for model, pks in keys.items():
        fresh = list(_with_child_rows(model).filter(pk__in=pks))
        if ReferenceIndex.is_indexed(model):
            for instance in fresh:
                ReferenceIndex.create_or_update_for_object(instance)
        if model in searchable:
            for backend in backends:
                backend.add_bulk(model, fresh)


def _with_child_rows(model: Any) -> Any:
    """Objects with the rows that belong to them, which both indexes read."""
    if not issubclass(model, Page):
        return model.objects
    relations = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    return model.objects.prefetch_related(*relations)
