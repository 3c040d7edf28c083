"""Every address of the typed API, by a short name, for the pages of `tests.api.builders`."""

import json
from typing import Any

from django.db import transaction

from tests.api.builders import Content

ROOT = "/api/quartier/v1"
# When the offer took place; it has ended since.
PERIOD = "ended=true&from=2025-09-22&to=2025-10-10"
PAGES = (
    "home",
    "index",
    "zentrum",
    "offer",
    "old_paper",
    "paper",
    "report_2023",
    "report_2024",
    "standard",
    "feedback",
)
LISTS = (
    "quartierszentren",
    "eckpunktepapiere",
    "jahresberichte",
    "massnahmen",
    "kennzahlen",
    "indikatoren",
)
FORMATS = (
    "quartierszentren.geojson",
    "massnahmen.csv",
    "kennzahlen.csv",
    "indikatoren.csv",
    "jahresberichte.atom",
    "jahresberichte.rss",
    "catalog.jsonld",
    "catalog.rdf",
)
WHOLE = ("changes", "export.ndjson")

Answer = tuple[int, str, str | None]


def addresses(content: Content) -> dict[str, str]:
    """The addresses by name, as they are before anything is changed."""
    fixed = ("", *LISTS, *FORMATS, "navigation", "locales", *WHOLE)
    return {
        **{name: f"/{name}" for name in fixed},
        **{name: f"/{name}?ended=true" for name in ("angebote", "angebote.ics", "angebote.csv")},
        "termine": f"/termine?{PERIOD}",
        "termine.csv": f"/termine.csv?{PERIOD}",
        "centre": f"/quartierszentren/{content.zentrum.slug}",
        "search": "/search?q=Lernhilfe",
        "search centre": "/search?q=Zentrum",
        "resolve redirect": "/resolve?path=/alt/",
        "resolve english": "/resolve?path=/en/",
        "navigation english": "/navigation?locale=en",
        **{f"pages/{name}": f"/pages/{getattr(content, name).pk}" for name in PAGES},
        **{f"resolve {name}": f"/resolve?path={_path(content, name)}" for name in PAGES},
    }


def _path(content: Content, name: str) -> str:
    return str(getattr(content, name).get_url())


def answer(client: Any, path: str) -> Answer:
    """Status, body and ETag; of the feed without its cursor, which moves with each renewal."""
    response = client.get(f"{ROOT}{path}")
    body = (response.getvalue() if response.streaming else response.content).decode()
    if path.strip("/") in WHOLE:
        return response.status_code, _without_cursor(body), None
    return response.status_code, body, response.get("ETag")


def _without_cursor(body: str) -> str:
    lines = [json.loads(line) for line in body.splitlines()]
    lines[0]["cursor"] = None
    # A page that was renewed once more goes to the end.
    lines[0].get("items", []).sort(key=lambda change: change["id"])
    return json.dumps(lines)


def answer_alone(client: Any, path: str) -> Answer:
    """As the first request after a change has it: what it renews does not stay."""
    with transaction.atomic():
        found = answer(client, path)
        transaction.set_rollback(True)
    return found
