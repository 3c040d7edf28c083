"""When an Angebot takes place: its dates between two days, cancelled ones marked.

Rules are handed to iCalendar libraries; nothing here expands a recurrence by hand.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo

import holidays
import recurring_ical_events
from icalendar import Calendar, Event
from icalendar.prop import vRecur

ZONE = ZoneInfo("Europe/Berlin")
# A Monday before every offer: where a weekly rule without a first day starts counting.
EPOCH = date(2020, 1, 6)
# Reasons are kept with the facts, in the language in which the city writes.
REASON_LANGUAGE = "de"
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


class Slot(Protocol):
    """One regular time or single date of an offer (`Zeitfenster`)."""

    rhythm: str
    weekday: str
    interval: int
    nth: int | None
    date: dt.date | None
    start: time | None
    end: time | None
    valid_from: dt.date | None
    valid_until: dt.date | None


class Pause(Protocol):
    """Days on which something does not take place."""

    first_day: date
    last_day: date

    @property
    def reason(self) -> str: ...


@dataclass(frozen=True, order=True)
class Termin:
    """One date of an offer, in local time. Without `start` only the day is known."""

    day: date
    start: time | None
    end: time | None
    cancelled: bool = False
    reason: str = ""

    @property
    def reason_language(self) -> str | None:
        """Code of the language that the reason is in; None when there is none."""
        return language_of_reason(self.reason)

    @property
    def starts_at(self) -> datetime | None:
        return datetime.combine(self.day, self.start, ZONE) if self.start else None

    @property
    def ends_at(self) -> datetime | None:
        return datetime.combine(self.day, self.end, ZONE) if self.end else None


@dataclass(frozen=True)
class Schedule:
    """Everything that decides when an offer takes place."""

    slots: tuple[Slot, ...]
    pauses: tuple[Pause, ...] = ()
    on_public_holidays: bool = False

    def between(self, first: date, last: date) -> list[Termin]:
        """All dates from `first` to `last`, both included, in order of time."""
        termine = [
            Termin(day, slot.start, slot.end, reason is not None, reason or "")
            for slot in self.slots
            for day in _days(slot, first, last)
            for reason in [self._cancellation(day)]
        ]
        return sorted(termine, key=lambda termin: (termin.day, termin.start or time.min))

    def _cancellation(self, day: date) -> str | None:
        """Why nothing takes place on a day; None when it does."""
        for pause in self.pauses:
            if pause.first_day <= day <= pause.last_day:
                return pause.reason
        if not self.on_public_holidays:
            return public_holiday(day)
        return None

    def ended_before(self, day: date) -> bool:
        """Whether every slot has come to its end; an offer without slots has not."""
        lasts = [slot.date if slot.rhythm == "once" else slot.valid_until for slot in self.slots]
        return bool(lasts) and all(last is not None and last < day for last in lasts)


def language_of_reason(reason: str) -> str | None:
    return REASON_LANGUAGE if reason else None


@cache
def _holidays_of_year(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("DE", subdiv="BW", years=year, language=REASON_LANGUAGE)


def public_holiday(day: date) -> str | None:
    """Name of the public holiday in Baden-Württemberg, if it is one."""
    return _holidays_of_year(day.year).get(day)


def _days(slot: Slot, first: date, last: date) -> Iterator[date]:
    """The days of a slot, from its rule as an iCalendar event of whole days."""
    event = as_event(slot)
    if event is None or last < first:
        return
    calendar = Calendar()
    calendar.add_component(event)
    for occurrence in recurring_ical_events.of(calendar).between(first, last + timedelta(days=1)):
        day = occurrence.decoded("DTSTART")
        if first <= day <= last:
            yield day


def as_event(slot: Slot) -> Event | None:
    """The rule of a slot as a whole-day event (RFC 5545); None when it has no day."""
    event = Event()
    if slot.rhythm == "once":
        if slot.date is None:
            return None
        event.add("DTSTART", slot.date)
        return event
    rule: dict[str, object] = {"INTERVAL": slot.interval or 1}
    if slot.rhythm == "monthly":
        rule |= {"FREQ": "MONTHLY", "BYDAY": f"{slot.nth}{slot.weekday}"}
    else:
        rule |= {"FREQ": "WEEKLY", "BYDAY": slot.weekday}
    if slot.valid_until:
        rule["UNTIL"] = slot.valid_until
    start = _first_day(slot)
    if start is None:
        return None
    event.add("DTSTART", start)
    event.add("RRULE", vRecur(rule))
    return event


def _first_day(slot: Slot) -> date | None:
    """The first day that fits the rule: DTSTART counts as a date even when the rule skips it."""
    earliest = slot.valid_from or EPOCH
    for day in _days_from(earliest):
        if WEEKDAYS[day.weekday()] != slot.weekday:
            continue
        if slot.rhythm == "weekly" or _is_nth(day, slot.nth):
            return day if not slot.valid_until or day <= slot.valid_until else None
    return None


def _days_from(day: date) -> Iterable[date]:
    """Two months of days: every weekday rule has a date in them."""
    return (day + timedelta(days=offset) for offset in range(62))


def _is_nth(day: date, nth: int | None) -> bool:
    if nth == -1:
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 == nth
