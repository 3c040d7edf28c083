"""From the editor's draft to the public page: two steps, with mails and comments."""

import re
from typing import Any

import pytest
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page, TaskState

from tests.editing.rights.page_actions import admin, submit_form
from tests.editing.rights.world import World, person

STEPS = ("Gegenlesen im Zentrum", "Freigabe durch die Geschäftsstelle")


def act(client: Any, page: Page, action: str, **data: Any) -> Any:
    """What the dashboard's buttons send."""
    task = _task(page)
    url = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, action, task.pk))
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(url, data)


def send(client: Any, page: Page) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        submit_form(client, page, **{"action-submit": "1"})


def _task(page: Page) -> TaskState:
    task: TaskState = Page.objects.get(pk=page.pk).current_workflow_task_state
    return task


def step(page: Page) -> str:
    return re.sub(r" \(.*", "", _task(page).task.name)


@pytest.fixture
def draft(world: World) -> Page:
    return Page.objects.get(pk=world.own.draft.pk)


def test_an_editor_submits_and_the_office_asks_back_and_publishes(world, draft, mailoutbox):
    editor, office = world.client("own"), world.client("office")
    send(editor, draft)

    # Nobody else is in the centre: the first step is skipped, and the office is told in German.
    assert step(draft) == STEPS[1]
    [told] = [message for message in mailoutbox if message.to == ["office@example.org"]]
    assert "„Neuer Titel“" in told.subject or '"Neuer Titel"' in told.subject
    assert "Freigabe" in told.subject + told.body
    assert "Neuer Titel" in office.get("/admin/").content.decode()

    act(office, draft, "reject", comment="Bitte die Uhrzeit ergänzen.")
    [back] = [message for message in mailoutbox if message.to == ["own@example.org"]]
    assert "Bitte die Uhrzeit ergänzen." in back.body
    form = editor.get(admin(draft, "edit/")).content.decode()
    assert "office bittet um Änderungen: „Bitte die Uhrzeit ergänzen.“" in form

    with TestCase.captureOnCommitCallbacks(execute=True):
        submit_form(editor, draft, **{"action-submit": "1"})
    assert step(draft) == STEPS[1]
    act(office, draft, "approve")
    draft.refresh_from_db()
    assert (draft.live, draft.title) == (True, "Neuer Titel")


def test_a_colleague_reads_first(world, draft, mailoutbox):
    person("colleague", world.own.centre.redaktion.group)
    world.people["colleague"] = world.own.centre.redaktion.group.user_set.get(username="colleague")
    editor, colleague = world.client("own"), world.client("colleague")
    send(editor, draft)
    assert step(draft) == STEPS[0]
    assert {message.to[0] for message in mailoutbox} == {"colleague@example.org"}

    act(editor, draft, "approve")
    assert step(draft) == STEPS[0], "one's own text is not proofread by oneself"
    act(colleague, draft, "approve")
    assert step(draft) == STEPS[1]
    act(colleague, draft, "approve")
    assert step(draft) == STEPS[1], "the second step is the office's"
    draft.refresh_from_db()
    assert not draft.live


@pytest.mark.parametrize(
    ("who", "approved"),
    [("other", False), ("translators", False), ("general", False), ("office", True)],
)
def test_others_do_not_proofread_but_the_office_may_step_in(world, draft, who, approved):
    person("colleague", world.own.centre.redaktion.group)
    send(world.client("own"), draft)
    act(world.client(who), draft, "approve")
    assert (step(draft) == STEPS[1]) is approved


def test_the_dashboard_lists_what_waits_for_oneself_only(world, draft):
    world.people["colleague"] = person("colleague", world.own.centre.redaktion.group)
    send(world.client("own"), draft)
    waiting = TaskState.objects.reviewable_by
    listed = {
        name: _task(draft).pk in waiting(someone).values_list("pk", flat=True)
        for name, someone in world.people.items()
    }
    assert listed == {
        **dict.fromkeys(("own", "other", "office", "translators"), False),
        **dict.fromkeys(("administration", "general"), False),
        "colleague": True,
    }


def test_whoever_has_left_reads_no_more(world, draft):
    colleague = person("colleague", world.own.centre.redaktion.group)
    colleague.is_active = False
    colleague.save()
    send(world.client("own"), draft)
    assert step(draft) == STEPS[1]
