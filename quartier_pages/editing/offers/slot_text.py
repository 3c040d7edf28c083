"""Time slots in one readable cell: "Di 14:30–16:00; jeden 1. Mi im Monat 10:00".

The words are those of the table, which is German whatever the language of the admin.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from quartier_pages.choices import Rhythm
from quartier_pages.models import Zeitfenster

SEPARATOR = "; "
DAYS = {"MO": "Mo", "TU": "Di", "WE": "Mi", "TH": "Do", "FR": "Fr", "SA": "Sa", "SU": "So"}
_LAST = "letzten"
_DAY = r"\d{1,2}\.\d{1,2}\.\d{4}"
_TIME = r"\d{1,2}[:.]\d{2}"
_WEEKDAY = (
    r"(?:mo|di|mi|do|fr|sa|so|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?"
    r"|sonntags?)\b\.?"
)
_PATTERN = re.compile(
    rf"""(?:
        (?P<date>{_DAY})
      | jeden?\s+(?P<nth>[1-4]\.|letzten)\s+(?P<monthly>{_WEEKDAY})
        (?:\s+im\s+monat|\s+alle\s+(?P<months>\d{{1,2}})\s+monate)
      | (?:alle\s+(?P<weeks>\d{{1,2}})\s+wochen\s+|jeden\s+)?(?P<weekly>{_WEEKDAY})
    )
    (?:[\s,]+(?:ab\s+)?(?P<start>{_TIME})(?:\s*[-–—]\s*(?P<end>{_TIME}))?(?:\s*uhr)?)?
    (?:[\s,]+ab\s+(?P<first>{_DAY}))?
    (?:[\s,]+bis\s+(?P<last>{_DAY}))?""",
    re.IGNORECASE | re.VERBOSE,
)


class SlotTextError(ValueError):
    """A text that names no time slot; its argument is that text."""


def write(slots: Iterable[Zeitfenster]) -> str:
    return SEPARATOR.join(_slot_text(slot) for slot in slots)


def read(text: str) -> list[Zeitfenster]:
    parts = [part.strip() for part in re.split(r"[;\n]", text)]
    return [_slot(part) for part in parts if part]


def _slot_text(slot: Zeitfenster) -> str:
    words = [_day_words(slot)]
    if slot.start:
        end = f"–{slot.end:%H:%M}" if slot.end else ""
        words.append(f"{slot.start:%H:%M}{end}")
    if slot.rhythm != Rhythm.ONCE:
        words += [f"ab {_day_text(slot.valid_from)}"] if slot.valid_from else []
        words += [f"bis {_day_text(slot.valid_until)}"] if slot.valid_until else []
    return " ".join(words)


def _day_words(slot: Zeitfenster) -> str:
    if slot.rhythm == Rhythm.ONCE:
        return _day_text(slot.date) if slot.date else ""
    weekday = DAYS.get(slot.weekday, "")
    if slot.rhythm == Rhythm.WEEKLY:
        return f"alle {slot.interval} Wochen {weekday}" if slot.interval > 1 else weekday
    nth = _LAST if slot.nth == -1 else f"{slot.nth}."
    often = f"alle {slot.interval} Monate" if slot.interval > 1 else "im Monat"
    return f"jeden {nth} {weekday} {often}"


def _day_text(day: date) -> str:
    # %Y alone writes a mistyped year, such as 0026, in as many digits as it needs.
    return f"{day:%d.%m.}{day.year:04}"


def _slot(text: str) -> Zeitfenster:
    match = _PATTERN.fullmatch(" ".join(text.split()))
    if match is None:
        raise SlotTextError(text)
    found = match.groupdict()
    try:
        slot = Zeitfenster(
            start=_time(found["start"]),
            end=_time(found["end"]),
            valid_from=_date(found["first"]),
            valid_until=_date(found["last"]),
        )
        if found["date"]:
            slot.rhythm, slot.date = Rhythm.ONCE, _date(found["date"])
        elif found["monthly"]:
            slot.rhythm, slot.weekday = Rhythm.MONTHLY, _weekday(found["monthly"])
            slot.nth = -1 if found["nth"].lower() == _LAST else int(found["nth"][0])
        else:
            slot.rhythm, slot.weekday = Rhythm.WEEKLY, _weekday(found["weekly"])
        slot.interval = int(found["weeks"] or found["months"] or 1)
    except ValueError as error:
        raise SlotTextError(text) from error
    return slot


def _weekday(word: str) -> str:
    return next(code for code, short in DAYS.items() if short.lower() == word[:2].lower())


def _time(text: str | None) -> time | None:
    if not text:
        return None
    hour, minute = re.split(r"[:.]", text)
    return time(int(hour), int(minute))


def _date(text: str | None) -> date | None:
    return datetime.strptime(text, "%d.%m.%Y").date() if text else None
