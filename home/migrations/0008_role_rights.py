"""What each role may do on the whole site; the rights of one centre come with the centre."""

from django.conf import settings
from django.db import migrations

from home.migration_rights import AFTER, KEEP, permissions

GROUPS = {
    "editors": "Redaktion",
    "office": "Geschäftsstelle",
    "translation": "Übersetzung",
    "administration": "Administration",
}
PAGES = "wagtailcore.page"
IMAGES = "wagtailimages.image"
DOCUMENTS = "wagtaildocs.document"


def create_roles(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Role = apps.get_model("home", "Role")
    for key, name in GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        Role.objects.get_or_create(key=key, defaults={"group": group})


def grant_rights(apps, schema_editor):
    Role = apps.get_model("home", "Role")
    editors, office, translation, administration = (
        Role.objects.get(key=key).group for key in GROUPS
    )
    _leave_to_the_centres(apps, editors)

    office.permissions.add(*permissions(apps, "wagtailredirects.redirect", KEEP))

    Permission = apps.get_model("auth", "Permission")
    translation.permissions.add(
        *Permission.objects.filter(codename__in=("access_admin", "submit_translation"))
    )
    _on_all_files(apps, translation, ("choose",))
    Page = apps.get_model("wagtailcore", "Page")
    for home in Page.objects.filter(depth=2).exclude(locale__language_code=settings.LANGUAGE_CODE):
        _on_page(apps, translation, home, ("change", "publish", "lock", "unlock"))

    root = Page.objects.get(depth=1)
    everything = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
    _on_page(apps, administration, root, everything)
    _on_all_files(apps, administration, ("add", "change", "delete", "choose"))
    _on_collection(apps, administration, "wagtailcore.collection", ("add", "change", "delete"))


def _leave_to_the_centres(apps, editors):
    """Editors edit what their centre's group lets them; this group lets them in."""
    apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(group=editors).delete()
    apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(
        group=editors
    ).delete()
    editors.permissions.remove(
        *apps.get_model("auth", "Permission").objects.filter(codename="submit_translation")
    )


def _on_page(apps, group, page, actions):
    for permission in permissions(apps, PAGES, actions):
        apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
            group=group, page=page, permission=permission
        )


def _on_all_files(apps, group, actions):
    for label in (IMAGES, DOCUMENTS):
        _on_collection(apps, group, label, actions)


def _on_collection(apps, group, label, actions):
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for permission in permissions(apps, label, actions):
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
            group=group, collection=root, permission=permission
        )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0007_role"),
        *AFTER,
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        # They give everybody who may add files the right to choose them.
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtailredirects", "0001_initial"),
        ("wagtail_localize", "0006_create_submit_translation_permission"),
    ]

    operations = [
        migrations.RunPython(create_roles, migrations.RunPython.noop),
        migrations.RunPython(grant_rights, migrations.RunPython.noop),
    ]
