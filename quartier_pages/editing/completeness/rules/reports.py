"""Jahresberichte that are missing, and measures on which they are silent."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.partial_dates import PartialDate, PartialDateError
from quartier_pages.choices import CentreStatus
from quartier_pages.editing.completeness.rule import (
    Batch,
    Finding,
    Rule,
    Severity,
    new_page,
    rows_of,
)
from quartier_pages.models import (
    JahresberichtPage,
    Massnahme,
    MassnahmenRueckblick,
    QuartierszentrumPage,
)

NAMED = 3


def missing_report(batch: Batch) -> Iterator[Finding]:
    """Centres that were there last year and have published no report on it."""
    year = batch.today.year - 1
    centres = batch.public(QuartierszentrumPage).filter(status=CentreStatus.IN_BETRIEB)
    reports = JahresberichtPage.objects.filter(zentrum__in=centres, year=year)
    by_centre = {report.zentrum_id: report for report in reports.select_related("locale")}
    for centre in centres:
        report = by_centre.get(centre.pk)
        if report is None and _began_by(centre.since, year):
            message = _("There is no Jahresbericht for %(year)s yet.") % {"year": year}
            yield Finding(centre, message, address=new_page(JahresberichtPage, centre))
        elif report and not report.live:
            message = _("The Jahresbericht for %(year)s is still a draft.") % {"year": year}
            yield Finding(report, message)


def _began_by(since: str, year: int) -> bool:
    try:
        return PartialDate.parse(since).first_day.year <= year
    except PartialDateError:
        return True  # not known


def measure_without_review(batch: Batch) -> Iterator[Finding]:
    """Published reports that do not say what became of what the one of the year before planned."""
    reports = list(batch.public(JahresberichtPage))
    years = {(report.zentrum_id, report.year): report.pk for report in reports}
    centres = {report.zentrum_id for report in reports}
    planned = defaultdict(list)
    measures = Massnahme.objects.filter(page__zentrum__in=centres, page__live=True)
    for measure in measures.select_related("page").order_by("sort_order"):
        following = years.get((measure.page.zentrum_id, measure.page.year + 1))
        planned[following].append(measure)
    reviewed = defaultdict(set)
    for review in MassnahmenRueckblick.objects.filter(page__in=years.values()):
        reviewed[review.page_id].add(review.massnahme_uid)
    for report in reports:
        silent = [row.title for row in planned[report.pk] if row.uid not in reviewed[report.pk]]
        if silent:
            message = ngettext(
                "%(count)s planned measure of %(year)s without review: %(names)s",
                "%(count)s planned measures of %(year)s without review: %(names)s",
                len(silent),
            ) % {"count": len(silent), "year": report.year - 1, "names": _few(silent)}
            yield Finding(report, message, rows_of("rueckblick"))


def _few(names: list[str]) -> str:
    return ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")


RULES = (
    Rule(
        "bericht-fehlt",
        gettext_lazy("No Jahresbericht for last year"),
        Severity.URGENT,
        missing_report,
    ),
    Rule(
        "rueckblick-fehlt",
        gettext_lazy("Planned measure without review"),
        Severity.IMPORTANT,
        measure_without_review,
    ),
)
