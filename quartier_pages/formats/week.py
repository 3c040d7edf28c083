"""The coming seven days of several offers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quartier_pages.domain.termine import Termin
    from quartier_pages.models import AngebotPage

DAYS = 7
WORKDAYS = 5


@dataclass(frozen=True)
class Entry:
    """One date of one offer."""

    offer: "AngebotPage"
    termin: "Termin"


@dataclass
class Day:
    """One day with its dates, in order of time."""

    day: date
    is_today: bool
    entries: list[Entry] = field(default_factory=list)


def week(offers: "Iterable[AngebotPage]", today: date) -> list[Day]:
    """Seven days from today; a Saturday or Sunday only when something takes place then.

    Empty when nothing takes place at all, so that nobody reads a list of empty days.
    """
    days = [Day(today + timedelta(days=offset), offset == 0) for offset in range(DAYS)]
    by_date = {day.day: day for day in days}
    for offer in offers:
        for termin in offer.termine(days[0].day, days[-1].day):
            by_date[termin.day].entries.append(Entry(offer, termin))
    if not any(day.entries for day in days):
        return []
    for day in days:
        day.entries.sort(key=_order)
    return [day for day in days if day.entries or day.day.weekday() < WORKDAYS]


def _order(entry: Entry) -> Any:
    start = entry.termin.start
    return (start is not None, start, entry.offer.title) if start else (False, entry.offer.title)
