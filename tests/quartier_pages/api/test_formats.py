"""What the lists in other formats have in common."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.quartier_pages.api.support import (
    LISTS,
    MEDIA_TYPES,
    SITE,
    fill,
    get,
    size,
    text,
    translate,
)
from tests.trees import build_zentrum

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


class TestEveryFormat:
    def test_says_what_it_is(self, client, content):
        for name, media_type in MEDIA_TYPES.items():
            answer = get(client, name)
            assert (name, answer.status_code) == (name, 200)
            assert (name, answer["Content-Type"]) == (name, media_type)
            assert answer["Content-Disposition"] == f'inline; filename="{name}"'

    def test_holds_addresses_of_the_site(self, client, content):
        for name in MEDIA_TYPES:
            body = text(client, name)
            assert f"{SITE}/" in body, name
            assert "origin.invalid" not in body, name

    def test_knows_its_parameters(self, client, db):
        for name in MEDIA_TYPES:
            answer = get(client, name, limit=3)
            assert (name, answer.status_code) == (name, 422)
            assert answer["Content-Type"] == "application/problem+json"
            assert "limit" in answer.json()["detail"]

    def test_same_content_makes_the_same_bytes(self, client, content, monkeypatch):
        before = {name: get(client, name).content for name in MEDIA_TYPES}
        later = timezone.now() + timedelta(seconds=70)
        monkeypatch.setattr(timezone, "now", lambda: later)
        assert {name: get(client, name).content for name in MEDIA_TYPES} == before

    def test_takes_few_queries_whatever_the_amount(self, client, content):
        few = queries_by_format(client)
        for number in range(2):
            fill(build_zentrum(content.index, f"Zentrum {number}"), f"Treff {number}")
        assert queries_by_format(client) == few
        assert max(few.values()) <= MOST_QUERIES, few


def queries_by_format(client: Any) -> dict[str, int]:
    found = {}
    for name in MEDIA_TYPES:
        get(client, name)  # makes what is kept
        with CaptureQueriesContext(connection) as queries:
            assert get(client, name).status_code == 200
        found[name] = len(queries)
    return found


class TestEveryList:
    def test_without_content(self, client, db):
        assert {size(client, name) for name in LISTS} == {0}

    @pytest.mark.parametrize("hide", ["unpublish", "login"])
    def test_is_of_public_pages(self, client, content, hide):
        assert 0 not in {size(client, name) for name in LISTS}
        pages = content.zentrum.get_descendants(inclusive=True)
        if hide == "login":
            PageViewRestriction.objects.create(page=content.zentrum, restriction_type="login")
        else:
            for page in pages:
                page.unpublish()
        assert {size(client, name) for name in LISTS} == {0}
        for name in LISTS:
            body = text(client, name)
            assert [page.title for page in pages if page.title in body] == []

    def test_names_no_centre_that_is_not_public(self, client, content):
        content.zentrum.unpublish()
        for name in LISTS:
            assert content.zentrum.title not in text(client, name), name

    def test_drafts_do_not_show(self, client, content):
        for page in content.zentrum.get_descendants(inclusive=True).specific():
            page.title = "Entwurf"
            page.save_revision()
        for name in LISTS:
            assert "Entwurf" not in text(client, name), name

    def test_is_in_one_language(self, client, content, locales):
        amounts = {name: size(client, name) for name in LISTS}
        assert {size(client, name, locale="ar") for name in LISTS} == {0}
        translate(content, locales["ar"])
        assert {name: size(client, name) for name in LISTS} == amounts
        assert {name: size(client, name, locale="ar") for name in LISTS} == amounts
        for name in LISTS:
            assert f"{SITE}/ar/" in text(client, name, locale="ar"), name

    def test_refuses_unknown_languages(self, client, db):
        assert {get(client, name, locale="xx").status_code for name in LISTS} == {422}

    @pytest.mark.parametrize("by", ["slug", "pk"])
    def test_of_one_centre(self, client, content, by):
        other = build_zentrum(content.index, "Sontheim")
        fill(other, "Kurs")
        for name in LISTS[1:]:
            of_one = size(client, name, centre=getattr(other, by))
            assert size(client, name) == 2 * of_one > 0, name
            unknown = client.get(f"/api/quartier/v1/{name}", {"centre": "nirgends"})
            assert unknown.status_code == 404, name


FILTERS: list[tuple[str, dict[str, Any], int]] = [
    ("quartierszentren.geojson", {"status": "in_betrieb"}, 1),
    ("quartierszentren.geojson", {"status": "geplant"}, 0),
    ("quartierszentren.geojson", {"kind": "quartierszentrum"}, 1),
    ("angebote.ics", {"audience": "familien", "weekday": "TU"}, 1),
    ("angebote.ics", {"audience": "aeltere"}, 0),
    ("angebote.csv", {"kind": "treff"}, 1),
    ("angebote.csv", {"weekday": "MO"}, 0),
    ("termine.csv", {}, 1),
    ("termine.csv", {"from": "2026-12-01", "to": "2026-12-15"}, 3),
    ("termine.csv", {"cancelled": "true"}, 0),
    ("massnahmen.csv", {"status": "abgeschlossen"}, 2),
    ("massnahmen.csv", {"status": "geplant"}, 0),
    ("massnahmen.csv", {"q": "nichts"}, 0),
    ("kennzahlen.csv", {"year": 2024}, 1),
    ("kennzahlen.csv", {"year_from": 2025}, 0),
    ("indikatoren.csv", {"topic": "nutzung"}, 1),
    ("indikatoren.csv", {"indikator": "x"}, 0),
    ("jahresberichte.atom", {"year": 2024}, 1),
    ("jahresberichte.rss", {"year_to": 2025}, 2),
]
WRONG_VALUES: list[tuple[str, dict[str, Any]]] = [
    ("quartierszentren.geojson", {"status": "x"}),
    ("angebote.ics", {"weekday": "x"}),
    ("termine.csv", {"from": "2026-12-01", "to": "2026-11-01"}),
    ("kennzahlen.csv", {"year": "x"}),
]


def test_filters(client, content):
    found = [(name, by, size(client, name, **by)) for name, by, _amount in FILTERS]
    assert found == FILTERS


def test_refuses_wrong_values(client, db):
    for name, parameters in WRONG_VALUES:
        assert get(client, name, **parameters).status_code == 422, name
