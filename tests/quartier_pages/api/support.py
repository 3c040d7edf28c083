"""Content for the lists, and readers of all formats that are not ours."""

import csv
import io
import json
from datetime import date
from typing import Any

import feedparser
from icalendar import Calendar

from quartier_pages.models import (
    Indikatorwert,
    Kennzahl,
    Massnahme,
    MassnahmenRueckblick,
    QuartierszentrumPage,
)
from tests.trees import Tree, build_indicator, build_offer, build_paper, build_report, weekly

API = "/api/quartier/v1/"
SITE = "http://localhost:8000"
DAY = date(2026, 11, 24)  # a Tuesday
MEDIA_TYPES = {
    "quartierszentren.geojson": "application/geo+json",
    "angebote.ics": "text/calendar; charset=utf-8",
    "angebote.csv": "text/csv; charset=utf-8; header=present",
    "termine.csv": "text/csv; charset=utf-8; header=present",
    "massnahmen.csv": "text/csv; charset=utf-8; header=present",
    "kennzahlen.csv": "text/csv; charset=utf-8; header=present",
    "indikatoren.csv": "text/csv; charset=utf-8; header=present",
    "jahresberichte.atom": "application/atom+xml; charset=utf-8",
    "jahresberichte.rss": "application/rss+xml; charset=utf-8",
    "catalog.jsonld": "application/ld+json",
    "catalog.rdf": "application/rdf+xml",
}
LISTS = [name for name in MEDIA_TYPES if not name.startswith("catalog")]
FEEDS = ["jahresberichte.atom", "jahresberichte.rss"]


def fill(zentrum: QuartierszentrumPage, title: str) -> None:
    indicator = build_indicator(f"Besuche {title}")
    offer = build_offer(
        zentrum, [weekly("TU")], title=title, on_public_holidays=True, audience=["familien"]
    )
    figure = Kennzahl(indikator=indicator, value=120)
    measure = Massnahme(title=f"Fest {title}", status="geplant")
    report = build_report(
        zentrum, 2024, title=f"Bericht {title}", kennzahlen=[figure], massnahmen=[measure]
    )
    planned = report.massnahmen.get()
    review = MassnahmenRueckblick(
        massnahme_uid=planned.uid, zielerreichung="erreicht", text="Gut besucht"
    )
    next_report = build_report(zentrum, 2025, rueckblick=[review], is_example=True)
    paper = build_paper(zentrum, title=f"Papier {title}")
    Indikatorwert.objects.create(
        page=paper,
        locale=zentrum.locale,
        indikator=indicator,
        value=7,
        as_of="2024",
        spatial_level="quartier",
        method="amtlich",
    )
    for page in (zentrum, offer, report, next_report, paper):
        page.save_revision().publish()


def get(client: Any, name: str, **parameters: Any) -> Any:
    return client.get(API + name, parameters)


def text(client: Any, name: str, **parameters: Any) -> str:
    """A body, its lines unfolded."""
    return get(client, name, **parameters).content.decode().replace("\r\n ", "")


def table(client: Any, name: str, **parameters: Any) -> list[dict[str, str]]:
    answer = get(client, name, **parameters)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def calendar(client: Any, **parameters: Any) -> Any:
    return Calendar.from_ical(get(client, "angebote.ics", **parameters).content)


def feed(client: Any, name: str, **parameters: Any) -> Any:
    found = feedparser.parse(get(client, name, **parameters).content)
    assert not found.bozo
    return found


def features(client: Any, **parameters: Any) -> list[dict[str, Any]]:
    return json.loads(get(client, "quartierszentren.geojson", **parameters).content)["features"]


def size(client: Any, name: str, **parameters: Any) -> int:
    """How many things a list holds."""
    if name.endswith(".csv"):
        return len(table(client, name, **parameters))
    if name in FEEDS:
        return len(feed(client, name, **parameters).entries)
    if name == "angebote.ics":
        return len(calendar(client, **parameters).walk("VEVENT"))
    return len(features(client, **parameters))


def translate(tree: Tree, locale: Any) -> None:
    """All pages as mirrors of the German ones, as long as nobody has translated them."""
    for page in tree.home.get_descendants(inclusive=True).order_by("path").specific():
        page.copy_for_translation(locale, alias=True)
