"""What a component shows beyond the context of its page: dates, a hit of the search, a history."""

from datetime import time, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from home.views import View
from quartier_pages.domain.calendar_week import CalendarWeek
from quartier_pages.domain.massnahmen import histories
from quartier_pages.domain.termine import Termin
from quartier_pages.formats.comparison import compare
from quartier_pages.formats.kinds import page_kind
from quartier_pages.formats.week import Day, Entry
from quartier_pages.models import AngebotPage, JahresberichtPage
from search.excerpts import Excerpt
from search.facets import Choice


def more_for(page: Page) -> dict[str, Any]:
    """Examples that are made of a page."""
    if isinstance(page, AngebotPage):
        return {**_week(page), **_found(page)}
    if isinstance(page, JahresberichtPage):
        return _histories(page)
    return {}


def _histories(page: JahresberichtPage) -> dict[str, Any]:
    """What became of the measures of a report, one by one and as numbers."""
    measures = histories([page])
    return {
        "histories": measures[:3],
        "zentren": {page.zentrum_id: page.zentrum},
        "comparison": compare([page.zentrum], measures),
    }


def _week(page: AngebotPage) -> dict[str, Any]:
    """Two days, one a holiday, with a date that is held and one that is cancelled."""
    today, reason = timezone.localdate(), "Beispielgrund"
    held = Termin(today, time(10), time(12))
    cancelled = Termin(today, time(16), time(18), cancelled=True, reason=reason)
    entries = [Entry(page, held), Entry(page, cancelled)]
    holiday = Day(today + timedelta(days=1), False, holidays=["Beispielferien"])
    week = CalendarWeek.of(today)
    return {
        "days": [Day(today, True, entries), holiday],
        "sites": [],
        "week": week,
        "before": week.later(-1),
        "after": week.later(1),
        "view": View("Muster"),
    }


def _found(page: AngebotPage) -> dict[str, Any]:
    """A hit, and what the results can be narrowed to."""
    choices = [
        (Choice("a", "Angebot", 3, True, "de"), "?"),
        (Choice("b", "Jahresbericht", 1, False, "de"), "?"),
    ]
    excerpt = Excerpt((("Ein ", False), ("Beispiel", True), (" für einen Treffer.", False)))
    hit = SimpleNamespace(
        kind=page_kind(page), page=page, language=page.content_language, excerpt=excerpt
    )
    facet = {"name": "art", "choices": choices, "without": "?"}
    return {"facets": [facet], "is_narrowed": True, "hit": hit}
