"""The Geschäftsstelle keeps the shared definitions and the settings of the site."""

from django.db import migrations

MODELS = [
    ("quartier_pages", "handlungsfeld", ("add", "change", "delete")),
    ("quartier_pages", "indikator", ("add", "change", "delete")),
    ("quartier_pages", "organisation", ("add", "change", "delete")),
    ("quartier_pages", "schoolholidays", ("add", "change", "delete")),
    ("home", "easylanguagereview", ("add", "change", "delete")),
    ("home", "sitesettings", ("change",)),
]


def grant(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    office = Group.objects.filter(name="Geschäftsstelle").first()
    if office is None:
        return
    for app_label, model, actions in MODELS:
        content_type, _created = ContentType.objects.get_or_create(app_label=app_label, model=model)
        for action in actions:
            # Django itself creates permissions only after all migrations.
            permission, _created = Permission.objects.get_or_create(
                content_type=content_type,
                codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {model}"},
            )
            office.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("quartier_pages", "0001_initial"),
        ("home", "0004_roles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
