"""A week of the calendar (ISO 8601), as it stands in addresses: `2026-W48`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

_TEXT = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
# Nobody plans further ahead, and search engines must not wander off into the years.
_WEEKS_AROUND = 53


@dataclass(frozen=True)
class CalendarWeek:
    """From Monday to Sunday."""

    monday: date

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The week of that name; None when there is none."""
        if match := _TEXT.fullmatch(text):
            try:
                return cls(date.fromisocalendar(int(match[1]), int(match[2]), 1))
            except ValueError:
                return None
        return None

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def number(self) -> int:
        return self.monday.isocalendar().week

    def later(self, weeks: int) -> "CalendarWeek":
        return CalendarWeek(self.monday + timedelta(weeks=weeks))

    def is_near(self, day: date) -> bool:
        """Whether it lies within about a year of a day."""
        return abs(self.monday - day) <= timedelta(weeks=_WEEKS_AROUND)

    def __str__(self) -> str:
        year, week, _day = self.monday.isocalendar()
        return f"{year}-W{week:02}"
