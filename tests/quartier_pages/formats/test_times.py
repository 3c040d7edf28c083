from datetime import date, time

import pytest
from django.utils.translation import override

from quartier_pages.formats.times import rhythm, time_range, validity
from quartier_pages.models import Zeitfenster


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (time(16), time(18), "16:00–18:00 Uhr"),
        (time(9, 30), None, "ab 09:30 Uhr"),
        (None, None, ""),
    ],
)
def test_times(start, end, text):
    with override("de"):
        assert time_range(start, end) == text


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ({"rhythm": "weekly", "weekday": "MO"}, "jeden Montag"),
        ({"rhythm": "weekly", "weekday": "MO", "interval": 2}, "Montag, alle 2 Wochen"),
        ({"rhythm": "monthly", "weekday": "TU", "nth": 1}, "erster Dienstag im Monat"),
        ({"rhythm": "monthly", "weekday": "FR", "nth": -1}, "letzter Freitag im Monat"),
        (
            {"rhythm": "monthly", "weekday": "FR", "nth": 3, "interval": 2},
            "dritter Freitag im Monat, alle 2 Monate",
        ),
        ({"rhythm": "once", "date": date(2026, 12, 12)}, "12. Dezember 2026"),
    ],
)
def test_rhythms(slot, text):
    with override("de"):
        assert rhythm(Zeitfenster(**slot)) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), "vom 01.01.2026 bis 30.06.2026"),
        (date(2026, 1, 1), None, "ab 01.01.2026"),
        (None, date(2026, 6, 30), "bis 30.06.2026"),
        (None, None, ""),
    ],
)
def test_how_long_a_slot_holds(first, last, text):
    with override("de"):
        assert validity(Zeitfenster(weekday="MO", valid_from=first, valid_until=last)) == text
