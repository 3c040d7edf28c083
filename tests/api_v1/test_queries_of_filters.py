"""Every filter, order and format takes as many queries for many objects as for one: at most twelve.

With private pages and their aliases among them. The lists alone are counted with a hundred objects
in `test_queries.py`.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from quartier_pages.models import Indikatorwert, Kennzahl, Massnahme
from tests.trees import (
    Tree,
    build_field_of_action,
    build_indicator,
    build_offer,
    build_paper,
    build_report,
    build_zentrum,
    weekly,
)

ROOT = "/api/quartier/v1"
MOST = 12
MANY = 12
# For each parameter of any list, what finds something and what finds nothing.
VALUES: dict[str, tuple[Any, ...]] = {
    "age": (30,),
    "audience": ("kinder",),
    "cancelled": ("true", "false"),
    "centre": ("z0",),
    "changed_since": ("2020-01-01T00:00:00Z", "2190-01-01T00:00:00Z"),
    "cost": ("kostenlos",),
    "cursor": ("0.0",),
    "daytime": ("nachmittags", "vormittags"),
    "district": ("Böckingen",),
    "ended": ("true",),
    "fields": (),  # see CHOICES
    "from": ("2026-01-01",),
    "handlungsfeld": ("integration", "nirgends"),
    "indikator": ("besuche0", "nirgends"),
    "kind": (),  # see CHOICES
    "language": ("tr",),
    "limit": (100, 1),
    "locale": ("tr", "en"),
    "offset": (0, 5000),
    "order": (),  # see CHOICES
    "q": ("Offener", "Nirgendwas", "Offenr Nirgendwas Berreich", "Bereich nicht da oder dort"),
    "rich_text": ("markdown",),
    "since": ("2020-01-01T00:00:00Z",),
    "status": (),  # see CHOICES
    "step_free": ("true",),
    "to": ("2027-01-01",),
    "topic": ("nutzung", "bildung"),
    "type": ("quartier_pages.AngebotPage", "home.FeedbackPage"),
    "valid_on": ("2024-06-01", "1990-01-01"),
    "weekday": ("MO", "TU"),
    "year": (2024, 1990),
    "year_from": (2020,),
    "year_to": (2030,),
}
# What these mean differs from list to list.
CHOICES = {
    **{
        (name, "order"): ("-title",)
        for name in (
            *("quartierszentren", "angebote", "eckpunktepapiere", "jahresberichte"),
            *("massnahmen", "termine"),
        )
    },
    ("kennzahlen", "order"): ("-year", "indikator"),
    ("indikatoren", "order"): ("centre", "-as_of"),
    ("search", "fields"): ("title",),
    **{
        (name, "fields"): ("title",)
        for name in ("quartierszentren", "angebote", "eckpunktepapiere", "jahresberichte")
    },
    ("termine", "fields"): ("day",),
    ("massnahmen", "fields"): ("title",),
    ("kennzahlen", "fields"): ("value",),
    ("indikatoren", "fields"): ("value",),
    ("angebote", "kind"): ("treff", "kurs"),
    ("angebote", "status"): ("aktiv", "beendet"),
    ("termine", "kind"): ("treff", "kurs"),
    ("termine", "status"): ("aktiv", "beendet"),
    ("quartierszentren", "kind"): ("quartierszentrum",),
    ("quartierszentren", "status"): ("in_betrieb", "eingestellt"),
    ("massnahmen", "status"): ("laufend", "verworfen"),
}
# Single objects, previews, and what only leads elsewhere.
NO_LISTS = ("{", "preview", "resolve", "locales", "navigation")


def list_names(description: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Every list and format of the API, with the names of its parameters."""
    for path, operations in description["paths"].items():
        name = path.removeprefix(f"{ROOT}/")
        if name not in ("", "catalog") and not any(part in name for part in NO_LISTS):
            yield name, [one["name"] for one in operations["get"].get("parameters", ())]


def requests_for(name: str, parameters: list[str]) -> Iterator[str]:
    needed = "q=Offener&" if name == "search" else ""
    paged = "limit=100&" if "limit" in parameters else ""
    yield f"{name}?{needed}{paged}"
    for parameter in parameters:
        values = CHOICES.get((name.split(".")[0], parameter)) or VALUES[parameter]
        assert values, (name, parameter)
        for value in values:
            rest = "".join(one for one in (needed, paged) if not one.startswith(f"{parameter}="))
            yield f"{name}?{rest}{parameter}={value}"


@pytest.fixture
def paths(client: Any) -> list[str]:
    description = client.get(f"{ROOT}/openapi.json").json()
    lists = dict(list_names(description))
    assert {"angebote.ics", "export.ndjson", "catalog.rdf", "jahresberichte.atom"} <= set(lists)
    return [path for name, names in lists.items() for path in requests_for(name, names)]


def queries(client: Any, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(f"{ROOT}/{path}")
        content = b"".join(response) if response.streaming else response.content
    assert response.status_code == 200, (path, content)
    return len(captured)


def populate(tree: Tree, first: int, last: int) -> None:
    """One centre with one of everything for each number, and some of them hidden."""
    indicator = build_indicator(f"Besuche{first}")
    field = build_field_of_action("Integration") if not first else None
    turkish = Locale.objects.get(language_code="tr")
    for number in range(first, last):
        centre = build_zentrum(tree.index, title=f"Zentrum {number}", slug=f"z{number}")
        offer = build_offer(centre, [weekly("MO")], title="Offener Bereich", slug=f"o{number}")
        paper = build_paper(centre, slug=f"p{number}")
        Indikatorwert.objects.create(page=paper, indikator=indicator, value=number)
        measure = Massnahme(title=f"Maßnahme {number}", handlungsfeld=field)
        figure = Kennzahl(indikator=indicator, value=number)
        report = build_report(centre, 2024, slug=f"b{number}", massnahmen=[measure])
        figure.page = report
        figure.save()
        if number < first + 3:  # three private centres, three private offers, and their aliases
            centre.copy_for_translation(turkish, alias=True)
            offer.copy_for_translation(turkish, alias=True)
            hidden = build_zentrum(tree.index, title=f"Geheim {number}", slug=f"geheim{number}")
            private = build_offer(hidden, title="Offener Keller", slug=f"keller{number}")
            for page in (hidden, private):
                page.copy_for_translation(turkish, alias=True)
            for page in (hidden, build_offer(centre, title="Intern", slug=f"intern{number}")):
                PageViewRestriction.objects.create(page=page, restriction_type="login")


def test_every_request_takes_as_many_queries_for_many_as_for_one(tree, client, locales, paths):
    for page in (tree.home, tree.index):
        page.copy_for_translation(locales["tr"], alias=True)
    counted: dict[str, list[int]] = {path: [] for path in paths}
    for first, last in ((0, 1), (1, MANY)):
        populate(tree, first, last)
        call_command("build_documents")
        cache.clear()
        for path in ("quartierszentren", "angebote.ics"):
            queries(client, path)  # what is looked up once per process
        for path, numbers in counted.items():
            numbers.append(queries(client, path))
    changing = {path: found for path, found in counted.items() if len({*found}) > 1}
    many = {path: found for path, found in counted.items() if max(found) > MOST}
    assert (changing, many) == ({}, {})
