"""Offers as a calendar to subscribe to (RFC 5545).

A cancelled date of a series is an EXDATE: every program drops it, while many go on showing an
occurrence that only has STATUS:CANCELLED. A cancelled single date cannot be excluded from
anything; it stays, marked in its status and, for programs that overlook that, in its title.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from icalendar import Calendar, Event, Timezone

from quartier_pages.choices import CostKind, OfferStatus, RegistrationKind, Rhythm
from quartier_pages.domain.termine import ZONE, Schedule, Slot, Termin, as_event
from quartier_pages.formats.places import has_known_point
from quartier_pages.formats.plain_text import printable

if TYPE_CHECKING:
    from quartier_pages.models import AngebotPage, Standort

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Quartierszentren CMS//Angebote//DE"
REFRESH = timedelta(hours=1)
# How far ahead holidays are excluded; subscribers ask again long before.
HORIZON = timedelta(days=400)
LAST_SECOND = time(23, 59, 59)

# The rule of today in two lines, instead of every change of clocks since 1970.
_BERLIN = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""

UrlOf = Callable[["AngebotPage"], str | None]


def calendar(
    offers: "Iterable[AngebotPage]", *, name: str, language: str, url_of: UrlOf, now: datetime
) -> bytes:
    """What takes place from the beginning of this year on, one event per time slot.

    Expects public offers with their facts and the sites of their centres; then it asks the
    database nothing. What is not translated says in which language it is, and is in it as a whole.
    """
    today = now.astimezone(ZONE).date()
    found = Calendar()
    found.add("PRODID", PRODUCT)
    found.add("VERSION", "2.0")
    found.add("CALSCALE", "GREGORIAN")
    for key in ("NAME", "X-WR-CALNAME"):
        found.add(key, printable(name))
    found.add("X-WR-TIMEZONE", ZONE.key)
    found.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    found.add("X-PUBLISHED-TTL", "PT1H")
    found.add_component(Timezone.from_ical(_BERLIN))
    for offer in offers:
        spoken = offer.content_language if offer.is_fallback else language
        with translation.override(spoken):
            for event in _events(offer, today):
                _describe(event, offer, url_of(offer), now)
                for key in ("SUMMARY", "DESCRIPTION"):
                    event[key].params["LANGUAGE"] = spoken
                found.add_component(event)
    return bytes(found.to_ical())


def _events(offer: "AngebotPage", today: date) -> Iterator[Event]:
    """When an offer takes place; nothing once it has ended."""
    schedule = offer.schedule
    if _facts(offer).status == OfferStatus.BEENDET or schedule.ended_before(today):
        return
    for slot in schedule.slots:
        own = Schedule((slot,), schedule.pauses, schedule.on_public_holidays)
        event = _single(own, today) if slot.rhythm == Rhythm.ONCE else _series(own, today)
        if event is not None:
            event.add("UID", _uid(offer, slot))
            yield event


def _uid(offer: "AngebotPage", slot: Any) -> str:
    """The same in every language, and for as long as the slot exists."""
    return str(uuid.uuid5(offer.translation_key, str(slot.pk)))


def _single(schedule: Schedule, today: date) -> Event | None:
    """A date that does not repeat; None when it lies in an earlier year."""
    (slot,) = schedule.slots
    if slot.date is None or slot.date < _start_of_year(today):
        return None
    (termin,) = schedule.between(slot.date, slot.date)
    event = _on(termin)
    event.add("STATUS", "CANCELLED" if termin.cancelled else "CONFIRMED")
    return event


def _series(schedule: Schedule, today: date) -> Event | None:
    """A repeating slot; None when it does not take place at all until the horizon.

    It starts this year, with a date that takes place: its rule may count from long ago, when
    nobody knows what was cancelled.
    """
    (slot,) = schedule.slots
    rule = as_event(slot)
    termine = schedule.between(_start_of_year(today), today + HORIZON)
    first = next((termin for termin in termine if not termin.cancelled), None)
    if rule is None or first is None:
        return None
    event = _on(first)
    event.add("RRULE", _rule(rule, slot))
    excluded = [termin for termin in termine if termin.cancelled and termin.day > first.day]
    if excluded:
        days: list[date] = [termin.starts_at or termin.day for termin in excluded]
        event.add("EXDATE", days, parameters={} if slot.start else {"VALUE": "DATE"})
    event.add("STATUS", "CONFIRMED")
    return event


def _start_of_year(today: date) -> date:
    return date(today.year, 1, 1)


def _rule(event: Event, slot: Slot) -> Any:
    """The rule of whole days as one of times: their end is written in UTC (RFC 5545, 3.3.10)."""
    rule: Any = event["RRULE"]
    if slot.start and slot.valid_until:
        end = datetime.combine(slot.valid_until, LAST_SECOND, ZONE)
        rule["UNTIL"] = [end.astimezone(UTC)]
    return rule


def _on(termin: Termin) -> Event:
    """An event at a date; of the whole day when no time is known."""
    event = Event()
    event.add("DTSTART", termin.starts_at or termin.day)
    if termin.ends_at:
        event.add("DTEND", termin.ends_at)
    elif not termin.starts_at:
        event.add("DTEND", termin.day + timedelta(days=1))
    return event


def _describe(event: Event, offer: "AngebotPage", url: str | None, now: datetime) -> None:
    """What stands beside the times."""
    facts = _facts(offer)
    changed = max(filter(None, (offer.last_published_at, facts.last_published_at)), default=now)
    event.add("DTSTAMP", changed.astimezone(UTC))
    event.add("LAST-MODIFIED", changed.astimezone(UTC))
    event.add("SEQUENCE", int(changed.timestamp()) // 60)  # seconds would outgrow it in 2038
    event.add("SUMMARY", _summary(offer, event["STATUS"] == "CANCELLED"))
    lines = [*_lines(offer), *_cancellations(facts, now.astimezone(ZONE).date()), url]
    event.add("DESCRIPTION", printable("\n".join(filter(None, lines))))
    event.add("CATEGORIES", [str(facts.get_kind_display()), *_labels(facts, "audience")])
    # Subscribers see what takes place; their own time stays free.
    event.add("TRANSP", "TRANSPARENT")
    if url:
        event.add("URL", url)
    site = _public_site(offer)
    if place := _place(offer, site):
        event.add("LOCATION", printable(place))
    if site and has_known_point(site):
        event.add("GEO", (site.latitude, site.longitude))


def _facts(offer: "AngebotPage") -> Any:
    """The page in the source language, where facts are kept."""
    return offer.source_page


def _summary(offer: "AngebotPage", is_cancelled: bool) -> str:
    title = printable(offer.title)
    cancelled = pgettext("date of an offer", "cancelled")
    return f"{title} ({cancelled})" if is_cancelled else title


def _public_site(offer: "AngebotPage") -> "Standort | None":
    """The site, unless its centre is not public. A restricted one would hide the offer too."""
    return offer.site if offer.zentrum.live else None


def _place(offer: "AngebotPage", site: "Standort | None") -> str:
    parts = (site.name, site.building, site.address_line) if site else ()
    return ", ".join(filter(None, dict.fromkeys((*parts, offer.place_text))))


def _lines(offer: "AngebotPage") -> Iterator[str]:
    """What readers must know, line by line."""
    facts = _facts(offer)
    yield offer.short_text
    yield offer.rhythm_note
    audience = _joined(*_labels(facts, "audience"), offer.audience_note)
    cost = "" if facts.cost_kind == CostKind.UNKNOWN else facts.get_cost_kind_display()
    is_known = facts.registration_kind != RegistrationKind.UNKNOWN
    registration = facts.get_registration_kind_display() if is_known else ""
    for label, text in (
        (_("For whom"), audience),
        (_("Cost"), _joined(cost, offer.cost_note)),
        (_("Registration"), _joined(registration, offer.registration_note)),
    ):
        if text:
            yield f"{label}: {text}"


def _cancellations(facts: Any, today: date) -> Iterator[str]:
    """`24.12.2026–31.12.2026: fällt aus (Umbau)`."""
    cancelled = pgettext("date of an offer", "cancelled")
    for row in facts.ausfaelle.all():
        if row.last_day >= today:
            days = dict.fromkeys(
                date_format(day, "SHORT_DATE_FORMAT") for day in (row.first_day, row.last_day)
            )
            text = f"{'–'.join(days)}: {cancelled}"
            yield f"{text} ({row.reason})" if row.reason else text


def _joined(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)


def _labels(page: Any, name: str) -> list[str]:
    labels: list[str] = page._meta.get_field(name).labels(getattr(page, name))
    return labels
