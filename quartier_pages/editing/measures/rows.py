"""One row per measure: planned when, how it went, and who has to say what became of it."""

from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from home.editing.rights.drafts import known_to
from home.visibility import everybody_sees
from quartier_pages.domain.massnahmen import Eintrag, Verlauf, histories
from quartier_pages.models import JahresberichtPage

# Who may do any of these with some page sees the overview.
MAY_SEE = {"add", "change", "publish"}


class Review(StrEnum):
    """Whether reports have said what became of a measure."""

    MISSING = "fehlt"
    DUE = "steht-aus"
    THERE = "liegt-vor"


@dataclass
class MeasureRow:
    """A measure in words, for the screen, the printer and tables."""

    history: Verlauf
    # The report to open: the one that lacks the review, else the latest that knows the measure.
    report: JahresberichtPage
    title: str
    centre: str
    field: str
    planned_in: str
    course: str
    achievement: str
    outcome: str
    next_step: str
    review: Review
    is_example: bool
    edit_url: str = ""

    @property
    def marked_title(self) -> str:
        """For paper, which explains the mark."""
        return f"{self.title}\N{NO-BREAK SPACE}*" if self.is_example else self.title


def may_see(user: Any) -> bool:
    return bool(PagePermissionPolicy().user_has_any_permission(user, MAY_SEE))


def reports_known_to(user: Any) -> list[JahresberichtPage]:
    """Originals that are published or, where the user works, drafts."""
    originals = JahresberichtPage.objects.filter(
        locale__language_code=settings.LANGUAGE_CODE, alias_of=None
    )
    reports = known_to(user, originals).defer_streamfields().select_related("zentrum")
    return list(reports.order_by("zentrum__path", "year"))


def only_public(reports: list[JahresberichtPage]) -> list[JahresberichtPage]:
    """Those that everybody may see."""
    pages = JahresberichtPage.objects.filter(pk__in=[report.pk for report in reports])
    public = set(everybody_sees(pages).values_list("pk", flat=True))
    return [report for report in reports if report.pk in public]


def editable(user: Any, reports: list[JahresberichtPage]) -> set[int]:
    """Keys of those that the user may change."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    found = pages.filter(pk__in={report.pk for report in reports})
    return set(found.values_list("pk", flat=True))


def measure_rows(reports: list[JahresberichtPage]) -> list[MeasureRow]:
    """The measures of these reports, centre by centre; a fixed number of queries."""
    of_centre: dict[int, list[JahresberichtPage]] = {}
    for report in sorted(reports, key=attrgetter("year")):
        of_centre.setdefault(report.zentrum_id, []).append(report)
    places = {pk: place for place, pk in enumerate(dict.fromkeys(r.zentrum_id for r in reports))}
    rows = [_row(measure, of_centre[measure.zentrum_id]) for measure in histories(reports)]
    return sorted(rows, key=lambda row: places[row.report.zentrum_id])


def _row(measure: Verlauf, reports: list[JahresberichtPage]) -> MeasureRow:
    silent = _silent_report(measure, reports)
    latest = next(
        (entry for entry in reversed(measure.entries) if entry.review and entry.review.is_finished),
        None,
    )
    review = latest.review if latest else None
    planned = [entry for entry in measure.entries if entry.planned]
    return MeasureRow(
        history=measure,
        report=silent or measure.entries[-1].report,
        title=measure.title or _("Measure of an earlier report"),
        centre=reports[0].zentrum.title,
        field=measure.fields[-1].name if measure.fields else "",
        planned_in=", ".join(map(_year, planned)),
        course=", ".join(
            f"{_year(entry)}: {entry.planned.get_status_display()}"
            for entry in planned
            if entry.planned
        ),
        achievement=f"{review.get_zielerreichung_display()} ({_year(latest)})"
        if review and latest
        else "",
        outcome=review.text if review else "",
        next_step=_next_step(measure, silent),
        review=_review(measure, silent),
        is_example=any(entry.report.is_example for entry in measure.entries),
    )


def _silent_report(measure: Verlauf, reports: list[JahresberichtPage]) -> JahresberichtPage | None:
    """The first report that had to review the measure and did not."""
    since = measure.unreviewed_since
    return next((r for r in reports if since is not None and r.year > since), None)


def _review(measure: Verlauf, silent: JahresberichtPage | None) -> Review:
    if silent:
        return Review.MISSING
    return Review.THERE if measure.unreviewed_since is None else Review.DUE


def _next_step(measure: Verlauf, silent: JahresberichtPage | None) -> str:
    if silent and silent.live:
        return _("Review is missing in the report of %(year)s") % {"year": silent.year}
    if silent:
        return _("To be reviewed in the draft of %(year)s") % {"year": silent.year}
    since = measure.unreviewed_since
    if since is None:
        return _("Reviewed")
    return _("Not reviewed yet: due in the report of %(year)s") % {"year": since + 1}


def _year(entry: Eintrag) -> str:
    if entry.report.live:
        return str(entry.year)
    return _("%(year)s (draft)") % {"year": entry.year}
