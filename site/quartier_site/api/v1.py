"""`/api/quartier/v1/`: the contract with other sites (docs/api.md)."""

from django.conf import settings

from delivery.api import build_router as build_feed_router
from home.api.build import build_api
from home.api.v1 import site
from home.api.v1.pages import any_page
from home.api.v1.pages import build_router as build_pages_router
from previews.api import build_router as build_preview_router
from quartier_pages.api.v1 import (
    angebote,
    berichte,
    formate,
    formate_csv,
    formate_feeds,
    formate_katalog,
    massnahmen,
    papiere,
    termine,
    zahlen,
    zentren,
)
from search import api as search

api = build_api(
    title="Quartierszentren",
    version=settings.API_VERSION,
    description=(
        "Alles, was die Quartierszentren veröffentlichen: Zentren, Angebote und ihre Termine, "
        "Eckpunktepapiere, Jahresberichte und Maßnahmen. Frei lesbar, in acht Sprachen."
    ),
    urls_namespace="quartier_v1",
)
for router in (
    site.router,
    zentren.router,
    angebote.router,
    termine.router,
    papiere.router,
    berichte.router,
    massnahmen.router,
    zahlen.router,
    formate.router,
    formate_csv.router,
    formate_feeds.router,
    formate_katalog.router,
    search.router,
    build_pages_router(),
    build_feed_router(any_page()),
    build_preview_router(any_page()),
):
    api.add_router("", router)
