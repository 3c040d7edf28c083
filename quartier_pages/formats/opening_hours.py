"""Opening hours, sorted for reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from quartier_pages.choices import Weekday
from quartier_pages.formats.times import time_range


@dataclass(frozen=True)
class Hours:
    """One span of time with its remark."""

    text: str
    note: str


@dataclass(frozen=True)
class OpenDay:
    """A weekday with its spans, earliest first."""

    name: str
    hours: tuple[Hours, ...]


@dataclass(frozen=True)
class ExceptionalDays:
    """Days with other hours; without hours the house is closed."""

    first_day: date
    last_day: date
    hours: str
    note: str


@dataclass(frozen=True)
class OpeningHours:
    """The regular week and what deviates from it."""

    days: tuple[OpenDay, ...]
    exceptions: tuple[ExceptionalDays, ...]


def opening_hours(stream: Iterable[Any], today: date) -> OpeningHours:
    """By weekday, as the week goes, with the exceptions that are not over yet."""
    blocks = list(stream)
    regular = [block.value for block in blocks if block.block_type == "regular"]
    exceptions = [block.value for block in blocks if block.block_type == "exception"]
    days = []
    for weekday in Weekday:
        spans = sorted(
            (value for value in regular if value["weekday"] == weekday),
            key=lambda value: value["start"],
        )
        if spans:
            hours = tuple(
                Hours(time_range(span["start"], span["end"]), span["note"]) for span in spans
            )
            days.append(OpenDay(str(weekday.label), hours))
    return OpeningHours(
        tuple(days),
        tuple(
            ExceptionalDays(
                value["first_day"],
                value["last_day"],
                time_range(value["start"], value["end"]),
                value["note"],
            )
            for value in sorted(exceptions, key=lambda value: value["first_day"])
            if value["last_day"] >= today
        ),
    )
