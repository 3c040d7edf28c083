"""Time slots as one readable text, both ways."""

from datetime import date, time
from typing import Any

import pytest

from quartier_pages.editing.offers import slot_text
from quartier_pages.models import Zeitfenster

FIELDS = ("rhythm", "weekday", "interval", "nth", "date", "start", "end", "valid_from")


def values(slot: Zeitfenster) -> list[Any]:
    return [getattr(slot, name) for name in (*FIELDS, "valid_until")]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Di 14:30–16:00", {"weekday": "TU", "start": time(14, 30), "end": time(16)}),
        ("So", {"weekday": "SU"}),
        ("jeden 1. Mi im Monat 10:00", {"rhythm": "monthly", "weekday": "WE", "nth": 1}),
        ("jeden letzten Fr alle 2 Monate 10:00 ab 06.01.2026", {"rhythm": "monthly", "nth": -1}),
        ("alle 2 Wochen Di 10:00 ab 06.01.2026 bis 31.07.2026", {"interval": 2}),
        ("24.12.2026 10:00–12:00", {"rhythm": "once", "date": date(2026, 12, 24)}),
        ("Di ab 06.01.0026 bis 31.07.2026", {"valid_from": date(26, 1, 6)}),
    ],
)
def test_what_is_written_is_read_the_same(text: str, fields: dict[str, Any]) -> None:
    [slot] = slot_text.read(text)
    assert {name: getattr(slot, name) for name in fields} == fields
    assert slot_text.write([slot]) == text
    assert values(slot_text.read(slot_text.write([slot]))[0]) == values(slot)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("dienstags, 14.30 - 16.00 Uhr", "Di 14:30–16:00"),
        ("Jeden Mittwoch 9:05", "Mi 09:05"),
        ("Mo 10:00;\n Do  10:00 ;", "Mo 10:00; Do 10:00"),
        ("Sa. ab 10:00 Uhr", "Sa 10:00"),
        ("1.2.2026", "01.02.2026"),
        ("", ""),
    ],
)
def test_people_write_it_in_other_ways(text: str, meant: str) -> None:
    assert slot_text.write(slot_text.read(text)) == meant


@pytest.mark.parametrize(
    "text",
    ["bald", "Di 14", "Di 10:00 Mi 11:00", "jeden 5. Mo im Monat", "Dix 10:00", "30.02.2026"],
)
def test_what_is_no_time_is_named(text: str) -> None:
    with pytest.raises(slot_text.SlotTextError, match=r"^" + text.replace(".", r"\.") + "$"):
        slot_text.read(text)
