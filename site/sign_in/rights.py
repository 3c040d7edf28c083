"""Whose rights were changed, by whom: compared before and after each transaction.

A form of Wagtail takes rights away and gives them back while it saves; only what differs at the
end is worth an entry.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.http import HttpRequest
from wagtail.log_actions import get_active_log_context
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission

from sign_in.security_log import record

_Key = tuple[type[Model], Any]


class _Changes:
    """The rights that people and groups had when the transaction began to change them."""

    def __init__(self) -> None:
        self.user = get_active_log_context().user
        self.before: dict[_Key, set[str]] = {}

    def __call__(self) -> None:
        for (model, pk), before in self.before.items():
            found = model._default_manager.filter(pk=pk).first()
            if found is None:
                continue  # its deletion has an entry of its own
            after = _rights(found)
            if after != before:
                record(
                    "sign_in.rights",
                    found,
                    user=self.user,
                    added=sorted(after - before),
                    removed=sorted(before - after),
                )


def watch() -> None:
    user = get_user_model()
    m2m_changed.connect(_members_change, sender=user.groups.through)
    m2m_changed.connect(_permissions_change, sender=user.user_permissions.through)
    m2m_changed.connect(_permissions_change, sender=Group.permissions.through)
    placed = (GroupPagePermission, GroupCollectionPermission, GroupSitePermission)
    for model in (user, *placed):
        pre_save.connect(_row_changes, sender=model)
        post_save.connect(_row_changed, sender=model)
    for model in placed:
        pre_delete.connect(_row_changes, sender=model)
        post_delete.connect(_row_changed, sender=model)


def note_bulk_action(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """Hook before many objects are changed at once: accounts are closed without a signal."""
    _remember(one for one in objects if isinstance(one, get_user_model()))


def _members_change(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    if not action.startswith("pre_"):
        return
    if not reverse:
        _remember([instance])
    elif pk_set is None:
        _remember(instance.user_set.all())
    else:
        _remember(get_user_model()._default_manager.filter(pk__in=pk_set))


def _permissions_change(instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    if action.startswith("pre_") and not reverse:
        _remember([instance])


def _row_changes(instance: Any, **kwargs: Any) -> None:
    if _concerns_rights(instance, **kwargs):
        instance._rights_before = _rights_before(_whose(instance))


def _row_changed(instance: Any, **kwargs: Any) -> None:
    # Only now: outside of a transaction the comparison is made at once.
    if _concerns_rights(instance, **kwargs):
        _add([(_whose(instance), instance._rights_before)])


def _concerns_rights(instance: Any, **kwargs: Any) -> bool:
    """Signing in saves the user's last login each time."""
    fields = kwargs.get("update_fields")
    is_user = isinstance(instance, get_user_model())
    watched = {"is_superuser", "is_active"}
    return not kwargs.get("raw") and not (is_user and fields and not watched & set(fields))


def _whose(instance: Any) -> Any:
    return instance if isinstance(instance, get_user_model()) else instance.group


def _rights_before(owner: Any) -> set[str]:
    stored = type(owner)._default_manager.filter(pk=owner.pk).first()
    return _rights(stored) if stored else set()


def _remember(owners: Iterable[Any]) -> None:
    _add([(owner, _rights_before(owner)) for owner in owners])


def _add(found: list[tuple[Any, set[str]]]) -> None:
    for entry in connection.run_on_commit:
        changes = entry[1]
        if isinstance(changes, _Changes):
            break
    else:
        changes = _Changes()
        for owner, rights in found:
            changes.before[type(owner), owner.pk] = rights
        transaction.on_commit(changes, robust=True)
        return
    for owner, rights in found:
        changes.before.setdefault((type(owner), owner.pk), rights)


def _rights(owner: Any) -> set[str]:
    """What somebody may do, in short words that stay readable when names change later."""
    if isinstance(owner, Group):
        permissions = owner.permissions
        own = {
            f"{row.permission.codename}: {getattr(row, place)}"
            for place in ("page", "collection", "site")
            for row in getattr(owner, f"{place}_permissions").select_related("permission", place)
        }
    else:
        permissions = owner.user_permissions
        own = set(owner.groups.values_list("name", flat=True))
        own |= {name for name in ("is_superuser", "is_active") if getattr(owner, name)}
    names = permissions.values_list("content_type__app_label", "codename")
    return own | {f"{app}.{name}" for app, name in names}
