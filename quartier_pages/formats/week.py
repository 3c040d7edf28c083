"""Seven days of several offers: the coming ones, or those of a calendar week."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from quartier_pages.domain.termine import public_holiday

if TYPE_CHECKING:
    from quartier_pages.domain.termine import Pause, Termin
    from quartier_pages.models import AngebotPage

DAYS = 7
WORKDAYS = 5


@dataclass(frozen=True)
class Entry:
    """One date of one offer."""

    offer: "AngebotPage"
    termin: "Termin"

    @property
    def order(self) -> tuple[Any, ...]:
        """By time; what has no time of day comes first."""
        start = self.termin.start
        return (self.termin.day, start is not None, start or time.min, self.offer.title)


@dataclass
class Day:
    """One day with its dates, in order of time."""

    day: date
    is_today: bool
    entries: list[Entry] = field(default_factory=list)
    # Names of public and school holidays, in German.
    holidays: list[str] = field(default_factory=list)


def week(offers: "Iterable[AngebotPage]", today: date) -> list[Day]:
    """Seven days from today; a Saturday or Sunday only when something takes place then.

    Empty when nothing takes place at all, so that nobody reads a list of empty days.
    """
    days = _days(offers, today, today)
    return days if any(day.entries for day in days) else []


def calendar_week(
    offers: "Iterable[AngebotPage]", monday: date, today: date, school_holidays: "list[Pause]"
) -> list[Day]:
    """A week from Monday with its holidays; the weekend only when something takes place then."""
    days = _days(offers, monday, today)
    for day in days:
        names = [public_holiday(day.day)]
        names += [row.reason for row in school_holidays if row.first_day <= day.day <= row.last_day]
        day.holidays = [name for name in names if name]
    return days


def without_times(offers: "Iterable[AngebotPage]") -> "list[AngebotPage]":
    """Offers that no day of any week shows, and that have not ended."""
    return [offer for offer in offers if not offer.schedule.slots and not offer.has_ended]


def _days(offers: "Iterable[AngebotPage]", first: date, today: date) -> list[Day]:
    dates = [first + timedelta(days=offset) for offset in range(DAYS)]
    days = {day: Day(day, day == today) for day in dates}
    for offer in offers:
        for termin in offer.termine(dates[0], dates[-1]):
            days[termin.day].entries.append(Entry(offer, termin))
    for day in days.values():
        day.entries.sort(key=lambda entry: entry.order)
    return [day for day in days.values() if day.entries or day.day.weekday() < WORKDAYS]
