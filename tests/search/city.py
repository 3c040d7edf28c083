"""A few pages that resemble each other in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail.models import Site

from home.models import StandardPage
from quartier_pages.choices import OfferStatus
from quartier_pages.models import AngebotPage, QuartierszentrumPage
from search.query import Found, Narrowing
from tests.trees import Tree, build_offer, build_report, build_zentrum, weekly


@dataclass
class City:
    tree: Tree
    boeckingen: QuartierszentrumPage
    seniors: AngebotPage
    breakfast: AngebotPage
    festival: StandardPage


def build_city(tree: Tree) -> City:
    centre = tree.zentrum
    boeckingen = build_zentrum(tree.index, "Quartierszentrum Böckingen", slug="boeckingen")
    seniors = build_offer(centre, title="Seniorentreff", short_text="Kaffee und Gespräche.")
    breakfast = build_offer(
        boeckingen, title="Frühstück", short_text="Mit Kindern aus dem Haus.", kind="kultur"
    )
    build_offer(boeckingen, title="Frühstück früher", status=OfferStatus.BEENDET)
    build_offer(
        centre,
        [weekly("MO", valid_until=date(2020, 1, 1))],
        title="Frühstück einst",
    )
    build_report(boeckingen, 2024, summary="<p>Das Frühstück war &amp; bleibt <b>beliebt</b>.</p>")
    festival = StandardPage(title="Straßenfest", lead="Grüße an alle <Nachbarn>.")
    tree.home.add_child(instance=festival)
    return City(tree, boeckingen, seniors, breakfast, festival)


def search(text: str, locale: str = "de", **narrowing: Any) -> Found:
    return Found(text, locale, Site.objects.get(is_default_site=True), Narrowing(**narrowing))


def titles(text: str, locale: str = "de", **narrowing: Any) -> list[str]:
    return [hit.page.title for hit in search(text, locale, **narrowing)]
