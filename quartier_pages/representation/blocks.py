"""Live lists in running content."""

from collections.abc import Mapping
from typing import Any

from home.representation.blocks import represent_block
from home.representation.columns import columns
from home.representation.library import DAY, Context, Library, depends_on, type_tag
from home.representation.links import find_page, page_link
from quartier_pages.blocks.content import MeasuresBlock, OffersBlock
from quartier_pages.models import AngebotPage, JahresberichtPage, Massnahme, SchoolHolidays
from quartier_pages.representation.angebot import summary


@depends_on(lambda _code: [type_tag(AngebotPage), type_tag(SchoolHolidays), DAY])
def fetch_current_offers(_library: Library, languages: set[str]) -> Mapping[str, list[AngebotPage]]:
    """The offers that have not ended, by language; the lists of a page pick theirs."""
    return {code: AngebotPage.objects.current(language=code) for code in languages}


@depends_on(lambda _code: [type_tag(JahresberichtPage)])
def fetch_measures(_library: Library, languages: set[str]) -> Mapping[str, list[Massnahme]]:
    """The measures that the latest reports plan, by language."""
    return {code: list(Massnahme.objects.latest_planned(language=code)) for code in languages}


@represent_block.register
def _offers(_block: OffersBlock, raw: Any, ctx: Context) -> dict[str, Any]:
    zentrum = find_page(ctx, raw.get("zentrum"))
    offers = ctx.get(fetch_current_offers, ctx.language) or []
    summaries = [
        summary(ctx, offer)
        for offer in offers
        if _is_of(zentrum, raw.get("zentrum"), offer.zentrum_id)
        and raw.get("kind") in ("", None, offer.kind)
    ]
    return {
        "title": raw.get("title"),
        "zentrum": page_link(ctx, raw.get("zentrum")),
        "kind": raw.get("kind") or "",
        "offers": [offer for offer in summaries if offer],
    }


@represent_block.register
def _measures(_block: MeasuresBlock, raw: Any, ctx: Context) -> dict[str, Any]:
    zentrum = find_page(ctx, raw.get("zentrum"))
    measures = ctx.get(fetch_measures, ctx.language) or []
    return {
        "title": raw.get("title"),
        "zentrum": page_link(ctx, raw.get("zentrum")),
        "status": raw.get("status") or "",
        "measures": [
            _measure(ctx, measure)
            for measure in measures
            if _is_of(zentrum, raw.get("zentrum"), measure.page.zentrum_id)
            and raw.get("status") in ("", None, measure.status)
        ],
    }


def _is_of(zentrum: Any, chosen: int | None, zentrum_id: int) -> bool:
    """Whether something belongs to the chosen centre; without a choice everything does."""
    return not chosen or (zentrum is not None and zentrum.pk == zentrum_id)


def _measure(ctx: Context, measure: Massnahme) -> dict[str, Any]:
    return {
        **columns(ctx, measure, "uid", "title", "status", "handlungsfeld"),
        **columns(ctx, measure, "period_from", "period_until"),
        "zentrum": page_link(ctx, measure.page.zentrum_id),
        "report": page_link(ctx, measure.page_id),
    }
