"""Tokens are keys to the house: the Administration keeps them, not the Geschäftsstelle."""

from django.db import migrations

from home.migration_rights import AFTER, KEEP, revoke_from_office


class Migration(migrations.Migration):
    dependencies = [("access", "0002_permissions"), *AFTER]

    operations = [revoke_from_office(("access.token", KEEP))]
