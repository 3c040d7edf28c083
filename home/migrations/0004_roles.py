"""German names for the roles and the workflow that Wagtail brings."""

from django.db import migrations

ROLES = {"Editors": "Redaktion", "Moderators": "Geschäftsstelle"}
WORKFLOW = ("Moderators approval", "Freigabe durch die Geschäftsstelle")


def name_in_german(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for english, german in ROLES.items():
        Group.objects.filter(name=english).update(name=german)
    for model in ("Workflow", "Task"):
        apps.get_model("wagtailcore", model).objects.filter(name=WORKFLOW[0]).update(
            name=WORKFLOW[1]
        )


class Migration(migrations.Migration):
    # After everything that grants these groups rights by their English names.
    dependencies = [
        ("home", "0003_home_page"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0002_initial_data"),
        ("wagtailimages", "0002_initial_data"),
        ("wagtail_localize", "0006_create_submit_translation_permission"),
    ]

    operations = [migrations.RunPython(name_in_german, migrations.RunPython.noop)]
