"""A draft takes as many queries with a hundred rows of each kind as with one.

Not as few as a public answer, which is read from the kept document of a page: a draft is made on
the spot, so each kind of thing that it names (organisations, indicators, images, …) is asked for
once to see that it is still there, and once for its content.
"""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import FeedbackFormField, FeedbackPage
from previews.drafts import make_token
from quartier_pages.models import (
    AngebotPartner,
    Ausfall,
    Beleg,
    Handlungsfeld,
    Indikatorwert,
    Kennzahl,
    Leitziel,
    Massnahme,
    Organisation,
    PapierHandlungsfeld,
    Standort,
    ZentrumPartner,
    ZentrumTraeger,
)
from tests.access.tokens import issue
from tests.trees import Tree, build_indicator, build_offer, build_paper, build_report, weekly

ROOT = "/api/quartier/v1/preview"
MOST = 26
MANY = 100
MONDAY = date(2026, 1, 5)


@pytest.fixture
def drafts_of(tree: Tree) -> dict[str, Any]:
    offer, paper = build_offer(tree.zentrum), build_paper(tree.zentrum)
    build_report(tree.zentrum, 2023)
    feedback = tree.home.add_child(instance=FeedbackPage(title="Rückmeldung"))
    report = build_report(tree.zentrum, 2024)
    pages = {
        "centre": tree.zentrum,
        "offer": offer,
        "paper": paper,
        "report": report,
        "feedback": feedback,
    }
    for page in pages.values():
        page.save_revision()  # so that the drafts to be counted both name an earlier one
    return pages


def fill(pages: dict[str, Any], count: int) -> None:
    """So many rows of each kind, each with an organisation, an indicator, … of its own."""
    locale = pages["centre"].locale
    numbers = range(count)
    organisations = [Organisation.objects.get_or_create(name=f"Verein {n}")[0] for n in numbers]
    fields = [
        Handlungsfeld.objects.get_or_create(name=f"Feld {n}", slug=f"feld{n}", locale=locale)[0]
        for n in numbers
    ]
    indicators = [build_indicator(f"Zahl{count}x{n}", locale=locale) for n in numbers]
    rows: dict[str, dict[str, list[Any]]] = {
        "centre": {
            "standorte": [Standort(name=f"Haus {n}", locale=locale) for n in numbers],
            "traeger": [ZentrumTraeger(organisation=one) for one in organisations],
            "partner": [ZentrumPartner(organisation=one) for one in organisations],
            "belege": [Beleg(title=f"Quelle {n}") for n in numbers],
        },
        "offer": {
            "zeitfenster": [weekly("MO") for _n in numbers],
            "ausfaelle": [Ausfall(first_day=day, last_day=day) for day in [MONDAY] * count],
            "partner": [AngebotPartner(organisation=one) for one in organisations],
        },
        "paper": {
            "indikatorwerte": [Indikatorwert(indikator=one, locale=locale) for one in indicators],
            "leitziele": [Leitziel(title=f"Ziel {n}", locale=locale) for n in numbers],
            "handlungsfelder": [
                PapierHandlungsfeld(handlungsfeld=one, locale=locale) for one in fields
            ],
        },
        "report": {
            "kennzahlen": [Kennzahl(indikator=one, value=1, locale=locale) for one in indicators],
            "massnahmen": [
                Massnahme(
                    title="Maßnahme", handlungsfeld=one, angebot=pages["offer"], locale=locale
                )
                for one in fields
            ],
        },
        "feedback": {
            "form_fields": [FeedbackFormField(label=f"Frage {n}", locale=locale) for n in numbers]
        },
    }
    for name, relations in rows.items():
        for relation, values in relations.items():
            setattr(pages[name], relation, values)
        pages[name].save_revision()


def queries(client: Any, url: str, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
    client.get(url, headers=headers)  # what is looked up once per process
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url, headers=headers)
    assert response.status_code == 200, response.content
    return len(captured), response.json()


def test_drafts_take_as_many_queries_for_many_rows_as_for_one(drafts_of, client):
    key = {"Authorization": f"Bearer {issue(scopes=['drafts'])[1]}"}
    found: dict[tuple[str, str], list[int]] = {}
    for count in (1, MANY):
        fill(drafts_of, count)
        for name, page in drafts_of.items():
            page.refresh_from_db()
            ways = {
                "token": (f"{ROOT}/pages/{page.pk}", key),
                "link": (f"{ROOT}/{make_token(page.latest_revision)}", {}),
            }
            for way, (url, headers) in ways.items():
                number, answer = queries(client, url, headers)
                found.setdefault((name, way), []).append(number)
                longest = max(len(value) for value in answer.values() if isinstance(value, list))
                assert longest >= count, name
    assert {who: few for who, (few, _many) in found.items()} == {
        who: many for who, (_few, many) in found.items()
    }
    assert max(many for _few, many in found.values()) <= MOST
