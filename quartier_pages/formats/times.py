"""Times and rhythms in words."""

from datetime import date, time

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quartier_pages.choices import Rhythm, Weekday
from quartier_pages.domain.termine import Slot


def clock(value: time) -> str:
    """`16:00`, in every language as on the notice boards of the city."""
    return value.strftime("%H:%M")


def time_range(start: time | None, end: time | None) -> str:
    """`16:00–18:00 Uhr`; nothing when only the day is known."""
    if start is None:
        return ""
    if end is None:
        return _("from %(start)s") % {"start": clock(start)}
    return _("%(start)s–%(end)s") % {"start": clock(start), "end": clock(end)}


def rhythm(slot: Slot) -> str:
    """The days of a slot: "every Monday", "first Monday of the month", or the date."""
    if slot.rhythm == Rhythm.ONCE:
        return date_format(slot.date, "DATE_FORMAT") if slot.date else ""
    weekday = str(Weekday(slot.weekday).label)
    if slot.rhythm == Rhythm.WEEKLY:
        if slot.interval == 1:
            return _("every %(weekday)s") % {"weekday": weekday}
        return ngettext(
            "%(weekday)s, every %(count)s week", "%(weekday)s, every %(count)s weeks", slot.interval
        ) % {"weekday": weekday, "count": slot.interval}
    day = _of_month(slot.nth) % {"weekday": weekday}
    if slot.interval == 1:
        return day
    return ngettext(
        "%(day)s, every %(count)s month", "%(day)s, every %(count)s months", slot.interval
    ) % {"day": day, "count": slot.interval}


def _of_month(nth: int | None) -> str:
    return {
        1: _("first %(weekday)s of the month"),
        2: _("second %(weekday)s of the month"),
        3: _("third %(weekday)s of the month"),
        4: _("fourth %(weekday)s of the month"),
    }.get(nth or 0, _("last %(weekday)s of the month"))


def validity(slot: Slot) -> str:
    """From when until when a repeating slot holds."""
    if slot.rhythm == Rhythm.ONCE:
        return ""
    first, last = (_short(slot.valid_from), _short(slot.valid_until))
    if first and last:
        return _("from %(first)s until %(last)s") % {"first": first, "last": last}
    if last:
        return _("until %(last)s") % {"last": last}
    return _("since %(first)s") % {"first": first} if first else ""


def _short(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""
