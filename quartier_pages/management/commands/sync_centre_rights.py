"""`manage.py sync_centre_rights`: editors' groups, collections and workflows for all centres."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand

from home.models import Role, RoleKey
from quartier_pages.editing.rights.provide import provide
from quartier_pages.models import QuartierszentrumPage


class Command(BaseCommand):
    """For centres that are older than their rights, and after a new shared collection."""

    help = (
        "Ergänzt für jedes Zentrum, was fehlt: Gruppe der Redaktion mit ihren Rechten, "
        "Sammlung und Freigabe in zwei Schritten."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        centres = list(
            QuartierszentrumPage.objects.filter(
                locale__language_code=settings.LANGUAGE_CODE, alias_of=None
            ).order_by("path")
        )
        for number, centre in enumerate(centres, 1):
            office = provide(centre)
            self.stdout.write(f"[{number}/{len(centres)}] {centre.title}: {office.group}")
        self.stdout.write(f"Rechte für {len(centres)} Zentren sind vollständig.")
        if waiting := [user.get_username() for user in _editors_without_pages()]:
            self.stdout.write(
                "Noch in keinem Zentrum und deshalb ohne Rechte an Seiten: "
                f"{', '.join(waiting)}. Bitte unter Einstellungen → Benutzer zuordnen."
            )


def _editors_without_pages() -> Any:
    """Those who edited everything as members of the general group, before centres had their own."""
    with_pages = Group.objects.filter(page_permissions__isnull=False)
    return (
        get_user_model()
        ._default_manager.filter(groups=Role.group_of(RoleKey.EDITORS), is_active=True)
        .exclude(is_superuser=True)
        .exclude(groups__in=with_pages)
        .order_by("username")
    )
