"""The week of a centre as a poster for notice boards, on A4 or A3."""

import re
from collections import defaultdict
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

import segno
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from home.api.published import public_url
from quartier_pages.choices import OfferStatus
from quartier_pages.formats.times import time_range
from quartier_pages.formats.week import without_times
from quartier_pages.pdf.compiler import Document
from quartier_pages.pdf.frame import frame
from quartier_pages.pdf.inline import Node
from quartier_pages.pdf.pictures import Picture

if TYPE_CHECKING:
    from quartier_pages.domain.termine import Termin
    from quartier_pages.models import AngebotPage, QuartierszentrumPage

Paper = Literal["a3", "a4"]
PAPERS: dict[str, Paper] = {"a3": "a3", "a4": "a4"}
_DAYS = 7
# Nobody hangs up what lies farther off; and nobody can have any number of posters made.
_FARTHEST = timedelta(weeks=53)


def week_poster(centre: "QuartierszentrumPage", first_day: date, paper: Paper) -> bytes:
    """The poster of seven days as PDF."""
    return poster(centre, first_day, paper).pdf()


def requested_poster(centre: "QuartierszentrumPage", request: HttpRequest) -> Document:
    """The poster of `?woche=2026-W48&format=a3`; of this week on A4 when nothing is said."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    first_day = _monday(request.GET["woche"]) if "woche" in request.GET else monday
    paper = PAPERS.get(request.GET.get("format", "a4"))
    if paper is None or abs(first_day - monday) > _FARTHEST:
        raise Http404
    return poster(centre, first_day, paper)


def _monday(week: str) -> date:
    parts = re.fullmatch(r"(\d{4})-W(\d{2})", week, re.ASCII)
    try:
        return date.fromisocalendar(int(parts[1]), int(parts[2]), 1) if parts else date.min
    except ValueError:
        return date.min


def poster(centre: "QuartierszentrumPage", first_day: date, paper: Paper) -> Document:
    """The seven days from a day on, in the language of the centre's text."""
    last_day = first_day + timedelta(days=_DAYS - 1)
    address = public_url(centre) or ""
    offers = list(centre.public_offers())
    with override(centre.content_language):
        number = _("Week %(number)s") % {"number": first_day.isocalendar().week}
        kicker = pgettext("poster", "Week programme")
        data = {
            **frame(centre, f"{kicker} {centre.title}, {number}/{first_day.isocalendar().year}"),
            "paper": paper,
            "kicker": kicker,
            "centre": centre.title,
            "week": number,
            "dates": _("%(first)s to %(last)s")
            % {
                "first": date_format(first_day, "MONTH_DAY_FORMAT"),
                "last": date_format(last_day, "DATE_FORMAT"),
            },
            "days": _days(centre, offers, first_day, last_day),
            "nothing": _("nothing at fixed times"),
            "also": _("Also, without fixed times"),
            "without_times": [
                {"title": offer.title, "lang": _lang(offer)}
                for offer in without_times(offers)
                if offer.status == OfferStatus.AKTIV
            ],
            "cancelled": pgettext("date of an offer", "cancelled"),
            **_foot(centre, address),
        }
    return Document("poster", data, [_qr_code(address)])


def _days(
    centre: "QuartierszentrumPage", offers: "list[AngebotPage]", first_day: date, last_day: date
) -> list[Node]:
    entries = defaultdict(list)
    for offer in offers:
        for termin in offer.termine(first_day, last_day):
            entries[termin.day].append((termin, offer))
    days = [first_day + timedelta(days=offset) for offset in range(_DAYS)]
    return [
        {
            "name": date_format(day, "l"),
            "date": date_format(day, "MONTH_DAY_FORMAT"),
            "entries": [_entry(centre, *entry) for entry in sorted(entries[day], key=_order)],
        }
        for day in days
    ]


def _order(entry: "tuple[Termin, AngebotPage]") -> Any:
    termin, offer = entry
    return (termin.start is not None, termin.start, offer.title)


def _entry(centre: "QuartierszentrumPage", termin: "Termin", offer: "AngebotPage") -> Node:
    return {
        "time": time_range(termin.start, termin.end),
        "title": offer.title,
        "lang": _lang(offer),
        "is_cancelled": termin.cancelled,
        "reason": termin.reason,
        "place": _place(centre, offer),
    }


def _lang(offer: "AngebotPage") -> str:
    return offer.content_language.split("-")[0]


def _place(centre: "QuartierszentrumPage", offer: "AngebotPage") -> str:
    """Where an offer takes place, unless it is at the main site, which stands below the week."""
    key = offer.source_page.site_key
    site = next((row for row in centre.standorte.all() if row.translation_key == key), None)
    if site is None:
        return offer.place_text
    return "" if site.is_main else site.name


def _foot(centre: "QuartierszentrumPage", address: str) -> dict[str, Any]:
    site = centre.main_site
    place = ", ".join(filter(None, (site.building, site.address_line))) if site else ""
    return {
        "place": place,
        "ask": _("Whom to ask"),
        "contacts": [
            {"role": row.role, "ways": [way for way in (row.phone, row.email) if way]}
            for row in centre.kontakte.all()
            if row.phone or row.email
        ],
        "address": re.sub(r"^\w+://(www\.)?", "", address).rstrip("/"),
        "url": address,
        "qr_alt": _("QR code that leads to %(address)s") % {"address": address},
        "body": [],
    }


def _qr_code(address: str) -> Picture:
    def read() -> bytes:
        drawing = BytesIO()
        segno.make(address, error="m", micro=False).save(drawing, kind="svg", border=0, scale=4)
        return drawing.getvalue()

    return Picture(address, read)
