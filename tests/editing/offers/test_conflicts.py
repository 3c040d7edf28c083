"""Which offers want the same room at the same time."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from quartier_pages.domain.termine import WEEKDAYS
from quartier_pages.editing.offers.conflicts import conflicts_of
from quartier_pages.models import Ausfall, SchoolHolidays, Zeitfenster
from tests.trees import build_offer, weekly


def beside(room: Any, *slots: Any, **fields: Any) -> list[str]:
    """What another offer at the same site gets in the way of."""
    offer = build_offer(room.centre, list(slots), title="Zweites", **fields)
    return [conflict.other.title for conflict in conflicts_of(offer)]


def at(room: Any, start: str, end: str, **fields: Any) -> Zeitfenster:
    return weekly(WEEKDAYS[room.day.weekday()], start, end, **fields)


def test_overlapping_times_on_the_same_weekday(room: Any) -> None:
    for start, end, expected in (
        ("17:00", "19:00", ["Frühstück"]),
        ("15:00", "16:01", ["Frühstück"]),
        ("18:00", "19:00", []),
        ("15:00", "16:00", []),
    ):
        assert beside(room, at(room, start, end)) == expected, start
        room.centre.angebote.get(title="Zweites").delete()


def test_a_single_date_and_a_start_without_an_end(room: Any) -> None:
    slot = Zeitfenster(rhythm="once", date=room.day, start=at(room, "17:00", "18:00").start)
    assert beside(room, slot) == ["Frühstück"]


@pytest.mark.parametrize(
    "fields",
    [{"place_text": "Werkraum"}, {"status": "pausiert"}, {"site_key": None, "place_text": "Park"}],
    ids=str,
)
def test_another_room_or_a_pause_is_none(room: Any, fields: dict[str, Any]) -> None:
    assert beside(room, at(room, "16:00", "18:00"), **fields) == []


def test_dates_that_do_not_take_place_are_none(room: Any) -> None:
    SchoolHolidays.objects.create(
        name="Ferien", first_day=timezone.localdate(), last_day=room.day + timedelta(weeks=12)
    )
    assert beside(room, at(room, "16:00", "18:00"), in_school_holidays=False) == []
    ended = at(room, "16:00", "18:00", valid_until=timezone.localdate() - timedelta(days=1))
    room.centre.angebote.get(title="Zweites").delete()
    assert beside(room, ended) == []


def test_a_draft_counts_as_its_editors_left_it(room: Any) -> None:
    draft = room.fresh()
    draft.ausfaelle = [
        Ausfall(first_day=timezone.localdate(), last_day=room.day + timedelta(weeks=12))
    ]
    draft.save_revision()
    assert beside(room, at(room, "16:00", "18:00")) == []


def test_list_filter_and_form_say_so(room: Any) -> None:
    build_offer(room.centre, [at(room, "17:00", "19:00")], title="Zweites")
    client = room.client(room.editor)
    listed = client.get("/admin/angebote/?special=ueberschneidung")
    assert {page.title for page in listed.context["object_list"]} == {"Frühstück", "Zweites"}
    assert f"Zweites am {timezone.localdate():%d.%m.%Y}" in listed.content.decode()
    form = client.get(f"/admin/pages/{room.offer.pk}/edit/").content.decode()
    assert "Gleicher Ort und gleiche Zeit wie ein anderes Angebot: Zweites" in form
