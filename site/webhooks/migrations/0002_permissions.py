"""The Geschäftsstelle keeps the receivers of webhooks."""

from django.db import migrations

ACTIONS = ("add", "change", "delete")


def grant(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    office = Group.objects.filter(name="Geschäftsstelle").first()
    if office is None:
        return
    content_type, _created = ContentType.objects.get_or_create(
        app_label="webhooks", model="endpoint"
    )
    for action in ACTIONS:
        # Django itself creates permissions only after all migrations.
        permission, _created = Permission.objects.get_or_create(
            content_type=content_type,
            codename=f"{action}_endpoint",
            defaults={"name": f"Can {action} webhook"},
        )
        office.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("webhooks", "0001_initial"),
        ("home", "0004_roles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
