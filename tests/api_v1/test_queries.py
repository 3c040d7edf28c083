"""As many queries for a hundred objects as for one, and at most twelve."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quartier_pages.models import Indikatorwert, Kennzahl, Massnahme
from tests.trees import (
    Tree,
    build_indicator,
    build_offer,
    build_paper,
    build_report,
    build_zentrum,
    weekly,
)

ROOT = "/api/quartier/v1"
MOST = 12
MANY = 100
LISTS = (
    "quartierszentren",
    "angebote",
    "termine",
    "eckpunktepapiere",
    "jahresberichte",
    "massnahmen",
    "kennzahlen",
    "indikatoren",
    "changes",
    "search?q=Offener&limit=100",
)


def queries(client: Any, path: str) -> tuple[int, int]:
    """Number of queries and of items."""
    url = f"{ROOT}/{path}"
    query = {} if "?" in path else {"limit": 100}
    client.get(url, query)  # what is looked up once per process
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url, query)
    assert response.status_code == 200, response.content
    return len(captured), len(response.json()["items"])


def populate(tree: Tree, first: int, last: int) -> None:
    """One centre with one of everything for each number."""
    indicator = build_indicator(f"Besuche{first}")
    for number in range(first, last):
        centre = build_zentrum(tree.index, title=f"Zentrum {number}", slug=f"z{number}")
        build_offer(centre, [weekly("MO")], title="Offener Bereich", slug=f"o{number}")
        paper = build_paper(centre, slug=f"p{number}")
        Indikatorwert.objects.create(page=paper, indikator=indicator, value=number)
        measure = Massnahme(title=f"Maßnahme {number}")
        figure = Kennzahl(indikator=indicator, value=number)
        report = build_report(centre, 2024, slug=f"b{number}", massnahmen=[measure])
        figure.page = report
        figure.save()


@pytest.fixture
def counted(tree: Tree, client: Any) -> dict[str, list[tuple[int, int]]]:
    """Queries and items of every list, with one object of each kind and with many."""
    found: dict[str, list[tuple[int, int]]] = {path: [] for path in LISTS}
    for first, last in ((0, 1), (1, MANY)):
        populate(tree, first, last)
        call_command("build_documents")
        for path in LISTS:
            found[path].append(queries(client, path))
    return found


def test_lists_take_as_many_queries_for_many_as_for_one(counted):
    for path, (few, many) in counted.items():
        assert few[0] == many[0] <= MOST, path
        assert few[1] < MANY - 1 <= many[1], path


@pytest.mark.parametrize(
    "path", ["", "navigation", "locales", "quartierszentren/{slug}", "resolve?path=/"]
)
def test_single_answers_take_few(path, tree, client, locales):
    call_command("build_documents")
    url = f"{ROOT}/{path.format(slug=tree.zentrum.slug)}"
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    assert len(captured) <= MOST
