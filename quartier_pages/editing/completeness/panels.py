"""The dashboard: what is missing, what comes next, and what one had begun.

Each panel shows itself to those who have the rights to do what it asks for.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState, WorkflowState

from home.visibility import everybody_sees
from quartier_pages.domain.termine import Termin
from quartier_pages.editing.completeness.collect import Centre, Completeness, Row, count
from quartier_pages.editing.completeness.rule import Severity
from quartier_pages.models import AngebotPage

MOST_IMPORTANT = 5
FEW_CENTRES = 2
MOST_DRAFTS = 8
DAYS = 7


def report_link(**filters: str) -> str:
    """The report, filtered."""
    return f"{reverse('completeness:report')}?{urlencode(filters)}"


@dataclass(frozen=True)
class Overview:
    """A centre with its most important findings and the number of all."""

    centre: Centre
    rows: list[Row]
    waiting: int

    @property
    def link(self) -> str:
        return report_link(centre=self.centre.key)

    @property
    def waiting_link(self) -> str:
        return report_link(centre=self.centre.key, rule="freigabe-wartet")

    @property
    def first(self) -> list[Row]:
        return self.rows[:MOST_IMPORTANT]

    @property
    def counts(self) -> list[tuple[str, int]]:
        return [
            (report_link(centre=self.centre.key, severity=severity), number)
            for severity, number in count(self.rows).items()
        ]


class CompletenessPanel(Component):
    """One's own centre in detail, or all centres at a glance."""

    name = "completeness"
    order = 100
    template_name = "quartier_pages/editing/completeness/panel.html"

    def __init__(self, completeness: Completeness) -> None:
        self.completeness = completeness

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        centres = self.completeness.centres
        by_centre = defaultdict(list)
        for row in self.completeness.rows:
            if row.centre and row.language == settings.LANGUAGE_CODE:
                by_centre[row.centre.key].append(row)
        waiting = Counter(
            row.centre.key
            for row in self.completeness.rows
            if row.centre and row.rule.key == "freigabe-wartet"
        )
        return {
            "overviews": [
                Overview(centre, by_centre[centre.key], waiting[centre.key]) for centre in centres
            ],
            "in_detail": len(centres) <= FEW_CENTRES,
            "severities": [label for _severity, label in Severity.LABELS],
            "report": reverse("completeness:report"),
        }


class NextDatesPanel(Component):
    """What takes place in the next days, for those who edit few centres."""

    name = "next_dates"
    order = 120
    template_name = "quartier_pages/editing/completeness/next_dates.html"

    def __init__(self, completeness: Completeness) -> None:
        self.completeness = completeness

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        centres = self.completeness.centres
        few = 0 < len(centres) <= FEW_CENTRES
        return {"days": self._days() if few else {}, "few": few}

    def _days(self) -> dict[date, list[tuple[Termin, AngebotPage]]]:
        today = timezone.localdate()
        offers = everybody_sees(AngebotPage.objects.all()).filter(
            pk__in=self.completeness.pages("change").order_by().values("pk"),
            locale__language_code=settings.LANGUAGE_CODE,
        )
        dates = [
            (termin, offer)
            for offer in offers.with_facts()
            for termin in offer.termine(today, today + timedelta(days=DAYS - 1))
        ]
        days: dict[date, list[tuple[Termin, AngebotPage]]] = defaultdict(list)
        for termin, offer in sorted(
            dates, key=lambda pair: (pair[0].day, str(pair[0].start or ""), pair[1].title)
        ):
            days[termin.day].append((termin, offer))
        return dict(days)


class DraftsPanel(Component):
    """What one has begun, and what came back with a comment."""

    name = "own_drafts"
    order = 130
    template_name = "quartier_pages/editing/completeness/drafts.html"

    def __init__(self, completeness: Completeness) -> None:
        self.completeness = completeness

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = self.completeness.user
        mine = self.completeness.pages("change").select_related("locale")
        returned = self._returned(user)
        back = mine.in_bulk(list(returned))
        drafts = mine.filter(
            has_unpublished_changes=True, alias_of=None, latest_revision__user=user
        )
        drafts = drafts.exclude(pk__in=self._under_way())
        return {
            "returned": [(back[pk], state) for pk, state in returned.items() if pk in back],
            "drafts": drafts.order_by("-latest_revision_created_at")[:MOST_DRAFTS],
        }

    def _returned(self, user: Any) -> dict[int, TaskState]:
        """By page: the step in which somebody asked for changes to what the user submitted."""
        states = self._states(WorkflowState.STATUS_NEEDS_CHANGES).filter(requested_by=user)
        states = states.select_related("current_task_state__finished_by")
        return {int(state.object_id): state.current_task_state for state in states}

    def _under_way(self) -> list[int]:
        states = self._states(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
        return [int(key) for key in states.values_list("object_id", flat=True)]

    def _states(self, *statuses: str) -> Any:
        pages = ContentType.objects.get_for_model(Page)
        return WorkflowState.objects.filter(base_content_type=pages, status__in=statuses)


class TranslationsPanel(Component):
    """What is missing and what is out of date, in the languages that one edits."""

    name = "translations"
    order = 140
    template_name = "quartier_pages/editing/completeness/translations.html"
    rules = ("uebersetzung-fehlt", "uebersetzung-veraltet")

    def __init__(self, completeness: Completeness) -> None:
        self.completeness = completeness

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        found = Counter((row.language, row.rule.key) for row in self.completeness.rows)
        edited = self._edited()
        return {
            "languages": [
                (name, [self._cell(found, code, rule) for rule in self.rules])
                for code, name in settings.LANGUAGES
                if code in edited
            ]
        }

    def _cell(self, found: Any, language: str, rule: str) -> tuple[str, int]:
        return report_link(language=language, rule=rule), found[language, rule]

    def _edited(self) -> set[str]:
        pages = self.completeness.pages("change").order_by()
        pages = pages.exclude(locale__language_code=settings.LANGUAGE_CODE)
        return set(pages.values_list("locale__language_code", flat=True).distinct())


def add_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Hook: the findings are looked up once for all panels."""
    completeness = Completeness(request.user)
    own = (CompletenessPanel, NextDatesPanel, DraftsPanel, TranslationsPanel)
    panels.extend(panel(completeness) for panel in own)
