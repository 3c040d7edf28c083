"""When offers take place."""

import datetime as dt
from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quartier_pages.domain.termine import WEEKDAYS, Schedule, Termin, public_holiday


@dataclass
class Slot:
    rhythm: str = "weekly"
    weekday: str = ""
    interval: int = 1
    nth: int | None = None
    date: "dt.date | None" = None
    start: time | None = time(16)
    end: time | None = time(18)
    valid_from: "dt.date | None" = None
    valid_until: "dt.date | None" = None


@dataclass
class Pause:
    first_day: date
    last_day: date
    reason: str = ""


def days(*slots: Slot, first: str = "2025-03-01", last: str = "2025-03-31") -> list[str]:
    termine = Schedule(slots).between(date.fromisoformat(first), date.fromisoformat(last))
    return [termin.day.isoformat() for termin in termine]


MARCH_TUESDAYS = ["2025-03-04", "2025-03-11", "2025-03-18", "2025-03-25"]


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        pytest.param(Slot(weekday="TU"), MARCH_TUESDAYS, id="weekly"),
        pytest.param(
            Slot(weekday="TU", valid_from=date(2025, 3, 5), valid_until=date(2025, 3, 18)),
            ["2025-03-11", "2025-03-18"],
            id="first and last day of validity",
        ),
        pytest.param(
            Slot(weekday="TU", interval=2, valid_from=date(2025, 2, 25)),
            ["2025-03-11", "2025-03-25"],
            id="every other week counts from the first day",
        ),
        pytest.param(
            Slot(rhythm="monthly", weekday="TU", nth=1), ["2025-03-04"], id="first Tuesday"
        ),
        pytest.param(
            Slot(rhythm="monthly", weekday="TU", nth=-1), ["2025-03-25"], id="last Tuesday"
        ),
        pytest.param(Slot(rhythm="once", date=date(2025, 3, 9)), ["2025-03-09"], id="single date"),
        pytest.param(Slot(rhythm="once", date=date(2025, 4, 1)), [], id="single date elsewhere"),
        pytest.param(Slot(weekday="TU", valid_until=date(2020, 1, 1)), [], id="long over"),
    ],
)
def test_rules(slot: Slot, expected: list[str]) -> None:
    assert days(slot) == expected


def test_first_tuesday_over_a_year() -> None:
    found = days(Slot(rhythm="monthly", weekday="TU", nth=1), first="2025-01-01", last="2025-12-31")
    assert len(found) == 12
    assert all(int(day[-2:]) <= 7 for day in found)


def test_several_slots_come_in_order_of_time() -> None:
    morning = Slot(weekday="TU", start=time(9), end=time(10))
    schedule = Schedule((Slot(weekday="TU"), Slot(weekday="WE"), morning))
    termine = schedule.between(date(2025, 3, 3), date(2025, 3, 9))
    assert [(t.day.day, t.start) for t in termine] == [(4, time(9)), (4, time(16)), (5, time(16))]


def test_times_are_local_across_the_change_of_clocks() -> None:
    schedule = Schedule((Slot(weekday="SU"),))
    winter, summer = schedule.between(date(2025, 3, 23), date(2025, 3, 30))
    assert winter.starts_at.isoformat() == "2025-03-23T16:00:00+01:00"
    assert summer.starts_at.isoformat() == "2025-03-30T16:00:00+02:00"


def test_a_date_without_known_time() -> None:
    (termin,) = Schedule((Slot(weekday="MO", start=None, end=None),)).between(
        date(2025, 3, 3), date(2025, 3, 3)
    )
    assert (termin.start, termin.starts_at) == (None, None)


def test_cancelled_dates_stay_visible_with_their_reason() -> None:
    schedule = Schedule(
        (Slot(weekday="TU"),), (Pause(date(2025, 3, 11), date(2025, 3, 18), "Umbau"),)
    )
    termine = schedule.between(date(2025, 3, 1), date(2025, 3, 31))
    assert [(t.day.day, t.cancelled, t.reason) for t in termine] == [
        (4, False, ""),
        (11, True, "Umbau"),
        (18, True, "Umbau"),
        (25, False, ""),
    ]


def test_public_holidays_of_baden_wuerttemberg() -> None:
    assert public_holiday(date(2025, 1, 6)) == "Heilige Drei Könige"
    assert public_holiday(date(2025, 1, 7)) is None

    slots = (Slot(weekday="MO"),)
    easter_monday = date(2025, 4, 21)
    assert Schedule(slots).between(easter_monday, easter_monday) == [
        Termin(easter_monday, time(16), time(18), cancelled=True, reason="Ostermontag")
    ]
    (open_day,) = Schedule(slots, on_public_holidays=True).between(easter_monday, easter_monday)
    assert not open_day.cancelled


@pytest.mark.parametrize(
    ("slots", "ended"),
    [
        ((), False),
        ((Slot(weekday="TU"),), False),
        ((Slot(weekday="TU", valid_until=date(2025, 2, 28)),), True),
        ((Slot(weekday="TU", valid_until=date(2025, 3, 1)),), False),
        ((Slot(rhythm="once", date=date(2025, 2, 28)),), True),
        ((Slot(rhythm="once", date=date(2025, 2, 28)), Slot(weekday="TU")), False),
    ],
)
def test_ended(slots: tuple[Slot, ...], ended: bool) -> None:
    assert Schedule(slots).ended_before(date(2025, 3, 1)) is ended


@given(
    weekday=st.sampled_from(WEEKDAYS),
    first=st.dates(date(2023, 1, 1), date(2030, 1, 1)),
    length=st.integers(0, 120),
    valid_from=st.none() | st.dates(date(2021, 1, 1), date(2030, 1, 1)),
    valid_until=st.none() | st.dates(date(2021, 1, 1), date(2031, 1, 1)),
)
def test_a_weekly_slot_takes_place_on_exactly_its_weekdays(
    weekday: str, first: date, length: int, valid_from: date | None, valid_until: date | None
) -> None:
    last = first + timedelta(days=length)
    slot = Slot(weekday=weekday, valid_from=valid_from, valid_until=valid_until)
    expected = [
        day
        for day in (first + timedelta(days=n) for n in range(length + 1))
        if WEEKDAYS[day.weekday()] == weekday
        and (valid_from is None or day >= valid_from)
        and (valid_until is None or day <= valid_until)
    ]
    assert [termin.day for termin in Schedule((slot,)).between(first, last)] == expected
