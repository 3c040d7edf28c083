"""A paper with its Sozialraumanalyse."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import PageQuerySet

from home.representation.columns import columns, rows
from home.representation.library import Context
from home.representation.pages import base_fields, register_loader, represent_page
from quartier_pages.models import EckpunktepapierPage
from quartier_pages.representation.rows import pdf_url, sources
from quartier_pages.representation.zentrum import fetch_current_papers

_ROWS = ("indikatorwerte", "leitziele", "handlungsfelder", "belege")
FIGURE_FIELDS = (
    "indikator",
    "comparator",
    "value",
    "as_of",
    "spatial_level",
    "space_name",
    "comparison_value",
    "comparison_space",
    "method",
    "source_title",
    "source_url",
    "is_suppressed",
    "note",
)


@represent_page.register
def _eckpunktepapier(page: EckpunktepapierPage, ctx: Context) -> dict[str, Any]:
    return {
        **columns(ctx, page, "zentrum", "as_of", "valid_from", "valid_to"),
        "is_current": ctx.get(fetch_current_papers, page.zentrum_id) == page.pk,
        **columns(ctx, page, "predecessor", "council_decisions", "summary"),
        **columns(ctx, page, "initial_situation", "area_description"),
        **columns(ctx, page, "analysis_as_of", "analysis_methods"),
        "indikatorwerte": rows(ctx, page.indikatorwerte, *FIGURE_FIELDS),
        **columns(ctx, page, "analysis_interpretation", "surveys", "findings", "vision"),
        "leitziele": rows(ctx, page.leitziele, "title", "text", "term"),
        "handlungsfelder": rows(ctx, page.handlungsfelder, "handlungsfeld", "text", "priority"),
        **columns(ctx, page, "audience", "organisation", "participation", "evaluation", "pdf"),
        "pdf_url": pdf_url(page, ctx),
        "belege": sources(page, ctx),
        **base_fields(page, ctx),
    }


def load_papers(pages: PageQuerySet) -> Iterable[EckpunktepapierPage]:
    papers: Iterable[EckpunktepapierPage] = pages.prefetch_related(*_ROWS)
    return papers


register_loader(EckpunktepapierPage, load_papers)
