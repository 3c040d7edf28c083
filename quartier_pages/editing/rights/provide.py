"""Makes what the editors of a centre need, as far as it is missing."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.models import Role, RoleKey
from quartier_pages.editing.rights import names
from quartier_pages.models import Gegenlesen, QuartierszentrumPage, ZentrumRedaktion

# What editors may do: on their pages, with their files, and with files that all centres share.
ON_PAGES = ("add_page", "change_page")
ON_FILES = (
    *("add_image", "change_image", "choose_image"),
    *("add_document", "change_document", "choose_document"),
)
ON_SHARED_FILES = ("choose_image", "choose_document")
_AUTH_MODELS = ("wagtailcore.page", "wagtailimages.image", "wagtaildocs.document")


def has_editors(page: QuartierszentrumPage) -> bool:
    """Only originals have: translations are the translators' work, and nobody edits an alias."""
    return page.locale.language_code == settings.LANGUAGE_CODE and page.alias_of_id is None


@transaction.atomic
def provide(centre: QuartierszentrumPage) -> ZentrumRedaktion:
    """Everything for a centre; what is there stays as it is, so running it again changes nothing.

    Rights are completed, too: what an administrator took from the group comes back.
    """
    office, _created = ZentrumRedaktion.objects.get_or_create(
        zentrum=centre, defaults={"name": names.of(centre)}
    )
    if not (office.group and office.collection and office.workflow):
        office.group = office.group or Group.objects.create(name=names.free_group_name(office.name))
        office.collection = office.collection or _new_collection(office.name)
        office.workflow = office.workflow or _new_workflow(centre)
        office.save()
    _let_them_proofread(office)
    _grant(office.group, centre, office.collection)
    return office


def _new_collection(name: str) -> Collection:
    root: Collection = Collection.get_first_root_node()
    return root.add_child(name=names.cut(Collection, name))


def _new_workflow(centre: QuartierszentrumPage) -> Workflow | None:
    """Proofreading in the centre, and then whatever holds for pages above it.

    None where nothing holds above: with proofreading alone, editors would publish by themselves.
    """
    above = centre.get_parent().get_workflow()
    if above is None:
        return None
    name = names.of(centre)
    proofreading = Gegenlesen.objects.create(name=names.of_proofreading(name))
    workflow: Workflow = Workflow.objects.create(name=names.of_workflow(name))
    for order, task in enumerate([proofreading.task_ptr, *above.tasks]):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    # A page has one workflow: one that somebody put there by hand is kept.
    WorkflowPage.objects.get_or_create(page_id=centre.pk, defaults={"workflow": workflow})
    return workflow


def _let_them_proofread(office: ZentrumRedaktion) -> None:
    steps = Gegenlesen.objects.filter(workflow_tasks__workflow=office.workflow)
    for step in steps.filter(groups=None):
        step.groups.add(office.group)


def _grant(group: Group, centre: QuartierszentrumPage, collection: Collection) -> None:
    codes = {*ON_PAGES, *ON_FILES, "access_admin"}
    found = {
        right.codename: right
        for right in Permission.objects.filter(codename__in=codes).select_related("content_type")
        if right.codename == "access_admin" or _of(right) in _AUTH_MODELS
    }
    # First, because the security log hears of this, and compares all rights after the commit.
    group.permissions.add(found["access_admin"])
    GroupPagePermission.objects.bulk_create(
        (
            GroupPagePermission(group=group, page_id=centre.pk, permission=found[code])
            for code in ON_PAGES
        ),
        ignore_conflicts=True,
    )
    wanted = [(collection, code) for code in ON_FILES]
    wanted += [(shared, code) for shared in shared_collections() for code in ON_SHARED_FILES]
    GroupCollectionPermission.objects.bulk_create(
        (
            GroupCollectionPermission(group=group, collection=place, permission=found[code])
            for place, code in wanted
        ),
        ignore_conflicts=True,
    )


def shared_collections() -> list[Collection]:
    """Those that the general group of editors may choose from, such as “Allgemein”."""
    editors = Role.group_of(RoleKey.EDITORS)
    return list(
        Collection.objects.filter(
            group_permissions__group=editors,
            group_permissions__permission__codename__in=ON_SHARED_FILES,
        ).distinct()
    )


def _of(right: Permission) -> str:
    return f"{right.content_type.app_label}.{right.content_type.model}"
