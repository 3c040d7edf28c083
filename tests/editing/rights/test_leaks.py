"""Places where Wagtail itself tells editors of drafts that they do not work on."""

from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page

from quartier_pages.models import Handlungsfeld
from tests.access.tokens import issue
from tests.editing.rights.world import SECRET_CHANGE, SECRET_PAGE, World

BROWSE = "/admin/choose-page"


def as_other(world: World, address: str) -> str:
    """What the editor of another centre gets to read."""
    response = world.client("other").get(address)
    return str(response.content.decode()) if response.status_code == 200 else ""


def test_page_chooser_lists_drafts_below_a_page(world):
    shown = as_other(world, f"{BROWSE}/{world.own.centre.pk}/")
    assert "Bekanntes Fest" in shown
    assert SECRET_PAGE not in shown


def test_page_chooser_shows_titles_of_drafts(world):
    """A public page can be linked to, by the title that the public knows."""
    for address in (f"{BROWSE}/{world.own.centre.pk}/", f"{BROWSE}/search/?q=Fest"):
        shown = as_other(world, address)
        assert "Bekanntes Fest" in shown
        assert f"{SECRET_CHANGE} {world.own.centre.title}" not in shown
    assert SECRET_CHANGE in as_other(world, f"{BROWSE}/{world.other.centre.pk}/")


def test_page_chooser_opens_at_a_draft(world):
    assert as_other(world, f"{BROWSE}/{world.own.draft.pk}/") == ""
    assert as_other(world, f"{BROWSE}/{world.other.draft.pk}/") != ""


def test_page_chooser_shows_the_way_to_a_page(world):
    Page.objects.filter(pk=world.own.centre.pk).update(draft_title=SECRET_CHANGE)
    shown = as_other(world, f"{BROWSE}/{world.own.centre.pk}/")
    assert shown
    assert SECRET_CHANGE not in shown


def test_page_chooser_names_the_parent_in_the_search(world):
    Page.objects.filter(pk=world.own.centre.pk).update(draft_title=SECRET_CHANGE)
    shown = as_other(world, f"{BROWSE}/search/?q=Bekanntes")
    assert world.own.centre.title in shown
    assert f"{SECRET_CHANGE}</" not in shown.replace(f"{SECRET_CHANGE} Nord", "")


def test_page_chooser_names_what_was_chosen_by_number(world):
    own, other = world.own, world.other
    ids = "&".join(f"id={page.pk}" for page in (own.offer, own.draft, other.draft))
    response = world.client("other").get(f"{BROWSE}/chosen-multiple/?{ids}")
    titles = {row["adminTitle"] for row in response.json()["result"]}
    assert titles == {"Bekanntes Fest", f"{SECRET_PAGE} Nord"}


def test_page_types_report_names_the_page_edited_last(world):
    own = Page.objects.get(pk=world.own.draft.pk).specific
    own.save_revision()
    shown = as_other(world, "/admin/reports/page-types-usage/")
    assert "quartier_pages.angebotpage" in shown
    assert own.title not in shown


def test_dashboard_names_pages_of_a_centre_that_one_has_left(world):
    editor = world.people["own"]
    draft = Page.objects.get(pk=world.own.draft.pk).specific
    draft.owner = draft.locked_by = editor
    draft.locked = True
    draft.save()
    draft.save_revision(user=editor, log_action=True)
    world.own.centre.redaktion.workflow.start(draft, editor)
    dashboard = world.client("own").get("/admin/").content.decode()
    assert draft.title in dashboard

    get_user_model().objects.get(pk=editor.pk).groups.set([world.other.centre.redaktion.group])
    dashboard = world.client("own").get("/admin/").content.decode()
    assert draft.title not in dashboard


def test_translators_edit_originals_of_definitions(world):
    """The right to change a definition knows no languages."""
    field = Handlungsfeld.objects.create(name="Integration", slug="integration")
    address = f"/admin/snippets/quartier_pages/handlungsfeld/edit/{field.pk}/"
    world.client("translators").post(address, {"name": "Anders", "slug": "integration"})
    field.refresh_from_db()
    assert field.name == "Integration"


def test_api_v3_shows_drafts_to_whoever_edits_somewhere(world, settings):
    def drafts(name: str) -> Any:
        user = get_user_model().objects.get(pk=world.people[name].pk)
        _token, key = issue(name=f"Import {name}", user=user, scopes=["content"])
        header = {"authorization": f"Bearer {key}"}
        client = Client()
        listed = client.get("/api/v3-preview/pages/?limit=50&locale=de", headers=header)
        draft = client.get(
            f"/api/v3-preview/pages/{world.own.offer.pk}/?version=draft", headers=header
        )
        ids = {row["id"] for row in listed.json()["items"]}
        return world.own.draft.pk in ids, draft.status_code

    assert drafts("own") == (True, 200)
    assert drafts("other") == (False, 403)
