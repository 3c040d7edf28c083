"""Dates are cancelled at once, and nothing else is published with them."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Revision

from quartier_pages.models import AngebotPage, Ausfall
from tests.trees import build_offer, weekly


def cancel(room: Any, user: Any, day: Any = None, **values: Any) -> Any:
    address = f"/admin/angebote/{room.offer.pk}/absagen/"
    return room.client(user).post(address, {"day": day or room.day, "reason": "", **values})


def days_off(page: AngebotPage) -> list[tuple[Any, Any, str]]:
    return [(row.first_day, row.last_day, row.reason) for row in page.ausfaelle.all()]


def latest(room: Any) -> AngebotPage:
    return room.fresh().get_latest_revision_as_object()


@pytest.mark.parametrize("name", ["editor", "office"])
def test_everybody_who_edits_cancels_at_once(room: Any, name: str) -> None:
    response = cancel(room, getattr(room, name), reason="Kursleitung krank")
    assert response.status_code == 302
    termin = next(one for one in room.fresh().upcoming if one.day == room.day)
    assert (termin.cancelled, termin.reason) == (True, "Kursleitung krank")
    assert not room.fresh().has_unpublished_changes
    api = room.client(room.office).get(f"/api/quartier/v1/termine?from={room.day}&to={room.day}")
    assert [row["cancelled"] for row in api.json()["items"]] == [True]


def test_a_draft_of_somebody_else_stays_a_draft_and_gets_the_cancellation_too(room: Any) -> None:
    draft = room.fresh()
    draft.title = "Noch geheim"
    draft.save_revision(user=room.office)
    cancel(room, room.editor)
    page = room.fresh()
    assert (page.title, page.has_unpublished_changes) == ("Frühstück", True)
    assert latest(room).title == "Noch geheim"
    assert days_off(page) == days_off(latest(room)) == [(room.day, room.day, "")]


def test_a_running_review_goes_on_and_publishes_the_cancellation_with_it(room: Any) -> None:
    draft = room.fresh()
    draft.title = "Zur Freigabe"
    draft.save_revision(user=room.editor)
    draft.get_workflow().start(draft, room.editor)
    cancel(room, room.editor)
    page = room.fresh()
    assert page.workflow_in_progress
    while task := room.fresh().current_workflow_task_state:
        task.approve(user=room.office)
    page = room.fresh()
    assert (page.title, page.has_unpublished_changes) == ("Zur Freigabe", False)
    assert days_off(page) == [(room.day, room.day, "")]


def test_a_planned_publication_stays_planned_and_keeps_the_cancellation(room: Any) -> None:
    later = timezone.now() + timedelta(days=2)
    draft = room.fresh()
    draft.title, draft.go_live_at = "Geplant", later
    draft.save_revision(user=room.office, approved_go_live_at=later)
    cancel(room, room.editor)
    assert room.fresh().title == "Frühstück"
    planned = Revision.objects.get(approved_go_live_at__isnull=False)
    assert planned.approved_go_live_at == later
    assert planned.as_object().title == "Geplant"
    assert days_off(planned.as_object()) == [(room.day, room.day, "")]


def test_a_draft_that_was_never_public_stays_so(room: Any) -> None:
    offer = build_offer(room.centre, room.offer.zeitfenster.all(), title="Neu", live=False)
    offer.save_revision()
    room.offer = offer
    cancel(room, room.editor)
    assert not room.fresh().live
    assert days_off(latest(room)) == [(room.day, room.day, "")]


def test_a_cancellation_is_taken_back_and_a_longer_one_keeps_its_other_days(room: Any) -> None:
    one = timedelta(days=1)
    page = room.fresh()
    page.ausfaelle = [Ausfall(first_day=room.day - one, last_day=room.day + one, reason="Umbau")]
    page.save_revision().publish()
    cancel(room, room.editor, back="on")
    before, after = room.day - one, room.day + one
    assert days_off(room.fresh()) == [(before, before, "Umbau"), (after, after, "Umbau")]
    assert not next(one for one in room.fresh().upcoming if one.day == room.day).cancelled


def test_twice_is_once(room: Any) -> None:
    cancel(room, room.editor)
    cancel(room, room.editor)
    assert len(days_off(room.fresh())) == 1


@pytest.mark.parametrize(
    "values", [{"day": "1999-01-01"}, {"day": "bald"}, {"reason": "x" * 201}], ids=str
)
def test_what_is_no_date_of_the_offer_changes_nothing(room: Any, values: dict[str, Any]) -> None:
    response = cancel(room, room.editor, **values)
    assert response.status_code == 200
    assert days_off(room.fresh()) == []


def test_strangers_and_a_lock_by_hand_stand_in_the_way(room: Any) -> None:
    room.offer = build_offer(room.other, [weekly("MO")], title="Anderswo")
    assert cancel(room, room.editor).status_code == 302
    assert days_off(room.fresh()) == []
    room.offer.locked, room.offer.locked_by = True, room.office
    room.offer.save()
    day = next(one.day for one in room.fresh().upcoming)
    cancel(room, room.editor, day)
    assert days_off(room.fresh()) == []


def test_the_page_lists_the_dates_of_eight_weeks_and_the_menus_lead_there(room: Any) -> None:
    client = room.client(room.editor)
    address = f"/admin/angebote/{room.offer.pk}/absagen/"
    html = client.get(address).content.decode()
    assert html.count('name="day"') in (8, 9)
    for place in (f"/admin/pages/{room.offer.pk}/edit/", "/admin/angebote/"):
        assert address in client.get(place).content.decode(), place


def test_the_history_says_who_cancelled(room: Any) -> None:
    cancel(room, room.editor)
    html = room.client(room.office).get(f"/admin/pages/{room.offer.pk}/history/").content.decode()
    assert "Termin abgesagt" in html
