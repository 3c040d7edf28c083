"""Lists of what is no page, in the order that somebody asks for."""

from typing import Any

import pytest
from django.core.management import call_command

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
WEEK = "from=2026-11-23&to=2026-11-29"


@pytest.fixture
def city(tree: Tree) -> Tree:
    """Two centres, each with figures, measures and offers."""
    other = build_zentrum(tree.index, title="Anderes Zentrum", slug="anderes")
    visits, courses = build_indicator("Besuche"), build_indicator("Kurse")
    for name, centre, first in (("a", tree.zentrum, 10), ("b", other, 30)):
        for year in (2023, 2024):
            figures = [Kennzahl(indikator=visits, value=first + year - 2023)]
            if year == 2024:
                figures.append(Kennzahl(indikator=courses, value=first - 5))
            title, status = f"Plan {year} {name}", "laufend" if year == 2023 else "geplant"
            measures = [Massnahme(title=title, status=status)]
            slug = f"bericht-{year}-{name}"
            build_report(centre, year, slug=slug, kennzahlen=figures, massnahmen=measures)
        paper = build_paper(centre, slug=f"papier-{name}")
        for value, as_of in ((first, "2022"), (None, "2021")):
            Indikatorwert.objects.create(
                page=paper,
                indikator=visits if value else courses,
                value=value,
                is_suppressed=value is None,
                as_of=as_of,
            )
    build_offer(tree.zentrum, [weekly("MO", "10:00", "11:00")], title="Chor", slug="chor")
    build_offer(tree.zentrum, [weekly("TU", "09:00", "10:00")], title="Tanz", slug="tanz")
    build_offer(tree.zentrum, [weekly("MO", "09:00", "10:00")], title="Brett", slug="brett")
    call_command("build_documents")
    return tree


def value(item: dict[str, Any]) -> Any:
    return item["value"]


def offer(item: dict[str, Any]) -> Any:
    return item["angebot"]["title"]


def title(item: dict[str, Any]) -> Any:
    return item["title"].removeprefix("Plan ")


CASES: dict[str, tuple[Any, list[Any]]] = {
    f"termine?{WEEK}": (offer, ["Brett", "Chor", "Tanz"]),
    f"termine?{WEEK}&order=title": (offer, ["Brett", "Chor", "Tanz"]),
    f"termine?{WEEK}&order=-title": (offer, ["Tanz", "Chor", "Brett"]),
    f"termine?{WEEK}&order=start,-day": (offer, ["Tanz", "Brett", "Chor"]),
    f"termine?{WEEK}&order=-day,start": (offer, ["Tanz", "Brett", "Chor"]),
    f"termine?{WEEK}&order=-day,-start&limit=1&offset=1": (offer, ["Chor"]),
    "kennzahlen": (value, [10, 11, 30, 31, 5, 25]),
    "kennzahlen?order=-year": (value, [11, 31, 5, 25, 10, 30]),
    "kennzahlen?order=-centre,year,-value": (value, [30, 31, 25, 10, 11, 5]),
    "kennzahlen?order=-indikator,-value": (value, [25, 5, 31, 30, 11, 10]),
    "indikatoren": (value, [10, 30, None, None]),
    "indikatoren?order=-value": (value, [30, 10, None, None]),
    "indikatoren?order=value": (value, [10, 30, None, None]),
    "indikatoren?order=as_of,centre": (value, [None, None, 10, 30]),
    "massnahmen?order=-title": (title, ["2024 b", "2024 a", "2023 b", "2023 a"]),
    "massnahmen?order=centre,-year": (title, ["2024 a", "2023 a", "2024 b", "2023 b"]),
    "massnahmen?order=status,-centre": (title, ["2024 b", "2024 a", "2023 b", "2023 a"]),
}


def test_every_list_is_in_the_order_that_was_asked_for(city, client):
    """In one test, because building the city takes longer than asking."""
    found = {}
    for path, (shown, _expected) in CASES.items():
        response = client.get(f"{ROOT}/{path}")
        assert response.status_code == 200, response.content
        found[path] = [shown(item) for item in response.json()["items"]]
    assert found == {path: expected for path, (_shown, expected) in CASES.items()}


def test_search_is_narrowed_to_some_fields(city, client):
    call_command("build_search")
    response = client.get(f"{ROOT}/search?q=Chor&fields=title,excerpt")
    assert response["Content-Type"] == "application/vnd.quartier.narrowed+json"
    answer = response.json()
    assert [set(item) for item in answer["items"]] == [{"title", "excerpt"}]
    assert answer["items"][0]["title"] == "Chor"
    assert set(answer["facets"]) == {"type", "centre", "locale"}
