"""Pages from their stored content, such as a draft's: what it refers to is checked all at once.

modelcluster, left to itself, asks for every foreign key of every row with a query of its own.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Self

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations

Content = dict[str, Any]
# What foreign keys lead to: a model, and its field that they hold.
Target = tuple[type[models.Model], str]


class DanglingReference(Exception):  # noqa: N818
    """Content refers to something that must not have been deleted, and was."""


class RestoredAtOnce:
    """A clusterable model whose rows do not each ask whether what they refer to is still there."""

    @classmethod
    def from_serializable_data(
        cls, data: Content, check_fks: bool = True, strict_fks: bool = False
    ) -> Self | None:
        known: Content | None = data
        if check_fks:
            known = without_dangling(cls, data, strict=strict_fks)  # type: ignore[arg-type]
        if known is None:
            return None
        restored: Self | None = super().from_serializable_data(  # type: ignore[misc]
            known, check_fks=False, strict_fks=strict_fks
        )
        return restored


def without_dangling(model: type[models.Model], data: Content, *, strict: bool) -> Content | None:
    """Content without references to what is gone, after the same rules as modelcluster's own.

    What `on_delete` would have deleted goes: a row, or with `strict` the whole (None).
    """
    wanted: dict[Target, set[Any]] = defaultdict(set)
    for field, value in _all_references(model, data):
        wanted[_target(field)].add(_key(field, value))
    known = {
        (target, name): set(
            target._default_manager.filter(**{f"{name}__in": keys})
            .order_by()
            .values_list(name, flat=True)
        )
        for (target, name), keys in wanted.items()
    }
    return _pruned(model, data, known, strict=strict)


def _all_references(model: type[models.Model], data: Content) -> Iterator[tuple[Any, Any]]:
    """The foreign keys of some content and of all rows in it, with their values."""
    yield from _references(model, data)
    for name, row_model in _rows_in(model, data):
        for row in data[name]:
            yield from _all_references(row_model, row)


def _references(model: type[models.Model], data: Content) -> Iterator[tuple[Any, Any]]:
    for field in model._meta.concrete_fields:
        # A row belongs to the page that is being restored, whether or not that was ever saved.
        if isinstance(field, models.ForeignKey) and not isinstance(field, ParentalKey):
            value = data.get(field.name)
            if value is not None:
                yield field, value


def _rows_in(model: type[models.Model], data: Content) -> list[tuple[str, Any]]:
    relations = [(one.get_accessor_name(), one) for one in get_all_child_relations(model)]
    return [(name, relation.related_model) for name, relation in relations if name in data]


def _pruned(
    model: type[models.Model], data: Content, known: dict[Target, set[Any]], *, strict: bool
) -> Content | None:
    kept = dict(data)
    for field, value in _references(model, data):
        on_delete = field.remote_field.on_delete
        if on_delete is models.DO_NOTHING or _key(field, value) in known[_target(field)]:
            continue
        if on_delete not in (models.CASCADE, models.SET_NULL):
            raise DanglingReference(f"{field} = {value}")
        if on_delete is models.CASCADE and strict:
            return None
        kept[field.name] = None
    for name, row_model in _rows_in(model, data):
        rows = (_pruned(row_model, row, known, strict=True) for row in data[name])
        kept[name] = [row for row in rows if row is not None]
    return kept


def _target(field: Any) -> Target:
    return field.remote_field.model, field.target_field.name


def _key(field: Any, value: Any) -> Any:
    return field.target_field.to_python(value)
