"""The Geschäftsstelle keeps the shared definitions and the settings of the site."""

from django.db import migrations

from home.migration_rights import AFTER, KEEP, grant_to_office


class Migration(migrations.Migration):
    dependencies = [("quartier_pages", "0001_initial"), *AFTER]

    operations = [
        grant_to_office(
            ("quartier_pages.handlungsfeld", KEEP),
            ("quartier_pages.indikator", KEEP),
            ("quartier_pages.organisation", KEEP),
            ("quartier_pages.schoolholidays", KEEP),
            ("home.easylanguagereview", KEEP),
            ("home.sitesettings", ("change",)),
        )
    ]
