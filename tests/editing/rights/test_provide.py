"""What comes into being with a centre, is renamed with it and goes with it."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Task,
    Workflow,
    WorkflowPage,
)

from home.models import CustomDocument, Role, RoleKey
from quartier_pages.models import Gegenlesen, QuartierszentrumPage, ZentrumRedaktion
from tests.form_data import create
from tests.trees import build_offer, build_zentrum

pytestmark = pytest.mark.django_db


def made() -> dict[str, int]:
    """How many rows there are of everything that comes with a centre."""
    models = (
        *(Group, GroupPagePermission, Collection, GroupCollectionPermission),
        *(Workflow, WorkflowPage, Task, Gegenlesen, ZentrumRedaktion),
    )
    return {model.__name__: model.objects.count() for model in models}


def codes(rights: Any) -> set[str]:
    return set(rights.values_list("permission__codename", flat=True))


def members(group: Group, *names: str) -> list[Any]:
    people = [get_user_model().objects.create_user(name, f"{name}@example.org") for name in names]
    group.user_set.add(*people)
    return people


def test_a_new_centre_has_editors_with_rights_on_it(tree):
    office = build_zentrum(tree.index, "Quartierszentrum Nord", short_name="QZ Nord").redaktion
    group = office.group
    assert group.name == "Redaktion QZ Nord"
    assert [right.codename for right in group.permissions.all()] == ["access_admin"]
    assert codes(group.page_permissions) == {"add_page", "change_page"}
    assert {right.page_id for right in group.page_permissions.all()} == {office.zentrum_id}
    assert office.collection.name == "QZ Nord"
    assert codes(group.collection_permissions) == {
        *("add_image", "change_image", "choose_image"),
        *("add_document", "change_document", "choose_document"),
    }
    assert {right.collection for right in group.collection_permissions.all()} == {office.collection}


def test_its_pages_are_released_in_two_steps(tree):
    offer = build_offer(tree.zentrum)
    workflow = offer.get_workflow()
    assert workflow == tree.zentrum.redaktion.workflow
    assert [task.name for task in workflow.tasks] == [
        "Gegenlesen im Zentrum (Quartierszentrum Augärtle)",
        "Freigabe durch die Geschäftsstelle",
    ]
    assert tree.index.get_workflow().name == "Freigabe durch die Geschäftsstelle"


def test_without_an_office_that_releases_there_is_no_workflow(tree):
    """Proofreading alone would let editors publish."""
    WorkflowPage.objects.exclude(page=tree.zentrum).delete()
    assert build_zentrum(tree.index, "Nord").redaktion.workflow is None


def by_admin(tree: Any, client: Any) -> None:
    assert create(client, QuartierszentrumPage, tree.index, title="Nord", slug="nord").url


def by_copy(tree: Any, client: Any) -> None:
    tree.zentrum.copy(update_attrs={"title": "Nord", "slug": "nord"})


def by_code(tree: Any, client: Any) -> None:
    build_zentrum(tree.index, "Nord", slug="nord")


@pytest.mark.parametrize("way", [by_admin, by_copy, by_code])
def test_every_way_to_a_new_centre(way, tree, admin_client):
    way(tree, admin_client)
    office = QuartierszentrumPage.objects.get(slug="nord").redaktion
    assert office.group.name == "Redaktion Nord"
    assert office.group != tree.zentrum.redaktion.group
    assert office.workflow
    assert office.collection


def test_translations_and_aliases_have_no_editors(tree, locales):
    before = made()
    tree.home.copy_for_translation(locales["en"])
    tree.index.copy_for_translation(locales["en"])
    tree.zentrum.copy_for_translation(locales["en"])
    tree.zentrum.create_alias(update_slug="noch-einmal")
    after = made()
    assert after.pop("GroupPagePermission") == before.pop("GroupPagePermission") + 4
    assert after == before


def test_all_or_nothing(tree):
    before = made()
    with transaction.atomic():
        build_zentrum(tree.index, "Nord")
        assert made() != before
        transaction.set_rollback(True)
    assert made() == before


def test_saving_again_changes_nothing(tree):
    before = made()
    tree.zentrum.save()
    call_command("sync_centre_rights", stdout=StringIO())
    assert made() == before


def test_a_group_of_the_same_name_is_not_adopted(tree):
    mine = Group.objects.create(name="Redaktion Nord")
    office = build_zentrum(tree.index, "Nord").redaktion
    assert office.group.name == "Redaktion Nord (2)"
    assert not GroupPagePermission.objects.filter(group=mine).exists()


def test_renaming_a_centre_renames_what_belongs_to_it(tree):
    centre = tree.zentrum
    centre.short_name = "Augärtle"
    centre.save()
    office = ZentrumRedaktion.objects.get(zentrum=centre)
    assert [office.group.name, office.collection.name, office.workflow.name] == [
        "Redaktion Augärtle",
        "Augärtle",
        "Freigabe Augärtle",
    ]
    assert office.workflow.tasks[0].name == "Gegenlesen im Zentrum (Augärtle)"


def test_a_name_given_by_hand_stays(tree):
    office = tree.zentrum.redaktion
    Group.objects.filter(pk=office.group_id).update(name="Team Augärtle")
    tree.zentrum.short_name = "Augärtle"
    tree.zentrum.save()
    office.refresh_from_db()
    assert (office.group.name, office.collection.name) == ("Team Augärtle", "Augärtle")


def test_long_names(tree):
    groups = set()
    for centre in (tree.zentrum, build_zentrum(tree.index, "Nord")):
        centre.title = "Ä" * 250
        centre.save()
        groups.add(ZentrumRedaktion.objects.get(zentrum=centre).group.name)
    assert groups == {("Redaktion " + "Ä" * 250)[:150], ("Redaktion " + "Ä" * 250)[:140] + " (2)"}


def test_a_deleted_centre_leaves_nothing_that_nobody_needs(tree):
    before = made()
    build_zentrum(tree.index, "Nord").delete()
    assert made() == before


def test_members_and_files_stay_and_the_question_says_so(tree, admin_client):
    centre = build_zentrum(tree.index, "Nord")
    office = centre.redaktion
    members(office.group, "eva")
    CustomDocument.objects.create(
        title="Plan", file=ContentFile(b"x", name="plan.txt"), collection=office.collection
    )
    asked = admin_client.get(f"/admin/pages/{centre.pk}/delete/").content.decode()
    assert "Die Gruppe „Redaktion Nord“ bleibt, weil sie Mitglieder hat (1)." in asked
    assert "Die Sammlung „Nord“ bleibt mit ihren Bildern und Dokumenten (1)." in asked

    admin_client.post(f"/admin/pages/{centre.pk}/delete/")
    assert not QuartierszentrumPage.objects.filter(pk=centre.pk).exists()
    group = Group.objects.get(name="Redaktion Nord")
    assert not GroupPagePermission.objects.filter(group=group).exists()
    assert CustomDocument.objects.get(title="Plan").collection.name == "Nord"
    assert not Workflow.objects.filter(name="Freigabe Nord").exists()


def test_a_used_workflow_is_kept_for_the_history(tree):
    centre = build_zentrum(tree.index, "Nord")
    offer = build_offer(centre, live=False)
    offer.save_revision()
    workflow = centre.redaktion.workflow
    workflow.start(offer, members(centre.redaktion.group, "eva")[0])
    offer.move(tree.zentrum, pos="last-child")
    centre.refresh_from_db()
    centre.delete()
    workflow.refresh_from_db()
    assert not workflow.active
    assert offer.get_workflow() == tree.zentrum.redaktion.workflow


def test_what_an_administrator_deleted_comes_back_when_asked_for(tree):
    office = tree.zentrum.redaktion
    office.group.delete()
    office.collection.delete()
    tree.zentrum.redaktion.refresh_from_db()
    output = StringIO()
    call_command("sync_centre_rights", stdout=output)
    office = ZentrumRedaktion.objects.get(zentrum=tree.zentrum)
    assert codes(office.group.page_permissions) == {"add_page", "change_page"}
    assert office.workflow.tasks[0].specific.groups.get() == office.group
    assert output.getvalue().splitlines() == [
        "[1/1] Quartierszentrum Augärtle: Redaktion Quartierszentrum Augärtle",
        "Rechte für 1 Zentren sind vollständig.",
    ]


def test_centres_older_than_their_rights_get_them(tree):
    before = made()
    ZentrumRedaktion.objects.all().delete()
    assert made() != before
    call_command("sync_centre_rights", stdout=StringIO())
    assert made() == before


def test_editors_of_before_are_named_until_they_are_in_a_centre(tree):
    eva, _karl = members(Role.group_of(RoleKey.EDITORS), "eva", "karl")
    tree.zentrum.redaktion.group.user_set.add(eva)
    output = StringIO()
    call_command("sync_centre_rights", stdout=output)
    assert "ohne Rechte an Seiten: karl. " in output.getvalue()


def test_files_that_all_centres_share(tree):
    shared = Collection.get_first_root_node().add_child(name="Allgemein")
    GroupCollectionPermission.objects.create(
        group=Role.group_of(RoleKey.EDITORS),
        collection=shared,
        permission=Permission.objects.get(codename="choose_image"),
    )
    new = build_zentrum(tree.index, "Nord").redaktion
    call_command("sync_centre_rights", stdout=StringIO())
    for group in (new.group, tree.zentrum.redaktion.group):
        assert codes(group.collection_permissions.filter(collection=shared)) == {
            "choose_image",
            "choose_document",
        }
