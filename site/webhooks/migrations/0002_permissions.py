"""The Geschäftsstelle keeps the receivers of webhooks."""

from django.db import migrations

from home.migration_rights import AFTER, KEEP, grant_to_office


class Migration(migrations.Migration):
    dependencies = [("webhooks", "0001_initial"), *AFTER]

    operations = [grant_to_office(("webhooks.endpoint", KEEP))]
