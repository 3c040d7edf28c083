"""A centre and the overview of all centres."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.models import Page, PageQuerySet

from home.representation.columns import columns, rows
from home.representation.library import DAY, Context, Library, depends_on, group_by
from home.representation.links import page_link
from home.representation.pages import base_fields, register_loader, represent_page
from quartier_pages.models import (
    EckpunktepapierPage,
    QuartierszentrumIndexPage,
    QuartierszentrumPage,
)
from quartier_pages.representation.rows import contact, partners, site, sources

_ROWS = ("schwerpunkte", "standorte", "kontakte", "traeger", "partner", "gebiete", "belege")


@depends_on(lambda zentrum_id: [f"children:{zentrum_id}", DAY])
def fetch_current_papers(library: Library, zentrum_ids: set[int]) -> Mapping[int, int]:
    """Id of each centre's Eckpunktepapier that holds today."""
    public = library.public_pages.values("pk")
    papers = EckpunktepapierPage.objects.filter(pk__in=public, zentrum__in=zentrum_ids)
    current: dict[int, int] = {}
    for paper in papers.holding_on(library.door.today):
        current.setdefault(paper.zentrum_id, paper.pk)
    return current


@depends_on(lambda path: [f"below:{path}"])
def fetch_centres_below(library: Library, paths: set[str]) -> Mapping[str, list[int]]:
    """Ids of the public centres below each overview, by the overview's path."""
    public = library.public_pages.values("pk")
    centres = QuartierszentrumPage.objects.filter(pk__in=public).order_by("path")
    pairs = [(path[: -Page.steplen], pk) for path, pk in centres.values_list("path", "pk")]
    groups = group_by(pairs, lambda pair: pair[0])
    return {path: [pk for _path, pk in groups.get(path, [])] for path in paths}


@represent_page.register
def _index(page: QuartierszentrumIndexPage, ctx: Context) -> dict[str, Any]:
    links = [page_link(ctx, pk) for pk in ctx.get(fetch_centres_below, page.path) or []]
    return {
        **columns(ctx, page, "lead", "tasks", "body"),
        "zentren": [link for link in links if link],
        "belege": sources(page, ctx),
        **base_fields(page, ctx),
    }


@represent_page.register
def _zentrum(page: QuartierszentrumPage, ctx: Context) -> dict[str, Any]:
    return {
        **columns(ctx, page, "short_name", "kind", "status", "since", "lead"),
        "schwerpunkte": rows(ctx, page.schwerpunkte, "title", "text"),
        "standorte": [site(ctx, row) for row in page.standorte.all()],
        "kontakte": [contact(ctx, row) for row in page.kontakte.all()],
        "traeger": rows(ctx, page.traeger, "organisation", "share_percent"),
        "partner": partners(page, ctx),
        "gebiete": rows(ctx, page.gebiete, "kind", "name"),
        **columns(ctx, page, "population", "population_is_approximate", "population_as_of"),
        **columns(ctx, page, "population_level", "body", "gallery", "downloads"),
        **columns(ctx, page, "council_decisions"),
        "current_paper": page_link(ctx, ctx.get(fetch_current_papers, page.pk)),
        "belege": sources(page, ctx),
        **base_fields(page, ctx),
    }


def load_centres(pages: PageQuerySet) -> Iterable[QuartierszentrumPage]:
    centres: Iterable[QuartierszentrumPage] = pages.prefetch_related(*_ROWS)
    return centres


def load_indexes(pages: PageQuerySet) -> Iterable[QuartierszentrumIndexPage]:
    indexes: Iterable[QuartierszentrumIndexPage] = pages.prefetch_related("belege")
    return indexes


register_loader(QuartierszentrumIndexPage, load_indexes)
register_loader(QuartierszentrumPage, load_centres)
