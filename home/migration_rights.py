"""Rights that migrations hand to the Geschäftsstelle.

Migrations import this, so it may only ever do what it does today.
"""

from typing import Any

from django.db.migrations import RunPython

OFFICE = "Geschäftsstelle"
KEEP = ("add", "change", "delete")
# What a migration with such an operation comes after, beside the tables that it is about.
AFTER = [
    ("home", "0004_roles"),
    ("auth", "0012_alter_user_first_name_max_length"),
    ("contenttypes", "0002_remove_content_type_name"),
]


def grant_to_office(*rights: tuple[str, tuple[str, ...]]) -> RunPython:
    """The operation that lets the office act on models: `("home.sitesettings", ("change",))`."""

    def grant(apps: Any, _schema_editor: Any) -> None:
        office = apps.get_model("auth", "Group").objects.filter(name=OFFICE).first()
        if office is not None:
            for label, actions in rights:
                office.permissions.add(*permissions(apps, label, actions))

    return RunPython(grant, RunPython.noop)


def revoke_from_office(*rights: tuple[str, tuple[str, ...]]) -> RunPython:
    """The operation that takes back what an earlier migration granted."""

    def revoke(apps: Any, _schema_editor: Any) -> None:
        office = apps.get_model("auth", "Group").objects.filter(name=OFFICE).first()
        if office is not None:
            for label, actions in rights:
                office.permissions.remove(*permissions(apps, label, actions))

    return RunPython(revoke, RunPython.noop)


def permissions(apps: Any, label: str, actions: tuple[str, ...]) -> list[Any]:
    """Permissions to act on a model; Django itself creates them only after all migrations."""
    app_label, name = label.split(".")
    model = apps.get_model(app_label, name)
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=name
    )
    return [
        apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type,
            codename=f"{action}_{name}",
            defaults={"name": f"Can {action} {model._meta.verbose_name}"},
        )[0]
        for action in actions
    ]
