"""A report: figures against the year before, what was planned, what became of it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from wagtail.models import PageQuerySet

from home.representation.columns import columns, plain, rows
from home.representation.library import Context, Library, depends_on, group_by
from home.representation.pages import base_fields, register_loader, represent_page
from quartier_pages.domain.kennzahlen import Vergleich, compare
from quartier_pages.models import JahresberichtPage, Massnahme
from quartier_pages.representation.rows import pdf_url, sources

_ROWS = ("schwerpunkte", "kennzahlen__indikator", "rueckblick", "massnahmen", "belege")


@depends_on(lambda zentrum_id: [f"children:{zentrum_id}"])
def fetch_reports(library: Library, zentrum_ids: set[int]) -> Mapping[int, list[JahresberichtPage]]:
    """The public reports of each centre, oldest first."""
    public = library.public_pages.values("pk")
    reports = JahresberichtPage.objects.filter(pk__in=public, zentrum__in=zentrum_ids)
    reports = reports.order_by("year").prefetch_related("kennzahlen__indikator", "massnahmen")
    return group_by(reports, lambda report: report.zentrum_id)


@represent_page.register
def _jahresbericht(page: JahresberichtPage, ctx: Context) -> dict[str, Any]:
    reports = ctx.get(fetch_reports, page.zentrum_id) or []
    year_before = next((report for report in reports if report.year == page.year - 1), None)
    return {
        **columns(ctx, page, "zentrum", "year", "summary"),
        "schwerpunkte": rows(ctx, page.schwerpunkte, "title", "text", "handlungsfeld"),
        "kennzahlen": [_kennzahl(ctx, row) for row in compare(page, year_before)],
        "rueckblick": _reviews(ctx, page, reports),
        "massnahmen": [_massnahme(ctx, row) for row in page.massnahmen.all()],
        **columns(ctx, page, "outlook", "participation", "cooperation"),
        **columns(ctx, page, "volunteers", "volunteer_hours", "volunteering", "funding"),
        **columns(ctx, page, "body", "council_decisions", "pdf"),
        "pdf_url": pdf_url(page, ctx),
        "belege": sources(page, ctx),
        **base_fields(page, ctx),
    }


def _kennzahl(ctx: Context, comparison: Vergleich) -> dict[str, Any]:
    before = comparison.before
    fields = ("comparator", "value", "value_to")
    return {
        **columns(ctx, comparison.kennzahl, "indikator", *fields, "note"),
        "previous": columns(ctx, before, *fields) if before else None,
        "change": plain(comparison.change),
        "change_percent": plain(comparison.change_percent),
    }


def _reviews(
    ctx: Context, page: JahresberichtPage, reports: Iterable[JahresberichtPage]
) -> list[dict[str, Any]]:
    """What became of measures, each with the title under which it was last planned before."""
    titles: dict[UUID, str] = {
        measure.uid: measure.title
        for report in reports
        if report.year < page.year
        for measure in report.massnahmen.all()
    }
    return [
        {
            "uid": plain(review.massnahme_uid),
            "title": titles.get(review.massnahme_uid),
            **columns(ctx, review, "zielerreichung", "text"),
        }
        for review in page.rueckblick.all()
        if review.is_finished
    ]


def _massnahme(ctx: Context, measure: Massnahme) -> dict[str, Any]:
    return {
        **columns(ctx, measure, "uid", "title", "description"),
        "goals": measure.goal_list,
        **columns(ctx, measure, "responsible"),
        "partners": measure.partner_list,
        **columns(ctx, measure, "period_from", "period_until", "status", "handlungsfeld"),
        **columns(ctx, measure, "audience", "angebot"),
    }


def load_reports(pages: PageQuerySet) -> Iterable[JahresberichtPage]:
    reports: Iterable[JahresberichtPage] = pages.prefetch_related(*_ROWS)
    return reports


register_loader(JahresberichtPage, load_reports)
