"""Centres, offers and reports in the words of schema.org.

Pure functions of what the page shows anyway: they ask the database nothing.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from home.json_ld import Thing, organisation
from quartier_pages.choices import AccessibilityFeature, CostKind, OfferStatus, Rhythm
from quartier_pages.domain.termine import ZONE, Slot, Termin
from quartier_pages.formats.places import has_known_point
from quartier_pages.formats.plain_text import from_html

if TYPE_CHECKING:
    from quartier_pages.models import (
        AngebotPage,
        EckpunktepapierPage,
        JahresberichtPage,
        QuartierszentrumPage,
        Standort,
        ZentrumKontakt,
    )

_SCHEMA = "https://schema.org/"
_DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
MIDNIGHT = time(0)


def centre(
    page: "QuartierszentrumPage",
    url: str,
    *,
    sites: "Iterable[Standort]",
    contacts: "Iterable[ZentrumKontakt]",
    carriers: Iterable[Any],
    areas: Iterable[Any],
    today: date,
) -> Thing:
    """A centre as an organisation with its places."""
    return {
        "@type": "Organization",
        "@id": f"{url}#zentrum",
        "name": page.title,
        "alternateName": page.short_name,
        "description": page.lead,
        "url": url,
        "parentOrganization": [
            organisation(row.organisation.name, row.organisation.url) for row in carriers
        ],
        "areaServed": [{"@type": "AdministrativeArea", "name": area.name} for area in areas],
        "contactPoint": [
            {
                "@type": "ContactPoint",
                "contactType": contact.role,
                "telephone": contact.phone,
                "email": contact.email,
                "url": contact.website,
            }
            for contact in contacts
            if contact.phone or contact.email or contact.website
        ],
        "location": [place(site, today) for site in sites],
    }


def place(site: "Standort", today: date) -> Thing:
    """A site with its hours; without a point when only the quarter is known."""
    return {
        "@type": "CivicStructure",
        "identifier": str(site.translation_key),
        "name": site.name,
        "address": _address(site),
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": float(site.latitude or 0),
            "longitude": float(site.longitude or 0),
        }
        if has_known_point(site)
        else None,
        "openingHoursSpecification": _regular_hours(site),
        "specialOpeningHoursSpecification": _exceptional_hours(site, today),
        "amenityFeature": [
            {
                "@type": "LocationFeatureSpecification",
                "name": str(AccessibilityFeature(feature).label),
                "value": True,
            }
            for feature in site.accessibility_features
        ],
    }


def _address(site: "Standort") -> Thing | None:
    known = {
        "streetAddress": f"{site.street} {site.house_number}".strip(),
        "postalCode": site.postcode,
        "addressLocality": site.city,
    }
    return {"@type": "PostalAddress", **known} if any(known.values()) else None


def _regular_hours(site: "Standort") -> list[Thing]:
    return [
        _hours(block.value["start"], block.value["end"], dayOfWeek=_day(block.value["weekday"]))
        for block in site.opening_hours
        if block.block_type == "regular"
    ]


def _exceptional_hours(site: "Standort", today: date) -> list[Thing]:
    """Days with other hours that are not over; closed is written as no hours at midnight."""
    exceptions = (block.value for block in site.opening_hours if block.block_type == "exception")
    return [
        _hours(
            value["start"] or MIDNIGHT,
            value["end"] or MIDNIGHT,
            validFrom=value["first_day"].isoformat(),
            validThrough=value["last_day"].isoformat(),
        )
        for value in exceptions
        if value["last_day"] >= today
    ]


def _hours(start: time, end: time, **more: str) -> Thing:
    return {
        "@type": "OpeningHoursSpecification",
        "opens": start.isoformat("minutes"),
        "closes": end.isoformat("minutes"),
        **more,
    }


def _day(weekday: str) -> str:
    return f"{_SCHEMA}{_DAYS[weekday]}"


def offer(
    page: "AngebotPage",
    url: str,
    *,
    zentrum: "QuartierszentrumPage | None",
    zentrum_url: str | None,
    site: "Standort | None",
    today: date,
) -> Thing | None:
    """An offer as a series of events, with the rule and the dates of the coming weeks."""
    facts: Any = page.source_page
    if page.has_ended:
        return None
    where = place(site, today) if site else _described_place(page.place_text)
    shared = {
        "location": where,
        "organizer": organisation(zentrum.title, zentrum_url) if zentrum else None,
        "isAccessibleForFree": _is_free(facts.cost_kind),
    }
    return {
        "@type": "EventSeries",
        "@id": f"{url}#angebot",
        "name": page.title,
        "description": page.short_text,
        "url": url,
        "eventStatus": _status("EventPostponed")
        if facts.status == OfferStatus.PAUSIERT
        else _status("EventScheduled"),
        "eventAttendanceMode": f"{_SCHEMA}OfflineEventAttendanceMode",
        "inLanguage": facts.languages,
        "audience": _audience(page),
        **shared,
        "eventSchedule": [
            _schedule(slot) for slot in page.schedule.slots if slot.rhythm != Rhythm.ONCE
        ],
        "subEvent": [_event(page, url, termin, shared) for termin in page.upcoming],
    }


def _described_place(text: str) -> Thing | None:
    return {"@type": "Place", "name": text} if text else None


def _is_free(cost_kind: str) -> bool | None:
    """None when nobody knows."""
    return {CostKind.FREE: True, CostKind.DONATION: True, CostKind.FEE: False}.get(
        CostKind(cost_kind)
    )


def _audience(page: "AngebotPage") -> Thing | None:
    facts: Any = page.source_page
    labels = facts._meta.get_field("audience").labels(facts.audience)
    known = {
        "audienceType": ", ".join(filter(None, (*labels, page.audience_note))),
        "suggestedMinAge": facts.age_from,
        "suggestedMaxAge": facts.age_to,
    }
    is_known = any(value not in (None, "") for value in known.values())
    return {"@type": "PeopleAudience", **known} if is_known else None


def _schedule(slot: Slot) -> Thing:
    """The rule of a slot; a weekday of the month is written as in iCalendar."""
    is_weekly = slot.rhythm == Rhythm.WEEKLY
    return {
        "@type": "Schedule",
        "repeatFrequency": f"P{slot.interval}{'W' if is_weekly else 'M'}",
        "byDay": _day(slot.weekday) if is_weekly else f"{slot.nth}{slot.weekday}",
        "startTime": slot.start.isoformat("minutes") if slot.start else None,
        "endTime": slot.end.isoformat("minutes") if slot.end else None,
        "startDate": slot.valid_from.isoformat() if slot.valid_from else None,
        "endDate": slot.valid_until.isoformat() if slot.valid_until else None,
        "scheduleTimezone": ZONE.key,
    }


def _event(page: "AngebotPage", url: str, termin: Termin, shared: Thing) -> Thing:
    start: datetime | date = termin.starts_at or termin.day
    return {
        "@type": "Event",
        "name": page.title,
        "url": url,
        "startDate": start.isoformat(),
        "endDate": termin.ends_at.isoformat() if termin.ends_at else None,
        "eventStatus": _status("EventCancelled" if termin.cancelled else "EventScheduled"),
        **shared,
    }


def _status(name: str) -> str:
    return _SCHEMA + name


def report(
    page: "JahresberichtPage | EckpunktepapierPage",
    url: str,
    *,
    zentrum: "QuartierszentrumPage | None",
    zentrum_url: str | None,
    publisher: Thing | None,
    city: str,
) -> Thing:
    """A report or a paper: about which centre, for which time, by whom."""
    return {
        "@type": "Report",
        "@id": f"{url}#bericht",
        "name": page.title,
        "abstract": from_html(page.summary),
        "url": url,
        "inLanguage": page.content_language,
        "datePublished": _instant(page.first_published_at),
        "dateModified": _instant(page.last_published_at),
        "temporalCoverage": _period(page),
        "spatialCoverage": {"@type": "City", "name": city} if city else None,
        "about": organisation(zentrum.title, zentrum_url) if zentrum else None,
        "publisher": publisher,
    }


def _period(page: Any) -> str:
    """The year of a report, or the time for which a paper holds; open ends as two dots."""
    if hasattr(page, "year"):
        return str(page.year)
    if not page.valid_from:
        return ""
    return f"{page.valid_from.isoformat()}/{page.valid_to.isoformat() if page.valid_to else '..'}"


def _instant(moment: datetime | None) -> str:
    return moment.astimezone(ZONE).isoformat(timespec="seconds") if moment else ""
