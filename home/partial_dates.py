"""Dates that are known only to the month or the year, as public papers give them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_GERMAN = re.compile(r"(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})$")
_PERIOD = re.compile(r"\s*(?:/|–|\bbis\b)\s*")


class PartialDateError(ValueError):
    """The text is no date, month, year or period; the message says what to enter."""


@dataclass(frozen=True)
class _Point:
    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "_Point":
        if match := _ISO.match(text):
            year, month, day = match.groups()
        elif match := _GERMAN.match(text):
            day, month, year = match.groups()
        else:
            raise ValueError(text)
        point = cls(int(year), int(month) if month else None, int(day) if day else None)
        _ = point.first  # ValueError when there is no such day
        return point

    @property
    def iso(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.day:
            return formats.date_format(self.first, "DATE_FORMAT")
        if self.month:
            return formats.date_format(self.first, "YEAR_MONTH_FORMAT")
        return str(self.year)


@dataclass(frozen=True)
class PartialDate:
    """A day, month or year, or a period between two of them."""

    start: _Point
    end: _Point | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Reads ISO (`2024-04`) or German notation (`04.2024`), a period with `/`, `–` or `bis`.

        Raises PartialDateError with a message for the editor.
        """
        try:
            points = [_Point.parse(part.strip()) for part in _PERIOD.split(text.strip())]
            if len(points) > 2:
                raise ValueError(text)
        except ValueError as error:
            raise PartialDateError(
                _("Enter a year, month or day, such as 2024, 04.2024 or 01.04.2024.")
            ) from error
        if len(points) == 2 and points[1].last < points[0].first:
            raise PartialDateError(_("The end lies before the start."))
        return cls(*points)

    @property
    def iso(self) -> str:
        """ISO 8601 with reduced precision."""
        return "/".join(point.iso for point in (self.start, self.end) if point)

    @property
    def first_day(self) -> date:
        """First day that the date can mean."""
        return self.start.first

    @property
    def last_day(self) -> date:
        """Last day that the date can mean."""
        return (self.end or self.start).last

    def __str__(self) -> str:
        return " – ".join(str(point) for point in (self.start, self.end) if point)
