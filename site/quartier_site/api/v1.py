"""`/api/quartier/v1/`: the contract with other sites (docs/api.md)."""

from functools import cache

from django.conf import settings
from ninja import Router

from delivery.api import build_router as build_feed_router
from home.api.build import build_api
from home.api.v1.pages import any_page
from home.api.v1.pages import build_router as build_pages_router
from home.api.v1.site import build_router as build_site_router
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


# The entry itself, what needs a token, and a name that only leads on.
_UNLISTED = {"", "preview", "catalog"}


@cache
def _resources() -> list[str]:
    """What can be asked for at a fixed address, without the entry itself."""
    paths = [path.strip("/") for router in _routers for path in router.path_operations]
    known = [path for path in paths if path not in _UNLISTED and "{" not in path]
    return [*known, "openapi.json", "docs/"]


_routers: tuple[Router, ...] = (
    build_site_router(_resources),
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
)
for router in _routers:
    api.add_router("", router)
