"""The programme of a centre for one week."""

from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from quartier_pages.domain.calendar_week import CalendarWeek
from quartier_pages.models import Ausfall, QuartierszentrumPage, SchoolHolidays
from tests.html import html, main
from tests.trees import build_offer, build_report, weekly


def address(zentrum, query="", prefix=""):
    return f"{prefix}{zentrum.url}wochenprogramm/{query}"


def this_week():
    return CalendarWeek.of(timezone.localdate())


def test_the_current_week_marks_today_and_what_is_cancelled(client, tree):
    today = timezone.localdate()
    weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][today.weekday()]
    offer = build_offer(tree.zentrum, [weekly(weekday)], on_public_holidays=True)
    Ausfall.objects.create(page=offer, first_day=today, last_day=today, reason="Umbau")
    text = main(html(client, address(tree.zentrum)))
    assert f"Kalenderwoche {this_week().number}" in text
    assert text.count("qz-week__today") == 1
    for words in ("16:00–18:00", "Offener Bereich", "fällt aus", "Umbau"):
        assert words in text
    assert text.count("<h2") >= 6  # a heading a day, and the last section


def test_the_weeks_before_and_after_are_one_link_away(client, tree):
    build_offer(tree.zentrum)
    week = this_week().later(2)
    text = main(html(client, address(tree.zentrum, f"?woche={week}")))
    assert f'href="?woche={week.later(-1)}"' in text
    assert f'href="?woche={week.later(1)}"' in text
    assert 'href="?"' in text
    last = main(html(client, address(tree.zentrum, f"?woche={this_week().later(53)}")))
    assert 'rel="next"' not in last


@pytest.mark.parametrize("week", ["quark", "2026-W99", "1999-W01", "9999-W52", "%00"])
def test_a_week_that_cannot_be_meant_is_this_one_and_said_to_be(client, tree, week):
    text = html(client, address(tree.zentrum, f"?woche={week}"))
    assert "keine Woche, die gezeigt werden kann" in text
    assert f"Kalenderwoche {this_week().number}" in text
    assert 'rel="canonical"' in text


def test_holidays_are_named(client, tree, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 12, 21))
    SchoolHolidays.objects.create(
        name="Weihnachtsferien", first_day=date(2026, 12, 23), last_day=date(2027, 1, 9)
    )
    build_offer(tree.zentrum)
    text = main(html(client, address(tree.zentrum, "?woche=2026-W52")))
    assert text.count("Weihnachtsferien") == 3  # from Wednesday to Friday
    assert text.count("Erster Weihnachtstag") == 1
    assert "findet nichts zu festen Zeiten statt" in text


def test_a_centre_without_offers_has_no_week_to_take_along(client, tree):
    QuartierszentrumPage.objects.update(status="geplant")
    text = main(html(client, address(tree.zentrum)))
    assert 'data-status="geplant">geplant</span>' in text
    assert "Zurzeit gibt es keine Angebote." in text
    for words in ("wochenprogramm.pdf", "angebote.ics", "?woche=", "qz-week"):
        assert words not in text
    centre = html(client, tree.zentrum)
    assert "wochenprogramm" not in centre
    assert "angebote.ics" not in centre


def test_it_leads_to_poster_and_calendar_and_is_found_from_the_centre(client, tree):
    build_offer(tree.zentrum, [weekly("MO")])
    text = main(html(client, address(tree.zentrum)))
    for paper in ("a4", "a3"):
        poster = f"{tree.zentrum.url}wochenprogramm.pdf?woche={this_week()}&amp;format={paper}"
        assert f'href="{poster}"' in text
    assert f"angebote.ics?centre={quote(tree.zentrum.slug)}&amp;locale=de" in text
    centre = main(html(client, tree.zentrum))
    assert f'href="{address(tree.zentrum)}"' in centre
    assert f'href="/angebote/?zentrum={quote(tree.zentrum.slug)}"' in centre


def test_other_languages_have_their_own_words_around_german_titles(client, locales, tree):
    build_offer(tree.zentrum, [weekly("MO")])
    tree.home.copy_for_translation(locales["ar"], alias=True)
    for page in tree.index.get_descendants(inclusive=True).order_by("path").specific():
        page.copy_for_translation(locales["ar"], alias=True)
    week = this_week().later(1)
    text = html(client, address(tree.zentrum, f"?woche={week}", "/ar"))
    assert "<h1>البرنامج الأسبوعي</h1>" in text
    assert '<bdi lang="de">Offener Bereich</bdi>' in text
    assert f'href="{address(tree.zentrum)}?woche={week}"' in text
    assert '<meta name="robots" content="noindex, follow">' in text
    plain = html(client, address(tree.zentrum, prefix="/ar"))
    assert f'rel="canonical" href="http://testserver{address(tree.zentrum, prefix="/ar")}"' in plain


def test_who_may_not_see_the_centre_does_not_see_its_week(client, tree):
    tree.zentrum.unpublish()
    html(client, address(tree.zentrum), status=404)
    tree.zentrum.save_revision().publish()
    html(client, address(tree.zentrum))
    PageViewRestriction.objects.create(
        page=tree.zentrum, restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get(address(tree.zentrum)).status_code == 302


def test_more_offers_and_reports_take_no_more_queries(client, tree):
    def queries():
        html(client, address(tree.zentrum))
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            html(client, address(tree.zentrum))
        return len(captured)

    build_offer(tree.zentrum, [weekly("MO")], slug="a")
    before = queries()
    for number in range(4):
        build_offer(tree.zentrum, [weekly("MO"), weekly("FR")], slug=f"b-{number}")
        build_report(tree.zentrum, 2020 + number)
    SchoolHolidays.objects.create(
        name="Ferien", first_day=date.today(), last_day=date.today() + timedelta(days=9)
    )
    assert queries() == before <= 35
