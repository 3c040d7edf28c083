"""The start page tells what takes place next, and names the centres."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from quartier_pages.models import Ausfall
from tests.html import html, main
from tests.trees import build_offer, build_zentrum, weekly

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def weekday(offset=0):
    return WEEKDAYS[(timezone.localdate().weekday() + offset) % 7]


def offer(zentrum, title, *slots):
    return build_offer(zentrum, list(slots), title=title, slug=title, on_public_holidays=True)


def test_the_next_days_come_with_their_dates_and_centres(client, tree):
    offer(tree.zentrum, "uebermorgen", weekly(weekday(2)))
    offer(tree.zentrum, "heute", weekly(weekday(), "10:00", "12:00"))
    offer(tree.zentrum, "ohne-zeiten")
    text = main(html(client, "/"))
    assert text.index(">heute</a>") < text.index(">uebermorgen</a>")
    assert "10:00–12:00 Uhr" in text
    assert tree.zentrum.title in text
    assert "ohne-zeiten" not in text


def test_a_cancelled_date_is_marked(client, tree):
    page = offer(tree.zentrum, "chor", weekly(weekday()))
    today = timezone.localdate()
    Ausfall.objects.create(page=page, first_day=today, last_day=today, reason="Umbau")
    text = main(html(client, "/"))
    assert "qz-week__slot--cancelled" in text
    assert "fällt aus" in text


def test_of_a_full_day_the_rest_is_a_link(client, tree):
    for number in range(7):
        offer(tree.zentrum, f"chor-{number}", weekly(weekday(1)))
    text = main(html(client, "/"))
    assert text.count("qz-week__title") == 5
    assert "noch 2 Termine an diesem Tag" in text
    assert 'href="/angebote/?tag=morgen#treffer"' in text


def test_a_quiet_week_is_said(client, tree):
    assert "In den nächsten sieben Tagen gibt es keine festen Termine." in main(html(client, "/"))


def test_without_centres_there_is_nothing_to_tell(client, tree):
    tree.zentrum.unpublish()
    text = main(html(client, "/"))
    assert "qz-week" not in text
    assert "qz-empty" not in text
    assert "qz-centres" not in text


def test_only_what_everybody_sees_is_named(client, admin_client, tree):
    private = build_zentrum(tree.index, title="Geheimes Haus", slug="geheim")
    offer(private, "intern", weekly(weekday()))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    for visitor in (client, admin_client):
        text = html(visitor, "/")
        assert "intern" not in main(text)
        assert "Geheimes Haus" not in text


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("/ar", ["ما الذي يُقام قريبًا", "من 16:00 إلى 18:00"]),
        ("/en", ["today"]),
    ],
)
def test_it_speaks_the_language_of_the_page(client, locales, tree, prefix, words):
    offer(tree.zentrum, "chor", weekly(weekday()))
    code = prefix.strip("/")
    tree.home.copy_for_translation(locales[code], alias=True)
    for page in tree.index.get_descendants(inclusive=True).order_by("path").specific():
        page.copy_for_translation(locales[code], alias=True)
    text = main(html(client, f"{prefix}/"))
    assert [word for word in words if word not in text] == []


def test_more_offers_and_centres_take_no_more_queries(client, tree):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            html(client, "/")
        return len(captured)

    offer(tree.zentrum, "a", weekly(weekday()))
    queries()
    before = queries()
    for number in range(3):
        centre = build_zentrum(tree.index, title=f"Zentrum {number}", slug=f"zentrum-{number}")
        offer(centre, "chor", weekly(weekday()), weekly(weekday(1)))
    assert queries() == before <= 40


def test_days_farther_off_are_called_by_their_weekday(client, tree):
    for number in range(6):
        offer(tree.zentrum, f"chor-{number}", weekly(weekday(3)))
    day = WEEKDAYS[(timezone.localdate() + timedelta(days=3)).weekday()]
    assert f'href="/angebote/?tag={day}#treffer"' in main(html(client, "/"))
