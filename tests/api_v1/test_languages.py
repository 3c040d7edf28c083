"""German text within a translated page says that it is German."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from wagtail.models import Page

from quartier_pages.models import Ausfall, BerichtSchwerpunkt, Kennzahl
from tests.trees import (
    Tree,
    build_field_of_action,
    build_indicator,
    build_offer,
    build_report,
    weekly,
)

ROOT = "/api/quartier/v1"
CHRISTMAS = "termine?locale=ar&from=2026-12-18&to=2026-12-25"


def translated(page: Page, language: Any) -> Any:
    """A page of its own in a language, with its German words for want of others."""
    copy = page.copy_for_translation(language, copy_parents=True)
    copy.title = "مترجم"
    copy.save_revision().publish()
    return type(copy).objects.get(pk=copy.pk)


def items(client: Any, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{ROOT}/{path}").json()["items"]
    return found


def test_reasons_of_translated_offers_are_german(tree: Tree, locales, client):
    offer = build_offer(tree.zentrum, [weekly("FR")])
    closed = date(2026, 12, 18)
    offer.ausfaelle = [
        Ausfall(first_day=closed, last_day=closed, reason="Umbau"),
        Ausfall(first_day=date(2026, 12, 4), last_day=date(2026, 12, 4)),
    ]
    offer.save()
    page = translated(offer, locales["ar"])

    dates = items(client, CHRISTMAS)
    assert [date["angebot"]["is_fallback"] for date in dates] == [False, False]
    assert [(date["reason"], date["reason_language"]) for date in dates] == [
        ("Umbau", "de"),
        ("Erster Weihnachtstag", "de"),
    ]
    held = items(client, "termine?locale=ar&from=2026-12-11&to=2026-12-11")
    assert [(date["reason"], date["reason_language"]) for date in held] == [("", None)]
    answer = client.get(f"{ROOT}/pages/{page.pk}").json()
    assert answer["content_language"] == "ar"
    assert [row["reason_language"] for row in answer["ausfaelle"]] == ["de", None]
    table = client.get(f"{ROOT}/{CHRISTMAS.replace('termine', 'termine.csv')}").content.decode()
    rows = csv.DictReader(io.StringIO(table.removeprefix("\ufeff")), delimiter=_delimiter(table))
    assert [row["reason_language"] for row in rows] == ["de", "de"]


def _delimiter(table: str) -> str:
    return str(csv.Sniffer().sniff(table.splitlines()[0]).delimiter)


@pytest.mark.parametrize(
    ("is_translated", "expected"),
    [(False, ("Besuche", "de", True)), (True, ("زيارات", "ar", False))],
)
def test_shared_entries_say_whether_they_are_translated(
    is_translated, expected, tree: Tree, locales, client
):
    indicator, field = build_indicator("Besuche"), build_field_of_action("Besuche")
    report = build_report(
        tree.zentrum,
        2024,
        kennzahlen=[Kennzahl(indikator=indicator, value=5)],
        schwerpunkte=[BerichtSchwerpunkt(title="Hof", handlungsfeld=field)],
    )
    for entry in (indicator, field) if is_translated else ():
        copy = entry.copy_for_translation(locales["ar"])
        copy.name = "زيارات"
        copy.save()
    page = translated(report, locales["ar"])

    answer = client.get(f"{ROOT}/pages/{page.pk}").json()
    assert answer["is_fallback"] is False
    named = [
        answer["kennzahlen"][0]["indikator"],
        answer["schwerpunkte"][0]["handlungsfeld"],
        items(client, "kennzahlen?locale=ar")[0]["indikator"],
    ]
    facts = ("name", "content_language", "is_fallback")
    assert [tuple(one[fact] for fact in facts) for one in named] == [expected] * 3
    german = client.get(f"{ROOT}/pages/{report.pk}").json()["kennzahlen"][0]["indikator"]
    assert (german["content_language"], german["is_fallback"]) == ("de", False)
