"""What the start page tells of the centres: what takes place next, and where they are."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone

from quartier_pages.domain.angebote import OfferQuery, fitting
from quartier_pages.domain.termine import WEEKDAYS
from quartier_pages.formats.week import Day, Entry, week
from quartier_pages.views.offer_form import TODAY, TOMORROW
from quartier_pages.views.public import centres, public

if TYPE_CHECKING:
    from quartier_pages.models import QuartierszentrumPage

register = template.Library()

DAYS = 3
DATES_OF_A_DAY = 5


@dataclass(frozen=True)
class NextDay:
    """A day with its first dates, and how the offer finder calls it."""

    day: Day
    name: str

    @property
    def entries(self) -> list[Entry]:
        return self.day.entries[:DATES_OF_A_DAY]

    @property
    def more(self) -> int:
        return len(self.day.entries) - len(self.entries)


@dataclass(frozen=True)
class FrontPage:
    """The public centres by number, and the next days of the week on which something is."""

    zentren: "dict[int, QuartierszentrumPage]"
    days: list[NextDay]


@register.simple_tag(takes_context=True)
def front_page(context: Any) -> FrontPage:
    """Of all public centres, in the language at hand; the same few queries for any number."""
    request, today = context["request"], timezone.localdate()
    names = {today: TODAY, today + timedelta(days=1): TOMORROW}
    offers = public(request, fitting(OfferQuery())).order_by("path").with_facts()
    busy = [day for day in week(offers, today) if day.entries]
    days = [NextDay(day, names.get(day.day, WEEKDAYS[day.day.weekday()])) for day in busy[:DAYS]]
    return FrontPage(centres(request), days)
