"""Two people write on one page at once: the second is told, and no text is lost."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Revision

from quartier_pages.editing.offers.cancelling import cancel
from quartier_pages.models import AngebotPage
from tests.editing.rights.page_actions import admin
from tests.editing.rights.world import World
from tests.form_data import form_data


class Desk:
    """One person with the page open in the editor."""

    def __init__(self, client: Client, page: Page) -> None:
        self.client, self.page = client, page
        self.shown = self._loaded(client.get(admin(page, "edit/")))

    def save(self, title: str, **fields: Any) -> Any:
        data = form_data(AngebotPage, title, self.page.slug) | self.shown | fields
        response = self.client.post(admin(self.page, "edit/"), data)
        if response.status_code == 200:
            self.shown = self._loaded(response)
        return response

    def autosave(self, title: str) -> Any:
        data = form_data(AngebotPage, title, self.page.slug) | self.shown
        headers = {"accept": "application/json"}
        return self.client.post(admin(self.page, "edit/"), data, headers=headers)

    def _loaded(self, response: Any) -> dict[str, str]:
        latest = response.context["view"].latest_revision if "view" in response.context else None
        latest = latest or self.page.get_latest_revision()
        return {
            "loaded_revision_id": str(latest.pk),
            "loaded_revision_created_at": latest.created_at.isoformat(),
        }


@pytest.fixture
def draft(world: World) -> Page:
    return Page.objects.get(pk=world.own.draft.pk)


@pytest.fixture
def desks(world: World, draft: Page) -> tuple[Desk, Desk]:
    return Desk(world.client("own"), draft), Desk(world.client("office"), draft)


def titles(page: Page) -> list[str]:
    return [
        revision.content["title"] for revision in Revision.objects.for_instance(page).order_by("pk")
    ]


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
def test_the_second_one_is_told_and_may_save_again(desks, draft, action):
    first, second = desks
    first.save("Von der Ersten")
    answer = second.save("Von der Zweiten", **action)
    told = answer.content.decode()
    assert "own hat inzwischen eine neuere Fassung gespeichert" in told
    assert 'value="Von der Zweiten"' in told
    assert titles(draft)[1:] == ["Von der Ersten"]
    draft.refresh_from_db()
    assert not draft.live

    second.shown["loaded_revision_id"] = str(draft.latest_revision_id)
    assert f'value="{draft.latest_revision_id}"' in told
    second.save("Von der Zweiten", **action)
    draft.refresh_from_db()
    assert draft.live is bool(action)
    assert titles(draft)[1:3] == ["Von der Ersten", "Von der Zweiten"]


def test_the_browser_saves_nothing_by_itself_over_a_newer_version(desks, draft):
    first, second = desks
    first.save("Von der Ersten")
    answer = second.autosave("Von der Zweiten")
    assert answer.json()["error_code"] == "invalid_revision"
    assert titles(draft)[1:] == ["Von der Ersten"]


def test_one_person_saves_again_and_again(desks, draft):
    first, _second = desks
    for title in ("Eins", "Zwei"):
        assert first.save(title).status_code == 302
        first.shown = first._loaded(first.client.get(admin(draft, "edit/")))
    assert titles(draft)[1:] == ["Eins", "Zwei"]


def test_what_the_browser_saved_by_itself_meanwhile_is_no_newer_version(desks, draft):
    first, _second = desks
    assert first.autosave("Eins").json()["success"]
    assert first.save("Zwei").status_code == 302
    assert titles(draft)[1:] == ["Eins", "Zwei"]


@pytest.mark.parametrize("live", [True, False])
def test_one_is_told_of_a_date_that_one_called_off_elsewhere(desks, draft, live):
    if live:
        draft.specific.save_revision().publish()
        desks = (Desk(desks[0].client, draft), desks[1])
    first, _second = desks
    user = get_user_model().objects.get(username="own")
    cancel(AngebotPage.objects.get(pk=draft.pk), timezone.localdate(), "Umbau", user)
    answer = first.save("Zwei")
    assert answer.status_code == 200
    assert "Zwei" not in titles(draft)
    latest = AngebotPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert latest.ausfaelle.get().reason == "Umbau"


def test_text_of_the_other_one_is_not_hidden_by_what_one_saved_over_it(desks, draft):
    first, second = desks
    first.save("Eins")
    second.shown = second._loaded(second.client.get(admin(draft, "edit/")))
    second.save("Von der Zweiten")
    elsewhere = Desk(first.client, draft)
    assert elsewhere.save("Anderswo").status_code == 302
    answer = first.save("Noch einmal")
    assert answer.status_code == 200
    assert "Noch einmal" not in titles(draft)


def test_each_sees_that_the_other_one_is_there(world, draft):
    address = f"/admin/editing-sessions/ping/quartier_pages/angebotpage/{draft.pk}/0/"
    world.client("own").post(address, {"is_editing": "1"})
    [other] = world.client("office").post(address, {}).json()["other_sessions"]
    assert (other["user"], other["is_editing"]) == ("own", True)
