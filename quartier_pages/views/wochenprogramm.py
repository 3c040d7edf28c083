"""The programme of a centre for one week: on the screen, and on paper for the notice board."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from home.models import BasePage
from home.views import View
from quartier_pages.domain.calendar_week import CalendarWeek
from quartier_pages.formats.week import calendar_week, without_times
from quartier_pages.models.vocabulary import SchoolHolidays

if TYPE_CHECKING:
    from quartier_pages.models.zentrum import QuartierszentrumPage

ROUTE = "wochenprogramm/"


def wochenprogramm(request: HttpRequest, zentrum: "QuartierszentrumPage") -> HttpResponse:
    """The week of `?woche=2026-W48`; without it, or when it cannot be meant, the current one."""
    today = timezone.localdate()
    text = request.GET.get("woche", "")
    asked = CalendarWeek.parse(text)
    week = asked if asked and asked.is_near(today) else CalendarWeek.of(today)
    school_holidays: list[Any] = list(SchoolHolidays.objects.all())
    offers = list(zentrum.public_offers())
    days = calendar_week(offers, week.monday, today, school_holidays)
    context: dict[str, Any] = {
        # Not the page's own context, which holds all its papers and reports.
        **BasePage.get_context(zentrum, request),
        "view": _view(zentrum, f"?woche={week}" if week == asked else ""),
        "week": week,
        "is_ignored": bool(text) and week != asked,
        "before": _near(week.later(-1), today),
        "after": _near(week.later(1), today),
        "days": days,
        "has_offers": bool(offers),
        "is_empty": not any(day.entries for day in days),
        "without_times": without_times(offers),
        "sites": list(zentrum.standorte.all()),
    }
    return TemplateResponse(request, "quartier_pages/programme/programme.html", context)


def _near(week: CalendarWeek, today: date) -> CalendarWeek | None:
    return week if week.is_near(today) else None


def _view(zentrum: "QuartierszentrumPage", query: str) -> View:
    with translation.override(zentrum.locale.language_code):
        return View(
            _("Weekly programme: %(centre)s") % {"centre": zentrum.title},
            _("What takes place at %(centre)s, day by day.") % {"centre": zentrum.title},
            route=ROUTE,
            query=query,
        )
