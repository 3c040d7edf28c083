"""`/termine`: the days on which offers take place, or do not."""

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router
from pydantic import create_model

from home.api.ordering import ordered
from home.api.page_lists import public
from home.api.parameters import (
    InLanguage,
    Narrowing,
    Paging,
    refuse_unknown,
    sorting,
    wrong_parameter,
)
from home.api.published import read
from home.api.row_lists import row_list
from home.api.schemas.columns import column_fields
from home.api.schemas.lists import answers, list_of
from home.api.schemas.objects import PageLink
from quartier_pages.api.v1.angebote import OfferFilters, filtered
from quartier_pages.api.v1.block_schemas import Date
from quartier_pages.api.v1.schemas import Standort
from quartier_pages.domain.angebote import in_daytime
from quartier_pages.domain.termine import WEEKDAYS
from quartier_pages.models import AngebotPage
from quartier_pages.representation.angebot import termin

router = Router(tags=["Termine"])

MAX_DAYS = 366
# Beyond these, time zones run out of years; offers are of neither time.
_EARLIEST, _LATEST = date(1970, 1, 1), date(2199, 12, 31)
_OFFER_FIELDS = ("id", "type", "title", "slug", "locale", "is_fallback", "html_url", "detail_url")
_MORE_FIELDS = ("kind", "kind_display", "short_text", "zentrum", "site", "place_text")

TerminAngebot: Any = create_model(
    "TerminAngebot",
    __base__=PageLink,
    **column_fields(AngebotPage, "kind", "short_text", "zentrum", "place_text"),
    site=(Standort | None, Field(title="Standort")),
)
Termin: Any = create_model(
    "Termin",
    __base__=Date,
    __doc__="Ein Tag, an dem ein Angebot stattfindet oder ausfällt.",
    angebot=(TerminAngebot, Field(title="Angebot")),
)


class DateFilters(InLanguage, OfferFilters):
    first: date | None = Field(
        None, alias="from", description="Erster Tag; ohne: heute", examples=["2026-11-23"]
    )
    last: date | None = Field(
        None,
        alias="to",
        description=f"Letzter Tag, höchstens {MAX_DAYS} Tage später; ohne: sechs Tage später",
        examples=["2026-11-29"],
    )
    cancelled: bool | None = Field(
        None, description="Nur abgesagte (true) oder nur stattfindende (false) Termine"
    )


_ORDERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "day": lambda item: item["day"],
    "start": lambda item: item["start"] or "",
    "title": lambda item: item["angebot"]["title"].casefold(),
}


class DateList(DateFilters, Paging, Narrowing):
    order: str | None = sorting(_ORDERS, default="nach Tag und Beginn", example="title,day")


@router.get("/termine", response=answers(list_of(Termin), 404))
def termine(request: HttpRequest, parameters: Query[DateList]) -> HttpResponse:
    """Die Tage, an denen Angebote stattfinden; abgesagte sind dabei und so gekennzeichnet."""
    refuse_unknown(request, DateList)
    dates = ordered(dates_of_offers(parameters), parameters.order, _ORDERS)
    return row_list(request, parameters, dates, Termin, list)


def dates_of_offers(wanted: DateFilters) -> list[dict[str, Any]]:
    """All dates that a request asks for, in order of time."""
    first, last = _period(wanted)
    found: Any = public(filtered(wanted), wanted.locale).order_by("path")
    offers: list[AngebotPage] = list(found.with_facts())
    known = {pk: json.loads(body.html) for pk, body in read(o.pk for o in offers).items()}
    dates = [
        (day, offer.pk)
        for offer in offers
        if offer.pk in known
        for day in offer.termine(first, last)
        if wanted.cancelled in (None, day.cancelled)
        if wanted.weekday in (None, WEEKDAYS[day.day.weekday()])
        if wanted.daytime is None or in_daytime(day.start, day.end, wanted.daytime)
    ]
    dates.sort(key=lambda pair: (pair[0].day, pair[0].start or time.min))
    return [{**termin(day), "angebot": _offer(known[pk])} for day, pk in dates]


def _period(wanted: DateFilters) -> tuple[date, date]:
    first = wanted.first or timezone.localdate()
    last = wanted.last or max(first, min(first, _LATEST) + timedelta(days=6))
    if last < first:
        raise wrong_parameter("to", f"{last} lies before {first}.")
    if last - first > timedelta(days=MAX_DAYS):
        raise wrong_parameter("to", f"Ask for at most {MAX_DAYS} days at a time.")
    return max(first, _EARLIEST), min(last, _LATEST)


def _offer(page: dict[str, Any]) -> dict[str, Any]:
    return {name: page[name] for name in (*_OFFER_FIELDS, *_MORE_FIELDS)}
