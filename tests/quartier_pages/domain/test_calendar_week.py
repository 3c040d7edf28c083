from datetime import date

import pytest

from quartier_pages.domain.calendar_week import CalendarWeek


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("2026-W48", date(2026, 11, 23)),
        ("2026-W53", date(2026, 12, 28)),
        ("2025-W01", date(2024, 12, 30)),
        ("2025-W53", None),  # a year of 52 weeks
        ("2026-W00", None),
        ("0000-W01", None),
        ("2026-48", None),
        ("2026-W48\n", None),
        ("٢٠٢٦-W48", None),
        ("", None),
    ],
)
def test_the_week_of_an_address(text, monday):
    week = CalendarWeek.parse(text)
    assert (week.monday if week else None) == monday
    assert week is None or str(week) == text


def test_the_week_of_a_day_and_its_neighbours():
    week = CalendarWeek.of(date(2026, 12, 30))
    assert (str(week), week.number, week.sunday) == ("2026-W53", 53, date(2027, 1, 3))
    assert [str(week.later(step)) for step in (-1, 1)] == ["2026-W52", "2027-W01"]


def test_only_weeks_around_a_day_are_near():
    today = date(2026, 11, 23)
    assert CalendarWeek.of(today).later(53).is_near(today)
    assert not CalendarWeek.of(today).later(54).is_near(today)
    assert not CalendarWeek.of(date.max).is_near(today)
