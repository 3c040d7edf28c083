from datetime import date, time

from django.utils.translation import override

from quartier_pages.formats.opening_hours import opening_hours
from quartier_pages.models import Standort


def stream(*blocks):
    field = Standort._meta.get_field("opening_hours")
    return field.stream_block.normalize(list(blocks))


def hours(weekday, start, end, note=""):
    return ("regular", {"weekday": weekday, "start": time(start), "end": time(end), "note": note})


def exception(first, last, start=None, end=None):
    value = {"first_day": first, "last_day": last, "start": start, "end": end, "note": ""}
    return ("exception", value)


def test_days_follow_the_week_and_spans_the_clock():
    found = opening_hours(
        stream(hours("FR", 9, 12), hours("MO", 14, 18, "nur Büro"), hours("MO", 9, 12)),
        date(2026, 1, 1),
    )
    with override("de"):
        assert [day.name for day in found.days] == ["Montag", "Freitag"]
    assert [span.note for span in found.days[0].hours] == ["", "nur Büro"]


def test_past_exceptions_are_forgotten():
    today = date(2026, 8, 1)
    found = opening_hours(
        stream(
            exception(date(2026, 12, 24), date(2026, 12, 31)),
            exception(date(2026, 7, 1), date(2026, 7, 31)),
            exception(date(2026, 7, 30), today, time(10), time(12)),
        ),
        today,
    )
    assert [days.last_day for days in found.exceptions] == [today, date(2026, 12, 31)]
    assert "10:00" in found.exceptions[0].hours
    assert found.exceptions[1].hours == ""
