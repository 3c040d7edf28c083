"""Structured data in the pages, as a search engine finds it."""

import json
import re
from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from home.models import SiteSettings
from quartier_pages.models import Standort, Zeitfenster, ZentrumGebiet
from tests.html import html
from tests.trees import build_offer, build_paper, build_report, weekly

ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SCHEMA = "https://schema.org/"


def things(client, page) -> dict[str, dict]:
    """What a page says, by type."""
    said = [json.loads(text) for text in ELEMENT.findall(html(client, page))]
    assert all(thing["@context"] == "https://schema.org" for thing in said)
    return {thing["@type"]: thing for thing in said}


@pytest.fixture
def city(tree):
    SiteSettings.objects.update_or_create(
        site=tree.home.get_site(),
        defaults={"operator_name": "Geschäftsstelle", "city_name": "Musterstadt"},
    )


def test_home_page(client, tree, city):
    site = things(client, tree.home)["WebSite"]
    assert site["inLanguage"] == "de"
    assert site["publisher"]["@type"] == "GovernmentOrganization"
    assert site["publisher"]["name"] == "Geschäftsstelle"
    template = site["potentialAction"]["target"]["urlTemplate"]
    assert template.endswith("/suche/?q={search_term_string}")
    found = html(client, template.replace("{search_term_string}", "Augärtle"))
    assert tree.zentrum.title in found


class TestCentre:
    def test_organisation_and_places(self, client, zentrum):
        site = zentrum.standorte.get()
        hours = {"weekday": "MO", "start": time(9), "end": time(12), "note": ""}
        closed = {"start": None, "end": None, "note": ""}
        soon, past = (timezone.localdate() + timedelta(days=days) for days in (5, -5))
        site.opening_hours = Standort._meta.get_field("opening_hours").stream_block.normalize(
            [
                ("regular", hours),
                ("exception", {"first_day": soon, "last_day": soon, **closed}),
                ("exception", {"first_day": past, "last_day": past, **closed}),
            ]
        )
        site.geo_precision, site.accessibility_features = "street", ["step_free"]
        site.save()
        ZentrumGebiet.objects.create(page=zentrum, name="Augärtle")

        found = things(client, zentrum)["Organization"]
        assert found["name"] == zentrum.title
        assert found["description"] == "Treffpunkt im Quartier"
        assert found["parentOrganization"] == [{"@type": "Organization", "name": "Caritas"}]
        assert found["areaServed"] == [{"@type": "AdministrativeArea", "name": "Augärtle"}]
        (contact,) = found["contactPoint"]
        assert (contact["contactType"], contact["telephone"]) == (
            "Quartiersmanagement",
            "07131 94-1850",
        )
        (place,) = found["location"]
        assert place["address"] == {
            "@type": "PostalAddress",
            "streetAddress": "Ellwanger Straße 15/1",
            "addressLocality": "Heilbronn",
        }
        assert (place["geo"]["latitude"], place["geo"]["longitude"]) == (49.154, 9.22)
        assert place["amenityFeature"][0]["name"] == "stufenloser Zugang"
        (regular,) = place["openingHoursSpecification"]
        assert (regular["dayOfWeek"], regular["opens"], regular["closes"]) == (
            SCHEMA + "Monday",
            "09:00",
            "12:00",
        )
        (special,) = place["specialOpeningHoursSpecification"]
        assert special["validFrom"] == special["validThrough"] == soon.isoformat()
        assert special["opens"] == special["closes"] == "00:00"

    def test_the_middle_of_a_quarter_is_no_point(self, client, zentrum):
        (place,) = things(client, zentrum)["Organization"]["location"]
        assert "geo" not in place

    def test_breadcrumb(self, client, tree, zentrum):
        steps = things(client, zentrum)["BreadcrumbList"]["itemListElement"]
        assert [step["name"] for step in steps] == [
            tree.home.title,
            tree.index.title,
            zentrum.title,
        ]
        assert all(step["item"].startswith("http") for step in steps)

    @pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "<!--<script>"])
    def test_hostile_titles_stay_text(self, client, zentrum, title):
        zentrum.title = title
        zentrum.save()
        assert title not in html(client, zentrum)
        assert things(client, zentrum)["Organization"]["name"] == title


class TestOffer:
    def test_series_with_rule_and_dates(self, client, offer, zentrum):
        found = things(client, offer)["EventSeries"]
        (schedule,) = found["eventSchedule"]
        assert schedule["repeatFrequency"] == "P1W"
        assert (schedule["startTime"], schedule["endTime"]) == ("16:00", "18:00")
        assert schedule["scheduleTimezone"] == "Europe/Berlin"
        states = [event["eventStatus"] for event in found["subEvent"]]
        assert states.count(SCHEMA + "EventCancelled") == 1
        assert states.count(SCHEMA + "EventScheduled") == len(states) - 1 == 4
        first = found["subEvent"][0]
        assert first["startDate"].startswith(f"{timezone.localdate().isoformat()}T16:00:00+0")
        assert first["location"]["name"] == found["location"]["name"] == zentrum.main_site.name
        assert found["organizer"]["name"] == zentrum.title
        assert found["isAccessibleForFree"] is True
        assert found["audience"] == {
            "@type": "PeopleAudience",
            "audienceType": "Kinder",
            "suggestedMinAge": 6,
        }

    @pytest.mark.parametrize(
        ("slot", "expected"),
        [
            (weekly("TU", interval=2, valid_from=date(2026, 1, 6)), ("P2W", f"{SCHEMA}Tuesday")),
            (Zeitfenster(rhythm="monthly", weekday="TU", nth=-1), ("P1M", "-1TU")),
        ],
    )
    def test_rule(self, client, zentrum, slot, expected):
        offer = build_offer(zentrum, [slot])
        (schedule,) = things(client, offer)["EventSeries"]["eventSchedule"]
        assert (schedule["repeatFrequency"], schedule["byDay"]) == expected

    def test_what_is_not_known_is_not_said(self, client, zentrum):
        found = things(client, build_offer(zentrum))["EventSeries"]
        unknown = {"isAccessibleForFree", "audience", "inLanguage", "eventSchedule", "subEvent"}
        assert not unknown & set(found)

    def test_an_offer_that_pauses(self, client, zentrum):
        offer = build_offer(zentrum, [weekly("MO")], status="pausiert")
        assert things(client, offer)["EventSeries"]["eventStatus"] == SCHEMA + "EventPostponed"

    def test_an_offer_that_has_ended(self, client, zentrum):
        offer = build_offer(zentrum, [weekly("MO")], status="beendet")
        assert "EventSeries" not in things(client, offer)

    def test_nothing_of_a_centre_that_is_not_public(self, client, offer, zentrum):
        zentrum.unpublish()
        found = things(client, offer)["EventSeries"]
        assert "organizer" not in found
        assert "location" not in found


class TestReport:
    def test_report(self, client, zentrum, city):
        page = build_report(zentrum, 2024, summary="<p>Viel <b>getan</b>.</p>")
        page.save_revision().publish()
        found = things(client, page)["Report"]
        assert found["about"]["name"] == zentrum.title
        assert found["abstract"] == "Viel getan."
        assert found["temporalCoverage"] == "2024"
        assert found["spatialCoverage"] == {"@type": "City", "name": "Musterstadt"}
        assert found["publisher"]["name"] == "Geschäftsstelle"
        assert found["datePublished"].startswith(timezone.localdate().isoformat())

    @pytest.mark.parametrize(
        ("valid_from", "valid_to", "expected"),
        [
            (date(2024, 1, 1), None, "2024-01-01/.."),
            (date(2024, 1, 1), date(2025, 12, 31), "2024-01-01/2025-12-31"),
            (None, None, None),
        ],
    )
    def test_paper(self, client, zentrum, valid_from, valid_to, expected):
        page = build_paper(zentrum, valid_from=valid_from, valid_to=valid_to)
        assert things(client, page)["Report"].get("temporalCoverage") == expected

    def test_a_centre_that_is_not_public_is_not_named(self, client, zentrum):
        page = build_report(zentrum, 2024)
        zentrum.unpublish()
        assert "about" not in things(client, page)["Report"]


def test_a_page_that_is_not_translated_says_so(client, tree, locales):
    for page in (tree.home, tree.index, tree.zentrum):
        page.copy_for_translation(locales["en"], alias=True)
    report = build_report(tree.zentrum, 2024)
    alias = report.copy_for_translation(locales["en"], alias=True)
    assert things(client, alias)["Report"]["inLanguage"] == "de"


def test_an_example_is_no_fact(client, zentrum):
    examples = [
        build_report(zentrum, 2024, is_example=True),
        build_paper(zentrum, is_example=True),
        build_offer(zentrum, [weekly("MO")], is_example=True),
    ]
    for page in examples:
        assert things(client, page).keys() == {"BreadcrumbList"}
