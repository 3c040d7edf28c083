"""The Geschäftsstelle keeps the partners' tokens."""

from django.db import migrations

from home.migration_rights import AFTER, KEEP, grant_to_office


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), *AFTER]

    operations = [grant_to_office(("access.token", KEEP))]
