"""Gives the roles what comes into being after them: new kinds of things, new languages."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_migrate, post_save
from wagtail.models import GroupPagePermission, Page

from home.models import HomePage, Role, RoleKey

OF_TRANSLATORS = ("change_page", "publish_page", "lock_page", "unlock_page")


def connect() -> None:
    """Called once, when the app is ready."""
    post_migrate.connect(_let_administration_do_everything)
    post_save.connect(_let_translators_into_new_language, sender=HomePage)


def _let_administration_do_everything(
    sender: AppConfig, apps: Any, using: str, **options: Any
) -> None:
    try:
        apps.get_model("home", "Role")
    except LookupError:  # migrated to a state before there were roles
        return
    # Django creates them in a receiver of the same signal, which may run after this one.
    create_permissions(apps=apps, using=using, **options)
    if group := Role.group_of(RoleKey.ADMINISTRATION):
        rights = Permission.objects.filter(content_type__app_label=sender.label)
        # Without signals: that this role may do everything is no news for the security log.
        through = Group.permissions.through
        through.objects.bulk_create(
            (through(group=group, permission=right) for right in rights), ignore_conflicts=True
        )


def _let_translators_into_new_language(
    instance: HomePage, created: bool, raw: bool = False, **_: Any
) -> None:
    if raw or not created or instance.depth != 2:
        return
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        return
    if group := Role.group_of(RoleKey.TRANSLATION):
        rights = Permission.objects.filter(
            content_type__app_label=Page._meta.app_label, codename__in=OF_TRANSLATORS
        )
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page_id=instance.pk, permission=right)
            for right in rights
        )
