"""The lists in other formats, one by one."""

from datetime import date, timedelta
from urllib.parse import quote

import pytest
import recurring_ical_events
from django.utils import timezone
from rdflib import Graph, URIRef
from wagtail.models import Page

from home.models import SiteSettings
from quartier_pages.api.v1.formate import SiteFeature
from quartier_pages.models import Standort
from tests.quartier_pages.api.support import (
    API,
    DAY,
    FEEDS,
    LISTS,
    SITE,
    calendar,
    features,
    feed,
    get,
    table,
    translate,
)
from tests.trees import build_offer, weekly

pytestmark = pytest.mark.django_db


class TestMap:
    def test_site(self, client, content):
        Standort.objects.update(latitude="49.15", longitude="9.22", street="Ringstraße")
        content.zentrum.refresh_from_db()
        content.zentrum.save()
        (feature,) = features(client)
        SiteFeature.model_validate(feature)  # is of the type that it is described as
        assert feature["geometry"] == {"type": "Point", "coordinates": [9.22, 49.15]}
        assert feature["properties"]["street"] == "Ringstraße"
        assert feature["properties"]["centre"]["html_url"] == f"{SITE}{content.zentrum.url}"

    def test_a_fallback_says_so(self, client, content, locales):
        translate(content, locales["ar"])
        (feature,) = features(client, locale="ar")
        marks = (feature["properties"]["locale"], feature["properties"]["is_fallback"])
        assert marks == ("ar", True)
        assert features(client)[0]["properties"]["is_fallback"] is False


class TestCalendar:
    def test_expands_to_the_dates_of_the_api(self, client, content):
        last = DAY + timedelta(days=27)
        days = [
            event["DTSTART"].dt.date()
            for event in recurring_ical_events.of(calendar(client)).between(DAY, last)
        ]
        rows = table(client, "termine.csv", **{"from": DAY, "to": last})
        assert days == [date.fromisoformat(row["day"]) for row in rows]
        assert len(days) == 4

    def test_addresses_are_folded_as_they_are(self, client, content):
        body = get(client, "angebote.ics").content
        assert all(len(line) <= 75 for line in body.split(b"\r\n"))
        (event,) = calendar(client).walk("VEVENT")
        assert event["URL"] == f"{SITE}{content.zentrum.url}chor/"

    def test_of_a_centre_has_its_name(self, client, content):
        assert calendar(client)["NAME"] == "Quartierszentren"
        assert calendar(client, centre=content.zentrum.slug)["NAME"] == content.zentrum.title

    def test_a_fallback_says_so(self, client, content, locales):
        translate(content, locales["ar"])
        (event,) = calendar(client, locale="ar").walk("VEVENT")
        assert event["SUMMARY"].params["LANGUAGE"] == "de"
        assert "Für wen: Familien" in event["DESCRIPTION"]
        page = Page.objects.get(title="Chor", locale=locales["ar"]).specific
        page.alias_of, page.title = None, "جوقة"
        page.save_revision().publish()
        (event,) = calendar(client, locale="ar").walk("VEVENT")
        assert (event["SUMMARY"], event["SUMMARY"].params["LANGUAGE"]) == ("جوقة", "ar")

    def test_says_the_same_all_day_of_what_was_never_published(self, client, tree, monkeypatch):
        build_offer(tree.zentrum, [weekly("TU")])
        before = get(client, "angebote.ics").content
        later = timezone.now() + timedelta(seconds=70)
        monkeypatch.setattr(timezone, "now", lambda: later)
        assert get(client, "angebote.ics").content == before


class TestTables:
    def test_offers(self, client, content):
        (row,) = table(client, "angebote.csv")
        assert row["title"] == "Chor"
        assert row["centre"] == row["site"] == content.zentrum.title
        assert row["audience_display"] == "Familien"
        assert row["html_url"] == f"{SITE}{content.zentrum.url}chor/"

    def test_dates(self, client, content):
        (row,) = table(client, "termine.csv")
        assert (row["day"], row["start"], row["cancelled"]) == ("2026-11-24", "16:00:00", "false")
        assert (row["offer"], row["centre"]) == ("Chor", content.zentrum.title)
        assert row["site"] == content.zentrum.title

    def test_measures(self, client, content):
        planned, reviewed = table(client, "massnahmen.csv")
        assert planned["uid"] == reviewed["uid"]
        assert (planned["year"], planned["planned_status"]) == ("2024", "geplant")
        assert (planned["outcome"], planned["is_example"]) == ("", "false")
        assert (reviewed["year"], reviewed["planned_status"]) == ("2025", "")
        assert (reviewed["outcome"], reviewed["outcome_text"]) == ("erreicht", "Gut besucht")
        assert (reviewed["title"], reviewed["is_example"]) == ("Fest Chor", "true")
        assert reviewed["report_url"].startswith(f"{SITE}{content.zentrum.url}")

    def test_key_figures(self, client, content):
        (row,) = table(client, "kennzahlen.csv")
        assert (row["year"], row["value"], row["indicator_name"]) == ("2024", "120", "Besuche Chor")
        assert (row["report"], row["centre"]) == ("Bericht Chor", content.zentrum.title)
        assert row["is_example"] == "false"

    def test_indicators(self, client, content):
        (row,) = table(client, "indikatoren.csv")
        assert (row["value"], row["as_of"], row["paper"]) == ("7", "2024", "Papier Chor")
        assert row["spatial_level"] == "quartier"
        assert row["unit_display"]

    def test_a_fallback_says_so(self, client, content, locales):
        translate(content, locales["ar"])
        for name in [name for name in LISTS if name.endswith(".csv")]:
            assert {row["is_fallback"] for row in table(client, name)} == {"false"}
            rows = table(client, name, locale="ar")
            assert {(row["locale"], row["is_fallback"]) for row in rows} == {("ar", "true")}

    def test_words_are_in_the_language(self, client, content, locales):
        translate(content, locales["en"])
        words = {
            code: {row["outcome_display"] for row in table(client, "massnahmen.csv", locale=code)}
            for code in ("de", "en")
        }
        assert words["de"] == {"", "erreicht"}
        assert "" in words["en"]
        assert not words["en"] & {"erreicht"}


@pytest.mark.parametrize("name", FEEDS)
class TestFeeds:
    def test_entries(self, client, content, name):
        newer, older = feed(client, name).entries
        assert (newer.title, older.title) == ("Jahresbericht 2025", "Bericht Chor")
        assert older.link == f"{SITE}{content.zentrum.url}bericht-chor/"
        assert [tag.term for tag in older.tags] == [content.zentrum.title, "2024"]

    def test_head(self, client, content, name):
        SiteSettings.objects.update_or_create(
            site=content.home.get_site(), defaults={"site_name": "Quartiere", "operator_name": ""}
        )
        head = feed(client, name, year=2024, locale="de").feed
        assert head.title == "Jahresberichte – Quartiere"
        assert head.language == "de"
        assert head.get("author", "Quartiere") == "Quartiere"  # RSS knows none
        links = {link.rel: link.href for link in head.links}
        assert links["self"] == f"{SITE}{API}{name}?year=2024&locale=de"
        assert links["alternate"] == f"{SITE}/"

    def test_a_fallback_says_so(self, client, content, locales, name):
        translate(content, locales["ar"])
        found = feed(client, name, locale="ar")
        assert found.feed.language == "ar"
        assert {entry.title_detail.language for entry in found.entries} == {"de"}
        assert get(client, name).content.count(b"xml:lang=") <= 1  # the feed's own

    def test_without_entries_stays_the_same(self, client, db, name):
        assert get(client, name).content == get(client, name).content
        assert "1970" in get(client, name).content.decode()


class TestCatalogue:
    @pytest.mark.parametrize(("name", "kind"), [("jsonld", "json-ld"), ("rdf", "xml")])
    def test_names_what_is_there(self, client, content, name, kind):
        graph = Graph().parse(data=get(client, f"catalog.{name}").content, format=kind)
        download = URIRef("http://www.w3.org/ns/dcat#downloadURL")
        addresses = {str(address) for address in graph.objects(None, download)}
        assert f"{SITE}{API}angebote.ics" in addresses
        for address in addresses:
            assert client.get(address.removeprefix(SITE)).status_code == 200
        assert (URIRef(f"{SITE}{API}catalog"), None, None) in graph

    def test_its_own_address_leads_to_it(self, client, content):
        answer = client.get(f"{API}catalog")
        assert (answer.status_code, answer["Location"]) == (303, f"{API}catalog.jsonld")
        assert client.get(f"{API}catalog", {"x": 1}).status_code == 422

    def test_is_from_the_operator(self, client, content):
        SiteSettings.objects.update_or_create(
            site=content.home.get_site(),
            defaults={"operator_name": "Amt & Söhne", "contact_email": "amt@example.org"},
        )
        body = get(client, "catalog.rdf").content.decode()
        assert "Amt &amp; Söhne" in body
        assert "mailto:amt@example.org" in body
        assert "dct:license" not in body

    def test_is_under_the_terms_of_the_city(self, client, content):
        licence = "http://dcat-ap.de/def/licenses/dl-by-de/2.0"
        SiteSettings.objects.update_or_create(
            site=content.home.get_site(),
            defaults={"data_licence": licence, "data_attribution": "Stadt Musterstadt"},
        )
        body = get(client, "catalog.rdf").content.decode()
        assert f'<dct:license rdf:resource="{licence}" />' in body
        assert "Stadt Musterstadt" in body


class TestPagesNameThem:
    def test_the_calendar_of_a_centre(self, client, content):
        body = client.get(content.zentrum.url).content.decode()
        query = f"centre={quote(content.zentrum.slug)}&amp;locale=de"
        assert f'href="{API}angebote.ics?{query}"' in body

    def test_the_feed_of_all_reports(self, client, content):
        body = client.get(content.index.url).content.decode()
        assert f'href="{API}jahresberichte.atom?locale=de"' in body
