from datetime import date

import pytest

from quartier_pages.domain.termine import Schedule
from quartier_pages.formats.week import week
from quartier_pages.models import AngebotPage, Ausfall
from tests.trees import weekly

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 20)


def offer(title, *slots, pauses=()):
    page = AngebotPage(title=title)
    page.__dict__["schedule"] = Schedule(tuple(slots), tuple(pauses))
    return page


def test_seven_days_from_today_in_order_of_time():
    days = week(
        [
            offer("Treff", weekly("FR"), weekly("TU")),
            offer("Frühstück", weekly("TU", "09:00", "10:00")),
        ],
        FRIDAY,
    )
    assert [day.day.day for day in days] == [20, 23, 24, 25, 26]
    assert [day.is_today for day in days] == [True, False, False, False, False]
    assert [entry.offer.title for entry in days[2].entries] == ["Frühstück", "Treff"]


def test_a_weekend_is_shown_when_something_takes_place():
    assert [day.day.day for day in week([offer("Fest", weekly("SU"))], FRIDAY)][1] == 22


def test_cancelled_dates_stay_visible():
    pause = Ausfall(first_day=FRIDAY, last_day=FRIDAY, reason="krank")
    termin = week([offer("Treff", weekly("FR"), pauses=[pause])], FRIDAY)[0].entries[0].termin
    assert (termin.cancelled, termin.reason) == (True, "krank")


def test_a_week_without_dates_is_no_list_of_empty_days():
    assert week([offer("Treff")], FRIDAY) == []
    assert week([], FRIDAY) == []
