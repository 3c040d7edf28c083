"""The offer finder."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from home.views import View, public_view
from quartier_pages.choices import Weekday
from quartier_pages.domain.angebote import fitting, in_daytime
from quartier_pages.domain.termine import WEEKDAYS, Termin
from quartier_pages.formats.week import DAYS, Day, Entry
from quartier_pages.models import AngebotPage
from quartier_pages.models.angebot import UPCOMING_DAYS
from quartier_pages.views.offer_form import TODAY, TOMORROW, WEEK, OfferForm
from quartier_pages.views.public import centres, public

PER_PAGE = 20


@dataclass(frozen=True)
class Period:
    """The days that visitors ask for; of a weekday, the next one on which an offer takes place."""

    first: date
    last: date
    weekday: str = ""

    @classmethod
    def of(cls, day: str, today: date) -> "Period | None":
        if day in Weekday.values:
            return cls(today, today + timedelta(days=UPCOMING_DAYS), day)
        if offsets := {TODAY: (0, 0), TOMORROW: (1, 1), WEEK: (0, DAYS - 1)}.get(day):
            first, last = offsets
            return cls(today + timedelta(days=first), today + timedelta(days=last))
        return None

    def dates(self, offer: AngebotPage, daytime: str) -> Iterable[Termin]:
        for termin in offer.termine(self.first, self.last):
            if daytime and not in_daytime(termin.start, termin.end, daytime):
                continue
            if not self.weekday:
                yield termin
            elif WEEKDAYS[termin.day.weekday()] == self.weekday:
                yield termin
                if not termin.cancelled:
                    return


@public_view
def angebote(request: HttpRequest) -> HttpResponse:
    """Offers by day, age, place and language, each choice in the address."""
    known = centres(request)
    form = OfferForm.read(request.GET, centres=known.values())
    period = Period.of(form.cleaned_data["tag"], timezone.localdate())
    offers = _offers(request, form)
    loaded = offers.with_facts()
    found: Any = _entries(loaded, period, form) if period else sorted(loaded, key=_next)
    page_obj = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    part: Any = page_obj.object_list
    context = {
        "view": View(
            _("Find offers"),
            _("What the centres offer: by day, age, part of the city and language."),
            query=form.query(),
        ),
        "form": form,
        "page_obj": page_obj,
        "query_string": f"{form.query()[1:]}&" if form.query() else "",
        "days": _days(part) if period else [],
        "offers": [] if period else part,
        "has_days": period is not None,
        "without_day": form.query(tag=[]) or "?",
        "zentren": known,
    }
    return render(request, "quartier_pages/finder/finder.html", context)


def _offers(request: HttpRequest, form: OfferForm) -> Any:
    offers = public(request, fitting(form.offer_query()))
    if slug := form.cleaned_data["zentrum"]:
        offers = offers.filter(zentrum__slug=slug)
    return offers.order_by("path")


def _entries(offers: Iterable[AngebotPage], period: Period, form: OfferForm) -> list[Entry]:
    """The dates of offers in a period, in order of time."""
    entries = [
        Entry(offer, termin)
        for offer in offers
        for termin in period.dates(offer, form.cleaned_data["zeit"])
    ]
    return sorted(entries, key=lambda entry: entry.order)


def _next(offer: AngebotPage) -> tuple[Any, ...]:
    """What takes place next comes first, then what has times, at last what one has to ask for."""
    dates = (termin for termin in offer.upcoming if not termin.cancelled)
    if first := next(dates, None):
        return (0, first.day, first.start or time.min)
    return (1,) if offer.schedule.slots else (2,)


def _days(entries: Iterable[Entry]) -> list[Day]:
    today = timezone.localdate()
    return [
        Day(day, day == today, list(group))
        for day, group in groupby(entries, key=lambda entry: entry.termin.day)
    ]
