"""Where messages are sent to is for the Administration to say, not for the Geschäftsstelle."""

from django.db import migrations

from home.migration_rights import AFTER, KEEP, revoke_from_office


class Migration(migrations.Migration):
    dependencies = [("webhooks", "0002_permissions"), *AFTER]

    operations = [revoke_from_office(("webhooks.endpoint", KEEP))]
