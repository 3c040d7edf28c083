"""Translators may change shared definitions: in practice their translations only.

The originals are kept from them by `home.editing.rights.originals`.
"""

from django.db import migrations

from home.migration_rights import permissions


def grant(apps, schema_editor):
    role = apps.get_model("home", "Role").objects.filter(key="translation").first()
    if role is not None:
        for label in ("quartier_pages.handlungsfeld", "quartier_pages.indikator"):
            role.group.permissions.add(*permissions(apps, label, ("change",)))


class Migration(migrations.Migration):
    dependencies = [
        ("quartier_pages", "0003_zentrum_redaktion"),
        ("home", "0008_role_rights"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
